//! Every file of the site before any byte of it.
//!
//! Comes in: what is public and the theme's static files. Goes out: [`Routes`], each path unique (also where a
//! disk ignores case or Unicode form) and safe, and the only way to ask for an address. A clash names both
//! sources. Nothing is rendered here, and nowhere else is a URL made up.

mod addresses;
pub(super) mod coverage;
mod files;
mod formats;
mod former;
mod matches;
mod outline;
mod pages;
mod planner;
mod route;
mod routes;

pub use planner::plan;
pub(super) use route::{EMBED_LENGTH, PAGE_LENGTH};
pub(in crate::site) use route::{Embed, Filter, SheetKind};
pub use route::{FileKind, PageKind, Route, RouteKind};
pub(crate) use routes::Routes;

pub(super) use addresses::Addresses;
pub(super) use files::{SECURITY, StaticFile, security_contact};
pub(in crate::site) use formats::RowKind;
pub use formats::{Audience, Cardinality, EVERY_FORMAT, Format};
pub(super) use matches::Match;
pub(super) use outline::{PlanCache, plan_again};
