//! Fields whose value is one of a few: each such list of choices once, as a type.
//!
//! The table of fields offers the choices, validation reads them, and whoever decides by one names the type's variants,
//! so a choice that is added does not compile until everybody has said what it means.

use std::fmt;

use crate::base::locale::compare::is_same_key;

/// One value of a fixed list, in both languages.
#[derive(Debug)]
pub struct Choice {
    /// The English value, which is also its id.
    pub id: &'static str,
    /// The Ukrainian value.
    pub uk: &'static str,
}

impl Choice {
    /// Returns the value that a word names, in any case and with any apostrophe.
    pub(crate) fn named(choices: &'static [Self], word: &str) -> Option<&'static Self> {
        choices.iter().find(|choice| is_same_key(choice.id, word) || is_same_key(choice.uk, word))
    }

    /// Returns it as the table writes it, in the language that `word` has.
    pub(crate) fn spelling(&self, word: &str) -> &'static str {
        if is_same_key(self.id, word) { self.id } else { self.uk }
    }
}

/// The values of one list of choices.
pub trait Chosen: Copy + 'static {
    /// Every choice, in the order of the table.
    const CHOICES: &'static [Choice];

    /// Returns the value with this id.
    fn parse(id: &str) -> Option<Self>;

    /// Returns its id.
    fn id(self) -> &'static str;
}

/// Declares lists of choices: a type for each, and for each choice its variant, its id and its Ukrainian value.
macro_rules! choices {
    ($($(#[$about:meta])* $name:ident {
        $($(#[$meaning:meta])* $variant:ident = $id:literal $uk:literal,)*
    })*) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$meaning])* $variant,)* }

        impl Chosen for $name {
            const CHOICES: &'static [Choice] = &[$(Choice { id: $id, uk: $uk },)*];

            fn parse(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)* _ => None }
            }

            fn id(self) -> &'static str {
                self.as_str()
            }
        }

        impl $name {
            /// Returns its id, for content, themes and data.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    )*};
}

choices! {
    /// Whether an organisation or a service works; what is worse for somebody who asks for help comes later.
    Status {
        /// It works as usual.
        Active = "active" "діє",
        /// It will work again.
        Paused = "paused" "призупинено",
        /// It works in another place.
        Relocated = "relocated" "переміщено",
        /// It works no longer.
        Closed = "closed" "закрито",
    }

    /// How help reaches a person.
    Delivery {
        /// Somebody comes.
        AtHome = "at-home" "удома",
        /// One goes there.
        OnSite = "on-site" "на місці",
        /// By phone.
        ByPhone = "by-phone" "телефоном",
        /// Over the internet.
        Online = "online" "онлайн",
    }

    /// Who may see a part of an entry; the most open comes first.
    Visibility {
        /// Everybody.
        Public = "public" "усім",
        /// The desks that receive the list: hotline, appeals, headquarters.
        Desks = "desks" "службам",
        /// The editors.
        Private = "private" "нікому",
    }

    /// What answers a number.
    PhoneType {
        /// A voice.
        Voice = "voice" "голосовий",
        /// A voice, in somebody's pocket.
        Mobile = "mobile" "мобільний",
        /// A fax.
        Fax = "fax" "факс",
        /// It takes text messages only.
        Text = "text" "текстовий",
        /// A video call, as for sign language.
        Video = "video" "відео",
    }

    /// How a meeting is held.
    MeetingFormat {
        /// Over the internet.
        Online = "online" "онлайн",
        /// In one room.
        InPerson = "in-person" "очно",
        /// Both.
        Mixed = "mixed" "змішано",
    }

    /// Whether a meeting took place.
    MeetingStatus {
        /// It is to come.
        Planned = "planned" "заплановано",
        /// It was.
        Held = "held" "відбулася",
        /// It will not be.
        Cancelled = "cancelled" "скасовано",
    }

    /// Where a task stands.
    TaskStatus {
        /// It is to be done.
        Open = "open" "виконується",
        /// It was done.
        Done = "done" "виконано",
    }

    /// What the ledger tells of.
    LedgerKind {
        /// An organisation.
        Organisation = "organisation" "організація",
        /// A meeting.
        Meeting = "meeting" "зустріч",
        /// A need.
        Need = "need" "потреба",
        /// A free page.
        Page = "page" "сторінка",
    }

    /// What the ledger says of a day.
    LedgerChange {
        /// Some fact is another.
        Changed = "changed" "змінено",
        /// It has other phones.
        Phones = "phones" "телефони",
        /// It has another name.
        Renamed = "renamed" "перейменовано",
        /// It works no longer.
        Closed = "closed" "закрито",
        /// It works again.
        Reopened = "reopened" "відновлено",
    }

    /// How a need is met.
    NeedState {
        /// Hardly.
        Critical = "critical" "гостра",
        /// In part.
        Partial = "partial" "частково",
        /// Wholly.
        Met = "met" "закрита",
        /// Nobody has said.
        Unknown = "unknown" "невідомо",
    }

    /// The class of an organisation in schema.org.
    OrganisationClass {
        /// A public body.
        Government = "GovernmentOrganization" "GovernmentOrganization",
        /// A non-governmental organisation.
        Ngo = "NGO" "NGO",
        /// Any other.
        Organisation = "Organization" "Organization",
    }

    /// What parts the columns of `list.csv`.
    Separator {
        /// As Excel expects it in Ukraine.
        Semicolon = ";" ";",
        /// As the name says.
        Comma = "," ",",
    }
}

impl PhoneType {
    /// Tells a number that one calls and somebody speaks: only such a one stands for "whom to call".
    pub(crate) fn is_called(self) -> bool {
        match self {
            Self::Voice | Self::Mobile => true,
            Self::Fax | Self::Text | Self::Video => false,
        }
    }
}
