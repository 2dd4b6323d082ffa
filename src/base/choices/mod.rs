//! Fields whose value is one of a few: each such list of choices once, as a type.
//!
//! The table of fields offers the choices, validation reads them, and whoever decides by one names the type's variants,
//! so a choice that is added does not compile until everybody has said what it means.

#[cfg(test)]
mod tests;

use std::fmt;

use crate::base::locale::Lang;
use crate::base::locale::compare::{distance_within, fold, is_same_key};

/// One value of a fixed list, in both languages.
#[derive(Debug)]
pub struct Choice {
    /// The English value, which is also its id.
    pub id: &'static str,
    /// The Ukrainian value.
    pub uk: &'static str,
    /// Other words that mean the same.
    pub also: &'static [&'static str],
}

impl Choice {
    /// Returns the value that a word names, in any case and with any apostrophe.
    pub(crate) fn named(choices: &'static [Self], word: &str) -> Option<&'static Self> {
        choices.iter().find(|choice| choice.is_named(word))
    }

    /// Returns the value that other words mean, if they mean one alone: a known word, another form of one («призупинена»),
    /// or a value with one slip of the keyboard.
    pub(crate) fn meant(choices: &'static [Self], text: &str) -> Option<&'static Self> {
        let text = text.trim().trim_end_matches(['.', ',', ';']);
        let stages: [fn(&Self, &str) -> bool; 4] =
            [Self::is_named, Self::is_called, Self::has_form, Self::is_slip];
        for is_meant in stages {
            let mut found = choices.iter().filter(|choice| is_meant(choice, text));
            match (found.next(), found.next()) {
                (None, _) => {}
                (Some(one), None) => return Some(one),
                (Some(_), Some(_)) => return None,
            }
        }
        None
    }

    /// Returns the two values between which only a person can decide: what does not work may work again, or not.
    pub(crate) fn torn(choices: &'static [Self], text: &str) -> Option<[&'static Self; 2]> {
        const IDLE: [&str; 8] = [
            "не працює",
            "не працюють",
            "не діє",
            "не функціонує",
            "недіюча",
            "неактивна",
            "не активна",
            "inactive",
        ];
        let text = text.trim().trim_end_matches(['.', ',', ';']);
        let is_idle = IDLE.iter().any(|word| is_same_key(word, text));
        let [paused, closed] = [Status::Paused, Status::Closed]
            .map(|state| choices.iter().find(|choice| choice.id == state.as_str()));
        paused.zip(closed).filter(|_| is_idle).map(|(paused, closed)| [paused, closed])
    }

    fn is_named(&self, word: &str) -> bool {
        is_same_key(self.id, word) || is_same_key(self.uk, word)
    }

    fn is_called(&self, text: &str) -> bool {
        self.also.iter().any(|word| is_same_key(word, text))
    }

    fn has_form(&self, text: &str) -> bool {
        let wanted = fold(text);
        let words = self.also.iter().chain([&self.uk]);
        stem(&wanted).is_some_and(|wanted| words.map(|w| fold(w)).any(|w| stem(&w) == Some(wanted)))
    }

    /// What is open to all is never taken from a mistyped word.
    fn is_slip(&self, text: &str) -> bool {
        const SHORTEST: usize = 5;
        let typed = fold(text);
        let is_near = |word: &str| {
            let is_long = [word, &*typed].iter().all(|word| word.chars().count() >= SHORTEST);
            is_long
                && word.chars().next() == typed.chars().next()
                && distance_within(word, &typed, 1).is_some()
        };
        self.id != Visibility::Public.id() && [self.id, self.uk].into_iter().any(is_near)
    }

    /// Returns it in a language: the Ukrainian word, or its id.
    pub(crate) fn word(&self, lang: Lang) -> &'static str {
        if lang == Lang::UK { self.uk } else { self.id }
    }

    /// Returns it as the table writes it, in the language that `word` has.
    pub(crate) fn spelling(&self, word: &str) -> &'static str {
        if is_same_key(self.id, word) { self.id } else { self.uk }
    }
}

/// Endings of adjectives and of what is made of verbs, the longest first.
const ENDINGS: [&str; 15] =
    ["ого", "ому", "ими", "ій", "ою", "ий", "их", "им", "а", "о", "е", "і", "у", "я", "ю"];

/// Returns a single word without its ending; `None` for a word that has none, or for several.
fn stem(word: &str) -> Option<&str> {
    const SHORTEST: usize = 3;
    let stem = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending))?;
    let is_word = stem.chars().all(char::is_alphabetic) && stem.chars().count() >= SHORTEST;
    is_word.then_some(stem)
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

/// Declares lists of choices: a type for each, and for each choice its variant, its id, its Ukrainian value and other words that
/// people write for it and that can mean nothing else.
macro_rules! choices {
    ($($(#[$about:meta])* $name:ident {
        $($(#[$meaning:meta])* $variant:ident = $id:literal $uk:literal $([$($also:literal),*])?,)*
    })*) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$meaning])* $variant,)* }

        impl Chosen for $name {
            const CHOICES: &'static [Choice] =
                &[$(Choice { id: $id, uk: $uk, also: &[$($($also),*)?] },)*];

            fn parse(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)* _ => None }
            }

            fn id(self) -> &'static str {
                self.as_str()
            }
        }

        impl $name {
            /// Returns its id, for content, themes and data.
            pub(crate) fn as_str(self) -> &'static str {
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
        Active = "active" "діє" ["працює", "функціонує", "активна", "діюча", "відкрито", "чинна", "works"],
        /// It will work again.
        Paused = "paused" "призупинено" ["на паузі", "пауза", "тимчасово не працює", "тимчасово закрито", "зупинено", "suspended"],
        /// It works in another place.
        Relocated = "relocated" "переміщено" ["переїхала", "переїхав", "переїхали", "релоковано", "евакуйовано", "тепер в іншій громаді", "moved"],
        /// It works no longer.
        Closed = "closed" "закрито" ["закрилася", "закрився", "ліквідовано", "припинено", "діяльність припинено", "зачинено"],
    }

    /// How help reaches a person.
    Delivery {
        /// Somebody comes.
        AtHome = "at-home" "удома" ["вдома", "дома", "на дому", "додому", "з доставкою додому", "home"],
        /// One goes there.
        OnSite = "on-site" "на місці" ["на місце", "у нас", "за адресою організації", "in place"],
        /// By phone.
        ByPhone = "by-phone" "телефоном" ["телефон", "по телефону", "за телефоном", "phone"],
        /// Over the internet.
        Online = "online" "онлайн" ["дистанційно", "через інтернет", "інтернет"],
    }

    /// Who may see a part of an entry; the most open comes first.
    Visibility {
        /// Everybody.
        Public = "public" "усім" ["всім", "усі", "всі", "для всіх", "для усіх", "видно всім", "публічно", "відкрито", "everyone", "everybody"],
        /// The desks that receive the list: hotline, appeals, headquarters.
        Desks = "desks" "службам" ["служби", "для служб", "лише службам", "тільки службам", "лише для служб", "тільки для служб", "desk"],
        /// The editors.
        Private = "private" "нікому" ["приватно", "приховано", "ніхто", "не показувати", "лише редакторам", "тільки редакторам", "hidden", "nobody"],
    }

    /// What answers a number.
    PhoneType {
        /// A voice.
        Voice = "voice" "голосовий" ["звичайний", "стаціонарний", "міський", "голос", "landline"],
        /// A voice, in somebody's pocket.
        Mobile = "mobile" "мобільний" ["моб", "мобільний телефон", "стільниковий", "cell", "cellular"],
        /// A fax.
        Fax = "fax" "факс" ["телефакс"],
        /// It takes text messages only.
        Text = "text" "текстовий" ["смс", "sms", "лише sms", "тільки sms", "лише смс", "тільки смс"],
        /// A video call, as for sign language.
        Video = "video" "відео" ["відеозвʼязок", "відеодзвінок"],
    }

    /// How a meeting is held.
    MeetingFormat {
        /// Over the internet.
        Online = "online" "онлайн" ["zoom", "зум", "у zoom", "в zoom", "через zoom", "google meet", "meet", "teams", "ms teams", "microsoft teams", "skype", "скайп", "webex", "jitsi", "дистанційно", "віддалено", "відеоконференція", "відеозвʼязок", "remote"],
        /// In one room.
        InPerson = "in-person" "очно" ["офлайн", "оффлайн", "offline", "особисто", "наживо", "віч-на-віч"],
        /// Both.
        Mixed = "mixed" "змішано" ["гібридно", "гібрид", "hybrid", "очно й онлайн", "очно і онлайн", "очно та онлайн", "онлайн і очно", "онлайн та очно"],
    }

    /// Whether a meeting took place.
    MeetingStatus {
        /// It is to come.
        Planned = "planned" "заплановано" ["буде", "планується", "scheduled"],
        /// It was.
        Held = "held" "відбулася" ["відбулося", "відбулось", "відбулась", "відбувся", "відбулися", "пройшла", "проведено"],
        /// It will not be.
        Cancelled = "cancelled" "скасовано" ["canceled", "відмінено", "не відбулася", "не відбулось", "не відбулося"],
    }

    /// Where a task stands.
    TaskStatus {
        /// It is to be done.
        Open = "open" "виконується" ["виконують", "виконуємо", "у роботі", "в роботі", "не виконано", "триває", "in progress"],
        /// It was done.
        Done = "done" "виконано" ["зроблено", "готово", "завершено", "completed"],
    }

    /// What the ledger tells of, in the order of its file.
    LedgerKind {
        /// A meeting.
        Meeting = "meeting" "зустріч",
        /// A need.
        Need = "need" "потреба",
        /// An organisation.
        Organisation = "organisation" "організація",
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
        Critical = "critical" "гостра" ["критично", "гостра потреба", "дуже бракує", "urgent"],
        /// In part.
        Partial = "partial" "частково" ["частина", "не повністю", "partially"],
        /// Wholly.
        Met = "met" "закрита" ["задоволено", "покрито", "повністю", "забезпечено"],
        /// Nobody has said.
        Unknown = "unknown" "невідомо" ["не відомо", "немає даних", "не знаємо"],
    }

    /// How a call to verify an entry ended.
    CallOutcome {
        /// All that was asked is right.
        Confirmed = "confirmed" "підтверджено" ["підтвердили", "все правильно", "усе правильно", "правильно", "без змін", "ok"],
        /// Something is different now.
        Changed = "changed" "змінено" ["змінилося", "є зміни", "зміни"],
        /// Nobody answered.
        NoAnswer = "no-answer" "не відповіли" ["не відповідають", "не відповідає", "немає відповіді", "не беруть слухавку", "зайнято"],
        /// Somebody answered and did not want to speak.
        Refused = "refused" "відмовилися" ["відмова", "відмовились", "не схотіли говорити"],
        /// The number is somebody else's.
        WrongNumber = "wrong-number" "не той номер" ["номер не той", "хибний номер", "чужий номер", "помилковий номер"],
        /// They do not work any more.
        Closed = "closed" "закрито" ["закрилися", "зачинено", "більше не працюють"],
    }

    /// What was said of one fact in a call.
    FactState {
        /// It is right.
        Right = "right" "правильно" ["так", "вірно", "yes"],
        /// It is different now.
        Changed = "changed" "змінилося" ["змінено", "інше"],
        /// There is no such thing any more.
        Gone = "gone" "вже немає" ["немає", "нема", "no"],
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
    pub(crate) fn is_for_calls(self) -> bool {
        match self {
            Self::Voice | Self::Mobile => true,
            Self::Fax | Self::Text | Self::Video => false,
        }
    }
}
