//! A body, as far as one file can tell: HTML with places for the links that only `model` can lead on.

use std::ops::Range;
use std::sync::Arc;

use crate::base::names::SourcePath;

/// A body, as far as one file can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The file it stands in; a translation has its own.
    pub path: SourcePath,
    /// The HTML, cut where an open link's address belongs: `links[i]` stands between `html[i]` and `html[i+1]`.
    pub html: Vec<String>,
    /// The open links, in their order.
    pub links: Vec<OpenLink>,
    /// The headings, in their order.
    pub headings: Vec<Heading>,
    /// The pictures, in their order.
    pub images: Vec<Image>,
    /// The texts that read otherwise than they are written (`&nbsp;`, `\\_`), and where in the file each stands.
    pub decoded: Vec<(Range<usize>, Arc<str>)>,
}

impl Body {
    /// Tells whether nothing stands in it.
    pub(in crate::content) fn is_empty(&self) -> bool {
        self.html.iter().all(|html| html.trim().is_empty())
    }
}

/// A link to something of this site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenLink {
    /// The address as typed.
    pub target: String,
    /// Where it stands in the file.
    pub span: Range<usize>,
    /// Whether it is the source of a picture.
    pub is_image: bool,
}

/// A heading of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its anchor, unique in this body.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Its level on the page, where the title has the first.
    pub level: u8,
    /// Where it stands in the file.
    pub span: Range<usize>,
}

/// A picture of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Whether words stand for it.
    pub has_words: bool,
    /// Where it stands in the file.
    pub span: Range<usize>,
}
