//! Rows of who helps, rendered once.
//!
//! The same service stands in the list of its help, of each of its areas, of each of its audiences, and of each two of
//! these. Its row looks alike on all that lie equally deep and are about the same help, so it is rendered by the first
//! that needs it and kept for the others. A row is made of values that are in the hash of each page that shows it.

use std::sync::{Mutex, PoisonError};

use tera::{Context, Value};

use super::page_context::PageContext;
use super::theme::Theme;
use super::values::Shared;
use crate::base::diag::Diagnostic;
use crate::base::maps::HashMap;
use crate::base::names::Id;
use crate::site::plan::Filter;

/// What a page hands on to the rows that stand on it, besides what is theirs.
const HANDED_ON: [&str; 4] = ["base", "help", "lang", "site"];

/// The template of one row.
pub(super) const TEMPLATE: &str = "row.html";

/// How many locks there are: more than threads, so that few ever wait.
const SHELVES: usize = 64;

/// The rows of one language that were rendered.
#[derive(Debug)]
pub(super) struct RowCache {
    shelves: Vec<Mutex<HashMap<RowKey, Box<str>>>>,
}

/// The hash of what is the row's own, its way to the base, and the help that the page is about.
type RowKey = (blake3::Hash, Box<str>, Option<Id>);

impl Default for RowCache {
    fn default() -> Self {
        Self { shelves: (0..SHELVES).map(|_| Mutex::default()).collect() }
    }
}

impl RowCache {
    /// Returns the rows of a page that is about `filter`, one after the other.
    ///
    /// # Errors
    /// What is wrong with the template of a row, with its place there.
    pub(super) fn html(
        &self,
        theme: &Theme,
        filter: &Filter,
        page: &PageContext,
    ) -> Result<String, Box<Diagnostic>> {
        let context = page.context();
        let base = context.get("base").and_then(Value::as_str).expect("every page has its base");
        let mut all = String::new();
        for row in page.rows() {
            let key = (row.hash, Box::from(base), filter.help.clone());
            let shelf = &self.shelves[usize::from(row.hash.as_bytes()[0]) % SHELVES];
            // Whoever panicked while it was held left no half of a row there.
            let held = || shelf.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(html) = held().get(&key) {
                all.push_str(html);
                continue;
            }
            let html = rendered(theme, context, row)?;
            all.push_str(&html);
            held().insert(key, html.into());
        }
        Ok(all)
    }
}

fn rendered(theme: &Theme, page: &Context, row: &Shared) -> Result<String, Box<Diagnostic>> {
    let mut context = Context::new();
    for key in HANDED_ON {
        if let Some(value) = page.get(key) {
            context.insert_value(key, value.clone());
        }
    }
    for key in ["card", "service", "parts", "numbers"] {
        let part = row.value.as_map().and_then(|parts| parts.get(&tera::value::Key::from(key)));
        context.insert_value(key, part.cloned().unwrap_or_else(Value::none));
    }
    let mut buffer = Vec::new();
    theme.render(TEMPLATE, &context, &mut buffer)?;
    Ok(String::from_utf8_lossy(&buffer).into_owned())
}
