//! Markdown of other programs: entries with front matter, and minutes of a meeting, of which no word is lost.

use perelik::edit::import::plan::Allowed;

use super::{asked, carried_out, findings, only, planned, text};
use crate::site::site;

const NGO: &str = "defaults:\n  kind: ngo\n";

fn read(name: &str, markdown: &str) -> perelik::edit::import::plan::ImportPlan {
    asked(&site(), name, markdown.as_bytes(), Some(NGO), Allowed::default())
}

#[test]
fn an_entry_of_another_generator_is_an_entry_with_its_text() {
    let yaml = "---\nlayout: org\ntitle: Новий гурт\ndescription: Допомагає\nphone: 0500000001\nemail: a@example.org\n\
        addr:\n  street: вул. Прикладна, 1\ntags: [a, b]\n---\n\nТекст із *зіркою*.\n\n- раз\n- два\n";
    let toml = "+++\nlayout = 'org'\ntitle = \"Новий гурт\" # назва\ndescription = \"Допомагає\"\nphone = \"0500000001\"\nemail = \"a@example.org\"\n\
        tags = [\"a\", \"b\"]\n[addr]\nstreet = \"вул. Прикладна, 1\"\n+++\nТекст із *зіркою*.\n\n- раз\n- два\n";
    for (name, markdown) in
        [("a.md", yaml), ("a.mdx", &yaml.replace('\n', "\r\n")), ("a.markdown", toml)]
    {
        let plan = read(name, markdown);
        let expected = "---\nname: Новий гурт\nkind: ngo\nsummary: Допомагає\nphones:\n- number: 050 000-00-01\nemail: a@example.org\naddress:\n  street: вул. Прикладна, 1\n---\n\n\
            Текст із *зіркою*.\n\n- раз\n- два\n";
        assert_eq!(only(&plan), expected, "{name} {}", findings(&plan));
        let found = findings(&plan);
        assert!(found.contains("“tags”"), "{found}");
        assert!(!found.contains("layout"), "{found}");
    }
}

#[test]
fn what_is_not_shown_there_is_not_shown_here() {
    for said in ["draft: true", "published: false"] {
        let plan = read("a.md", &format!("---\ntitle: Новий гурт\n{said}\n---\n"));
        assert!(
            only(&plan).contains("draft: yes") || only(&plan).contains("draft: true"),
            "{said}: {}",
            only(&plan)
        );
    }
    let plan = read(
        "a.md",
        "---\ntitle: Новий гурт\npublished: true\npublishDate: 2030-01-02T10:00:00Z\nexpiryDate: 2031-01-02\n---\n",
    );
    assert_eq!(
        only(&plan),
        "---\nname: Новий гурт\nkind: ngo\npublish_on: 2030-01-02\nexpires_on: 2031-01-02\n---\n",
        "{}",
        findings(&plan)
    );
}

#[test]
fn a_folder_of_entries_comes_in_file_by_file() {
    let folder = site().on_disk();
    folder.put("in/a.md", "---\ntitle: Новий гурт\nphone: 050 000 00 01\n---\n".as_bytes());
    folder.put(
        "in/b.md",
        "---\ntitle: Друга спілка\nphone: 12\n---\nТекст {{< figure src=\"a\" >}}\n".as_bytes(),
    );
    folder.put("in/c.md", "Просто текст\n".as_bytes());
    folder.put("in/d.md", "---\ntitle: [1\n---\n".as_bytes());
    let (code, report) = super::run(&folder, "in", &["--set", "kind=ngo", "--yes"]);
    assert_eq!(code, Some(1));
    let said = report.to_string();
    for (file, remark) in
        [("b.md", "bad-phone"), ("c.md", "import-no-front"), ("d.md", "yaml-syntax")]
    {
        let has = report["remarks"]
            .as_array()
            .unwrap()
            .iter()
            .any(|own| own["file"] == file && own["code"] == remark);
        assert!(has, "{file} {remark}: {said}");
    }
    assert!(text(&folder, "content/organisations/novyi-hurt.md").contains("050 000-00-01"));
}

const MINUTES: &str = "# Протокол робочої зустрічі\n\nДата: 27.03.2020\nМісце: Зал прикладів\n\n\
    **Присутні:** Олена Приклад, Іван Зразок\n\nВідсутні: нікого\n\n\
    ## Порядок денний\n\n1. Вода\n2. Різне\n\n\
    СЛУХАЛИ: про підвезення води\n\nОбговорення тривало годину, телефон довідки 050 000 00 09.\n\n\
    ## Вирішили\n\n- Возити воду щодня\n  і у вихідні\n- Зібратися знову\n\n\
    ## Доручення\n\n- [ ] Скласти графік. Відповідальна: Олена Приклад. Термін: 31.03.2020\n\
    - [x] Купити бочки — до 28.03.2020\n- Подумати про сніг, до зими\n- Написати листа (хто: Іван Зразок; до 01.04.2020)\n\n\
    ## Інше\n\n| а | б |\n| - | - |\n| 1 | 2 |\n";

#[test]
fn minutes_become_a_draft_of_a_meeting_with_what_was_recognised() {
    let site = site();
    let plan = planned(&site, "protokol.md", MINUTES.as_bytes());
    let entry = only(&plan);
    for part in [
        "title: Протокол робочої зустрічі\ndate: 2020-03-27\n",
        "attendees:\n- name: Олена Приклад\n- name: Іван Зразок\n",
        "agenda:\n- Вода\n- Різне\n",
        "heard:\n- text: про підвезення води\n",
        "decisions:\n- text: Возити воду щодня і у вихідні\n- text: Зібратися знову\n",
        "- what: Скласти графік\n  who:\n  - Олена Приклад\n  due: 2020-03-31\n",
        "- what: Купити бочки\n  due: 2020-03-28\n  status: done\n",
        "- what: Подумати про сніг, до зими\n",
        "- what: Написати листа\n  who:\n  - Іван Зразок\n  due: 2020-04-01\n",
        "draft: true\n",
        "Місце: Зал прикладів\n",
        "Відсутні: нікого\n",
        "Обговорення тривало годину",
        "## Інше\n\n| а | б |\n| - | - |\n| 1 | 2 |\n",
    ] {
        assert!(entry.contains(part), "{part}\nin {entry}");
    }
    assert_eq!(
        plan.files[0].path.as_str(),
        "content/meetings/2020-03-27-protokol-robochoi-zustrichi.md"
    );
    let found = findings(&plan);
    assert!(found.contains("import-review") && found.contains("import-contacts"), "{found}");
    let again = planned(&carried_out(&site, &plan), "protokol.md", MINUTES.as_bytes());
    assert_eq!(again.writes().count(), 0);
}

#[test]
fn no_word_of_minutes_is_lost() {
    let variants = [
        MINUTES.to_owned(),
        MINUTES.replace("## ", "### ").replace("**Присутні:**", "ПРИСУТНІ:"),
        MINUTES.replace("- ", "1) "),
        "---\ntitle: Minutes of 2020-03-27\nauthor: Хтось\n---\nAttendees:\n\n- Example Person (secretary)\n- council@\n\nDecisions:\n> quoted\n\n\
         Action items:\n- Write (owner: Example Person, due: 2020-03-30 )\n- x ( , )\n\n```\nTasks:\n- code\n```\n".to_owned(),
        "# Засідання 27 березня 2020\n\nВИРІШИЛИ:\n\nПерше рішення.\n\nДруге; третє, четверте (п'яте; шосте).\n\n**Висновок:**\n\nкінець\n".to_owned(),
    ];
    for minutes in variants {
        let plan = planned(&site(), "2020-03-27.md", minutes.as_bytes());
        let entry = only(&plan).to_lowercase();
        let labels = "протокол дата присутні порядок денний слухали вирішили доручення відповідальна термін до хто \
            title attendees decisions action items owner due author minutes of ";
        for word in minutes
            .to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
        {
            let is_day = word.bytes().all(|b| b.is_ascii_digit());
            assert!(
                entry.contains(word)
                    || labels.contains(&format!("{word} "))
                    || is_day
                    || word == "x",
                "{word} in {entry}"
            );
        }
        assert!(entry.contains("draft: true"));
    }
}

#[test]
fn minutes_without_a_day_are_named() {
    let plan = planned(&site(), "a.md", "Присутні: Приклад\nВирішили: нічого\n".as_bytes());
    assert!(findings(&plan).contains("import-no-day"), "{}", findings(&plan));
}
