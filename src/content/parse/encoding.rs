//! Text that another program read in the wrong encoding, and what it said.
//!
//! Nothing is guessed: a text is told only where its bytes, read as they were written, are words in Ukrainian letters.

use std::ops::Range;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252};

/// How many letters make a word that is told by itself.
const FEWEST_IN_WORD: usize = 2;

/// How often a text may have been read in the wrong encoding and saved.
const MOST_TIMES: usize = 3;

/// How many Ukrainian letters a whole file must have to be sure of its encoding.
const FEWEST_LETTERS: usize = 8;

/// Returns the words of UTF-8 that were read as Windows-1251 or Windows-1252 (`РіСЂРѕРјР°РґР°`), and what each said.
pub(in crate::content) fn misread(text: &str) -> Vec<(Range<usize>, String)> {
    let is_sign = |c: char| matches!(c, 'Р' | 'С' | 'Т' | 'в' | 'Ð' | 'Ñ' | 'â');
    if !text.contains(is_sign) {
        return Vec::new();
    }
    let all: Vec<&str> = text.split(|c: char| c.is_ascii_whitespace()).collect();
    let read = |fewest: usize| {
        let words = all.iter().filter(|word| word.contains(is_sign));
        let said = words.filter_map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            Some((start..start + word.len(), understood(word, fewest)?))
        });
        said.collect::<Vec<_>>()
    };
    let found = read(FEWEST_IN_WORD);
    // A letter alone is told only by the others: where they were misread, it was.
    let is_sound = |word: &&&str| {
        let letters = word.chars().filter(|c| is_letter(*c)).count();
        letters > FEWEST_IN_WORD && understood(word, FEWEST_IN_WORD).is_none()
    };
    let are_most =
        found.len() > FEWEST_IN_WORD && found.len() > all.iter().filter(is_sound).count();
    if are_most { read(1) } else { found }
}

/// Returns what a word said before it was read in the wrong encoding.
fn understood(word: &str, fewest: usize) -> Option<String> {
    let mut read = word.to_owned();
    for _ in 0..MOST_TIMES {
        read = [WINDOWS_1251, WINDOWS_1252].into_iter().find_map(|encoding| {
            let (bytes, _, has_others) = encoding.encode(&read);
            let text = std::str::from_utf8(&bytes).ok().filter(|_| !has_others)?;
            (text.chars().count() < read.chars().count()).then(|| text.to_owned())
        })?;
        let letters = read.chars().filter(|c| is_letter(*c)).count();
        if letters >= fewest && read.chars().all(is_usual) && understood(&read, fewest).is_none() {
            return Some(read);
        }
    }
    None
}

/// Returns the text of a file in Windows-1251, where it is certainly one in Ukrainian.
pub(in crate::content) fn windows_1251(bytes: &[u8]) -> Option<String> {
    let (text, has_others) = WINDOWS_1251.decode_without_bom_handling(bytes);
    let letters = text.chars().filter(|c| is_letter(*c)).count();
    let is_own = |c: char| matches!(c.to_lowercase().next(), Some('і' | 'ї' | 'є' | 'ґ'));
    // Read as Windows-1251, the letters of KOI8 change their case.
    let pairs = || text.chars().zip(text.chars().skip(1));
    let odd = pairs().filter(|(a, b)| a.is_lowercase() && b.is_uppercase()).count();
    let is_certain = !has_others
        && letters >= FEWEST_LETTERS
        && odd * 20 <= letters
        && text.contains(is_own)
        && text.chars().all(is_usual);
    is_certain.then(|| text.into_owned())
}

/// Returns the text of a file in UTF-16, which its first two bytes tell.
pub(in crate::content) fn utf_16(bytes: &[u8]) -> Option<String> {
    let encoding = match bytes {
        [0xff, 0xfe, ..] => UTF_16LE,
        [0xfe, 0xff, ..] => UTF_16BE,
        _ => return None,
    };
    let (text, has_errors) = encoding.decode_without_bom_handling(&bytes[2..]);
    (!has_errors && !text.contains('\0')).then(|| text.into_owned())
}

/// Tells letters of Ukrainian, and the four of Russian beside them.
fn is_letter(c: char) -> bool {
    matches!(c.to_lowercase().next(), Some('а'..='я' | 'ё' | 'є' | 'і' | 'ї' | 'ґ'))
}

/// Tells what a Ukrainian text is made of.
fn is_usual(c: char) -> bool {
    c.is_ascii() && (!c.is_ascii_control() || c.is_ascii_whitespace())
        || is_letter(c)
        || "«»„“”‘’ʼ–—…№•·§°±©\u{a0}\u{feff}".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_was_misread_is_told_as_it_was() {
        let broken =
            |word: &str| WINDOWS_1251.decode_without_bom_handling(word.as_bytes()).0.into_owned();
        for word in ["громада", "Їжа", "«Дім»,", "ІВАНЕНКО", "пункт№5"]
        {
            assert_eq!(misread(&broken(word)), [(0..broken(word).len(), word.to_owned())]);
        }
        for word in ["громада", "Турбота", "«Дім»,"] {
            let twice = broken(&broken(word));
            assert_eq!(misread(&twice), [(0..twice.len(), word.to_owned())]);
        }
        let whole = "name: Дім і дах\nsummary: Їжа й ліки в місті\n";
        let read =
            |text: &str| text.split_inclusive(char::is_whitespace).map(&broken).collect::<String>();
        assert_eq!(misread(&read(whole)).len(), 8);
        // Beside words that were not misread a letter alone may be one.
        assert_eq!(misread(&format!("{} Рі поруч з нами живуть люди", broken("дах"))).len(), 1);
        let latin = WINDOWS_1252.decode_without_bom_handling("громада".as_bytes()).0.into_owned();
        assert_eq!(misread(&format!("Це {latin}")).len(), 1);
        for word in
            ["громада", "Рік", "СІЧ", "РС", "Рі", "Ті", "Râte", "Ñandú", "Т.Г. Шевченко", "в²"]
        {
            assert_eq!(misread(word), [], "{word}");
        }
    }

    #[test]
    fn a_file_in_utf_16_is_known_by_its_mark() {
        let text = "name: ГО «Поруч»\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(utf_16(&[&[0xff, 0xfe], &*little].concat()).as_deref(), Some(text));
        assert_eq!(utf_16(&[&[0xfe, 0xff], &*big].concat()).as_deref(), Some(text));
        assert_eq!(utf_16(&little), None);
        assert_eq!(utf_16(&[0xff, 0xfe, 0x1f]), None);
        assert_eq!(utf_16(&[0xff, 0xfe, 0x00, 0xd8, 0x20, 0x00]), None);
    }

    #[test]
    fn a_file_in_windows_1251_is_known_by_its_words() {
        let bytes = |text: &str| WINDOWS_1251.encode(text).0.into_owned();
        let text = "name: ГО «Поруч»\nsummary: Ліки й їжа — літнім\n";
        assert_eq!(windows_1251(&bytes(text)).as_deref(), Some(text));
        let koi8 = encoding_rs::KOI8_U.encode(text).0.into_owned();
        assert_eq!(windows_1251(&koi8), None);
        assert_eq!(windows_1251(&bytes("Пор")), None);
        assert_eq!(windows_1251(text.as_bytes()), None);
    }
}
