//! What is asked of each kind, and the answers: one row a field, one column an output.

use serde_json::{Value, json};

use crate::site::{Site, site};

/// Why an output does not carry a field.
pub(super) const REASONS: [(char, &str); 10] = [
    ('o', "it stands on the page of the entry, to which this leads"),
    ('r', "what is lacking is the resource; the kind of help stands where that alone is named"),
    ('f', "the format has no place for it"),
    ('w', "a reader of this has no use for it"),
    ('i', "it is what links and programs know it by"),
    ('h', "it says whether and to whom something is shown, and is no fact"),
    ('p', "private"),
    ('l', "an organisation of the list is named as it is there"),
    ('d', "the day on which it was done says so as well"),
    ('n', "it is checked and its file copied; no page shows pictures of terms"),
];

/// What is asked of one kind of entries.
pub(super) struct Asked {
    /// The name of its shape.
    pub(super) kind: &'static str,
    /// Where each shape stands in the entry.
    pub(super) places: &'static [(&'static str, &'static str)],
    /// Its outputs in the order of the columns: a name, and how the paths of its files begin.
    pub(super) outputs: &'static [(&'static str, &'static str)],
    /// An entry that says something in each field.
    pub(super) entry: fn() -> Value,
    /// A site with the entry.
    pub(super) with: fn(&Value) -> Site,
    /// One row a field; `+` where the output carries it, else a reason.
    pub(super) rows: &'static [(&'static str, &'static str)],
}

/// The page without what stands in it for search engines, and that alone.
pub(super) const JSON_LD: &str = "JSON-LD";
/// The history, which `record` writes.
pub(super) const LEDGER: &str = "ledger";

pub(super) const MEETING: Asked = Asked {
    kind: "meeting",
    places: &[
        ("meeting", ""),
        ("attendee", "/attendees/0"),
        ("heard", "/heard/0"),
        ("decision", "/decisions/0"),
        ("task", "/tasks/0"),
        ("channel", "/channels/0"),
        ("next", "/next"),
        ("document", "/documents/0"),
    ],
    outputs: &[
        ("page", "meetings/2020-03-3"),
        (JSON_LD, "meetings/2020-03-3"),
        ("list", "meetings/index.html"),
        ("home", "index.html"),
        ("page of an organisation", "organisations/zrazkova/index.html"),
        ("page of tasks", "tasks/index.html"),
        ("calendar", "calendar.ics"),
        ("feed", "meetings.atom"),
        ("tasks.csv", "tasks.csv"),
        ("data", "data/meetings.json"),
        ("share.txt", "share.txt"),
        ("search", "search/"),
        (LEDGER, ""),
    ],
    entry: || {
        json!({
            "title": "Зразкова зустріч", "date": "2020-03-30", "start": "10:11", "end": "12:13", "format": "mixed",
            "place": "Зала", "organiser": "zrazkova", "series": "Низка", "status": "cancelled",
            "attendees": [{ "organisation": "zrazkova", "name": "Назва", "person": "Особа", "role": "Посада" }],
            "agenda": ["Питання"], "heard": [{ "who": "Доповідач", "text": "Доповідь" }],
            "decisions": [{ "text": "Рішення", "result": "Одностайно" }],
            "tasks": [{
                "what": "Доручення", "who": ["zrazkova", "Виконавець"], "due": "2020-03-31", "status": "done",
                "done_on": "2020-03-21",
            }],
            "channels": [{ "name": "Канал", "url": "https://example.org/kanal" }],
            "next": { "date": "2020-04-03", "start": "14:15", "place": "Підвал" },
            "documents": [{ "file": "https://example.org/dokument", "name": "Документ" }],
            "video": "https://example.org/video", "private": "нотатка", "draft": false, "publish_on": "2020-01-01",
            "expires_on": "2030-01-01", "formerly": ["2020-03-01"], "source": "Звідси",
        })
    },
    with: |entry| {
        let day = entry["date"].as_str().unwrap();
        based().file(&format!("meetings/{day}.md"), &format!("---\n{entry}\n---\n"))
    },
    rows: &[
        ("attendee.name", "llooowlow+o++"),
        ("attendee.organisation", "++oo+w+ow+o++"),
        ("attendee.person", "+woo+w+ow+o++"),
        ("attendee.role", "+woo+w+ow+ow+"),
        ("channel.name", "+wooow+ow+ow+"),
        ("channel.url", "+wooow+ow+ow+"),
        ("decision.result", "+wooow+ow+ow+"),
        ("decision.text", "+wooow++w+o++"),
        ("document.file", "+wooow+ow+ow+"),
        ("document.name", "+wooow+ow+ow+"),
        ("heard.text", "+wooow+ow+o++"),
        ("heard.who", "+wooow+ow+o++"),
        ("meeting.agenda", "+wooow+ow+o++"),
        ("meeting.attendees", "+++++w+ow+o++"),
        ("meeting.channels", "+wooow+ow+ow+"),
        ("meeting.date", "+++++++++++++"),
        ("meeting.decisions", "+wooow++w+o++"),
        ("meeting.documents", "+wooow+ow+ow+"),
        ("meeting.draft", "hhhhhhhhhhhhh"),
        ("meeting.end", "+++++w+ow+ow+"),
        ("meeting.expires_on", "hhhhhhhhhhhhh"),
        ("meeting.format", "++++ow+ow+ow+"),
        ("meeting.formerly", "iiiiii++i+iii"),
        ("meeting.heard", "+wooow+ow+o++"),
        ("meeting.next", "+w++ow++w++w+"),
        ("meeting.organiser", "++ooow+ow+ow+"),
        ("meeting.place", "++++ow+ow+o++"),
        ("meeting.private", "ppppppppppppp"),
        ("meeting.publish_on", "hhhhhhhhhhhhh"),
        ("meeting.series", "+w++ow++w++++"),
        ("meeting.source", "+wooowwow+ow+"),
        ("meeting.start", "+++++w+ow++w+"),
        ("meeting.status", "++++ow+ow++w+"),
        ("meeting.tasks", "+w+++++o++o++"),
        ("meeting.title", "+++++++++++++"),
        ("meeting.video", "+wooow+ow+ow+"),
        ("next.date", "+w++ow++w++w+"),
        ("next.place", "+w++ow+ow+ow+"),
        ("next.start", "+w++ow+ow++w+"),
        ("task.done_on", "+wooo+wo++ow+"),
        ("task.due", "+wooo++o++ow+"),
        ("task.status", "ddddddddddddd"),
        ("task.what", "+wooo++o++o++"),
        ("task.who", "+wooo++o++ow+"),
    ],
};

pub(super) const NEED: Asked = Asked {
    kind: "need",
    places: &[("need", "")],
    outputs: &[
        ("page", "needs/index.html"),
        ("page of an organisation", "organisations/zrazkova/index.html"),
        ("needs.csv", "needs.csv"),
        ("data", "data/needs.json"),
        ("search", "search/"),
        (LEDGER, ""),
    ],
    entry: || {
        json!({
            "what": "Зразкове", "resource": "masks", "help": "food", "audiences": ["elderly"], "areas": ["south"],
            "unit": "штук", "required": 17, "provided": 13, "by": ["zrazkova"], "state": "critical",
            "as_of": "2020-03-02", "note": "Примітка", "private": "нотатка", "draft": false, "publish_on": "2020-01-01",
            "expires_on": "2030-01-01", "formerly": ["stare"], "source": "Звідси",
        })
    },
    with: |entry| based().file("needs/zrazkove.yaml", &entry.to_string()),
    rows: &[
        ("need.areas", "+o++++"),
        ("need.as_of", "+o++w+"),
        ("need.audiences", "+o++++"),
        ("need.by", "++++w+"),
        ("need.draft", "hhhhhh"),
        ("need.expires_on", "hhhhhh"),
        ("need.formerly", "iii+ii"),
        ("need.help", "ro++++"),
        ("need.note", "+o++++"),
        ("need.private", "pppppp"),
        ("need.provided", "++++w+"),
        ("need.publish_on", "hhhhhh"),
        ("need.required", "+o++w+"),
        ("need.resource", "+o++++"),
        ("need.source", "+o++w+"),
        ("need.state", "+o++w+"),
        ("need.unit", "++++w+"),
        ("need.what", "++++++"),
    ],
};

pub(super) const PAGE: Asked = Asked {
    kind: "page",
    places: &[("page", "")],
    outputs: &[
        ("page", "zrazkova/index.html"),
        (JSON_LD, "zrazkova/index.html"),
        ("home", "index.html"),
        ("search", "search/"),
        (LEDGER, ""),
    ],
    entry: || {
        json!({
            "title": "Зразкова сторінка", "summary": "Коротко", "private": "нотатка", "draft": false, "publish_on": "2020-01-01",
            "expires_on": "2030-01-01", "formerly": ["stara"], "source": "Звідси",
        })
    },
    with: |entry| based().file("pages/zrazkova.md", &format!("---\n{entry}\n---\nТекст\n")),
    rows: &[
        ("page.draft", "hhhhh"),
        ("page.expires_on", "hhhhh"),
        ("page.formerly", "iiiii"),
        ("page.private", "ppppp"),
        ("page.publish_on", "hhhhh"),
        ("page.source", "+fow+"),
        ("page.summary", "++o++"),
        ("page.title", "+++++"),
    ],
};

pub(super) const TERM: Asked = Asked {
    kind: "term",
    places: &[("term", "")],
    outputs: &[
        ("page", "help/zrazkove"),
        ("page of an organisation", "organisations/zrazkova/index.html"),
        (JSON_LD, "organisations/zrazkova/index.html"),
        ("home", "index.html"),
        ("poster", "poster/index.html"),
        ("list.csv", "list.csv"),
        ("list.json", "list.json"),
        ("data", "data/terms.json"),
        ("HSDS", "data/hsds/"),
        ("3W", "data/3w.csv"),
        ("835", "data/835/"),
        ("search", "search/"),
    ],
    entry: || {
        json!({
            "id": "zrazkove", "name": "Зразкове", "formerly": ["stare"], "synonyms": ["Приклад"], "parent": "shyrshe",
            "icon": "https://example.org/znachok.svg", "open_eligibility": "1102", "cluster": "Food Security",
            "katottg": "UA14120110010048157", "schema_org": "NGO",
        })
    },
    with: |entry| {
        let terms = format!("[{entry}, {{id: shyrshe, name: Ширше}}, {{id: desk, name: Служба}}]");
        let id = entry["id"].as_str().unwrap();
        let all = ["help", "audiences", "areas", "kinds"];
        let site = all.iter().fold(based(), |site, vocabulary| {
            site.file(&format!("vocabulary/{vocabulary}.yaml"), &terms)
        });
        let entry = format!(
            "name: Зразкова\nkind: {id}\naddress: {{street: Вулиця, city: Зразок, area: {id}, visibility: public}}\nservices: [{{help: {id}, areas: [{id}], audiences: [{id}]}}]\n"
        );
        site.without("organisations/pryklad.md")
            .without("organisations/dim.yaml")
            .file("organisations/zrazkova.yaml", &entry)
    },
    rows: &[
        ("term.cluster", "wwfwwww+++fw"),
        ("term.formerly", "+iiiiii+iiii"),
        ("term.icon", "nnnnnnnnnnnn"),
        ("term.id", "++i+ii++++i+"),
        ("term.katottg", "wwfwwww+f++w"),
        ("term.name", "++++++i+++f+"),
        ("term.open_eligibility", "wwfwwww++ffw"),
        ("term.parent", "wwf++ww++ff+"),
        ("term.schema_org", "ww+wwww+fffw"),
        ("term.synonyms", "wwfwwww+fff+"),
    ],
};

fn based() -> Site {
    site()
        .edit("site.yaml", "hotline:", "outputs: [all]\nhotline:")
        .file("organisations/zrazkova.yaml", "name: Зразкова\nkind: ngo\n")
}
