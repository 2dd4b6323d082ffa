//! Records become the register: linked, sorted, frozen.
//!
//! Here two entries meet for the first time: ids are unique, names of organisations and terms exist, links lead
//! somewhere, nothing private in one place is shown in another. What fails is reported at its own place; the
//! register holds everything that was read, private or not, and answers questions about it.

mod broken_links;
mod calls;
mod contacts;
mod dates;
mod folded;
mod hints;
mod ids;
mod index;
mod link_cache;
pub(super) mod links;
mod names;
mod privacy;
mod references;
mod register;
mod renamed;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::config::Config;
use crate::base::diag::{Checked, Diagnostics};
use crate::base::files::Attachment;
use crate::base::names::SourcePath;
use crate::content::validate::Records;
pub(super) use calls::Calls;
pub(crate) use contacts::{consent_of, hidden_phones};
use index::Index;
pub(crate) use link_cache::LinkCache;
pub(crate) use links::{LinkTarget, percent_decode};
pub(crate) use references::attachment_path;
pub(crate) use register::DESK;
pub use register::Register;

/// Links the records of one site. What `linked` knows of what did not change is taken over; afterwards it knows what is now.
pub(crate) fn model(
    mut records: Records,
    config: Config,
    attachments: &BTreeMap<SourcePath, Attachment>,
    linked: &mut LinkCache,
) -> Checked<Register> {
    let mut diagnostics = Diagnostics::default();
    diagnostics.extend(linked.order_organisations(&mut records.organisations));
    ids::check_ids(&mut records, &mut diagnostics);
    let names = names::resolve_names(&mut records, &mut linked.named, &mut diagnostics);
    dates::check_dates(&mut records, &config, &mut diagnostics);
    let calls = calls::resolve_calls(&records, &mut diagnostics);
    let index = Index::new(&records, &config, attachments, names);
    let ((named, private, secrets), links) = rayon::join(
        || {
            let (mut named, mut private) = (Diagnostics::default(), Diagnostics::default());
            named.extend(linked.organisation_faults(&records, &index));
            references::check_references(&records, &index, &mut named);
            let secrets = privacy::check_contacts(&records, &mut linked.mentioned, &mut private);
            (named, private, secrets)
        },
        || {
            let mut diagnostics = Diagnostics::default();
            Checked { value: links::resolve_links(&records, &index, &mut diagnostics), diagnostics }
        },
    );
    diagnostics.extend(named);
    diagnostics.extend(private);
    let links = links.extend_into(&mut diagnostics);
    let register = Register {
        site: records.site,
        config,
        terms: records.terms,
        organisations: records.organisations,
        meetings: records.meetings,
        needs: records.needs,
        ledger: records.ledger,
        pages: records.pages,
        private: records.private,
        calls,
        texts: records.texts,
        links,
        attachments: attachments.clone(),
        secrets: Arc::new(secrets),
    };
    Checked { value: register, diagnostics }
}
