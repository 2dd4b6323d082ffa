//! Values that not everybody may see.
//!
//! A [`Guarded`] value can be compared, asked who may see it and where it stands, and nothing else: it has no `Display`, no
//! `Serialize`, and its `Debug` shows marks. The three methods that give it away are forbidden by `clippy.toml`; each file that may
//! call them says why.

use std::fmt;

use crate::base::choices::Visibility;

/// A value with its visibility: who may see it.
///
/// It can be copied, since builds share records ([`std::sync::Arc::make_mut`] completes a copy of one that the build before
/// still holds). The copy is as guarded as the value: both open through the same three methods, and a value behind a visibility
/// cannot be had without one of them.
#[derive(Clone, PartialEq, Eq)]
pub struct Guarded<T> {
    value: T,
    visibility: Visibility,
}

impl<T> Guarded<T> {
    /// Puts a value behind its visibility.
    pub(crate) fn new(value: T, visibility: Visibility) -> Self {
        Self { value, visibility }
    }

    /// Returns who may see it.
    pub(crate) fn visibility(&self) -> Visibility {
        self.visibility
    }

    /// Returns where the value stands, which tells nothing of it.
    pub(crate) fn place_of<P>(&self) -> &P
    where
        T: AsRef<P>,
    {
        self.value.as_ref()
    }

    /// Answers a question about the value with yes or no.
    pub(crate) fn satisfies(&self, question: impl FnOnce(&T) -> bool) -> bool {
        question(&self.value)
    }

    /// Returns the value with a visibility that is no more open than `visibility`.
    #[must_use]
    pub(crate) fn closed_to(self, visibility: Visibility) -> Self {
        Self { visibility: self.visibility.max(visibility), ..self }
    }

    /// Opens the value for readers of this visibility, if they may see it.
    pub(crate) fn open_for(&self, reader: Visibility) -> Option<&T> {
        (self.visibility <= reader).then_some(&self.value)
    }

    /// Opens the value whoever may see it, for code that compares it with others and shows neither.
    pub(crate) fn inspect(&self) -> &T {
        &self.value
    }

    /// Opens the value to complete it in its place.
    pub(crate) fn inspect_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T> fmt::Debug for Guarded<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Guarded({}, •••)", self.visibility)
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "opening is what is tested")]
mod tests {
    use super::*;

    #[test]
    fn a_guarded_value_opens_only_for_its_visibility() {
        let number = Guarded::new("050", Visibility::Desks);
        assert_eq!(number.open_for(Visibility::Public), None);
        assert_eq!(number.open_for(Visibility::Desks), Some(&"050"));
        assert_eq!(format!("{number:?}"), "Guarded(desks, •••)");
    }

    #[test]
    fn closing_never_opens() {
        for (before, to, after) in [
            (Visibility::Public, Visibility::Private, Visibility::Private),
            (Visibility::Private, Visibility::Desks, Visibility::Private),
            (Visibility::Desks, Visibility::Desks, Visibility::Desks),
        ] {
            assert_eq!(Guarded::new((), before).closed_to(to).visibility(), after);
        }
    }
}
