//! What templates see of one thing: the contract with whoever writes themes, as types.
//!
//! Each value is made once from a public record, in one language. Only what is declared here is seen, and
//! `themes/README.md` tells of each field what stands here.

mod contract;
mod every_page;
mod list;
mod meeting;
mod need;
mod organisation;
mod pages;
mod parts;
mod rows;
mod shared;
mod site;

pub use contract::{Is, ValueShape};
pub use every_page::EVERY_PAGE;
pub(super) use list::{
    Active, AtHome, CountValue, Counts, Drawing, FurtherRows, Lacking, Letter, PageLink, Pager,
    TaskCounts, Unstated,
};
pub(super) use meeting::{
    Attended, AttendeeValue, DecisionValue, HeardValue, MeetingCard, MeetingEntry, NextValue,
    TaskValue,
};
pub(super) use need::{
    Amount, ChangeRow, File, FileGroup, Grid, GridCell, GridRow, NeedValue, Supply, WeekOfChanges,
};
pub(super) use organisation::{
    AddressValue, Card, CommonFacts, Freshness, OrganisationEntry, PersonValue, ServiceValue,
    VerifiedValue,
};
pub use pages::TEMPLATES;
pub(in crate::site) use parts::direction;
pub(super) use parts::{Download, LanguageValue, NameValue, PhoneValue, SharedTerm, TermValue};
pub(super) use rows::{RowNumbers, RowPart};
pub(super) use shared::Shared;
pub(super) use site::{
    About, HotlineValue, InLanguage, NavigationLink, PageEntry, PublisherValue, Search, SiteValue,
};
