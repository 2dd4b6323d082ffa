//! Drafts, each checked as a file of its own, so that one bad cell costs one row, or only itself.

use std::collections::{BTreeMap, BTreeSet};

use super::{Planner, errors};
use crate::base::diag::{Code, Diagnostic, Level};
use crate::base::files::Sources;
use crate::base::names::SourcePath;
use crate::content::validate::{self, RecordCache};
use crate::edit::import::change_planner;
use crate::edit::import::draft::Draft;
use crate::edit::import::led_back::led_back;

/// How often values may be taken out of a draft before it goes whole: each time a part of it may come to light as wrong.
const MOST_ROUNDS: usize = 8;

/// Takes out of a draft what is wrong; false where it cannot be an entry without.
fn remove_faulty(draft: &mut Draft, text: &str, faults: &[&Diagnostic]) -> bool {
    // From the end, so that no place moves.
    let mut faults: Vec<&&Diagnostic> = faults.iter().collect();
    faults.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.at.start));
    faults.dedup_by_key(|diagnostic| diagnostic.at.start);
    faults.into_iter().all(|diagnostic| {
        let at = diagnostic.at.start..diagnostic.at.end;
        draft.take_out(text, &at, diagnostic.code == Code::MissingField)
    })
}

impl Planner<'_> {
    /// Keeps the drafts whose fields are sound, each checked as a file of its own.
    pub(super) fn alone(&mut self, drafts: Vec<Draft>) -> Vec<Draft> {
        let mut sources = Sources::default();
        let is_setting = |path: &SourcePath| {
            path.as_str() == "content/site.yaml" || path.below("content/vocabulary").is_some()
        };
        let settings = self.sources.texts.iter().filter(|(path, _)| is_setting(path));
        sources.texts.extend(settings.map(|(path, bytes)| (path.clone(), bytes.clone())));
        let drafts: BTreeMap<SourcePath, (Draft, String)> = drafts
            .into_iter()
            .enumerate()
            .map(|(number, mut draft)| {
                let text = draft.entry_text();
                (change_planner::lone_path(&draft, number), (draft, text))
            })
            .collect();
        for (path, (_, text)) in &drafts {
            sources.texts.insert(path.clone(), text.as_bytes().into());
        }
        if self.by_value {
            return self.alone_by_value(sources, drafts);
        }
        let diagnostics = validate::read_records(&sources, &mut RecordCache::default()).diagnostics;
        for diagnostic in
            diagnostics.sorted().into_iter().filter(|diagnostic| diagnostic.level <= Level::Warning)
        {
            let Some((draft, text)) = drafts.get(&diagnostic.at.path) else { continue };
            // What a fault took away is not missing as well.
            if !(draft.is_faulty && diagnostic.code == Code::MissingField) {
                self.findings.push(led_back(
                    draft,
                    text,
                    (diagnostic, &diagnostic.at),
                    self.sources,
                ));
            }
        }
        let faulty: BTreeSet<&SourcePath> =
            errors(&diagnostics).map(|diagnostic| &diagnostic.at.path).collect();
        let is_kept = |path: &SourcePath, draft: &Draft| !draft.is_faulty && !faulty.contains(path);
        let (kept, dropped): (Vec<_>, Vec<_>) =
            drafts.into_iter().partition(|(path, (draft, _))| is_kept(path, draft));
        self.dropped.extend(dropped.into_iter().map(|(_, (draft, _))| draft));
        kept.into_iter().map(|(_, (draft, _))| draft).collect()
    }

    /// Keeps every draft, without the values that are not sound; each is named once. A draft that is left without what an entry
    /// cannot do without goes whole.
    fn alone_by_value(
        &mut self,
        mut sources: Sources,
        mut drafts: BTreeMap<SourcePath, (Draft, String)>,
    ) -> Vec<Draft> {
        let mut changed: BTreeSet<SourcePath> = drafts.keys().cloned().collect();
        let mut known = RecordCache::default();
        for round in 0..MOST_ROUNDS {
            let diagnostics = validate::read_records(&sources, &mut known).diagnostics;
            let mut wrong: BTreeMap<SourcePath, Vec<&Diagnostic>> = BTreeMap::new();
            for diagnostic in diagnostics.sorted() {
                let Some((draft, text)) = drafts.get(&diagnostic.at.path) else { continue };
                // What the first round took away is not missing as well.
                let is_new = round == 0 || diagnostic.code != Code::MissingField;
                if diagnostic.level <= Level::Warning
                    && is_new
                    && changed.contains(&diagnostic.at.path)
                {
                    self.findings.push(led_back(
                        draft,
                        text,
                        (diagnostic, &diagnostic.at),
                        self.sources,
                    ));
                }
                if diagnostic.level == Level::Error {
                    wrong.entry(diagnostic.at.path.clone()).or_default().push(diagnostic);
                }
            }
            if wrong.is_empty() {
                break;
            }
            changed = wrong.keys().cloned().collect();
            for (path, faults) in wrong {
                let Some((draft, text)) = drafts.get_mut(&path) else { continue };
                if round + 1 == MOST_ROUNDS || !remove_faulty(draft, text, &faults) {
                    self.dropped.extend(drafts.remove(&path).map(|(draft, _)| draft));
                    sources.texts.remove(&path);
                    continue;
                }
                *text = draft.entry_text();
                sources.texts.insert(path, text.as_bytes().into());
            }
        }
        drafts.into_values().map(|(draft, _)| draft).collect()
    }
}
