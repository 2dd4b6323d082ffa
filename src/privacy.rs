//! Values that not everybody may see.
//!
//! A [`Guarded`] value can be compared and asked who may see it, and nothing else: it has no `Display`, no
//! `Serialize`, and its `Debug` shows marks. Only `publish` opens it (a test reads the code for that), so
//! forgetting to check is a compile error.

use std::fmt;

/// Who may see a value; the most open comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Visibility {
    /// Everybody.
    Public,
    /// The desks that receive the list: hotline, appeals, headquarters.
    Desks,
    /// The editors.
    Private,
}

impl Visibility {
    /// Returns the value's name in the table of fields.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Desks => "desks",
            Self::Private => "private",
        }
    }

    /// Reads the name of the table of fields.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Public, Self::Desks, Self::Private].into_iter().find(|v| v.as_str() == name)
    }
}

/// A value with the circle that may see it.
#[derive(Clone, PartialEq, Eq)]
pub struct Guarded<T> {
    value: T,
    visibility: Visibility,
}

impl<T> Guarded<T> {
    /// Puts a value behind its visibility.
    pub fn new(value: T, visibility: Visibility) -> Self {
        Self { value, visibility }
    }

    /// Returns who may see it.
    pub fn visibility(&self) -> Visibility {
        self.visibility
    }

    /// Opens the value for `circle`, if that circle may see it. For `publish` alone.
    pub fn open_for(&self, circle: Visibility) -> Option<&T> {
        (self.visibility <= circle).then_some(&self.value)
    }

    /// Looks at the value to judge it, in `model` and `check`, which see everything and show nothing.
    pub fn inspect<R>(&self, judge: impl FnOnce(&T) -> R) -> R {
        judge(&self.value)
    }
}

impl<T> fmt::Debug for Guarded<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Guarded({}, •••)", self.visibility.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guarded_value_opens_only_for_its_circle() {
        let number = Guarded::new("050", Visibility::Desks);
        assert_eq!(number.open_for(Visibility::Public), None);
        assert_eq!(number.open_for(Visibility::Desks), Some(&"050"));
        assert_eq!(format!("{number:?}"), "Guarded(desks, •••)");
    }
}
