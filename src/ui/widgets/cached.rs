//! A value read once for a revision of the book and a key: never stale, never a query a frame.

/// The kept value.
#[derive(Debug)]
pub(in crate::ui) struct Cached<K, T> {
    at: Option<(u64, K)>,
    value: Option<T>,
}

impl<K, T> Default for Cached<K, T> {
    fn default() -> Self {
        Self { at: None, value: None }
    }
}

impl<K: PartialEq + Clone, T> Cached<K, T> {
    /// The value for this revision and key; `load` runs only when one of them changed.
    pub(in crate::ui) fn get(&mut self, revision: u64, key: &K, load: impl FnOnce(&K) -> T) -> &T {
        let fresh = self.at.as_ref().is_some_and(|(r, k)| *r == revision && k == key);
        if !fresh {
            self.value = None;
            self.at = Some((revision, key.clone()));
        }
        self.value.get_or_insert_with(|| load(key))
    }

    /// What is kept now, fresh or not.
    pub(in crate::ui) fn peek(&self) -> Option<&T> {
        self.value.as_ref()
    }
}
