//! The two readers of YAML agree wherever both read.

use perelik::base::names::SourcePath;
use perelik::base::yaml::{self, Node, Value};
use proptest::prelude::*;

use crate::cases::cases;

/// Returns what a tree says, without its places.
pub(crate) fn plain(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Null | Value::Lost => serde_json::Value::Null,
        Value::Scalar(text) => serde_json::Value::String(text.clone()),
        Value::List(items) => items.iter().map(plain).collect(),
        Value::Map(entries) => {
            let entries = entries.iter().map(|entry| (entry.key.clone(), plain(&entry.value)));
            serde_json::Value::Object(entries.collect())
        }
    }
}

fn tree() -> impl Strategy<Value = serde_json::Value> {
    let text = "[ -~а-яіїєґ«»ʼ\n]{0,12}";
    let leaf = text.prop_map(serde_json::Value::String);
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::Array),
            prop::collection::btree_map("[a-zа-я_]{1,8}", inner, 0..4)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_one_writes_the_other_reads(value in tree()) {
        let text = yaml::to_text(&value).unwrap();
        let read = yaml::parse(&SourcePath::new("a.yaml"), &text, 0..text.len());
        prop_assert!(read.diagnostics.sorted().is_empty(), "{text}");
        prop_assert_eq!(read.value.as_ref().map(plain), Some(value), "{}", text);
    }

    #[test]
    fn no_text_makes_the_reader_panic_and_every_place_lies_inside(text in "[-a-z:#&*!|>'\"%@`{}\\[\\], \t\nі«“]{0,60}") {
        let read = yaml::parse(&SourcePath::new("a.yaml"), &text, 0..text.len());
        for remark in read.diagnostics.sorted() {
            prop_assert!(remark.at.start <= remark.at.end && remark.at.end <= text.len());
        }
    }
}

#[test]
fn a_place_counts_bytes_of_the_whole_file() {
    let text = "імʼя: «Поруч»\nтелефон: 050\n";
    let read = yaml::parse(&SourcePath::new("a.yaml"), text, 0..text.len());
    let Some(Node { value: Value::Map(entries), .. }) = read.value else { panic!() };
    assert_eq!(&text[entries[1].span.clone()], "телефон");
    assert_eq!(&text[entries[1].value.span.clone()], "050");
}

#[test]
fn deep_nesting_and_bombs_are_refused_at_once() {
    let deep = "[".repeat(1_000_000);
    let bomb = "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n";
    for (text, code) in [(deep.as_str(), "yaml-too-deep"), (bomb, "yaml-alias")] {
        let read = yaml::parse(&SourcePath::new("a.yaml"), text, 0..text.len());
        let codes: Vec<&str> =
            read.diagnostics.sorted().iter().map(|remark| remark.code.as_str()).collect();
        assert_eq!(codes, [code]);
    }
}
