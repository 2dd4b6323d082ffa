//! Another editor of YAML from the registry, `yaml-edit`, as an oracle: of every edit of the content and of a new site
//! that both make, a reading says the same.

use std::str::FromStr as _;

use perelik::base::yaml::edit::{Edit, Path, Step};
use serde_json::{Value as Json, json};
use yaml_edit::{Document, YamlNode};

use crate::edit::{MOST, Text, places, texts};
use crate::yaml::plain;

/// Makes an edit by another editor: sets or removes a value, or renames a key; nothing where it cannot.
fn by_another(text: &Text, edit: &Edit) -> Option<Text> {
    let before = &text.text[text.span.clone()];
    let document = Document::from_str(before).ok()?;
    let (Edit::Set(path, _) | Edit::Remove(path) | Edit::RenameKey(path, _)) = edit else {
        return None;
    };
    let (last, parent) = path.split_last()?;
    let mut node = match (document.as_mapping(), document.as_sequence()) {
        (Some(mapping), _) => YamlNode::Mapping(mapping),
        (None, sequence) => YamlNode::Sequence(sequence?),
    };
    for step in parent {
        node = match (node, step) {
            (YamlNode::Mapping(mapping), Step::Key(key)) => mapping.get(key.as_str())?,
            (YamlNode::Sequence(items), Step::Item(n)) => items.get(*n)?,
            _ => return None,
        };
    }
    match (node, last, edit) {
        (YamlNode::Mapping(mapping), Step::Key(key), Edit::Set(_, Json::String(new))) => {
            mapping.set(key.as_str(), new.as_str());
        }
        (YamlNode::Sequence(items), Step::Item(n), Edit::Set(_, Json::String(new))) => {
            items.set(*n, new.as_str()).then_some(())?;
        }
        (YamlNode::Mapping(mapping), Step::Key(key), Edit::Remove(_)) => {
            mapping.remove(key.as_str())?;
        }
        (YamlNode::Sequence(items), Step::Item(n), Edit::Remove(_)) => drop(items.remove(*n)?),
        (YamlNode::Mapping(mapping), Step::Key(key), Edit::RenameKey(_, new)) => {
            mapping.rename_key(key.as_str(), new.as_str()).then_some(())?;
        }
        _ => return None,
    }
    let new = document.to_string();
    let end = text.span.start + new.len();
    let around = (&text.text[..text.span.start], &text.text[text.span.end..]);
    let whole = format!("{}{new}{}", around.0, around.1);
    Some(Text { name: text.name.clone(), span: text.span.start..end, text: whole })
}

#[test]
fn another_editor_says_the_same() {
    let (mut tried, mut same_bytes, mut other) = (0, 0, Vec::new());
    let all: Vec<Text> = texts("content").into_iter().chain(texts("src/cli/skeleton")).collect();
    for text in &all {
        let Some(root) = text.read() else { continue };
        let mut found = Vec::new();
        places(&root, &mut Path::new(), text.span.start, &mut found);
        let each = found.len() / MOST + 1;
        for place in found.iter().step_by(each) {
            for edit in [
                Edit::Set(place.path.clone(), json!("нове")),
                Edit::Set(place.path.clone(), json!("нове: # \"слово\"")),
                Edit::Remove(place.path.clone()),
                Edit::RenameKey(place.path.clone(), "новий".to_owned()),
            ] {
                let Ok(ours) = text.edited(std::slice::from_ref(&edit)) else { continue };
                let Some(theirs) = by_another(text, &edit) else { continue };
                tried += 1;
                same_bytes += usize::from(ours.text == theirs.text);
                let said = |text: &Text| text.read().map(|node| plain(&node));
                if said(&ours) != said(&theirs) {
                    other.push(format!("{} {edit:?}\n{}", text.name, theirs.text));
                }
            }
        }
    }
    // Where the bytes differ it is by quotes and by blank lines.
    assert!(
        same_bytes * 2 > tried && tried > 1_000 && other.is_empty(),
        "{tried}, {}: {:?}",
        other.len(),
        other.first()
    );
}
