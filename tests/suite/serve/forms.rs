//! Who may change content by forms, and who may not (docs/threats.md V14 and "forms").

use super::client::{Preview, Reply, edit, edit_in, serve};
use crate::site::Site;

const ENTRY: &str = "/_perelik/edit/entry/content/organisations/dim.yaml";
const DIM: &str = "name: Дім «Приклад» # перша\nkind: ngo\n";

fn site() -> Site {
    super::site().file("organisations/dim.yaml", DIM)
}

/// An editor who opened the address of the terminal.
struct Editor {
    preview: Preview,
    cookie: String,
    token: String,
}

impl Editor {
    fn new(site: &Site) -> Self {
        Self::of_preview(edit(site))
    }

    fn of_preview(preview: Preview) -> Self {
        let first = preview.get(&preview.start);
        assert_eq!(first.status, 303, "{}", first.body);
        let cookie = first.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
        assert!(cookie.ends_with("path=/_perelik/edit/; httponly; samesite=strict"), "{cookie}");
        let cookie = cookie.split(';').next().unwrap().to_owned();
        let mut editor = Self { preview, cookie, token: String::new() };
        editor.token = value(&editor.get(ENTRY).body, "token");
        editor
    }

    fn get(&self, path: &str) -> Reply {
        self.preview.ask(path, &format!("Host: %\r\nCookie: {}\r\n", self.cookie))
    }

    /// Sends a form as a browser does.
    fn post(&self, path: &str, pairs: &[(&str, &str)]) -> Reply {
        let own = format!(
            "Origin: http://%\r\nSec-Fetch-Site: same-origin\r\nCookie: {}\r\n",
            self.cookie
        );
        self.post_with(path, &own, &[pairs, &[("token", &self.token), ("whole", "1")]].concat())
    }

    fn post_with(&self, path: &str, lines: &str, pairs: &[(&str, &str)]) -> Reply {
        let coded = pairs.iter().map(|(name, value)| format!("{}={}", coded(name), coded(value)));
        let body = coded.collect::<Vec<_>>().join("&");
        let lines = lines.replace('%', self.preview.host());
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\n{lines}Content-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n",
            self.preview.host(),
            body.len(),
        );
        self.preview.send(format!("{head}{body}").as_bytes())
    }

    fn version(&self) -> String {
        value(&self.get(ENTRY).body, "version")
    }

    fn file(&self) -> String {
        std::fs::read_to_string(self.preview.folder.path.join("content/organisations/dim.yaml"))
            .unwrap()
    }
}

fn value(html: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let (_, rest) = html.split_once(&mark).unwrap_or_else(|| panic!("no {name} in {html}"));
    rest.split('"').next().unwrap().to_owned()
}

fn coded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[test]
fn a_saved_form_changes_its_value_and_no_other_byte() {
    let editor = Editor::new(&site());
    let version = editor.version();
    let reply =
        editor.post(ENTRY, &[("version", &version), ("do", "save"), ("name", "Хата «Приклад»")]);
    assert_eq!((reply.status, reply.body.as_str()), (303, ""));
    assert_eq!(editor.file(), DIM.replace("Дім", "Хата"));
    assert!(editor.get("/organisations/dim/").body.contains("Хата «Приклад»"));
}

#[test]
fn what_has_mistakes_stays_a_draft_and_is_told_beside_its_field() {
    let editor = Editor::new(&site());
    let version = editor.version();
    let reply = editor.post(ENTRY, &[("version", &version), ("do", "save"), ("email", "не пошта")]);
    assert_eq!(reply.status, 422);
    assert_eq!(editor.file(), DIM);
    let (_, field) = reply.body.split_once("id=\"f-email-about\"").unwrap();
    assert!(field.split("</div>").next().unwrap().contains("class=\"remark error\""), "{field}");
    // The draft is there for whoever comes next, and for who starts the program again.
    assert!(editor.get(ENTRY).body.contains("value=\"не пошта\""));
    let back = editor.post(ENTRY, &[("do", "discard")]);
    assert_eq!(back.status, 303);
    assert!(!editor.get(ENTRY).body.contains("не пошта"));
}

#[test]
fn who_does_not_know_the_key_sees_no_form() {
    let editor = Editor::new(&site());
    let wrong = format!("{}0", &editor.cookie[..editor.cookie.len() - 1]);
    for cookie in ["", "perelik=1", &wrong] {
        for path in ["/_perelik/edit/", ENTRY, "/_perelik/edit/new/page", "/_perelik/edit/?key=0"] {
            let reply = editor.preview.ask(path, &format!("Host: %\r\nCookie: {cookie}\r\n"));
            assert_eq!(reply.status, 403, "{path} with {cookie}");
            assert!(!reply.body.contains("<form"), "{}", reply.body);
        }
    }
    // A preview that only shows has no forms at all.
    let preview = serve(&site());
    assert_eq!(preview.get("/_perelik/edit/").status, 404);
    assert_eq!(preview.get(ENTRY).status, 404);
}

#[test]
fn a_page_of_another_site_changes_nothing() {
    let editor = Editor::new(&site());
    let version = editor.version();
    let pairs = [
        ("version", version.as_str()),
        ("do", "save"),
        ("name", "Зло"),
        ("token", &editor.token),
        ("whole", "1"),
    ];
    let cookie = format!("Cookie: {}\r\n", editor.cookie);
    for lines in [
        "Origin: https://evil.example\r\n",
        "Origin: null\r\n",
        "Origin: http://%\r\nSec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: same-site\r\n",
        // A program that says nothing of where it comes from.
        "",
    ] {
        let reply = editor.post_with(ENTRY, &format!("{lines}{cookie}"), &pairs);
        assert_eq!(reply.status, 403, "{lines}");
    }
    let own = format!("Origin: http://%\r\n{cookie}");
    // Without the form's own token, or with another.
    for token in ["", "0", &version] {
        let pairs = [
            ("version", version.as_str()),
            ("do", "save"),
            ("name", "Зло"),
            ("token", token),
            ("whole", "1"),
        ];
        assert_eq!(editor.post_with(ENTRY, &own, &pairs).status, 403);
    }
    // By a name that somebody made lead here.
    let foreign = editor.preview.ask(ENTRY, &format!("Host: evil.example\r\n{cookie}"));
    assert_eq!(foreign.status, 421);
    assert_eq!(editor.file(), DIM);
}

#[test]
fn only_files_of_the_content_are_shown_and_changed() {
    let editor = Editor::new(&site());
    for path in [
        "content/organisations/none.yaml",
        "content/organisations/..%2F..%2Fcontent/site.yaml",
        "..%2F..%2Fetc/passwd",
        "%2Fetc/passwd",
        "content/files/a.pdf",
        "themes/own/theme.yaml",
        "content/ledger.yaml",
        ".perelik/drafts/a.json",
    ] {
        for part in ["entry", "text", "remove"] {
            let way = format!("/_perelik/edit/{part}/{path}");
            assert_eq!(editor.get(&way).status, 404, "{way}");
            let reply = editor.post(&way, &[("version", ""), ("do", "save"), ("text", "x")]);
            assert_eq!(reply.status, 404, "{way}");
        }
    }
    let names = ["../../x", "x/../../y", "..", "%2e%2e", "", "/etc/passwd", "a\0b", "."];
    for name in names {
        let reply = editor.post("/_perelik/edit/new/organisation", &[("name", name)]);
        let place =
            reply.head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap_or_default();
        let is_inside = place.starts_with("/_perelik/edit/entry/content/organisations/");
        assert!(
            reply.status == 422 || is_inside && !place.contains(".."),
            "{name}: {} {place}",
            reply.status
        );
    }
    assert!(!editor.preview.folder.path.join("x.md").exists());
}

#[test]
fn what_is_too_large_or_of_another_kind_is_refused() {
    let editor = Editor::new(&site());
    let cookie = &editor.cookie;
    let head = |kind: &str, length: usize| {
        format!(
            "POST {ENTRY} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\nContent-Type: {kind}\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n",
            host = editor.preview.host(),
        )
    };
    for kind in ["text/plain", "multipart/form-data; boundary=x", "application/json", ""] {
        let body = format!("token={}&whole=1&name=x", editor.token);
        let reply = editor.preview.send(format!("{}{body}", head(kind, body.len())).as_bytes());
        assert_eq!(reply.status, 403, "{kind}");
    }
    // Nobody reads what is larger than any form: the answer comes while it is still being sent.
    let mut stream =
        editor.preview.begin(head("application/x-www-form-urlencoded", 1 << 40).as_bytes());
    let piece = vec![b'a'; 1 << 20];
    let sent =
        (0..64).take_while(|_| std::io::Write::write_all(&mut stream, &piece).is_ok()).count();
    assert!(sent < 64, "64 MB of a form were taken");
    assert_eq!(editor.file(), DIM);
}

/// Asks git in a folder; what the machine or the user set for git has no say.
fn git(folder: &std::path::Path, words: &[&str]) -> String {
    let mut command = std::process::Command::new("git");
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let people = ["-c", "user.name=Example", "-c", "user.email=a@example.org"];
    let done = command.args(people).args(words).current_dir(folder).output().unwrap();
    assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap().trim_end().to_owned()
}

#[test]
fn who_edits_is_asked_once_and_what_is_saved_is_sent_from_a_page_without_a_word_of_git() {
    const SEND: &str = "/_perelik/edit/send";
    let folder = site().on_disk();
    git(&folder.path, &["init", "--quiet", "--initial-branch=main"]);
    git(&folder.path, &["add", "--all"]);
    git(&folder.path, &["commit", "--quiet", "--message", "first"]);
    git(&folder.path, &["init", "--quiet", "--bare", "--initial-branch=main", ".perelik/there"]);
    git(&folder.path, &["remote", "add", "origin", ".perelik/there"]);
    git(&folder.path, &["push", "--quiet", "origin", "main"]);
    let editor = Editor::of_preview(edit_in(folder));
    let root = &editor.preview.folder.path;
    let version = editor.version();
    let pairs = [("version", version.as_str()), ("do", "save"), ("name", "Хата")];
    let unnamed = editor.post(ENTRY, &pairs);
    assert_eq!(unnamed.status, 422, "{}", unnamed.body);
    assert!(unnamed.body.contains("name=\"your-name\"") && editor.file() == DIM);
    let version = editor.version();
    let pairs = [("version", version.as_str()), ("do", "save"), ("name", "Хата")];
    let named = editor.post(ENTRY, &[&pairs[..], &[("your-name", "Олена <Приклад>")]].concat());
    assert_eq!(named.status, 303, "{}", named.body);
    let form = editor.get(ENTRY).body;
    assert!(!form.contains("name=\"your-name\"") && form.contains("Send 1 saved change"), "{form}");
    let told = git(root, &["log", "-1", "--format=%an <%ae> %s"]);
    assert_eq!(told, "Олена Приклад <no-reply@perelik.invalid> Хата: назва");
    // Only a page of this run sends.
    let own = format!("Origin: https://evil.example\r\nCookie: {}\r\n", editor.cookie);
    let foreign = [("do", "send"), ("token", editor.token.as_str()), ("whole", "1")];
    assert_eq!(editor.post_with(SEND, &own, &foreign).status, 403);
    let own = format!("Origin: http://%\r\nCookie: {}\r\n", editor.cookie);
    assert_eq!(editor.post_with(SEND, &own, &[("do", "send"), ("token", "0")]).status, 403);
    assert_eq!(editor.preview.get(SEND).status, 403);
    let waiting = editor.get(SEND).body;
    assert!(waiting.contains("<li>Хата: назва</li>"), "{waiting}");
    let sent = editor.post(SEND, &[("do", "send")]);
    assert!(sent.status == 200 && sent.body.contains("1 change is sent."), "{}", sent.body);
    assert_eq!(git(root, &["--git-dir=.perelik/there", "log", "-1", "--format=%s"]), "Хата: назва");
    std::fs::rename(root.join(".perelik/there"), root.join(".perelik/away")).unwrap();
    let offline = editor.post(SEND, &[("do", "receive")]);
    assert_eq!(offline.status, 502);
    for page in [form, waiting, sent.body, offline.body] {
        let text = page.to_lowercase();
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        for word in ["git", "commit", "push", "pull", "branch", "merge", "rebase", "origin"] {
            assert!(!words.contains(&word), "{word} in {page}");
        }
    }
}

#[test]
fn a_file_of_another_encoding_is_mended_by_a_button() {
    let folder = site().on_disk();
    // «name: Дім», as Windows-1251 has it.
    let bytes = b"name: \xc4\xb3\xec \xef\xf0\xe8\xea\xeb\xe0\xe4\xf3\nkind: ngo\n";
    folder.put("content/organisations/dim.yaml", DIM.as_bytes());
    let editor = Editor::of_preview(edit_in(folder));
    editor.preview.folder.put("content/organisations/dim.yaml", bytes);
    editor.preview.until("/_perelik/remarks", |reply| reply.body.contains("dim.yaml"));
    let page = editor.get(ENTRY);
    assert!(page.status == 422 && page.body.contains("value=\"mend\""), "{}", page.body);
    assert_eq!(editor.post(ENTRY, &[("do", "mend")]).status, 303);
    assert_eq!(editor.file(), "name: Дім прикладу\nkind: ngo\n");
    assert!(editor.get(ENTRY).body.contains("value=\"Дім прикладу\""));
}

#[test]
fn a_second_meeting_of_a_day_is_begun_by_who_means_it_alone() {
    const NEW: &str = "/_perelik/edit/new/meeting";
    let meeting = "---\ntitle: Нарада\ndate: 2020-03-27\n---\n";
    let editor = Editor::new(&site().file("meetings/2020-03-27.md", meeting));
    let asked = editor.post(NEW, &[("name", "27.03.2020")]);
    let there = "/_perelik/edit/entry/content/meetings/2020-03-27.md";
    assert!(asked.status == 422 && asked.body.contains(there), "{}", asked.body);
    let begun = editor.post(NEW, &[("name", "27.03.2020"), ("again", "1")]);
    assert!(begun.status == 303 && begun.head.contains("2020-03-27-2.md"), "{}", begun.head);
    let other = editor.post(NEW, &[("name", "28.03.2020")]);
    assert!(other.head.contains("2020-03-28.md"), "{}", other.head);
}

#[test]
fn who_sees_a_number_is_told_also_where_nobody_chose_it_and_hints_name_fields() {
    let text = "name: Дім\nphones:\n  - 050 000-00-01\npeople:\n  - name: Приклад\n";
    let editor = Editor::new(&site().file("organisations/dim.yaml", text));
    let form = editor.get(ENTRY).body;
    let empty = |way: &str| {
        let (_, rest) = form.split_once(&format!("name=\"{way}.visibility\"")).unwrap();
        rest.split("</option>").next().unwrap().rsplit('>').next().unwrap().to_owned()
    };
    assert_eq!(empty("phones.0"), "not chosen: everybody sees it");
    assert_eq!(empty("people.0"), "not chosen: editors alone see it");
    // The kind is missing, and the form says so in its own words.
    assert!(form.contains("“Kind”") && !form.contains("<code>kind: …</code>"), "{form}");
}

#[test]
fn what_names_an_entry_is_told_before_it_goes() {
    let meeting = "---\ntitle: Нарада\ndate: 2020-03-27\nattendees:\n  - organisation: dim\n---\n";
    let editor = Editor::new(&site().file("meetings/2020-03-27.md", meeting));
    let page = editor.get("/_perelik/edit/remove/content/organisations/dim.yaml").body;
    assert!(page.contains("1 file names this entry") && page.contains("2020-03-27.md"), "{page}");
    let other = editor.get("/_perelik/edit/remove/content/meetings/2020-03-27.md").body;
    assert!(!other.contains("names this entry"), "{other}");
}
