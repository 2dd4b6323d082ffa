//! A theme is tried on every kind of page, with content as extreme as it may be.
//!
//! Comes in: the files of a theme. Goes out: what is wrong with it, at its own files: templates that fail, texts that are not
//! escaped, pages that lack what every page must have, and values that readers are never shown. The pages are planned and rendered as those
//! of any site; the content is read from text. What stands in a theme's scripts is not looked at, and of styles only what breaks them off or leaves the site.

mod html;
mod pages;
mod scenes;
mod shown;
mod trial;

use crate::base::config::RawConfig;
use crate::base::diag::Checked;
use crate::base::files::Sources;
use trial::Trial;

/// Tries the theme of this name, whose files are among the sources.
pub(crate) fn check_theme(sources: &Sources, theme: &str, raw: &RawConfig) -> Checked<()> {
    let mut trial = Trial::new(sources, theme, raw);
    let plain = trial.make_site(&scenes::base_scene());
    trial.take_own(&plain.diagnostics);
    // A theme that cannot be read says so, and nothing that follows from it.
    if !trial.diagnostics.has_errors() {
        scenes::all().iter().for_each(|scene| pages::check_pages(&mut trial, scene));
        shown::check_values_shown(&mut trial, &plain.value);
    }
    Checked { value: (), diagnostics: trial.diagnostics }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_of_every_scene_is_sound() {
        let (sources, now) = (Sources::default(), "2020-03-27T08:00:00Z".parse().unwrap());
        let (date, source_date_epoch, base_url) = (None, None, None);
        let raw =
            RawConfig { date, source_date_epoch, now, base_url, drafts: false, strict: false };
        let trial = Trial::new(&sources, "default", &raw);
        for scene in scenes::all() {
            let checked = trial.make_site(&scene);
            let errors = checked.diagnostics.at_least(crate::base::diag::Level::Error);
            assert!(errors.is_empty(), "{errors:#?}");
        }
    }
}
