//! What is said of a file in the words of its form: a key in backticks becomes the name of its field, which is what stands on the page.

use std::collections::BTreeMap;

use super::rows::field_label;
use crate::base::locale::Lang;
use crate::content::fields::{Shape, Structure, Type};

/// How deep parts lie in parts at most.
const DEPTH: usize = 6;

/// Returns a sentence in which fields are called as the form calls them: `вид: …` becomes «Вид».
pub(super) fn in_form_words(sentence: &str, root: Type, lang: Lang) -> String {
    if !sentence.matches('`').count().is_multiple_of(2) {
        return sentence.to_owned();
    }
    let mut labels = BTreeMap::new();
    gather_labels(root, lang, DEPTH, &mut labels);
    let quoted = |label: &str| match lang == Lang::UK {
        true => format!("«{label}»"),
        false => format!("“{label}”"),
    };
    let mut words = String::new();
    for (n, part) in sentence.split('`').enumerate() {
        if n.is_multiple_of(2) {
            words.push_str(part);
            continue;
        }
        let (key, value) =
            part.split_once(':').map_or((part, ""), |(key, value)| (key, value.trim()));
        match (labels.get(key.trim()), value) {
            (Some(label), "" | "…") => words.push_str(&quoted(label)),
            // A value in quotes or brackets is written so in a file alone.
            (Some(label), value) if !value.starts_with(['"', '[', '{']) => {
                words.push_str(&format!("{}: `{value}`", quoted(label)));
            }
            (Some(_) | None, _) => words.push_str(&format!("`{part}`")),
        }
    }
    words
}

fn gather_labels(
    kind: Type,
    lang: Lang,
    depth: usize,
    labels: &mut BTreeMap<&'static str, String>,
) {
    let Some(depth) = depth.checked_sub(1) else { return };
    match kind.structure() {
        Structure::List(item) => gather_labels(*item, lang, depth, labels),
        Structure::Record(shape) => label_fields(shape, lang, depth, labels),
        Structure::Scalar | Structure::Coordinates | Structure::Levels => {}
    }
}

fn label_fields(
    shape: &'static Shape,
    lang: Lang,
    depth: usize,
    labels: &mut BTreeMap<&'static str, String>,
) {
    for field in shape.rows() {
        for key in [field.uk, field.key] {
            labels.entry(key).or_insert_with(|| field_label(field, lang));
        }
        gather_labels(field.kind, lang, depth, labels);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::parse::Kind;

    #[test]
    fn a_key_is_called_as_its_field_and_a_value_stays_as_it_is() {
        let root = Kind::Organisation.root_type().expect("an entry has fields");
        let told = |sentence| in_form_words(sentence, root, Lang::UK);
        assert_eq!(told("впишіть `вид: …`"), "впишіть «Вид»");
        assert_eq!(
            told("бракує: телефону (`телефони`, `пошта`)"),
            "бракує: телефону («Телефони», «Пошта»)"
        );
        assert_eq!(told("впишіть `кому_видно: усім`"), "впишіть «Кому видно»: `усім`");
        assert_eq!(
            told("`nmae` не поле, `\"101\"` не номер"),
            "`nmae` не поле, `\"101\"` не номер"
        );
        assert_eq!(told("один ` лишається"), "один ` лишається");
    }
}
