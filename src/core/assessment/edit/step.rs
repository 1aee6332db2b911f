//! Edits of a step of a measure.

use crate::assessment::{Id, Step};

/// A field of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as the fields of `Step`")]
pub enum StepEdit {
    /// Its place in the list; `None` while it does not exist. It comes and goes blank.
    Listed(Option<usize>),
    Text(String),
    Done(bool),
}

impl StepEdit {
    pub(in crate::assessment) fn current(&self, id: Id, steps: &[Step]) -> Self {
        let place = steps.iter().position(|step| step.id == id);
        let step = place.and_then(|place| steps.get(place));
        match self {
            Self::Listed(_) => Self::Listed(place),
            Self::Text(_) => Self::Text(step.map(|step| step.text.clone()).unwrap_or_default()),
            Self::Done(_) => Self::Done(step.is_some_and(|step| step.done)),
        }
    }

    pub(in crate::assessment) fn write(&self, id: Id, steps: &mut Vec<Step>) {
        let place = steps.iter().position(|step| step.id == id);
        if let Self::Listed(to) = self {
            let step = place.map_or_else(|| Step::blank(id), |place| steps.remove(place));
            if let Some(to) = to {
                steps.insert((*to).min(steps.len()), step);
            }
            return;
        }
        let Some(step) = place.and_then(|place| steps.get_mut(place)) else { return };
        match self {
            Self::Text(text) => step.text.clone_from(text),
            Self::Done(done) => step.done = *done,
            Self::Listed(_) => {}
        }
    }
}
