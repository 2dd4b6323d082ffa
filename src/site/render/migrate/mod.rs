//! A site's own theme of an earlier contract is brought to this one, as far as one meaning allows.
//!
//! Comes in: the files of the theme, and what is told of them. Goes out: the files that change. Settings and messages that only have another
//! name get it; what was replaced or taken out is for whoever wrote the theme, and so are templates. The number of the contract is written
//! when nothing is left to do.

use std::collections::BTreeMap;

use super::layer::theme_path;
use super::own_settings::{CONTRACT_KEY, place};
use super::theme::site_files;
use crate::base::changes::{CHANGES, CONTRACT, Change, Renamable};
use crate::base::diag::{Code, Diagnostics, Level};
use crate::base::files::Sources;
use crate::base::messages::message_outlines;
use crate::base::names::SourcePath;
use crate::base::yaml;
use crate::base::yaml::edit::{Edit, Patch, Step, edited, patched};

/// Returns the files of a theme in which something has another name now.
pub(crate) fn renamed_files(sources: &Sources, theme: &str) -> BTreeMap<SourcePath, String> {
    let mut changed = BTreeMap::new();
    for (file, bytes) in site_files(sources, theme, &mut Diagnostics::default()) {
        let (path, text) = (theme_path(theme, &file), String::from_utf8_lossy(&bytes));
        let now = match file.as_str() {
            "theme.yaml" => renamed_settings(&path, &text),
            words if words.starts_with("i18n/") => messages(&text),
            _ => None,
        };
        changed.extend(now.filter(|now| *now != text).map(|now| (path, now)));
    }
    changed
}

/// Returns the settings with the number of this contract, where they have none or an earlier one and nothing is wrong with the theme
/// but that.
pub(crate) fn with_contract(
    sources: &Sources,
    theme: &str,
    told: &Diagnostics,
) -> Option<(SourcePath, String)> {
    let path = theme_path(theme, "theme.yaml");
    let files = site_files(sources, theme, &mut Diagnostics::default());
    let text = String::from_utf8_lossy(files.get("theme.yaml")?).into_owned();
    let folder = format!("themes/{theme}");
    let of_theme = || {
        let all = told.sorted().into_iter();
        all.filter(|diagnostic| diagnostic.at.path.below(&folder).is_some())
    };
    let is_open =
        of_theme().any(|told| told.level == Level::Error || told.code == Code::OldThemeName);
    let is_due =
        of_theme().any(|told| told.code == Code::ThemeContract && told.hint != Some("newer"));
    if is_open || !is_due {
        return None;
    }
    let edit = Edit::Set(vec![Step::Key(CONTRACT_KEY.to_owned())], CONTRACT.into());
    let now = edited(&path, &text, 0..text.len(), &[edit]).ok()?;
    (now != text).then_some((path, now))
}

/// Gives settings and messages under `texts` the names that they have now.
fn renamed_settings(path: &SourcePath, text: &str) -> Option<String> {
    let node = yaml::parse(path, text, 0..text.len()).value?;
    let edit = |change: &Change| {
        let keys: Vec<&str> = match change.of {
            Renamable::Setting => change.old.split('.').collect(),
            Renamable::Message => vec!["texts", change.old],
            Renamable::Field(_) | Renamable::Value(_) | Renamable::File => return None,
        };
        place(&node, &keys, false)?;
        let steps = keys.into_iter().map(|key| Step::Key(key.to_owned())).collect();
        Some(Edit::RenameKey(steps, change.renamed()?.to_owned()))
    };
    let edits: Vec<Edit> = CHANGES.iter().filter_map(edit).collect();
    edited(path, text, 0..text.len(), &edits).ok()
}

/// Gives messages of `i18n/` the names that they have now, where these are free.
fn messages(text: &str) -> Option<String> {
    let messages = message_outlines(text);
    let patch = |change: &Change| {
        let now = change.renamed().filter(|_| change.of == Renamable::Message)?;
        let old = messages.iter().find(|message| message.id == change.old)?;
        let is_free = messages.iter().all(|message| message.id != now);
        let span = old.byte..old.byte + old.id.len();
        is_free.then(|| Patch { span, text: now.to_owned() })
    };
    let mut patches: Vec<Patch> = CHANGES.iter().filter_map(patch).collect();
    patches.sort_by_key(|patch| patch.span.start);
    Some(patched(text, &patches))
}

#[cfg(test)]
mod tests;
