//! `import`: what is certain is taken, what is not is told at its cell, and nothing is written unasked.

mod address;
mod cells;
mod clerk;
mod data;
mod defaults;
mod desks;
mod every_field;
mod faults;
pub(crate) mod files;
mod hidden;
mod join;
mod markdown;
mod moved;
mod phone_cells;
mod preview;
mod records;
pub(crate) mod rounds;
mod stale;
mod tables;
mod unseen;
mod withdrawn;

use std::path::Path;

use perelik::base::locale::Lang;
use perelik::base::messages::Messages;
use perelik::edit::import::input::Input;
use perelik::edit::import::plan::{Allowed, ImportChange, ImportPlan, plan};
use perelik::edit::import::site_lookup::SiteLookup;
use perelik::edit::import::{Asked, read_drafts};
use perelik::site::pipeline::read_list;
use serde_json::Value;

use crate::site::{Folder, Site};

/// Plans an import in memory.
pub(crate) fn planned(site: &Site, name: &str, bytes: &[u8]) -> ImportPlan {
    asked(site, name, bytes, None, Allowed::default())
}

/// Plans an import with what the command line may add.
pub(crate) fn asked(
    site: &Site,
    name: &str,
    bytes: &[u8],
    mapping: Option<&str>,
    allowed: Allowed,
) -> ImportPlan {
    let sources = site.sources();
    let register = read_list(&sources, &site.raw).value;
    let known = SiteLookup::new(&register);
    let asked = Asked {
        known: &known,
        mapping: mapping.map(|text| ("mapping.yaml", text)),
        consent: None,
        hidden: false,
        set: &[],
        country: None,
        source: false,
    };
    plan(&sources, &site.raw, read_drafts(&Input::of_bytes(name, bytes), &asked), allowed)
}

/// Returns the site with what a plan writes.
pub(crate) fn carried_out(site: &Site, plan: &ImportPlan) -> Site {
    plan.writes()
        .fold(site.clone(), |site, file| site.bytes(file.path.as_str(), file.new.as_bytes()))
}

/// Shows what a plan found, one remark a line: `row column level[code] sentence`.
pub(crate) fn findings(plan: &ImportPlan) -> String {
    let words = Messages::of_program(Lang::EN);
    let line = |finding: &perelik::edit::import::place::ImportFinding| {
        let row = finding.place.row.map_or("-".to_owned(), |row| row.to_string());
        let column = finding.place.column_letters().unwrap_or_default();
        let (level, code) = (finding.diagnostic.level.as_str(), finding.diagnostic.code.as_str());
        format!("{row}{column} {level}[{code}] {}\n", words.sentence(&finding.diagnostic))
    };
    plan.findings.iter().map(line).collect()
}

/// Returns the one new text of a plan.
pub(crate) fn only(plan: &ImportPlan) -> &str {
    let new: Vec<_> = plan.files.iter().filter(|file| file.change == ImportChange::New).collect();
    assert_eq!(new.len(), 1, "{}", findings(plan));
    &new[0].new
}

/// Runs the program on a file beside the site, and returns how it ended and its report.
pub(crate) fn run(folder: &Folder, file: &str, more: &[&str]) -> (Option<i32>, Value) {
    let ran = folder.run(&[&["import", file, "--format", "json"], more].concat());
    let report = serde_json::from_slice(&ran.stdout);
    let report = report.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&ran.stderr)));
    (ran.status.code(), report)
}

/// Reads a file of the folder.
pub(crate) fn text(folder: &Folder, path: &str) -> String {
    std::fs::read_to_string(folder.path.join(Path::new(path))).unwrap()
}
