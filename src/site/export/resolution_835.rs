//! The tables `organizations` and `organizationUnits` that resolution 835 of the Cabinet of Ministers recommends to
//! everybody who holds public information.
//!
//! Names and order of the columns are the resolution's. A unit is an organisation without a code of its own that another one,
//! which has a code, counts among its members; all others are organisations. What the resolution lets be absent is `null`, as it
//! says; what it asks for and nobody told is empty. Only phones that can be called from anywhere are listed.

use std::collections::BTreeMap;

use crate::base::locale::hours::Hours;
use crate::base::localised::Text;
use crate::base::names::Id;
use crate::base::sink::Sink;
use crate::content::fields::Vocabulary;
use crate::list::publish::{Address, Organisation, Person, Phone};

use super::export_context::ExportContext;

const NULL: &str = "null";
const ABSENT: &str = "";

/// Columns that both tables have at their end: address and contact.
const PLACE: usize = 15;

const ORGANISATION: [&str; 11] = [
    "Id",
    "name",
    "description",
    "constituentDocUrl",
    "homepage",
    "socialAccount",
    "logo",
    "headName",
    "headPost",
    "subOrgOfId",
    "subOrgOfName",
];

const UNIT: [&str; 11] = [
    "uid",
    "name",
    "description",
    "constituentDocUrl",
    "homepage",
    "headName",
    "headPost",
    "unitOfId",
    "unitOfName",
    "subUnitOfId",
    "subUnitOfName",
];

const ADDRESS: [&str; 10] = [
    "CATUTTC",
    "addressAdminUnitL1",
    "addressAdminUnitL2",
    "addressAdminUnitL3",
    "addressAdminUnitL4",
    "addressPostName",
    "addressThoroughfare",
    "addressLocatorDesignator",
    "addressLocatorName",
    "addressPostCode",
];

const CONTACT: [&str; 5] = [
    "contactPointName",
    "contactPointEmail",
    "contactPointTelephone",
    "openingHours",
    "availabilityRestriction",
];

const DAYS: [&str; 7] = ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Нд"];

/// Writes the organisations.
pub(super) fn write_organisations(context: &ExportContext<'_>, sink: &mut Sink<'_>) {
    let parents = parents(context);
    let heading = full_row(ORGANISATION, ADDRESS.into_iter().chain(CONTACT).map(str::to_owned));
    let all = context.public.organisations.iter();
    let rows = all.filter(|o| !parents.contains_key(&*o.entry.id)).map(|o| {
        let links: Vec<&str> = o.links.iter().map(|link| &*link.url).collect();
        let logo = o.logo.as_ref().and_then(|logo| context.file_url(logo));
        let own = [
            o.edrpou.as_deref().unwrap_or(ABSENT),
            &o.name.main,
            self_description(o),
            NULL,
            o.website.as_deref().unwrap_or(ABSENT),
            &if links.is_empty() { NULL.to_owned() } else { links.join(", ") },
            logo.as_deref().unwrap_or(NULL),
            ABSENT,
            ABSENT,
            NULL,
            NULL,
        ];
        full_row(own, place_cells(context, o))
    });
    super::exact::write_records(std::iter::once(heading).chain(rows), sink);
}

/// Writes the units.
pub(super) fn units(context: &ExportContext<'_>, sink: &mut Sink<'_>) {
    let parents = parents(context);
    let heading = full_row(UNIT, ADDRESS.into_iter().chain(CONTACT).map(str::to_owned));
    let all = context.public.organisations.iter();
    let rows = all.filter_map(|o| Some((o, *parents.get(&*o.entry.id)?))).map(|(o, parent)| {
        let own = [
            &*o.entry.id,
            &o.name.main,
            self_description(o),
            NULL,
            o.website.as_deref().unwrap_or(NULL),
            ABSENT,
            ABSENT,
            parent.edrpou.as_deref().unwrap_or(ABSENT),
            &parent.name.main,
            NULL,
            NULL,
        ];
        full_row(own, place_cells(context, o))
    });
    super::exact::write_records(std::iter::once(heading).chain(rows), sink);
}

/// Finds the legal entity of each unit.
fn parents<'a>(context: &ExportContext<'a>) -> BTreeMap<&'a str, &'a Organisation> {
    let public = context.public;
    let mut parents = BTreeMap::new();
    for parent in public.organisations.iter().map(|o| &**o).filter(|o| o.edrpou.is_some()) {
        for member in &parent.members {
            let unit = public.find_organisation(member.as_str()).filter(|o| o.edrpou.is_none());
            if let Some(unit) = unit {
                parents.entry(&*unit.entry.id).or_insert(parent);
            }
        }
    }
    parents
}

fn full_row(own: [&str; 11], place: impl Iterator<Item = String>) -> [String; 11 + PLACE] {
    let mut cells = own.into_iter().map(str::to_owned).chain(place);
    std::array::from_fn(|_| cells.next().expect("there are as many cells as columns"))
}

/// Returns its line about itself; the resolution allows 300 characters.
fn self_description(o: &Organisation) -> &str {
    let text = o.summary.as_ref().map_or("", |summary| &summary.main);
    text.char_indices().nth(300).map_or(text, |(end, _)| &text[..end])
}

/// Returns the cells of address and contact.
fn place_cells(context: &ExportContext<'_>, o: &Organisation) -> impl Iterator<Item = String> {
    let Organisation {
        address,
        phones,
        people,
        hours,
        email,
        // Columns before the place.
        entry: _,
        name: _,
        summary: _,
        edrpou: _,
        website: _,
        links: _,
        logo: _,
        members: _, // units
        // The resolution has no columns for these.
        short_name: _,
        kind: _,
        services: _,
        status: _,
        verified: _,
        is_desk: _,
        filed_under: _,
        sort_key: _,
        index_letter: _,
        next_check: _,
        doubt: _,
    } = o;
    let person = people.iter().find(|person| person.responsible).or(people.first());
    let phones: Vec<String> = phones.iter().filter_map(called_number).collect();
    let (hours, restriction) = hours_columns(context, hours.as_ref());
    let contact = [
        person.map(person_name).unwrap_or_default(),
        email.as_deref().unwrap_or_default().to_owned(),
        phones.join(", "),
        hours,
        restriction,
    ];
    address_cells(context, address.as_ref()).into_iter().chain(contact)
}

/// Returns the cells of an address.
fn address_cells(
    context: &ExportContext<'_>,
    address: Option<&Address>,
) -> [String; ADDRESS.len()] {
    let Some(address) = address else {
        let [null, absent] = [NULL, ABSENT].map(str::to_owned);
        let house = absent.clone();
        let empty = String::new;
        return [
            empty(),
            absent,
            empty(),
            null.clone(),
            null.clone(),
            empty(),
            empty(),
            house,
            null,
            empty(),
        ];
    };
    let Address {
        street,
        city,
        postcode,
        area,
        note,
        // The resolution has no columns for these.
        how_to_get: _,
        accessibility: _,
        location: _,
    } = address;
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.main.to_string());
    let (street, city) = (text(street).unwrap_or_default(), text(city).unwrap_or_default());
    let (street, house) = house(&street);
    let code = area.as_ref().and_then(|area| katottg(context, area));
    let region = code.as_deref().and_then(crate::base::locale::regions::region);
    [
        code.clone().unwrap_or_default(),
        "Україна".to_owned(),
        region.unwrap_or_default().to_owned(),
        NULL.to_owned(),
        NULL.to_owned(),
        city.strip_prefix("м. ").unwrap_or(&city).to_owned(),
        street.to_owned(),
        house.to_owned(),
        text(note).unwrap_or_else(|| NULL.to_owned()),
        postcode.as_deref().unwrap_or_default().to_owned(),
    ]
}

/// Returns a number that is called, as the resolution writes it; its column has no place for more.
fn called_number(phone: &Phone) -> Option<String> {
    let Phone { number, kind, extension: _, label: _, hours: _, languages: _ } = phone;
    number.e164().filter(|_| kind.is_for_calls())
}

/// Returns who is asked; the columns beside the name are the organisation's own.
fn person_name(person: &Person) -> String {
    let Person { name, role: _, responsible: _, phone: _, email: _ } = person;
    name.main.to_string()
}

/// Parts a street from its house: what follows the last comma, if it starts with a digit.
fn house(street: &str) -> (&str, &str) {
    match street.rsplit_once(", ") {
        Some((name, house)) if house.starts_with(|c: char| c.is_ascii_digit()) => (name, house),
        _ => (street, ABSENT),
    }
}

/// Returns the code of an area.
fn katottg(context: &ExportContext<'_>, area: &Id) -> Option<String> {
    let area = context.public.find_term(Vocabulary::Areas, area)?;
    area.katottg.as_ref().map(|code| code.to_string())
}

/// Returns the usual week as the resolution writes it, and in words where there is more to say.
fn hours_columns(context: &ExportContext<'_>, hours: Option<&Hours>) -> (String, String) {
    let null = || NULL.to_owned();
    let Some(hours) = hours else { return (null(), null()) };
    let words = hours.in_words(context.lang());
    let weekly = hours.weekly();
    let row = |week: &crate::base::locale::hours::Weekly| {
        format!("{} {}-{}", day_ranges(&week.days), week.opens, week.closes)
    };
    let week: Vec<String> = weekly.iter().map(row).collect();
    match week.is_empty() {
        true => (null(), words.join("; ")),
        false if words.len() > week.len() => (week.join(", "), words.join("; ")),
        false => (week.join(", "), null()),
    }
}

/// Writes days as ranges: `Пн-Чт,Сб`.
fn day_ranges(days: &[usize]) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for &day in days {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == day => *last = day,
            _ => ranges.push((day, day)),
        }
    }
    let range = |(from, to): (usize, usize)| match from == to {
        true => DAYS[from].to_owned(),
        false => format!("{}-{}", DAYS[from], DAYS[to]),
    };
    ranges.into_iter().map(range).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_ranges_with_commas_between() {
        assert_eq!(day_ranges(&[0, 1, 2, 3]), "Пн-Чт");
        assert_eq!(day_ranges(&[0, 4, 5, 6]), "Пн,Пт-Нд");
    }

    #[test]
    fn a_house_follows_the_last_comma() {
        assert_eq!(house("вул. Прикладна, 12-А"), ("вул. Прикладна", "12-А"));
        assert_eq!(house("майдан Миру"), ("майдан Миру", ""));
    }
}
