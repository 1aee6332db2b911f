//! Against what something is missing.

use super::Counts;
use crate::assessment::Round;
use crate::catalog::{Catalog, Threat};

/// The answers to all questions of each threat: the greatest share of Nein first, of equal shares the greater number.
pub fn threats(catalog: &Catalog, round: &Round) -> Vec<(Threat, Counts)> {
    let mut kinds: Vec<Threat> = catalog.questions().map(|question| question.threat).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut counted: Vec<(Threat, Counts)> = kinds
        .into_iter()
        .map(|threat| {
            let questions = catalog.questions().filter(|question| question.threat == threat);
            (threat, Counts::of(questions.map(|question| question.id), round))
        })
        .collect();
    counted.sort_by(|(one, a), (other, b)| {
        // Shares compared as fractions: a/b > c/d.
        (b.no * a.total()).cmp(&(a.no * b.total())).then(b.no.cmp(&a.no)).then(one.label().cmp(other.label()))
    });
    counted
}
