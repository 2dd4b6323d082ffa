//! A vocabulary becomes its terms.

use std::sync::Arc;

use super::form::{self, Scope, Untranslated};
use super::reference::Reference;
use crate::base::choices::OrganisationClass;
use crate::base::diag::{Arg, Code, Diagnostic, Diagnostics, Location, Sited};
use crate::base::locale::Lang;
use crate::base::localised::Text;
use crate::base::names::Id;
use crate::base::yaml::Value;
use crate::content::fields::{Vocabulary, table};
use crate::content::parse::Document;

/// A term of a vocabulary.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its id.
    pub id: Sited<Id>,
    /// Its name; the id where it is missing.
    pub name: Text,
    /// The ids it had before.
    pub formerly: Vec<Sited<Id>>,
    /// Words that people search with.
    pub synonyms: Vec<Arc<str>>,
    /// A broader term.
    pub parent: Option<Sited<Reference>>,
    /// A picture.
    pub icon: Option<Sited<Arc<str>>>,
    /// Open Eligibility id.
    pub open_eligibility: Option<Arc<str>>,
    /// UN cluster.
    pub cluster: Option<Arc<str>>,
    /// КАТОТТГ code.
    pub katottg: Option<Arc<str>>,
    /// The class of schema.org.
    pub schema_org: Option<OrganisationClass>,
    /// What languages of the site lack of it.
    pub untranslated: Untranslated,
}

/// Reads the terms of one file; equal ids are reported, the first one counts.
pub(super) fn validate_terms(
    document: &Document,
    vocabulary: Vocabulary,
    languages: &[Lang],
    diagnostics: &mut Diagnostics,
) -> Vec<Term> {
    let scope = Scope { path: &document.path, text: &document.text, languages, translation: None };
    let nodes = match document.front.as_ref().map(|node| &node.value) {
        Some(Value::List(nodes)) => nodes.as_slice(),
        Some(Value::Map(_) | Value::Scalar(_)) => {
            let diagnostic = Diagnostic::new(Code::WrongShape, form::whole_file(document));
            diagnostics.push(diagnostic.with("expected", Arg::Words("shape-list")));
            &[]
        }
        Some(Value::Null | Value::Lost) | None => &[],
    };
    let mut terms: Vec<Term> = Vec::new();
    for node in nodes {
        let at = Location::new(&document.path, &(node.span.start..node.span.start));
        let form =
            form::form(&scope, &table::TERM, Some(node), &at, false).extend_into(diagnostics);
        let Some(term) = validate_term(form, languages, diagnostics) else { continue };
        match terms.iter().find(|old| old.id.value == term.id.value) {
            Some(old) => {
                let diagnostic = Diagnostic::new(Code::DuplicateId, term.id.at.clone());
                let diagnostic =
                    diagnostic.with("id", term.id.value.as_str()).with("kind", vocabulary.as_str());
                diagnostics.push(diagnostic.see(old.id.at.clone()));
            }
            None => terms.push(term),
        }
    }
    terms
}

/// How many digits a КАТОТТГ code has (order of the Ministry for Communities and Territories Development No. 290 of 2020).
const KATOTTG_DIGITS: usize = 17;

/// Takes the code of an area; one of another form is told and kept.
fn katottg(form: &mut form::Form, diagnostics: &mut Diagnostics) -> Option<Arc<str>> {
    let code = form.single_language("katottg")?;
    let digits = code.value.strip_prefix("UA").unwrap_or_default();
    let is_number = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    if !is_number || digits.len() != KATOTTG_DIGITS {
        let diagnostic = Diagnostic::new(Code::BadKatottg, code.at.clone());
        let diagnostic = diagnostic.with("value", &*code.value).with("count", digits.len());
        diagnostics.push(if is_number { diagnostic.hint("digits") } else { diagnostic });
    }
    Some(code.value)
}

fn validate_term(
    mut form: form::Form,
    languages: &[Lang],
    diagnostics: &mut Diagnostics,
) -> Option<Term> {
    let untranslated = Untranslated::from_form(&form, languages);
    let id = form.id("id")?;
    Some(Term {
        name: form.text("name").map_or_else(|| Text::from(id.value.as_str()), |text| text.value),
        formerly: form.ids("formerly"),
        synonyms: form.texts("synonyms").into_iter().map(|text| text.main).collect(),
        parent: form.reference("parent"),
        icon: form.single_language("icon"),
        open_eligibility: form.single_language("open_eligibility").map(|text| text.value),
        cluster: form.single_language("cluster").map(|text| text.value),
        katottg: katottg(&mut form, diagnostics),
        schema_org: form.choice("schema_org").map(|class| class.value),
        id,
        untranslated,
    })
}
