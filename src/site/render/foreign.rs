//! Text that stands on a page of another language, so that a screen reader reads it in its own voice.
//!
//! A value may end up anywhere: in a sentence, an attribute, a title. So what falls back to another language is put between
//! marks when it becomes a value, and when the page is finished each mark becomes an element with `lang` where one may stand,
//! and nothing where only text may. The marks are noncharacters, which no text holds.

use crate::base::locale::Lang;

const START: char = '\u{FDD0}';
const BLOCK: char = '\u{FDD1}';
const NAMED: char = '\u{FDD2}';
const END: char = '\u{FDD3}';
const BLOCK_END: char = '\u{FDD4}';

/// Elements that hold text alone.
const TEXT_ONLY: [&str; 5] = ["title", "script", "style", "textarea", "option"];

/// Marks words of another language; what has no letters is of none.
pub(super) fn mark_language(text: String, lang: Lang) -> String {
    if text.chars().any(char::is_alphabetic) { marked(&text, lang, (START, END)) } else { text }
}

/// Marks words of the program or of a theme that stand in for those of the page's language. What was put into them may
/// be marked itself.
pub(super) fn borrowed(text: String, from: Lang, page: Lang) -> String {
    match from == page || !text.chars().any(char::is_alphabetic) {
        true => text,
        false => format!("{START}{from}{NAMED}{text}{END}"),
    }
}

/// Marks HTML of several paragraphs.
pub(super) fn mark_block(html: &str, lang: Lang) -> String {
    marked(html, lang, (BLOCK, BLOCK_END))
}

fn marked(text: &str, lang: Lang, (start, end): (char, char)) -> String {
    format!("{start}{lang}{NAMED}{}{end}", text.replace(is_mark, ""))
}

fn is_mark(c: char) -> bool {
    (START..=BLOCK_END).contains(&c)
}

/// Tells whether something in a text is marked.
pub(super) fn has_marks(text: impl AsRef<[u8]>) -> bool {
    // What the marks begin with in UTF-8; no other character in use does (U+FDD0–U+FDEF are no characters).
    let mut rest = text.as_ref();
    // Most texts have no such byte at all, and that is found out many bytes at a time.
    while rest.contains(&0xEF) {
        let at = rest.iter().position(|&byte| byte == 0xEF).expect("it was just found");
        rest = &rest[at + 1..];
        if matches!(rest, [0xB7, 0x90..=0x94, ..]) {
            return true;
        }
    }
    false
}

/// Turns the marks of a finished page in `lang`, which begins at `from`, into elements.
pub(super) fn mark_languages(buffer: &mut Vec<u8>, from: usize, lang: Lang) {
    if !has_marks(&buffer[from..]) {
        return;
    }
    let Ok(page) = std::str::from_utf8(&buffer[from..]) else { return };
    let placed = place_marks(page, lang);
    buffer.truncate(from);
    buffer.extend_from_slice(placed.as_bytes());
}

/// Returns a text without marks, for where only text may stand.
pub(super) fn unmarked(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    replace_marks(text, &mut plain, None);
    plain
}

fn place_marks(page: &str, lang: Lang) -> String {
    let mut out = String::with_capacity(page.len() + page.len() / 8);
    let mut rest = page;
    while let Some(tag) = rest.find('<') {
        let (text, from_tag) = rest.split_at(tag);
        let (plain, after) = from_tag.split_at(end_of_plain(from_tag));
        replace_marks(text, &mut out, Some(lang));
        replace_marks(plain, &mut out, None);
        rest = after;
    }
    replace_marks(rest, &mut out, Some(lang));
    out
}

/// Returns where a tag ends, or the element that it opens if that holds text alone.
fn end_of_plain(from_tag: &str) -> usize {
    let name: String = from_tag[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
    let close =
        if TEXT_ONLY.contains(&name.as_str()) { format!("</{name}") } else { ">".to_owned() };
    from_tag.find(&close).map_or(from_tag.len(), |at| at + close.len())
}

/// Replaces the marks of a text by elements where it stands in a page of some language, else by nothing.
fn replace_marks(text: &str, out: &mut String, page: Option<Lang>) {
    let mut rest = text;
    while let Some(at) = rest.find(is_mark) {
        out.push_str(&rest[..at]);
        let mark = rest[at..].chars().next().unwrap_or(END);
        rest = &rest[at + mark.len_utf8()..];
        let element = if matches!(mark, START | END) { "span" } else { "div" };
        match mark {
            START | BLOCK => {
                let (lang, text) = rest.split_once(NAMED).unwrap_or(("", rest));
                rest = text;
                if let Some(page) = page {
                    let dir = direction(lang, page);
                    out.push_str(&format!("<{element} lang=\"{lang}\"{dir}>"));
                }
            }
            END | BLOCK_END if page.is_some() => out.push_str(&format!("</{element}>")),
            _ => {}
        }
    }
    out.push_str(rest);
}

/// Returns the attribute of an element in another language that is written the other way than its page.
fn direction(code: &str, page: Lang) -> &'static str {
    match Lang::parse(code).map(Lang::is_right_to_left) {
        Some(true) if !page.is_right_to_left() => " dir=\"rtl\"",
        Some(false) if page.is_right_to_left() => " dir=\"ltr\"",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> String {
        let mut buffer = b"before ".to_vec();
        buffer.extend_from_slice(text.as_bytes());
        mark_languages(&mut buffer, 7, Lang::EN);
        String::from_utf8(buffer).unwrap()
    }

    #[test]
    fn words_of_another_language_stand_in_an_element() {
        let name = mark_language("Ліки".to_owned(), Lang::UK);
        assert_eq!(
            page(&format!("<p>{name}: 5</p>")),
            "before <p><span lang=\"uk\">Ліки</span>: 5</p>"
        );
        let body = mark_block("<p>Раз</p><p>Два</p>", Lang::UK);
        assert_eq!(page(&body), "before <div lang=\"uk\"><p>Раз</p><p>Два</p></div>");
    }

    #[test]
    fn attributes_and_titles_hold_the_words_alone() {
        let name = mark_language("Ліки".to_owned(), Lang::UK);
        let text = format!("<title>{name} & <b></title><p title=\"{name}\">{name}</p>");
        assert_eq!(
            page(&text),
            "before <title>Ліки & <b></title><p title=\"Ліки\"><span lang=\"uk\">Ліки</span></p>"
        );
    }

    #[test]
    fn borrowed_words_may_hold_marked_ones() {
        let name = mark_language("Ліки".to_owned(), Lang::UK);
        let text = borrowed(format!("Found: {name}"), Lang::EN, Lang::parse("ar").unwrap());
        let page = place_marks(&text, Lang::parse("ar").unwrap());
        assert_eq!(
            page,
            "<span lang=\"en\" dir=\"ltr\">Found: <span lang=\"uk\" dir=\"ltr\">Ліки</span></span>"
        );
        assert_eq!(borrowed("a".to_owned(), Lang::EN, Lang::EN), "a");
    }

    #[test]
    fn what_has_no_letters_is_of_no_language() {
        assert_eq!(mark_language("12–14".to_owned(), Lang::UK), "12–14");
    }

    #[test]
    fn marks_in_a_text_itself_are_dropped() {
        let text = mark_language(format!("а{END}б"), Lang::UK);
        assert_eq!(page(&text), "before <span lang=\"uk\">аб</span>");
    }
}
