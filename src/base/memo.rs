//! What was made of shared values, kept for as long as these are the same.
//!
//! Comes in: values in their order, each with the file that it is of. Goes out: what is made of each, in the same order. Whoever reads a
//! site again hands out the very value of before for a file that did not change, so sameness is told by the address in memory, which the
//! value that is held here keeps from being given to another. What is made may hang on the file's path and on the value, and on nothing else.

use std::fmt;
use std::sync::Arc;

use rayon::prelude::*;

use super::maps::HashMap;
use super::names::SourcePath;

/// What was made of shared values. It is only ever an advantage: empty, everything is made.
pub(crate) struct Memo<K: ?Sized, V>(Vec<Made<K, V>>);

/// A value, and what was made of it.
struct Made<K: ?Sized, V> {
    path: SourcePath,
    of: Arc<K>,
    value: V,
}

impl<K: ?Sized, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// What is made may be private, and is not shown.
impl<K: ?Sized, V> fmt::Debug for Memo<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Memo({}, •••)", self.0.len())
    }
}

impl<K: ?Sized + Send + Sync, V: Send> Memo<K, V> {
    /// Makes what is not known yet of the values of now, in parallel, and forgets what is not among them. Returns the positions of
    /// those that were made, in their order; `None` where the values are those of other files than last time, or in another order.
    pub(crate) fn update<'a>(
        &mut self,
        now: impl IntoIterator<Item = (&'a SourcePath, &'a Arc<K>)>,
        make: impl Fn(&SourcePath, &Arc<K>) -> V + Sync,
    ) -> Option<Vec<usize>>
    where
        K: 'a,
    {
        self.update_stale(now, |_, _| false, make)
    }

    /// Does the same for what hangs on more than its value: what `is_stale` says of what was made, and its value, is made again.
    pub(crate) fn update_stale<'a>(
        &mut self,
        now: impl IntoIterator<Item = (&'a SourcePath, &'a Arc<K>)>,
        is_stale: impl Fn(&V, &K) -> bool,
        make: impl Fn(&SourcePath, &Arc<K>) -> V + Sync,
    ) -> Option<Vec<usize>>
    where
        K: 'a,
    {
        let now: Vec<(&SourcePath, &Arc<K>)> = now.into_iter().collect();
        let made = |(path, of): (&SourcePath, &Arc<K>)| Made {
            path: path.clone(),
            of: Arc::clone(of),
            value: make(path, of),
        };
        let holds = |made: &Made<K, V>, of: &Arc<K>| {
            Arc::ptr_eq(&made.of, of) && !is_stale(&made.value, of)
        };
        let has_same_files = self.0.len() == now.len()
            && self.0.iter().zip(&now).all(|(made, (path, _))| made.path == **path);
        if has_same_files {
            let others = (0..now.len()).filter(|n| !holds(&self.0[*n], now[*n].1));
            let others: Vec<usize> = others.collect();
            let new: Vec<Made<K, V>> = others.par_iter().map(|&n| made(now[n])).collect();
            others.iter().zip(new).for_each(|(&n, new)| self.0[n] = new);
            return Some(others);
        }
        let before = std::mem::take(&mut self.0).into_iter();
        let mut before: HashMap<SourcePath, Made<K, V>> =
            before.map(|made| (made.path.clone(), made)).collect();
        let known = now.iter().map(|(path, of)| {
            let known = before.remove(*path).filter(|made| holds(made, of));
            known.ok_or((*path, *of))
        });
        let known: Vec<_> = known.collect();
        self.0 = known.into_par_iter().map(|known| known.unwrap_or_else(made)).collect();
        None
    }
}

impl<K: ?Sized, V> Memo<K, V> {
    /// Goes through what was made, in the order of the values.
    pub(crate) fn all_made(&self) -> impl ExactSizeIterator<Item = &V> {
        self.0.iter().map(|made| &made.value)
    }

    /// Goes through the same, each with its file.
    pub(crate) fn made_by_path(&self) -> impl ExactSizeIterator<Item = (&SourcePath, &V)> {
        self.0.iter().map(|made| (&made.path, &made.value))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn only_what_is_another_is_made_again_and_what_is_gone_is_forgotten() {
        let path = SourcePath::new;
        let (a, b): (Arc<str>, Arc<str>) = ("а".into(), "б".into());
        let made = AtomicUsize::new(0);
        let make = |path: &SourcePath, of: &Arc<str>| {
            made.fetch_add(1, Ordering::Relaxed);
            format!("{path}: {of}")
        };
        let mut memo = Memo::default();
        assert_eq!(memo.update([(&path("1"), &a), (&path("2"), &b)], make), None);
        assert_eq!(memo.update([(&path("1"), &a), (&path("2"), &b)], make), Some(vec![]));
        // The same words of another reading, and a file that takes over another's value.
        let again: Arc<str> = "б".into();
        assert_eq!(memo.update([(&path("1"), &a), (&path("2"), &again)], make), Some(vec![1]));
        assert_eq!(memo.update([(&path("0"), &a), (&path("2"), &again)], make), None);
        assert_eq!(made.load(Ordering::Relaxed), 4);
        assert_eq!(memo.update([(&path("2"), &again)], make), None);
        assert_eq!(memo.update([(&path("1"), &a), (&path("2"), &again)], make), None);
        assert_eq!(memo.all_made().collect::<Vec<_>>(), ["1: а", "2: б"]);
        assert_eq!(made.load(Ordering::Relaxed), 5);
    }
}
