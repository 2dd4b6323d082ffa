//! The table of everything that can be wrong.
//!
//! One line a code: its name in reports, which never changes once published, and its level. The words stand in
//! `src/base/messages/*.ftl` under the same name; a test holds the two against each other.

use super::level::Level;

/// Declares every code once: its name in reports, its level and what it is about.
macro_rules! codes {
    ($($variant:ident $name:literal $level:ident: $about:literal,)*) => {
        /// What can be wrong, each with a name that never changes once published.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $about] $variant,)* }

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
    MoreOfTheSame "more-of-the-same" Error: "How many more there are of a code that a file has very often; as grave as they are.",

    // What the disk holds.
    UnreadableFile "unreadable-file" Error: "A file or folder that cannot be read.",
    FileStillWritten "file-still-written" Error: "A file that is written to all the time while it is read.",
    SymbolicLink "symbolic-link" Error: "A symbolic link below the site's root.",
    SpecialFile "special-file" Error: "A pipe, a device or a socket where a file should be.",
    FileTooLarge "file-too-large" Error: "A file over its size limit.",
    UnknownFile "unknown-file" Error: "A file that nothing reads.",
    LeftOverFile "left-over-file" Advice: "What a program left beside the files of people.",
    HiddenFile "hidden-file" Warning: "A file that looks like an entry and has no name, or a hidden one.",
    BadFileName "bad-file-name" Error: "A file name that cannot be an id.",
    MissingSiteFile "missing-site-file" Error: "No `content/site.yaml`.",

    // Bytes and characters.
    Windows1251 "windows-1251" Error: "Bytes that are Windows-1251.",
    Utf16 "utf-16" Error: "Bytes that are UTF-16.",
    InvalidUtf8 "invalid-utf8" Error: "Bytes that are no UTF-8.",
    NulCharacter "nul-character" Error: "A NUL byte.",
    ControlCharacter "control-character" Error: "Another control character.",
    BidirectionalControl "bidirectional-control" Error: "A character that turns the direction of writing.",
    MisreadText "misread-text" Warning: "UTF-8 that another program read as Windows-1251.",
    LostLetters "lost-letters" Warning: "Letters that became question marks or U+FFFD.",
    PrivateCharacter "private-character" Warning: "A character that only one font of one machine has.",
    ByteOrderMark "byte-order-mark" Warning: "A byte order mark.",
    LineEnds "line-ends" Advice: "Line ends of Windows or of an old Mac.",

    // Front matter and YAML.
    MissingFrontMatter "missing-front-matter" Error: "No `---` on the first line.",
    UnclosedFrontMatter "unclosed-front-matter" Error: "No closing `---`.",
    FrontMatterTooLarge "front-matter-too-large" Error: "Front matter over its limit.",
    YamlTab "yaml-tab" Error: "A tab as indentation.",
    YamlSmartQuotes "yaml-smart-quotes" Error: "Typographic quotes where straight ones belong.",
    YamlColon "yaml-colon" Error: "A colon and a space inside an unquoted value.",
    YamlUnclosedQuote "yaml-unclosed-quote" Error: "A quote that is opened and not closed.",
    MergeConflict "merge-conflict" Error: "What git writes between two versions of a file.",
    CutByComment "cut-by-comment" Advice: "A comment behind a text without quotes.",
    MistypedFence "mistyped-fence" Error: "A fence of front matter that is not three hyphens at the start of a line.",
    FieldInBody "field-in-body" Warning: "A field below the fields.",
    InvisibleCharacter "invisible-character" Warning: "A character that nobody sees.",
    YamlInnerQuote "yaml-inner-quote" Error: "A quote inside a value in the same quotes.",
    YamlBackslash "yaml-backslash" Error: "A backslash in double quotes that stands for nothing.",
    YamlUnclosedBracket "yaml-unclosed-bracket" Error: "A bracket that is opened and not closed.",
    YamlDashValue "yaml-dash-value" Error: "A dash of a list beside the name of its field.",
    YamlSign "yaml-sign" Error: "An unquoted value that starts with a sign of YAML.",
    YamlColonSpace "yaml-colon-space" Error: "A colon without a space after it.",
    YamlNoColon "yaml-no-colon" Error: "The name of a field without a colon after it.",
    YamlDashSpace "yaml-dash-space" Error: "A dash without a space after it.",
    YamlListMark "yaml-list-mark" Error: "An item of a list that starts with another mark than a dash.",
    YamlNoBreakSpace "yaml-no-break-space" Error: "A no-break space where YAML wants a plain one.",
    YamlIndentation "yaml-indentation" Error: "Lines that are indented differently.",
    YamlAlias "yaml-alias" Error: "Anchors and aliases.",
    YamlTag "yaml-tag" Error: "A type tag.",
    YamlTooDeep "yaml-too-deep" Error: "Values within values, over the limit.",
    YamlDuplicateKey "yaml-duplicate-key" Error: "A key that stands twice.",
    YamlKey "yaml-key" Error: "A key that is no plain text.",
    YamlDocuments "yaml-documents" Error: "A second document in one file.",
    YamlSyntax "yaml-syntax" Error: "Anything else that is no YAML.",

    // One field.
    UnknownField "unknown-field" Error: "A key that the table of fields does not have.",
    FieldTwice "field-twice" Error: "A field written in both languages.",
    MissingField "missing-field" Error: "A required field that is missing or empty.",
    WrongShape "wrong-shape" Error: "A list where one value belongs, or the like.",
    ListMarks "list-marks" Warning: "Lines that are marked as the items of a list and have no dashes.",
    HtmlEntity "html-entity" Warning: "A code of HTML in a text.",
    NotYesNo "not-yes-no" Error: "Neither yes nor no.",
    NotANumber "not-a-number" Error: "No number.",
    OutOfRange "out-of-range" Error: "A number out of its range.",
    NotADate "not-a-date" Error: "No ISO date.",
    NoSuchDate "no-such-date" Error: "A date that the calendar does not have.",
    NotATime "not-a-time" Error: "No time of the day.",
    BadPhone "bad-phone" Error: "No phone number.",
    BadEmail "bad-email" Error: "No e-mail address.",
    BadUrl "bad-url" Error: "No web address.",
    BadBaseUrl "bad-base-url" Error: "An address of the site that links cannot be made of.",
    LocalBaseUrl "local-base-url" Warning: "An address of the site that leads to the machine of whoever reads it.",
    UrlScheme "url-scheme" Error: "A web address of a scheme that is not allowed.",
    BadHours "bad-hours" Error: "No `opening_hours` expression.",
    BadExtension "bad-extension" Error: "An extension that is not digits.",
    BadEdrpou "bad-edrpou" Error: "An EDRPOU code of the wrong form.",
    LostZero "lost-zero" Warning: "A code whose first zero a spreadsheet took.",
    EdrpouChecksum "edrpou-checksum" Error: "An EDRPOU code whose check digit is wrong.",
    BadId "bad-id" Error: "No id.",
    BadLanguage "bad-language" Error: "No language code.",
    LanguageTwice "language-twice" Warning: "A language that a list names twice.",
    MissingWords "missing-words" Warning: "A language of the site that the theme lacks words in.",
    UnknownLanguage "unknown-language" Error: "A language that the site does not have.",
    UnknownChoice "unknown-choice" Error: "A value that its list of choices does not have.",
    BadLocation "bad-location" Error: "No pair of latitude and longitude.",
    SwappedLocation "swapped-location" Warning: "Latitude and longitude that changed places.",
    BadTimezone "bad-timezone" Error: "No time zone.",
    BadUuid "bad-uuid" Error: "No UUID.",

    // One document.
    MissingConsent "missing-consent" Error: "A contact of a person shown without consent.",
    UnseenContact "unseen-contact" Advice: "Contacts of a person of which nobody has said who may see them: nobody does.",
    NamelessAttendee "nameless-attendee" Error: "An attendee without organisation and name.",
    FutureConsent "future-consent" Error: "Consent that is said to be given on a day to come.",
    FutureVerified "future-verified" Error: "A check that is said to be made on a day to come.",
    FutureAsOf "future-as-of" Warning: "A count of a day to come.",
    FutureDone "future-done" Warning: "A task that is said to be done on a day to come.",
    DoneButOpen "done-but-open" Warning: "A task that is said to be open and has a day on which it was done.",
    DueBeforeMeeting "due-before-meeting" Advice: "A task that was due before its meeting.",
    FutureHeld "future-held" Warning: "A meeting to come that is said to be held.",
    PlannedPast "planned-past" Advice: "A meeting whose day has passed and that is still planned.",
    NextBeforeDate "next-before-date" Warning: "A next meeting before this one.",
    NeverShown "never-shown" Warning: "An entry whose last day comes before its first.",
    AmbiguousName "ambiguous-name" Error: "A name that several organisations have.",
    NeedOfNothing "need-of-nothing" Error: "A need of nothing.",
    EndBeforeStart "end-before-start" Error: "An end before its start.",
    MeetingFileDate "meeting-file-date" Error: "A meeting whose file name has another date.",
    NotTranslatable "not-translatable" Error: "A field that a translation cannot change.",
    ImageElsewhere "image-elsewhere" Error: "A picture that lies on another server.",
    RawHtml "raw-html" Warning: "Raw HTML in a body, which is shown as text.",
    EmphasisNotMade "emphasis-not-made" Warning: "Signs of emphasis that mark nothing.",
    LinkNotMade "link-not-made" Warning: "A link whose parts stand so that it is none.",
    FootnoteMissing "footnote-missing" Warning: "A note that is named and told nowhere.",
    HeadingNotMade "heading-not-made" Warning: "A heading without the blank after its signs.",
    ListNotMade "list-not-made" Advice: "A list or a box to tick whose signs are none.",
    TableNotMade "table-not-made" Warning: "A table that is a paragraph.",
    TableExtraCell "table-extra-cell" Warning: "A cell that no column takes: nobody would see it.",
    AccidentalCode "accidental-code" Advice: "Sentences that are shown as code because of the blanks before them.",

    // Several documents.
    DuplicateId "duplicate-id" Error: "Two entries with one id, also in other case or Unicode form.",
    UnknownOrganisation "unknown-organisation" Error: "An id that is no organisation.",
    UnknownTerm "unknown-term" Error: "An id that its vocabulary does not have.",
    SameTermName "same-term-name" Warning: "Two terms of one vocabulary that are called the same.",
    TermLoop "term-loop" Error: "A term that is its own ancestor.",
    OrphanTranslation "orphan-translation" Error: "A translation of an entry that is not there.",
    UnknownItem "unknown-item" Error: "A translated list item whose id the original does not have.",
    BrokenLink "broken-link" Error: "A link to something that is not there.",
    UnknownFormat "unknown-format" Error: "A format that does not exist.",
    BrokenAnchor "broken-anchor" Error: "A link to a heading that is not there.",
    LinkToUnpublished "link-to-unpublished" Warning: "A mention of an entry that is not published today.",
    NamedUnpublished "named-unpublished" Warning: "Minutes that name an organisation which is not published.",
    FormerlyTaken "formerly-taken" Error: "A former id that another entry has.",
    PrivateElsewhere "private-elsewhere" Error: "A number or address that is private in one place and shown in another.",
    RouteClash "route-clash" Error: "Two files of the site with one path.",
    UnsafeFile "unsafe-file" Error: "A file whose type could run scripts in a reader's browser.",
    BrokenFile "broken-file" Error: "A picture or document that is not what its extension says, or is cut off.",
    DocumentAuthor "document-author" Warning: "A document that names its author.",
    HiddenText "hidden-text" Warning: "A document with text that readers do not see.",
    FileMetadata "file-metadata" Warning: "A file that may tell a place, a device or a person, in a form that cannot be taken out here.",
    UnclearTarget "unclear-target" Error: "A target of publishing that names neither a folder nor a server, or both.",
    BadRoute "bad-route" Error: "A path that the site cannot have.",

    // The theme.
    UnknownTheme "unknown-theme" Error: "A theme that is not there.",
    ThemeFile "theme-file" Error: "A file that no theme has a place for.",
    TemplateError "template-error" Error: "A template that does not parse or render.",
    MessagesError "messages-error" Error: "A file of messages that does not parse.",
    ThemeSettings "theme-settings" Error: "A `theme.yaml` that cannot be read.",
    UnknownThemeKey "unknown-theme-key" Warning: "A setting of the theme that nothing reads.",
    BadColour "bad-colour" Error: "No colour.",
    UnknownColour "unknown-colour" Error: "A colour that a style sheet asks for and no setting names.",
    MissingThemeFile "missing-theme-file" Error: "A file that the settings of the theme name and that is not there.",
    UnusedThemeFile "unused-theme-file" Warning: "A file of the theme that replaces nothing and is named nowhere.",
    UnknownMessage "unknown-message" Warning: "A message of the theme that nothing asks for.",
    UnknownVariable "unknown-variable" Error: "A variable of a message that no template gives.",
    UnescapedText "unescaped-text" Error: "A text of the content that becomes markup, or part of a template.",
    MissingPart "missing-part" Error: "A page without something that every page must have.",
    ValueNotShown "value-not-shown" Error: "A value of the content that readers must see and a page does not show.",
    UnknownValue "unknown-value" Error: "A value of a template that no page has.",

    // Foreign files.
    ImportFormat "import-format" Error: "A file of no known format.",
    ImportUnreadable "import-unreadable" Error: "A file that its own program could not read, either.",
    ImportEncoding "import-encoding" Warning: "A file whose encoding was told by its bytes.",
    ImportSheet "import-sheet" Warning: "A sheet that is no list.",
    ImportEmpty "import-empty" Error: "A file without a row or record.",
    ImportColumn "import-column" Warning: "A column that is not understood.",
    ImportStamped "import-stamped" Error: "A stamped copy that has lost who may see what.",
    ImportVisibility "import-visibility" Error: "Words of who may see what that do not fit the values beside them.",
    ImportHidden "import-hidden" Warning: "A sheet, row or column that is hidden in its workbook.",
    ImportStrayCell "import-stray-cell" Warning: "A cell in a column without a heading, or beyond the last one.",
    ImportSecondValue "import-second-value" Warning: "A cell whose field another column of the row has filled with another value.",
    ImportNoColumn "import-no-column" Error: "A column that an entry must have.",
    ImportMapping "import-mapping" Error: "A mapping file that cannot be used.",
    ImportTerm "import-term" Error: "A word that its vocabulary does not have.",
    ImportHours "import-hours" Error: "Opening hours in words that are not certain.",
    ImportCutNumber "import-cut-number" Error: "A number that a spreadsheet has cut.",
    ImportZero "import-zero" Warning: "A number to which the zero that a spreadsheet took was given back.",
    ImportAreaCode "import-area-code" Warning: "A number of a city that takes its area code from the one beside it.",
    ImportEmptied "import-emptied" Error: "A cell of the list's own table in which nothing stands any more.",
    ImportUnclear "import-unclear" Error: "A change of the list's own table of which nobody can tell what it was to change.",
    ImportGone "import-gone" Error: "Rows that the list's own table has no more.",
    ImportTwice "import-twice" Warning: "A row that the list's own table has twice.",
    ImportTotal "import-total" Advice: "A row that counts the others.",
    ImportCell "import-cell" Error: "A formula that gives an error.",
    ImportConflict "import-conflict" Error: "Rows of one organisation that say different things.",
    ImportConsent "import-consent" Warning: "Contacts of a person that stay hidden for want of consent.",
    ImportDiffers "import-differs" Warning: "An entry that is there and says something else.",
    ImportBroken "import-broken" Error: "A foreign file that breaks off or is damaged.",
    ImportTooLarge "import-too-large" Error: "A foreign file, or a part of one, over a limit.",
    ImportLeft "import-left" Advice: "What a foreign file holds beside what is imported.",
    ImportReview "import-review" Advice: "A draft that waits for an editor.",
    ImportMeetingDay "import-meeting-day" Warning: "A report that does not say certainly when the meeting was.",
    ImportNoDay "import-no-day" Error: "A report without any day.",
    ImportDropped "import-dropped" Warning: "Parts of a page that are no text.",
    ImportLinked "import-linked" Warning: "Pictures and players that became links.",
    ImportShortcode "import-shortcode" Warning: "Shortcodes of WordPress.",
    ImportContacts "import-contacts" Warning: "Phones and addresses in a text that may be somebody's own.",
    ImportPostState "import-post-state" Advice: "A post that is not published where it comes from.",
    ImportNoPlace "import-no-place" Warning: "Fields of a foreign format that have no place here.",
    ImportStray "import-stray" Warning: "A row whose owner is not in its package.",
    ImportSchedule "import-schedule" Warning: "A schedule that is no usual week.",
    ImportSecondPlace "import-second-place" Warning: "A further address of an organisation.",
    ImportSimilar "import-similar" Warning: "An entry that may be there under another name.",

    // Advice on a sound register.
    ApostropheSign "apostrophe-sign" Warning: "A quotation mark or an asterisk in the place of an apostrophe.",
    HeadingLevel "heading-level" Advice: "A heading that skips a level.",
    Homoglyph "homoglyph" Warning: "A word of Cyrillic and Latin letters that look the same.",
    HoursOverwritten "hours-overwritten" Warning: "A rule of opening hours that a later one replaces.",
    IncompleteEntry "incomplete-entry" Incomplete: "What an entry still lacks.",
    MissingAlt "missing-alt" Warning: "A picture without words.",
    MissingTranslation "missing-translation" Advice: "What an entry does not say in each language of the site.",
    NearName "near-name" Advice: "Two organisations with nearly one name.",
    NeedFigures "need-figures" Advice: "A need whose state says something else than its figures.",
    NoPublicContact "no-public-contact" Advice: "An organisation all of whose contacts are hidden.",
    OrphanTerm "orphan-term" Advice: "Terms that nothing uses.",
    OverdueTask "overdue-task" Advice: "A task that should be done by now.",
    Placeholder "placeholder" Warning: "What an example has in place of a site's own.",
    PlaceholderEdrpou "placeholder-edrpou" Warning: "An EDRPOU code that was typed to fill the field.",
    SameEdrpou "same-edrpou" Warning: "Two organisations with one EDRPOU code.",
    SamePhone "same-phone" Advice: "Two organisations with one number.",
    StaleEntry "stale-entry" Advice: "A check that has grown old.",
}
