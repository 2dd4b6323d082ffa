//! `forget` leaves no byte of what it was asked to forget, and says where it cannot reach.

use serde_json::json;

use crate::site::{Folder, Site, site};

const DAY: [&str; 2] = ["--date", "2020-03-27"];

fn run(folder: &Folder, arguments: &[&str]) -> (i32, String) {
    let ran = folder.run(&[arguments, &DAY].concat());
    let said = String::from_utf8(ran.stdout).unwrap() + &String::from_utf8(ran.stderr).unwrap();
    (ran.status.code().unwrap(), said)
}

/// Lists the files below the root that hold one of these texts.
fn holders(folder: &Folder, parts: &[&str]) -> Vec<String> {
    let holds = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        parts.iter().any(|part| text.contains(part))
    };
    let files = folder.tree("").into_iter().filter(|(_, bytes)| holds(bytes));
    files.map(|(path, _)| path).collect()
}

/// A site whose number stands in fields, lists, bodies, a vocabulary, a theme and what is private.
fn with_numbers() -> Site {
    site()
        .file(
            "organisations/dim.yaml",
            "name: Дім\nkind: ngo\nphones:\n  - \"0 800 000 002\"\n  - number: +38 (050) 000-00-01\n    \
             label: Чергова\nservices:\n  - help: food\n    phones: [\"0500000001\", 0 800 000 002]\n",
        )
        .file(
            "organisations/pryklad.md",
            "---\nname: ГО «Приклад»\nkind: ngo\nphones: [8 050 000 00 01]\n# стара: 050-000-00-01\n\
             people:\n  - name: Олена Приклад\n    phone: \"050 000 00 01\"\n    visibility: public\n    \
             consent: {on: 2020-03-01, by: Приклад}\n---\nТелефонуйте (050) 000-00-01, \
             [Viber](viber://chat?number=%2B380500000001).\n",
        )
        .file("pages/about.md", "---\ntitle: Про нас\n---\nНомер 380500000001 — черговий.\n")
}

#[test]
fn a_number_in_any_notation_goes_from_content_history_site_and_the_version_before() {
    let folder = with_numbers().on_disk();
    let (code, said) = run(&folder, &["record"]);
    assert_eq!(code, 0, "{said}");
    run(&folder, &["build"]);
    folder.put("content/pages/join.md", "---\ntitle: Як приєднатися\n---\n".as_bytes());
    let (code, said) = run(&folder, &["build"]);
    assert_eq!(code, 0, "{said}");
    let number = ["050 000-00-01", "0500000001", "380500000001", "050 000 00 01", "000-00-01"];
    // What is typed in a form and not saved, and what is typed of something else.
    for (name, typed) in [("a", "050 000-00-01"), ("b", "0 800 000 009")] {
        let draft =
            json!({"path": "content/x.md", "base": null, "versions": [{"text": typed}], "at": 0});
        folder.put(&format!(".perelik/drafts/{name}.json"), draft.to_string().as_bytes());
    }
    let before = holders(&folder, &number);
    assert!(before.iter().any(|path| path.starts_with(".public.perelik/previous/")), "{before:?}");
    assert!(before.contains(&".perelik/drafts/a.json".to_owned()), "{before:?}");
    let hash = |folder: &Folder| -> Vec<String> {
        let ledger = folder.tree("content")["ledger.yaml"].clone();
        let ledger = String::from_utf8(ledger).unwrap();
        ledger.lines().filter(|line| line.contains("phones")).map(str::to_owned).collect()
    };
    assert_eq!(hash(&folder).len(), 2);

    let (code, said) = run(&folder, &["forget", "+380 50 000 00 01", "--yes"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(holders(&folder, &number), [""; 0]);
    assert_eq!(hash(&folder), [""; 0]);
    assert!(folder.path.join(".perelik/drafts/b.json").exists());
    let content = folder.tree("content");
    let text = |path: &str| String::from_utf8(content[path].clone()).unwrap();
    assert_eq!(
        text("organisations/dim.yaml"),
        "name: Дім\nkind: ngo\nphones:\n  - \"0 800 000 002\"\nservices:\n  - help: food\n    \
         phones: [0 800 000 002]\n"
    );
    assert_eq!(
        text("organisations/pryklad.md"),
        "---\nname: ГО «Приклад»\nkind: ngo\n# стара: (номер вилучено)\npeople:\n  \
         - name: Олена Приклад\n    visibility: public\n    consent: {on: 2020-03-01, by: Приклад}\n\
         ---\nТелефонуйте (номер вилучено), [Viber](viber://chat?number=%2B(номер вилучено)).\n"
    );
    assert!(said.contains("-  - number: +38 (050) 000-00-01"), "{said}");
    assert!(said.contains("the history of git"), "{said}");
    assert_eq!(run(&folder, &["check"]).0, 0);
    // The next build brings nothing back.
    run(&folder, &["build"]);
    assert_eq!(holders(&folder, &number), [""; 0]);
    let (code, said) = run(&folder, &["forget", "0500000001", "--yes"]);
    assert_eq!((code, said.as_str()), (1, "`0500000001` stands nowhere\n"));
}

#[test]
fn an_entry_goes_with_its_file_its_past_its_references_and_its_pages() {
    let site = site()
        .file("organisations/dim.yaml", "name: Затишок\nkind: ngo\nphones: [0 800 000 002]\n")
        .file("organisations/dim.en.md", "---\nname: Cosy Home\n---\n")
        .file("site.yaml", "title: Приклад\nbase_url: https://example.org/\nlanguages: [uk, en]\n")
        .file(
            "meetings/2020-03-20.md",
            "---\ntitle: Зустріч\ndate: 2020-03-20\norganiser: dim\nattendees:\n  \
             - organisation: pryklad\n  - organisation: dim\n    role: Голова\n  - dim\ntasks:\n  \
             - what: Скласти перелік\n    who: [dim, pryklad]\n---\n",
        )
        .file("needs/masks.yaml", "what: Маски\nresource: masks\nby: [dim]\n")
        .bytes("private/dim.yaml", b"phones: [0 800 000 003]\n");
    let folder = site.on_disk();
    for command in [["record"], ["build"]] {
        let (code, said) = run(&folder, &command);
        assert_eq!(code, 0, "{said}");
    }
    let parts = ["Затишок", "Cosy Home", "dim", "0 800 000 00", "0800000002", "0800000003"];
    let (code, said) = run(&folder, &["forget", "dim", "--yes"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(holders(&folder, &parts), [""; 0]);
    let named = folder.tree("").into_keys().filter(|path| path.contains("dim"));
    assert_eq!(named.collect::<Vec<_>>(), [""; 0]);
    let meeting = String::from_utf8(folder.tree("content")["meetings/2020-03-20.md"].clone());
    assert_eq!(
        meeting.unwrap(),
        "---\ntitle: Зустріч\ndate: 2020-03-20\nattendees:\n  - organisation: pryklad\ntasks:\n  \
         - what: Скласти перелік\n    who: [pryklad]\n---\n"
    );
    for line in ["this file goes: content/organisations/dim.en.md", "-organiser: dim"] {
        assert!(said.contains(line), "{said}");
    }
}

#[test]
fn what_a_sentence_says_is_left_to_people_and_named() {
    let page = "---\ntitle: Про нас\n---\nДопомагає ГО «Приклад».\n";
    let folder = site().file("pages/about.md", page).on_disk();
    folder.put("content/notes.yaml~", "ГО «Приклад»".as_bytes());
    let (code, said) = run(&folder, &["forget", "organisations/pryklad", "--yes"]);
    assert_eq!(code, 1, "{said}");
    let named = "it is still named in 2 files; change or delete them yourself and run the command \
                 once more:\n  content/notes.yaml~\n  content/pages/about.md\n";
    assert!(said.contains(named), "{said}");
    assert!(!folder.path.join("content/organisations/pryklad.md").exists());
}

#[test]
fn an_entry_whose_file_is_gone_already_goes_from_the_site_too_and_no_other_of_a_like_id() {
    let folder = site()
        .file("organisations/dim-2.yaml", "name: Сусід\nkind: ngo\n")
        .file("organisations/dim.yaml", "name: Затишок\nkind: ngo\nphones: [0 800 000 002]\n")
        .on_disk();
    run(&folder, &["build"]);
    folder.put("content/pages/join.md", "---\ntitle: Як приєднатися\n---\n".as_bytes());
    run(&folder, &["build"]);
    // As if the command had been stopped before it built the site anew.
    std::fs::remove_file(folder.path.join("content/organisations/dim.yaml")).unwrap();
    assert!(!holders(&folder, &["Затишок"]).is_empty());
    let (code, said) = run(&folder, &["forget", "dim", "--yes"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(holders(&folder, &["Затишок", "0800000002"]), [""; 0]);
    assert!(!holders(&folder, &["Сусід"]).is_empty());
    let (code, said) = run(&folder, &["forget", "organisations/dim", "--yes"]);
    assert_eq!(code, 2, "{said}");
    let (code, said) = run(&folder, &["forget", "dim-2", "--yes"]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn nothing_goes_without_a_yes_and_what_nobody_knows_is_refused() {
    let folder = with_numbers().on_disk();
    let before = folder.tree("");
    let (code, said) = run(&folder, &["forget", "dim"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("this file goes: content/organisations/dim.yaml\n"), "{said}");
    assert!(said.contains("`--yes`"), "{said}");
    let (code, said) = run(&folder, &["forget", "nobody", "--yes"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("`nobody` is not in the list: there is no entry of that id"), "{said}");
    assert_eq!(folder.tree(""), before);
}

#[test]
fn with_a_broken_page_the_version_before_goes_all_the_same_and_the_live_one_is_named() {
    let folder = with_numbers().on_disk();
    run(&folder, &["build"]);
    folder.put("content/pages/join.md", "---\ntitel: Як приєднатися\n---\n".as_bytes());
    let (code, said) = run(&folder, &["forget", "050 000-00-01", "--yes"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("the site is still as it was: mend the errors"), "{said}");
    // What the program makes is nobody's to mend.
    assert!(!said.contains("  public/") && said.contains(" files of the built site"), "{said}");
    let held = holders(&folder, &["0500000001", "000-00-01"]);
    assert!(held.iter().all(|path| path.starts_with("public/")), "{held:?}");
}

#[test]
fn what_stays_keeps_its_comments_its_mark_and_its_line_ends() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    for (before, after) in [
        (
            "name: Дім # так\nkind: ngo\nphones: # усі\n  - number: 050 000-00-01\n    label: Чергова\n  # вдень\n  - '101'\n",
            "name: Дім # так\nkind: ngo\nphones: # усі\n  # вдень\n  - '101'\n",
        ),
        (
            "name: Дім\nkind: ngo\nphones: [101, 0500000001 ] # усі\n",
            "name: Дім\nkind: ngo\nphones: [101 ] # усі\n",
        ),
        (
            "name: Дім\nkind: ngo\npeople:\n- phone: 0500000001 # особистий\n  # голова\n  name: Олена Приклад\n",
            "name: Дім\nkind: ngo\npeople:\n-\n  # голова\n  name: Олена Приклад\n",
        ),
    ] {
        let folder =
            site().bytes("content/organisations/dim.yaml", windows(before).as_bytes()).on_disk();
        let (code, said) = run(&folder, &["forget", "0500000001", "--yes"]);
        assert_eq!(code, 0, "{said}");
        let text = String::from_utf8(folder.tree("content")["organisations/dim.yaml"].clone());
        assert_eq!(text.unwrap(), windows(after));
    }
}

#[test]
fn an_organisation_is_forgotten_by_its_name_too() {
    for name in ["ГО «Приклад»", "го \"приклад\"", "Приклад"] {
        let site =
            site().edit("organisations/pryklad.md", "kind: ngo", "short_name: Приклад\nkind: ngo");
        let folder = site.on_disk();
        let (_, said) = run(&folder, &["forget", name, "--yes"]);
        assert!(!folder.path.join("content/organisations/pryklad.md").exists(), "{name}: {said}");
        assert!(folder.path.join("content/organisations/dim.yaml").exists(), "{name}: {said}");
    }
    let folder = site().edit("organisations/dim.yaml", "Дім", "ГО «Приклад»").on_disk();
    let (code, said) = run(&folder, &["forget", "ГО «Приклад»", "--yes"]);
    assert_eq!(code, 2, "{said}");
    assert!(folder.path.join("content/organisations/pryklad.md").exists(), "{said}");
}

/// A site that names a person and an address in many places.
fn with_a_person() -> Site {
    site()
        .file(
            "organisations/dim.yaml",
            "name: Дім\nkind: ngo\nphones: [\"0 800 000 002\"]\npeople:\n  - name: {uk: Ольга Прикладна, en: Olha \
             Pryklad}\n    role: голова\n    email: olha@example.org\n  - name: Іван Інший\n    role: водій\n\
             verified: {on: 2020-03-20, by: Ольга Прикладна}\n",
        )
        .file(
            "meetings/2020-03-20.md",
            "---\ntitle: Зустріч\ndate: 2020-03-20\nattendees:\n  - {organisation: dim, person: Ольга Прикладна}\n\
             tasks:\n  - what: Список\n    who: [Ольга Прикладна, Іван Інший]\n  - what: {uk: Ольга Прикладна, en: \
             Olha Pryklad}\n---\nСлово мала Ольга Прикладна.\n",
        )
        .file("pages/about.md", "---\ntitle: Про нас\n---\nПишіть: Olha@example.org, olha (at) example.org.\n")
}

#[test]
fn an_address_goes_from_fields_and_texts_however_it_is_written() {
    let folder = with_a_person().on_disk();
    run(&folder, &["build"]);
    let (code, said) = run(&folder, &["forget", "OLHA@example.org", "--yes"]);
    assert_eq!(code, 0, "{said}");
    let left = holders(&folder, &["olha@example.org", "Olha@example.org", "olha (at)"]);
    assert_eq!(left, Vec::<String>::new());
    let dim = String::from_utf8(folder.tree("content")["organisations/dim.yaml"].clone()).unwrap();
    assert!(dim.contains("Ольга Прикладна") && !dim.contains("email"), "{dim}");
}

#[test]
fn a_person_goes_with_all_that_is_said_of_them_and_sentences_are_pointed_at() {
    let folder = with_a_person().on_disk();
    let (code, said) = run(&folder, &["forget", "ольга прикладна", "--yes", "--lang", "uk"]);
    // The minutes say it in a sentence: the clerk mends that.
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("content/meetings/2020-03-20.md"), "{said}");
    assert!(said.contains("content/pages/about.md"), "{said}");
    let read = |path: &str| String::from_utf8(folder.tree("content")[path].clone()).unwrap();
    let dim = read("organisations/dim.yaml");
    assert!(!dim.contains("Ольга") && !dim.contains("Olha") && !dim.contains("olha@"), "{dim}");
    assert!(dim.contains("Іван Інший") && dim.contains("on: 2020-03-20"), "{dim}");
    let meeting = read("meetings/2020-03-20.md");
    assert_eq!(meeting.matches("Ольга Прикладна").count(), 1, "{meeting}");
    assert!(meeting.contains("organisation: dim") && meeting.contains("Іван Інший"), "{meeting}");
    folder.put(
        "content/meetings/2020-03-20.md",
        meeting.replace("Слово мала Ольга Прикладна.", "").as_bytes(),
    );
    let (code, said) = run(&folder, &["forget", "Ольга Прикладна", "--yes", "--lang", "uk"]);
    assert!(code == 2 && said.contains("немає"), "{said}");

    let (code, said) = run(&folder, &["forget", "Інший", "--lang", "uk"]);
    assert!(code == 2 && said.contains("`Іван Інший`"), "{said}");
    let (code, said) = run(&folder, &["forget", "Петро Невідомий", "--lang", "uk"]);
    assert!(code == 2 && said.contains("немає"), "{said}");
}

#[test]
fn who_is_written_with_initials_or_one_word_is_forgotten_as_written() {
    let folder = site()
        .file(
            "organisations/dim.yaml",
            "name: Дім\nkind: ngo\npeople:\n  - name: Прикладенко П.П.\n  - name: О. В. Вигадана\n  - name: Гість\n",
        )
        .on_disk();
    let (code, said) = run(&folder, &["forget", "Прикладенко", "--lang", "uk"]);
    assert!(code == 2 && said.contains("`Прикладенко П.П.`"), "{said}");
    for (given, left) in [
        (
            "Прикладенко П. П.",
            "name: Дім\nkind: ngo\npeople:\n  - name: О. В. Вигадана\n  - name: Гість\n",
        ),
        ("Вигадана О.В.", "name: Дім\nkind: ngo\npeople:\n  - name: Гість\n"),
        ("гість", "name: Дім\nkind: ngo\n"),
    ] {
        let (code, said) = run(&folder, &["forget", given, "--yes", "--lang", "uk"]);
        assert_eq!(code, 0, "{given}: {said}");
        let dim = folder.tree("content")["organisations/dim.yaml"].clone();
        assert_eq!(String::from_utf8(dim).unwrap(), left, "{given}");
    }
}

#[test]
fn what_was_forgotten_or_changed_since_is_not_published_as_it_was() {
    let public = "deploy:\n  - name: web\n    folder: readers\ntitle:";
    let folder = with_numbers().edit("site.yaml", "title:", public).on_disk();
    let (code, said) = run(&folder, &["build"]);
    assert_eq!(code, 0, "{said}");
    let (code, said) = run(&folder, &["forget", "050 000-00-01", "--yes"]);
    assert_eq!(code, 0, "{said}");
    // What `forget` built is what the content says.
    let (code, said) = run(&folder, &["deploy"]);
    assert_eq!(code, 0, "{said}");
    folder.put("content/pages/about.md", "---\ntitle: Про всіх\n---\n".as_bytes());
    let (code, said) = run(&folder, &["deploy"]);
    assert!(code == 2 && said.contains("changed since the site was built"), "{said}");
    // It could not build: what readers have is not the newest.
    run(&folder, &["build"]);
    folder.put("content/pages/join.md", "---\ntitel: Як приєднатися\n---\n".as_bytes());
    let (code, said) = run(&folder, &["forget", "dim", "--yes"]);
    assert_eq!(code, 1, "{said}");
    let (code, said) = run(&folder, &["deploy"]);
    assert!(code == 2 && said.contains("not known whether the site was built"), "{said}");
}
