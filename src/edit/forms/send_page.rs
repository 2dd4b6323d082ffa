//! The page on which what is saved goes to the others: what waits, two buttons, and a sentence on what came of them.

use super::exchange::{Exchanged, Waiting};
use super::submission::{ACTION, EDITOR, TOKEN};
use crate::base::diag::Arg;
use crate::base::html::{code_marked, escaped};
use crate::base::messages::Messages;
use crate::base::names::SourcePath;
use crate::disk::git::GitFault;

/// How many of the changes that wait are told one by one.
const TOLD: usize = 30;

/// What the page is made of.
#[derive(Debug)]
pub(in crate::edit) struct SendPage<'a> {
    /// The words of the program.
    pub(in crate::edit) words: &'a Messages,
    /// What only a page of this program can know.
    pub(in crate::edit) token: &'a str,
    /// What waits; nothing where there is nobody to send it to.
    pub(in crate::edit) waiting: Option<&'a Waiting>,
    /// Whether it is asked how who edits is called.
    pub(in crate::edit) asks_name: bool,
    /// What came of the exchange that was asked for.
    pub(in crate::edit) exchanged: Option<&'a Exchanged>,
}

impl SendPage<'_> {
    /// Returns the page's content.
    pub(in crate::edit) fn send_html(&self) -> String {
        let words = |key: &str| escaped(&self.words.say(key, &[]));
        let head = format!(
            "<p class=\"way\"><a href=\"/_perelik/edit/\">{}</a></p><h1>{}</h1>{}",
            words("edit-list"),
            words("edit-send-title"),
            self.exchanged.map(|exchanged| self.told_exchange(exchanged)).unwrap_or_default(),
        );
        let Some(waiting) = self.waiting else {
            return format!("{head}<p>{}</p>", words("edit-send-alone"));
        };
        let button = |action: &str, key: &str| {
            format!("<button name=\"{ACTION}\" value=\"{action}\">{}</button>", words(key))
        };
        let name = if self.asks_name { name_row(self.words) } else { String::new() };
        format!(
            "{head}<p>{about}</p>{list}<form method=\"post\" accept-charset=\"utf-8\">\
             <input type=\"hidden\" name=\"{TOKEN}\" value=\"{token}\">{name}<p class=\"bar\">{send}{receive}</p></form>",
            about = words("edit-send-about"),
            list = self.waiting_list(waiting),
            token = escaped(self.token),
            send = button("send", "edit-send"),
            receive = button("receive", "edit-receive"),
        )
    }

    fn waiting_list(&self, waiting: &Waiting) -> String {
        let count = waiting.total_count();
        let title = escaped(&self.words.say("edit-waiting", &[("count", count.into())]));
        let lines = waiting.sentences.iter().take(TOLD);
        let lines: String = lines.map(|line| format!("<li>{}</li>", escaped(line))).collect();
        let more = match waiting.sentences.len().saturating_sub(TOLD) {
            0 => String::new(),
            more => {
                let more = self.words.say("edit-send-more", &[("count", more.into())]);
                format!("<p>{}</p>", escaped(&more))
            }
        };
        let list = if lines.is_empty() { lines } else { format!("<ul>{lines}</ul>") };
        format!("<h2>{title}</h2>{list}{more}")
    }

    /// Says what came of an exchange.
    fn told_exchange(&self, exchanged: &Exchanged) -> String {
        let say = |key: &str| escaped(&self.words.say(key, &[]));
        let refused = |sentence: String, more: String| {
            format!("<div class=\"message\" role=\"alert\"><p>{sentence}</p>{more}</div>")
        };
        let quoted = |text: &str| match text.is_empty() {
            true => String::new(),
            false => format!("<pre tabindex=\"0\">{}</pre>", escaped(text)),
        };
        let files = |paths: &[String]| {
            let lines = paths.iter().map(|path| format!("<li><code>{}</code></li>", escaped(path)));
            format!("<ul>{}</ul>", lines.collect::<String>())
        };
        match exchanged {
            Exchanged::Done { sent, received } => {
                let counts = [("sent", (*sent).into()), ("received", (*received).into())];
                let done = escaped(&self.words.say("edit-send-done", &counts));
                format!("<p class=\"state\" role=\"status\" id=\"state\">{done}</p>")
            }
            Exchanged::Undecided(paths) => {
                refused(say("edit-send-undecided"), paths.iter().map(entry_link).collect())
            }
            Exchanged::Stuck(paths) => refused(say("edit-send-stuck"), files(paths)),
            Exchanged::Unkept(paths) => refused(say("edit-send-unkept"), files(paths)),
            Exchanged::Refused(words) => refused(say("edit-send-refused"), quoted(words)),
            Exchanged::Offline(words) => refused(say("edit-send-offline"), quoted(words)),
            Exchanged::Busy => refused(say("edit-send-busy"), String::new()),
            Exchanged::Alone => refused(say("edit-send-alone"), String::new()),
            Exchanged::Overtaken => refused(say("edit-send-overtaken"), String::new()),
            Exchanged::Foreign => refused(say("edit-send-foreign"), String::new()),
            Exchanged::Unnamed => refused(say("edit-unnamed"), String::new()),
            Exchanged::Closed(GitFault::NotStarted(error)) => {
                let cause = match crate::base::system_error::cause(error) {
                    Arg::Text(cause) => cause,
                    Arg::Words(key) => self.words.say(key, &[]),
                    Arg::Number(_) | Arg::WordsList(_) => String::new(),
                };
                refused(say("edit-send-closed"), quoted(&cause))
            }
            Exchanged::Closed(GitFault::Late | GitFault::Refused(_)) => {
                refused(say("edit-send-closed"), String::new())
            }
            Exchanged::Unsaved => refused(say("edit-send-unsaved"), String::new()),
        }
    }
}

fn entry_link(path: &SourcePath) -> String {
    let address = crate::site::render::links::encoded(path.as_str());
    let name = escaped(path.as_str());
    format!("<p><a href=\"/_perelik/edit/entry/{address}\">{name}</a></p>")
}

/// Returns the row that asks how who edits is called.
pub(in crate::edit) fn name_row(words: &Messages) -> String {
    format!(
        "<div class=\"row\"><label for=\"{EDITOR}\">{}</label>\
         <input id=\"{EDITOR}\" name=\"{EDITOR}\" autocomplete=\"name\" aria-describedby=\"{EDITOR}-why\">\
         <p class=\"about\" id=\"{EDITOR}-why\">{}</p></div>",
        escaped(&words.say("edit-name", &[])),
        code_marked(&words.say("edit-name-about", &[])),
    )
}

/// Returns the way to this page, with how many changes wait; empty where there is nobody to send them to.
pub(super) fn send_link(words: &Messages, waiting: Option<&Waiting>) -> String {
    let Some(waiting) = waiting else { return String::new() };
    let text = words.say("edit-send-link", &[("count", waiting.total_count().into())]);
    format!(" <a href=\"/_perelik/edit/send\">{}</a>", escaped(&text))
}
