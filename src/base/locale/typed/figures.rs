//! Letters that stand for figures of their shape: «О5О», «2О26».

/// Returns the text with figures for letters of their shape.
pub(super) fn with_figures(text: &str) -> String {
    let figure = |c: char| match c {
        'О' | 'о' | 'O' | 'o' => '0',
        'З' | 'з' => '3',
        'l' | 'I' | 'i' | 'І' | 'і' | '|' => '1',
        c => c,
    };
    text.chars().map(figure).collect()
}

/// Tells a text of figures and signs in which letters of their shape stand for some.
pub(crate) fn has_letters(text: &str) -> bool {
    let read = with_figures(text);
    read != text && !read.chars().any(char::is_alphabetic)
}
