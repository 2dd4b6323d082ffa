//! One public record becomes one row: the keys of the table of fields, and a few that only data need.
//!
//! Comes in: a record and a language. Goes out: an object whose keys are those of the content's own files, so what is
//! written here can be taken in again as it is; only how a service stands is told as everywhere, together with its
//! organisation. Texts stand in the main language; those of the others are listed beside
//! them, each with the place it belongs to.

use crate::base::choices::PhoneType;
use crate::base::json::{Json, Object};
use crate::base::locale::Lang;
use crate::base::locale::hours::Hours;
use crate::base::locale::phones::PhoneNumber;
use crate::base::localised::Text;
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::content::validate::{Link, Verified};
use crate::list::offers::Offer;
use crate::list::publish::{self, Address, Entry, Organisation, Person, Phone, Service};

use crate::site::export::export_context::ExportContext;

/// Makes rows in one language.
#[derive(Clone, Copy)]
pub(super) struct RowWords<'a> {
    pub(super) context: &'a ExportContext<'a>,
    pub(super) lang: Lang,
}

/// Returns the rows of the organisations, desks among them.
pub(super) fn organisation_rows<'a>(
    context: &'a ExportContext<'a>,
) -> Box<dyn Iterator<Item = Object<'a>> + 'a> {
    let all = context.public.organisations.iter();
    Box::new(all.map(|o| translated(context, |words| words.organisation_row(o))))
}

/// Returns the rows of the services, by the name of their organisation.
pub(super) fn service_rows<'a>(
    context: &'a ExportContext<'a>,
) -> Box<dyn Iterator<Item = Object<'a>> + 'a> {
    let all = context.public.organisations.iter();
    let offers = all.flat_map(|o| context.public.offers_of(&o.entry.id));
    let all = offers.filter_map(|offer| Some((offer, offer.service()?)));
    Box::new(all.map(|(offer, s)| translated(context, |words| words.service_row(offer, s))))
}

/// Returns the rows of the meetings, the newest first.
pub(super) fn meetings<'a>(
    context: &'a ExportContext<'a>,
) -> Box<dyn Iterator<Item = Object<'a>> + 'a> {
    let all = context.public.meetings.iter();
    Box::new(all.map(|m| translated(context, |words| words.meeting_row(m))))
}

/// Returns the rows of the needs.
pub(super) fn need_rows<'a>(
    context: &'a ExportContext<'a>,
) -> Box<dyn Iterator<Item = Object<'a>> + 'a> {
    let all = context.public.needs.iter();
    Box::new(all.map(|n| translated(context, |words| words.need_row(n))))
}

/// Returns the rows of the terms, vocabulary by vocabulary.
pub(super) fn term_rows<'a>(
    context: &'a ExportContext<'a>,
) -> Box<dyn Iterator<Item = Object<'a>> + 'a> {
    let of = |vocabulary: Vocabulary| {
        context.public.terms(vocabulary).iter().map(move |t| (vocabulary, t))
    };
    let all = Vocabulary::ALL.into_iter().flat_map(of);
    Box::new(all.map(|(v, t)| translated(context, |words| words.term_row(v, t))))
}

/// Makes a row in the main language and adds what the other languages say otherwise.
fn translated<'a>(
    context: &'a ExportContext<'a>,
    make: impl Fn(RowWords<'a>) -> Object<'a>,
) -> Object<'a> {
    let languages = &context.public.site.languages;
    let main = Lang::main_of(languages);
    let mut row = make(RowWords { context, lang: main });
    let mut translations = Vec::new();
    for &lang in languages.iter().skip(1) {
        let other = make(RowWords { context, lang });
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
        (
            Json::Null
            | Json::Flag(_)
            | Json::Number(_)
            | Json::Text(_)
            | Json::Id(_)
            | Json::List(_)
            | Json::Object(_)
            | Json::Written(_),
            _,
        ) => {}
    }
}

impl<'a> RowWords<'a> {
    pub(super) fn text(self, text: &'a Text) -> &'a str {
        text.get(self.lang)
    }

    pub(super) fn maybe(self, text: Option<&'a Text>) -> Option<&'a str> {
        text.map(|text| self.text(text))
    }

    pub(super) fn texts(self, texts: &'a [Text]) -> Vec<&'a str> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    fn page_url(self, kind: Kind, id: &str) -> Option<String> {
        let address = self.context.routes.addresses.entry_page(self.lang, kind, id)?;
        Some(self.context.absolute(&address))
    }

    /// Returns a body with absolute links.
    fn body_with_links(self, entry: &'a Entry) -> Option<String> {
        let body = entry.body.as_ref()?.get(self.lang);
        let base = &self.context.public.site.base_url;
        let html =
            crate::site::render::links::link_body(body, self.context.routes, self.lang, base);
        (!html.trim().is_empty()).then_some(html)
    }

    /// Adds what every entry has.
    pub(super) fn entry_fields(self, row: Object<'a>, kind: Kind, entry: &'a Entry) -> Object<'a> {
        row.with("source", self.maybe(entry.source.as_ref()))
            .with("formerly", former(&entry.formerly))
            .with("changed", entry.changed.map(|day| day.to_string()))
            .with("body", self.body_with_links(entry))
            .with("page", self.page_url(kind, &entry.id))
    }

    fn organisation_row(self, o: &'a Organisation) -> Object<'a> {
        let Organisation {
            entry,
            name,
            short_name,
            filed_under,
            kind,
            is_desk,
            summary,
            status,
            edrpou,
            services,
            phones,
            email,
            website,
            links,
            address,
            hours,
            people,
            members,
            verified: check,
            logo,
            // Readers of data sort by themselves.
            sort_key: _,
            index_letter: _,
            // What changes with the day alone.
            next_check: _,
            doubt: _,
        } = o;
        let people: Vec<_> = people.iter().map(|person| self.person_object(person)).collect();
        let links: Vec<_> = links.iter().map(|link| self.link_object(link)).collect();
        let services: Vec<&str> = services.iter().map(|service| service.id.as_str()).collect();
        let filed_elsewhere = *filed_under != name.main;
        let row = Object::new()
            .with("id", &entry.id)
            .with("name", self.text(name))
            .with("short_name", self.maybe(short_name.as_ref()))
            .with("sort_name", filed_elsewhere.then_some(filed_under))
            .with("kind", kind.as_ref())
            .with("desk", *is_desk)
            .with("summary", self.maybe(summary.as_ref()))
            .with("status", *status)
            .with("edrpou", edrpou.as_ref())
            .with("services", services)
            .with("phones", self.phone_objects(phones))
            .with("email", email.as_ref())
            .with("website", website.as_ref())
            .with("links", links)
            .with("address", address.as_ref().map(|address| self.address_object(address)))
            .with("hours", hours.as_ref().map(Hours::source))
            .with("people", people)
            .with("members", id_texts(members))
            .with("verified", check.as_ref().map(verified_object))
            .with("logo", logo.as_ref().and_then(|logo| self.context.file_url(logo)));
        self.entry_fields(row, Kind::Organisation, entry)
    }

    /// What a service says itself, and how it stands: the organisation's own numbers and hours are in its own row.
    fn service_row(self, offer: &'a Offer, s: &'a Service) -> Object<'a> {
        let Service {
            id,
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
            phones,
            status: _, // the worse of service and organisation
            source,
            verified: check,
            doubt: _, // what changes with the day alone
        } = s;
        let o = offer.organisation();
        Object::new()
            .with("organisation", &o.entry.id)
            .with("id", id)
            .with("help", help)
            .with("name", self.maybe(name.as_ref()))
            .with("details", self.maybe(details.as_ref()))
            .with("audiences", id_texts(audiences))
            .with("areas", id_texts(areas))
            .with("delivery", delivery.clone())
            .with("conditions", self.maybe(conditions.as_ref()))
            .with("cost", self.maybe(cost.as_ref()))
            .with("documents", self.texts(documents))
            .with("hours", hours.as_ref().map(Hours::source))
            .with("phones", self.phone_objects(phones))
            .with("status", offer.state())
            .with("source", self.maybe(source.as_ref()))
            .with("verified", check.as_ref().map(verified_object))
            .with("page", self.page_url(Kind::Organisation, &o.entry.id))
    }

    fn phone_objects(self, phones: &'a [Phone]) -> Vec<Object<'a>> {
        let phone = |phone: &'a Phone| {
            let Phone { number, extension, kind, label, hours, languages } = phone;
            let languages: Vec<String> = languages.iter().map(Lang::to_string).collect();
            Object::new()
                .with("number", number.tel())
                .with("extension", extension.as_ref())
                .with("type", (*kind != PhoneType::Voice).then_some(*kind))
                .with("label", self.maybe(label.as_ref()))
                .with("hours", hours.as_ref().map(Hours::source))
                .with("languages", languages)
        };
        phones.iter().map(phone).collect()
    }

    fn link_object(self, link: &'a Link) -> Object<'a> {
        let Link { url, name } = link;
        Object::new().with("url", url).with("name", self.maybe(name.as_ref()))
    }

    fn person_object(self, person: &'a Person) -> Object<'a> {
        let Person { name, role, responsible, phone, email } = person;
        Object::new()
            .with("name", self.text(name))
            .with("role", self.maybe(role.as_ref()))
            .with("responsible", *responsible)
            .with("phone", phone.as_ref().map(PhoneNumber::tel))
            .with("email", email.as_ref())
    }

    fn address_object(self, address: &'a Address) -> Object<'a> {
        let Address { street, city, postcode, area, note, how_to_get, accessibility, location } =
            address;
        Object::new()
            .with("street", self.maybe(street.as_ref()))
            .with("city", self.maybe(city.as_ref()))
            .with("postcode", postcode.as_ref())
            .with("area", area.as_ref())
            .with("note", self.maybe(note.as_ref()))
            .with("how_to_get", self.maybe(how_to_get.as_ref()))
            .with("accessibility", self.texts(accessibility))
            .with("location", location.map(|(lat, lon)| vec![lat, lon]))
    }

    fn need_row(self, n: &'a publish::Need) -> Object<'a> {
        let publish::Need {
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
        let row = Object::new()
            .with("id", &entry.id)
            .with("what", self.text(what))
            .with("resource", resource.as_ref())
            .with("help", help.as_ref())
            .with("audiences", id_texts(audiences))
            .with("areas", id_texts(areas))
            .with("unit", self.maybe(unit.as_ref()))
            .with("required", *required)
            .with("provided", *provided)
            .with("by", id_texts(by))
            .with("state", *state)
            .with("as_of", as_of.map(|day| day.to_string()))
            .with("note", self.maybe(note.as_ref()));
        self.entry_fields(row, Kind::Need, entry)
    }

    fn term_row(self, vocabulary: Vocabulary, term: &'a publish::Term) -> Object<'a> {
        let publish::Term {
            id,
            name,
            formerly,
            synonyms,
            parent,
            open_eligibility,
            cluster,
            katottg,
            schema_org,
        } = term;
        let synonyms: Vec<&str> = synonyms.iter().map(|word| &**word).collect();
        Object::new()
            .with("vocabulary", vocabulary.as_str())
            .with("id", id)
            .with("name", self.text(name))
            .with("formerly", id_texts(formerly))
            .with("synonyms", synonyms)
            .with("parent", parent.as_ref())
            .with("open_eligibility", open_eligibility.as_ref())
            .with("cluster", cluster.as_ref())
            .with("katottg", katottg.as_ref())
            .with("schema_org", *schema_org)
    }
}

fn verified_object(check: &Verified) -> Object<'_> {
    Object::new().with("on", check.on.to_string()).with("by", check.by.as_ref())
}

pub(super) fn id_texts(ids: &[crate::base::names::Id]) -> Vec<&str> {
    ids.iter().map(crate::base::names::Id::as_str).collect()
}

fn former(ids: &[std::sync::Arc<str>]) -> Vec<&str> {
    ids.iter().map(|id| &**id).collect()
}
