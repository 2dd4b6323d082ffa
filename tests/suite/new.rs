//! `new` and `schema`: what they write, and what they refuse to write.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use crate::site::{Folder, site};

/// Runs a command where nobody answers; returns its exit code and everything it said.
fn run(folder: &Folder, arguments: &[&str]) -> (Option<i32>, String) {
    let ran = folder.run(arguments);
    let said = [ran.stdout, ran.stderr].concat();
    (ran.status.code(), String::from_utf8(said).unwrap())
}

#[test]
fn what_is_made_is_understood_by_any_of_its_names() {
    for (named, kind) in [
        ("організація", "organisations"),
        ("Організацію", "organisations"),
        ("organization", "organisations"),
        ("organisations", "organisations"),
        ("зустріч", "meetings"),
        ("ЗУСТРІЧІ", "meetings"),
        ("потребу", "needs"),
        ("сторінка", "pages"),
    ] {
        let folder = site().on_disk();
        let more: &[&str] = match kind {
            "organisations" => &["--kind", "ngo"],
            "needs" => &["--set", "resource=masks"],
            _ => &[],
        };
        let (code, said) = run(&folder, &[&["new", named, "--name", "Нове"], more].concat());
        assert_eq!(code, Some(0), "{named}: {said}");
        assert!(said.contains(&format!("content/{kind}/")), "{named}: {said}");
    }
    for (lang, known) in [
        ("en", "organisation, meeting, need, page"),
        ("uk", "організація, зустріч, потреба, сторінка"),
    ] {
        let (code, said) = run(&site().on_disk(), &["new", "подія", "--lang", lang]);
        assert!(code == Some(2) && said.contains(known), "{said}");
    }
}

#[test]
fn a_new_entry_of_each_type_is_written_and_passes_check() {
    let folder = site().on_disk();
    for (arguments, path, text) in [
        (
            &["organisation", "--name", "Щирий дім: «Затишок»", "--kind", "ngo"][..],
            "organisations/shchyryi-dim-zatyshok.md",
            "---\nname: 'Щирий дім: «Затишок»'\nkind: ngo\n---\n",
        ),
        (
            &["meeting", "--name", "Нарада", "--date", "2020-03-31"],
            "meetings/2020-03-31.md",
            "---\ntitle: Нарада\ndate: 2020-03-31\n---\n",
        ),
        (
            &["need", "--name", "Маски", "--set", "ресурс=masks", "--date", "2020-03-27"],
            "needs/masky.yaml",
            "what: Маски\nresource: masks\nas_of: 2020-03-27\n",
        ),
        (
            &["page", "--name", "Як долучитися", "--id", "join"],
            "pages/join.md",
            "---\ntitle: Як долучитися\n---\n",
        ),
    ] {
        let (code, said) = run(&folder, &[&["new"], arguments].concat());
        assert_eq!(code, Some(0), "{said}");
        assert_eq!(said, format!("made: `./content/{path}`; open it and add the rest\n"));
        let written = fs::read_to_string(folder.path.join("content").join(path)).unwrap();
        let is_field = |line: &&str| !line.starts_with('#');
        let fields: String = written.split_inclusive('\n').filter(is_field).collect();
        assert_eq!(fields, text);
    }
    let (code, said) = run(&folder, &["check", "--date", "2020-03-27"]);
    assert!(code == Some(0) && said.contains("errors: 0, warnings: 0"), "{said}");
}

/// Makes one of each type of entry; returns the paths of their files.
fn one_of_each(folder: &Folder, lang: &str) -> [String; 4] {
    [
        &["organisation", "--name", "Приклад: «Дім»", "--kind", "ngo", "--id", "one"][..],
        &["meeting", "--name", "Приклад", "--date", "2020-03-27", "--id", "2020-03-27-one"],
        &["need", "--name", "Приклад", "--set", "ресурс=masks", "--id", "one"],
        &["page", "--name", "Приклад", "--id", "one"],
    ]
    .map(|arguments| {
        let (code, said) = run(folder, &[&["--lang", lang, "new"], arguments].concat());
        assert_eq!(code, Some(0), "{said}");
        said.split('`').nth(1).unwrap().trim_start_matches("./").to_owned()
    })
}

#[test]
fn every_field_of_the_skeleton_is_right_once_its_mark_is_gone() {
    for lang in ["uk", "en"] {
        let folder = site().edit("site.yaml", "title", "date: 2020-03-28\ntitle").on_disk();
        for path in one_of_each(&folder, lang) {
            let text = fs::read_to_string(folder.path.join(&path)).unwrap();
            let (_, rest) = text.split_once("\n## ").unwrap();
            let marked: Vec<&str> = rest.lines().skip(1).filter(|line| *line != "---").collect();
            assert!(marked.len() > 5 && marked.iter().all(|l| l.starts_with('#')), "{text}");
            let line = |line: &str| format!("{}\n", line.strip_prefix('#').unwrap_or(line));
            let whole: String = text.lines().map(line).collect();
            folder.put(&path, whole.as_bytes());
        }
        let (code, said) = run(&folder, &["check"]);
        assert!(code == Some(0), "{said}");
        // A code that belongs to nobody is told; nothing else.
        let codes = said.split("warning[").skip(1).filter_map(|rest| rest.split(']').next());
        let codes: BTreeSet<&str> = codes.collect();
        assert_eq!(codes, BTreeSet::from(["placeholder-edrpou"]), "{said}");
    }
}

#[test]
fn a_skeleton_speaks_the_language_of_messages_and_says_what_may_be_chosen() {
    let folder = site().on_disk();
    for (lang, lines) in [
        (
            "uk",
            ["\nназва: 'Приклад: «Дім»'\nвид: ngo\n", "\n#послуги:\n", "\n#  - допомога: food\n"],
        ),
        ("en", ["\nname: 'Приклад: «Дім»'\nkind: ngo\n", "\n#services:\n", "\n#  - help: food\n"]),
    ] {
        let [organisation, ..] = one_of_each(&folder, lang).map(|path| folder.path.join(path));
        let text = fs::read_to_string(&organisation).unwrap();
        for line in lines {
            assert!(text.contains(line), "{line} in\n{text}");
        }
        assert!(text.contains("food, "), "{text}");
        for key in ["formerly", "раніше", "назва_для_сортування"] {
            assert!(!text.contains(&format!("#{key}:")), "{text}");
        }
        fs::remove_dir_all(folder.path.join("content")).unwrap();
        for (path, bytes) in site().files() {
            folder.put(path, bytes);
        }
    }
}

#[test]
fn a_meeting_without_a_day_is_held_today() {
    let folder = site().edit("site.yaml", "title", "date: 2020-03-28\ntitle").on_disk();
    assert_eq!(run(&folder, &["new", "meeting", "--name", "Нарада"]).0, Some(0));
    assert!(folder.path.join("content/meetings/2020-03-28.md").is_file());
}

#[test]
fn what_cannot_be_written_is_told_in_one_sentence_and_nothing_is_written() {
    let folder = site().on_disk();
    let before = folder.tree("content");
    for (arguments, start) in [
        (&["organisation", "--name", "А"][..], "the field `kind` is missing; add `--kind …`"),
        (&["page"], "the field `title` is missing; add `--name …`"),
        (&["need", "--name", "А"], "at least one of these fields is needed: `resource`, `help`;"),
        (
            &["organisation", "--name", "Дім", "--kind", "ngo"],
            "there is such an entry already: `content/organisations/dim.yaml`",
        ),
        (&["page", "--name", "…"], "no file name can be made of the name `…`"),
        (&["page", "--name", "А", "--id", "А б"], "`А б` cannot be a file name"),
        (&["page", "--name", "А", "--kind", "ngo"], "an entry of this type has no field `kind`"),
        (
            &["page", "--name", "А", "--date", "2020-03-27"],
            "an entry of this type has no field `date`",
        ),
        (&["page", "--name", "А", "--set", "заголовок=Б"], "the field `заголовок` is given twice"),
        (&["page", "--name", "А", "--set", "summary"], "`summary` is nothing to set"),
    ] {
        let (code, said) = run(&folder, &[&["new"], arguments].concat());
        assert_eq!((code, said.lines().count()), (Some(2), 1), "{said}");
        assert!(said.starts_with(start), "{said}");
    }
    let (code, said) = run(&folder, &["new", "organisation", "--name", "А", "--kind", "nho"]);
    assert!(code == Some(2) && said.starts_with("error[unknown-term]: "), "{said}");
    assert!(before == folder.tree("content"));
}

/// Answers on a terminal, a line each, and returns what was said.
fn on_a_terminal(folder: &Folder, arguments: &str, answers: &str) -> String {
    let command = format!("{} {arguments} --lang uk", env!("CARGO_BIN_EXE_perelik"));
    let mut script = Command::new("script");
    script.args(["-qefc", &command, "/dev/null"]).current_dir(&folder.path);
    let mut child = script.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

#[test]
fn a_need_is_asked_for_on_a_terminal_from_its_first_question_on() {
    let folder = site().on_disk();
    let said = on_a_terminal(&folder, "new потреба", "Ковдри\nковдри\nmasks\n\n\n\n\n");
    let text = fs::read_to_string(folder.path.join("content/needs/kovdry.yaml")).expect(&said);
    assert!(text.contains("що: Ковдри\nресурс: masks\n"), "{said}\n{text}");
    // Who knows no word is told where words come from.
    assert!(said.contains("content/vocabulary/resources.yaml"), "{said}");
}

#[test]
fn a_meeting_is_asked_for_on_a_terminal_whatever_is_given() {
    for (arguments, answers, start) in [
        ("new зустріч", "Нарада\n2020-03-27\n10:00\n\n\n\n", "початок: 10:00"),
        ("new зустріч --name Нарада --date 2020-03-27", "10:00\n\n\n\n", "початок: 10:00"),
        ("new зустріч --skeleton --name Нарада --date 2020-03-27", "", "#початок: "),
    ] {
        let folder = site().on_disk();
        let said = on_a_terminal(&folder, arguments, answers);
        let file = folder.path.join("content/meetings/2020-03-27.md");
        let text = fs::read_to_string(file).expect(&said);
        assert!(text.contains("дата: 2020-03-27\n") && text.contains(start), "{said}\n{text}");
    }
}

#[test]
fn an_answer_is_taken_as_people_write_it_and_what_is_written_is_said() {
    let folder = site().on_disk();
    let answers = "Пекарня «Зpазок»\nгромадська організация\n1\nЛіки\nлітні\nЛітні люди\n\n\
                   050 000-00-01 (склад), абв\n050 000-00-01 (склад)\nпн-пт 9-18\nПрикладенко Іван\n\
                   karavan.example.org\n";
    let said = on_a_terminal(&folder, "new організація", answers);
    let file = folder.path.join("content/organisations/pekarnia-zrazok.md");
    let text = fs::read_to_string(file).expect(&said);
    for line in [
        "назва: Пекарня «Зразок»\n",
        "номер: 050 000-00-01\n",
        "для_чого: склад\n",
        "години: Mo-Fr 09:00-18:00\n",
        "сайт: https://karavan.example.org\n",
    ] {
        assert!(text.contains(line), "{line} in {text}\n{said}");
    }
    for words in [
        "записано як `Пекарня «Зразок»`",
        "записано як `Mo-Fr 09:00-18:00`",
        "може, «Громадська організація»?",
        "може, «Літні люди»?",
        "кілька номерів розділіть комою",
        "Коли працює, наприклад: пн-пт 9-18",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert!(!said.contains("після `- `") && !said.contains("словника kinds"), "{said}");
}

#[test]
fn a_second_meeting_of_a_day_gets_a_number_and_its_format_a_word() {
    let folder = site().on_disk();
    let answers = "Нарада\n27 березня 2020\n9.30\n1\n\n\n";
    for file in ["2020-03-27.md", "2020-03-27-2.md", "2020-03-27-3.md"] {
        let said = on_a_terminal(&folder, "new зустріч", answers);
        let text = fs::read_to_string(folder.path.join("content/meetings").join(file));
        let text = text.unwrap_or_else(|_| panic!("{said}"));
        for line in ["дата: 2020-03-27\n", "початок: 09:30\n", "формат: онлайн\n"]
        {
            assert!(text.contains(line), "{line} in {text}");
        }
    }
    // Nobody answers: the file is named by an option.
    let (code, said) =
        run(&folder, &["new", "meeting", "--name", "Нарада", "--date", "2020-03-27"]);
    assert!(code == Some(2) && said.contains("--id"), "{said}");
}

#[test]
fn what_an_option_gives_is_taken_as_people_write_it_and_said() {
    let folder = site().on_disk();
    let (code, said) = run(
        &folder,
        &[
            "--lang",
            "uk",
            "new",
            "організація",
            "--name",
            "ГО «Зpазок»",
            "--kind",
            "ngo",
            "--set",
            "години=пн-пт 9-18",
            "--set",
            "сайт=zrazok.example.org",
        ],
    );
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("назва: записано як `ГО «Зразок»`"), "{said}");
    assert!(said.contains("години: записано як `Mo-Fr 09:00-18:00`"), "{said}");
    let text = fs::read_to_string(folder.path.join("content/organisations/ho-zrazok.md"));
    assert!(text.is_ok_and(|text| text.contains("сайт: https://zrazok.example.org\n")), "{said}");
    let (code, said) = run(
        &folder,
        &["--lang", "uk", "new", "організація", "--name", "Інша", "--kind", "громадська"],
    );
    assert!(code == Some(2) && said.contains("Громадська організація"), "{said}");
}

#[test]
fn a_page_may_lie_in_a_folder_and_not_at_an_address_of_the_program() {
    let folder = site().on_disk();
    let (code, said) =
        run(&folder, &["new", "page", "--name", "Листопад", "--id", "novyny/lystopad"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(folder.path.join("content/pages/novyny/lystopad.md").is_file());
    for (what, id) in [("page", "novyny//a"), ("page", "../a"), ("page", "/a"), ("meeting", "a/b")]
    {
        let (code, said) = run(&folder, &["new", what, "--name", "А", "--id", id]);
        assert!(code == Some(2) && said.contains("cannot be a file name"), "{id}: {said}");
    }
    let site = site().file("pages/search.md", "---\ntitle: Пошук\n---\n");
    let said = site.remarks();
    assert!(said.contains("content/pages/search.md:1:1 error[route-clash]"), "{said}");
    assert!(said.contains("a page of the program itself"), "{said}");
}

#[test]
fn a_new_site_knows_the_everyday_names_of_kinds() {
    let folder = Folder::new();
    assert_eq!(run(&folder, &["init", "new"]).0, Some(0));
    for (kind, name) in [("ГО", "Перша"), ("БФ", "Друга"), ("благодійна організація", "Третя")]
    {
        let arguments = ["new", "organisation", "--root", "new", "--name", name, "--kind", kind];
        let (code, said) = run(&folder, &arguments);
        assert_eq!(code, Some(0), "{kind}: {said}");
    }
}

#[test]
fn what_is_given_is_looked_at_before_anything_is_asked() {
    let folder = site().on_disk();
    for (arguments, vocabulary) in [
        ("new потреба --name Ковдри --set ресурс=Ковдри", "resources"),
        ("new організація --name Притулок --kind клуб", "kinds"),
        ("new потреба --name Одяг --set допомога=одяг", "help"),
    ] {
        let said = on_a_terminal(&folder, arguments, "");
        assert!(said.contains(&format!("content/vocabulary/{vocabulary}.yaml")), "{said}");
        assert!(!said.contains("> "), "{said}");
    }
    assert!(!folder.path.join("content/needs").exists());
}

#[test]
fn an_entry_that_is_there_already_is_named_before_more_is_asked() {
    let folder = site().on_disk();
    for (arguments, answers) in [
        ("new організація", "ПРИКЛАД\nГО \"Приклад\"\nНовий дім\nСлужба\n\n\n\n\n\n\n"),
        ("new організація --id novyi-dim", "Новий дім\nngo\n"),
    ] {
        let said = on_a_terminal(&folder, arguments, answers);
        let made = folder.path.join("content/organisations/novyi-dim.md");
        let is_first = !arguments.contains("--id");
        assert!(made.is_file() && !said.contains("(name)") && !said.contains("desk"), "{said}");
        assert_eq!(
            said.matches("такий запис уже є: `content/organisations/").count(),
            if is_first { 2 } else { 1 },
            "{said}"
        );
        if !is_first {
            assert!(!said.contains("> "), "{said}");
        }
    }
    // What is called the same may still get a file of its own name.
    let ran = run(&folder, &["new", "organisation", "--name", "ГО «Приклад»", "--kind", "ngo"]);
    assert!(ran.0 == Some(2) && ran.1.contains("pryklad.md"), "{}", ran.1);
    let arguments =
        ["new", "organisation", "--name", "ГО «Приклад»", "--kind", "ngo", "--id", "inshyi"];
    let (code, said) = run(&folder, &arguments);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn a_wrong_answer_about_a_new_site_is_asked_for_again_and_the_rest_is_kept() {
    let folder = Folder::new();
    let answers = "Хто поруч\nлисток\nhttps://lystok.gov.ua/?a=1\nlystok.gov.ua/\n103\n12\n1505\n";
    let said = on_a_terminal(&folder, "init new", answers);
    let settings = fs::read_to_string(folder.path.join("new/content/site.yaml")).expect(&said);
    for line in
        ["заголовок: \"Хто поруч\"", "адреса: \"https://lystok.gov.ua/\"", "короткий: \"1505\""]
    {
        assert!(settings.contains(line), "{line}: {said}\n{settings}");
    }
    assert!(said.contains("записано як `https://lystok.gov.ua/`"), "{said}");
    assert!(said.contains("гаряча_лінія — Номер гарячої лінії, короткий або повний."), "{said}");
    // What the command line gives is looked at first.
    let said = on_a_terminal(&folder, "init other --hotline 112", "");
    assert!(!said.contains("> ") && said.contains("екстреної"), "{said}");
}

#[test]
fn schemas_are_written_and_somebodys_settings_are_left_alone() {
    let folder = site().on_disk();
    assert_eq!(run(&folder, &["schema"]).0, Some(0));
    let schemas = folder.tree("schemas");
    assert_eq!(schemas.len(), 13);
    let settings = folder.path.join(".vscode/settings.json");
    assert_eq!(fs::read(&settings).unwrap(), schemas["vscode.json"]);
    fs::write(&settings, "{}").unwrap();
    let (code, said) = run(&folder, &["schema", "--dir", "tools/schemas"]);
    assert!(code == Some(0) && said.contains("left as they were"), "{said}");
    assert_eq!(fs::read_to_string(&settings).unwrap(), "{}");
    let snippet = fs::read_to_string(folder.path.join("tools/schemas/vscode.json")).unwrap();
    assert!(snippet.contains("./tools/schemas/need.schema.json"));
    assert_eq!(run(&folder, &["schema", "--dir", "../out"]).0, Some(2));
}

#[test]
fn one_schema_is_printed_and_nothing_written() {
    let folder = site().on_disk();
    let (code, said) = run(&folder, &["schema", "--print", "organisation"]);
    let schema: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!((code, schema["title"].as_str()), (Some(0), Some("Організація")));
    assert!(!folder.path.join("schemas").exists());
    assert_eq!(run(&folder, &["schema", "--print", "nothing"]).0, Some(2));
}
