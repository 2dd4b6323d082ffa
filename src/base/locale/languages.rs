//! The door of isolang: which codes name a language, what a language calls itself, and which way it is written.
//!
//! A code comes in, a [`Lang`] or nothing goes out. A page may only say the shortest code of its language (RFC 5646, as
//! HTML asks for): two letters of ISO 639-1 where there are such, else three of ISO 639-3. What people write instead is
//! understood well enough to propose the right code; nothing here takes it for that code by itself.

use isolang::Language;

use super::Lang;

/// What is written for a language by mistake: codes of countries that are those of no language, codes that libraries use
/// (ISO 639-2/B), and codes that were withdrawn.
const MISTAKEN: [(&str, &str); 41] = [
    ("alb", "sq"),
    ("arm", "hy"),
    ("at", "de"),
    ("baq", "eu"),
    ("bur", "my"),
    ("by", "be"),
    ("chi", "zh"),
    ("cn", "zh"),
    ("cz", "cs"),
    ("cze", "cs"),
    ("dk", "da"),
    ("dut", "nl"),
    ("fre", "fr"),
    ("gb", "en"),
    ("ge", "ka"),
    ("geo", "ka"),
    ("ger", "de"),
    ("gr", "el"),
    ("gre", "el"),
    ("ice", "is"),
    ("il", "he"),
    ("in", "id"),
    ("ir", "fa"),
    ("iw", "he"),
    ("ji", "yi"),
    ("jp", "ja"),
    ("mac", "mk"),
    ("mao", "mi"),
    ("may", "ms"),
    ("md", "ro"),
    ("mo", "ro"),
    ("per", "fa"),
    ("rs", "sr"),
    ("rum", "ro"),
    ("slo", "sk"),
    ("tib", "bo"),
    ("tm", "tk"),
    ("ua", "uk"),
    ("us", "en"),
    ("wel", "cy"),
    ("xk", "sq"),
];

/// What Ukrainian calls the languages that are spoken to those who ask for help (Unicode CLDR where it has a name, but for «ромська»).
const IN_UKRAINIAN: [(&str, &str); 55] = [
    ("ar", "арабська"),
    ("az", "азербайджанська"),
    ("be", "білоруська"),
    ("bg", "болгарська"),
    ("crh", "кримськотатарська"),
    ("cs", "чеська"),
    ("da", "данська"),
    ("de", "німецька"),
    ("el", "грецька"),
    ("en", "англійська"),
    ("es", "іспанська"),
    ("et", "естонська"),
    ("fa", "перська"),
    ("fi", "фінська"),
    ("fr", "французька"),
    ("gag", "гагаузька"),
    ("he", "іврит"),
    ("hi", "гінді"),
    ("hr", "хорватська"),
    ("hu", "угорська"),
    ("hy", "вірменська"),
    ("it", "італійська"),
    ("ja", "японська"),
    ("ka", "грузинська"),
    ("kk", "казахська"),
    ("ko", "корейська"),
    ("ky", "киргизька"),
    ("lt", "литовська"),
    ("lv", "латиська"),
    ("mk", "македонська"),
    ("nl", "нідерландська"),
    ("no", "норвезька"),
    ("pl", "польська"),
    ("ps", "пушту"),
    ("pt", "португальська"),
    ("ro", "румунська"),
    ("rom", "ромська"),
    ("ru", "російська"),
    ("rue", "русинська"),
    ("sk", "словацька"),
    ("sl", "словенська"),
    ("sq", "албанська"),
    ("sr", "сербська"),
    ("sv", "шведська"),
    ("tg", "таджицька"),
    ("tk", "туркменська"),
    ("tr", "турецька"),
    ("tt", "татарська"),
    ("uk", "українська"),
    ("ukl", "українська жестова"),
    ("ur", "урду"),
    ("uz", "узбецька"),
    ("vi", "вʼєтнамська"),
    ("yi", "їдиш"),
    ("zh", "китайська"),
];

/// What else a language is called in Ukrainian.
const ALSO_IN_UKRAINIAN: [(&str, &str); 4] =
    [("nl", "голландська"), ("ro", "молдовська"), ("uk", "укр"), ("ukl", "жестова")];

/// Codes of ISO 639-3 that stand for no language: uncoded, several, undetermined, none.
const NO_LANGUAGE: [&str; 4] = ["mis", "mul", "und", "zxx"];

/// Languages that are usually written from right to left, as Unicode CLDR has it.
const RIGHT_TO_LEFT: [&str; 39] = [
    "acm", "aeb", "apc", "apd", "ar", "arb", "arc", "arq", "ary", "arz", "azb", "bal", "bgn",
    "bqi", "ckb", "dv", "fa", "glk", "hbo", "he", "khw", "ks", "lrc", "luz", "mzn", "nqo", "pbt",
    "pbu", "pes", "pnb", "prs", "ps", "rhg", "sd", "skr", "syr", "ug", "ur", "yi",
];

fn names_in_ukrainian() -> impl Iterator<Item = (&'static str, &'static str)> {
    IN_UKRAINIAN.into_iter().chain(ALSO_IN_UKRAINIAN)
}

impl Lang {
    /// Returns the language that a page may say it is in by `code`.
    pub(crate) fn known(code: &str) -> Option<Self> {
        let lang = Self::parse(code)?;
        let language = match code.len() {
            2 => Language::from_639_1(code),
            _ => Language::from_639_3(code).filter(|language| language.to_639_1().is_none()),
        };
        language.filter(|_| !NO_LANGUAGE.contains(&code)).map(|_| lang)
    }

    /// Returns the language that somebody meant who wrote `text`: another code of it, a code with a country, a
    /// country instead, its name in itself, in Ukrainian or in English.
    pub(in crate::base) fn meant(text: &str) -> Option<Self> {
        let lower = text.trim().to_lowercase();
        let code = lower.split(['-', '_']).next().expect("split gives at least one piece");
        let mistaken = || MISTAKEN.iter().find(|(wrong, _)| *wrong == code).map(|(_, code)| *code);
        let longer = || Language::from_639_3(code).and_then(|language| language.to_639_1());
        let named = || {
            let is_name = |name: &str| name.to_lowercase() == lower;
            let is_it = |language: &Language| {
                is_name(language.to_name()) || language.to_autonym().is_some_and(is_name)
            };
            isolang::languages().find(is_it)
        };
        let by_name = || named().map(|named| named.to_639_1().unwrap_or(named.to_639_3()));
        let in_ukrainian =
            || names_in_ukrainian().find(|(_, name)| *name == lower).map(|(code, _)| code);
        let mistaken = || mistaken().or_else(in_ukrainian);
        let found = Self::known(code).or_else(|| Self::known(mistaken().or_else(longer)?));
        found.or_else(|| Self::known(by_name()?))
    }

    /// Reads a code; where it is none, tells which was meant.
    ///
    /// # Errors
    /// The language that was meant, if that can be told.
    pub(crate) fn checked(code: &str) -> Result<Self, Option<Self>> {
        Self::known(code).ok_or_else(|| Self::meant(code))
    }

    /// Returns what the language calls itself, with a capital as a menu shows it; its code where that is not known.
    pub(crate) fn autonym(self) -> String {
        let code = self.as_str();
        let name = match code {
            // The name in Latin letters is in use, the one in Cyrillic is what the table has.
            "crh" => Some("Qırımtatarca"),
            _ => self.in_iso().and_then(|language| language.to_autonym()),
        };
        let mut letters = name.unwrap_or(code).chars();
        let first = letters.next().map(|first| first.to_uppercase().collect::<String>());
        first.unwrap_or_default() + letters.as_str()
    }

    /// Returns what `page`'s language calls the language, as amid a sentence; nothing where that is not known.
    pub(crate) fn name_in(self, page: Self) -> Option<String> {
        let code = self.as_str();
        if page == Self::UK {
            let found = IN_UKRAINIAN.iter().find(|(of, _)| *of == code);
            return found.map(|(_, name)| (*name).to_owned());
        }
        // ISO 639-3 adds years and families: `Modern Greek (1453-)`.
        let plain =
            |name: &'static str| name.split_once(" (").map_or(name, |(name, _)| name).to_owned();
        (page == Self::EN).then(|| self.in_iso().map(|language| plain(language.to_name())))?
    }

    fn in_iso(self) -> Option<Language> {
        let code = self.as_str();
        if code.len() == 2 { Language::from_639_1(code) } else { Language::from_639_3(code) }
    }

    /// Tells whether it is written from right to left.
    pub(crate) fn is_right_to_left(self) -> bool {
        RIGHT_TO_LEFT.contains(&self.as_str())
    }

    /// Returns the language whose words this program has: itself, else English, which stands in.
    pub(crate) fn worded(self) -> Self {
        if self == Self::UK { self } else { Self::EN }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_shortest_that_names_a_language() {
        for code in ["uk", "en", "pl", "ar", "he", "crh", "rmy", "rue", "szl", "ka", "sr"] {
            assert_eq!(Lang::known(code).map(|lang| lang.to_string()).as_deref(), Some(code));
        }
        for code in ["ua", "xx", "ukr", "eng", "cz", "iw", "mul", "zxx", "qqq", "UK", ""] {
            assert_eq!(Lang::known(code), None, "{code}");
        }
    }

    #[test]
    fn what_people_write_for_a_language_is_understood() {
        for (written, code) in [
            ("ua", "uk"),
            ("UA", "uk"),
            ("ukr", "uk"),
            ("UK", "uk"),
            ("uk-UA", "uk"),
            ("en_GB", "en"),
            ("українська", "uk"),
            ("Англійська", "en"),
            ("кримськотатарська", "crh"),
            ("Ukrainian", "uk"),
            ("eng", "en"),
            ("English", "en"),
            ("cz", "cs"),
            ("pol", "pl"),
            ("ger", "de"),
            ("deutsch", "de"),
            ("iw", "he"),
            ("gr", "el"),
        ] {
            let meant = Lang::meant(written).map(|lang| lang.to_string());
            assert_eq!(meant.as_deref(), Some(code), "{written}");
        }
        for nonsense in ["xx", "qqq", "", "мова", "und"] {
            assert_eq!(Lang::meant(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn every_code_of_the_tables_is_one() {
        for (wrong, code) in MISTAKEN {
            assert!(Lang::known(wrong).is_none() && Lang::known(code).is_some(), "{wrong} {code}");
        }
        for (code, name) in names_in_ukrainian() {
            assert_eq!(Lang::meant(name), Lang::known(code), "{code} {name}");
        }
        for code in RIGHT_TO_LEFT {
            assert!(Lang::known(code).is_some(), "{code}");
        }
    }

    #[test]
    fn a_language_has_its_own_name() {
        let name = |code| Lang::parse(code).map(Lang::autonym);
        for (code, autonym) in [
            ("uk", "Українська"),
            ("en", "English"),
            ("pl", "Polski"),
            ("de", "Deutsch"),
            ("ro", "Română"),
            ("crh", "Qırımtatarca"),
        ] {
            assert_eq!(name(code).as_deref(), Some(autonym));
        }
    }

    #[test]
    fn a_language_is_called_as_the_page_calls_it() {
        let name = |code, page| Lang::parse(code).expect("a code").name_in(page);
        for (code, ukrainian, english) in [
            ("ru", "російська", "Russian"),
            ("el", "грецька", "Modern Greek"),
            ("crh", "кримськотатарська", "Crimean Tatar"),
            ("ukl", "українська жестова", "Ukrainian Sign Language"),
        ] {
            assert_eq!(name(code, Lang::UK).as_deref(), Some(ukrainian));
            assert_eq!(name(code, Lang::EN).as_deref(), Some(english));
        }
        assert_eq!(name("nqo", Lang::UK), None);
        assert_eq!(name("ru", Lang::parse("pl").expect("a code")), None);
    }
}
