//! What Markdown left as text although something else was probably meant.

use std::ops::Range;

use crate::base::diag::Code;
use crate::base::yaml::edit::Patch;

/// What Markdown left as text although something else was probably meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::content) struct Leftover {
    /// What it is.
    pub(in crate::content) code: Code,
    /// Which hint helps.
    pub(in crate::content) hint: &'static str,
    /// The signs that were left.
    pub(in crate::content) sign: String,
    /// Where it stands in the body.
    pub(in crate::content) span: Range<usize>,
    /// What puts it right, where only one thing can have been meant.
    pub(in crate::content) fix: Vec<Patch>,
}

impl Leftover {
    pub(super) fn new(code: Code, hint: &'static str, span: Range<usize>) -> Self {
        Self { code, hint, sign: String::new(), span, fix: Vec::new() }
    }

    pub(super) fn with_sign(mut self, sign: &str) -> Self {
        self.sign = sign.to_owned();
        self
    }

    pub(super) fn fix(mut self, span: Range<usize>, text: &str) -> Self {
        self.fix.push(Patch { span, text: text.to_owned() });
        self
    }
}
