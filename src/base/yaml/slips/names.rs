//! What the fields of a text are called.

/// What slips are told by: the names of fields.
#[derive(Clone, Copy)]
pub(crate) struct FieldNames {
    /// Tells whether a word is the key of a field.
    pub(crate) is_key: fn(&str) -> bool,
    /// Returns the key that a bare item of a list stands for, by the list's own key; `None` where items have no fields.
    pub(crate) bare_key: fn(&str) -> Option<&'static str>,
}
