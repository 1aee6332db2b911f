//! The dictionary of the PC reads what is typed into fields for free text.

use std::ops::Range;

use crate::kit::widgets::Proof;
use wiba_core::desk::spelling::Speller;

impl Proof for Speller {
    fn faults(&self, text: &str) -> (Vec<Range<usize>>, bool) {
        Self::faults(self, text)
    }

    fn proposals(&self, word: &str, wake: Box<dyn FnOnce() + Send>) -> Option<Vec<String>> {
        Self::proposals(self, word, wake)
    }

    fn add(&self, word: &str) {
        Self::add(self, word);
    }
}
