//! Edits of what was handed out.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::assessment::{HandOut, HandOutForm, HandOutState, Id};
use crate::catalog::QuestionId;

/// A field of a hand-out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as the fields of `HandOut`")]
pub enum HandOutEdit {
    /// Whether it is in the list. They come and go blank.
    Listed(bool),
    To(String),
    Questions(BTreeSet<QuestionId>),
    On(Option<Date>),
    Form(HandOutForm),
    Due(Option<Date>),
    State(HandOutState),
}

impl HandOutEdit {
    pub(in crate::assessment) fn current(&self, hand_out: Option<&HandOut>) -> Self {
        let listed = hand_out.is_some();
        let hand_out = hand_out.cloned().unwrap_or_default();
        match self {
            Self::Listed(_) => Self::Listed(listed),
            Self::To(_) => Self::To(hand_out.to),
            Self::Questions(_) => Self::Questions(hand_out.questions),
            Self::On(_) => Self::On(hand_out.on),
            Self::Form(_) => Self::Form(hand_out.form),
            Self::Due(_) => Self::Due(hand_out.due),
            Self::State(_) => Self::State(hand_out.state),
        }
    }

    pub(in crate::assessment) fn write(&self, id: Id, hand_outs: &mut BTreeMap<Id, HandOut>) {
        match self {
            Self::Listed(true) => drop(hand_outs.entry(id).or_default()),
            Self::Listed(false) => drop(hand_outs.remove(&id)),
            edit => {
                let Some(hand_out) = hand_outs.get_mut(&id) else { return };
                match edit {
                    Self::To(text) => hand_out.to.clone_from(text),
                    Self::Questions(questions) => hand_out.questions.clone_from(questions),
                    Self::On(date) => hand_out.on = *date,
                    Self::Form(form) => hand_out.form = *form,
                    Self::Due(date) => hand_out.due = *date,
                    Self::State(state) => hand_out.state = *state,
                    Self::Listed(_) => {}
                }
            }
        }
    }
}
