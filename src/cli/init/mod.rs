//! `perelik init DIR`: a small new site that builds without diagnostics, or a whole invented one.

#![expect(
    clippy::disallowed_methods,
    reason = "outer layer: writes a new site, and nothing that exists"
)]

mod example;

use std::fs;
use std::io::{self, IsTerminal};

use include_dir::{Dir, include_dir};
use jiff::ToSpan;
use jiff::civil::Date;
use uuid::Uuid;

use crate::base::diag::{Arg, Level};
use crate::base::files::Sources;
use crate::base::locale::Lang;
use crate::base::locale::phones::PhoneNumber;
use crate::base::locale::typed;
use crate::base::messages::Messages;
use crate::base::names::SourcePath;
use crate::cli::args::Init;
use crate::cli::ask::{Asker, Question};
use crate::cli::exit::Exit;
use crate::cli::save;
use crate::cli::session::{Failure, Session};
use crate::content::fields::table;
use crate::content::validate::{self, NameIndex, RecordCache, is_web_address};
use crate::list::check::placeholder;

/// The files of a new site; `gitignore` gets its dot when it is written.
static SKELETON: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/skeleton");

/// Papers for whoever works on the site, in English: they replace those of the same name. The content is that of a Ukrainian site.
static IN_ENGLISH: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/skeleton_en");

/// The address of a site that has none yet.
const BASE_URL: &str = "https://example.org/";

/// What stands in place of a hotline that was not given.
const NO_HOTLINE: &str = "# Гаряча лінія: допишіть її номер і приберіть знаки # на початку рядків.\n# гаряча_лінія:\n#   повний: \"\"\n";

/// How many days the task of the example has.
const TASK_DAYS: i64 = 7;

/// Writes the files of a new site into a folder that is empty or missing.
pub(super) fn run(session: &mut Session, options: &Init) -> Result<Exit, Failure> {
    let folder = &options.folder;
    let is_free = match fs::read_dir(folder) {
        // An empty clone is where a site begins that has a server already.
        Ok(mut entries) => {
            entries.all(|entry| !options.server && entry.is_ok_and(|e| e.file_name() == ".git"))
        }
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    };
    let is_server = options.server && super::server::is_one(folder);
    if !is_free && !is_server {
        return Err(session.fail("cli-init-exists", &[("path", Session::path_argument(folder))]));
    }
    if options.server {
        return super::server::run(session, folder);
    }
    let today = session.today("Europe/Kyiv")?;
    let fill = filler(session, options, today)?;
    for (path, bytes) in files(options.example, session.words.lang()) {
        let path = folder.join(fill(path).replace("gitignore", ".gitignore"));
        let text = str::from_utf8(bytes).map(&fill);
        let bytes = text.as_ref().map_or(bytes, |text| text.as_bytes());
        if !save::create_new(session, &path, bytes)? {
            return Err(
                session.fail("cli-init-exists", &[("path", Session::path_argument(folder))])
            );
        }
    }
    // Git does not take it: a copy of the site without it can be told.
    save::create_folder(session, &folder.join("private"))?;
    let said = if options.example { "cli-init-example-done" } else { "cli-init-done" };
    let line = session.say(said, &[("path", Session::path_argument(folder))]);
    session.print_line(&line)?;
    Ok(Exit::Fine)
}

/// Makes the text of a new site of a text of the program's.
type Filler = Box<dyn Fn(&str) -> String>;

/// Returns what makes the text of a new site of a text of the program's: its days, its id, and what was answered.
fn filler(session: &mut Session, options: &Init, today: Date) -> Result<Filler, Failure> {
    let namespace = Uuid::new_v4().to_string();
    if options.example {
        return Ok(Box::new(move |text| {
            example::moved_days(text, today).replace("%NAMESPACE%", &namespace)
        }));
    }
    let soon = today.checked_add(TASK_DAYS.days()).unwrap_or(today);
    let answers = Answers::new(session, options)?;
    Ok(Box::new(move |text| {
        text.replace("%NAMESPACE%", &namespace)
            .replace("%TODAY%", &today.to_string())
            .replace("%SOON%", &soon.to_string())
            .replace("\"%TITLE%\"", &answers.title)
            .replace("\"%BASE_URL%\"", &answers.base_url)
            .replace("# %HOTLINE%\n", &answers.hotline)
    }))
}

/// What of `site.yaml` only the editor can fill in, as it is written there.
struct Answers {
    title: String,
    base_url: String,
    hotline: String,
}

impl Answers {
    /// Takes what was given or, on a terminal, asked for; the rest stays a placeholder that `check` names. What is given is looked at
    /// first: nobody answers questions for a site that is refused.
    fn new(session: &mut Session, options: &Init) -> Result<Self, Failure> {
        let title = given(session, options.title.as_ref(), title_of)?;
        let base_url = given(session, options.base_url.as_ref(), site_url)?;
        let hotline = given(session, options.hotline.as_ref(), hotline_number)?;
        let site = |key| Question::optional(table::SITE.row(key).expect("a field of the site"));
        let number = table::HOTLINE.row("short").expect("a field of the hotline");
        let question = site("hotline").for_part(number).asked_by(Some("cli-init-ask-hotline"));
        Ok(Self {
            title: or_asked(session, title, &site("title"), title_of)?
                .unwrap_or_else(|| quoted(placeholder::TITLE)),
            base_url: or_asked(session, base_url, &site("base_url"), site_url)?
                .unwrap_or_else(|| quoted(BASE_URL)),
            hotline: or_asked(session, hotline, &question, hotline_number)?
                .unwrap_or_else(|| NO_HOTLINE.to_owned()),
        })
    }
}

/// Makes of an answer what is written in `site.yaml`, or says why not.
type Understand = fn(&Messages, &str) -> Result<String, String>;

/// Returns what an option gives.
fn given(
    session: &Session,
    option: Option<&String>,
    understand: Understand,
) -> Result<Option<String>, Failure> {
    let value = option.map(|value| value.trim()).filter(|value| !value.is_empty());
    let value = value.map(|value| understand(&session.words, value)).transpose();
    value.map_err(Failure::Said)
}

/// Returns what was given, or asks on a terminal until the answer is no mistake, so that nothing typed before is lost.
fn or_asked(
    session: &mut Session,
    given: Option<String>,
    question: &Question<'_>,
    understand: Understand,
) -> Result<Option<String>, Failure> {
    if given.is_some() || !io::stdin().is_terminal() {
        return Ok(given);
    }
    let Session { words, out, .. } = session;
    let names = NameIndex::default();
    let mut asker = Asker { words, names: &names, input: &mut io::stdin().lock(), output: out };
    while let Some(answer) = asker.ask(question)? {
        // What is certain is taken, and the asker has said it.
        match understand(words, &answer) {
            Ok(value) => return Ok(Some(value)),
            Err(sentence) => asker.write_sentence(&sentence)?,
        }
    }
    Ok(None)
}

/// Any title is one.
#[expect(clippy::unnecessary_wraps, reason = "answers are understood alike")]
fn title_of(_: &Messages, title: &str) -> Result<String, String> {
    Ok(quoted(title))
}

/// An address is one that `check` has nothing against.
fn site_url(words: &Messages, url: &str) -> Result<String, String> {
    if !(url.starts_with("http") && is_web_address(url)) {
        let value = ("value", Arg::from(url));
        return Err(match typed::web_address(url) {
            Some(meant) => words.say("cli-init-url-meant", &[value, ("meant", meant.into())]),
            None => words.say("cli-init-url", &[value]),
        });
    }
    let path = SourcePath::new("content/site.yaml");
    let text = format!("title: x\nbase_url: {}\n", quoted(url));
    let mut sources = Sources::default();
    sources.texts.insert(path.clone(), text.into_bytes().into());
    let diagnostics = validate::read_records(&sources, &mut RecordCache::default()).diagnostics;
    let errors = diagnostics.at_least(Level::Error);
    match errors.into_iter().find(|error| error.at.path == path) {
        Some(error) => {
            let hint = words.hint(error).map(|hint| format!("; {hint}"));
            Err(words.sentence(error) + &hint.unwrap_or_default())
        }
        None => Ok(quoted(url)),
    }
}

/// An emergency number answers for nobody's list.
fn hotline_number(words: &Messages, number: &str) -> Result<String, String> {
    let value = || [("value", Arg::from(number))];
    let Ok(phone) = PhoneNumber::parse(number) else {
        return Err(words.say("cli-init-hotline", &value()));
    };
    if placeholder::is_emergency(&phone) {
        return Err(words.say("cli-init-emergency", &value()));
    }
    let key = if phone.is_short() { "короткий" } else { "повний" };
    Ok(format!("гаряча_лінія:\n  {key}: {}\n", quoted(&phone.national())))
}

/// A text in quotes, as JSON and YAML both write it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Returns the files of the small site, or those of the example with what the small one has beside its content; papers for editors are in
/// the language of messages.
fn files(is_example: bool, lang: Lang) -> Vec<(&'static str, &'static [u8])> {
    let mut found = all_files(&SKELETON);
    if lang == Lang::EN {
        let papers = all_files(&IN_ENGLISH);
        found.retain(|(path, _)| papers.iter().all(|(paper, _)| paper != path));
        found.extend(papers);
    }
    if is_example {
        found.retain(|(path, _)| !path.starts_with("content/"));
        found.extend(all_files(&example::EXAMPLE));
    }
    found
}

fn all_files(root: &'static Dir<'static>) -> Vec<(&'static str, &'static [u8])> {
    let mut found = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        found.extend(folder.files().filter_map(|f| Some((f.path().to_str()?, f.contents()))));
    }
    found
}
