### The program's words: remarks about content, the writing of the site, the command line.
###
### A remark says what is wrong, its hint what to do. Lower case, no full stop; the editor's own text stands in
### backticks. The Ukrainian file is the original; both have the same messages.

## How grave it is

level-error = error
level-warning = warning
level-advice = advice
level-incomplete = incomplete

## What lies in the folder

more-of-the-same = and { $count } more of `{ $code }` from here on
    .hint = mend what is listed, then check again
unreadable-file = this cannot be read: { $reason }
    .hint = check that the file is there and that you are allowed to read it
file-still-written = this was still being written: it changed again and again for { $seconds } s
    .hint = let the program that writes it finish, then run this again
symbolic-link = this is a link to another place on the disk, not the file itself
    .hint = remove the link and put here the very file or folder that it points to
special-file = this is neither an ordinary file nor a folder
    .hint = take it out of the site's folder, which may hold only files and folders
file-too-large = the file is too large: up to { $limit } MB are allowed
    .hint = shorten it or divide it into several
unknown-file = nothing will come of the file `{ $file }`
    .yml = rename it: its ending must be `.yaml`, not `.yml`
    .markdown = an entry must be a text file `.md`; put a document to download in `content/files/`
    .second-end = take `.txt` off the end of the name, so that it is `{ $name }`: Notepad adds it; if no ends are shown, switch them on in the file manager (“View” → “File name extensions”)
    .language = the language in a file name is written in small letters: `{ $name }`
    .capitals = write the end in small letters: `{ $name }`
    .private = private data lie beside the folder `content`, not in it: `private/ID.yaml`, with the ID of the entry: beside `content/organisations/pryklad.md` it is `private/pryklad.yaml`
    .folders = organisations lie in `content/organisations/` (`.md`), meetings in `content/meetings/` (`.md`), needs in `content/needs/` (`.yaml`), pages in `content/pages/` (`.md`), documents and pictures in `content/files/`
private-folder-name = the folder `{ $file }` is not read: nobody guards the numbers in it, and git would take them into the shared repository
    .hint = if private data lie there, rename it to `private`; if not, give it another name; if it has been pushed already, tell the administrator: the numbers are in the history
not-text = this is no plain text but { $format }
    .hint = open it where it was made, copy the words into an editor of plain text, and save them as UTF-8 under the name `{ $file }`
not-text-office = a file of Word, Excel or another office program
not-text-rtf = an RTF file
not-text-pdf = a PDF file
not-text-html = an HTML page
left-over-file = the file `{ $file }` was left by another program and does not go to the site
    .hint = close the document in that program, or delete the file
hidden-file = the file `{ $file }` is hidden, since its name begins with a dot: it was not read
    .hint = give it a name in Latin letters without a dot at its beginning: `about-us.md`
bad-file-name = `{ $name }` cannot be the name of a file or folder here
    .hint = keep only small Latin letters, digits and single hyphens: `poruch-2.md`
    .better = rename it to `{ $better }` (leave the ending, such as `.md`, as it is): only small Latin letters, digits and single hyphens
    .reserved = Windows keeps this name for itself; add something to it, such as `{ $name }-1`
    .too-long =
        shorten the name to at most { $longest ->
            [one] { $longest } character
           *[other] { $longest } characters
        }
missing-site-file = the file with the site's settings, `content/site.yaml`, is missing
    .hint = make it, with at least two lines: `title: Name of the site` and `base_url: https://example.org/`

## Bytes and characters

windows-1251 = the file is saved as Windows-1251, but must be UTF-8
    .hint = in your editor choose “Save as” and the encoding UTF-8
utf-16 = the file is saved as UTF-16 (“Unicode” in Windows), but must be UTF-8
    .hint = in your editor choose “Save as” and the encoding UTF-8
invalid-utf8 = there is a damaged character here: it is not UTF-8
    .hint = type this place again and save the file as UTF-8
nul-character = the file has an empty character { $character }, which no text has
    .hint = the file is probably damaged or no text: take a sound copy or type it again
control-character = the text has an invisible control character { $character }
    .hint = delete this place with the letters beside it and type it again
bidirectional-control = the text has an invisible character { $character } that turns the direction of writing
    .hint = delete this place and type it again: such a character shows something other than what is written
misread-text = the text was read in the wrong encoding: `{ $word }` is `{ $said }`
    .hint = type it again or take it from its source; words of this kind in the file: { $count }; `perelik check --fix` gives back those that are certain
lost-letters = there is “{ $character }” in place of letters: the text was lost when it was saved
    .hint = type these words again, or take them from their source
private-character = the character { $character } is only in the font of some program: others will see an empty box
    .hint = remove it; if it marks an item, begin the line with `- `
byte-order-mark = the file begins with an invisible mark (BOM)
    .hint = save the file as “UTF-8 without BOM”; the mark does not reach the site
line-ends = lines end as in Windows or on an old Mac
    .hint = in your editor choose line ends LF; the site is the same either way

## Fields at the head of a file, and how they are written

missing-front-matter = there is no line `---` before the fields
    .hint = make `---` the first line of the file, then the fields, such as `name: …`, then another line `---`
    .empty = the file is empty: write fields such as `name: …` between two lines `---`, or delete the file
    .blank = remove the blank lines before `---`: it must be the first line of the file
unclosed-front-matter = there is no line `---` after the fields
    .hint = put a line `---` after the last field, before the text
front-matter-too-large = the fields at the head of the file take more than { $limit } KB
    .hint = move long descriptions into the text, below the second line `---`
yaml-tab = the line begins with a tab
    .hint = put spaces instead: two for each level
yaml-smart-quotes = there are curly quotes („…“ or “…”) here instead of straight ones
    .hint = put the value in straight quotes: `name: "Poruch"`
yaml-colon = a value without quotes has a colon in it
    .hint = put the whole value in quotes: `title: "Meeting: notes"`
yaml-unclosed-quote = a quote is opened and not closed
    .hint = put the same quote at the end of the value; for quotes inside it, write “…”
merge-conflict = git left two versions of the file here: they have to be made one
    .hint = keep the version that is right, and delete the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`
cut-by-comment = everything after `#` is a comment: the site does not have it
    .hint = if it belongs to the text, take quotes around the whole value: `name: "Fund # 1"`
mistyped-fence = the border of the fields is not written as it must be
    .hint = it has to be a line of three hyphens `---`, without blanks in front or other signs
field-in-body = this field stands below the line `---`, so it is plain text
    .hint = move it up to the other fields
    .entry = this looks like a second entry; each entry needs a file of its own, so move it there
invisible-character = there is an invisible character { $character } here
    .hint = delete the word and type it again; `perelik check --fix` takes such characters out
yaml-inner-quote = inside a value in quotes there are more quotes of the same kind: `{ $sign }`
    .hint = write “…” inside, or take quotes of the other kind around the whole value: `name: 'The "Near" fund'`
yaml-apostrophe = an apostrophe inside the quotes '…' closes them too early
    .hint = put the whole value in quotes "…", or take the quotes away; there is also a sign of its own for the apostrophe: ʼ
yaml-code-fence = a line of three signs ``` is no field: manuals mark the beginning and the end of a sample so
    .hint = remove this line
yaml-marked-key = the name of the field `{ $sign }` stands within the marks that make words of a text bold
    .hint = write it without them: `{ $sign }: …`
yaml-backslash = in straight quotes a backslash `\` does not stand for itself
    .hint = write a plain slash `/`, or take the quotes `'…'` around the value
yaml-no-comma = there is no comma between two values in brackets
    .hint = put one there: `{"{"}uk: …, en: …{"}"}`
yaml-comma = a comma inside a value without quotes parts it
    .hint = put the whole value in quotes: `{"{"}uk: "food, medicine", …{"}"}`
yaml-unclosed-bracket = the bracket `{ $sign }` is opened and not closed
    .hint = close it at the end; if it belongs to the text, take quotes around the whole value
yaml-dash-value = the dash of a list stands on the line of its field
    .hint = remove the dash; if there are several values, begin each on a line of its own: `- …`
yaml-sign = a value without quotes cannot start with `{ $sign }`
    .hint = take quotes around the whole value: `name: "{ $sign }…"`
yaml-colon-space = there is no space after the colon
    .hint = put one there: `{ $sign }: …`
yaml-no-colon = there is no colon after the name of the field `{ $sign }`
    .hint = put a colon and a space there: `{ $sign }: …`
yaml-item-key = other fields stand below this value, and nothing says what it is called itself
    .hint = write the name of its field before it: `- { $sign }: …`, and begin the other fields of the item below that
yaml-dash-space = there is no space after the dash
    .hint = start each item of a list with a dash and a space: `- …`
yaml-list-mark = the item starts with `{ $sign }`, and must start with a dash
    .hint = start it with a dash and a space: `- …`
yaml-no-break-space = there is a no-break space: it looks like a plain one and is read like a letter
    .hint = delete it and type a plain space
yaml-indentation = this line is not indented like its neighbours
    .hint = align it: fields of one level begin one below the other, those inside a field two spaces further right
yaml-alias = the signs `&` and `*` at the beginning of a value mean nothing here
    .hint = write the value in full; if the sign is part of the text, put the value in quotes
yaml-tag = the sign `!` at the beginning of a value means nothing here
    .hint = remove it with the word that it stands before, or put the whole value in quotes
yaml-too-deep = there are too many levels within each other here
    .hint = keep to 32 levels; look for needless indents or brackets `[` and `{ "{" }`
yaml-duplicate-key = the field `{ $key }` is here already
    .hint = keep one of the two; to give several values, write a list: each on a new line after `- `
yaml-key = the name of a field must be a plain word
    .hint = write `name: …`, without brackets in the name of the field
yaml-documents = a second part of the file begins here, after a line `---`, but only the first is read
    .hint = remove that line or move the second part to a file of its own
yaml-syntax = this place cannot be read
    .hint = a field is written `name: value`; if the value has `:`, `#`, `[`, `{ "{" }` or quotes in it, put all of it in quotes

## One field

unknown-field = `{ $key }` is not a known field
    .hint = names of checks belong here, as warnings and advice show them in brackets, such as `incomplete-entry`; errors cannot be switched off
    .nearest = did you mean `{ $nearest }`?
    .known = these fields can stand here: { $known }
    .part = this is a field of `{ $part }` above: indent it as the other fields of that part
old-name =
    { $of ->
        [contract] templates were given `{ $old }` before contract { $since } of themes, and no longer are
       *[version] `{ $old }` was the name of this field before version { $since }
    }
    .renamed = now it is `{ $now }`; `perelik check --fix` writes that
    .replaced = now there is `{ $now }` instead; what it holds is told by `perelik schema --theme`
    .gone = nothing has taken its place: remove it
field-twice = the field `{ $key }` is written twice, in Ukrainian and in English
    .hint = both names mean the same field (`{ $same }`); keep one of them
missing-field = `{ $key }` is not filled in
    .hint = write a value: `{ $key }: …`
    .form = write the answer into the line “{ $heading }” of the form, after the colon
    .form-line = the form has no line with this answer: take a fresh form, or add the line as it stands there
    .cell = fill in the cell, or give one value for all rows: in the file of `--mapping`, under `defaults`
    .field =
        { $key ->
            [id] write `id: …`, a lasting name in small Latin letters
           *[other] write `{ $key }: …` (or in Ukrainian `{ $ukrainian }: …`)
        }
    .item = the list has an empty item: complete it or remove the line with the hyphen
    .language = add the text in the site's main language: `{ $key }: …`
wrong-shape = this should be { $expected }
    .hint = look at the indents and hyphens nearby: an item of a list begins with `- `, a field inside another with two spaces
    .fields = write `{ $first }: …`, and the rest below it, each field on a line of its own; there are: { $known }
shape-fields = several fields, each on a new line as `name: …`
shape-list = a list, each item on a new line after `- `
shape-one = one value, without items or fields inside
list-marks =
    { $marks ->
        [first] the first value of the list stands beside the name of its field, the others have hyphens below it
        [dashes] the items of the list are marked by long dashes, not by hyphens
       *[other] { $count ->
            [one] { $count } item of a list is marked by a number or a dot, not by a hyphen
           *[other] { $count } items of a list are marked by numbers or dots, not by hyphens
        }
    }
    .hint = begin each item with a hyphen and a space, without a number: `- Make the list`; without hyphens other programs see one text here
html-entity = codes of HTML are left in the text, and readers see them: `{ $value }`
    .hint = write the signs themselves: `{ $ready }`
not-yes-no = the field `{ $key }` takes only `yes` or `no`, not `{ $value }`
    .hint = write `yes` or `no`
    .ready = write `{ $ready }`
ambiguous-number = `{ $value }` was read as the fraction { $read }, and thousands are written so, too
    .hint = if it is { $ready }, remove the point or comma: `{ $ready }`; if it is a fraction, add or remove a digit: `{ $read }`
repeated-item = the list has this already
    .hint = remove one of the two lines
not-a-number = `{ $value }` is not a number
    .hint = keep the digits alone, without words and units: `250`
out-of-range = the number `{ $value }` does not suit the field `{ $key }`
    .hint =
        { $key ->
            [stale_after_days] it must be a whole number from zero to a million: `90`
            [keep] it must be a whole number from zero to a million: `5`
           *[other] it must be a number from zero to a million million, not a negative one: `250`
        }
not-a-date = `{ $value }` is not a date as they are written here
    .hint = write year, month and day with hyphens: `2020-03-27`
    .ready = write `{ $ready }`: year, month and day with hyphens
    .time = write `{ $ready }`: year, month and day alone, without a time
    .letters = letters stand here for figures: write `{ $ready }`
    .note = leave the day alone: `{ $ready }`; move the words in brackets to another field, or remove them
    .done = this is the day on which it was done; if you do not know it, remove this field and write `status: done`
    .clock = leave the day alone: `{ $ready }`; the time of a meeting belongs to the field `start`
    .year = write the whole year; if this is { $dotted }, write `{ $ready }`
    .cell = write day, month and the whole year: `27.03.2020`
    .cell-year = write the whole year: `{ $dotted }`
    .spreadsheet = a spreadsheet (Excel) writes dates as such numbers; if this is the day, write `{ $ready }`
no-such-date = the calendar has no day `{ $value }`
    .hint = check the day and the month; they are written as year, month, day: `2020-03-27`
not-a-time = `{ $value }` is not a time of the day
    .hint = write hours and minutes with two digits each, from `00:00` to `23:59`: `09:30`
    .ready = write `{ $ready }`: hours and minutes with two digits each and a colon between them
    .range = these are two times: this one is `{ $from }`, and the end, `{ $to }`, goes into the field `end`
bad-phone = this is not a phone number: `{ $value }`
    .hint = write the number in full: `"050 123-45-67"`
    .letters = letters stand for figures: write `"{ $ready }"`
    .lost-zero = a spreadsheet took the zero in front: write `"{ $ready }"`
    .spreadsheet = a spreadsheet (Excel) put signs around the number: write `"{ $ready }"`
    .link = a field has no `tel:`: write `"{ $ready }"`
    .shortened = a spreadsheet (Excel) shortened the number, and its last figures are lost: take it from where it came into the table
    .sample = a sample stands in the place of the number: write the real one or remove the field
    .nothing = if there is no number, remove the field
    .extension = write the extension apart, in the field `extension` below `number`
    .several = these are several numbers: begin each on a line of its own with `- `
    .cell-several = the cell holds several numbers, or words beside them: part the numbers with semicolons, and move the words to another column
    .cell-label = leave the number alone in the cell, and move the explanation to another column
    .cell-extension = write an extension in brackets behind the number: `050 123-45-67 (дод. 12)`
    .answer = write the whole number in figures; part several by commas, and say whose number it is in brackets: `050 123-45-67 (reception)`
    .label = write what the number is for apart, in the field `label` below `number`
    .empty = write a number, such as `"050 123-45-67"`, or remove the field
    .character = no number has the sign `{ $character }` in it; if there are several numbers, write each on a new line after `- `, and explanations in the field `label`
    .too-few =
        there { $found ->
            [one] is { $found } digit
           *[other] are { $found } digits
        } here, and such a number has { $wanted }: check whether one was left out
    .too-many =
        there { $found ->
            [one] is { $found } digit
           *[other] are { $found } digits
        } here, and such a number has { $wanted }: check whether one is too many, or whether two numbers ran together
    .no-area-code = write the number in full, with its zero and the code of the town or the operator: `"06264 5-00-00"`, `"050 123-45-67"`
    .unknown-code = no code of a town or an operator in Ukraine begins like this: check the first digits
    .unknown-country = no country has this code; a Ukrainian number begins with `+380`: `"+380 50 123-45-67"`
bad-email = this is not an e-mail address: `{ $value }`
    .hint = write one address, without spaces or other signs: `info@example.org`
    .ready = write `{ $ready }`
    .blank = the address has a blank too many: write `{ $ready }`
    .several = these are several addresses, and the field holds one: leave the main one, and write the others at people (`people`) or in the text
    .comma = the address has a comma for a point: write `{ $ready }`
    .nothing = if there is no address, remove the field
bad-url = this is not the full address of a page: `{ $value }`
    .hint = copy the whole address from your browser, with `https://` and without spaces: `https://example.org/`
    .ready = write `{ $ready }`
    .words = the words after the address are too much: write `{ $ready }`
    .handle = this is a name in a social network: write the whole address of the page, with `https://`
    .email = this is an address for letters: move it to the field `email` and keep the address of the site here
    .nothing = if there is no address, remove the field
bad-base-url = this is no address of a site: `{ $url }`
    .scheme = write the whole address of the home page: `https://example.org/`
    .password = remove the name and password before `@`: every link would carry them, and everybody would see them
    .query = remove `?` or `#` and all that follows it
    .page = write the address of the folder, without the name of a page: `https://example.org/`
local-base-url = the site's address `{ $host }` leads to the computer of whoever reads it, so whole links will not work
    .hint = write the address at which others will see the site; to look at it yourself it need not change: `perelik serve`
url-scheme = links of this kind do not reach the site: `{ $url }`
    .hint = an address may begin only with: { $allowed }; for an ordinary page write `https://…`
    .ready = write `{ $ready }`
    .own-disk = this is a path on your own machine, which readers cannot open: put the file into `content/files/` and write `../files/FILE_NAME`
bad-hours = these opening hours cannot be read: `{ $value }`
    .hint = write them like this: `Mo-Fr 09:00-17:00; PH off`
    .ready = write `{ $ready }`: a space between days and hours, a semicolon between parts
    .words = the hours are in words, and a short notation belongs here: write `{ $ready }`
    .syntax = write the days as Mo Tu We Th Fr Sa Su, PH for public holidays, off for closed: `Mo-Fr 09:00-17:00; PH off`
    .too-long = shorten it: keep the days and hours, and move explanations into the text
    .range = check the numbers: hours go up to `24:00`, minutes up to `59`; a range begins with the earlier one: `Mo-Fr 09:00-17:00`
    .no-days = it does not say on which days: if it is so every day, write `{ $daily }`, if on weekdays only, `{ $weekdays }`
    .note = this is a condition, not hours: put it in two pairs of quotes, `{ $quoted }`; if there are hours, write them before it: `Mo-Fr 09:00-17:00 "…"`
    .phone = the number belongs to the field `phones`; leave the hours alone here (`Mo-Fr 09:00-17:00`), or a condition in two pairs of quotes: `'"by appointment"'`
    .nothing = if the hours are not known, remove the field
    .no-times = it does not say at what hours; add them: `{ $example }`
    .unsupported = the program does not understand a part of this; name the days themselves: `Mo-Fr 09:00-17:00; Apr 20 off`
bad-extension = `{ $value }` is no extension
    .hint = write digits only, seven at most: `"101"`; words such as "reception" belong to `label`
bad-edrpou = an EDRPOU code has eight digits, unlike `{ $value }`
    .hint = write all eight digits, with the zeros in front and without spaces: `"00032106"`
    .ready = write `"{ $ready }"`: figures alone, with the zeros in front
lost-zero = the code `{ $value }` lacks a digit
    .hint = a spreadsheet took the zero in front: write `"{ $ready }"`
bad-katottg = `{ $value }` does not look like a КАТОТТГ code
    .hint = a code is the Latin letters `UA` and 17 digits; copy it from the list of КАТОТТГ
    .digits = a code has 17 digits, and here there are { $count }; copy it from the list of КАТОТТГ
edrpou-checksum = a digit of the EDRPOU code `{ $value }` is wrong
    .hint = compare each digit with the papers; if the first seven are right, the last one must be { $digit }
bad-id = `{ $value }` cannot be an id
    .hint = keep only small Latin letters, digits and single hyphens, at most 120 characters: `poruch-2`
    .better =
        { $key ->
            [organisation] write the organisation's id, which is the name of its file without `.md`; perhaps it is `{ $better }`
            [organiser] write the organisation's id, which is the name of its file without `.md`; perhaps it is `{ $better }`
            [members] write the organisation's id, which is the name of its file without `.md`; perhaps it is `{ $better }`
            [by] write the organisation's id, which is the name of its file without `.md`; perhaps it is `{ $better }`
            [who] write the organisation's id, which is the name of its file without `.md` (perhaps it is `{ $better }`), or, for all who took part, the word `attendees`
           *[other] write `{ $better }`: only small Latin letters, digits and single hyphens
        }
bad-language = `{ $value }` is not a language code
    .hint = write the code of ISO 639, two or three small Latin letters: `uk` for Ukrainian, `en` for English
    .nearest = the code of this language is `{ $nearest }`
    .several = these are several languages: put them in square brackets — `{ $ready }`
language-twice = the language `{ $language }` is named twice
    .hint = remove one
missing-words = { $missing } of { $all } words of pages are missing in the language `{ $language }` (`{ $first }`…): English ones stand in
    .hint = add them in `themes/{ $theme }/i18n/{ $language }.ftl`, after `i18n/uk.ftl` of the theme `default`; opening hours and names of files stay English even then
other-letters = the text for the language `{ $language }` is written in Cyrillic letters
    .hint = write the translation here, or remove it: where there is none, the text of the main language stands
    .swapped = the texts of two languages have changed places; change them back
unknown-language = `{ $language }` is not a language of this site
    .meant = write `{ $ready }`: that is the code of the language
    .hint = the site has these languages: { $known }; add a new one to `languages` in `content/site.yaml`
empty-visibility = the field `{ $key }` is empty: it does not say who may see this
    .hint = choose one that is allowed: { $known }
    .name = write `yes` or `no`
number-in-name = this says who somebody is, and has a telephone number in it: everybody would see it
    .hint = take it out; a person’s number belongs to the field `phone` of the organisation’s entry, and is shown with consent only
unknown-choice = the value `{ $value }` does not suit here
    .hint = choose one that is allowed: { $known }
    .torn = if it will work again, write `{ $one }`, and if not, `{ $other }`
    .ready = write `{ $ready }`; allowed are: { $known }
    .nearest = did you mean `{ $nearest }`? allowed are: { $known }
bad-location = a location is two numbers, latitude and longitude
    .hint = write them in square brackets, latitude first (from -90 to 90), then longitude (from -180 to 180), with decimal points: `[48.7389, 37.5848]`
    .ready = write `{ $ready }`: in square brackets, latitude and longitude with a comma between them and points in fractions
far-location = Ukraine has no place with these coordinates
    .hint = check the numbers: latitude first (44 to 53), then longitude (22 to 41); if it is abroad indeed, nothing need be done
own-machine = the address `{ $value }` leads every reader to their own machine
    .hint = write the address at which it opens from the internet, or remove the field
swapped-location = latitude and longitude have changed places: Ukraine has no such place
    .hint = write `{ $ready }`: latitude first, then longitude
bad-timezone = there is no time zone `{ $value }`
    .hint = for Ukraine write `Europe/Kyiv`
bad-uuid = `{ $value }` is not a number in the form of a UUID
    .hint = `perelik init` makes such a number; it looks like `4d382980-409d-4538-9952-e6bb0e2b19dd` and never needs changing

## One entry

missing-consent =
    { $visibility ->
        [desks] this person's contacts would be shown to the desks, but no consent is written down
       *[other] this person's contacts would be shown to everybody, but no consent is written down
    }
    .hint = write in the field `consent` when it was given (`on: 2020-03-27`) and who took it (`by: …`), or write `visibility: private`
    .withdrawn = the person withdrew the consent (`withdrawn`), so the contacts are shown to nobody; take them out, write `visibility: private`, or write down a new consent
unseen-contact = nobody sees this person's phone and e-mail on the site: it is not said who may
    .hint = if the person agrees to their being shown, add `visibility: public` (everybody) or `visibility: desks` (the desks) and `consent: { "{" }on: 2020-03-27{ "}" }` with the day of consent; if not, add `visibility: private`
    .consent = consent is written down, so say for whom: `visibility: public` (everybody) or `visibility: desks` (the desks); if for nobody, `visibility: private`
nameless-attendee = this attendee has neither an organisation nor a name
    .hint = write `organisation: …` (the id of an organisation of the list) or, if it is not there, `name: …`
need-of-nothing = it is not said what is lacking
    .hint = write `resource: …` (from the vocabulary `resources`) or `help: …` (from the vocabulary `help`)
future-consent = the consent is dated { $date }, a day to come
    .hint = until that day there is no consent, so this person's contacts are closed; write into `on` the day when it was given
    .pinned = the site stands still at { $today }, since `date` in `site.yaml` says so; unless it is an exercise or a record, remove it there
future-verified = the entry is said to be checked on { $date }, a day to come
    .hint = write the day when it was really checked, or remove the field; until then it counts as not checked
    .pinned = the site stands still at { $today }, since `date` in `site.yaml` says so; unless it is an exercise or a record, remove it there
future-as-of = the figures are said to be as of { $date }, a day to come
    .hint = write into `as_of` the day when they were counted
    .pinned = the site stands still at { $today }, since `date` in `site.yaml` says so; unless it is an exercise or a record, remove it there
future-done = the task is said to be done on { $date }, a day to come
    .hint = write into `done_on` the day when it was done; if it is still open, remove the field
    .pinned = the site stands still at { $today }, since `date` in `site.yaml` says so; unless it is an exercise or a record, remove it there
done-but-open = the task has a day on which it was done ({ $date }), but is said to be open
    .hint = if it is done, write `status: done`; if not, remove `done_on`
due-before-meeting = the task was due ({ $due }) before the meeting itself ({ $date })
    .hint = correct `due` or, if the task is done already, add `status: done`
future-held = the meeting of { $date } is still to come, but is said to be held
    .hint = write `status: planned`, or correct the field `date`
    .pinned = the site stands still at { $today }, since `date` in `site.yaml` says so; unless it is an exercise or a record, remove it there
planned-past = the meeting of { $date } is past, but is said to be planned
    .hint = write `status: held` or `status: cancelled`; if it was moved, change `date`, and rename the file by `perelik rename`
next-before-date = the next meeting ({ $next }) is earlier than this one ({ $date })
    .hint = correct the date in `next`, or remove the field
never-shown = the last day ({ $until }) is earlier than the first ({ $from }), so the entry is never shown
    .hint = correct `publish_on` or `expires_on`
told-otherwise = on { $date } somebody said that “{ $name }” is not all as it is written
    .hint = correct the entry and write the new day of the check
    .fields = changed: { $fields }. Correct that and write the new day of the check
call-names-person = who called is told too precisely
    .hint = write initials or a role (`J.D.`, `the editors`): calls keep neither names nor numbers
call-unknown-fact = an entry has no field `{ $field }`
    .hint = write the key of a field, such as `hours` or `phones`
call-of-nobody = a call about `{ $id }`, which does not exist
    .hint = name the folder after the id of an organisation, or correct the id of the service; a call about an entry that is gone may be deleted
future-call = the call is on a day to come, { $date }
    .hint = correct the day; until then the call does not count
    .pinned = the site is a record of { $today }, so the call does not count
ambiguous-name = more than one organisation is called `{ $name }`
    .hint = write the id of the one that is meant: { $candidates }
end-before-start = the meeting ends before it starts
    .hint = check the fields `start` and `end`; an end on the next day is understood where the meeting began at 17:00 or later and ended by 06:00
meeting-file-date = the meeting's date is `{ $date }`, but its file is named `{ $file }`
    .hint = correct the field `date`, or rename the file: `perelik rename { $id } { $date }`
not-translatable =
    { $key ->
        [id] nothing tells which item of the list this translates
       *[other] the field `{ $key }` does not belong in a translation
    }
    .hint = it is the same in all languages: remove it here, and change it in the main file
    .original-first = the main file has no such field: write it there first
    .inline = name it by its words from the main file, and translate them beside: `- { "{" }uk: …, en: …{ "}" }`
    .inline-field = name it by its words from the main file, and translate them beside: `- { $example }: { "{" }uk: …, en: …{ "}" }`
    .inline-original = phones and people are translated in the main file, in the field itself: `{ $example }: { "{" }uk: …, en: …{ "}" }`
image-elsewhere = the picture lies on another site: `{ $url }`
    .hint = save it in `content/files/` and write `![what it shows](/files/photo.jpg)`
raw-html = the HTML code `<{ $tag }…` will be seen on the page as text
    .hint = remove it or use Markdown: `**bold**`, `*italic*`, `[name](https://…)`
html-comment = the HTML comment is not put on the site
    .hint = a note to yourself is safer in the field `private`; if readers are to see the text, remove `<!--` and `-->`
open-comment = the HTML comment is not closed: readers see nothing of what stands after `<!--`
    .hint = close it with `-->`, or remove `<!--`
emphasis-not-made = `{ $sign }` will be seen on the page and marks nothing
    .glued = put a space after the second `{ $sign }`: `**HEARD:** the report`
    .inner = the space belongs outside, not between `{ $sign }` and the word: `**Note:** on Sunday`
    .unclosed = emphasis begins and ends within one paragraph: `**Note**`; if it is just a sign, write `\` before it
    .strike = text cannot be struck out here: remove `{ $sign }`
    .mark = text cannot be marked by colour here: remove `{ $sign }`, or write `**Note**`
link-not-made = this is not a link: `{ $sign }` will be seen on the page with its brackets
    .gap = no space belongs between `]` and `(`: `[words](address)`
    .phone = no spaces belong in the number behind `tel:`: `[words](tel:+380500000001)`
    .blank = the address has a space in it: put it in pointed brackets — `[words](<file 1.pdf>)`
    .unclosed = close the address with `)`
    .reversed = words go in square brackets, the address in round ones: `[words](address)`
footnote-missing = there is no note `[^{ $sign }]`: the page will show `[^{ $sign }]`
    .hint = add a line at the end: `[^{ $sign }]: text of the note`
heading-not-made = this is not a heading: `{ $sign }` will be seen on the page
    .hint = an ordinary space belongs between `{ $sign }` and the word; if it is no heading, write `\#`
list-not-made = `{ $sign }` does not make an item of a list
    .list = the lines will run together into one paragraph; begin each item with `- ` (a hyphen and a space) or `1. `
    .task = a box to tick is `- [ ] words`, a ticked one is `- [x] words` with a Latin `x`
table-not-made = this is not a table: its `|` will be seen on the page
    .second = below the row with the names of columns a row `| --- | --- |` is needed, and no empty line between the rows
    .columns = the row with dashes needs as many cells as the row with the names of columns
    .before = leave an empty line before the table
table-extra-cell = nobody will see “{ $sign }”: the table has fewer columns
    .hint = add a column in the first two rows of the table; if the line belongs to the text, write `\|`
accidental-heading = this text will be a heading, because a line of dashes stands right below it
    .hint = if that is a rule between paragraphs, leave an empty line before it; if it is a heading indeed, write `## ` before it
accidental-list = a plus and a space at the beginning of a line become the dot of a list, and the number loses it
    .hint = remove the space after the plus: `+38…`
line-not-shown = this line will not be on the page: Markdown takes a word in square brackets and a colon for the address of links
    .hint = if it is to be read, remove the brackets: `**Note:** …`; if it is an address indeed, let a link of the text name it
accidental-code = the paragraph will be shown as code, because its line begins with four spaces or a tab
    .hint = remove the spaces at the beginning of the lines

## Several entries

duplicate-id =
    { $kind ->
        [organisation] there is an organisation with the id `{ $id }` already
        [meeting] there is a meeting with the id `{ $id }` already
        [need] there is a need with the id `{ $id }` already
        [page] there is a page with the id `{ $id }` already
        [service] this organisation has a service with the id `{ $id }` already
        [help] there is a kind of help with the id `{ $id }` already
        [audiences] there is an audience with the id `{ $id }` already
        [areas] there is an area with the id `{ $id }` already
        [kinds] there is a kind of organisation with the id `{ $id }` already
        [resources] there is a resource with the id `{ $id }` already
       *[other] the id `{ $id }` is taken already
    }
    .hint =
        { $kind ->
            [organisation] the id is the file name without its ending, whether in small letters or capitals: rename one of the two files or make them one
            [meeting] the id is the file name without its ending: add a word to one of the names, as in `2020-03-27-headquarters.md`
            [need] the id is the file name without its ending, whether in small letters or capitals: rename one of the two files or make them one
            [page] the id is the file name without its ending, whether in small letters or capitals: rename one of the two files or make them one
            [service] without the field `id` it is the same as `help`: give one of the services its own `id: …` or make them one
           *[other] change one of the two ids, or remove what is there twice
        }
unknown-organisation = `{ $id }` is not an organisation of the list
    .hint = an organisation's name belongs here, or its id: the name of its file without `.md`; if there is no entry yet, make one: `perelik new organisation`
    .nearest = closest is “{ $name }”, whose id is `{ $nearest }`
    .former = the id of this organisation is now `{ $new }`: write that
    .renamed = was its file `{ $old }.md` renamed to `{ $new }.md`? then run `perelik rename { $old } { $new }`: all links change, and the old address leads to the new one
    .ambiguous = more than one organisation has this name; write the id of the one that is meant: { $candidates }
    .parts = these are several organisations: make a list of them: `[{ $parts }]`
unknown-term = `{ $id }` is not in the vocabulary `{ $vocabulary }`
    .hint = choose a term of the vocabulary, or add a new one there: `content/vocabulary/{ $vocabulary }.yaml`
    .nearest = did you mean “{ $name }”? its id is `{ $nearest }`; all terms stand in `content/vocabulary/{ $vocabulary }.yaml`
    .known = you may choose: { $known }; a new term is added to `content/vocabulary/{ $vocabulary }.yaml`
    .ambiguous = more than one term has this name; write the id of the one that is meant: { $candidates }
    .parts = these are several terms: make a list of them: `[{ $parts }]`
same-term-name = `{ $other }` is called the same
    .hint = readers cannot tell the two apart, and entries cannot name one of them: give them different names, or make them one
term-loop = by the field `parent` the term `{ $id }` becomes broader than itself
    .hint = check `parent` of this term and of the broader ones: the last of them has none
orphan-translation = this is a translation, but there is no entry `{ $id }`
    .hint = a translation is named like the main file, with the language added: `poruch.md` and `poruch.en.md`; if the main file was renamed, `perelik rename { $id } NEW_ID` renames the translation, too
unknown-item = the main file has no item `{ $id }`
    .hint = take the same `id` as in the main file, or remove this item
    .known = it has: { $known }; repeat here what stands there in the field `id` or `help`, or remove this item
    .words = repeat the words of the item as they stand in the main file, or remove this item
    .nearest = did you mean `{ $nearest }`? the words in the main language must be the same as in the main file
    .several = several items are like this: repeat something more by which the one that is meant differs, or translate them in the main file, in their place
own-member = the organisation is named as a member of itself
    .hint = remove it from `members`, which names those that belong to it
no-picture = the file `{ $target }` is no picture, so nothing will be seen in its place
    .hint = only a picture may stand here ({ $known }); name a document by a link in the text
broken-link = the link `{ $target }` leads nowhere
    .hint = check the name and the folder; documents and pictures must lie in `content/files/`
    .nearest = did you mean `{ $nearest }`?
    .former = the id of this entry is now `{ $new }`: write that in place of `{ $old }`
    .renamed = was the file `{ $old }.md` renamed to `{ $new }.md`? then run `perelik rename { $old } { $new }`: all links change, and the old address leads to the new one
    .email = this is an e-mail address: write `mailto:` before it — `[words]({ $address })`
    .phone = this is a telephone number: write `tel:` before it — `[words]({ $address })`
    .web = this looks like the address of another site, which begins with `https://`: `[words]({ $address })`
    .backslash = the link has backslashes `\`, and plain slashes are needed: `/`
    .file = there is no such file in `content/files/`: put it there or correct the name
    .own-disk = this is a path on your own machine, which readers cannot open: put the file into `content/files/` and write its name alone
unknown-format = there is no format `{ $format }`
    .hint = choose from these: { $known }; without the field `outputs` all are made
    .nearest = did you mean `{ $nearest }`? there are: { $known }
broken-anchor = there is no heading that `{ $target }` could lead to
    .hint = after `#` comes the heading in Latin letters: «Умови допомоги» is `#umovy-dopomohy`
    .nearest = did you mean `{ $nearest }`?
link-to-unpublished = the entry `{ $target }` is not published today, so the site will have no link to it
    .hint = if it is time to show it, check its fields `draft`, `publish_on` and `expires_on`
named-unpublished = the organisation `{ $target }` is not published yet, so the minutes leave it out until its entry is; a participant can be named before that in the field `name`
    .hint = if it must not be named, take it out here; if it is time to show it, check its fields `draft` and `publish_on`
formerly-taken = the former name `{ $id }` is taken
    .hint = remove it from `formerly` where it is not needed: an old address can lead to one entry only
    .own = this is the name that the entry's own file has now, and no former one: remove it from `formerly`
private-elsewhere = the same contact is hidden in one place and shown in another
    .here-private = it is hidden here; if it may be shown, change `visibility` here, and if not, remove the contact there
    .here-foreign = it is shown here and hidden in the file `{ $path }`; if it must not be shown, remove it here, and if it may, change `visibility` there
    .here-note = it stands here in a note, which the site does not show; if it may be shown, write it into a field that everybody sees (`phones`, `email`), and if not, remove the contact there
    .here-shown = it is shown here; remove it, or write `visibility: private` if this field can have it
private-shown = the finished file `{ $file }` has a number, an address or a name that not everybody may see
    .hint = the site stays as it was; remove it from the text, the file or the theme that this file is made of; where it is hidden is shown below
private-name = this names a person whose name is not shown
    .hint = if they may be named, remove `show_name: no` where they stand, and if not, remove the name here; if this is somebody else, write the patronymics in both places
route-clash = two files of the site would have the same address: `{ $path }`
    .own = a page of the program itself has this address; give the entry's file another name
    .hint = rename one of the entries that they come from
unsafe-file = files of this kind are not put on the site: `.{ $extension }`
    .hint = save it in another form; allowed are: { $allowed }
broken-file = the file is damaged, or it is no .{ $extension } in truth
    .hint = open it, save it anew and replace it
document-author = the document names its author: `{ $name }`
    .hint = remove the author: the Document Inspector of Word and Excel does it (File → Info); or, if everybody may know it, write in `site.yaml`: `checked_files: ["{ $file }"]`
    .libreoffice = remove the author in the document's properties (File → Properties) and save it again; or, if everybody may know it, write in `site.yaml`: `checked_files: ["{ $file }"]`
    .pdf = remove the author from the document that this PDF was made of, and make the PDF again; or, if everybody may know it, write in `site.yaml`: `checked_files: ["{ $file }"]`
hidden-text =
    { $kind ->
        [sheet] the workbook has a hidden sheet{ $named }
        [rows] the workbook has hidden rows that hold data{ $named }
        [columns] the workbook has hidden columns that hold data{ $named }
        [comments] the document has comments that a reader may not notice{ $named }
        [changes] the document keeps tracked changes, which show what was there before{ $named }
        [file] another file lies within the document{ $named }
        [layer] the document has a layer that is switched off{ $named }
        [copy] the workbook holds a copy of the data of another table{ $named }
        [place] a photo in the document says where it was taken{ $named }
       *[text] the document has text that a reader does not see but can copy{ $named }
    }
    .hint = take it out: the Document Inspector of Word and Excel helps (File → Info); or, if everybody may know it, write in `site.yaml`: `checked_files: ["{ $file }"]`
    .libreoffice = take it out in LibreOffice: show what is hidden, delete what is not for everybody; comments and tracked changes are below Edit; or, if everybody may know it, write in `site.yaml`: `checked_files: ["{ $file }"]`
    .pdf = take it out of the document that this PDF was made of, and make the PDF again; or, if everybody may know it, write in `site.yaml`: `checked_files: ["{ $file }"]`
file-metadata = a .{ $extension } file may tell where and by whom it was made, and that cannot be taken out here
    .hint = save it without metadata, or in another format: a photo as .jpg, a document as .docx or .pdf; or, if everybody may know it, write in `site.yaml`: `checked_files: ["{ $file }"]`
unclear-target = the target `{ $name }` must name either a folder, or a server and a path on it, or an object store and a bucket
    .hint = keep one of them: `folder: …`, or `ssh: …` with `path: /…`, or `sftp: …` with `path: /…`, or `s3: https://…` with `bucket: …`
bad-route = no file of the site can have this address: `{ $path }`
    .hint = give the file a short name without the signs `\ : * ? " < > | # %` and without a point or a space at its end

## The theme

unknown-theme = there is no theme `{ $theme }`
    .hint = a theme is a folder `themes/{ $theme }/`; without the field `theme` the site has the built-in one
    .nearest = did you mean `{ $nearest }`?
theme-file = a theme has no place for the file `{ $file }`
    .hint = templates lie in `templates/` (`.html`), words in `i18n/` (`uk.ftl`), styles and pictures in `static/`, settings in `theme.yaml`
    .nearest = did you mean `{ $nearest }`?
template-error =
    { $cause ->
        [filter] the template names a filter `{ $named }` that does not exist
        [function] the template names a function `{ $named }` that does not exist
        [test] the template names a test `{ $named }` that does not exist
        [template] the template names a template `{ $named }` that does not exist
        [component] the template names a component `{ $named }` that does not exist
        [message] the template names a message `{ $named }` that `i18n/` does not have
        [value] the template names `{ $named }`, and there is no such value here
        [undefined] the template shows a value that is not there
        [tag] this word cannot stand in `{"{%"} … %{"}"}` here: it is misspelt, or something before it is not closed (`endif`, `endfor`, `endblock`)
        [sign] `{ $named }` cannot stand here in a template: check the brackets before this place
        [end] the template ends before everything that it opens is closed
        [unclosed] the component `{ $named }` is opened and not closed
        [outside] in a template with `extends` this goes nowhere: everything has to stand in a `block`
        [block-twice] the template has two blocks `{ $named }`, and there may be one
        [numbers] the template calculates with something that is no number; texts are joined by `~`
        [zero] the template divides by zero
        [compare] the template compares what cannot be compared
        [loop] the template goes through (`for`) something that is no list
        [type] the value is not of the sort that the filter or the function needs
       *[other] the template does not work; what reads templates (Tera) says: { $detail }
    }
    .hint = correct the template, or remove it from the theme: then the built-in one is used
    .default = the built-in template `{ $template }` is sound: it fails by what the theme put in place of something built in; correct that, or remove it
messages-error = the words of the theme cannot be read: { $detail }
    .hint = each line must look like `nav-home = Home`; what continues a line is indented
    .reference = in braces `{"{"} … {"}"}`, values (`$name`) and messages of the same file may stand; there are no functions
messages-no-equals = `=` must stand behind the name of a message
messages-no-text = there is no text behind `=`
messages-brace = a bracket `{"{"}` is opened and not closed, or a bracket `{"}"}` is too many
messages-variants = one of the variants in brackets, and one only, must have an asterisk: `*[other] …`
messages-selector = only a value may stand before `->`: `{"{"} $count -> … {"}"}`
messages-quotes = quotation marks in brackets are opened and not closed
messages-escape = no such character may follow `\` in quotation marks: only `\"`, `\\` and `\u0000`
messages-name = names of messages have Latin letters, digits, `-` and `_`; and text that goes on is indented
messages-inside = what stands in brackets `{"{"} … {"}"}` is neither a value (`$name`) nor the name of a message
theme-settings = the settings of the theme cannot be read: { $detail }
    .hint = check `theme.yaml`: lines must look like `name: value`
    .fields = `theme.yaml` must have lines like `name: value`
    .text = a text belongs here, or a text for each language: `{"{"}uk: …, en: …{"}"}`
    .file = the name of a file in the theme's folder `static/` belongs here
    .colours = under `colours`, lines like `accent: "#1a5fb4"` belong
    .contract = the number of the contract of themes belongs here: `contract: { $contract }`
    .texts = under `texts`, name a message of the theme's `i18n/` and give it a text, or a text for each language: `{"{"}uk: …, en: …{"}"}`
unknown-theme-key = nothing uses the setting `{ $key }` of the theme
    .known = these may stand here: { $known }; a setting of your own must be named by one of the theme's templates
    .nearest = did you mean `{ $nearest }`?
old-theme-name = `{ $old }` had a meaning before contract { $since } of themes, and no longer has
    .renamed = now it is `{ $now }`; `perelik check --fix` writes that
    .replaced = now there is `{ $now }` instead: look whether you still need yours
    .gone = nothing has taken its place: remove it
theme-contract =
    { $state ->
        [newer] the theme is written for contract { $found } of themes, and this program knows { $contract } at most
        [older] the theme is written for contract { $found } of themes, and now { $contract } holds
       *[missing] the theme does not say for which contract of themes it is written; now { $contract } holds
    }
    .newer = take the newest Perelik; `perelik theme check` tells what of the theme fails in this one
    .older = what changed is told by `perelik schema --theme`, and what of the theme fails by `perelik theme check`; then write `contract: { $contract }` in `theme.yaml`. Where nothing old is left, `perelik check --fix` writes it
    .missing = what changed is told by `perelik schema --theme`, and what of the theme fails by `perelik theme check`; then write `contract: { $contract }` in `theme.yaml`. Where nothing old is left, `perelik check --fix` adds the line to that file
bad-colour = the colour `{ $key }` is not written as it must be: `{ $value }`
    .form = a colour has six or three digits after `#`, in quotes: `"#1a5fb4"`; until then, the colour of the built-in theme stands in for it
    .quotes = without quotes, `#` begins a comment, so there is no colour here: put it in quotes, like this: `"#1a5fb4"`
low-contrast = text in { $text } on { $ground } is hard to see: the contrast is { $ratio } to 1, and at least 4.5 to 1 is needed
    .hint = make one of the two colours darker and the other lighter: the accessibility standard WCAG 2.2 (1.4.3) asks for that
unknown-colour = the settings of the theme have no colour `{ $name }`
    .hint = add it to `theme.yaml` under `colours`, or correct the name between the signs `@@`
    .nearest = did you mean `{ $nearest }`?
missing-theme-file = the theme has no file `{ $file }`, which `{ $key }` names
    .hint = put it into the theme's folder `static/`, or correct the name; until then, pages do without it
    .nearest = did you mean `{ $nearest }`?
broken-style = in the style, `{ $sign }` has no other half
    .hint = add the other one, or remove this: else browsers drop what follows
style-elsewhere = the style loads something from another server: `{ $sign }`
    .hint = put the file into the theme's folder `static/` and name it here: pages ask no other servers, so that these do not learn who reads them, and browsers load nothing from such an address
style-file = the style asks for a file that the theme does not have: `{ $file }`
    .hint = put it there, or correct the name: capitals count in it
    .nearest = is it `{ $nearest }`?
unused-theme-file = the theme's file `{ $file }` replaces nothing, and no template names it
    .hint = give it the name of the built-in theme's file that it should replace, or remove it
    .nearest = was it meant to replace `{ $nearest }`?
unknown-message = no template uses the message `{ $key }`
    .hint = remove it, correct its name, or use it in a template of your own: `t(key="{ $key }")`
    .nearest = did you mean `{ $nearest }`?
unknown-variable = the message `{ $key }` waits for `${ $variable }`, which nothing gives it
    .none = this message has no parts that vary: take `{"{"} ${ $variable } {"}"}` out of it
    .known = these may stand here: { $known }
    .nearest = did you mean `${ $nearest }`?
unescaped-text = the page `{ $page }` shows a text of an entry as markup: somebody else's text could do anything on it
    .hint = take `| safe` away wherever it stands behind anything but `body`, and put values in attributes into quotes: `title="{"{{"} card.name {"}}"}"`
missing-part = the page `{ $page }` lacks what every page must have: { $part }
    .hint = add it to the template; the built-in theme shows how
value-not-shown = the template `{ $template }` does not show what readers must see: { $value }
    .hint = add it to the template; which values it has is told by `perelik schema --theme`
    .link = a number must be a link: `<a href="tel:{"{{"} phone.tel {"}}"}">`
theme-part-lang = the language of the page (`<html lang="{"{{"} lang {"}}"}">`)
theme-part-dir = the direction of writing (`<html dir="{"{{"} dir {"}}"}">`)
theme-part-title = the title of the window (`<title>`)
theme-part-main = one main part (`<main>`)
theme-part-h1 = one heading of the page (`<h1>`)
theme-value-phone = a phone
theme-value-hours = opening hours
theme-value-closed = that an organisation is closed
theme-value-paused = that its help is paused
theme-value-relocated = that an organisation has moved
theme-value-hotline = the number of the hotline
theme-value-cancelled = that a meeting is cancelled
theme-value-need = the state of a need
theme-value-task = that a task is done
theme-value-due = the day by which a task is to be done
theme-value-link = a phone that can be tapped
unknown-value = the template names `{ $value }`, and the page has no such value
    .known = these may stand here: { $known }; what each means is told by `perelik schema --theme`
    .nearest = did you mean `{ $nearest }`?

## Advice

far-date = the year is far from the present one: { $date }
    .hint = look at the year again; if it is right, there is nothing to do
heading-level = the heading `{ $found }` skips a level
    .hint = write `{ $wanted }`: programs that read a page aloud go from level to level
address-told = this address is hidden in the field `address`, and everybody will read it here
    .hint = remove it here; if it may be shown, change `visibility` in the field `address`
apostrophe-sign = `{ $sign }` stands for an apostrophe in a word
    .hint = write an apostrophe: `ʼ` or `'`; `perelik check --fix` does so everywhere
homoglyph =
    { $script ->
        [latin] a Cyrillic word has Latin letters in it: { $letters }
       *[cyrillic] a Latin word has Cyrillic letters in it: { $letters }
    }
    .hint = type the word again: the letters look the same, but no search finds such a word
    .address = type the address again in Latin letters: they look the same, but such an address leads nowhere
hours-overnight = the end is before the start, so these hours last until the next day: over twelve hours on end
    .hint = if the times changed places, write the earlier one first: `09:00-18:00`; if it is meant for the night, say so in quotes: `18:00-09:00 "at night"`
    .whole-day = if it is round the clock, write `24/7` or `00:00-24:00`; if not, mend the time
hours-overlap = two rules hold on the same day, and their hours differ
    .hint = if that day has other hours, write `;` instead of the comma: `Mo-Fr 08:00-17:00; Fr 08:00-16:00`; if one rule is too much, remove it
hours-overwritten = one of the rules never holds: a later one replaces it on the same days
    .hint = if both hold, write a comma instead of `;`: `Mo-Fr 09:00-12:00,14:00-18:00`; if only the last one does, remove the first
missing-alt = the picture has no description
    .hint = say in the square brackets what it shows: `![Entrance with a ramp](/files/entrance.jpg)`
missing-translation =
    { $texts ->
        [one] not translated: { $languages } (there is { $texts } text to translate)
       *[other] not translated: { $languages } (there are { $texts } texts to translate)
    }
    .hint = the first is `{ $first }`; translate it in a file beside this one (`NAME.en.{ $extension }`), or in its place: `{"{"}uk: …, en: …{"}"}`; until then the text of the main language stands there
    .inside = the first is `{ $first }`; translate it in its place: `{"{"}uk: …, en: …{"}"}`; until then the text of the main language stands there
expired = the last day of this entry was { $date }, so readers do not see it
    .hint = if it is to be shown further, change or remove `expires_on`; if not, there is nothing to do
near-organisation = readers will see “{ $name }” as a mere name, and in the list there is { $organisation } (`{ $id }`)
    .hint = if it is meant, write `{ $id }` here; if not, write the name in full
    .guest = if it is meant, write `organisation: { $id }` in the place of the field `name`; if not, write the name in full
pinned-date = the site stands still at { $date }: nothing ends, and no check grows old
    .hint = the field `date` in `site.yaml` is for exercises and records; if this is neither, remove it; if it is meant so: `checks: {"{"}pinned-date: off{"}"}`
near-name = the name is nearly that of `{ $name }`
    .hint = if this is one entry twice, merge the files; if they are two organisations, give their `edrpou` codes or make the names clearly different
no-public-contact = `{ $name }`: contacts are written down, but everybody sees none of them
    .hint = give at least one phone or e-mail address for everybody; a person's contacts need their consent
orphan-term =
    { $count ->
        [one] no entry uses this term: { $terms }
       *[other] no entry uses these terms: { $terms }
    }
    .hint = remove what is needless from `content/vocabulary/{ $vocabulary }.yaml`, or keep it if it will be needed soon
overdue-task = the task should have been done by { $date }
    .hint = if it is done, add `status: done` and `done_on: …`; if not, change `due`
need-figures =
    { $case ->
        [enough] the need is still open, but { $provided } of { $required } was given
       *[not-enough] the need is met, but { $provided } of { $required } was given
    }
    .hint = check `required`, `provided` and `state`
placeholder =
    { $case ->
        [title] the title of the site is still that of the example
        [base_url] the address of the site is invented
        [hotline] the hotline has the number of an emergency service
        [publisher] the publisher is still that of the example
        [entry] this entry was invented for the example
        [text] a sample is left here that the real text should replace
       *[address] this address is invented: nobody owns such a domain
    }
    .hint = write the real one or remove it; `perelik deploy` does not publish it, unless the site is to be an example: `checks: {"{"}placeholder: off{"}"}` in `content/site.yaml`
placeholder-edrpou = the code `{ $value }` looks invented
    .hint = write the real EDRPOU code or remove the field
same-edrpou = `{ $name }` has the same EDRPOU code
    .hint = if this is one entry twice, merge the files; if not, check both codes
same-phone = `{ $name }` has the same phone number
    .hint = if this is one entry twice, merge the files; if one organisation belongs to the other, name it there in the field `members`
stale-entry =
    { $days ->
        [one] `{ $name }` was checked more than { $days } day ago
       *[other] `{ $name }` was checked more than { $days } days ago
    }
    .hint = call, ask what has changed, and write the day into the field `verified`; `perelik check --due` tells whom to call
unlooked-file = this file could not be looked through to its end{ $named }; whether it holds anything that is not for everybody is not known
    .hint = take off its password, or save it anew in the program that made it; if you looked through it yourself, write in `site.yaml`: `checked_files: ["{ $file }"]`
unknown-checked-file = `checked_files` names a file that is not there: `{ $file }`
    .hint = write it as it lies in `content/files/`, or remove the name
    .nearest = did you mean `{ $nearest }`?
unclear-who = readers will see “{ $name }” as it stands, as if it were the name of a person
    .everybody = if it is all who took part, write `attendees`; if not, write the name in full
    .several = if there are several, write a list with each by itself, such as `[attendees, pryklad]`; if not, write the name without commas
unnamed-file = no entry names the file `{ $file }`, so it is not put on the site
    .hint = if it is to be read, link to it in an entry: `[Form](/files/{ $file })`; if not, remove it

## Foreign files

import-format = Perelik does not understand a file of this kind
    .hint = it reads { $known }
import-unreadable = the file could not be read: { $reason }
    .hint = open it in the program that made it, and save it again as XLSX, ODS or CSV
import-old-workbook = it is a file of the old Excel (.xls), or a table with a password
import-no-workbook = it is no table of Excel or LibreOffice, though its name says so
import-damaged = it is damaged or breaks off
import-encoding = the file was read as Windows-1251
    .hint = check that the letters are right; save it as “CSV UTF-8” from now on
import-sheet = this sheet has no column with the name of an organisation, so it was not taken
    .hint = if there is a list on it, name the columns, or write down what they mean: `--write-mapping FILE`
    .own = needs and tasks are not read back from this sheet: change needs in `content/needs/`, tasks in the minutes of their meeting in `content/meetings/`
import-empty = the file has no row with facts
    .hint = the first filled row holds the names of the columns, then one row an organisation or service
    .form = the form is not filled in: write the answers after the colons, at least the name and the kind of the organisation
    .records = the file must hold a list of records, each with the name of an organisation and facts about it
import-column = it is not known what the column “{ $heading }” means, so it was not taken
    .nearest = is it “{ $nearest }”? write down what it means: `--write-mapping FILE`, then `--mapping FILE`
    .hint = write down what it means: `--write-mapping FILE`, then `--mapping FILE`
    .data = there is no such field: check the name
    .private = if it is for yourselves, write `private` in the mapping file: nobody sees that; if it is for everybody, the field that it belongs to
import-columns = it is not known what these columns mean, so they were not taken ({ $count }): { $headings }
    .hint = write down what those mean that you want: `--write-mapping FILE`, then `--mapping FILE`
import-hidden = { $what }, so it was not taken
    .hint = if it is for the list, too, add `--hidden` or show it
import-hidden-sheet = the sheet is hidden
import-hidden-row = the row is hidden
import-hidden-unknown = it cannot be told what is hidden in this sheet; `--hidden` takes everything
import-hidden-column = the column is hidden
import-stamped = this is a copy for official use, and it has no columns that say who may see what; nothing of it was taken
    .hint = take the file as `perelik export --for desks` made it, with the columns “{ csv-phones-visibility }”, “{ csv-address-visibility }”, “{ csv-people-visibility }”
import-visibility = it is not clear who may see what: { $parts } values, { $words } words about them
    .hint = write a word for each value, with semicolons between them: public; desks; private
import-not-public = the column “{ $heading }” says that this is not for everybody, and was not taken, so the row was not taken either
    .hint = say in the mapping file (`--write-mapping FILE`, then `--mapping FILE`) what it is about: `phones.visibility`, `address.visibility` or `people.visibility`; a note for yourselves is `private`
import-stray-cell = the column of this cell has no heading, so it was not taken: “{ $value }”
    .hint = give the column a heading; where a row has more cells than there are headings, see that each stands in its place
import-second-value = another column has filled the field `{ $key }` with another value, so this cell was not taken
    .hint = keep the right one of the two values and empty the other cell
import-no-headings = the first row is data already (“{ $value }”), and no row names the columns
    .hint = add a row with the names of the columns above it, such as “Назва”, “Вид”, “Послуги”, “Телефон”, “Години роботи”
import-no-column = no column holds the field `{ $key }`
    .hint = add a column, or give one value for all rows: in the file of `--mapping`, under `defaults`
import-mapping-columns =
    What each column means: on the left its heading, on the right a field.
    The fields are in the manual for editors; write a field of a part with a dot: services.help, address.street, people.phone.
    "-" leaves a column out. Then: perelik import TABLE --mapping THIS_FILE
import-mapping-no-kind = There is no column for the kind of organisation. One kind for all rows:
import-mapping-terms =
    What the terms of this package mean: on the left theirs, on the right our kind of help from the vocabulary `help` or, with the
    vocabulary's name, another term: audiences.elderly. The most frequent stand first; behind "#" is how often a term was met, and its code.
    What stands on the right is only a guess: look it through. Empty: not decided yet (the service stays a draft);
    "-" leaves a term out. Then: perelik import PACKAGE --mapping THIS_FILE
import-mapping-defaults = One value for all that have none of their own:
import-mapping = { $problem ->
        [key] a mapping file has no `{ $value }`: it may have `columns`, `defaults`, `terms` and `sheet`
        [field] the mapping file names the field `{ $value }`, and entries have none such
        [term] the mapping file says `{ $value }`, and the site has no such term
        [text] in the mapping file one value must stand behind `{ $value }`, and there are several
        [blank] in the mapping file a blank must stand behind the colon: `{ $value }`
        [pairs] in the mapping file lines `heading: value` must stand below `{ $value }`, each indented
        [empty] in the mapping file nothing stands behind `{ $value }`
       *[shape] this is no mapping file: it must have `columns:` and below it lines `heading: field`
    }
    .hint = `--write-mapping FILE` writes a sample
    .nearest = is it `{ $nearest }`? `--write-mapping FILE` writes a sample
    .term = say of each term which one of yours it is: `food`, `audiences.elderly`, or `-` to leave it out
import-old-name = the mapping file calls a field `{ $old }`, as it was called before version { $since }
    .renamed = it was read as `{ $now }`; to write that into the file: `perelik check --fix --mapping FILE`
    .gone = there is no such field any more, and the column is left out; to write that into the file: `perelik check --fix --mapping FILE`
    .value = there is no such field any more, so the value went nowhere: take the line away
import-mapping-column = the mapping file has a column “{ $value }”, and the table has none such, so this line says nothing
    .hint = look at the heading, or take the line away; the table has: { $known }
    .nearest = is it “{ $nearest }”? write the heading as the table has it, or take the line away
import-mapping-sheet = the mapping file says to read the sheet “{ $value }”, and there is no such sheet
    .hint = write the name of a sheet that there is ({ $known }), or take the line `sheet` away
    .none = this file has no sheets: take the line `sheet` away
    .nearest = is it “{ $nearest }”? write the name as the table has it
import-term = “{ $value }” is not in the vocabulary `{ $vocabulary }`
    .hint = use a word of the vocabulary instead, or add this one as a synonym: `content/vocabulary/{ $vocabulary }.yaml`
    .nearest = is it “{ $name }”? use that instead, or add this word as a synonym: `content/vocabulary/{ $vocabulary }.yaml`
    .known = use one of these instead, or add this word to one of them as a synonym (`content/vocabulary/{ $vocabulary }.yaml`): { $known }
    .ambiguous = more than one term has this name; use the id of the one that is meant: { $candidates }
import-hours = these opening hours are not certain: `{ $value }`
    .hint = write, for example, `пн-пт 9:00-17:00, сб 9:00-13:00` or `Mo-Fr 09:00-17:00`
    .part = “{ $part }” is not understood; write, for example, `пн-пт 9:00-17:00, обід 12:00-13:00, сб 9:00-13:00`
    .days = it does not say on which days; write, for example, `пн-пт 9:00-17:00` or `щодня 9:00-17:00`
    .times = it does not say at what hours; write, for example, `пн-пт 9:00-17:00`
    .range = there is no such time: hours go up to 24:00, minutes up to 59
    .twice = one day is spoken of twice; write its hours together: `вт 9:00-12:00, 14:00-17:00`
import-cut-number = the spreadsheet has rounded the number, so digits are lost: `{ $value }`
    .hint = make the cell a text and write the number again
    .phone = write the whole number again: make the cell a text, or begin it with `+`
import-zero = the spreadsheet has dropped the first zero; read as `{ $value }`
    .hint = check the number; a cell of text keeps its zero
import-area-code = the number has no area code; the one of the number beside it was taken: `{ $value }`
    .hint = check the number; write each number in full in the table
import-stale = the list is older: since then this changed in the entry: { $columns }; that stays as it is now
    .hint = nothing need be done; to see everything as it is, take a fresh list from the site
import-clash = the cell was changed, and so was the entry since the list was taken: it now says “{ $value }”; the entry was left as it is
    .hint = find out what is right, and change it in the entry itself or in a fresh list
import-service-state = the state “{ $value }” is that of the service of this row, and not of the whole organisation
    .hint = to change the state of the organisation, write it on the sheet “{ sheet-organisations }” of `list.xlsx`, or into the entry itself: `status`
import-letters = { $what ->
        [alphabet] a word had letters of another alphabet that look like the right ones: written as “{ $value }”
        [apostrophe] a question mark stood in the place of an apostrophe (the file was saved in an encoding that has none): written as “{ $value }”
       *[lost] a question mark stands within a word: “{ $value }”
    }
    .hint = see whether all is right; save the table as “CSV UTF-8” or .xlsx
import-moved = values stand in other rows than they did: { $columns }; it seems that some of the columns were sorted, and not the whole table. { $count ->
        [one] { $count } row was not taken: { $rows }
       *[other] { $count } rows were not taken: { $rows }
    }
    .hint = undo the sorting, or take a fresh list and sort all its columns together; if values are indeed to change places, empty the cell “{ csv-check }” of these rows
    .bare = undo the sorting, or take a fresh list and sort all its columns together; if values are indeed to change places, change that in the entries themselves
import-returned = this is no longer in the list on the site, and the row is older: “{ $name }”
    .hint = the service was not taken; to bring it back, empty the cell “{ csv-check }” of this row
    .organisation = the entry will be made again; if the organisation was removed on purpose, delete this row of the table
import-undated = { $of ->
        [data] the file does not say of which day it is, or it is not of today, so nobody can tell whether entries were changed since
        [row] the row has no whole code of the column “{ csv-check }”, so nobody can tell whether its entry was changed after the list was taken
       *[table] the table has no column “{ csv-check }”, so nobody can tell whether entries were changed after the list was taken
    }
    .hint = look at the changes below: do they bring back what is old? take a fresh list and leave this column in it
    .data = look at the changes below: do they bring back what is old? take a fresh file from the site
import-total = the row of totals was not taken: “{ $value }”
    .hint = if this is a real organisation, give it its full name
import-emptied = the cell was emptied, and the entry still says: “{ $value }”
    .hint = if this is true no more, remove it in the entry itself; on a terminal, without `--yes`, you are asked about it
    .data = if this is true no more, remove it in the entry itself
import-unclear = nobody can tell what was changed here, so the entry stays as it was
    .hint = change it in the entry itself, or change one thing at a time: of an address the street, the city or the postcode, of people an office or a number, not a name
    .page = by the address of its page or by its name this is a row of one organisation, and it tells of another: for a new organisation empty the cell of the address, and give it a name of its own
    .translation = a translation was changed: change translations in the entry itself
    .order = the values in the cell beside it have changed places, and the words about who may see them have not; move the words as well, or put the values back
import-vanished =
    { $count ->
        [one] { $count } organisation that came from this address is not there any more: { $names }
       *[other] { $count } organisations that came from this address are not there any more: { $names } …
    }
    .hint = call them; if they no longer help, on a terminal and without `--yes` the program offers to close or remove each
fetch-not-https = { $address }: only addresses that begin with `https://` are taken
fetch-password = an address must have no name and password in it: { $address }
fetch-inside = { $address }: this address leads to this computer or into a closed network and not to the internet, so it was not asked
fetch-too-large = { $address }: the list is too large; up to 50 MiB are taken, also unpacked
fetch-status = { $address }: the server gave no list (HTTP { $cause }); see whether it is published for everybody
fetch-redirects = { $address }: the server redirects in a circle
fetch-page = { $address }: this is a web page and no list; take the address at which the table is published as CSV
fetch-packed = { $address }: the answer of the server is packed in an unknown way, or breaks off
fetch-because = { $address }: { $cause }
import-twice = the table has the same row already; it is not taken twice
    .hint = for a new service change the kind of help or the details in it
import-wider = the entry shows “{ $value }” to fewer people than is written here; an import opens nothing, so the entry stays as it was
    .hint = if everybody may see it, change its `visibility` in the entry itself
import-gone = { $count ->
        [one] the table lacks { $count } row of the list, and the entry stays: { $names }
       *[other] the table lacks { $count } rows of the list, and the entries stay: { $names } …
    }
    .data = to take out an organisation or a service, give it the state “closed”, or remove its entry; remove needs and meetings in `content/`
    .hint = to take out an organisation or a service, give it the state “closed”, or remove its entry; on a terminal, without `--yes`, you are asked about it
import-cell = the formula in this cell gives the error `{ $value }`
    .hint = mend the formula, or write the value
import-conflict = { $row ->
        [none] the field `{ $key }` is not as in `{ $way }`, which is about the same organisation
       *[other] the field `{ $key }` is not as in row { $row }, which is about the same organisation
    }
    .hint = make them equal, or give the organisations different names
import-consent =
    { $taken ->
        [no] this person's contacts were not taken: there is no consent
       *[yes] this person's contacts will not be shown: there is no consent
    }
    .form = if there is, write its day into the line “{ join-consent }” of the form, or add the option `--consent YYYY-MM-DD`
    .hint = if there is, add a column with the day of consent, or the option `--consent YYYY-MM-DD`
import-differs = there is such an entry and it says something else, so it was left as it is: `{ $path }`
    .hint = the difference is shown below; to change the entry, add `--update`
import-sample = an organisation was written into the sample row, and that row is not taken: “{ $name }”
    .hint = take the word “приклад” out of the first cell of this row, or move what was written to the row below
import-own-file = the site makes this file of its entries, and it is not read back; nothing was taken from it
    .package = it only describes the tables beside it: take the whole folder `data/`, or its file `organisations.json`
    .schema = it only describes the fields: take the whole folder `data/`, or its file `organisations.json`
    .list = what is read back: `list.xlsx`, `list.csv` and the files of the folder `data/`
    .hxl = the same services are in `data/services.csv`: take the whole folder `data/`
    .terms = change the words of vocabularies in `content/vocabulary/`
import-no-owner = { $count ->
        [one] { $count } service was not taken: its organisation is neither on the site nor in the file
       *[other] { $count } services were not taken: their organisations are neither on the site nor in the file
    }: { $names }
    .hint = take the whole folder `data/` together, or put `organisations.json` into it
import-no-services = { $count ->
        [one] { $count } service is not here: it is in the file `services`
       *[other] { $count } services are not here: they are in the file `services`
    }: { $names }
    .hint = take the whole folder `data/` together, then organisations come with their services
import-data-cell = there should be JSON here, and it cannot be read, so it was not taken
    .hint = take a fresh file from the site; change such a cell in the entry itself or in the `.json` file
import-versions = this file and `{ $other }` say different things, so neither was taken
    .hint = leave in the folder the one that is right
import-similar = `{ $name }` may be there already: { $because }; see `{ $path }`
    .hint = if it is another organisation, add `--similar`; if it is the same, correct the name or the code in the table
import-because-edrpou = the same EDRPOU code
import-because-phone = the same phone
import-because-name = nearly the same name
import-broken = the file is damaged or breaks off: { $reason }{ $sign ->
        [0] {""}
       *[other] {""} (character { $sign } of this line)
    }
    .hint = save or export it again; what was read up to this place is shown below
import-cut = the end of the file is missing
import-json = by the rules of JSON something here is too much or missing: a comma, a quotation mark or a bracket
import-json-other = what stands here is no record with fields
import-xml-tags = a tag is closed elsewhere than it was opened, or not at all
import-xml-open = a tag, a comment or other markup does not end here
import-xml = this is no XML
import-archive-locked = the archive has a password; unpack it and take the folder
import-archive-odd = the archive is packed in a way that the program does not know; unpack it and take the folder
import-archive-damaged = the archive cannot be unpacked
import-no-rows = the lines cannot be read as a table
import-front-large = the fields between `---` are larger than 64 KiB
import-too-large = { $what }
    .hint = cut the file into smaller ones, or save only the page that is needed
import-over-size = the file is too large
import-over-rows = more than 100,000 rows or 500 columns: what follows was not read
import-over-depth = the page is tangled: too many parts one inside the other
import-no-front = the file does not begin with fields between lines of `---`, and is no minutes of a meeting, so it was not taken
    .hint = write `---` at the top, the name and the phone, each on a line, and `---` again
import-left = this was not taken: { $what }, { $count }
import-left-data = the same facts in other formats (HSDS, HXL, resolution 835), and other files of the folder
import-left-terms = words of vocabularies (change them in `content/vocabulary/`)
import-left-bodies = texts of pages in other languages (write them in files `ID.en.md`)
import-left-comments = comments on the post
import-left-posts = other posts of the same page
import-left-pages = pages
import-left-files = files that belong to no post
import-left-menus = items of menus
import-left-trash = posts in the bin and unsaved drafts
import-left-shapes = lines and areas on the map that have no one point
import-left-values = values that are no records
import-review = `{ $title }` is a draft: it is not on the site until you have checked it
    .hint = read the text, fill in attendees, decisions and tasks, then remove `draft` and `private`
import-note-minutes = Recognised in the text of minutes: compare attendees, decisions and tasks with it, then remove draft and these notes.
import-note-review = Imported from WordPress: read the text, fill in attendees, decisions and tasks, then remove draft and these notes.
import-meeting-day = the text does not say certainly on which day the meeting was; the day of publication was written: { $date }
    .hint = correct `date` and the name of the file if the meeting was on another day
import-no-day = there is no day, neither in the text nor in what the file says of its publication
    .hint = make the meeting by `perelik new meeting --date YYYY-MM-DD` and bring the text over
import-dropped = taken out of the text: { $what }, { $count }
import-dropped-scripts = scripts and styles
import-dropped-forms = forms and buttons
import-dropped-sharing = buttons to share, related posts and navigation
import-dropped-drawings = drawings in the page itself
import-dropped-invisible = invisible characters
import-dropped-links = links that lead nowhere (their words stay)
import-linked = replaced by a link: { $what }, { $count }
    .pictures = the files of the post are listed in `documents`; save those that are needed in content/files/
import-linked-embeds = videos, maps and the like of other sites
import-linked-pictures = pictures
import-shortcode = insertions of another program that Perelik does not expand are left in the text: { $names }
    .hint = replace them by plain text or remove them
import-contacts = there are phones or e-mail addresses in the text: { $contacts }
    .hint = check each: a personal number must not be shown without consent. Nobody sees a draft, everybody sees a published entry
import-post-state = this post is not published in WordPress: { $state }
import-over-archive = the archive is too large or holds too many files
import-no-place = there is no place here for the field `{ $field }`, so it was not taken; values: { $count }
import-stray = rows of the table `{ $table }` belong to nobody: what they name is not in the package; rows: { $count }
    .hint = none of them was taken; correct what they name, or write this into the entries yourself{ $rows ->
        [none] { "" }
       *[other] . The first: { $rows }
    }
import-draft = “{ $name }” comes in as a draft: { $because }
    .hint = fill it in and remove `draft`; until then nobody sees it
import-because-help = what it helps with is not known
import-because-area = one of its areas is not known
import-because-state = it is not known whether it works
import-because-organisation = its organisation is not in the package, so it is named after its service
import-no-kind = the package does not say what kind of organisation these are, so they come in as drafts: { $count }
    .hint = give one kind to all that have none: `--set kind=…`, or `defaults` in the file of `--mapping`
import-no-country = these numbers are none of Ukraine, and no address says which country they are of; numbers: { $count }
    .hint = name the country: `--country US`
import-terms = terms of the package that are in no vocabulary: { $count }; the most frequent: { $terms }
    .hint = write them into a file with `--write-mapping FILE`, say there which terms of yours they are, and run again with `--mapping FILE`
import-schedule = this schedule is no usual week, so its hours were not taken: `{ $value }`
    .hint = write the hours into the entry yourself
import-second-place = the organisation has several addresses, only the first was taken
    .hint = if this is the one that matters, write it into the entry yourself, or make an entry of its own
import-place-sheet = sheet “{ $value }”
import-place-row = row { $value }
import-place-record = record { $value }
import-place-column = column { $value }
import-place-field = “{ $value }”

## What is still lacking

incomplete-entry = `{ $name }` lacks: { $lacks }
    .hint = add it when you know it; the site is built all the same
lacks-services = what it helps with (`services`)
lacks-contact = a phone or an e-mail address for everybody (`phones`, `email`)
lacks-responsible = a responsible person (`responsible: yes`)
lacks-verified = the day of a check (`verified`)
lacks-person = a person to turn to (`people`)

## Open formats: the name of each row of the table of formats, and whom it is for

format-for-appeals = Appeals department
format-for-headquarters = Headquarters
format-for-press = Press
format-for-phones = Phones and calendars
format-for-developers = Developers and the open-data portal
format-for-newcomers = Organisations that want to join
format-join-xlsx = Form as a workbook (XLSX)
format-join-md = Form as a text (Markdown)
format-list-csv = The list as a table (CSV)
format-list-xlsx = The list as a table (XLSX)
format-coverage-csv = Coverage as a table (CSV)
format-needs-csv = Needs as a table (CSV)
format-tasks-csv = Tasks as a table (CSV)
format-list-json = The list for programs (JSON)
format-meetings-atom = Feed of meetings (Atom)
format-changes-atom = Feed of changes (Atom)
format-list-txt = The list as text
format-share-txt = A message about the list for Viber and Telegram
format-organisations-id-share-txt = A message about an organisation for Viber and Telegram
format-organisations-vcf = Phones of all organisations for an address book (vCard 3.0)
format-organisations-4-vcf = The same for newer programs (vCard 4.0)
format-organisations-id-vcf = An organisation's contacts for a phone (vCard)
format-calendar-ics = Calendar of meetings (ICS)
format-meetings-id-ics = A meeting for a calendar (ICS)
format-data-organisations-json = Organisations (JSON)
format-data-organisations-csv = Organisations (CSV)
format-data-organisations-schema-json = Organisations: the schema (JSON Schema)
format-data-services-json = Services (JSON)
format-data-services-csv = Services (CSV)
format-data-services-schema-json = Services: the schema (JSON Schema)
format-data-meetings-json = Meetings (JSON)
format-data-meetings-csv = Meetings (CSV)
format-data-meetings-schema-json = Meetings: the schema (JSON Schema)
format-data-needs-json = Needs (JSON)
format-data-needs-csv = Needs (CSV)
format-data-needs-schema-json = Needs: the schema (JSON Schema)
format-data-terms-json = Vocabularies (JSON)
format-data-terms-csv = Vocabularies (CSV)
format-data-terms-schema-json = Vocabularies: the schema (JSON Schema)
format-data-datapackage-json = What the tables hold (Frictionless Data Package)
format-data-3w-csv = Who does what where (HXL)
format-data-835-organizations-csv = Organisations as resolution 835 has them
format-data-835-organizationunits-csv = Units as resolution 835 has them
format-data-hsds-organizations-json = HSDS 3.1: organisations (JSON)
format-data-hsds-services-json = HSDS 3.1: services (JSON)
format-data-hsds-organizations-id-json = HSDS 3.1: an organisation with its services (JSON)
format-data-hsds-datapackage-json = HSDS 3.1: what the tables hold (Data Package)
format-data-hsds-organizations-csv = HSDS 3.1: organisations (CSV)
format-data-hsds-organization-identifiers-csv = HSDS 3.1: codes of organisations (CSV)
format-data-hsds-url-csv = HSDS 3.1: links (CSV)
format-data-hsds-contacts-csv = HSDS 3.1: people (CSV)
format-data-hsds-phones-csv = HSDS 3.1: phones (CSV)
format-data-hsds-languages-csv = HSDS 3.1: languages (CSV)
format-data-hsds-locations-csv = HSDS 3.1: places (CSV)
format-data-hsds-addresses-csv = HSDS 3.1: addresses (CSV)
format-data-hsds-accessibility-csv = HSDS 3.1: accessibility (CSV)
format-data-hsds-services-csv = HSDS 3.1: services (CSV)
format-data-hsds-service-at-location-csv = HSDS 3.1: where services are given (CSV)
format-data-hsds-schedules-csv = HSDS 3.1: hours (CSV)
format-data-hsds-service-areas-csv = HSDS 3.1: areas of services (CSV)
format-data-hsds-required-documents-csv = HSDS 3.1: documents to bring (CSV)
format-data-hsds-attributes-csv = HSDS 3.1: attributes (CSV)
format-data-hsds-taxonomies-csv = HSDS 3.1: taxonomies (CSV)
format-data-hsds-taxonomy-terms-csv = HSDS 3.1: terms of the taxonomies (CSV)

## The form

join-edrpou = EDRPOU code
join-person = Contact person
join-role = Office of the contact person
join-person-phone = Phone of the contact person
join-person-email = E-mail of the contact person
join-consent = Day of consent
join-sheet-form = Form
join-sheet-lists = Lists
join-mark-about = пояснення (explanation)
join-mark-example = приклад (example, not read)
join-about-kind = Choose from the list.
join-about-hours = For example: Mon-Fri 9:00-17:00, Sat 9:00-13:00.
join-about-people = Name and surname of whoever answers for contacts. The name will be on the site.
join-about-people-phone = A personal number. Without consent it is neither published nor kept.
join-about-people-email = A personal address. Without consent it is neither published nor kept.
join-about-people-consent = The day on which the person agreed in writing to have phone and e-mail shown. Leave it empty if there is no consent.
join-about-services-help = Choose from the list. Each service has a row of its own, with the same name of the organisation.
join-about-services-audiences = Whom you help. Choose from the list, or write several with commas.
join-about-services-areas = Where you help. Empty means everywhere.
join-example-name = NGO “Invented example”
join-example-phone = 050 000-00-00 (reception)
join-example-email = info@example.org
join-example-website = https://example.org/
join-example-address = 1 Invented Street
join-example-hours = Mon-Fri 9:00-17:00
join-example-person = Example Sample
join-example-role = coordinator
join-example-details = We bring it once a week
join-md-how = Write each answer after the colon, on the same line; leave empty what there is not. Lines that begin with “>” explain.
join-md-consent = Name, help, phones, address and hours of the organisation will be on the site and in files for everybody. A person's phone and e-mail are published only with their consent.
join-md-organisation = Organisation
join-md-service = Service

## The table `list.csv`

csv-organisation = Organisation
csv-kind = Kind of organisation
csv-help = Kind of help
csv-service = Service
csv-details = Details
csv-audiences = For whom
csv-areas = Areas
csv-delivery = How it is given
csv-conditions = Conditions
csv-cost = Cost
csv-phones = Phones
csv-email = E-mail
csv-website = Website
csv-address = Address
csv-hours = Opening hours
csv-people = People
csv-responsible = responsible person
csv-status = Status
csv-check = Row code (do not change)
csv-page = Page on the site
csv-service-verified = Service checked on
csv-service-source = Source of the service
csv-source = Source
csv-sort-name = Filed under
csv-documents = What to bring
csv-short-name = Short name
csv-summary = In short
csv-reported = Has said what it helps with
csv-links = Other pages
csv-area = Area
csv-how-to-get = How to get there
csv-accessibility = Accessibility of the building
csv-members = Members
csv-edrpou = EDRPOU code
csv-verified-on = Checked on
csv-verified-by = Checked by
csv-need = What is needed
csv-resource = Resource
csv-state = State
csv-required = Required
csv-provided = Provided
csv-unit = Unit
csv-by = Given by
csv-as-of = As of
csv-note = Note
csv-task = Task
csv-who = Who does it
csv-due = Due
csv-done-on = Done on
csv-meeting = Meeting
csv-meeting-date = Date of the meeting
csv-value = Value
csv-services = Services
csv-organisations = Organisations
csv-dimension = By
sheet-services = Services
sheet-organisations = Organisations
sheet-needs = Needs
sheet-tasks = Tasks
sheet-coverage = Coverage
search-at-home = Help at home
search-page-organisations = All organisations
search-page-needs = Needs
search-page-meetings = Meetings
search-page-join-sheet = Sheet for those who want to join
search-page-hotline = Hotline sheet
search-page-press = For the press
search-page-changes = What changed
search-page-data = Open data
search-page-coverage = Coverage
search-page-tasks = Tasks
search-page-poster = Poster for a notice board
coverage-all = Total
coverage-covered = there is help
coverage-nobody = nobody does this
coverage-nobody-yet = unknown: not all have reported
coverage-not-reported = not reported yet
coverage-partly = for some of them, or in a part of it
coverage-unstated = do not say for whom
need-critical = critical
need-partial = partly provided
need-met = met
need-unknown = unknown
task-everybody = everybody who took part
task-open = open
task-overdue = overdue
task-done = done
list-reported = yes
list-cut = {" "}… (goes on at the site)
meeting-planned = The meeting is planned
meeting-held = The meeting was held
meeting-cancelled = The meeting is cancelled
meeting-format-online = online
meeting-format-in-person = in person
meeting-format-mixed = in person and online
meeting-organiser = Convened by
meeting-agenda = Agenda
meeting-present = Present
meeting-heard = Heard
meeting-decided = Decided
meeting-tasks = Tasks
meeting-channels = Channels
meeting-documents = Documents
meeting-next = The next meeting
meeting-video = Recording
text-as-of = Data as of { $date }
text-checked = Checked on { $date }
text-changed = Last changed on { $date }, date of the check not given
text-unchecked = Date of the check not given
text-hotline = Hotline
text-phone = Phone
text-cite = How to cite
text-licence = Licence
share-helps = Helps with
share-week = What changed this week:
share-more =
    { $n ->
        [one] … and { $n } more change on the site
       *[other] … and { $n } more changes on the site
    }
share-totals = Organisations in the list: { $all }; have said what they help with: { $reported }
share-meeting = Next meeting
change-added = new entry
change-changed = updated
change-closed = closed
change-phones = other phones
change-renamed = another name or address of its page
change-reopened = open again
feed-changes = what changed
hxl-edrpou = EDRPOU code
hxl-cluster = UN cluster
hxl-help-code = Code of the kind of help
hxl-katottg = КАТОТТГ code
hxl-date = As of
phone-voice = voice
phone-mobile = mobile
phone-fax = fax
phone-text = text
phone-video = video
delivery-at-home = at home
delivery-on-site = on site
delivery-by-phone = by phone
delivery-online = online
doubt-stale = Not checked for long: call before you go
doubt-unconfirmed = Could not be confirmed: call before you go
status-active = active
status-paused = paused
status-relocated = relocated
status-closed = closed
list-not-reported = not reported yet
list-not-reported-hotline = not reported yet; hotline: { $number }
desks-stamp = for official use only
csv-phones-visibility = Who may see the phones
csv-address-visibility = Who may see the address
csv-people-visibility = Who may see contacts of people
csv-visibility-name = desks, with the name
csv-stamp = Restriction

## Writing the site

write-disk = could not { $doing }: `{ $path }` — { $cause }
write-doing-finding = find out what lies here
write-doing-locking = take hold of the site's folder
write-doing-listing = list the folder
write-doing-reading = read the file
write-doing-making-folder = make the folder
write-doing-writing = write the file
write-doing-copying = copy the file
write-doing-linking = give the file a second name
write-doing-renaming = move
write-doing-marking = set the time or the permissions
write-doing-removing = remove
write-doing-syncing = wait until the disk has everything
write-doing-swapping = put the new site in the place of the old one
system-missing = there is no such file or folder
system-denied = permission is missing
system-exists = there is something already
system-folder = this is a folder, not a file
system-no-folder = a part of the path is not a folder
system-read-only = the disk can only be read
system-full = the disk is full
system-quota = your share of the disk is used up
system-too-large = the file is too large
system-name-too-long = the name is too long for this disk
system-not-text = this is no text, or it is damaged
system-cut-short = the data end before they should
system-busy = another program is using it
system-stale = the network disk has lost this file
system-other-disk = it is on another disk
system-links = there are too many links
system-memory = memory is short
system-pipe = whoever was reading reads no more
system-port = another program has it already
system-no-address = this computer has no such address
system-refused = nobody takes connections there
system-cut-off = the connection broke off
system-network = there is no network, or no way to that computer
system-timeout = no answer came in time
system-unsupported = it cannot be done here
system-files = too many files are open at once
system-broken = the disk reports a fault; it may be failing
system-loop = links lead in a circle
system-no-program = this file is no program for this computer
write-refused-file-system-root = a site cannot be written to the root of the disk: `{ $path }`; name a folder of its own
write-refused-home = a site cannot be written over the home folder: `{ $path }`; name a folder of its own
write-refused-site = the built site cannot be written over its content: `{ $path }`; name a folder of its own, such as `public`
write-refused-sources = the built site cannot be written where its content or history lies: `{ $path }`; name a folder of its own, such as `public`
write-refused-link = the site's folder is only a link to another place: `{ $path }`; name the folder itself
write-refused-file = a file lies where the site's folder should be: `{ $path }`; remove it or name another folder
write-refused-unresolved = the path leads by `..` through folders that do not exist: `{ $path }`; write it in full
write-refused-state = something else has the name of the program's own folder: `{ $path }`; remove it or name another folder for the site
write-foreign =
    Perelik did not make this folder, or its `manifest.json` is damaged, so it was left as it is: `{ $path }`; in it lies: { $names }{ $more ->
        [0] { "" }
       *[other] {" "}and { $more } more
    }; name another folder, or move this one away
write-unknown-files =
    the site's folder holds files of somebody else, so it was left as it is: `{ $path }`; keep them elsewhere, remove them here and start again: { $names }{ $more ->
        [0] { "" }
       *[other] {" "}and { $more } more
    }
write-locked = another run (process { $pid }) is building this site: `{ $path }`; wait until it is done
write-locked-by-unknown = another run is building this site: `{ $path }`; wait until it is done
write-changed = a file changed while the site was being built: `{ $path }`; start again
write-templates =
    the site was not written: { $count ->
        [one] { $count } error
       *[other] { $count } errors
    } in the templates of the theme
write-method-first-rename = the site is in its place for the first time
write-method-exchange = the new site took the place of the old one in one step
write-method-two-renames = the new site took the place of the old one in two steps: for a moment there may have been none
write-method-file-by-file = the site was updated file by file, not in one step: for a moment a reader may have met old and new pages side by side

## The preview

serve-errors =
    { $count ->
        [one] { $count } error: until it is mended, the site will not be built
       *[other] { $count } errors: until they are mended, the site will not be built
    }
serve-all = All remarks
serve-hide = Hide
serve-remarks = Remarks
serve-back = To the site
serve-values = What the template of the page `{ $page }` got
serve-values-back = To the page
serve-values-about = Only the preview shows this page; the site does not have it. Nothing private is here, as on the site. What each value means is told by `perelik schema --theme`.
serve-values-page = template: `{ $file }` – { $whose }
serve-values-extended = extends: `{ $file }` – { $whose }
serve-values-included = includes: `{ $file }` – { $whose }
serve-values-components = components { $components }: `{ $file }` – { $whose }
serve-values-own = of the site's theme
serve-values-built-in = built in
serve-kept = This page is as it was before the error: changes appear once the error is mended.
serve-draft = In the preview only: { $files } – a draft, or an entry whose time is not now; the site will not have it.
serve-template-failed = The template could not make this page
serve-panicked = The program broke off while it made this answer
serve-panicked-about = This is a defect of the program, not of your content. The preview goes on: other pages open. What happened stands in the terminal where `perelik serve` runs; please send those lines to the authors of the program.
serve-not-found = There is no such page
serve-foreign-host = The preview answers only to the address of this computer: `localhost`, `127.0.0.1` or `[::1]` with the port.
serve-foreign-origin = The preview does not answer to pages of other sites.
edit-title = The list: editing
edit-list = All entries
edit-see = Page in the preview
edit-more = More fields
edit-add = Add another
edit-up = Move up
edit-down = Move down
edit-mend = Mend
edit-visibility-empty =
    { $who ->
        [public] not chosen: everybody sees it
        [desks] not chosen: the desks alone see it
       *[private] not chosen: editors alone see it
    }
edit-remove = Take away
edit-needed = required
edit-as-text = No form shows this value; it can be changed where the entry is opened as a text.
edit-keep = Check
edit-save = Save
edit-fix = Mend slips
edit-undo = Step back
edit-redo = Step forward
edit-discard = Drop what is not saved
edit-back = Back to the entry
edit-state-new = A new entry: there is no file until you save.
edit-state-unsaved = There are changes that are not saved. They stay, also when the browser is closed.
edit-state-saved = All is saved.
edit-body = Text
edit-body-about = Plain text. An empty line begins a new paragraph; a line that begins with `- ` is an item of a list.
edit-text = The file as a text
edit-to-text = Open as a text
edit-to-form = Open as a form
edit-to-remove = Take the entry away…
edit-broken = The file has a mistake for which no form can show it. Mend it in the text, or press “Mend slips”.
edit-remarks =
    { $errors ->
        [0] { $count ->
            [one] { $count } remark
           *[other] { $count } remarks
        }
        [one] { $errors } error, remarks in all: { $count }
       *[other] { $errors } errors, remarks in all: { $count }
    }
edit-conflict = Meanwhile somebody wrote here: “{ $other }”. Your value stands here now; leave the right one.
edit-conflict-gone = Meanwhile somebody took this away. Your value stands here now; leave it or take it away.
edit-conflicts =
    { $count ->
        [one] Somebody else changed the same field. Look at the marked place, and save again.
       *[other] Somebody else changed the same fields. Look at the marked places, and save again.
    }
edit-stale = While the form was open the entry became another, and what the form was made of is not known any more. Nothing was changed: your values stand in the fields; look at them, and save again.
edit-undecided = Not saved: two people changed one value. Look at the marked places, and save again.
edit-unchecked = The program has not looked at what you typed yet, so the file is as it was. Press “Save” again.
edit-lost = The program does not answer, so what you typed is written nowhere yet. Do not close this page: it is sent by itself as soon as the program works.
edit-restarted = The program was started again and does not trust this page any more. Open the new address of the terminal in another tab, and take over what you typed here last.
edit-gone = Meanwhile the file of this entry was taken away. Save again, and it is back; if that was on purpose, press “Drop what is not saved”.
edit-clash = Meanwhile somebody changed the file itself so that it cannot be put together with your changes. Below stands what is in the file now. Take over what is needed into the form, and save again: then the file has what the form has.
edit-wrong = Not saved to the file: the entry has mistakes. What you typed is kept; mend what is marked, and save again.
edit-unclear = Not all of the form came. Nothing was changed; send it again.
edit-not-text = The file is not written in UTF-8, so no form shows it. Press “Mend”: where its encoding is known (Windows-1251 or UTF-16), the program writes it anew, with the same words.
edit-refused = This file is written so that a form cannot change this place without touching others. Open the entry as a text.
edit-busy = Another program is writing files of this site. Try again in a minute.
edit-disk = `{ $path }` could not be written: { $cause }
edit-locked = This page is for whoever started the program
edit-locked-about = Open the address that `perelik edit` shows in the terminal: it has a key, a new one with each start.
edit-foreign = The form was not sent from this program
edit-foreign-about = Nothing was changed. If the program was started again meanwhile, open the address of the terminal once more.
edit-no-file = There is no such entry
edit-find = Find an entry
edit-find-go = Find
edit-new = Add a new entry
edit-new-go = Go on
edit-again-title = There is a meeting of that day already
edit-again-about = Open it if you mean the same. If there was another one that day, begin a new entry.
edit-again-open = Open the one that is there
edit-again-go = It is another meeting: begin a new entry
edit-new-unnamed = This makes no name of a file: write the name in letters, and a day as `27.03.2020`.
edit-found-none = Nothing was found.
edit-left =
    { $count ->
        [one] And { $count } more entry: use the search.
       *[other] And { $count } more entries: use the search.
    }
edit-mark-unsaved = not saved
edit-mark-errors =
    { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }
edit-mark-warnings =
    { $count ->
        [one] { $count } warning
       *[other] { $count } warnings
    }
edit-mark-incomplete = incomplete
edit-remove-title = Take { $file } away?
edit-remove-about = The file goes, and its page with it. Where an organisation just does not work any more, better open the entry and set its state to “closed”: then the page tells that to who looks for it.
edit-remove-named =
    { $count ->
        [one] { $count } file names this entry. First take the entry out of it, or it will have a mistake.
       *[other] { $count } files name this entry. First take it out of them, or they will have mistakes.
    }
edit-remove-go = Take away
edit-change = Change
edit-send = Send
edit-receive = Only get what others changed
edit-send-link =
    { $count ->
        [0] Exchange changes
        [one] Send { $count } saved change
       *[other] Send { $count } saved changes
    }
edit-send-title = Send changes
edit-send-about = “Send” first takes what others changed meanwhile, puts it together with yours, and then sends what is saved. What is not saved stays here.
edit-send-more =
    { $count ->
        [one] And { $count } change more.
       *[other] And { $count } changes more.
    }
edit-waiting =
    { $count ->
        [0] All that is saved is sent
        [one] Not sent yet: { $count } change
       *[other] Not sent yet: { $count } changes
    }
edit-send-done =
    { $sent ->
        [0] { $received ->
            [0] Nothing is new, here or there.
            [one] Others’ changes are here: { $received } file.
           *[other] Others’ changes are here: { $received } files.
        }
        [one] { $received ->
            [0] { $sent } change is sent.
            [one] { $sent } change is sent. Others’ changes are here: { $received } file.
           *[other] { $sent } change is sent. Others’ changes are here: { $received } files.
        }
       *[other] { $received ->
            [0] { $sent } changes are sent.
            [one] { $sent } changes are sent. Others’ changes are here: { $received } file.
           *[other] { $sent } changes are sent. Others’ changes are here: { $received } files.
        }
    }
edit-send-alone = This site is shared with nobody: what is saved lies on this computer, and there is nowhere to send it.
edit-send-undecided = Not sent: while you changed an entry, somebody else changed the same in it. Both values stand in the form. Open each entry, choose the right one, save it and send again.
edit-send-stuck = Not sent, and nothing is changed here: both you and somebody else changed these files, and they have no form. Ask who set the site up to put both changes together.
edit-send-unkept = Not sent, and nothing is changed here: others changed these files, and on your computer they were changed without the forms. Bring your changes into the form and the files back to what they were, or ask who set the site up.
edit-send-refused = The server did not take what was sent. All that is saved is still here: mend what it tells, save, and send again.
edit-send-offline = There is no connection to the server, or it broke. All that is saved is still here; send it again once there is one.
edit-send-busy = Sending is under way. Wait a few seconds.
edit-send-overtaken = Not sent: others are sending their changes just now. Try again in a minute.
edit-send-foreign = Not sent: on the server lies another site, which has nothing in common with this one. Ask who set the site up to check the address.
edit-send-closed = Not sent: another program is changing the history of the site. All that is saved is still here; try again in a minute. If that does not help, tell who set the site up.
edit-send-unsaved = Not sent: the disk does not take it. Check whether it has room, and try again.
edit-name = Your name
edit-name-about = It will stand beside your changes; all who work on the site see it. This is asked once.
edit-unnamed = Not saved to the file: write below what you are called. What you typed is not lost.
edit-did-new =
    { $kind ->
        [organisation] new organisation
        [meeting] new
        [need] new need
        [page] new page
        [call] new call
        [translation] new translation
       *[file] new file
    }
edit-did-remove = taken away
edit-did-more = and more
edit-did-text = changed
edit-did-body = text
edit-did-term = new term
edit-did-term-gone = term taken away
edit-did-terms = terms
edit-did-state =
    { $state ->
        [closed] closed
        [active] works again
        [paused] paused
        [relocated] moved
        [planned] planned
        [held] was held
        [cancelled] cancelled
       *[other] state
    }
edit-did-add =
    { $field ->
        [phones] new phone
        [services] new service
        [people] new person
        [decisions] new decision
        [tasks] new task
        [attendees] new attendee
        [documents] new document
       *[other] { $label }: added
    }
edit-did-drop =
    { $field ->
        [phones] phone taken away
        [services] service taken away
       *[other] { $label }: taken away
    }
edit-did-gone = { $label }: taken away
edit-did-field = { $label }

## Who must be verified

due-name = Organisation
due-id = id
due-checked = Checked
due-contacts = Phone or e-mail
due-person = Whom to ask
due-hidden = Where a closed number stands
due-file = File
due-never = never
live-current = The site { $url } shows the data of { $date }
live-record = The site { $url } shows the data of { $date }; site.yaml sets that day, so it stays
live-old = { $days ->
    [one] the data of the site { $url } is { $days } day old: it is of { $date }
   *[other] the data of the site { $url } is { $days } days old: it is of { $date }
}
live-old-hint = the daily build seems to have stopped: look at the timer or cron on the server, and build the site again
live-undated = something answers at { $url }, but it is no site that this program built, or its day cannot be seen

due-none = every entry was checked in time
due-errors = the content has errors, so the list may lack some; `perelik check` shows them

## The command line

cli-built =
    the site is built: { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }, { $files ->
        [one] { $files } file
       *[other] { $files } files
    } in all
cli-nothing-changed = nothing changed: the site is already as it should be
cli-written =
    { $written ->
        [one] { $written } file
       *[other] { $written } files
    } written, { $removed } removed, { $kept } unchanged
cli-where = look at { $path }
cli-timings-read = reading the sources: { $milliseconds } ms
cli-timings-compile = parsing, checking and planning: { $milliseconds } ms
cli-timings-write = making files and writing: { $milliseconds } ms
cli-timings-files = files made: { $made }; taken over from the last build: { $reused }
cli-timings-formats = files in open formats: { $files }; they took { $milliseconds } ms of the { $all } ms that the processor worked
cli-timings-template = template { $template }: { $milliseconds } ms for all it made ({ $files })
cli-timings-slow = { $path }: { $milliseconds } ms
cli-time = took { $seconds } s
cli-sync-time = and { $seconds } s more of waiting until the disk had everything
cli-no-private = there is no folder `private/` here: private numbers were not compared with it
cli-no-private-hint = put its copy beside `content/`, an empty one if there are no private files, or name it: `--private FOLDER`
cli-not-built = because of errors the site was not built; what is already published stays as it was
cli-check-fine = all is well, there are no remarks
cli-check-summary = errors: { $errors }, warnings: { $warnings }, advice: { $advice }, incomplete entries: { $incomplete }
cli-glance-errors = errors: { $count }
cli-glance-more-errors = further errors: { $count }
cli-glance-warnings = warnings: { $count }
cli-glance-more-warnings = further warnings: { $count }
cli-glance-advice = advice: { $count }
cli-glance-incomplete = incomplete entries: { $count }
cli-glance-lacking = incomplete entries: { $count }; most often lacking: { $lacks }
cli-glance-one = { $place }: { $sentence } [{ $code }]
cli-glance-group =
    { $count ->
        [one] { $count } of a kind, the first at { $place }: { $sentence } [{ $code }]
       *[other] { $count } of a kind, the first at { $place }: { $sentence } [{ $code }]
    }
cli-glance-others = … and others: { $count }
cli-glance-files =
    { $count ->
        [one] errors in { $count } file; most of them here: { $files }
       *[other] errors in { $count } files; most of them here: { $files }
    }
cli-glance-all = this is the gist; `{ $command }` shows everything, each at its place
cli-next-fix = next: `{ $command }` mends what can be mended without you; it shows the changes first, and asks
cli-next-errors = next: correct the errors, and run `{ $command }` again
cli-next-warnings = next: look through the warnings; there are no errors, so the site can be built: `{ $command }`
cli-next-due = next: `{ $command }` shows whom to call to verify entries
cli-next-build = nothing need be done: there are no errors, and the site can be built: `{ $command }`
cli-fix-nothing = there is nothing to mend
cli-fix-mark = the invisible mark at the beginning (BOM) goes away
cli-fix-line-ends = line ends become LF
cli-fix-ask = write these changes? (y for yes, anything else for no)
cli-fix-needs-yes = nothing was written; to write these changes, add `--yes`
cli-fix-left = nothing was written
cli-fix-written =
    { $count ->
        [one] { $count } file was mended
       *[other] { $count } files were mended
    }
cli-save-changed = `{ $path }` was changed meanwhile, so nothing was written; run the command again
cli-save-overtaken = these files were changed while others were being written, and keep what they were given: { $paths }; the others are written. Compare them with what the command showed
cli-save-busy = another run of perelik is writing files of this site (`{ $path }`); wait until it has ended and run the command again
cli-save-dropped = an earlier command was interrupted before it changed a file; nothing of it was written, run it again
cli-save-finished =
    { $count ->
        [one] an earlier command was interrupted; { $count } file that it was writing is finished now
       *[other] an earlier command was interrupted; { $count } files that it was writing are finished now
    }
cli-save-undone = an earlier command was interrupted while it took its changes back; that is done now, all files are as they were before it
cli-save-undone-changed = an earlier command was interrupted, and `{ $path }` was changed since: all files are as they were before that command, your change stays; run the command again
cli-save-pending = a part of the files is written; the next command of perelik finishes that by itself
cli-save-journal = `{ $path }` tells of an interrupted command and makes no sense; compare `content/` with your copy or with git, then delete this file
cli-save-outside = `{ $path }` is reached through a link or lies outside `content/`, `private/` and `themes/`; nothing is written there
cli-import-summary = rows read: { $rows }; with errors: { $faults }; new files: { $new }; changed: { $update }; unchanged: { $same }{ $removed ->
        [0] {""}
       *[other] ; removed: { $removed }
    }{ $errors ->
        [0] {""}
       *[other] ; errors: { $errors }
    }
cli-import-ask-organisation = { $name }: this organisation is no longer in the table, and it is on the site. What is to be done?
cli-import-ask-organisations = { $count ->
        [one] { $count } organisation of the list is no longer in the table, and it is on the site: { $names }. What is to be done?
       *[other] { $count } organisations of the list are no longer in the table, and they are on the site: { $names } … What is to be done with all?
    }
cli-import-ask-service = { $name }: the service “{ $service }” is no longer in the table, and it is on the site. What is to be done?
cli-import-ask-services = { $count ->
        [one] { $count } service is no longer in the table, and it is on the site: { $names }. What is to be done?
       *[other] { $count } services are no longer in the table, and they are on the site: { $names } … What is to be done with all?
    }
cli-import-ask-cell = { $name }, “{ $heading }”: the cell was emptied, and the entry has “{ $value }”. What is to be done?
cli-import-ask-cells = { $count ->
        [one] { $count } cell was emptied, and the entry has its value: { $names }. What is to be done?
       *[other] { $count } cells were emptied, and the entries have their values: { $names } … What is to be done with all?
    }
cli-import-answer-leave = leave it as it is
cli-import-answer-close = close it (status: closed)
cli-import-answer-remove-organisation = remove the entry of the organisation
cli-import-answer-remove-service = remove the service from its entry
cli-import-answer-empty = remove it from the entry, too
cli-import-answer-refused = after these answers the site would have the errors named above, so nothing was written
cli-import-package = organisations of the package: { $organisations } = { $shown } entries + { $drafts } drafts + { $left } left out; services: { $services } = { $shown_services } + { $draft_services } drafts + { $left_services } left out
cli-import-report = the whole report: `{ $path }`
cli-import-report-form = a report is a workbook or a text, and `{ $path }` is neither: name it `….xlsx` or `….md`
cli-import-report-inside = what lies at `{ $path }` is passed on: it is in the folder of the site, or in a shared repository of git; a report also has what is for nobody, so write it outside of them, as to `{ $other }`
cli-import-report-exists = there is such a file already and it is no report, so it was left as it is: `{ $path }`; give the report another name
cli-import-more-files = { $count ->
        [one] { $count } more file changes likewise; `--all` shows each
       *[other] { $count } more files change likewise; `--all` shows each
    }
import-grid-columns = Columns
import-grid-counts = Summary
import-grid-remarks = Remarks
import-grid-column = column
import-grid-heading = { $letters } “{ $heading }”
import-grid-field = field
import-grid-understood = understood
import-grid-example = for example
import-grid-of = { $understood } of { $cells }
import-grid-left = not taken
import-grid-what = what
import-grid-new = new
import-grid-changed = changed
import-grid-same = unchanged
import-grid-place = place
import-grid-cell = cell
import-grid-level = level
import-grid-remark = remark
import-grid-advice = what to do
import-grid-row = row
import-count-organisations = organisations
import-count-services = services
import-count-phones = phones
import-count-hours = opening hours
import-count-meetings = meetings
import-count-needs = needs
import-count-pages = pages
import-report-title = What the import does: { $file }
import-report-private = For the editor. Everything the file held is here, also what is not for everybody: keep this report as you keep the file itself, and do not publish it.
cli-import-more = { $count ->
        [one] { $count } more of the same, in row { $rows }
       *[other] { $count } more of the same, in rows such as { $rows }
    }
cli-import-all = remarks of one kind are counted here; `--all` shows each at its place
cli-import-differs =
    { $count ->
        [one] { $count } entry differs and was left as it is (`--update` changes it)
       *[other] { $count } entries differ and were left as they are (`--update` changes them)
    }
cli-import-similar =
    { $count ->
        [one] { $count } entry is like one that is there and was not added (`--similar` adds it)
       *[other] { $count } entries are like some that are there and were not added (`--similar` adds them)
    }
cli-import-mapping = what the columns or terms probably mean is written: `{ $path }`; correct it and run with `--mapping { $path }`
cli-import-no-mapping = this is neither a table nor a package, so there is nothing to say of it: `{ $path }`
cli-import-mapping-exists = there is such a file already, it was left as it is: `{ $path }`
cli-import-unchanged = { $address }: unchanged since
cli-import-one-source = `--report` and `--write-mapping` take one file or address at a time
cli-import-source = { $source }:
cli-import-written =
    { $count ->
        [one] { $count } file was written
       *[other] { $count } files were written
    }
cli-see = see also
cli-help-label = hint
cli-method-exchange = { write-method-exchange }
cli-method-two-renames = { write-method-two-renames }
cli-method-file-by-file = { write-method-file-by-file }
cli-method-copies =
    this disk allows no second name of a file, so { $copied ->
        [one] { $copied } unchanged file was copied
       *[other] { $copied } unchanged files were copied
    }
cli-next-change = even without edits the site will change on { $date }: build it again then
cli-no-content = there is no folder `content/` here: `{ $path }`; go to the folder of the site; `perelik init` makes a new one
cli-root-missing = there is no such folder: `{ $path }`
cli-import-bad-set = `{ $value }` does not say what to set; write a field and its value: `--set kind=ngo`
cli-import-consent = `--consent { $date }`: that day is still to come; write the day when consent was really given
cli-import-bad-country = numbers of `{ $value }` are not known; write the code of a country: { $known }
cli-bad-date = `{ $value }` is not a date; write year, month and day with hyphens: `2020-03-27`
cli-bad-year = `{ $value }`: the year must be from 1970 to 9998
cli-no-such-date = no calendar has the date `{ $value }`; look at the day and the month: first the year, then the month, then the day, `2020-03-27`
cli-bad-base-url = `--base-url` takes the whole address of the first page, without a password, `?` or `#`: `https://example.org/`
cli-format-csv = only the list of `check --due` has the format `csv`, and it has no other but the table
cli-bad-clock = the clock of this computer says that it is before 1970 or after 9998; set it, then run this again
cli-bad-epoch = the variable `SOURCE_DATE_EPOCH` must be a number of seconds since 1970, not after the year 9998, and not `{ $value }`
cli-init-exists = this folder is not empty: `{ $path }`; name a new one
cli-init-url = `{ $value }` is no address of a site; it looks like `https://dopomoha.gov.ua/`
cli-init-url-meant = `{ $value }` is not yet the address of a site; is it `{ $meant }`?
cli-init-hotline = `{ $value }` cannot be the number of a hotline; write the whole number, such as `0 800 123 456`, or a short one
cli-init-emergency = `{ $value }` is the number of an emergency service; write the number that answers about help
cli-init-done = a new site is made: `{ $path }`; its `README.md` says what lies where and what to do next
cli-init-example-done = an invented hromada is made: `{ $path }`; look at it: `perelik serve --root { $path }`
cli-new-missing = the field `{ $key }` is missing; add { $flag }, or run this in a terminal, where it asks
cli-new-missing-one = at least one of these fields is needed: { $keys }; add { $flag }
cli-new-set-form = `{ $value }` is nothing to set; write a field, `=` and a value: `--set resource=masks`
cli-new-unknown = an entry of this type has no field `{ $key }`; it may have { $known }
cli-new-twice = the field `{ $key }` is given twice; leave one
cli-new-no-id = no file name can be made of the name `{ $name }`; give one: `--id poruch`
cli-new-bad-id = `{ $id }` cannot be a file name; only small Latin letters, digits and single hyphens: `--id poruch`
cli-new-exists = there is such an entry already: `{ $path }`; edit it, or give another file name: `--id { $id }-2`
cli-new-refused = such an entry would have errors, so no file was made
cli-new-done = made: `{ $path }`; open it and add the rest
cli-new-taken = there is such an entry already: `{ $path }`; it is edited in its file, and a new one needs another name, or a name for its file: `--id`
cli-new-again = this field is needed: write a value
cli-new-term = there is no such one; there are: { $known }
cli-new-word = there is no such one; there are: { $known }; a new term is added to `content/vocabulary/{ $vocabulary }.yaml` first
cli-new-nearest = there is no such thing; is it “{ $nearest }”? possible: { $known }
cli-new-understood = written as `{ $value }`
cli-new-understood-key = { $key }: written as `{ $value }`
cli-new-second = there is a meeting on this day already (`{ $path }`); the new one is written beside it, its id is `{ $id }`
cli-new-ask-kind = What sort of organisation it is.
cli-new-ask-help = What it helps with.
cli-new-ask-audiences = Whom it helps; skip if everybody.
cli-new-ask-areas = In which districts it helps; skip if in all.
cli-new-ask-phones = The number that is answered; in brackets you may write whose it is: 050 123-45-67 (reception).
cli-new-ask-hours = When it works, for example: Mo-Fr 9-18, Sa 10-14.
cli-new-ask-people = Who answers for these facts: first name and surname.
cli-new-ask-start = When it begins, for example: 10:00.
cli-new-ask-attendees = Which organisations took part.
cli-new-ask-resource = Which resource it is.
cli-new-ask-need-help = Which kind of help is lacking.
cli-new-ask-need-areas = In which districts it is lacking; skip if in all.
cli-new-ask-state = How far the need is met.
cli-init-ask-hotline = The number of the hotline, short or full.
cli-new-given = { $fault }; nothing has been asked or written yet: correct the command and run it again
cli-new-several = write several with commas between
cli-new-enter = Enter: { $value }
cli-new-skip = Enter: pass over
cli-new-skeleton = What else may be said. To use a field, take the # from before it and write your own; delete what you do not need.
cli-new-values = One of: { $known }.
cli-schema-done =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    } written into `{ $path }`
cli-schema-vscode = settings for VS Code made: `{ $path }`
cli-schema-vscode-kept = there are settings for VS Code already, left as they were: `{ $path }`; the lines to add are in `{ $snippet }`
cli-schema-unknown = there is no file `{ $name }`; there are: { $known }
cli-export-unknown = there is no format `{ $name }`; there are: { $known }
cli-export-which = `{ $name }` is one file for each entry; name the entry, such as `{ $known }`
cli-export-no-record = the site has no entry that `{ $name }` would be about
cli-export-kept = `{ $name }` is not for everybody: `publish` in `content/site.yaml` says so; `--for desks` gives a copy for the desks
cli-export-not-stamped = `{ $name }` has no place for a stamp; these formats can be given to the desks: { $known }
cli-export-folder = several formats go to a folder: `-o FOLDER`
cli-export-desks-file = a copy for the desks goes to a file only: `-o FILE`
cli-export-desks-inside = what lies at `{ $path }` is passed on: it is in the folder of the site, or in a shared repository of git; write a copy for the desks outside of them, as to `{ $other }`
cli-export-desks-done = { $path }: for official use only; neither publish it nor pass it on
cli-export-each-organisation = , one for each organisation
cli-export-each-meeting = , one for each meeting
cli-schema-folder = the folder of the schemas must lie inside the site: `{ $path }`
cli-disk = could not { $doing }: `{ $path }` — { $cause }
cli-progress = making pages
cli-watching = waiting for changes: `{ $path }`; press Ctrl+C to stop
cli-editing = forms for the entries: { $url } (an address for you alone); press Ctrl+C to stop
cli-serving = the preview is at { $url }; press Ctrl+C to stop
cli-serve-current = the preview is up to date, revision { $revision }
cli-serve-broken = there are errors: the preview shows them on its pages and at { $url }_perelik/remarks
cli-port-taken = could not open port { $port }: { $cause }; name another: `--port 0` takes a free one
cli-serve-failed = the preview did not start: { $cause }
cli-signal =
    { $name ->
        [SIGINT] interrupted: the site is whole, and the next run does what was left undone
       *[other] another program or the system ended this one ({ $name }): the site is whole, and the next run does what was left undone
    }
cli-interrupted-question = stopped (Ctrl+C): the question was not answered, so nothing was written
cli-output-failed = could not print everything: { $cause }

## Help of the command line

cli-about = Builds a site from text files: who in the community helps with what
cli-about-build = Build the site; if there are errors, change nothing
cli-about-check = Check the content and show every remark; write nothing without --fix
cli-watch-distant = the folder lies on a network disk: the system tells nothing of changes there, so the content is looked through twice a second
cli-about-record = Write into the history of the site what changed since the last time
cli-not-recorded = nothing was written: mend the errors first
cli-record-nothing = nothing has changed since it was last written down
cli-recorded =
    { $count ->
        [0] the history was written anew: { $path }
        [one] changes of { $count } entry were written into the history: { $path }
       *[other] changes of { $count } entries were written into the history: { $path }
    }
cli-about-forget = Take an entry, a number, an e-mail address or a person out of everything within reach; show what goes first
cli-opt-forget-what = id of an entry (`organisations/ID` where several have it), name of an organisation, phone or e-mail address in any notation, or the first and last name of a person
cli-opt-forget-yes = Take it out without asking
cli-forget-marker = (number removed)
cli-forget-marker-address = (address removed)
cli-forget-nothing = `{ $what }` stands nowhere
cli-forget-unknown = `{ $what }` is not in the list: there is no entry of that id, no such organisation and no such person; give an id, the name of an organisation, a whole phone number, an e-mail address, or the first and last name of a person
cli-forget-whole-name = `{ $what }` is too little to know who is meant; write the whole name, in quotes: { $names }
cli-forget-ambiguous = several entries are called `{ $what }`; write the id of one with its folder, such as `organisations/pryklad`
cli-forget-deletes = this file goes: { $path }
cli-forgotten =
    { $count ->
        [one] taken out: { $count } file was changed or deleted
       *[other] taken out: { $count } files were changed or deleted
    }
cli-forget-not-built = the site is still as it was: mend the errors and run this command once more
cli-forget-left =
    { $count ->
        [one] it is still named in { $count } file; change or delete it yourself and run the command once more:
       *[other] it is still named in { $count } files; change or delete them yourself and run the command once more:
    }
cli-forget-left-built =
    { $count ->
        [one] and in { $count } file of the built site (`{ $folder }`); leave it: it is made anew once the site can be built
       *[other] and in { $count } files of the built site (`{ $folder }`); leave them: they are made anew once the site can be built
    }
cli-forget-left-file = {"  "}{ $path }
cli-forget-unreachable =
    These cannot be reached from here:
      the site that readers see: publish it again and delete the versions before (`perelik deploy --forget-previous`; by git: `git push -o forget-previous`);
      the history of git: it is rewritten separately (git filter-repo), and everybody who cloned it has a copy;
      backups, and documents whose text is compressed (PDF, DOCX, XLSX);
      contacts saved in phones, downloaded tables, printed pages, the memory of search engines.
cli-about-verify = Show whom to call next so that the list stays true, and write down what they said
cli-opt-verify-id = id of the organisation that was called
cli-opt-verify-outcome = how the call ended: confirmed, changed, no-answer, refused, wrong-number, closed
cli-opt-verify-by = who calls: initials or a role, no name
cli-opt-verify-service = which services were asked about: their ids, parted by commas
cli-opt-verify-do-not-call = they asked not to be called again
cli-opt-verify-yes = close the entry without asking, where they said that they do not work any more
cli-opt-verify-list = only show whom to call
cli-opt-verify-csv = show all that is due as CSV
cli-opt-verify-all = show all calls, not the first 20
cli-opt-verify-assign = among whom the calls are shared out: initials or roles, parted by commas
cli-opt-verify-per-week = how many calls a week are made; the program says when the list will have been verified
cli-value-outcome = OUTCOME
cli-value-role = WHO
cli-value-roles = WHO,WHO
cli-verify-by = `{ $value }` is more than initials or a role
    .hint = calls keep neither names nor numbers: write, for example, `J.D.` or `the editors`
cli-verify-outcome = how did the call about `{ $id }` end? Add one of { $known }
cli-verify-no-outcome = `{ $value }` is no outcome of a call; there are { $known }
cli-verify-unknown = there is no organisation with the id `{ $id }`; `perelik verify --list` shows whom to call
cli-verify-no-service = the organisation `{ $id }` has no service `{ $service }`
cli-verify-entangled = { $path } is written so that the day of the check cannot be changed alone; nothing was written. Write that place more simply and run the command again
cli-verify-last = { $name }: nobody else in the list gives this: { $only }
cli-verify-close = take “{ $name }” out of the lists, since they do not work any more? [y/n]
cli-verify-not-closed = “{ $name }” stays in the lists: only a person closes an entry; run the command again with --yes, or write `status: closed`
cli-verify-written = written down: { $name } — { $outcome }
cli-verify-to-mend = the day of the check stays as it was: correct { $path } first (most easily in the form: `perelik edit`)
cli-opt-verify-sheet = write the sheet of calls (XLSX) for those who call without this program; `perelik import` takes it when it is filled in
verify-sheet = Calls
verify-how = Fill in the white columns on the right. Leave the key in the first column as it is: by it the program knows the entry.
verify-key = Key
verify-facts = What is written
verify-day = Day of the call
verify-outcome = How it ended
verify-changed = What changed (fields)
verify-news = How it is now
verify-do-not-call = Do not call again
verify-sheet-exists = { $path } is there already and is not written over; name another file
verify-sheet-written =
    { $count ->
        [one] a sheet for { $count } entry: { $path }
       *[other] a sheet for { $count } entries: { $path }
    }
verify-row = { $id }: { $outcome }
verify-row-unclear = row { $row }: the column “{ $heading }” holds “{ $value }”, which cannot be understood; the row was not taken
verify-row-unknown = row { $row }: there is no entry with the id `{ $id }`; the row was not taken
verify-row-by = row { $row }: who called is told too precisely; write initials or a role. The row was not taken
verify-row-future = row { $row }: that day has not come yet; the row was not taken
verify-row-known = row { $row }: the call about `{ $id }` is written down already
verify-row-old = row { $row }: the entry `{ $id }` was changed after the sheet was made, so what was confirmed is not what stands there now; call again. The row was not taken
cli-opt-verify-consents = show who agreed to have their contacts shown, when, and who took it; with `--csv` or `--sheet` for Excel
cli-opt-verify-withdraw = a person of this organisation withdrew the consent: the contacts go, that there was a consent stays
cli-value-person = NAME
consent-person = Person
consent-contacts = Contacts
consent-seen-by = Seen by
consent-given = Given on
consent-by = Taken by
consent-withdrawn = Withdrawn
consent-of-phone = phone
consent-of-email = e-mail
consent-sheet = Consents
consent-none = the entries have neither consents nor contacts of people
consent-written = consents were written to { $path }
consent-no-person = the organisation `{ $id }` has no person called `{ $person }`
consent-several = the organisation `{ $id }` has several people called `{ $person }`; correct the entry yourself
consent-no-consent = there is no consent of `{ $person }` in `{ $id }` that could be withdrawn
consent-done = consent withdrawn: { $person }. Now build and publish the site, so that the contacts go there, too; `perelik forget` takes them out of older versions
verify-number = Phone
verify-who = Who calls
verify-services = Services
verify-tried = Tried
verify-only = Nobody else gives
verify-by-letter = by letter
verify-none = there is nobody to call today: everything was verified in time, or has been asked already
verify-due =
    { $calls ->
        [one] { $calls } call is due today
       *[other] { $calls } calls are due today
    }; entries: { $entries }
verify-more = not all are shown, { $count } more; `--all` shows them
verify-letters =
    { $count ->
        [one] { $count } entry is verified by letter
       *[other] { $count } entries are verified by letter
    }: they asked not to be called, or no number is known
verify-needed =
    { $count ->
        [one] { $count } call a week is enough to verify everything within { $days } days
       *[other] { $count } calls a week are needed to verify everything within { $days } days
    }
verify-held = with { $count } a week nothing will be overdue on { $date }
verify-never = { $count } a week are too few: there will always be some overdue
verify-call = Call { $n } of { $total }: { $number }
verify-call-hidden = Call { $n } of { $total }: the number is not for everybody, it stands here: { $number }
verify-say = Say: “Good day! We are calling from the list ‘{ $title }’. May we go through what it says about you?”
verify-only-services =     asked about only: { $services }
verify-tried-before =
    { $count ->
        [one]     called in vain on { $count } day
       *[other]     called in vain on { $count } days
    }
verify-about = About “{ $name }”:
verify-ask = How did it end?
verify-skip = go on, write nothing down
verify-stop = enough for today
verify-ask-again = May we call another time?
verify-call-again = yes, next time
verify-call-never = no, they asked not to be called again
verify-ask-field = What is not as it is written?
verify-no-more = nothing more
verify-ask-state = What about it?
cli-about-rename = Give an entry or a term another id, everywhere where it is named; show the changes first
cli-opt-rename-old = the id that is there; where several things have it, with its folder or vocabulary: `organisations/ID`, `help/ID`
cli-opt-rename-new = the new id
cli-rename-unknown = `{ $old }` is neither the id nor the name of an entry or a term
cli-rename-unknown-near = `{ $old }` is neither the id nor the name of an entry or a term; did you mean `{ $near }`?
cli-rename-several = several things are called `{ $old }`; say which: { $names }
cli-rename-same = `{ $old }` has that id already
cli-rename-no-id = `{ $new }` cannot be an id; only small Latin letters, digits and single hyphens, at most 120 characters
cli-rename-taken = `{ $new }` is taken: { $path }
cli-rename-former = `{ $new }` is a former id in { $path }, and old links lead there; choose another, or take it out of `formerly` there first
cli-rename-built-in = the program itself knows `{ $old }` by this id; it cannot be changed
cli-rename-entangled = { $path } is written so that the id cannot be changed there alone; nothing was written. Write that place more simply and run the command again
cli-rename-unread = because of these errors nobody can know whether the files name `{ $old }`; mend them and run the command again
cli-rename-breaks = with `{ $new }` the content would have these errors, which it does not have now; nothing was written
cli-rename-moves = { $from } → { $to }
cli-renamed =
    { $count ->
        [one] `{ $old }` is `{ $new }` now; { $count } file changed
       *[other] `{ $old }` is `{ $new }` now; { $count } files changed
    }
cli-about-init = Make a new site in an empty folder
cli-about-edit = Show the site in a browser with forms in which entries are changed, added and taken away
cli-about-serve = Show the site in a browser and keep it current after each change; write nothing
cli-about-lsp = Help a text editor while somebody writes in it (Language Server Protocol); write nothing
cli-lsp-terminal = A text editor starts this command: it asks, and the command answers. There is nothing to do with it in a terminal; to check the site, use `perelik check`.
cli-lsp-failed = The text editor closed the connection, or does not say what the Language Server Protocol asks for.
lsp-fix = Mend: { $line }
lsp-fix-removed = Take out: { $line }
lsp-fix-all = Mend all that can be mended in this file
lsp-new-service = a new service
lsp-new-phone = a new phone
lsp-new-person = a new person
lsp-new-decision = a new decision
lsp-new-task = a new task
lsp-checked-ago = { $days ->
    [0] checked today
    [one] checked { $days } day ago
   *[other] checked { $days } days ago
}
lsp-open-preview = Open the page in the preview (`perelik serve` starts it)
lsp-rename-moves-files = the editor cannot rename files, and this renaming moves some: run `{ $command }`
lsp-takes-text = a text
lsp-takes-prose = a text, of several lines if need be
lsp-takes-yes-no = `yes` or `no`
lsp-takes-number = a number
lsp-takes-count = a whole number
lsp-takes-date = a day, YYYY-MM-DD
lsp-takes-time = a time, HH:MM
lsp-takes-phone = a phone number
lsp-takes-email = an e-mail address
lsp-takes-url = a web address
lsp-takes-hours = hours
lsp-takes-extension = the digits of an extension
lsp-takes-edrpou = eight digits in quotes
lsp-takes-id = an id: small Latin letters, digits, hyphens
lsp-takes-former-id = a former id
lsp-takes-language = a language code
lsp-takes-timezone = a time zone
lsp-takes-uuid = a UUID
lsp-takes-coordinates = latitude and longitude
lsp-takes-organisation = the name or the id of an organisation
lsp-takes-responsible = the name or the id of an organisation, the name of a person, or `attendees`
lsp-takes-own-term = a name or an id of the same vocabulary
lsp-takes-file = a file of `content/files/`, or an address
lsp-takes-levels = fields: the name of a check and a level, `error`, `warning`, `advice` or `off`
lsp-takes-notes = anything
lsp-takes-choice = one of: { $choices }
lsp-takes-term = a name or an id of the vocabulary `{ $vocabulary }`
lsp-takes-record = fields: { $fields }
lsp-takes-list = several: { $item }
lsp-required = The field is required.
lsp-seen-by-nobody = Nobody sees this on the site.
lsp-seen-by-visibility = Who sees this, the field `visibility` says.
lsp-seen-by-show-name = Everybody sees this unless `show_name` is `no`.
cli-opt-root = The site's folder; the current one if left out
cli-opt-output = Where to write the built site; the folder public if left out
cli-opt-base-url = The site's address instead of the one in site.yaml
cli-opt-date = The day to take for today: YYYY-MM-DD
cli-opt-lang = Language of messages: uk or en
cli-opt-format = Form of remarks: human, json, github or sarif
cli-opt-hsts = Tell browsers to use https alone for this whole host for two years: only where the site has it for itself
cli-opt-strict = Treat warnings as errors
cli-opt-from-scratch = Build everything anew, without using what the last build left
cli-opt-verify = Hash every file before taking it over from the last build, instead of trusting its times
cli-opt-fix = Mend what is safe (indents, quotes, line ends, apostrophes, phones, dates, hours, choices), after showing the changes
cli-opt-yes = Write what was mended without asking
cli-opt-all = Show every remark in full, however many there are
cli-opt-due = Show whom to call to verify which entries
cli-opt-live = Tell whether the data of the site that answers at an address is too old; without one, base_url of site.yaml
cli-opt-csv = Give that list as a CSV table
cli-opt-timings = Show how long each step took
cli-opt-list = List every file of the site
cli-opt-watch = Wait for changes and build the site again each time
cli-opt-skeleton = Ask no further, but leave all other fields in the file as comments with examples; always so without a terminal
cli-about-new = Make a new entry: ask for what is needed, or take it from the options
cli-completions-group = commands of { $command }
cli-about-completions = Print what makes a shell complete commands and options
cli-opt-shell = The shell: bash, zsh, fish, elvish or powershell
cli-about-man = Print the manual page of the program or of one command, for man
cli-opt-man-command = The command; without it the page of the whole program
cli-man-manual = User Commands
cli-man-name = NAME
cli-man-synopsis = SYNOPSIS
cli-man-options = OPTIONS
cli-man-commands = COMMANDS
cli-about-theme = Try a theme on every kind of page: empty, full, with long words, with organisations that are closed
cli-opt-theme-task = What to do with the theme: check tries it
cli-opt-theme-folder = The folder of a theme; without it, the theme of the site
cli-theme-fine = the theme `{ $theme }` was tried on every kind of page: all is well
cli-theme-summary = the theme `{ $theme }` was tried on every kind of page; errors: { $errors }, warnings: { $warnings }
cli-theme-missing = there is no theme here: `{ $path }`; name the folder in which `theme.yaml`, `templates/`, `static/` or `i18n/` lies
cli-about-schema = Write JSON Schemas, settings for VS Code and the form for Sveltia or Decap CMS; show the manual
cli-about-export = Give single files of the list: a table, text, a calendar and so on
cli-opt-export = A format, or the path of a file on the site: list.csv, organisations/ID.vcf
cli-opt-export-output = File or folder; standard output without it
cli-opt-export-list = List all formats
cli-opt-export-for = desks: with the numbers that are for the desks only, stamped, outside the site
cli-opt-new-type = What to make: organisation, meeting, need or page
cli-opt-name = Name or title; the file is named after it
cli-opt-kind = Kind of the organisation: an id of the vocabulary kinds, or its name
cli-opt-new-date = Day of the meeting, or day as of which the need is known: YYYY-MM-DD; today if left out
cli-opt-id = File name without its ending; the name in Latin letters if left out
cli-opt-set = Any other field: --set resource=masks; may be given several times
cli-opt-dir = Folder of the schemas, from the site's folder; without this, schemas
cli-opt-print = Show one file and write nothing: organisation, meeting, need, page, vocabulary, site, private, vscode or config
cli-opt-manual = Show the editors' manual (in Ukrainian)
cli-opt-theme-manual = Show what a theme may hold and what its templates see
cli-about-import = Take facts from a foreign file; show the changes first, write nothing without leave
cli-opt-import-file = A table (CSV, XLSX, ODS), a list in JSON, Markdown, a filled form join.xlsx or join.md, a saved page or a data package
cli-opt-import-as = Take the file as hsds, wordpress, html …; otherwise its content tells
cli-opt-check-mapping = Check a mapping file of import, and not the site; with --fix, write it as this version does
cli-mapping-fine = the mapping file is all right: `{ $path }`
cli-opt-mapping = A file that says what each column means
cli-opt-write-mapping = Write here what the columns probably mean, to be corrected; do nothing else
cli-opt-import-report = Write the whole report: .xlsx (the rows of the table, marked) or .md; it replaces a former report only
cli-opt-import-set = Give this value to all that have none, such as kind=ngo; may be given several times
cli-opt-import-country = The country whose numbers stand without a plus, as in ISO 3166: US
cli-opt-consent = The day on which the people in the file agreed to have their contacts shown: YYYY-MM-DD
cli-opt-update = Change entries that are there and differ
cli-opt-hidden = Take, too, what is hidden in a workbook: sheets, rows, columns
cli-opt-similar = Add entries, too, that are like some that are there
cli-opt-import-yes = Write without asking
cli-opt-import-format = Form of the report: human or json
cli-opt-port = Port of the preview, up to 65535; 0 is any that is free, without this 3000
cli-commands = Commands
cli-options = Options
cli-opt-help = Show this help
cli-opt-version = Show the version
cli-usage = Usage
cli-usage-more = More: { $command }
cli-command-missing = what to do is not said: name a command, such as `perelik check`
cli-command-unknown = there is no command `{ $value }`; `perelik help` lists all of them
cli-command-near = there is no command `{ $value }`; is it `{ $near }`?
cli-command-line = the command line cannot be understood
cli-argument-missing = this is missing: `{ $option }`
cli-argument-extra = one word too many, `{ $value }`: the command `{ $command }` does not need it
cli-argument-not-text = one of the arguments is not UTF-8
cli-option-unknown = there is no option `{ $option }`
cli-option-near = there is no option `{ $option }`; is it `--{ $near }`?
cli-option-elsewhere = this command has no option `{ $option }`; it belongs to { $known }
cli-option-no-value = a value is missing: `{ $option }`
cli-option-takes-none = `{ $option }` takes no value; leave `{ $value }` out
cli-option-count = another number of values is needed here: `{ $option }`
cli-option-equals = a sign `=` is needed before the value: `{ $option }`
cli-option-twice = `{ $option }` is given twice; leave one
cli-option-conflict = `{ $option }` and `{ $other }` do not go together; leave one of them
cli-value-wrong = `{ $value }` will not do for `{ $option }`
cli-value-near = `{ $value }` will not do for `{ $option }`; is it `{ $near }`?
cli-value-known = `{ $value }` will not do for `{ $option }`; there are: { $known }
cli-value-options = OPTIONS
cli-value-command = COMMAND
cli-value-folder = DIR
cli-value-file = FILE
cli-value-lang = LANG
cli-value-url = URL
cli-value-field = FIELD=VALUE
cli-value-country = COUNTRY
cli-value-day = YYYY-MM-DD
cli-value-ref = REF|FILE
cli-value-format = FORMAT
cli-value-file-format = FORMAT
cli-value-commit = COMMIT
cli-value-target = TARGET
cli-value-server = SERVER
cli-value-number = N
cli-value-type = TYPE
cli-value-text = TEXT
cli-value-id = ID
cli-value-field = FIELD=VALUE
cli-value-phone = PHONE
cli-value-forget = ID|PHONE|EMAIL|PERSON
cli-value-old = OLD
cli-value-new = NEW
cli-value-name = NAME
cli-value-shell = SHELL
cli-value-desks = WHOM
cli-about-help = Show help: of the whole program or of one command
cli-opt-help-command = A command; without one, a list of all commands
cli-opt-folder = Folder of the new site: empty, or not there yet

## Publishing

cli-about-deploy = Publish the built site where readers see it; show what will change
cli-opt-target = A target of site.yaml: deploy; if there is one only, no name is needed
cli-opt-built = Where the built site lies; without this, the folder public
cli-opt-dry-run = Only show what will change
cli-opt-rollback = Put back the version that readers saw before this one
cli-opt-yes-back = Put the version back without asking
cli-opt-versions = List the versions that the target keeps
cli-opt-release = Publish although the version before was put back (--rollback)
cli-opt-check-live = Compare the built site with what answers at an address; without one, base_url of site.yaml
cli-opt-allow-removals = Allow more than a tenth of the pages to go
cli-opt-forget-previous = Delete the versions before, once the new one is published: they hold what it no longer has
cli-opt-zip = Instead of publishing, put the whole site into one zip archive, to be unpacked on a server
cli-opt-ssh-config = A configuration file for ssh
write-not-built = there is no built site here: `{ $path }`; run perelik build first
write-damaged =
    the built site is damaged, so nothing was published: `{ $path }`; build it anew with perelik build --from-scratch. Wrong files: { $names }{ $more ->
        [0] { "" }
       *[other] {" "}and { $more } more
    }
write-no-previous = there is no version before: `{ $path }`
deploy-missing = cannot start { $program }: { $cause }; install that program
deploy-server = the server { $host } did not answer or refused, so readers see the version before. Try `ssh { $host }`: if that gets you in, look at the free space there and at the rights of the site's folder. In the program's words: { $said }
deploy-damaged = wrong files arrived at the server { $host }, so the version before stays there; run it again
deploy-busy = somebody else is publishing to the server { $host } now; wait and run it again
deploy-foreign = { $path } exists on the server and is no link to a version of the site; remove it or name another path
deploy-no-previous = there is no version before to go back to
deploy-broken-off = the server { $host } did not answer or refused. If files were being sent already, readers may see old and new side by side: run it again, and it goes on from here. If it says the same again, try `sftp { $host }`: look at the rights and the free space there. In the program's words: { $said }
deploy-no-keys = nobody is named who publishes to the object store: set the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of the environment; the keys are never written into the site
deploy-bad-store = this is no address of an object store, or not a safe one: `{ $value }`; write it as `https://s3.example.org` (`http://` only for this machine)
deploy-bad-bucket = the bucket or the folder in it is written so that it can be misread: `{ $value }`; a bucket has Latin letters, digits, dots and hyphens, a folder neither `..` nor the signs `\ : * ? " < > | # %`
deploy-store = the object store { $host } did not answer or refused: { $cause }. If files were being sent already, readers may see old and new side by side: run it again, and it goes on from here. Check the bucket, the region, the clock here, and that the key may read, write, delete and list
deploy-foreign-folder = the folder { $path } on { $host } holds something that is no site of this program: `{ $name }`; empty it there or name another folder
deploy-no-versions = this target keeps no version before, so there is none to list or to put back: mend the mistake, build the site and publish it again
deploy-foreign-archive = `{ $path }` is no archive of a site, so it was not replaced; name another file, or remove this one
deploy-reserved-place = the archive `{ $path }` cannot lie in the folder `{ $folder }`: the site is built of it, or a built one lies there; name a file in another folder
deploy-bad-target = the server or the path is written so that it can be misread: `{ $value }`; name the server in Latin letters and the whole path from /
deploy-unanswered = { $url } does not answer as a site: { $cause }
live-no-host = there is no computer of this name
live-redirects = addresses lead on to each other
live-no-url = this is no address of a site
live-unsafe = no secure connection (HTTPS) came about: check the certificate of the site
live-no-proxy = the proxy that the environment names (HTTP_PROXY, HTTPS_PROXY) is not written as an address
live-no-http = the answer is not HTTP
deploy-placeholder = the site was not published: it still holds what an example has (see above)
deploy-no-target = { $place } does not say where to publish; add the field deploy with the target's name and a folder or a server (ssh and path, or sftp and path), or an object store (s3 and bucket)
deploy-which-target = there are several targets; name one of them: { $known }
deploy-unknown-target = there is no target `{ $name }` in { $place }; there are: { $known }
deploy-unclear-target = the target `{ $name }` in { $place } must name either a folder, or a server and a path on it (ssh and path, or sftp and path), or an object store and a bucket (s3 and bucket)
deploy-no-parent = there is no folder `{ $folder }`, in which the site would lie; make it (`mkdir -p`) or correct the path
deploy-elsewhere = the folder `{ $folder }` cannot be found from here: only a shell understands `~` with a name, and only Windows `C:\…`; write a path from the folder of the site, such as `../www`, or a whole one, such as `/var/www/perelik`
deploy-old-rsync-here = note: rsync on this machine is older than 3.5.0 and has known security faults; update it
deploy-old-rsync-there = note: rsync on the server is older than 3.5.0 and has known security faults; update it
deploy-added =
    { $pages ->
        [one] { $pages } new page:
       *[other] { $pages } new pages:
    }
deploy-changed =
    { $pages ->
        [one] { $pages } page will change:
       *[other] { $pages } pages will change:
    }
deploy-gone =
    { $pages ->
        [one] { $pages } page will go:
       *[other] { $pages } pages will go:
    }
deploy-others =
    { $files ->
        [one] and { $files } file that is no page
       *[other] and { $files } files that are no pages
    }
deploy-more =
    { $pages ->
        [one] … and { $pages } more page
       *[other] … and { $pages } more pages
    }
deploy-unread-manifest = how much would go cannot be told: the `manifest.json` of what is published cannot be read, so nothing was published; look at the site, and if it may be replaced, add --allow-removals
deploy-drops-much = { $gone } of { $before } pages would go, more than a tenth, so nothing was published; if that is meant, add --allow-removals
deploy-dry-run = Nothing was published: this was only a look
deploy-same = That very version is there already, nothing was changed
deploy-same-held = This is the version that somebody put back; publishing goes on after `perelik deploy --release`
deploy-same-released = Somebody had put this version back; from now on publishing works as usual, and the daily build publishes, too
deploy-closed = note: `{ $path }` is closed to other users. Unless the web server runs as you or in your group, readers will see 403; open it: chmod o+rX
deploy-outdated = the content changed since the site was built, so what is old would be published; run perelik build first
deploy-unnoted = it is not known whether the site was built of what the content says now (its files were changed since, or another version of the program or another computer built it); run perelik build first
deploy-future = the site was built for a day that has not come yet ({ $date }); build it for today: perelik build
deploy-done = The site is published
deploy-stepwise = Files were replaced one by one, not in one step: came { $came }, went { $gone }. While it lasted, readers may have seen old pages beside new ones. Two people must not publish here at once, and no version before stays for --rollback
deploy-waiting =
    { $files ->
        [one] { $files } former file (a style or a script) stays for an hour, for pages that somebody has open; a later publishing removes it
       *[other] { $files } former files (styles, scripts) stay for an hour, for pages that somebody has open; a later publishing removes them
    }
deploy-archived = The site is packed: { $path }
deploy-archive-steps = Upload the archive and unpack it in the folder that the web server shows. That changes the site file by file, not in one step: while it is being unpacked, readers may see old and new side by side; if it breaks off, unpack it again. What the new site no longer has stays on the server, for everybody to read, until you remove it there; or unpack into an empty folder and put that in the place of the old one
deploy-rolled-back = The version before is back
deploy-back-ask = readers now see the version { $from }; give them back the version { $to }? (y for yes, anything else for no)
deploy-back-left = readers see what they saw before
deploy-back-from = Readers see the version { $to } again. Taken back: the version { $from }
deploy-back-until = It stays so until you have mended the mistake and publish again: `perelik deploy --release`, or through a server `git push`. What was taken back does not return by itself
deploy-already-back = readers see the version before already, { $version }, and there is no older one. What was taken back does not return by this command: mend the mistake, build the site and publish it with `perelik deploy --release`
deploy-held = nothing was published: somebody put the version before back, { $version }. If the mistake is mended, publish with `perelik deploy --release`, or through a server with `git push`
deploy-list-none = Nothing is published there yet
deploy-list-before = an older version: { $version }
deploy-list-shown = what readers see: { $version }
deploy-list-taken-back = taken from readers: { $version }
deploy-version-at = of { $day }, { $time }
deploy-version-of = with the data of { $day }
deploy-version-undated = without a date
deploy-forgotten = The versions before are deleted: `perelik deploy --rollback` has nothing to bring back
deploy-release = The version on the server: { $name }
deploy-live-same = This very version is at { $url }
deploy-live-differs = Another version than the one built here is at { $url }:
deploy-live-foreign = something answers at { $url }, but it is no site that this program built
deploy-live-lacks = { $path } – not on the site
deploy-live-other = { $path } – different on the site
deploy-live-more = { $path } – only on the site
cli-about-hosting = Show the web server's settings for this site (headers, compression, redirects), or the file by which GitHub or GitLab builds and publishes it
cli-opt-server = Which web server: nginx, apache or caddy; or which service holds the repository: github or gitlab
cli-opt-server-folder = Where the site lies on the server; without this, /srv/perelik/current
cli-opt-init-title = The title of the site
cli-opt-init-url = The address where it will be read
cli-opt-init-hotline = The number of the hotline
cli-opt-init-example = Make an invented hromada to look around in: 36 organisations, meetings, needs, two languages
cli-opt-init-server = Make no site but a server: a Git repository that checks, builds and publishes what is pushed
cli-opt-pushed = Look through the files of a commit, checking nothing out: may it be pushed to a server
cli-opt-private = The folder with private data, instead of private/ in the site's folder
cli-private-missing = there is no folder with private data: `{ $path }`
cli-git = git refused to do this; see what `git status` says in the site's folder. In git's words: { $cause }
cli-git-missing = git could not be started: { $cause }; install git
cli-pushed-link = `{ $path }` is a symbolic link; on the server it would lead out of the site. Put the file itself in its place
cli-pushed-submodule = `{ $path }` is a Git submodule, somebody else's repository; put the files themselves in its place
cli-pushed-kind = `{ $path }` is no ordinary file; take it out of the commit
cli-pushed-own = `{ $path }` belongs to the program on one machine and is not for the repository: `git rm -r --cached .perelik`
cli-pushed-private = `{ $path }`: private data must not be in the repository: whoever clones it gets them. Take the file out of every pushed commit, and put it on the server by itself
cli-pushed-git = `{ $path }` tells Git itself what to do; a server does not take it. Take it out of the commit
cli-pushed-attributes = `{ $path }`: the attributes filter, ident, working-tree-encoding, export-ignore and export-subst change files after they were checked; remove them here
cli-pushed-name = `{ $path }`: such a name is not allowed: it leads out of the site, or holds invisible or broken characters. Rename the file
cli-pushed-twice = `{ $path }`: the commit has two files of this name; make the commit anew
cli-pushed-more =
    { $count ->
        [one] … and { $count } more file
       *[other] … and { $count } more files
    }
cli-opt-ledger = Where the history is, if not in content/ledger.yaml: a Git ref (refs/…) or a file
cli-record-both = the history is kept in `{ $place }`; what `{ $path }` has was added to it, and that file can be removed
cli-history-moved = somebody changed the history in `{ $path }` meanwhile; run it again
cli-history-missing = there is no history: `{ $path }`; perelik record with the same --ledger begins it
cli-opt-confined = Give up every right that can be done without: no network, no other programs, and no writing but in the folder that holds the finished site (record: the one that holds the history). This is how a server reads what was pushed
cli-confined-kernel = nothing was read: the kernel of this system cannot take needless rights away from the program ({ $what }), and without that what was pushed is neither checked nor built. For whoever looks after the server: it needs Linux 5.19 or newer with Landlock and seccomp switched on. If there is no other way, write `unsandboxed: yes` into the server's settings.yaml and run `perelik init --server` for its folder: it then builds without this protection, and says so each time
cli-confined-ref = with --confined the program does not start git, so it cannot read the history `{ $path }`; save it to a file and name that: `git cat-file blob { $path }:ledger.yaml > FILE`, then `--ledger FILE`
cli-opt-settings = The settings of a server (settings.yaml), whose targets hold instead of deploy in site.yaml
cli-settings-broken = the settings of the server were not read: `{ $path }`, line { $line }: this is not by the rules of YAML; lines must look like `branch: main`
cli-settings-unknown = the settings of the server were not read: `{ $path }`, line { $line }: there is no field `{ $name }`; there are `branch`, `deploy` and `unsandboxed`, and of a target `name`, `folder`, `ssh`, `sftp`, `s3`, `bucket`, `region`, `path`, `keep`
cli-settings-missing = the settings of the server were not read: `{ $path }`, line { $line }: the field `{ $name }` is missing
cli-settings-value = the settings of the server were not read: `{ $path }`, line { $line }: what stands in `{ $name }` is not what belongs there (the file's own comments show how)
cli-server-branch = `{ $branch }` cannot be the name of a branch; correct branch in settings.yaml
cli-server-done = the server is made: `{ $path }`; now read README.md in that folder
cli-server-unconfined = but it will take no push: the kernel of this system cannot take needless rights away from the program. It needs Linux 5.19 or newer with Landlock and seccomp switched on; if there is no other way, `unsandboxed: yes` in settings.yaml of that folder, and then the same command again
cli-server-git = cannot make a Git repository; look whether you may write in this folder and whether the disk has room. In git's words: { $cause }

## The file by which GitHub or GitLab builds the site; each message is one line of a comment

pipeline-made-github = Made by `perelik hosting github`. Put this file into the repository of the site as .github/workflows/perelik.yaml.
pipeline-made-gitlab = Made by `perelik hosting gitlab`. Put this file into the repository of the site as .gitlab-ci.yml.
pipeline-program = PERELIK_URL is where the program comes from (the https address of the file perelik for Linux, or of a .deb package), PERELIK_SHA256 what sha256sum must say of it: nothing else is run.
pipeline-private = There is no folder private/ in the repository, and must not be: with it the run stops. Its closed numbers are not known here; `perelik check` looks for them on the computer that has the folder: run it before git push.
pipeline-settings-github = In the settings of the repository: Pages → Source → GitHub Actions. base_url in content/site.yaml is the address that Pages shows. Headers and redirects of a server are not set here: former addresses lead on by pages.
pipeline-settings-gitlab = base_url in content/site.yaml is the address that Deploy → Pages shows. Headers and redirects of a server are not set here: former addresses lead on by pages.
pipeline-daily-github = The site is built every day, too (schedule), since entries appear and go by date. GitHub switches that off after 60 days without a change in a public repository: switch it on again on the tab Actions.
pipeline-daily-gitlab = The site must be built every day, too, since entries appear and go by date: make a schedule in Build → Pipeline schedules.
pipeline-step-program = The program: only the one whose bytes are named above.
pipeline-step-check = With errors nothing more is done, and readers see the site before.
pipeline-step-build = The second command publishes nothing: it refuses where the site holds what an example has, or was built for a day that has not come yet.
pipeline-no-program = Fill in PERELIK_URL and PERELIK_SHA256 at the top of this file: where the program comes from, and what it must be.
