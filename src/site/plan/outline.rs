//! What a plan depends on, for a site that is planned again and again.
//!
//! Most edits are about words, and words are not planned by. So the routes of before are taken over where nothing
//! differs that they are made of. Every field of an entry counts unless it is named here as one that does not: a field
//! that is added later does not compile until somebody has said which.

use std::sync::Arc;

use super::planner::plan;

use super::files::StaticFile;

use super::formats::Format;

use super::routes::Routes;
use crate::base::diag::Checked;
use crate::base::diag::Diagnostics;
use crate::list::offers::List;
use crate::list::publish::{Entry, Organisation, Service, trace};

/// What was planned before. It is only ever an advantage: empty, everything is planned.
#[derive(Debug, Default)]
pub(in crate::site) struct PlanCache(Option<CachedPlan>);

#[derive(Debug)]
struct CachedPlan {
    organisations: Vec<Arc<Organisation>>,
    rest: blake3::Hash,
    statics: Vec<StaticFile>,
    formats: Vec<&'static Format>,
    routes: Arc<Routes>,
    diagnostics: Diagnostics,
}

/// Plans every file: pages in each language, formats, static files, copies, redirects. What is in `planned` is taken over
/// where it would come out the same; afterwards it is what was planned now.
pub(in crate::site) fn plan_again(
    public: &List,
    statics: &[StaticFile],
    formats: &[&'static Format],
    planned: &mut PlanCache,
) -> Checked<Arc<Routes>> {
    let rest = trace::frame_hash(public);
    let before = planned.0.take().filter(|before| {
        before.rest == rest
            && before.statics == statics
            && before.formats == formats
            && before.organisations.len() == public.organisations.len()
            && before.organisations.iter().zip(&public.organisations).all(|(a, b)| is_alike(a, b))
    });
    let (routes, diagnostics) = match before {
        Some(before) => (before.routes, before.diagnostics),
        None => {
            let Checked { value, diagnostics } = plan(public, statics, formats);
            (Arc::new(value), diagnostics)
        }
    };
    planned.0 = Some(CachedPlan {
        organisations: public.organisations.clone(),
        rest,
        statics: statics.to_vec(),
        formats: formats.to_vec(),
        routes: Arc::clone(&routes),
        diagnostics: diagnostics.clone(),
    });
    Checked { value: routes, diagnostics }
}

/// Tells whether two states of an organisation are planned alike.
fn is_alike(one: &Arc<Organisation>, other: &Arc<Organisation>) -> bool {
    Arc::ptr_eq(one, other) || outline(one) == outline(other)
}

/// Returns what an organisation is planned by.
fn outline(organisation: &Organisation) -> impl PartialEq + '_ {
    let Organisation {
        entry,
        name: _,
        short_name: _,
        filed_under: _,
        sort_key: _,
        index_letter: _,
        kind: _,
        is_desk,
        summary: _,
        status,
        edrpou: _,
        services,
        phones: _,
        email: _,
        website: _,
        links: _,
        address: _,
        hours: _,
        people: _,
        members: _,
        verified: _,
        next_check: _,
        doubt,
        logo: _,
    } = organisation;
    // A draft is planned like any entry where it is shown at all.
    let Entry { id, path, formerly, source: _, body: _, is_draft: _, changed: _, sequence: _ } =
        entry;
    let services: Vec<_> = services.iter().map(of_service).collect();
    ((id, path, formerly), is_desk, status, doubt, services)
}

/// Returns what a service is planned by.
fn of_service(service: &Service) -> impl PartialEq + '_ {
    let Service {
        id,
        help,
        name,
        details: _,
        audiences,
        areas,
        delivery,
        conditions: _,
        cost: _,
        documents: _,
        hours: _,
        phones: _,
        status,
        source: _,
        verified: _,
        doubt,
    } = service;
    (id, help, name.is_some(), audiences, areas, delivery, status, doubt)
}
