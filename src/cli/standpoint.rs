//! Where somebody stands who calls the program, and where the site lies from there.
//!
//! Comes in: the folder that was named, else the current one. Goes out: the site's folder, which is looked for upwards where
//! none is named, and paths and commands as they are typed from here.

use std::path::{Component, Path, PathBuf};

use crate::base::names::SourcePath;

/// What tells a site from a folder that happens to have a `content/`.
const SITE_FILE: &str = "content/site.yaml";

/// Commands that are not about a site that there is.
const WITHOUT_SITE: [&str; 4] = ["init", "help", "man", "completions"];

/// Where the site lies, as seen from the current folder.
pub(super) struct Standpoint {
    /// The site's folder.
    pub(super) root: PathBuf,
    /// The current folder below it; empty where it is the site's own, or not below it.
    below: PathBuf,
    /// Whether the folder was named.
    is_named: bool,
}

impl Standpoint {
    /// Takes the folder that was named; else the nearest one from here upwards that holds a site, else this one.
    pub(super) fn new(named: Option<&Path>, here: Option<&Path>) -> Self {
        let own = || (PathBuf::from("."), PathBuf::new());
        let (root, below) = match named {
            Some(named) => (named.to_owned(), PathBuf::new()),
            None => here.and_then(above).unwrap_or_else(own),
        };
        Self { root, below, is_named: named.is_some() }
    }

    /// Tells whether the folder was named.
    pub(super) fn names_folder(&self) -> bool {
        self.is_named
    }

    /// Shows the path of a source as it is written from here; below a whole path it is one from the site's folder, since that
    /// may be a server's.
    pub(super) fn display_path(&self, path: &SourcePath) -> String {
        let path = Path::new(path.as_str());
        if self.is_named && self.root.is_relative() {
            let root = self.root.components().filter(|part| !matches!(part, Component::CurDir));
            return root.collect::<PathBuf>().join(path).display().to_string();
        }
        let pairs = self.below.components().zip(path.components());
        let common = pairs.take_while(|(one, other)| one == other).count();
        let up = self.below.components().skip(common).map(|_| Component::ParentDir);
        up.chain(path.components().skip(common)).collect::<PathBuf>().display().to_string()
    }

    /// Writes a command for this site as it is typed from here.
    pub(super) fn typed_command(&self, words: &str) -> String {
        let root = self.root.display().to_string();
        let is_plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
        match (self.is_named && root != ".", root.chars().all(is_plain)) {
            (false, _) => format!("perelik {words}"),
            (true, true) => format!("perelik {words} --root {root}"),
            (true, false) => format!("perelik {words} --root '{}'", root.replace('\'', r"'\''")),
        }
    }

    /// Returns a text in which every command for a site is written as it is typed from here.
    pub(super) fn with_commands(&self, text: String) -> String {
        const START: &str = "`perelik ";
        if !self.is_named || !text.contains(START) {
            return text;
        }
        let mut written = String::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find(START) {
            let (before, command) = rest.split_at(at + START.len());
            written.push_str(before.strip_suffix("perelik ").expect("it ends so"));
            let (words, after) = command.split_once('`').unwrap_or((command, ""));
            let first = words.split(' ').next().expect("split gives at least one piece");
            let is_of_site = !first.starts_with('-') && !WITHOUT_SITE.contains(&first);
            let is_whole = is_of_site && !words.contains("--root");
            let typed = || self.typed_command(words);
            written.push_str(&if is_whole { typed() } else { format!("perelik {words}") });
            written.push('`');
            rest = after;
        }
        written + rest
    }

    /// Tells standpoints apart whose texts differ.
    pub(super) fn key(&self) -> String {
        format!("{} {}", self.root.display(), self.below.display())
    }
}

/// Finds the site above a folder: its way there, and the way back. A folder with a `content/` of its own is where its mistakes
/// are told, also that it lacks the settings.
fn above(here: &Path) -> Option<(PathBuf, PathBuf)> {
    if here.join("content").is_dir() {
        return None;
    }
    let root = here.ancestors().find(|folder| folder.join(SITE_FILE).is_file())?;
    let below = here.strip_prefix(root).ok()?.to_owned();
    let up = below.components().map(|_| Component::ParentDir).collect();
    Some((up, below))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(root: Option<&str>, below: &str, path: &str) -> String {
        let mut standpoint = Standpoint::new(root.map(Path::new), None);
        standpoint.below = PathBuf::from(below);
        standpoint.display_path(&SourcePath::new(path))
    }

    #[test]
    fn a_path_is_written_as_seen_from_here() {
        for (root, below, path, seen) in [
            (None, "", "content/needs/a.yaml", "content/needs/a.yaml"),
            (None, "content", "content/needs/a.yaml", "needs/a.yaml"),
            (None, "content/needs", "content/needs/a.yaml", "a.yaml"),
            (None, "content/organisations", "content/needs/a.yaml", "../needs/a.yaml"),
            (None, "public/help/food", "content/site.yaml", "../../../content/site.yaml"),
            (None, "content/needs", "themes/a/theme.yaml", "../../themes/a/theme.yaml"),
            (Some("."), "", "content/site.yaml", "content/site.yaml"),
            (Some("./site"), "", "content/site.yaml", "site/content/site.yaml"),
            (Some("../site"), "", "content/site.yaml", "../site/content/site.yaml"),
            (Some("/srv/site"), "", "content/site.yaml", "content/site.yaml"),
        ] {
            assert_eq!(shown(root, below, path), seen);
        }
    }

    #[test]
    fn commands_of_a_text_are_copied_as_they_are() {
        let standpoint = Standpoint::new(Some(Path::new("sait")), None);
        let text = "`perelik rename a b` і `perelik --help`, `perelik check --due --root sait`; `perelik init X`, `perelik";
        let wanted = "`perelik rename a b --root sait` і `perelik --help`, `perelik check --due --root sait`; `perelik init X`, `perelik";
        assert_eq!(standpoint.with_commands(text.to_owned()), wanted);
        assert_eq!(Standpoint::new(None, None).with_commands(text.to_owned()), text);
    }

    #[test]
    fn a_command_names_the_folder_where_it_was_named() {
        let command =
            |root: Option<&str>| Standpoint::new(root.map(Path::new), None).typed_command("check");
        assert_eq!(command(None), "perelik check");
        assert_eq!(command(Some(".")), "perelik check");
        assert_eq!(command(Some("мій-сайт")), "perelik check --root мій-сайт");
        assert_eq!(command(Some("my site's")), r"perelik check --root 'my site'\''s'");
    }
}
