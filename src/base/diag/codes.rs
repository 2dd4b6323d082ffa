//! The table of everything that can be wrong.
//!
//! One line a code: its name in reports, which never changes once published, and its level. The words stand in
//! `src/base/messages/*.ftl` under the same name; a test holds the two against each other.

use super::level::Level;

/// Declares every code once, with its name in reports and its level.
macro_rules! codes {
    ($($(#[$about:meta])* $variant:ident = $name:literal $level:ident,)*) => {
        /// What can be wrong, each with a name that never changes once published.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$about])* $variant,)* }

        impl Code {
            /// Every code, in the order of this table.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// Returns the name shown in brackets and used in `site.yaml: checks`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// Returns how grave it is unless the site says otherwise.
            pub fn level(self) -> Level {
                match self { $(Code::$variant => Level::$level,)* }
            }
        }
    };
}

codes! {
    // About other diagnostics.
    /// How many more there are of a code that a file has very often; as grave as they are.
    MoreOfTheSame = "more-of-the-same" Error,

    // What the disk holds.
    /// A file or folder that cannot be read.
    UnreadableFile = "unreadable-file" Error,
    /// A file that is written to all the time while it is read.
    FileStillWritten = "file-still-written" Error,
    /// A symbolic link below the site's root.
    SymbolicLink = "symbolic-link" Error,
    /// A pipe, a device or a socket where a file should be.
    SpecialFile = "special-file" Error,
    /// A file over its size limit.
    FileTooLarge = "file-too-large" Error,
    /// A file that nothing reads.
    UnknownFile = "unknown-file" Error,
    /// What a program left beside the files of people.
    LeftOverFile = "left-over-file" Advice,
    /// A file that looks like an entry and has no name, or a hidden one.
    HiddenFile = "hidden-file" Warning,
    /// A file name that cannot be an id.
    BadFileName = "bad-file-name" Error,
    /// No `content/site.yaml`.
    MissingSiteFile = "missing-site-file" Error,

    // Bytes and characters.
    /// Bytes that are Windows-1251.
    Windows1251 = "windows-1251" Error,
    /// Bytes that are UTF-16.
    Utf16 = "utf-16" Error,
    /// Bytes that are no UTF-8.
    InvalidUtf8 = "invalid-utf8" Error,
    /// A NUL byte.
    NulCharacter = "nul-character" Error,
    /// Another control character.
    ControlCharacter = "control-character" Error,
    /// A character that turns the direction of writing.
    BidirectionalControl = "bidirectional-control" Error,
    /// UTF-8 that another program read as Windows-1251.
    MisreadText = "misread-text" Warning,
    /// Letters that became question marks or U+FFFD.
    LostLetters = "lost-letters" Warning,
    /// A character that only one font of one machine has.
    PrivateCharacter = "private-character" Warning,
    /// A byte order mark.
    ByteOrderMark = "byte-order-mark" Warning,
    /// Line ends of Windows or of an old Mac.
    LineEnds = "line-ends" Advice,

    // Front matter and YAML.
    /// No `---` on the first line.
    MissingFrontMatter = "missing-front-matter" Error,
    /// No closing `---`.
    UnclosedFrontMatter = "unclosed-front-matter" Error,
    /// Front matter over its limit.
    FrontMatterTooLarge = "front-matter-too-large" Error,
    /// A tab as indentation.
    YamlTab = "yaml-tab" Error,
    /// Typographic quotes where straight ones belong.
    YamlSmartQuotes = "yaml-smart-quotes" Error,
    /// A colon and a space inside an unquoted value.
    YamlColon = "yaml-colon" Error,
    /// A quote that is opened and not closed.
    YamlUnclosedQuote = "yaml-unclosed-quote" Error,
    /// What git writes between two versions of a file.
    MergeConflict = "merge-conflict" Error,
    /// A comment behind a text without quotes.
    CutByComment = "cut-by-comment" Advice,
    /// A fence of front matter that is not three hyphens at the start of a line.
    MistypedFence = "mistyped-fence" Error,
    /// A field below the fields.
    FieldInBody = "field-in-body" Warning,
    /// A character that nobody sees.
    InvisibleCharacter = "invisible-character" Warning,
    /// A quote inside a value in the same quotes.
    YamlInnerQuote = "yaml-inner-quote" Error,
    /// A backslash in double quotes that stands for nothing.
    YamlBackslash = "yaml-backslash" Error,
    /// A bracket that is opened and not closed.
    YamlUnclosedBracket = "yaml-unclosed-bracket" Error,
    /// An unquoted value that starts with a sign of YAML.
    YamlSign = "yaml-sign" Error,
    /// A colon without a space after it.
    YamlColonSpace = "yaml-colon-space" Error,
    /// The name of a field without a colon after it.
    YamlNoColon = "yaml-no-colon" Error,
    /// A dash without a space after it.
    YamlDashSpace = "yaml-dash-space" Error,
    /// An item of a list that starts with another mark than a dash.
    YamlListMark = "yaml-list-mark" Error,
    /// A no-break space where YAML wants a plain one.
    YamlNoBreakSpace = "yaml-no-break-space" Error,
    /// Lines that are indented differently.
    YamlIndentation = "yaml-indentation" Error,
    /// Anchors and aliases.
    YamlAlias = "yaml-alias" Error,
    /// A type tag.
    YamlTag = "yaml-tag" Error,
    /// Values within values, over the limit.
    YamlTooDeep = "yaml-too-deep" Error,
    /// A key that stands twice.
    YamlDuplicateKey = "yaml-duplicate-key" Error,
    /// A key that is no plain text.
    YamlKey = "yaml-key" Error,
    /// A second document in one file.
    YamlDocuments = "yaml-documents" Error,
    /// Anything else that is no YAML.
    YamlSyntax = "yaml-syntax" Error,

    // One field.
    /// A key that the table of fields does not have.
    UnknownField = "unknown-field" Error,
    /// A field written in both languages.
    FieldTwice = "field-twice" Error,
    /// A required field that is missing or empty.
    MissingField = "missing-field" Error,
    /// A list where one value belongs, or the like.
    WrongShape = "wrong-shape" Error,
    /// Lines that are marked as the items of a list and have no dashes.
    ListMarks = "list-marks" Warning,
    /// A code of HTML in a text.
    HtmlEntity = "html-entity" Warning,
    /// Neither yes nor no.
    NotYesNo = "not-yes-no" Error,
    /// No number.
    NotANumber = "not-a-number" Error,
    /// A number out of its range.
    OutOfRange = "out-of-range" Error,
    /// No ISO date.
    NotADate = "not-a-date" Error,
    /// A date that the calendar does not have.
    NoSuchDate = "no-such-date" Error,
    /// No time of the day.
    NotATime = "not-a-time" Error,
    /// No phone number.
    BadPhone = "bad-phone" Error,
    /// No e-mail address.
    BadEmail = "bad-email" Error,
    /// No web address.
    BadUrl = "bad-url" Error,
    /// An address of the site that links cannot be made of.
    BadBaseUrl = "bad-base-url" Error,
    /// An address of the site that leads to the machine of whoever reads it.
    LocalBaseUrl = "local-base-url" Warning,
    /// A web address of a scheme that is not allowed.
    UrlScheme = "url-scheme" Error,
    /// No `opening_hours` expression.
    BadHours = "bad-hours" Error,
    /// An extension that is not digits.
    BadExtension = "bad-extension" Error,
    /// An EDRPOU code of the wrong form.
    BadEdrpou = "bad-edrpou" Error,
    /// A code whose first zero a spreadsheet took.
    LostZero = "lost-zero" Warning,
    /// An EDRPOU code whose check digit is wrong.
    EdrpouChecksum = "edrpou-checksum" Error,
    /// No id.
    BadId = "bad-id" Error,
    /// No language code.
    BadLanguage = "bad-language" Error,
    /// A language that a list names twice.
    LanguageTwice = "language-twice" Warning,
    /// A language of the site that the theme lacks words in.
    MissingWords = "missing-words" Warning,
    /// A language that the site does not have.
    UnknownLanguage = "unknown-language" Error,
    /// A value that its list of choices does not have.
    UnknownChoice = "unknown-choice" Error,
    /// No pair of latitude and longitude.
    BadLocation = "bad-location" Error,
    /// Latitude and longitude that changed places.
    SwappedLocation = "swapped-location" Warning,
    /// No time zone.
    BadTimezone = "bad-timezone" Error,
    /// No UUID.
    BadUuid = "bad-uuid" Error,

    // One document.
    /// A contact of a person shown without consent.
    MissingConsent = "missing-consent" Error,
    /// Contacts of a person of which nobody has said who may see them: nobody does.
    UnseenContact = "unseen-contact" Advice,
    /// An attendee without organisation and name.
    NamelessAttendee = "nameless-attendee" Error,
    /// Consent that is said to be given on a day to come.
    FutureConsent = "future-consent" Error,
    /// A check that is said to be made on a day to come.
    FutureVerified = "future-verified" Error,
    /// A count of a day to come.
    FutureAsOf = "future-as-of" Warning,
    /// A task that is said to be done on a day to come.
    FutureDone = "future-done" Warning,
    /// A task that is said to be open and has a day on which it was done.
    DoneButOpen = "done-but-open" Warning,
    /// A task that was due before its meeting.
    DueBeforeMeeting = "due-before-meeting" Advice,
    /// A meeting to come that is said to be held.
    FutureHeld = "future-held" Warning,
    /// A meeting whose day has passed and that is still planned.
    PlannedPast = "planned-past" Advice,
    /// A next meeting before this one.
    NextBeforeDate = "next-before-date" Warning,
    /// An entry whose last day comes before its first.
    NeverShown = "never-shown" Warning,
    /// A name that several organisations have.
    AmbiguousName = "ambiguous-name" Error,
    /// A need of nothing.
    NeedOfNothing = "need-of-nothing" Error,
    /// An end before its start.
    EndBeforeStart = "end-before-start" Error,
    /// A meeting whose file name has another date.
    MeetingFileDate = "meeting-file-date" Error,
    /// A field that a translation cannot change.
    NotTranslatable = "not-translatable" Error,
    /// A picture that lies on another server.
    ImageElsewhere = "image-elsewhere" Error,
    /// Raw HTML in a body, which is shown as text.
    RawHtml = "raw-html" Warning,
    /// Signs of emphasis that mark nothing.
    EmphasisNotMade = "emphasis-not-made" Warning,
    /// A link whose parts stand so that it is none.
    LinkNotMade = "link-not-made" Warning,
    /// A note that is named and told nowhere.
    FootnoteMissing = "footnote-missing" Warning,
    /// A heading without the blank after its signs.
    HeadingNotMade = "heading-not-made" Warning,
    /// A list or a box to tick whose signs are none.
    ListNotMade = "list-not-made" Advice,
    /// A table that is a paragraph.
    TableNotMade = "table-not-made" Warning,
    /// A cell that no column takes: nobody would see it.
    TableExtraCell = "table-extra-cell" Warning,
    /// Sentences that are shown as code because of the blanks before them.
    AccidentalCode = "accidental-code" Advice,

    // Several documents.
    /// Two entries with one id, also in other case or Unicode form.
    DuplicateId = "duplicate-id" Error,
    /// An id that is no organisation.
    UnknownOrganisation = "unknown-organisation" Error,
    /// An id that its vocabulary does not have.
    UnknownTerm = "unknown-term" Error,
    /// Two terms of one vocabulary that are called the same.
    SameTermName = "same-term-name" Warning,
    /// A term that is its own ancestor.
    TermLoop = "term-loop" Error,
    /// A translation of an entry that is not there.
    OrphanTranslation = "orphan-translation" Error,
    /// A translated list item whose id the original does not have.
    UnknownItem = "unknown-item" Error,
    /// A link to something that is not there.
    BrokenLink = "broken-link" Error,
    /// A format that does not exist.
    UnknownFormat = "unknown-format" Error,
    /// A link to a heading that is not there.
    BrokenAnchor = "broken-anchor" Error,
    /// A mention of an entry that is not published today.
    LinkToUnpublished = "link-to-unpublished" Warning,
    /// Minutes that name an organisation which is not published.
    NamedUnpublished = "named-unpublished" Warning,
    /// A former id that another entry has.
    FormerlyTaken = "formerly-taken" Error,
    /// A number or address that is private in one place and shown in another.
    PrivateElsewhere = "private-elsewhere" Error,
    /// Two files of the site with one path.
    RouteClash = "route-clash" Error,
    /// A file whose type could run scripts in a reader's browser.
    UnsafeFile = "unsafe-file" Error,
    /// A picture or document that is not what its extension says, or is cut off.
    BrokenFile = "broken-file" Error,
    /// A document that names its author.
    DocumentAuthor = "document-author" Warning,
    /// A document with text that readers do not see.
    HiddenText = "hidden-text" Warning,
    /// A file that may tell a place, a device or a person, in a form that cannot be taken out here.
    FileMetadata = "file-metadata" Warning,
    /// A target of publishing that names neither a folder nor a server, or both.
    UnclearTarget = "unclear-target" Error,
    /// A path that the site cannot have.
    BadRoute = "bad-route" Error,

    // The theme.
    /// A theme that is not there.
    UnknownTheme = "unknown-theme" Error,
    /// A file that no theme has a place for.
    ThemeFile = "theme-file" Error,
    /// A template that does not parse or render.
    TemplateError = "template-error" Error,
    /// A file of messages that does not parse.
    MessagesError = "messages-error" Error,
    /// A `theme.yaml` that cannot be read.
    ThemeSettings = "theme-settings" Error,

    // Foreign files.
    /// A file of no known format.
    ImportFormat = "import-format" Error,
    /// A file that its own program could not read, either.
    ImportUnreadable = "import-unreadable" Error,
    /// A file whose encoding was told by its bytes.
    ImportEncoding = "import-encoding" Warning,
    /// A sheet that is no list.
    ImportSheet = "import-sheet" Warning,
    /// A file without a row or record.
    ImportEmpty = "import-empty" Error,
    /// A column that is not understood.
    ImportColumn = "import-column" Warning,
    /// A stamped copy that has lost who may see what.
    ImportStamped = "import-stamped" Error,
    /// Words of who may see what that do not fit the values beside them.
    ImportVisibility = "import-visibility" Error,
    /// A sheet, row or column that is hidden in its workbook.
    ImportHidden = "import-hidden" Warning,
    /// A cell in a column without a heading, or beyond the last one.
    ImportStrayCell = "import-stray-cell" Warning,
    /// A cell whose field another column of the row has filled with another value.
    ImportSecondValue = "import-second-value" Warning,
    /// A column that an entry must have.
    ImportNoColumn = "import-no-column" Error,
    /// A mapping file that cannot be used.
    ImportMapping = "import-mapping" Error,
    /// A word that its vocabulary does not have.
    ImportTerm = "import-term" Error,
    /// Opening hours in words that are not certain.
    ImportHours = "import-hours" Error,
    /// A number that a spreadsheet has cut.
    ImportCutNumber = "import-cut-number" Error,
    /// A number to which the zero that a spreadsheet took was given back.
    ImportZero = "import-zero" Warning,
    /// A number of a city that takes its area code from the one beside it.
    ImportAreaCode = "import-area-code" Warning,
    /// A row that counts the others.
    ImportTotal = "import-total" Advice,
    /// A formula that gives an error.
    ImportCell = "import-cell" Error,
    /// Rows of one organisation that say different things.
    ImportConflict = "import-conflict" Error,
    /// Contacts of a person that stay hidden for want of consent.
    ImportConsent = "import-consent" Warning,
    /// An entry that is there and says something else.
    ImportDiffers = "import-differs" Warning,
    /// A foreign file that breaks off or is damaged.
    ImportBroken = "import-broken" Error,
    /// A foreign file, or a part of one, over a limit.
    ImportTooLarge = "import-too-large" Error,
    /// What a foreign file holds beside what is imported.
    ImportLeft = "import-left" Advice,
    /// A draft that waits for an editor.
    ImportReview = "import-review" Advice,
    /// A report that does not say certainly when the meeting was.
    ImportMeetingDay = "import-meeting-day" Warning,
    /// A report without any day.
    ImportNoDay = "import-no-day" Error,
    /// Parts of a page that are no text.
    ImportDropped = "import-dropped" Warning,
    /// Pictures and players that became links.
    ImportLinked = "import-linked" Warning,
    /// Shortcodes of WordPress.
    ImportShortcode = "import-shortcode" Warning,
    /// Phones and addresses in a text that may be somebody's own.
    ImportContacts = "import-contacts" Warning,
    /// A post that is not published where it comes from.
    ImportPostState = "import-post-state" Advice,
    /// Fields of a foreign format that have no place here.
    ImportNoPlace = "import-no-place" Warning,
    /// A row whose owner is not in its package.
    ImportStray = "import-stray" Warning,
    /// A schedule that is no usual week.
    ImportSchedule = "import-schedule" Warning,
    /// A further address of an organisation.
    ImportSecondPlace = "import-second-place" Warning,
    /// An entry that may be there under another name.
    ImportSimilar = "import-similar" Warning,

    // Advice on a sound register.
    /// A quotation mark or an asterisk in the place of an apostrophe.
    ApostropheSign = "apostrophe-sign" Warning,
    /// A heading that skips a level.
    HeadingLevel = "heading-level" Advice,
    /// A word of Cyrillic and Latin letters that look the same.
    Homoglyph = "homoglyph" Warning,
    /// A rule of opening hours that a later one replaces.
    HoursOverwritten = "hours-overwritten" Warning,
    /// What an entry still lacks.
    IncompleteEntry = "incomplete-entry" Incomplete,
    /// A picture without words.
    MissingAlt = "missing-alt" Warning,
    /// Two organisations with nearly one name.
    NearName = "near-name" Advice,
    /// A need whose state says something else than its figures.
    NeedFigures = "need-figures" Advice,
    /// An organisation all of whose contacts are hidden.
    NoPublicContact = "no-public-contact" Advice,
    /// Terms that nothing uses.
    OrphanTerm = "orphan-term" Advice,
    /// A task that should be done by now.
    OverdueTask = "overdue-task" Advice,
    /// What an example has in place of a site's own.
    Placeholder = "placeholder" Warning,
    /// An EDRPOU code that was typed to fill the field.
    PlaceholderEdrpou = "placeholder-edrpou" Warning,
    /// Two organisations with one EDRPOU code.
    SameEdrpou = "same-edrpou" Warning,
    /// Two organisations with one number.
    SamePhone = "same-phone" Advice,
    /// A check that has grown old.
    StaleEntry = "stale-entry" Advice,
}
