//! A Nachweis of format 1, which has no id.

use jiff::civil::Date;
use serde::Deserialize;

use crate::assessment::{self, Id};
use crate::catalog::QuestionId;

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Evidence {
    pub(super) title: String,
    #[serde(default)]
    pub(super) place: String,
    #[serde(default)]
    pub(super) date: Option<Date>,
}

impl Evidence {
    pub(super) fn id(&self, question: QuestionId, place: usize) -> Id {
        Id::derived(&["evidence", &question.to_string(), &place.to_string(), &self.title])
    }

    pub(super) fn read(self, question: QuestionId, place: usize) -> assessment::Evidence {
        let id = self.id(question, place);
        let Self { title, place, date } = self;
        assessment::Evidence { id, title, place, date, valid_until: None }
    }
}
