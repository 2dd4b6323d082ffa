//! One public record becomes one row: the keys of the table of fields, and a few that only data need.
//!
//! Comes in: a record and a language. Goes out: an object whose keys are those of the content's own files, so what is
//! written here can be taken in again as it is; only how a service stands is told as everywhere, together with its
//! organisation. Texts stand in the main language; those of the others are listed beside
//! them, each with the place it belongs to.

use crate::base::choices::PhoneType;
use crate::base::json::{Json, Object};
use crate::base::locale::hours::Hours;
use crate::base::locale::phones::PhoneNumber;
use crate::base::locale::{Lang, dates};
use crate::base::localised::Text;
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::content::validate::{Link, Verified};
use crate::list::offers::Offer;
use crate::list::publish::{
    self, Address, Entry, Meeting, Mention, Organisation, Person, Phone, Service, Task,
};

use crate::site::export::material::Material;

/// Makes rows in one language.
#[derive(Clone, Copy)]
struct Words<'a> {
    material: &'a Material<'a>,
    lang: Lang,
}

/// Returns the rows of the organisations, desks among them.
pub(super) fn organisations<'a>(
    material: &'a Material<'a>,
) -> Box<dyn Iterator<Item = Object<'a>> + 'a> {
    let all = material.public.organisations.iter();
    Box::new(all.map(|o| translated(material, |words| words.organisation(o))))
}

/// Returns the rows of the services, by the name of their organisation.
pub(super) fn services<'a>(
    material: &'a Material<'a>,
) -> Box<dyn Iterator<Item = Object<'a>> + 'a> {
    let all = material.public.organisations.iter();
    let offers = all.flat_map(|o| material.public.offers_of(&o.entry.id));
    let all = offers.filter_map(|offer| Some((offer, offer.service()?)));
    Box::new(all.map(|(offer, s)| translated(material, |words| words.service(offer, s))))
}

/// Returns the rows of the meetings, the newest first.
pub(super) fn meetings<'a>(
    material: &'a Material<'a>,
) -> Box<dyn Iterator<Item = Object<'a>> + 'a> {
    let all = material.public.meetings.iter();
    Box::new(all.map(|m| translated(material, |words| words.meeting(m))))
}

/// Returns the rows of the needs.
pub(super) fn needs<'a>(material: &'a Material<'a>) -> Box<dyn Iterator<Item = Object<'a>> + 'a> {
    let all = material.public.needs.iter();
    Box::new(all.map(|n| translated(material, |words| words.need(n))))
}

/// Returns the rows of the terms, vocabulary by vocabulary.
pub(super) fn terms<'a>(material: &'a Material<'a>) -> Box<dyn Iterator<Item = Object<'a>> + 'a> {
    let of = |vocabulary: Vocabulary| {
        material.public.terms(vocabulary).iter().map(move |t| (vocabulary, t))
    };
    let all = Vocabulary::ALL.into_iter().flat_map(of);
    Box::new(all.map(|(v, t)| translated(material, |words| words.term(v, t))))
}

/// Makes a row in the main language and adds what the other languages say otherwise.
fn translated<'a>(
    material: &'a Material<'a>,
    make: impl Fn(Words<'a>) -> Object<'a>,
) -> Object<'a> {
    let languages = &material.public.site.languages;
    let main = languages.first().copied().unwrap_or(Lang::UK);
    let mut row = make(Words { material, lang: main });
    let mut translations = Vec::new();
    for &lang in languages.iter().skip(1) {
        let other = make(Words { material, lang });
        differing(&row, &other, "", lang, &mut translations);
    }
    row.add("translations", translations);
    row
}

/// Collects the texts that differ, each with its place as a JSON Pointer (RFC 6901).
fn differing<'a>(
    main: &Object<'a>,
    other: &Object<'a>,
    place: &str,
    lang: Lang,
    found: &mut Vec<Object<'a>>,
) {
    for ((key, main), (_, other)) in main.iter().zip(other.iter()) {
        differs(main, other, &format!("{place}/{key}"), lang, found);
    }
}

fn differs<'a>(
    main: &Json<'a>,
    other: &Json<'a>,
    place: &str,
    lang: Lang,
    found: &mut Vec<Object<'a>>,
) {
    match (main, other) {
        (Json::Object(main), Json::Object(other)) => differing(main, other, place, lang, found),
        (Json::List(main), Json::List(other)) => {
            for (number, (main, other)) in main.iter().zip(other).enumerate() {
                differs(main, other, &format!("{place}/{number}"), lang, found);
            }
        }
        // A page has an address in each language, which is no translation of a text.
        (Json::Text(main), Json::Text(other)) if main != other && place != "/page" => {
            found.push(
                Object::new()
                    .with("lang", lang.to_string())
                    .with("field", place.to_owned())
                    .with("text", Json::Text(other.clone())),
            );
        }
        _ => {}
    }
}

impl<'a> Words<'a> {
    fn text(self, text: &'a Text) -> &'a str {
        text.get(self.lang)
    }

    fn maybe(self, text: Option<&'a Text>) -> Option<&'a str> {
        text.map(|text| self.text(text))
    }

    fn texts(self, texts: &'a [Text]) -> Vec<&'a str> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    fn page(self, kind: Kind, id: &str) -> Option<String> {
        let address = self.material.routes.addresses.entry(self.lang, kind, id)?;
        Some(self.material.absolute(&address))
    }

    /// Returns a body with absolute links.
    fn body(self, entry: &'a Entry) -> Option<String> {
        let body = entry.body.as_ref()?.get(self.lang);
        let base = &self.material.public.site.base_url;
        let html = crate::site::render::links::body(body, self.material.routes, self.lang, base);
        (!html.trim().is_empty()).then_some(html)
    }

    /// Adds what every entry has.
    fn entry(self, row: Object<'a>, kind: Kind, entry: &'a Entry) -> Object<'a> {
        row.with("source", self.maybe(entry.source.as_ref()))
            .with("formerly", former(&entry.formerly))
            .with("changed", entry.changed.map(|day| day.to_string()))
            .with("body", self.body(entry))
            .with("page", self.page(kind, &entry.id))
    }

    fn organisation(self, o: &'a Organisation) -> Object<'a> {
        let verified = o.verified.as_ref().map(verified);
        let people: Vec<_> = o.people.iter().map(|person| self.person(person)).collect();
        let links: Vec<_> = o.links.iter().map(|link| self.link(link)).collect();
        let services: Vec<&str> = o.services.iter().map(|service| service.id.as_str()).collect();
        let filed_elsewhere = o.filed_under != o.name.main;
        let row = Object::new()
            .with("id", &o.entry.id)
            .with("name", self.text(&o.name))
            .with("short_name", self.maybe(o.short_name.as_ref()))
            .with("sort_name", filed_elsewhere.then_some(&o.filed_under))
            .with("kind", o.kind.as_ref())
            .with("desk", o.is_desk)
            .with("summary", self.maybe(o.summary.as_ref()))
            .with("status", o.status)
            .with("edrpou", o.edrpou.as_ref())
            .with("services", services)
            .with("phones", self.phones(&o.phones))
            .with("email", o.email.as_ref())
            .with("website", o.website.as_ref())
            .with("links", links)
            .with("address", o.address.as_ref().map(|address| self.address(address)))
            .with("hours", o.hours.as_ref().map(Hours::source))
            .with("people", people)
            .with("members", ids(&o.members))
            .with("verified", verified)
            .with("logo", o.logo.as_ref().and_then(|logo| self.material.file(logo)));
        self.entry(row, Kind::Organisation, &o.entry)
    }

    fn service(self, offer: &'a Offer, s: &'a Service) -> Object<'a> {
        let o = offer.organisation();
        Object::new()
            .with("organisation", &o.entry.id)
            .with("id", &s.id)
            .with("help", &s.help)
            .with("name", self.maybe(s.name.as_ref()))
            .with("details", self.maybe(s.details.as_ref()))
            .with("audiences", ids(&s.audiences))
            .with("areas", ids(&s.areas))
            .with("delivery", s.delivery.clone())
            .with("conditions", self.maybe(s.conditions.as_ref()))
            .with("cost", self.maybe(s.cost.as_ref()))
            .with("documents", self.texts(&s.documents))
            .with("hours", s.hours.as_ref().map(Hours::source))
            .with("phones", self.phones(&s.phones))
            .with("status", offer.state())
            .with("source", self.maybe(s.source.as_ref()))
            .with("verified", s.verified.as_ref().map(verified))
            .with("page", self.page(Kind::Organisation, &o.entry.id))
    }

    fn phones(self, phones: &'a [Phone]) -> Vec<Object<'a>> {
        let phone = |phone: &'a Phone| {
            let languages: Vec<String> = phone.languages.iter().map(Lang::to_string).collect();
            Object::new()
                .with("number", phone.number.tel())
                .with("extension", phone.extension.as_ref())
                .with("type", (phone.kind != PhoneType::Voice).then_some(phone.kind))
                .with("label", self.maybe(phone.label.as_ref()))
                .with("hours", phone.hours.as_ref().map(Hours::source))
                .with("languages", languages)
        };
        phones.iter().map(phone).collect()
    }

    fn link(self, link: &'a Link) -> Object<'a> {
        Object::new().with("url", &link.url).with("name", self.maybe(link.name.as_ref()))
    }

    fn person(self, person: &'a Person) -> Object<'a> {
        Object::new()
            .with("name", self.text(&person.name))
            .with("role", self.maybe(person.role.as_ref()))
            .with("responsible", person.responsible)
            .with("phone", person.phone.as_ref().map(PhoneNumber::tel))
            .with("email", person.email.as_ref())
    }

    fn address(self, address: &'a Address) -> Object<'a> {
        Object::new()
            .with("street", self.maybe(address.street.as_ref()))
            .with("city", self.maybe(address.city.as_ref()))
            .with("postcode", address.postcode.as_ref())
            .with("area", address.area.as_ref())
            .with("note", self.maybe(address.note.as_ref()))
            .with("how_to_get", self.maybe(address.how_to_get.as_ref()))
            .with("accessibility", self.texts(&address.accessibility))
            .with("location", address.location.map(|(lat, lon)| vec![lat, lon]))
    }

    fn meeting(self, m: &'a Meeting) -> Object<'a> {
        let attendees = m.attendees.iter().map(|a| {
            Object::new()
                .with("organisation", a.organisation.as_ref())
                .with("name", self.maybe(a.name.as_ref()))
                .with("person", self.maybe(a.person.as_ref()))
                .with("role", self.maybe(a.role.as_ref()))
        });
        let channels = m.channels.iter().map(|channel| {
            Object::new().with("name", self.text(&channel.name)).with("url", channel.url.as_ref())
        });
        let organiser = m.organiser.as_ref().map(|organiser| match organiser {
            Mention::Shown(id) => id.as_str(),
            Mention::Named(name) => self.text(name),
        });
        let row = Object::new()
            .with("id", &m.entry.id)
            .with("title", self.text(&m.title))
            .with("date", m.date.to_string())
            .with("start", m.start.map(dates::time))
            .with("end", m.end.map(dates::time))
            .with("format", m.format)
            .with("place", self.maybe(m.place.as_ref()))
            .with("organiser", organiser)
            .with("series", self.maybe(m.series.as_ref()))
            .with("status", m.status.as_str())
            .with("attendees", attendees.collect::<Vec<_>>())
            .with("agenda", self.texts(&m.agenda));
        let row = self
            .minutes(row, m)
            .with("channels", channels.collect::<Vec<_>>())
            .with("next", m.next.as_ref().map(|next| self.next(next)))
            .with("documents", self.documents(m))
            .with("video", m.video.as_ref());
        self.entry(row, Kind::Meeting, &m.entry)
    }

    /// Adds what was heard, decided and given to do.
    fn minutes(self, row: Object<'a>, m: &'a Meeting) -> Object<'a> {
        let heard = m.heard.iter().map(|heard| {
            Object::new()
                .with("who", self.maybe(heard.who.as_ref()))
                .with("text", self.text(&heard.text))
        });
        let decisions = m.decisions.iter().map(|decision| {
            Object::new()
                .with("text", self.text(&decision.text))
                .with("result", self.maybe(decision.result.as_ref()))
        });
        row.with("heard", heard.collect::<Vec<_>>())
            .with("decisions", decisions.collect::<Vec<_>>())
            .with("tasks", m.tasks.iter().map(|task| self.task(task)).collect::<Vec<_>>())
    }

    fn task(self, task: &'a Task) -> Object<'a> {
        let everybody = task.everybody.then_some("attendees");
        let people = task.people.iter().map(|person| self.text(person));
        let who: Vec<&str> = everybody.into_iter().chain(ids(&task.named)).chain(people).collect();
        let is_done = task.state == publish::TaskState::Done;
        let is_overdue = task.state == publish::TaskState::Overdue;
        Object::new()
            .with("what", self.text(&task.what))
            .with("who", who)
            .with("due", task.due.map(|due| due.to_string()))
            .with("status", if is_done { "done" } else { "open" })
            .with("done_on", task.done_on.map(|day| day.to_string()))
            .with("overdue", is_overdue)
    }

    fn next(self, next: &'a crate::content::validate::Next) -> Object<'a> {
        Object::new()
            .with("date", next.date.to_string())
            .with("start", next.start.map(dates::time))
            .with("place", self.maybe(next.place.as_ref()))
    }

    fn documents(self, m: &'a Meeting) -> Vec<Object<'a>> {
        let document = |document: &'a crate::content::validate::File| {
            Object::new()
                .with("file", self.material.file(&document.file.value))
                .with("name", self.maybe(document.name.as_ref()))
        };
        m.documents.iter().map(document).collect()
    }

    fn need(self, n: &'a publish::Need) -> Object<'a> {
        let row = Object::new()
            .with("id", &n.entry.id)
            .with("what", self.text(&n.what))
            .with("resource", n.resource.as_ref())
            .with("help", n.help.as_ref())
            .with("audiences", ids(&n.audiences))
            .with("areas", ids(&n.areas))
            .with("unit", self.maybe(n.unit.as_ref()))
            .with("required", n.required)
            .with("provided", n.provided)
            .with("by", ids(&n.by))
            .with("state", n.state)
            .with("as_of", n.as_of.map(|day| day.to_string()))
            .with("note", self.maybe(n.note.as_ref()));
        self.entry(row, Kind::Need, &n.entry)
    }

    fn term(self, vocabulary: Vocabulary, term: &'a publish::Term) -> Object<'a> {
        let synonyms: Vec<&str> = term.synonyms.iter().map(|word| &**word).collect();
        Object::new()
            .with("vocabulary", vocabulary.as_str())
            .with("id", &term.id)
            .with("name", self.text(&term.name))
            .with("formerly", ids(&term.formerly))
            .with("synonyms", synonyms)
            .with("parent", term.parent.as_ref())
            .with("open_eligibility", term.open_eligibility.as_ref())
            .with("cluster", term.cluster.as_ref())
            .with("katottg", term.katottg.as_ref())
            .with("schema_org", term.schema_org)
    }
}

fn verified(check: &Verified) -> Object<'_> {
    Object::new().with("on", check.on.to_string()).with("by", check.by.as_ref())
}

fn ids(ids: &[crate::base::names::Id]) -> Vec<&str> {
    ids.iter().map(crate::base::names::Id::as_str).collect()
}

fn former(ids: &[std::sync::Arc<str>]) -> Vec<&str> {
    ids.iter().map(|id| &**id).collect()
}
