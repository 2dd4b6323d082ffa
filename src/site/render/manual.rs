//! The manual for whoever writes themes: what a theme is, and every value that templates get.
//!
//! The words stand in `manual.md`; the tables are made from what `values` declares, so that they cannot fall behind.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::values::{EVERY_PAGE, Is, TEMPLATES, ValueShape};
use crate::base::changes::{CHANGES, CONTRACT, Renamable};

const MANUAL: &str = include_str!("manual.md");

/// Why writing cannot fail.
const TAKEN: &str = "a String takes everything";

/// Returns the manual as Markdown.
pub fn markdown() -> String {
    let tables = [
        ("<!-- every page -->\n", markdown_table(EVERY_PAGE)),
        ("<!-- values -->\n", describe_values()),
        ("<!-- templates -->\n", templates()),
        ("<!-- changes -->\n", describe_changes()),
    ];
    let mut text = String::new();
    let mut rest = MANUAL;
    for (room, table) in tables {
        let (before, after) = rest.split_once(room).expect("the words leave room for each table");
        text.push_str(before);
        text.push_str(&table);
        rest = after;
    }
    (text + rest).replace("<!-- contract -->", &CONTRACT.to_string())
}

/// Tells what was taken away from themes, the newest last.
fn describe_changes() -> String {
    let mut text = "| since | what | now |\n| --- | --- | --- |\n".to_owned();
    for change in CHANGES {
        let old = match change.of {
            Renamable::Field(_) => continue,
            Renamable::Setting => format!("`{}` in `theme.yaml`", change.old),
            Renamable::Message => format!("message `{}`", change.old),
            Renamable::Value(record) => format!("`{}` of {record}", change.old),
            Renamable::File => format!("`{}`", change.old),
        };
        let now = change.successor().map_or("nothing".to_owned(), |now| format!("`{now}`"));
        writeln!(text, "| {} | {old} | {now} |", change.since).expect(TAKEN);
    }
    text
}

/// Tells of each value in the order in which a reader of the templates meets it.
fn describe_values() -> String {
    let mut found = Vec::new();
    let mut titles = BTreeSet::new();
    for shape in [EVERY_PAGE].into_iter().chain(TEMPLATES.iter().copied()) {
        titles.insert(shape.title);
        collect_shapes(shape, &mut titles, &mut found);
    }
    let one = |shape: &&ValueShape| {
        format!("### {}\n\n{}\n\n{}", shape.title, shape.about.trim(), markdown_table(shape))
    };
    found.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn collect_shapes(
    shape: &'static ValueShape,
    titles: &mut BTreeSet<&'static str>,
    found: &mut Vec<&'static ValueShape>,
) {
    for field in shape.fields {
        if let Some(inner) = value_shape(&field.is).filter(|inner| titles.insert(inner.title)) {
            found.push(inner);
            collect_shapes(inner, titles, found);
        }
    }
}

/// Returns the value with fields that is meant, if it is one.
fn value_shape(is: &Is) -> Option<&'static ValueShape> {
    match is {
        Is::Value(shape) => Some(shape),
        Is::List(item) | Is::Maybe(item) => value_shape(item),
        Is::Text | Is::YesNo | Is::Number | Is::OneOf(_) | Is::Names | Is::Settings => None,
    }
}

fn templates() -> String {
    let one = |shape: &&ValueShape| {
        let fields = match shape.fields {
            [] => "Nothing more.\n".to_owned(),
            _ => markdown_table(shape),
        };
        format!("### `{}`\n\n{}.\n\n{fields}", shape.title, shape.about.trim())
    };
    TEMPLATES.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn markdown_table(shape: &ValueShape) -> String {
    let mut text = "| name | is | what |\n| --- | --- | --- |\n".to_owned();
    for field in shape.fields {
        writeln!(
            text,
            "| `{}` | {} | {} |",
            field.name,
            value_description(&field.is),
            field.about.trim()
        )
        .expect(TAKEN);
    }
    text
}

fn value_description(is: &Is) -> String {
    match is {
        Is::Text => "text".to_owned(),
        Is::YesNo => "`true` or `false`".to_owned(),
        Is::Number => "number".to_owned(),
        Is::OneOf(choices) => {
            let ids = choices.iter().map(|choice| format!("`{}`", choice.id));
            format!("one of {}", ids.collect::<Vec<_>>().join(", "))
        }
        Is::Value(shape) => format!("[{}](#{})", shape.title, shape.title.replace(' ', "-")),
        Is::List(item) => format!("list: {}", value_description(item)),
        Is::Maybe(item) => format!("{}, or nothing", value_description(item)),
        Is::Names => "texts by names".to_owned(),
        Is::Settings => "settings".to_owned(),
    }
}
