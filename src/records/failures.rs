//! Reads of the book that failed: each is told once, and never shown as an empty list.
use crate::{domain::failure::Failure, workspace::StoreError};
use std::cell::RefCell;

/// Reads that failed and were not told yet.
#[derive(Debug, Default)]
pub struct Failures(RefCell<Vec<Failure>>);

impl Failures {
    /// Notes one, to be told once.
    pub fn note(&self, failure: &Failure) {
        let mut all = self.0.borrow_mut();
        if !all.contains(failure) {
            all.push(failure.clone());
        }
    }

    /// Notes one in the program's own terms, and gives it.
    pub fn add(&self, error: &StoreError) -> Failure {
        log::error!("not read: {error}");
        let failure = error.failure();
        self.note(&failure);
        failure
    }

    /// What was read; where it could not be, that is noted and nothing is given.
    pub fn get<T: Default>(&self, read: Result<T, StoreError>) -> T {
        read.unwrap_or_else(|error| {
            self.add(&error);
            T::default()
        })
    }

    /// Those not told yet.
    pub fn take(&self) -> Vec<Failure> {
        std::mem::take(&mut self.0.borrow_mut())
    }
}
