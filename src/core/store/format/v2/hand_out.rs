//! What was handed out, and what makes a file a part of another one.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::assessment::{self, HandOutForm, HandOutState, Id};
use crate::catalog::QuestionId;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    of: Id,
    #[serde(default, rename = "for")]
    to: String,
    questions: BTreeSet<QuestionId>,
    #[serde(default = "first")]
    edition: u32,
}

/// The edition of a part that says none.
fn first() -> u32 {
    1
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HandOut {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    to: String,
    questions: BTreeSet<QuestionId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on: Option<Date>,
    form: Form,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    due: Option<Date>,
    state: State,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) enum Form {
    Xlsx,
    Docx,
    Wiba,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) enum State {
    Out,
    Done,
    TakenBack,
}

impl Part {
    pub(super) fn of(part: assessment::Part) -> Self {
        let assessment::Part { of, to, questions, edition } = part;
        Self { of, to, questions, edition }
    }

    pub(super) fn read(self) -> assessment::Part {
        let Self { of, to, questions, edition } = self;
        assessment::Part { of, to, questions, edition }
    }
}

impl HandOut {
    pub(super) fn of(hand_out: assessment::HandOut) -> Self {
        let assessment::HandOut { to, questions, on, form, due, state } = hand_out;
        Self { to, questions, on, form: form.into(), due, state: state.into() }
    }

    pub(super) fn read(self) -> assessment::HandOut {
        let Self { to, questions, on, form, due, state } = self;
        assessment::HandOut { to, questions, on, form: form.into(), due, state: state.into() }
    }
}

impl From<HandOutForm> for Form {
    fn from(form: HandOutForm) -> Self {
        match form {
            HandOutForm::Xlsx => Self::Xlsx,
            HandOutForm::Docx => Self::Docx,
            HandOutForm::Wiba => Self::Wiba,
        }
    }
}

impl From<Form> for HandOutForm {
    fn from(form: Form) -> Self {
        match form {
            Form::Xlsx => Self::Xlsx,
            Form::Docx => Self::Docx,
            Form::Wiba => Self::Wiba,
        }
    }
}

impl From<HandOutState> for State {
    fn from(state: HandOutState) -> Self {
        match state {
            HandOutState::Out => Self::Out,
            HandOutState::Done => Self::Done,
            HandOutState::TakenBack => Self::TakenBack,
        }
    }
}

impl From<State> for HandOutState {
    fn from(state: State) -> Self {
        match state {
            State::Out => Self::Out,
            State::Done => Self::Done,
            State::TakenBack => Self::TakenBack,
        }
    }
}
