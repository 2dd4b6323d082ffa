//! The regions of Ukraine by the first digits of a КАТОТТГ code.
//!
//! The codifier (order of the ministry of communities, No. 290 of 26 November 2020) starts every code of a place with `UA` and
//! the two digits of its region. A code that starts otherwise is of no region that is known here.

/// The digits and the name of each region, as the codifier spells it.
const REGIONS: [(&str, &str); 27] = [
    ("01", "Автономна Республіка Крим"),
    ("05", "Вінницька область"),
    ("07", "Волинська область"),
    ("12", "Дніпропетровська область"),
    ("14", "Донецька область"),
    ("18", "Житомирська область"),
    ("21", "Закарпатська область"),
    ("23", "Запорізька область"),
    ("26", "Івано-Франківська область"),
    ("32", "Київська область"),
    ("35", "Кіровоградська область"),
    ("44", "Луганська область"),
    ("46", "Львівська область"),
    ("48", "Миколаївська область"),
    ("51", "Одеська область"),
    ("53", "Полтавська область"),
    ("56", "Рівненська область"),
    ("59", "Сумська область"),
    ("61", "Тернопільська область"),
    ("63", "Харківська область"),
    ("65", "Херсонська область"),
    ("68", "Хмельницька область"),
    ("71", "Черкаська область"),
    ("73", "Чернівецька область"),
    ("74", "Чернігівська область"),
    ("80", "місто Київ"),
    ("85", "місто Севастополь"),
];

/// Returns the region that a КАТОТТГ code lies in.
pub(crate) fn region(katottg: &str) -> Option<&'static str> {
    let digits = katottg.strip_prefix("UA")?.get(..2)?;
    REGIONS.iter().find(|(code, _)| *code == digits).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_names_its_region() {
        assert_eq!(region("UA14120090000098500"), Some("Донецька область"));
        assert_eq!(region("UA99120090000098500"), None);
        assert_eq!(region("UAї"), None);
    }
}
