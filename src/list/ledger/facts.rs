//! A public entry becomes its facts: each field with a text that is another when the field is.
//!
//! Comes in: what readers may see. What changes by itself with the day (overdue, held, stale) is no fact, nor is
//! the day of a check, nor whether an organisation that minutes name has a page: it is known by its id, as in the
//! record. The texts are hashed at once and kept nowhere.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::base::choices::{MeetingStatus, PhoneType};
use crate::base::diag::Sited;
use crate::base::localised::Text;
use crate::base::names::Id;
use crate::content::validate::{self, Channel, Decision, File, Heard, Link};
use crate::list::publish::{
    Address, Entry, Meeting, Need, Organisation, Page, Person, Phone, Service,
};

/// The fields of an entry that hold something, with their values.
pub(super) type Facts = Vec<(&'static str, Value)>;

fn text_fact(text: &Text) -> Value {
    let others = text.others.iter().map(|(lang, words)| (lang.to_string(), json!(&**words)));
    json!([&*text.main, others.collect::<serde_json::Map<_, _>>()])
}

fn opt<T>(value: Option<&T>, make: impl Fn(&T) -> Value) -> Value {
    value.map_or(Value::Null, make)
}

fn list_fact<T>(items: &[T], make: impl Fn(&T) -> Value) -> Value {
    items.iter().map(make).collect()
}

fn id_fact(id: &Id) -> Value {
    json!(id.as_str())
}

/// Leaves out what is empty: a field that a later version knows, and nobody has filled in, is no change.
fn without_empty<const N: usize>(entry: &Entry, fields: [(&'static str, Value); N]) -> Facts {
    let Entry {
        source,
        body,
        // Which entry it is, and what the ledger itself tells.
        id: _,
        path: _,
        formerly: _,
        is_draft: _,
        changed: _,
        sequence: _,
    } = entry;
    let body = body.as_ref().map_or(Value::Null, |body| {
        let all = body.all().map(|body| {
            let targets: Vec<String> = body.targets.iter().map(|t| format!("{t:?}")).collect();
            json!([body.html, targets])
        });
        all.collect()
    });
    let own = [("source", opt(source.as_ref(), text_fact)), ("text", body)];
    let mut facts: Facts = fields.into_iter().chain(own).filter(|(_, v)| !is_empty(v)).collect();
    facts.sort_by_key(|(field, _)| *field);
    facts
}

fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

/// Returns the facts of an organisation.
pub(super) fn organisation_facts(o: &Organisation) -> Facts {
    let Organisation {
        entry,
        name,
        short_name,
        kind,
        summary,
        status,
        edrpou,
        services,
        phones: _, // with those of services and people, below
        email,
        website,
        links,
        address: place,
        hours,
        people,
        members,
        logo,
        // Where it is filed.
        is_desk: _,
        filed_under: _,
        sort_key: _,
        index_letter: _,
        // The day of a check, and what changes with the day alone.
        verified: _,
        next_check: _,
        doubt: _,
    } = o;
    let string = |text: &std::sync::Arc<str>| json!(&**text);
    without_empty(
        entry,
        [
            ("name", text_fact(name)),
            ("short_name", opt(short_name.as_ref(), text_fact)),
            ("kind", opt(kind.as_ref(), id_fact)),
            ("summary", opt(summary.as_ref(), text_fact)),
            ("status", json!(status)),
            ("edrpou", opt(edrpou.as_ref(), string)),
            ("services", list_fact(services, service_fact)),
            ("phones", phones_fact(o)),
            ("email", opt(email.as_ref(), string)),
            ("website", opt(website.as_ref(), string)),
            ("links", list_fact(links, link_fact)),
            ("address", opt(place.as_ref(), address_fact)),
            ("hours", opt(hours.as_ref(), |hours| json!(hours.source()))),
            ("people", list_fact(people, person_fact)),
            ("members", list_fact(members, id_fact)),
            ("logo", opt(logo.as_ref(), string)),
        ],
    )
}

fn link_fact(link: &Link) -> Value {
    let Link { url, name } = link;
    json!([&**url, opt(name.as_ref(), text_fact)])
}

/// Every number under which it can be called, whoever picks up.
fn phones_fact(o: &Organisation) -> Value {
    let own = o.phones.iter().chain(o.services.iter().flat_map(|service| &service.phones));
    let own = own.map(phone_fact);
    own.chain(o.people.iter().filter_map(|p| Some(json!(p.phone.as_ref()?.tel())))).collect()
}

fn phone_fact(phone: &Phone) -> Value {
    let Phone { number, extension, kind, label, hours, languages } = phone;
    let hours = opt(hours.as_ref(), |hours| json!(hours.source()));
    let languages: Vec<String> = languages.iter().map(ToString::to_string).collect();
    let mut facts =
        vec![json!(number.tel()), opt(label.as_ref(), text_fact), hours, json!(languages)];
    // A fact that most have not follows only where it is one, so that a later version tells no change of it.
    facts.extend(extension.as_ref().map(|digits| json!({ "extension": &**digits })));
    facts.extend((*kind != PhoneType::Voice).then(|| json!({ "type": kind })));
    Value::from(facts)
}

fn service_fact(service: &Service) -> Value {
    let Service {
        id: own,
        help,
        name,
        details,
        audiences,
        areas,
        delivery,
        conditions,
        cost,
        documents,
        hours,
        status,
        phones: _,   // with those of the organisation
        source: _,   // how it is known says nothing about the help
        verified: _, // the day of a check
        doubt: _,    // what follows from it and from calls
    } = service;
    json!([
        own.as_str(),
        help.as_str(),
        opt(name.as_ref(), text_fact),
        opt(details.as_ref(), text_fact),
        list_fact(audiences, id_fact),
        list_fact(areas, id_fact),
        delivery,
        opt(conditions.as_ref(), text_fact),
        opt(cost.as_ref(), text_fact),
        list_fact(documents, text_fact),
        opt(hours.as_ref(), |hours| json!(hours.source())),
        status,
    ])
}

fn person_fact(person: &Person) -> Value {
    let Person { name, role, responsible, email, phone: _ } = person; // phones stand together
    json!([text_fact(name), opt(role.as_ref(), text_fact), responsible, email.as_deref()])
}

fn address_fact(address: &Address) -> Value {
    let Address { street, city, postcode, area, note, how_to_get, accessibility, location } =
        address;
    json!([
        opt(street.as_ref(), text_fact),
        opt(city.as_ref(), text_fact),
        postcode.as_deref(),
        opt(area.as_ref(), id_fact),
        opt(note.as_ref(), text_fact),
        opt(how_to_get.as_ref(), text_fact),
        list_fact(accessibility, text_fact),
        location.map(|(lat, lon)| [lat.to_string(), lon.to_string()]),
    ])
}

/// Returns the facts of a meeting with this record.
pub(super) fn meeting_facts(m: &Meeting, record: &validate::Meeting) -> Facts {
    let Meeting {
        entry,
        title,
        date,
        start,
        end,
        format,
        place,
        organiser: _, // by its id, as in the record
        series,
        status,
        attendees: _, // the same
        agenda,
        heard,
        decisions,
        tasks: shown_tasks,
        channels,
        next,
        documents,
        video,
    } = m;
    let time = |time: &jiff::civil::Time| json!(time.to_string());
    // Tasks may be kept from readers.
    let told = record.tasks.iter().filter(|_| !shown_tasks.is_empty());
    let tasks = told.map(|task| self::task_fact(task, record)).collect::<Value>();
    let next = opt(next.as_ref(), |next| {
        let validate::Next { date, start, place } = next;
        json!([date.to_string(), opt(start.as_ref(), time), opt(place.as_ref(), text_fact)])
    });
    // Whether it is to come or was held follows from the day.
    let cancelled = (*status == MeetingStatus::Cancelled).then_some("cancelled");
    without_empty(
        entry,
        [
            ("title", text_fact(title)),
            ("date", json!(date.to_string())),
            ("start", opt(start.as_ref(), time)),
            ("end", opt(end.as_ref(), time)),
            ("format", json!(format)),
            ("place", opt(place.as_ref(), text_fact)),
            (
                "organiser",
                opt(record.organiser.as_ref().and_then(|organiser| organiser.value.id()), id_fact),
            ),
            ("series", opt(series.as_ref(), text_fact)),
            ("status", json!(cancelled)),
            ("attendees", list_fact(&record.attendees, attendee_fact)),
            ("agenda", list_fact(agenda, text_fact)),
            ("heard", list_fact(heard, self::heard_fact)),
            ("decisions", list_fact(decisions, decision_fact)),
            ("tasks", tasks),
            ("channels", list_fact(channels, channel_fact)),
            ("next", next),
            ("documents", list_fact(documents, document_fact)),
            ("video", json!(video.as_deref())),
        ],
    )
}

fn attendee_fact(attendee: &validate::Attendee) -> Value {
    let validate::Attendee { organisation, name, person, role } = attendee;
    let name = name.as_ref().map(|name| &name.value);
    let words = [name, person.as_ref(), role.as_ref()].map(|words| opt(words, text_fact));
    json!([
        opt(organisation.as_ref().and_then(|organisation| organisation.value.id()), id_fact),
        words
    ])
}

fn heard_fact(heard: &Heard) -> Value {
    let Heard { who, text: what } = heard;
    json!([opt(who.as_ref(), text_fact), text_fact(what)])
}

fn decision_fact(decision: &Decision) -> Value {
    let Decision { text: what, result } = decision;
    json!([text_fact(what), opt(result.as_ref(), text_fact)])
}

fn task_fact(task: &validate::Task, meeting: &validate::Meeting) -> Value {
    let day = |day: &Option<Sited<Date>>| day.as_ref().map(|day| day.value.to_string());
    let validate::Task { what, who, due, done, done_on } = task;
    let (took_part, beside) = who.each_once(meeting);
    let people = who.names.iter().map(|name| text_fact(&name.value));
    let everybody = who.attendees;
    let who: Vec<_> = took_part.into_iter().chain(beside).map(id_fact).chain(people).collect();
    json!([text_fact(what), everybody, who, day(due), done, day(done_on)])
}

fn channel_fact(channel: &Channel) -> Value {
    let Channel { name, url } = channel;
    json!([text_fact(name), url.as_deref()])
}

fn document_fact(file: &File) -> Value {
    let File { file, name } = file;
    json!([&*file.value, opt(name.as_ref(), text_fact)])
}

/// Returns the facts of a need.
pub(super) fn need_facts(n: &Need) -> Facts {
    let Need {
        entry,
        what,
        resource,
        help,
        audiences,
        areas,
        unit,
        required,
        provided,
        by,
        state,
        as_of,
        note,
    } = n;
    let number = |number: &f64| json!(number.to_string());
    without_empty(
        entry,
        [
            ("what", text_fact(what)),
            ("resource", opt(resource.as_ref(), id_fact)),
            ("help", opt(help.as_ref(), id_fact)),
            ("audiences", list_fact(audiences, id_fact)),
            ("areas", list_fact(areas, id_fact)),
            ("unit", opt(unit.as_ref(), text_fact)),
            ("required", opt(required.as_ref(), number)),
            ("provided", opt(provided.as_ref(), number)),
            ("by", list_fact(by, id_fact)),
            ("state", json!(state)),
            ("as_of", json!(as_of.map(|day| day.to_string()))),
            ("note", opt(note.as_ref(), text_fact)),
        ],
    )
}

/// Returns the facts of a free page.
pub(super) fn page_facts(p: &Page) -> Facts {
    let Page { entry, title, summary } = p;
    without_empty(
        entry,
        [("title", text_fact(title)), ("summary", opt(summary.as_ref(), text_fact))],
    )
}
