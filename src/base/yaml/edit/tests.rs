use serde_json::{Value as Json, json};

use super::{Edit, Path, Refusal, Step, edited};
use crate::base::names::SourcePath;
use crate::content::fields::table;

/// Reads `phones.0.number`; a step with `~` is a field of an organisation by either key.
fn path(text: &str) -> Path {
    let step = |step: &str| match (step.parse(), step.strip_prefix('~')) {
        (Ok(n), _) => Step::Item(n),
        (_, Some(key)) => Step::Field(table::ORGANISATION.row(key).unwrap().key_names()),
        _ => Step::Key(step.to_owned()),
    };
    text.split('.').map(step).collect()
}

fn set(to: &str, value: Json) -> Edit {
    Edit::Set(path(to), value)
}

fn insert(to: &str, value: Json) -> Edit {
    Edit::Insert { path: path(to), value, at: None }
}

fn first(to: &str, value: Json) -> Edit {
    Edit::Insert { path: path(to), value, at: Some(0) }
}

fn remove(at: &str) -> Edit {
    Edit::Remove(path(at))
}

fn rename(at: &str, key: &str) -> Edit {
    Edit::RenameKey(path(at), key.to_owned())
}

fn run(text: &str, edits: &[Edit]) -> Result<String, Refusal> {
    edited(&SourcePath::new("content/a.yaml"), text, 0..text.len(), edits)
}

#[track_caller]
fn check(text: &str, edits: &[Edit], expected: &str) {
    assert_eq!(run(text, edits).as_deref(), Ok(expected), "{text}");
    // A text of one line without a break does not tell which it would have.
    if !text.contains('\n') {
        return;
    }
    let windows = |text: &str| text.replace('\n', "\r\n");
    assert_eq!(run(&windows(text), edits), Ok(windows(expected)), "{text} with CRLF");
}

#[track_caller]
fn refused(text: &str, edits: &[Edit]) -> Refusal {
    run(text, edits).unwrap_err()
}

#[test]
fn a_value_is_written_as_the_old_one_was() {
    for (text, edit, expected) in [
        ("a: 1\nb: x # c\nd: 2\n", set("b", json!("y")), "a: 1\nb: y # c\nd: 2\n"),
        ("b:   x   # c\n", set("b", json!("y z")), "b:   y z   # c\n"),
        ("b: 'x'\n", set("b", json!("it's")), "b: 'it''s'\n"),
        ("b: \"x\"\n", set("b", json!("a \"b\"")), "b: \"a \\\"b\\\"\"\n"),
        ("b: \"x\"\n", set("b", json!("a\nb")), "b: \"a\\nb\"\n"),
        ("b: x\n", set("b", json!("a: b")), "b: \"a: b\"\n"),
        ("a: 'q'\nb: x\n", set("b", json!("Кабінет #5 # 6")), "a: 'q'\nb: 'Кабінет #5 # 6'\n"),
        ("b: x\n", set("b", json!("1505")), "b: \"1505\"\n"),
        ("b: 1505\n", set("b", json!("1506")), "b: 1506\n"),
        ("b: x\n", set("b", json!(true)), "b: true\n"),
        ("b: x\n", set("b", json!("")), "b: \"\"\n"),
        ("b: x\n", set("b", json!("„так”")), "b: \"„так”\"\n"),
        ("b: x\n", set("b", json!("- x")), "b: \"- x\"\n"),
        ("b: x\n", set("b", json!("-x")), "b: -x\n"),
        ("b:\nc: 1\n", set("b", json!("y")), "b: y\nc: 1\n"),
        ("b: # c\nc: 1\n", set("b", json!("y")), "b: y # c\nc: 1\n"),
        ("b: ~\n", set("b", json!("y")), "b: y\n"),
        ("b:\n  x # c\nc: 1\n", set("b", json!("y")), "b:\n  y # c\nc: 1\n"),
        ("b: p\n  q # c\nc: 1\n", set("b", json!("y")), "b: y # c\nc: 1\n"),
        ("b: \"p\n  q\" # c\nc: 1\n", set("b", json!("y")), "b: \"y\" # c\nc: 1\n"),
        ("b: [a, x, c] # c\n", set("b.1", json!("y")), "b: [a, y, c] # c\n"),
        ("b: [a, x]\n", set("b.1", json!("y, z")), "b: [a, \"y, z\"]\n"),
        ("b: {a: x, c: 1}\n", set("b.a", json!("y")), "b: {a: y, c: 1}\n"),
        ("b: {a: , c: 1}\n", set("b.a", json!("y")), "b: {a: y , c: 1}\n"),
        ("b: {a, c: 1}\n", set("b.a", json!("y")), "b: {a: y, c: 1}\n"),
        ("b: [p: x, c]\n", set("b.0.p", json!("y")), "b: [p: y, c]\n"),
        ("- a: 1\n  b: x\n- c\n", set("0.b", json!("y")), "- a: 1\n  b: y\n- c\n"),
        ("- a\n- x # c\n", set("1", json!("y")), "- a\n- y # c\n"),
        ("- a\n-\n- b\n", set("1", json!("y")), "- a\n- y\n- b\n"),
        ("--- # c\nb: x\n", set("b", json!("y")), "--- # c\nb: y\n"),
        ("\"b\" : x\n", set("b", json!("y")), "\"b\" : y\n"),
        ("b: x", set("b", json!("y")), "b: y"),
    ] {
        check(text, &[edit], expected);
    }
}

#[test]
fn a_text_by_lines_stays_one() {
    for (text, edit, expected) in [
        ("b: |\n  x\n\nc: 1\n", set("b", json!("p\nq\n")), "b: |\n  p\n  q\n\nc: 1\n"),
        (
            "b: |  # c\n    x\n# d\nc: 1\n",
            set("b", json!("p\n\nq")),
            "b: |-  # c\n    p\n\n    q\n# d\nc: 1\n",
        ),
        ("b: >-\n  x\n  y\nc: 1\n", set("b", json!("p\nq")), "b: >-\n  p\n\n  q\nc: 1\n"),
        ("b: |+\n  x\n\n\nc: 1\n", set("b", json!("p\n\n")), "b: |+\n  p\n\nc: 1\n"),
        ("b: |\n  x\nc: 1\n", set("b", json!("p")), "b: |-\n  p\nc: 1\n"),
        ("b: |\n  x\nc: 1\n", set("b", json!("")), "b: \"\"\nc: 1\n"),
        ("b: |\n  x\nc: 1\n", set("b", json!(["p", "q"])), "b:\n  - p\n  - q\nc: 1\n"),
        ("b: x # c\nc: 1\n", set("b", json!("p\nq\n")), "b: | # c\n  p\n  q\nc: 1\n"),
        ("b:\nc: 1\n", set("b", json!("p\nq\n")), "b: |\n  p\n  q\nc: 1\n"),
        ("b: x\n", set("b", json!(" p\nq\n")), "b: |2\n   p\n  q\n"),
        ("- x\n- y\n", set("0", json!("p\nq\n")), "- |\n  p\n  q\n- y\n"),
        ("a:\n    - b: |\n        x\n", set("a.0.b", json!("y\n")), "a:\n    - b: |\n        y\n"),
        ("b: |\n  x", set("b", json!("p\nq")), "b: |-\n  p\n  q\n"),
    ] {
        check(text, &[edit], expected);
    }
}

#[test]
fn values_of_another_sort_take_the_place() {
    for (text, edit, expected) in [
        ("b: x # c\nd: 1\n", set("b", json!(["p", "q"])), "b: # c\n  - p\n  - q\nd: 1\n"),
        ("a:\n- 1\nb: x\nd: 1\n", set("b", json!(["p"])), "a:\n- 1\nb:\n- p\nd: 1\n"),
        ("b: x\n", set("b", json!({"p": 1, "q": ["r"]})), "b:\n  p: 1\n  q:\n    - r\n"),
        ("b:\n  x\nd: 1\n", set("b", json!({"p": 1})), "b:\n  p: 1\nd: 1\n"),
        ("b: # c\n  - x\n  - y # d\n  # e\nd: 1\n", set("b", json!("p")), "b: p # c\nd: 1\n"),
        ("b:\n  p: 1\n\nd: 1\n", set("b", json!("p\nq")), "b: |-\n  p\n  q\n\nd: 1\n"),
        ("b:\n  - x\nd: 1\n", set("b", json!({"p": 1})), "b:\n  p: 1\nd: 1\n"),
        ("- a: 1\n  b: 2 # c\n- d\n", set("0", json!("p")), "- p # c\n- d\n"),
        ("- x # c\n- d\n", set("0", json!({"p": 1, "q": 2})), "- p: 1\n  q: 2 # c\n- d\n"),
        ("-   a: 1\n    b: 2\n", set("0", json!(["p", "q"])), "-   - p\n    - q\n"),
        ("-\n  - a\n", set("0", json!({"p": 1, "q": 2})), "- p: 1\n  q: 2\n"),
        ("b: [x, y] # c\n", set("b", json!("p")), "b: p # c\n"),
        ("b: [x, y]\n", set("b", json!(["z", "y"])), "b: [z, y]\n"),
        ("b: [x, y]\n", set("b", json!([])), "b: []\n"),
        ("b: []\n", set("b", json!(["p"])), "b: [p]\n"),
        ("b: {}\n", set("b.c", json!("p")), "b: {c: p}\n"),
        ("b: [{ x: 1 }]\n", set("b.0", json!({"y": 2})), "b: [{ y: 2 }]\n"),
        ("b:\n", set("b.c.d", json!("p")), "b:\n  c:\n    d: p\n"),
    ] {
        check(text, &[edit], expected);
    }
}

#[test]
fn what_is_the_same_changes_no_byte() {
    for (text, value) in [
        ("b:  'x'   # c\n", json!("x")),
        ("b: >\n  x\n  y\n", json!("x y\n")),
        ("b: [ 'x',y , ]\n", json!(["x", "y"])),
        ("b:\n   - x\n   # c\n   - y: 1\n     z:  \"q\" # d\n", json!(["x", {"z": "q", "y": 1}])),
        ("b:\n", json!(null)),
        ("b: yes\n", json!("yes")),
        ("b: 10\n", json!(10)),
    ] {
        check(text, &[set("b", value)], text);
    }
}

#[test]
fn fields_come_in_beside_the_others() {
    for (text, edit, expected) in [
        ("a: 1\n", insert("b", json!("x")), "a: 1\nb: x\n"),
        ("a: 1", insert("b", json!("x")), "a: 1\nb: x"),
        ("a: 1\n", first("b", json!("x")), "b: x\na: 1\n"),
        ("# c\na: 1\n", first("b", json!("x")), "# c\nb: x\na: 1\n"),
        ("a:\n  - 1\n  # c\n# d\n", insert("b", json!("x")), "a:\n  - 1\n  # c\nb: x\n# d\n"),
        ("- a: 1\n- c\n", first("0.b", json!("x")), "- b: x\n  a: 1\n- c\n"),
        ("- a: 1\n- c\n", insert("0.b", json!("x")), "- a: 1\n  b: x\n- c\n"),
        ("- a: 1\n- c", insert("0.b", json!("x\ny\n")), "- a: 1\n  b: |\n    x\n    y\n- c"),
        ("a: {b: 1}\n", insert("a.c", json!("x")), "a: {b: 1, c: x}\n"),
        ("a: {b: 1, }\n", first("a.c", json!("x")), "a: {c: x, b: 1, }\n"),
        ("a: {\n  b: 1\n}\n", insert("a.c", json!("x")), "a: {\n  b: 1,\n  c: x\n}\n"),
        ("a: {\n  b: 1, # d\n}\n", insert("a.c", json!("x")), "a: {\n  b: 1, # d\n  c: x,\n}\n"),
        ("a: 1\n", set("b.c", json!(["x"])), "a: 1\nb:\n  c:\n    - x\n"),
        ("a:\n    b: 1\n", set("c.d", json!("x")), "a:\n    b: 1\nc:\n    d: x\n"),
        ("\"a\": 1\n", insert("b", json!("x")), "\"a\": 1\n\"b\": x\n"),
        ("# c\n", insert("b", json!("x")), "# c\nb: x\n"),
        ("", set("b.c", json!("x")), "b:\n  c: x\n"),
        ("a: |+\n  x\n\n", insert("b", json!("y")), "a: |+\n  x\n\nb: y\n"),
        ("a: 1\n\n\n", insert("b", json!("y")), "a: 1\nb: y\n\n\n"),
    ] {
        check(text, &[edit], expected);
    }
}

#[test]
fn items_come_in_as_their_neighbours_are() {
    for (text, edit, expected) in [
        ("a:\n  - x\n", insert("a.1", json!("y")), "a:\n  - x\n  - y\n"),
        ("a:\n- x\nb: 1\n", insert("a.1", json!("y")), "a:\n- x\n- y\nb: 1\n"),
        ("a:\n  - 'x'\n", insert("a.0", json!("y")), "a:\n  - 'y'\n  - 'x'\n"),
        ("- x # c\n- y\n", insert("1", json!("z")), "- x # c\n- z\n- y\n"),
        (
            "a:\n  - n: \"1\"\n    l: x\n",
            insert("a.1", json!({"n": "2", "l": "y"})),
            "a:\n  - n: \"1\"\n    l: x\n  - n: \"2\"\n    l: y\n",
        ),
        (
            "a:\n  - {n: \"1\"}\n",
            insert("a.1", json!({"n": "2"})),
            "a:\n  - {n: \"1\"}\n  - {n: \"2\"}\n",
        ),
        ("- - x\n  - y\n- z\n", insert("0.0", json!("w")), "- - w\n  - x\n  - y\n- z\n"),
        ("- - x\n  - y\n- z\n", insert("0.2", json!("w")), "- - x\n  - y\n  - w\n- z\n"),
        ("a: [x, y]\n", insert("a.0", json!("z")), "a: [z, x, y]\n"),
        ("a: [x, y]\n", insert("a.2", json!("z")), "a: [x, y, z]\n"),
        ("a: [\n  x,\n  y # c\n]\n", insert("a.2", json!("z")), "a: [\n  x,\n  y, # c\n  z\n]\n"),
        ("a: [\n  x,\n  y # c\n]\n", insert("a.1", json!("z")), "a: [\n  x,\n  z,\n  y # c\n]\n"),
        ("a: [\n  x,\n]\n", insert("a.0", json!("z")), "a: [\n  z,\n  x,\n]\n"),
        ("- x", insert("1", json!({"a": 1, "b": ["c"]})), "- x\n- a: 1\n  b:\n    - c"),
    ] {
        check(text, &[edit], expected);
    }
}

#[test]
fn what_goes_takes_its_own_lines_only() {
    for (text, edit, expected) in [
        ("a: 1\n# c\nb: x # d\n# e\nc: 2\n", remove("b"), "a: 1\n# c\n# e\nc: 2\n"),
        ("a: 1\nb:\n  - x\n  # c\n\n# e\nc: 2\n", remove("b"), "a: 1\n\n# e\nc: 2\n"),
        ("b: |\n  x\n\nc: 2\n", remove("b"), "\nc: 2\n"),
        ("b: 1\n", remove("b"), ""),
        ("# c\nb: 1\n", remove("b"), "# c\n"),
        ("a: 1\nb: 2", remove("b"), "a: 1\n"),
        ("- a: 1\n  b: 2\n", remove("0.a"), "- b: 2\n"),
        ("- a: 1 # c\n  # d\n  b: 2\n", remove("0.a"), "-\n  # d\n  b: 2\n"),
        ("- a: 1\n  b: 2\n", remove("0.b"), "- a: 1\n"),
        ("- a: 1\n- b\n", remove("0.a"), "- {}\n- b\n"),
        ("- - x\n  - y\n- z\n", remove("0.0"), "- - y\n- z\n"),
        ("a:\n  - x\n  - y\nb: 1\n", remove("a.1"), "a:\n  - x\nb: 1\n"),
        ("a:\n  - x\nb: 1\n", remove("a.0"), "a: []\nb: 1\n"),
        ("- x\n", remove("0"), "[]\n"),
        ("a: [x, y, z]\n", remove("a.0"), "a: [y, z]\n"),
        ("a: [x, y, z]\n", remove("a.1"), "a: [x, z]\n"),
        ("a: [x, y, z]\n", remove("a.2"), "a: [x, y]\n"),
        ("a: [x, y, ]\n", remove("a.1"), "a: [x, ]\n"),
        ("a: [x]\n", remove("a.0"), "a: []\n"),
        ("a: {b: 1, c: 2}\n", remove("a.b"), "a: {c: 2}\n"),
        ("a: [\n  x, # c\n  y # d\n]\n", remove("a.0"), "a: [\n  y # d\n]\n"),
        ("a: [\n  x, # c\n  y # d\n]\n", remove("a.1"), "a: [\n  x # c\n]\n"),
    ] {
        check(text, &[edit], expected);
    }
}

#[test]
fn several_edits_see_each_other() {
    for (text, edits, expected) in [
        ("a: 1\nb: 2\n", vec![remove("a"), rename("b", "a"), set("a", json!(3))], "a: 3\n"),
        ("- x\n- y\n- z\n", vec![remove("0"), remove("0")], "- z\n"),
        ("- x\n- y\n- z\n", vec![remove("2"), remove("0"), insert("1", json!("w"))], "- y\n- w\n"),
        ("a: [x, y, z]\n", vec![remove("a.2"), insert("a.2", json!("w"))], "a: [x, y, w]\n"),
        ("a: [x, y]\n", vec![remove("a.0"), insert("a.0", json!("w"))], "a: [w, y]\n"),
        (
            "a: [\n  x,\n  y\n]\n",
            vec![remove("a.1"), insert("a.1", json!("w")), insert("a.2", json!("v"))],
            "a: [\n  x,\n  w,\n  v\n]\n",
        ),
        ("- a: 1\n  b: 2\n", vec![remove("0.a"), first("0.c", json!(3))], "- c: 3\n  b: 2\n"),
        (
            "a: 1\n",
            vec![insert("b", json!({})), set("b.c.d", json!(1))],
            "a: 1\nb:\n  c:\n    d: 1\n",
        ),
        ("a: 1\n", vec![insert("b", json!(1)), remove("b")], "a: 1\n"),
        ("a:\n  - x\n", vec![remove("a.0"), insert("a.0", json!("y"))], "a:\n  - y\n"),
        ("a: 1\n", vec![remove("a"), insert("b", json!(1))], "b: 1\n"),
        (
            "a:\n  b: x",
            vec![insert("a.c", json!(1)), insert("d", json!(2))],
            "a:\n  b: x\n  c: 1\nd: 2",
        ),
    ] {
        check(text, &edits, expected);
    }
}

#[test]
fn of_a_list_or_a_map_only_what_differs_is_changed() {
    for (text, value, expected) in [
        (
            "b:\n  - n: 1 # c\n    l:  'x'\n  # d\n  - n: 2\n",
            json!([{"n": 1, "l": "y"}, {"n": 2}, {"n": 3}]),
            "b:\n  - n: 1 # c\n    l:  'y'\n  # d\n  - n: 2\n  - n: 3\n",
        ),
        ("b:\n  - x\n  - y # c\n  - z\n", json!(["y", "w"]), "b:\n  - y # c\n  - w\n"),
        ("b: {x: 1, y: 2}\n", json!({"x": 1, "z": 3}), "b: {x: 1, z: 3}\n"),
        ("b:\n  y: 2 # c\n  x: 1\n", json!({"x": 3, "y": 2}), "b:\n  y: 2 # c\n  x: 3\n"),
    ] {
        check(text, &[set("b", value)], expected);
    }
}

#[test]
fn keys_change_in_their_place_and_are_found_in_either_language() {
    for (text, edit, expected) in [
        ("a : 1 # c\nb: 2\n", rename("a", "d"), "d : 1 # c\nb: 2\n"),
        ("'a': 1\n", rename("a", "it's"), "'it''s': 1\n"),
        ("x: {a: 1}\n", rename("x.a", "b, c"), "x: {\"b, c\": 1}\n"),
        ("назва: А\n", set("~name", json!("Б")), "назва: Б\n"),
        ("name: А\n", set("~назва", json!("Б")), "name: Б\n"),
        ("назва: А\n", set("~summary", json!("Б")), "назва: А\nкоротко: Б\n"),
        ("name: А\n", set("~коротко", json!("Б")), "name: А\nsummary: Б\n"),
        ("назва: А\nпошта: x\n", remove("~email"), "назва: А\n"),
    ] {
        check(text, &[edit], expected);
    }
}

#[test]
fn what_cannot_be_edited_is_refused_and_says_why() {
    use crate::base::diag::Code;
    for (text, code) in [
        ("a: &x 1\nb: 2\n", Code::YamlAlias),
        ("a: &x 1\nc: *x\nb: 2\n", Code::YamlAlias),
        ("a: !t 1\nb: 2\n", Code::YamlTag),
        ("b: 1\n---\nc: 1\n", Code::YamlDocuments),
    ] {
        let refusal = refused(text, &[set("b", json!("y"))]);
        let Refusal::Unsound(diagnostic) = refusal else { panic!("{refusal:?}: {text}") };
        assert_eq!(diagnostic.code, code, "{text}");
    }
    for (text, edit) in [
        ("a: 1\n", set("a.b", json!(1))),
        ("a: 1\n", remove("b")),
        ("a: 1\n", insert("a", json!(1))),
        ("a: 1\n", rename("b", "c")),
        ("a: 1\nb: 2\n", rename("b", "a")),
        ("- a\n", set("1", json!(1))),
        ("- a\n", insert("2", json!(1))),
        ("- a\n", set("b", json!(1))),
        ("a: 1\n", set("0", json!(1))),
    ] {
        assert_eq!(refused(text, &[edit]), Refusal::NoPlace, "{text}");
    }
    for (text, edit) in [
        ("? a\n: 1\n", set("a", json!(2))),
        ("a: [b: 1, c]\n", insert("a.0.d", json!(2))),
        ("a: 1\na: 2\n", remove("a")),
    ] {
        assert_eq!(refused(text, &[edit]), Refusal::Entangled, "{text}");
    }
}

#[test]
fn of_a_broken_text_the_sound_parts_can_be_edited() {
    let broken = "a: \"1\nb: 2\nc:\n  - x\n  - y\n";
    for (edit, expected) in [
        (set("b", json!("3")), "a: \"1\nb: 3\nc:\n  - x\n  - y\n"),
        (remove("c.0"), "a: \"1\nb: 2\nc:\n  - y\n"),
    ] {
        assert_eq!(run(broken, &[edit]).as_deref(), Ok(expected));
    }
    assert_eq!(run(broken, &[set("a", json!("1"))]), Err(Refusal::Entangled));
}
