//! Codes of HTML in texts that are no HTML: `&nbsp;`, `&quot;`, `&#39;`.

/// The names that programs write, and what they stand for.
const ENTITY_NAMES: [(&str, char); 18] = [
    ("nbsp", '\u{a0}'),
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
    ("laquo", '«'),
    ("raquo", '»'),
    ("bdquo", '„'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("lt", '<'),
    ("gt", '>'),
];

/// Returns a text with the signs that its codes of HTML stand for; `None` where it has none.
pub(crate) fn without_entities(text: &str) -> Option<String> {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, code) = rest.split_at(at);
        read.push_str(before);
        match entity(code) {
            Some((sign, length)) => {
                read.push(sign);
                rest = &code[length..];
            }
            None => {
                read.push('&');
                rest = &code[1..];
            }
        }
    }
    read.push_str(rest);
    (read != text).then_some(read)
}

/// Returns the sign that a text begins with a code of, and how long the code is.
pub(crate) fn entity(text: &str) -> Option<(char, usize)> {
    let code = text.strip_prefix('&')?;
    let end = code.bytes().take(10).position(|byte| byte == b';')?;
    let name = &code[..end];
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => number.parse().ok(),
    });
    let by_name = || ENTITY_NAMES.iter().find(|(own, _)| *own == name).map(|&(_, sign)| sign);
    // A control character is not what anybody meant.
    let by_number = number.and_then(char::from_u32).filter(|sign| !sign.is_control());
    Some((by_number.or_else(by_name)?, end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_html_are_read_and_other_ampersands_left() {
        for (typed, read) in [
            ("Відділ&nbsp;звернень", "Відділ\u{a0}звернень"),
            ("ГО &quot;Дім&quot; &amp; друзі", "ГО \"Дім\" & друзі"),
            ("Обʼ&#39;&#x2014;", "Обʼ'—"),
            ("&laquo;Дім&raquo;", "«Дім»"),
        ] {
            assert_eq!(without_entities(typed).as_deref(), Some(read), "{typed}");
        }
        for typed in
            ["", "R&D; і далі", "Дім & дах", "&", "a&b;", "&#0;", "&#;", "&;", "&nbsp", "&довга;"]
        {
            assert_eq!(without_entities(typed), None, "{typed}");
        }
    }
}
