//! `check --fix`: what is safe is mended once, after it was shown, and nothing else is touched.

use perelik::base::names::SourcePath;
use perelik::content::mend::mend;
use perelik::content::validate::NameIndex;
use proptest::prelude::*;
use snapbox::str;

use crate::cases::cases;
use crate::site::{Site, site};

const PATH: &str = "content/organisations/pryklad.md";

fn mended(text: &str) -> String {
    let path = SourcePath::new(PATH);
    mend(&path, text.as_bytes(), &NameIndex::default()).unwrap_or_else(|| text.to_owned())
}

/// Puts fields and a body into an organisation, mends it, and takes them out again.
fn fields(text: &str) -> String {
    let text = mended(&format!("---\n{text}---\n"));
    text.strip_prefix("---\n").unwrap().strip_suffix("---\n").unwrap().to_owned()
}

#[test]
fn each_slip_is_mended() {
    for (slip, mend) in [
        ("services:\n\t- help: food\n\t  name: А\n", "services:\n  - help: food\n    name: А\n"),
        ("name: “Поруч”\n", "name: \"Поруч\"\n"),
        ("name: „Дім \\ дах” # так\n", "name: \"Дім \\\\ дах\" # так\n"),
        ("name: Поруч: філія\n", "name: \"Поруч: філія\"\n"),
        ("name: Поруч: «наш \"дім\"» # так\n", "name: \"Поруч: «наш \\\"дім\\\"»\" # так\n"),
        ("name: Сім'я\nsummary: 'Для сім’ї'\n", "name: Сімʼя\nsummary: 'Для сімʼї'\n"),
        ("phones:\n  - number: +38(050)1234567\n", "phones:\n  - number: 050 123-45-67\n"),
        ("телефони: ['8 050 123 45 67', \"101\"]\n", "телефони: ['050 123-45-67', \"101\"]\n"),
        (
            "people:\n  - імʼя: Лук'ян\n    телефон: \"380501234567\"\n",
            "people:\n  - імʼя: Лукʼян\n    телефон: \"050 123-45-67\"\n",
        ),
    ] {
        assert_eq!(fields(slip), mend);
    }
}

#[test]
fn lines_in_the_wrong_place_are_put_right() {
    for (slip, mend) in [
        ("address:\n  street: А\ncity: Б\n", "address:\n  street: А\n  city: Б\n"),
        ("люди:\n  - імʼя: А\nпосада: голова\n", "люди:\n  - імʼя: А\n    посада: голова\n"),
        (
            "address:\n    street: А\naccessibility:\n  - ліфт\nsource: Б\n",
            "address:\n    street: А\n    accessibility:\n      - ліфт\nsource: Б\n",
        ),
        ("name: А\nname: А\nkind: ngo\n", "name: А\nkind: ngo\n"),
        ("address:\n  street: А\n   city: Б\n", "address:\n  street: А\n  city: Б\n"),
        ("services:\n  - food\n - medicine\n", "services:\n  - food\n  - medicine\n"),
        ("people:\n  - name: А\n   role: Б\n", "people:\n  - name: А\n    role: Б\n"),
        ("summary: - ліки\n", "summary: ліки\n"),
        (
            "services:\n  - help: food\n    documents: - паспорт\n",
            "services:\n  - help: food\n    documents: паспорт\n",
        ),
    ] {
        assert_eq!(fields(slip), mend);
        assert_eq!(fields(mend), mend);
    }
    let path = SourcePath::new("content/vocabulary/kinds.yaml");
    let mended = |text: &str| mend(&path, text.as_bytes(), &NameIndex::default());
    let terms = "- id: a\n  name: А\n\n  id: b\n  name: Б\n";
    assert_eq!(mended(terms).as_deref(), Some("- id: a\n  name: А\n\n- id: b\n  name: Б\n"));
    // Without the blank line nobody can tell.
    assert_eq!(mended("- id: a\n  name: А\n  id: b\n"), None);
}

#[test]
fn keys_with_one_slip_get_their_own_name() {
    for (slip, mend) in [
        ("sumary: Дім\n", "summary: Дім\n"),
        ("summray: Дім\n", "summary: Дім\n"),
        ("телефон: [\"101\"]\n", "телефони: [\"101\"]\n"),
        ("адрес:\n  місто: Б\n", "адреса:\n  місто: Б\n"),
        ("e-mail: a@example.org\n", "email: a@example.org\n"),
        (
            "people:\n  - name: А\n    visibilty: private\n",
            "people:\n  - name: А\n    visibility: private\n",
        ),
    ] {
        assert_eq!(fields(slip), mend);
    }
    for text in [
        "nam: А\n",
        "summary: А\nsumary: Б\n",
        "sumary: А\nsummry: Б\n",
        "description: А\n",
        "description: А\nрол: Б\n",
        "people:\n  - name: А\nconsent: {on: 2020-03-01}\n",
        "people:\n  - name: А\nкому_видно: усім\n",
        "phone_number: \"101\"\n",
        "people:\n  - name: А\n    phones: \"101\"\n    phone: \"102\"\n",
    ] {
        assert_eq!(fields(text), text);
    }
}

#[test]
fn values_that_other_programs_or_keyboards_spoil_are_put_right() {
    for (slip, mend) in [
        ("name: 'Сім'я'\n", "name: \"Сімʼя\"\n"),
        ("summary: 'Об'єднання сім'ї'\n", "summary: \"Обʼєднання сімʼї\"\n"),
        ("name: Т\u{79}рбота й Фонд\n", "name: Турбота й Фонд\n"),
        ("summary: у Vib\u{435}r і Zo\u{43e}m\n", "summary: у Viber і Zoom\n"),
        ("email: немає\nkind: ngo\n", "kind: ngo\n"),
        ("kind: ngo\nwebsite: —\n", "kind: ngo\n"),
        ("website: https://example.org/ (наш сайт)\n", "website: https://example.org/\n"),
        ("hours: Mo-Fr 9:00-18:00; Sa 8:30-12:00\n", "hours: Mo-Fr 09:00-18:00; Sa 08:30-12:00\n"),
    ] {
        assert_eq!(fields(slip), mend);
        assert_eq!(fields(mend), mend);
    }
    for text in [
        "name: \u{410}\u{412}\u{421} і B\n",
        "summary: немає\n",
        "website: https://example.org/ сайт\n",
        "hours: Mo-Fr 10:00-18:00; PH off\n",
    ] {
        assert_eq!(fields(text), text);
    }
    let path = SourcePath::new("content/site.yaml");
    let site = "title: А\nbase_url: https://example.org/a/index.html\ntimezone: Київ\n";
    let mended = mend(&path, site.as_bytes(), &NameIndex::default());
    let expected = "title: А\nbase_url: https://example.org/a/\ntimezone: Europe/Kyiv\n";
    assert_eq!(mended.as_deref(), Some(expected));
    let path = SourcePath::new("content/needs/a.yaml");
    let need = "what: А\nunit: штук\nrequired: 1500 штук\nprovided: 5 тис. штук\n";
    let mended = mend(&path, need.as_bytes(), &NameIndex::default());
    assert_eq!(mended, Some(need.replace("1500 штук", "1500")));
}

#[test]
fn what_stands_beside_a_number_gets_its_field() {
    for (slip, mend) in [
        (
            "phones:\n  - \"0 800 111 225 (диспетчер)\"\n",
            "phones:\n  - number: 0 800 111 225\n    label: диспетчер\n",
        ),
        (
            "телефони:\n  - приймальня 06264 5-00-01\n  - \"101\"\n",
            "телефони:\n  - номер: 06264 5-00-01\n    для_чого: приймальня\n  - \"101\"\n",
        ),
        (
            "phones:\n  - number: \"06264 5-00-01 вн. 12\"\n    label: приймальня\n",
            "phones:\n  - number: \"06264 5-00-01\"\n    extension: \"12\"\n    label: приймальня\n",
        ),
        (
            "phones:\n  - \"050 123-45-67; 067 123-45-67\"\n  - \"101\"\n",
            "phones:\n  - \"050 123-45-67\"\n  - \"067 123-45-67\"\n  - \"101\"\n",
        ),
        (
            "phones:\n  - \"101, 102\"\n  - \"050 123-45-67 / 067 123-45-67\"\n",
            "phones:\n  - \"101\"\n  - \"102\"\n  - \"050 123-45-67\"\n  - \"067 123-45-67\"\n",
        ),
    ] {
        assert_eq!(fields(slip), mend);
        assert_eq!(fields(mend), mend);
    }
    for text in [
        "phones:\n  - \"0 800 111 225 (факс)\"\n",
        "phones:\n  - number: \"06264 5-00-01 вн. 12\"\n    extension: \"13\"\n",
        "phones:\n  - \"050 123-45-67 склад 067 123-45-67\"\n",
        "phones:\n  - \"050 123-45-6 (склад)\"\n",
    ] {
        assert_eq!(fields(text), text);
    }
}

#[test]
fn a_list_item_that_its_colon_made_a_field_is_quoted() {
    let path = SourcePath::new("content/meetings/2020-03-27.md");
    let text = "---\nagenda:\n  - Маски: стан\n  - {uk: А, en: B}\n  - Про все: \"так\"\ndecisions:\n  - Вирішили: скласти\n---\n";
    let expected = text.replace("Маски: стан", "\"Маски: стан\"");
    let expected = expected.replace("Вирішили: скласти", "\"Вирішили: скласти\"");
    assert_eq!(mend(&path, text.as_bytes(), &NameIndex::default()), Some(expected));
}

#[test]
fn what_may_be_meant_so_is_left_alone() {
    for text in [
        "name: Дім\nwebsite: https://пам'ять.example/\n",
        "name: O'Hara й rock'n'roll\n",
        "summary: 'м''яч'\n",
        "summary: |\n  Рядок\n  \tз табуляцією\n",
        "phones: [5-00-00, \"050 12\"]\n",
        "email: \"o'а@example.org\"\nedrpou: \"14360506\"\n",
        "private: Сім'я, +380501234567\n",
        "logo: сім'я.png\n",
        "summary: перший: рядок\n  і другий\n",
    ] {
        assert_eq!(fields(text), text);
    }
}

#[test]
fn a_comment_is_taken_into_a_text_only_where_it_is_a_short_number() {
    for (typed, mended) in [
        ("name: Зала # 5\n", "name: \"Зала # 5\"\n"),
        ("summary: кабінет #12, вхід із двору\n", "summary: \"кабінет #12, вхід із двору\"\n"),
        // What may be a note stays one: it would be published.
        ("name: Дім # перевірити до пʼятниці\n", "name: Дім # перевірити до пʼятниці\n"),
        ("name: Дім # 050 111-11-11 особистий\n", "name: Дім # 050 111-11-11 особистий\n"),
        ("name: Дім #дописати\n", "name: Дім #дописати\n"),
        ("name: Дім # 5@example.org\n", "name: Дім # 5@example.org\n"),
        ("edrpou: \"14360506\" # 5\n", "edrpou: \"14360506\" # 5\n"),
    ] {
        assert_eq!(fields(typed), mended);
    }
}

#[test]
fn a_body_is_mended_only_where_it_has_words() {
    let text = "---\nname: А\n---\nСім'я, `сім'я`, [сім’я](/files/сім'я.pdf), <https://сім'я.example/>\n\n    сім'я\n";
    let expected = "---\nname: А\n---\nСімʼя, `сім'я`, [сімʼя](/files/сім'я.pdf), <https://сім'я.example/>\n\n    сім'я\n";
    assert_eq!(mended(text), expected);
}

#[test]
fn what_was_read_or_saved_in_the_wrong_encoding_comes_back() {
    let text = "---\nname: ГО «Приклад»\nkind: ngo\nsummary: Ліки та їжа\n---\nДопомагає літнім.\n";
    let path = SourcePath::new(PATH);
    let windows: Vec<u8> = text.chars().map(windows_1251).collect();
    assert_eq!(mend(&path, &windows, &NameIndex::default()).as_deref(), Some(text));
    let misread: String = text
        .split_inclusive([' ', '\n'])
        .map(|word| match word.contains('Л') {
            true => "Р›С–РєРё ".to_owned(),
            false => word.to_owned(),
        })
        .collect();
    assert_ne!(misread, text);
    assert_eq!(mended(&misread), text);
    let few = "---\nname: А\nkind: ngo\nsummary: РРѕР\u{fffd}\n---\n";
    assert_eq!(mended(few), few);
}

/// Writes a character as Windows-1251 does.
fn windows_1251(c: char) -> u8 {
    let byte = match c {
        'а'..='я' => u32::from(c) - u32::from('а') + 0xe0,
        'А'..='Я' => u32::from(c) - u32::from('А') + 0xc0,
        'і' => 0xb3,
        'ї' => 0xbf,
        'є' => 0xba,
        '«' => 0xab,
        '»' => 0xbb,
        c => u32::from(c),
    };
    u8::try_from(byte).unwrap()
}

#[test]
fn marks_and_line_ends_go_and_files_that_nobody_can_read_stay() {
    assert_eq!(mended("\u{feff}---\r\nname: А\r\n---\r\n"), "---\nname: А\n---\n");
    let path = SourcePath::new(PATH);
    assert_eq!(mend(&path, &[0xcf, 0xee, 0xf0], &NameIndex::default()), None);
    for path in ["content/ledger.yaml", "content/notes.txt", "themes/a/templates/base.html"] {
        assert_eq!(
            mend(&SourcePath::new(path), b"a: b\r\n", &NameIndex::default()),
            None,
            "{path}"
        );
    }
}

/// A site with one of each slip, and one mistake that only a person can mend.
fn sloppy() -> Site {
    site()
        .bytes("content/pages/a.md", "\u{feff}---\r\ntitle: Про: нас\r\n---\r\nСім'я\r\n".as_bytes())
        .file("organisations/dim.yaml", "name: “Дім”\nkind: ngoo\nservices:\n\t- help: food\n")
        .edit(
            "organisations/pryklad.md",
            "services:",
            "phones:\n  - {number: 0501234567, visibility: private}\nemail: a@example.org\nservices:",
        )
}

#[test]
fn changes_are_shown_and_written_only_when_asked() {
    let folder = sloppy().on_disk();
    let before = folder.tree("content");
    let ran = folder.run(&["check", "--fix"]);
    assert_eq!(ran.status.code(), Some(1));
    assert_eq!(
        String::from_utf8_lossy(&ran.stderr),
        "nothing was written; to write these changes, add `--yes`\n"
    );
    assert!(before == folder.tree("content"));
    snapbox::assert_data_eq!(
        String::from_utf8(ran.stdout).unwrap(),
        str![[r#"
--- content/organisations/dim.yaml
+++ content/organisations/dim.yaml
@@ -1,4 +1,4 @@
-name: “Дім”
+name: "Дім"
 kind: ngoo
 services:
-	- help: food
+  - help: food

--- content/organisations/pryklad.md
+++ content/organisations/pryklad.md
@@ -3,5 +3,5 @@
 kind: ngo
 phones:
-  - {number: ••••••••••, visibility: private}
+  - {number: ••• •••••••••, visibility: private}
 email: a@example.org
 services: [food]

--- content/pages/a.md
+++ content/pages/a.md
@@ -1,4 +1,4 @@
 ---
-title: Про: нас
+title: "Про: нас"
 ---
-Сім'я
+Сімʼя
content/pages/a.md: the invisible mark at the beginning (BOM) goes away
content/pages/a.md: line ends become LF


"#]]
    );
}

#[test]
fn mended_remarks_are_gone_and_a_second_run_changes_nothing() {
    let codes = |site: &Site| -> Vec<&'static str> {
        let remarks = site.compile().diagnostics;
        let codes = remarks.sorted().into_iter().map(|remark| remark.code.as_str());
        codes.filter(|code| *code != "incomplete-entry").collect()
    };
    assert_eq!(
        codes(&sloppy()),
        [
            "yaml-smart-quotes",
            "unknown-term",
            "yaml-tab",
            "byte-order-mark",
            "line-ends",
            "yaml-colon"
        ]
    );
    let folder = sloppy().on_disk();
    let ran = folder.run(&["check", "--fix", "--yes", "--format", "json"]);
    assert_eq!(ran.status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    let left: Vec<&str> = report["remarks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|remark| remark["code"].as_str().unwrap())
        .filter(|code| *code != "incomplete-entry")
        .collect();
    assert_eq!(left, ["unknown-term"]);
    let once = folder.tree("content");
    assert!(once.keys().all(|path| !path.contains("perelik-")), "{:?}", once.keys());
    let again = folder.run(&["check", "--fix", "--yes"]);
    assert!(String::from_utf8_lossy(&again.stderr).contains("there is nothing to mend"));
    assert!(once == folder.tree("content"));
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn mending_twice_is_mending_once(
        front in "(name|phones|services|summary|people|посилання)(: |:\n)[-a-zа-я:#'\"“”ʼ’+0-9\t\r \n\\[\\]{}|,]{0,80}",
        body in "[a-zа-я'’`*\\[\\]()<>:/\n\r#]{0,40}",
    ) {
        for (path, text) in [
            (PATH, format!("---\n{front}\n---\n{body}")),
            ("content/needs/a.yaml", front.clone()),
            ("content/vocabulary/help.yaml", format!("- {front}")),
        ] {
            let path = SourcePath::new(path);
            if let Some(once) = mend(&path, text.as_bytes(), &NameIndex::default()) {
                prop_assert_eq!(mend(&path, once.as_bytes(), &NameIndex::default()), None, "{:?} → {:?}", text, once);
            }
        }
    }
}
