//! Values that several of them hold.

use wiba_core::assessment::{AnswerValue, PersonDays};

pub(super) fn answer_key(value: AnswerValue) -> &'static str {
    match value {
        AnswerValue::Yes => "yes",
        AnswerValue::No => "no",
        AnswerValue::NotRelevant => "not_relevant",
    }
}

pub(super) fn person_days(days: PersonDays) -> f64 {
    f64::from(days.tenths) / 10.0
}
