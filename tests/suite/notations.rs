//! Numbers, addresses and names that are kept from readers, written in every way that a generator knows: each is found where it stands, what the
//! finished pages hold is found in the texts first, and nothing else is taken for one of them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use perelik::base::diag::Code;
use perelik::base::files::FileSource as _;

use crate::site::{Site, empty, site};

/// How many entries there are, of which every other hides something: some in CI, more by hand (`PERELIK_NOTATIONS=20000`).
const COUNT: usize = 80;

fn count() -> usize {
    std::env::var("PERELIK_NOTATIONS").map_or(COUNT, |count| count.parse().expect("a number"))
}

/// Numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(self.roll(10)).unwrap())).collect()
    }
}

/// Figures of other scripts and shapes, by their zeros.
const ZEROS: [char; 14] = ['٠', '۰', '०', '০', '๐', '０', '𝟎', '𝟘', '𝟢', '𝟬', '𝟶', '໐', '᠐', '꩐'];
const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
const RINGED: [char; 10] = ['⓪', '①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨'];
const UNITS: [&str; 10] =
    ["нуль", "один", "два", "три", "чотири", "пʼять", "шість", "сім", "вісім", "дев'ять"];
const TEENS: [&str; 10] = [
    "десять",
    "одинадцять",
    "дванадцять",
    "тринадцять",
    "чотирнадцять",
    "п’ятнадцять",
    "шістнадцять",
    "сімнадцять",
    "вісімнадцять",
    "девʼятнадцять",
];
const TENS: [&str; 10] = [
    "",
    "",
    "двадцять",
    "тридцять",
    "сорок",
    "п'ятдесят",
    "шістдесят",
    "сімдесят",
    "вісімдесят",
    "девʼяносто",
];
const HUNDREDS: [&str; 10] = [
    "",
    "сто",
    "двісті",
    "триста",
    "чотириста",
    "пʼятсот",
    "шістсот",
    "сімсот",
    "вісімсот",
    "дев’ятсот",
];
const ENGLISH: [&str; 10] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// What one may put between two groups of figures.
const BETWEEN: [&str; 31] = [
    " ",
    "-",
    ".",
    "/",
    " - ",
    "–",
    "\u{a0}",
    "\u{2009}",
    " / ",
    "_",
    ") ",
    "\u{200b}",
    "&nbsp;",
    "&ndash;",
    "&#45;",
    "&#x2010;",
    "\\-",
    " • ",
    "=",
    " | ",
    ", ",
    "; ",
    "<br>",
    "<b></b>",
    "<!-- і -->",
    "**-**",
    "  \n",
    "\u{202f}",
    ":",
    "…",
    "%20",
];

fn in_words(group: &str, dice: &mut Dice) -> String {
    let digits: Vec<usize> = group.bytes().map(|byte| usize::from(byte - b'0')).collect();
    match *digits {
        _ if dice.roll(3) == 0 => {
            digits.iter().map(|digit| UNITS[*digit]).collect::<Vec<_>>().join(" ")
        }
        [0, b] => format!("нуль {}", UNITS[b]),
        [1, b] => TEENS[b].to_owned(),
        [a, 0] => TENS[a].to_owned(),
        [a, b] => format!("{} {}", TENS[a], UNITS[b]),
        [a, 0, 0] if a > 0 => HUNDREDS[a].to_owned(),
        [a, 1, c] if a > 0 => format!("{} {}", HUNDREDS[a], TEENS[c]),
        [a, 0, c] if a > 0 => format!("{} {}", HUNDREDS[a], UNITS[c]),
        [a, b, 0] if a > 0 => format!("{} {}", HUNDREDS[a], TENS[b]),
        [a, b, c] if a > 0 => format!("{} {} {}", HUNDREDS[a], TENS[b], UNITS[c]),
        _ => digits.iter().map(|digit| UNITS[*digit]).collect::<Vec<_>>().join(" "),
    }
}

/// Writes a figure in another shape.
fn shaped(digit: char, shape: usize) -> String {
    let value = digit.to_digit(10).unwrap();
    let index = usize::try_from(value).unwrap();
    match shape {
        0 => format!("&#{};", u32::from(digit)),
        1 => format!("&#x{:x};", u32::from(digit)),
        2 => format!("{digit}\u{fe0f}\u{20e3}"),
        3 => RAISED[index].to_string(),
        4 => RINGED[index].to_string(),
        5 => char::from_u32(0x2080 + value).unwrap().to_string(),
        shape => char::from_u32(u32::from(ZEROS[shape - 6]) + value).unwrap().to_string(),
    }
}

fn look_alike(text: &str, dice: &mut Dice) -> String {
    let alike = |c: char| match c {
        '0' => 'О',
        '3' => 'З',
        '8' => 'В',
        '6' => 'б',
        c => c,
    };
    // At least one figure of each group stays, else it is a word.
    let mut kept = false;
    text.chars()
        .map(|c| {
            if !c.is_ascii_digit() {
                kept = false;
                return c;
            }
            let stays = !kept && (c == '1' || !"0368".contains(c));
            kept |= stays;
            if stays || dice.roll(2) == 0 { c } else { alike(c) }
        })
        .collect()
}

/// Writes a number of nine figures in some way.
fn number(own: &str, dice: &mut Dice) -> String {
    let (code, rest) = own.split_at(2);
    let groups = match dice.roll(3) {
        0 => vec![&rest[..3], &rest[3..5], &rest[5..]],
        1 => vec![&rest[..3], &rest[3..]],
        _ => vec![&rest[..2], &rest[2..4], &rest[4..]],
    };
    let lead = dice.pick(&["0", "0", "0", "+380", "380", "00380", "8 0", "+38 0", "(0", "+38 (0"]);
    match dice.roll(8) {
        0 => {
            let between = dice.pick(&[" ", ", ", " - ", "; "]);
            let mut words = vec![format!("нуль {}", in_words(code, dice))];
            words.extend(groups.iter().map(|group| in_words(group, dice)));
            words.join(between)
        }
        1 => {
            let all = format!("0{own}");
            all.bytes().map(|byte| ENGLISH[usize::from(byte - b'0')]).collect::<Vec<_>>().join(" ")
        }
        2 => {
            let shape = dice.roll(20);
            let between = dice.pick(&["", " ", "-", "\u{a0}", ") "]);
            let text = format!("0{code}{between}{}", groups.join(between));
            text.chars()
                .map(|c| if c.is_ascii_digit() { shaped(c, shape) } else { c.into() })
                .collect()
        }
        3 => look_alike(&format!("0{code} {}", groups.join("-")), dice),
        4 => {
            let mark = dice.pick(&["**", "*", "`", "~~", "__"]);
            let marked = dice.roll(groups.len());
            let groups: Vec<String> =
                groups
                    .iter()
                    .enumerate()
                    .map(|(n, group)| {
                        if n == marked {
                            format!("{mark}{group}{mark}")
                        } else {
                            (*group).to_owned()
                        }
                    })
                    .collect();
            format!("0{code} {}", groups.join(" "))
        }
        5 => {
            let between = dice.pick(&["", " ", "-", ".", "\u{200b}", "\u{ad}"]);
            format!("0{own}").chars().map(String::from).collect::<Vec<_>>().join(between)
        }
        6 => {
            let cells = groups.join(" | ");
            format!("\n\n| Код | А | Б | В |\n| --- | --- | --- | --- |\n| 0{code} | {cells} |\n\n")
        }
        _ => {
            let between = dice.pick(&BETWEEN);
            let first = dice.pick(&BETWEEN);
            format!("{lead}{code}{first}{}", groups.join(between))
        }
    }
}

const LOCAL: [&str; 8] = ["olena", "petro", "ivanna", "sklad", "dim", "storozh", "dytsad", "liky"];

/// Writes an address in some way.
fn address(local: &str, dice: &mut Dice) -> String {
    let at = dice.pick(&[
        "@",
        " (at) ",
        "[at]",
        " собака ",
        " @ ",
        "&#64;",
        "＠",
        " {at} ",
        "&commat;",
        " равлик ",
        "\u{200b}@",
        "(собака)",
        "%40",
        "**@**",
    ]);
    let dot = dice.pick(&[
        ".",
        " (dot) ",
        "[dot]",
        " крапка ",
        " . ",
        "&#46;",
        "．",
        ".\u{200b}",
        "&period;",
        "(крапка)",
    ]);
    let local = match dice.roll(4) {
        0 => local.to_uppercase(),
        1 => local
            .chars()
            .map(|c| match c {
                'o' => 'о',
                'i' => 'і',
                'a' => 'а',
                c => c,
            })
            .collect(),
        2 => format!("**{local}**"),
        _ => local.to_owned(),
    };
    format!("{local}{at}example{dot}org")
}

/// What is hidden, and a text that says it.
struct Planted {
    field: String,
    said: String,
}

fn planted(index: usize, dice: &mut Dice) -> Planted {
    if index % 4 == 3 {
        let local = format!("{}{index}", dice.pick(&LOCAL));
        let said = address(&local, dice);
        return Planted { field: format!("    email: {local}@example.org\n"), said };
    }
    let own = format!("{}{}", dice.pick(&["50", "67", "93", "66", "44", "62"]), dice.digits(7));
    Planted { said: number(&own, dice), field: format!("    phone: '0{own}'\n") }
}

/// Words of sentences around what is planted, with figures that are nobody's number.
fn around(dice: &mut Dice) -> String {
    let day = 1 + dice.roll(27);
    let texts = [
        format!("Працюємо щодня з 9:00 до 18:{}0, кабінет {}.", dice.roll(6), dice.roll(400)),
        format!("З {day}.03.2020 видано {} наборів, {} грн.", dice.roll(9000), dice.roll(99_999)),
        format!(
            "Маршрути {}, {}, {}; будинок {}/{}.",
            dice.roll(50),
            dice.roll(50),
            dice.roll(200),
            dice.roll(90),
            dice.roll(9)
        ),
        format!("Гаряча лінія 0 800 {} {}.", dice.digits(3), dice.digits(3)),
        format!("Код {}, рахунок UA{}.", dice.digits(8), dice.digits(27)),
        "О пʼятій годині, два рази на тиждень, сто метрів від собаки на площі.".to_owned(),
    ];
    texts[dice.roll(texts.len())].clone()
}

/// A site of entries: each has something public, every other hides something and says it in its text.
fn planted_site(count: usize, dice: &mut Dice) -> (Site, Vec<(String, String)>) {
    let (mut whole, mut all) = (site(), Vec::new());
    for index in 0..count {
        let (before, after) = (around(dice), around(dice));
        let hides = index % 2 == 1;
        let planted = hides.then(|| planted(index, dice));
        let (field, said) =
            planted.map_or_else(Default::default, |planted| (planted.field, planted.said));
        let people = if hides {
            format!("people:\n  - name: Приклад Прикладенко\n    visibility: private\n{field}")
        } else {
            String::new()
        };
        let text = format!(
            "---\nname: ГО «Зразок {index}»\nkind: ngo\nservices: [food]\nphones: ['063{}']\n{people}---\n{before}\n\nПишіть: {said} щодня.\n\n{after}\n",
            dice.digits(7)
        );
        let id = format!("zrazok-{index}");
        if hides {
            all.push((id.clone(), said));
        }
        whole = whole.file(&format!("organisations/{id}.md"), &text);
    }
    (whole, all)
}

/// Returns the id that a file has.
fn stem(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name).trim_end_matches(".md")
}

#[test]
fn what_is_hidden_is_found_however_it_is_written_and_nothing_else_is() {
    let mut dice = Dice(20_200_327);
    let (whole, planted) = planted_site(count(), &mut dice);
    let checked = whole.compile();
    let told = checked.diagnostics.sorted();
    let told: BTreeSet<String> = told
        .iter()
        .filter(|told| told.code == Code::PrivateElsewhere && told.hint == Some("here-shown"))
        .map(|told| stem(told.at.path.as_str()).to_owned())
        .collect();
    let hiding: BTreeSet<&str> = planted.iter().map(|(id, _)| id.as_str()).collect();
    let alarms: Vec<&String> = told.iter().filter(|id| !hiding.contains(id.as_str())).collect();
    assert!(alarms.is_empty(), "taken for hidden: {alarms:?}");
    let mut missed = String::new();
    let lost = planted.iter().filter(|(id, _)| !told.contains(id));
    lost.for_each(|(id, said)| writeln!(missed, "{id}: {said:?}").unwrap());
    let share = 1.0 - missed.lines().count() as f64 / planted.len() as f64;
    println!("{} planted, {:.2} % found", planted.len(), share * 100.0);
    assert!(share >= 0.99, "{share}\n{missed}");

    // What the finished pages hold was found in the texts.
    let output = &checked.value;
    for (index, file) in output.files().iter().enumerate() {
        let Some(mut look) = output.open_look(index) else { continue };
        let mut bytes = Vec::new();
        output.render(index, &mut bytes).unwrap();
        look.feed(&bytes);
        let Some(found) = look.finish() else { continue };
        let id = stem(found.at.path.as_str());
        let page = String::from_utf8_lossy(&bytes).into_owned();
        let is_of_all = !file.path.as_str().contains("zrazok");
        assert!(
            is_of_all || told.contains(id),
            "{}: {:?}\n{page}",
            file.path,
            planted.iter().find(|(own, _)| own == id)
        );
    }
}

#[test]
fn a_site_without_what_it_hides_in_its_texts_is_built_without_an_alarm() {
    let mut dice = Dice(7);
    let (whole, planted) = planted_site(count() / 2, &mut dice);
    let clean = whole.files().iter().fold(empty(), |site, (path, bytes)| {
        let mut text = String::from_utf8(bytes.clone()).unwrap();
        for (_, said) in &planted {
            text = text.replace(&format!("Пишіть: {said} щодня."), "Пишіть щодня.");
        }
        site.bytes(path, text.as_bytes())
    });
    let folder = clean.on_disk();
    let ran = folder.run(&["build"]);
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert_eq!(ran.status.code(), Some(0), "{said}");
}

#[test]
fn what_only_a_finished_file_holds_stops_the_build() {
    let page = "---\ntitle: Про нас\n---\n[Таблиця](../files/a.csv)\n";
    let hidden = "name: Дім\nkind: ngo\nprivate: сторож 050 900-01-07\n";
    let site = site().file("pages/about.md", page).file("organisations/dim.yaml", hidden);
    let style = "body::after { content: '050/900/01/07'; }";
    for (path, text, told) in [
        ("content/files/a.csv", "хто,тел\nсторож,050 900 01 07\n", "content/files/a.csv: "),
        ("themes/default/static/style.css", style, "themes/default/static/style.css: "),
    ] {
        let site = site.clone().bytes("content/files/a.csv", "хто,тел\n".as_bytes());
        let folder = site.bytes(path, text.as_bytes()).on_disk();
        let ran = folder.run(&["build", "--lang", "en"]);
        let said = String::from_utf8_lossy(&ran.stdout).into_owned();
        assert_eq!(ran.status.code(), Some(1), "{said}");
        assert!(
            said.contains("[private-shown]") && said.contains(told.trim_end_matches(": ")),
            "{said}"
        );
        assert!(!said.contains("01-07") && !said.contains("01 07"), "{said}");
        assert!(!folder.path.join("public").exists());
    }
}

#[test]
fn what_becomes_hidden_is_looked_for_in_files_that_did_not_change() {
    let page = "---\ntitle: Про нас\n---\n[Таблиця](../files/a.csv)\n";
    let site = site().file("pages/about.md", page);
    let folder = site.bytes("content/files/a.csv", "сторож;0509000107\n".as_bytes()).on_disk();
    let build = || folder.run(&["build"]).status.code();
    assert_eq!(build(), Some(0));
    let before = folder.tree("public");
    folder.put("private/dim.yaml", b"phones: [050 900-01-07]\n");
    assert_eq!(build(), Some(1));
    assert_eq!(folder.tree("public"), before);
    folder.put("private/dim.yaml", b"phones: [050 900-01-08]\n");
    assert_eq!(build(), Some(0));
    assert_eq!(folder.tree("public"), before);
}

#[test]
fn what_a_draft_names_is_not_published_before_it() {
    let page = |draft: &str| {
        let text = format!("---\ntitle: Про нас\n{draft}---\n[Бланк](../files/a.csv)\n");
        site().bytes("content/files/a.csv", b"a").file("pages/about.md", &text)
    };
    let has = |site: Site| site.build().contains_key("files/a.csv");
    assert!(has(page("")) && !has(page("draft: true\n")));
    assert!(!has(site().bytes("content/files/a.csv", b"a")));
    let logo = "name: Дім\nkind: ngo\nlogo: a.png\n";
    let meeting = "---\ntitle: Нарада\ndate: 2020-03-20\ndocuments: [{file: b.pdf}]\n---\n";
    let named = site()
        .bytes("content/files/a.png", b"a")
        .bytes("content/files/b.pdf", b"b")
        .file("organisations/dim.yaml", logo)
        .file("meetings/2020-03-20.md", meeting)
        .build();
    assert!(named.contains_key("files/a.png") && named.contains_key("files/b.pdf"));
}

#[test]
fn a_copy_without_private_files_says_so_and_strict_fails() {
    let folder = site().on_disk();
    let build = |arguments: &[&str]| {
        let ran = folder.run(&[&["build", "--lang", "en"], arguments].concat());
        (ran.status.code(), String::from_utf8_lossy(&ran.stderr).contains("not compared"))
    };
    assert_eq!(build(&[]), (Some(0), false));
    folder.put(".gitignore", b"/private/\n");
    assert_eq!(build(&["--from-scratch"]), (Some(0), true));
    assert_eq!(build(&["--strict"]), (Some(1), true));
    std::fs::create_dir(folder.path.join("private")).unwrap();
    assert_eq!(build(&["--from-scratch"]), (Some(0), false));
}

#[test]
fn a_comment_goes_nowhere() {
    for text in [
        "а <!-- 050 900-01-02 --> б\n",
        "а\n\n<!-- 050\n900-01-02\n\nі ще -->\n\nб\n",
        "а\n\n<!-- 050 900-01-02 -->\nб\n",
        "- а <!-- 050\n  900-01-02 --> б\n",
    ] {
        let page = format!("---\ntitle: Про нас\n---\n{text}");
        let site = site().file("pages/about.md", &page);
        let remarks = site.remarks();
        assert!(remarks.contains("[html-comment]") && remarks.lines().count() == 1, "{remarks}");
        let html = site.page("about/index.html");
        assert!(!html.contains("900") && !html.contains("<p></p>"), "{text}: {html}");
        assert!(html.contains('а') && html.contains('б'), "{text}");
    }
}
