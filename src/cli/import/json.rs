//! What an import would do, for programs: one JSON document.

use serde_json::{Map, Value, json};

use crate::base::diag::Level;
use crate::cli::session::Session;
use crate::edit::import::package_sum::PackageSum;
use crate::edit::import::place::ImportFinding;
use crate::edit::import::plan::{ImportChange, ImportPlan};

/// Returns the document.
pub(super) fn report_json(session: &Session, plan: &ImportPlan) -> Value {
    let diagnostics = plan.findings.iter().map(|ImportFinding { place, diagnostic }| {
        json!({
            "code": diagnostic.code.as_str(),
            "level": diagnostic.level.as_str(),
            "file": &*place.file,
            "sheet": place.sheet.as_deref(),
            "row": place.shown_row(),
            "column": place.column_letters(),
            "field": place.field.as_deref(),
            "message": session.words.sentence(diagnostic),
            "hint": session.words.hint(diagnostic),
        })
    });
    let files = plan.files.iter().map(|file| {
        let change = match file.change {
            ImportChange::New => "new",
            ImportChange::Same => "same",
            ImportChange::Update => "update",
            ImportChange::Remove => "remove",
            ImportChange::Differs => "differs",
            ImportChange::Similar => "similar",
        };
        json!({"path": file.path.as_str(), "change": change, "row": file.place.row})
    });
    let columns = plan.columns.iter().map(|column| {
        json!({
            "sheet": column.place.sheet.as_deref(),
            "column": column.place.column_letters(),
            "heading": column.heading,
            "field": column.field,
            "cells": column.cells,
            "misunderstood": plan.count_misunderstood(column),
        })
    });
    let counts = plan.tally.iter().map(|(counted, count)| {
        let numbers = json!({
            "new": count.new,
            "changed": count.changed,
            "same": count.same,
            "left_out": count.left_out,
        });
        (counted.as_str().to_owned(), numbers)
    });
    json!({
        "columns": columns.collect::<Vec<_>>(),
        "counts": counts.collect::<Map<_, _>>(),
        "rows": plan.rows,
        "left_out": plan.left_out,
        "package": plan.package.map(|sum| package_json(plan.rows, sum)),
        "remarks": diagnostics.collect::<Vec<_>>(),
        "files": files.collect::<Vec<_>>(),
        "has_errors": plan.findings.iter().any(|f| f.diagnostic.level == Level::Error),
    })
}

/// Says how much of a package came in.
fn package_json(organisations: usize, sum: PackageSum) -> Value {
    json!({
        "organisations": organisations,
        "organisations_in": sum.organisations_in,
        "draft_organisations": sum.draft_organisations,
        "services": sum.services,
        "services_in": sum.services_in,
        "draft_services": sum.draft_services,
    })
}
