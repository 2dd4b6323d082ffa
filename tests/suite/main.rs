//! Every test of the program, linked once.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::match_wildcard_for_single_variants,
    clippy::wildcard_enum_match_arm,
    reason = "a test stops at the first surprise, prepares and looks at folders itself, and asks for what it needs"
)]

mod agreement;
mod at_the_door;
mod attachments;
mod build;
mod carried;
mod carried_kinds;
mod cases;
mod check;
mod clerks;
mod completions;
mod compress;
mod confined;
mod content;
mod data;
mod days;
mod documents;
mod due;
mod edit;
mod edit_oracle;
mod example;
mod export;
mod facts;
mod fields;
mod fix;
mod forget;
mod former;
mod function_names;
mod glance;
mod import;
mod import_hsds;
mod import_packages;
mod import_wordpress;
mod imports;
mod item_visibility;
mod languages;
mod layers;
mod leftovers;
mod live;
mod locale;
mod locale_icu;
mod lsp;
mod manual;
mod many;
mod meeting_stamps;
mod meetings;
mod messages;
mod mistakes;
mod names;
mod new;
mod next_day;
mod notations;
mod offers;
mod papers;
mod peers;
mod pipes;
mod planted;
mod privacy;
mod reach;
mod readers;
mod record;
mod remarks;
mod rename;
mod reuse;
mod save;
mod schema;
mod search;
mod search_keys;
mod serve;
mod sheet;
mod site;
mod still;
mod theme;
mod theme_check;
mod theme_mistakes;
mod theme_values;
mod threats;
mod translations;
mod typed;
mod verify;
mod workbook;
mod write;
mod yaml;
