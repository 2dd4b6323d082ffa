//! Words of names by what does not change of them: «Ольга», «Ользі»; «Прикладний», «Прикладному».

/// The most letters that a case adds to what does not change: «Прикладн-ого», «Іван-овою».
const LONGEST_END: usize = 4;
/// The fewest letters that tell one name from another.
const SHORTEST: usize = 3;

/// Returns what does not change of a word.
pub(crate) fn stem(word: &str) -> String {
    let is_end = |c: char| "аеиіоуюяєїьйыэ".contains(c);
    let mut stem = word.trim_end_matches(is_end);
    // «Ольга», «Ользі».
    if stem.len() < word.len() {
        stem = stem.strip_suffix(['г', 'к', 'х']).unwrap_or(stem);
    }
    let is_enough = stem.chars().count() >= SHORTEST;
    if is_enough { stem } else { word }.to_owned()
}

/// Tells whether a word is one that has this stem.
pub(crate) fn is_inflection(word: &str, stem: &str) -> bool {
    let end = word.strip_prefix(stem).map(|end| end.chars().count());
    end.is_some_and(|end| end <= LONGEST_END)
}
