//! Strings that were checked once and need no second check.
//!
//! A [`SourcePath`] says where something was read, a [`SitePath`] where something will be written, an [`Id`]
//! is a stable Latin name that appears in links. Each can be made only by its constructor, so a function that
//! takes one cannot be handed `../../etc/passwd`. Nothing here touches the disk.

use std::fmt;
use std::sync::Arc;

/// The longest name one folder or file may have, in bytes: what ext4, NTFS and APFS share.
const LONGEST_SEGMENT: usize = 255;

/// A path of a source file below the site's root, `/` between its segments.
///
/// It is data from a disk, so it may hold anything a file name may hold; it is only ever shown and compared.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// Takes a path relative to the root, with `/` between segments.
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    /// Returns the path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the last segment.
    pub(crate) fn file_name(&self) -> &str {
        self.0.rsplit('/').next().expect("split gives at least one piece")
    }

    /// Returns what follows the last dot of the file name, or nothing.
    pub(crate) fn extension(&self) -> &str {
        self.file_name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// Returns the path below `folder/`, if it lies there.
    pub fn below(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// Why a text is no [`Id`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IdError {
    /// Nothing was written.
    Empty,
    /// A character other than `a`–`z`, `0`–`9` and single inner hyphens.
    Character(char),
    /// Longer than [`Id::LONGEST`].
    TooLong,
    /// A name that Windows keeps for a device (`con`, `aux`, `com1` …), so a clone there would fail.
    Reserved,
}

/// A stable Latin name of an entry or a term: `a`–`z`, `0`–`9`, single hyphens inside.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// The longest id, in bytes; leaves room for a language, an extension and a hash in a file name.
    pub(crate) const LONGEST: usize = 120;

    /// Checks `text`; says what is wrong with it first.
    ///
    /// # Errors
    /// Any of [`IdError`].
    pub(crate) fn new(text: &str) -> Result<Self, IdError> {
        if text.is_empty() {
            return Err(IdError::Empty);
        }
        if let Some(character) = text.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-')) {
            return Err(IdError::Character(character));
        }
        if text.starts_with('-') || text.ends_with('-') || text.contains("--") {
            return Err(IdError::Character('-'));
        }
        if text.len() > Self::LONGEST {
            return Err(IdError::TooLong);
        }
        if is_device(text) { Err(IdError::Reserved) } else { Ok(Self(text.into())) }
    }

    /// Returns the id as text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// Tells the names that Windows keeps for devices, with or without an extension.
fn is_device(segment: &str) -> bool {
    let stem =
        segment.split('.').next().expect("split gives at least one piece").to_ascii_lowercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|n| matches!(n.as_bytes(), [b'1'..=b'9']))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// Why a text is no [`SitePath`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SitePathError {
    /// Empty, absolute, or with an empty, `.` or `..` segment.
    Shape,
    /// A control character, a backslash, or another character that a file system or a server treats apart.
    Character(char),
    /// A segment longer than 255 bytes.
    TooLong,
    /// A segment that Windows keeps for a device, or that ends in a dot or a space.
    Reserved,
}

/// A path of one file of the site, below the output folder: relative, `/` between segments, safe on any disk.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(Arc<str>);

impl SitePath {
    /// Checks `text`.
    ///
    /// # Errors
    /// Any of [`SitePathError`].
    pub fn new(text: &str) -> Result<Self, SitePathError> {
        for segment in text.split('/') {
            check_segment(segment)?;
        }
        Ok(Self(text.into()))
    }

    /// Returns the path as text: `organisations/poruch/index.html`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the address below the site's base: the path, without a final `index.html`.
    pub(crate) fn relative_url(&self) -> &str {
        match self.0.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => &self.0,
        }
    }

    /// Returns the relative way from this page to the site's base: `""`, `"../"`, `"../../"` ….
    pub(crate) fn to_base(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }

    /// Returns what two paths share when a disk ignores case and Unicode form.
    pub(crate) fn folded(&self) -> String {
        crate::base::locale::compare::fold_id(&self.0)
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl std::borrow::Borrow<str> for SitePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

fn check_segment(segment: &str) -> Result<(), SitePathError> {
    if segment.is_empty() || segment == "." || segment == ".." {
        return Err(SitePathError::Shape);
    }
    if let Some(c) = segment.chars().find(|&c| is_unsafe(c)) {
        return Err(SitePathError::Character(c));
    }
    if segment.len() > LONGEST_SEGMENT {
        return Err(SitePathError::TooLong);
    }
    let ends_badly = segment.ends_with('.') || segment.ends_with(' ');
    if is_device(segment) || ends_badly { Err(SitePathError::Reserved) } else { Ok(()) }
}

/// Tells characters that a path of the site never holds: controls, invisible and bidirectional marks, and what
/// Windows or a URL treats apart.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '#' | '%')
        || is_invisible(c)
}

/// Tells zero-width, bidirectional and other invisible characters that make two names look alike
/// (Trojan Source, CVE-2021-42574).
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00ad}' | '\u{061c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// What the names of folders begin with in which people keep what is not for everybody, beside the one that is read.
const LIKE_PRIVATE: [&str; 16] = [
    "privat",
    "pryvat",
    "приват",
    "прихов",
    "закрит",
    "непубл",
    "не_публ",
    "таємн",
    "секретн",
    "secret",
    "confident",
    "конфіденц",
    "внутрішн",
    "службов",
    "internal",
    "особист",
];

/// Tells a name that is meant as that of the folder `private`, and is not.
pub(crate) fn is_like_private(name: &str) -> bool {
    let lower = name.to_lowercase();
    name != "private" && LIKE_PRIVATE.iter().any(|stem| lower.starts_with(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_latin_kebab_case() {
        assert!(Id::new("poruch-2").is_ok());
        assert_eq!(Id::new(""), Err(IdError::Empty));
        assert_eq!(Id::new("Поруч"), Err(IdError::Character('П')));
        assert_eq!(Id::new("a_b"), Err(IdError::Character('_')));
        assert_eq!(Id::new("a--b"), Err(IdError::Character('-')));
        assert_eq!(Id::new("com1"), Err(IdError::Reserved));
        assert_eq!(Id::new(&"a".repeat(121)), Err(IdError::TooLong));
    }

    #[test]
    fn site_paths_stay_below_the_output() {
        for bad in
            ["", "/a", "a//b", "../a", "a/../b", "a/./b", "a\\b", "a:b", "a/\u{202e}b", "con", "a."]
        {
            assert!(SitePath::new(bad).is_err(), "{bad:?}");
        }
        assert!(SitePath::new("files/звіт 2020.pdf").is_ok());
    }

    #[test]
    fn an_address_drops_only_a_whole_index_html() {
        let address = |path: &str| SitePath::new(path).map(|p| p.relative_url().to_owned());
        assert_eq!(address("index.html").as_deref(), Ok(""));
        assert_eq!(address("needs/index.html").as_deref(), Ok("needs/"));
        assert_eq!(address("my-index.html").as_deref(), Ok("my-index.html"));
    }
}
