### The words of the pages. Keys are the same as in uk.ftl.

## On every page

skip = Skip to main content
skip-list = Skip the list
record = This is a record as of { $date }, not current help
menu = Menu
all-pages = All pages
crumbs = You are here
languages = Site language
nav-main = Main navigation
nav-home = Home
nav-help = Types of help
nav-organisations = Organisations
nav-meetings = Meetings
nav-needs = Needs
nav-tasks = Tasks
nav-coverage = Coverage
nav-changes = What changed
nav-press = For the press
more-pages = For services and the press
feeds = Follow what changes
nav-hotline = Hotline sheet
nav-join-sheet = Sheet for those who want to join
nav-poster = Poster for a notice board
sheets = Working with the list
pages = About this site
publisher = Publisher
data-date = Data as of
data-date-where = Date of this list
changed = Last changed
printed = Printed
licence = Licence
downloads = Download
print-address = Address of this page
source = Source
pager = Pages of the list
page = page
page-of = Page { $n } of { $all }
previous = Back
next = Next
draft = Draft
not-said = not reported
untranslated-whole = This page has not been translated yet: it is shown in the original language.
untranslated-part = Some of this page has not been translated yet: the rest is shown in the original language.

## Whom to approach

hotline = Hotline
hotline-full = or the full number
ask-hotline = Ask the hotline
ask-body = Contact
ask-email = Write to
no-phone = No phone number reported

## Search

search = Search
search-short = Search
search-title = Search the list
search-label = What or whom are you looking for?
search-button = Search
search-keys = Results appear as you type. Move between them with the up and down arrows; Esc takes you back to the box.
search-found = Found: { $n }.
search-results = Search results
search-nothing = Nothing found. Try another or a shorter word.
search-retyped = Shown for “{ $q }”.
search-near = There is no exact match; these come close.
search-partial = Nothing has all of these words; shown is what has some of them.
search-more = Show more
search-failed = Search did not load. Check your connection and try again, or use the lists.
search-no-script = Searching by words needs JavaScript. Without it everything can be found by these lists.
search-by-help = By type of help
search-by-area = By district
search-by-audience = By who needs help
search-kind-help = Type of help
search-kind-audience = For whom
search-kind-area = District
search-kind-need = Need
search-kind-meeting = Meeting
search-kind-page = About this site

## Home

home-question = What happened?
home-lead = Choose the help you need. We will show who can help and which number to call.
helps = What help do you need?
helps-note = The number on the right is how many organisations help.
audiences = For whom
areas = In which district
count-organisations =
    { $n ->
        [one] { $n } organisation
       *[other] { $n } organisations
    }
lacking = Not in the list yet
lacking-unknown = no organisation has reported yet that it helps with this ({ $n } of { $all } have not reported)
lacking-nobody = nobody gives it yet
lacking-ask = Ask
nobody-reported = The organisations have not yet reported how they help.
all-organisations = All organisations
home-total =
    { $n ->
        [one] There is { $n } organisation in the list.
       *[other] There are { $n } organisations in the list.
    }
home-reported =
    { $n ->
        [0] None has reported its help yet.
        [one] It is known how { $n } of them helps.
       *[other] It is known how { $n } of them help.
    }
a-to-z = Open the list from A to Z
coordination = Meetings and tasks
next-meeting = Next meeting
last-meeting = Last meeting
home-tasks =
    { $n ->
        [one] { $n } unfinished task
       *[other] { $n } unfinished tasks
    }
home-overdue = overdue: { $n }
desks = Who is given the list
desks-lead = The list goes to these bodies, so that they can tell you whom to turn to.

## Help

help-index = Types of help
help-index-description = Every type of help in the list: choose yours and see the phone numbers.
help-description = Who can help and which number to call
found-organisations =
    { $n ->
        [0] No organisations found
        [one] { $n } organisation
       *[other] { $n } organisations
    }
area = District
audience = For whom
everywhere = the whole community
at-home = They come to your home
at-home-short = At your home
narrow = Narrow down
filter-area = Choose a district
filter-help = Choose a kind of help
filter-audience = Choose whom the help is for
filters-active = Chosen
filter-drops = A choice here drops “{ $name }”; the numbers beside are without it.
filter-remove = Remove
nothing = Nothing found. What you can do:
loosen-filter = Remove a filter
loosen-help = See all types of help
loosen-all = See all organisations from A to Z
silent = Not reported yet
silent-lead = These organisations are in the list but have not yet reported how they help.
unstated-count =
    { $n ->
        [one] { $n } more organisation does not say whom it helps. See all: “{ $help }”
       *[other] { $n } more organisations do not say whom they help. See all: “{ $help }”
    }
unstated = Not all say whom they help. See all kinds of help
silent-count =
    { $n ->
        [one] { $n } more organisation has not reported how it helps
       *[other] { $n } more organisations have not reported how they help
    }
not-reported = Types of help not reported yet

## Organisations

organisations-description = All organisations of the list in alphabetical order: how they help, where, and which number to call.
organisation-description = Phone numbers, opening hours and types of help
letters = Alphabetical index
nobody-listed = There are no organisations in the list yet.
contacts = Contacts
contacts-former = Former contacts
phones = Phones
phone-fax = Fax
phone-text = Text messages only
phone-video = Video calls only
phone-languages = Languages spoken
hours = Opening hours
bring = What to bring
cost = Cost
email = Email
website = Website
address = Address
how-to-get = How to get there
accessibility = Accessibility of the premises
map = Show on the map
people = People
responsible = Responsible person
edrpou = EDRPOU code
services = How they help
services-common = All of this help
service-more = More
free = Free of charge
help = Type of help
delivery = How it is given
delivery-at-home = at your home
delivery-on-site = on site
delivery-by-phone = by phone
delivery-online = online
conditions = Conditions
about = About the organisation
members = Members
member-of = Belongs to
took-part = Meetings attended
organisation-needs = Contribution to common needs
status-paused = Temporarily closed
status-paused-text = We will say here when work resumes.
status-relocated = Moved to another community
status-relocated-text = Call before you go.
status-closed = No longer active
status-closed-text = Do not contact it any more.
checked = Data checked
check = Data check
checked-by = Checked by
not-checked = Not checked yet
next-check = Next check by
doubt-stale = Not checked for long
doubt-stale-text = Call before you go.
doubt-unconfirmed = Could not be confirmed
doubt-unconfirmed-text = We called several times, and nobody confirmed that all of this is right. Try to call before you go.
open-now = Open now
closed-now = Closed now
tools = Save and cite
vcard = Save the contact to your phone
share = Send in Viber or Telegram
print = Print this page
cite = How to cite this page
cite-text = { $name }. { $title }.
cite-checked = Entry checked on { $date }.
cite-changed = Entry last changed on { $date }, date of the check not given.
cite-unchecked = Date of the check not given.
cite-list-checked = List as of { $list }, entry checked on { $date }.
cite-list-changed = List as of { $list }, entry last changed on { $date }, date of the check not given.
cite-list-unchecked = List as of { $list }, date of the check not given.
cited-on = read on
report-mail = Write about the mistake
report-subject = Mistake in the list: { $name }
report-body = Organisation: { $name }
    Page: { $url }
    What is wrong and what is right:
report = Found a mistake?
report-error = Tell us what has changed or what is wrong, and we will correct it.

## Meetings and tasks

meetings-description = Meetings of those who help: agenda, participants, decisions and tasks.
meetings-lead = Agenda, participants, decisions and tasks.
meetings-planned = To come
meetings-held = Held
meetings-none = There have been no meetings yet.
meeting-description = Notes of the meeting
meeting-cancelled = The meeting is cancelled
meeting-planned = This meeting has not taken place yet.
meeting-date = Date
meeting-format = How it is held
meeting-place = Place
meeting-organiser = Called by
meeting-series = Series
format-online = online
format-in-person = in person
format-mixed = in person and online
count-participants =
    { $n ->
        [one] { $n } participant
       *[other] { $n } participants
    }
agenda = Agenda
present = Present
heard = Heard
decided = Decided
decision-result = Outcome
assigned = Tasks
tasks = Tasks
meeting-more = In detail
channels = Channels
documents = Documents
video = Video of the meeting
series = Other meetings of the series
calendar = Add to calendar
meeting-before = Previous meeting
meeting-after = Following meeting
tasks-lead = What was agreed at the meetings, who does it and by when.
tasks-overdue = Overdue
tasks-open = In progress
tasks-done = Done
tasks-none = There are no tasks yet.
task-who = Who does it
task-everybody = all who took part in the meeting
task-due = Deadline
task-state = State
task-open = in progress
task-overdue = overdue
task-done = done
task-from = Meeting

## Needs

needs-lead = What the community lacks, how much has been given, and by whom.
needs-lacking = What is lacking
needs-stuck = Where help falls short
needs-none = No needs have been reported yet.
needs-offer = Can you help?
needs-offer-text = Tell us what you can give.
need-what = What is needed
need-state = State
need-required = Needed
need-provided = Given
need-by = Who gives
need-nobody = nobody yet
need-critical = critically lacking
need-partial = partly met
need-met = met
need-unknown = unknown
as-of = as of

## For the headquarters, the press, and other sites

coverage = Coverage
coverage-lead = Who helps whom with what and where, and where there is no help yet.
coverage-reported =
    { $n ->
        [0] None of the organisations ({ $all }) has said yet what it helps with.
        [one] { $n } of { $all } has said what it helps with.
       *[other] { $n } of { $all } have said what they help with.
    }
coverage-silent = As long as these organisations are silent, an empty cell does not mean that there is no help.
coverage-by-audiences = Which help for whom
coverage-by-areas = Which help where
coverage-cells = Each cell counts the services given now.
coverage-gaps =
    { $n ->
        [0] No cell is empty.
        [one] Empty cells: { $n }.
       *[other] Empty cells: { $n }.
    }
coverage-all = Total
coverage-nobody = nobody does this
coverage-nobody-yet = unknown
coverage-not-reported = not reported yet
coverage-partly = in part
coverage-unstated = do not say for whom
coverage-supply = Needs and supply
coverage-share = How much has come
changes = What changed
changes-lead = New entries, updated ones, and organisations that closed, week by week.
changes-week = Week
changes-more = Earlier changes stand on the pages of the entries.
change-added = new entry
change-changed = updated
change-closed = closed
change-phones = other phones
change-renamed = another name or address of its page
change-reopened = open again
press = For the press
press-lead = The whole list as text and as a table, ready to copy. The date, a permanent link and how to cite it are below.
press-cite = How to cite
press-link = Permanent link
press-text = The list as text
press-table = The list as a table
press-organisation = Organisation
press-copy-text = Copy the text
press-copy-table = Copy the table
press-copy-cite = Copy the citation
press-copied = Copied
press-long = The list is too long for one page ({ $n } rows): download it as a file.
embed-all = The whole list
embed-title = for other sites

## The hotline's sheet

sheet-description = All active services with phone numbers on one page: for the hotline operator.
sheet-phone = Phone
sheet-who = Who
sheet-what = What with
sheet-where = Where
sheet-when = When
sheet-filter = What is needed, where, or who
sheet-total =
    { $n ->
        [one] { $n } service
       *[other] { $n } services
    }
sheet-found = Found
sheet-nothing = Nothing found
sheet-loosen = Delete some of the words, or look for a kind of help, a district or a name.
sheet-as-of = The list as of
sheet-offline = No connection, this is the saved list.
sheet-dropped = The saved list is out of date
sheet-dropped-text = It has not been refreshed for more than 7 days, so it was removed so that nobody is sent to a wrong number. Open the page when there is a connection.
keys = How to use the keyboard
keys-slash = go to the search box
keys-arrows = next and previous number
keys-ends = first and last number
keys-enter = from the box to the first number; on a number, call it
keys-escape = clear the box and show everything
keys-letters = Letters
keys-letters-do = search at once, wherever you are on the page

## Poster

poster-description = An A4 sheet for a notice board: the hotline, the types of help, and a code that leads to the site.
poster-lead = Print this page and put it up where people will see it.
poster-question = Need help?
poster-helps = What there is help with
poster-qr = Code for a phone camera
poster-site = All phone numbers are on the site

## When there is no page

missing = Page not found
missing-text = It may have been moved or removed.
missing-home = Go to the home page
moved = The page has moved

## The sheet for whoever joins

join-title = Join the list
join-lead = A sheet for an organisation that wants to be listed. Print it, fill it in and sign it.
join-what = What will be published
join-what-text = The organisation's name, what it helps with, whom and where, its phones, address, opening hours, and the name of the responsible person. Everybody will see it: on the site, in files to download, at the hotline.
join-why-text = So that somebody who needs help knows whom to ask, and gets through at the first call.
join-people = A person's phone and e-mail
join-people-text = A personal phone or e-mail is published only when the person has signed their consent. Without it, they are neither published nor kept.
join-leave = How to change or remove it
join-leave-text = At any time, without giving a reason. Say what to change or remove: a number, a name, or the whole entry. What is removed goes from all pages and files when the site is next updated.
join-where = Whom to tell:
join-call = Phone:
join-fill = The facts
join-blank-name = Name of the organisation
join-blank-help = What you help with, whom and where
join-blank-phones = Phones for people
join-blank-address = Address
join-blank-hours = Opening hours
join-blank-person = Responsible person, office
join-consent = Consent
join-consent-text = I agree that everybody may see these contacts of mine (tick):
join-consent-phone = phone: ____________________________
join-consent-email = e-mail: ____________________________
join-consent-none = I do not agree: name and office only
join-sign-name = Name and surname
join-sign-hand = Signature
join-sign-date = Date
join-forms = Fill in on a computer
## The page of open data

nav-data = Open data
data-lead = The same list as files: for spreadsheets, programs, open-data portals and everybody who keeps another list of help.
data-manifest = Size and SHA-256 checksum of every file of the site:
embed-how = Put it on your own site
embed-how-text = The list can be shown on a page of your site, and will always be the same as here. Put this line into the code of that page.
embed-how-one = For one type of help only: add its code, the last part of its page’s address, after “embed/” in the address. If the frame stays empty, ask those who keep the list to allow your site.
embed-copy = Copy the line
data-file = File
data-rows = Rows
data-size = Size
data-files = { $n ->
    [one] { $n } file
   *[other] { $n } files
  }
unit-kb = kB
unit-mb = MB
