//! What a Kommune answered: master data, rounds, answers, measures, and the journal of all changes.
//!
//! Nothing changes an [`Assessment`] but [`Assessment::apply`] with an [`Edit`]; so the journal is complete and every
//! change can be undone.

mod answer;
mod apply;
mod difference;
mod edit;
mod form;
mod hand_out;
mod handing_out;
mod id;
mod journal;
mod kommune;
mod many;
mod measure;
mod merge;
mod part;
mod people;
mod person;
mod planning;
mod regroup;
mod separate;
mod words;

use std::collections::BTreeMap;

use jiff::civil::Date;

pub use answer::{Answer, AnswerValue, Evidence, Given};
pub use apply::Applied;
pub use edit::{
    Edit, EditError, EvidenceEdit, Field, HandOutEdit, KommuneEdit, MeasureEdit, ParticipantEdit, PersonEdit,
    QuestionEdit, StepEdit,
};
pub use form::{FormField, PersonPart, evidence_line};
pub use hand_out::{HandOut, HandOutForm, HandOutState};
pub use handing_out::{asked_of, hand_out, hand_outs_in_order, settle_hand_out, to_ask};
pub use id::{Id, ParseIdError};
pub use journal::{Change, Entry, Journal, Occasion, Stamp};
pub use kommune::{Kommune, LAENDER, Land, Logo};
pub use many::Many;
pub use measure::{About, Measure, MeasureStatus, PersonDays, Step};
pub use merge::{Conflict, Merge, MergeError, Side};
pub use part::Part;
pub use people::{
    add_participant, add_person, names, remove_participant, remove_person, rename_everywhere, rename_office,
    rename_person,
};
pub use person::{Participant, Person, Presence};
pub(crate) use planning::measure_id;
pub use planning::{
    Target, add_evidence, add_step, answer_question, append_step, begin_clarification, decide, end_clarification,
    own_measure, plan_measure, remove_evidence, remove_measure, remove_step, take_steps, tick_step,
};
pub use regroup::merge_measures;
pub use separate::separate_measure;
pub use words::{
    answer_words, change_words, compared, conflict_name, edits_label, entry_questions, field_key, field_name,
    measure_questions, nothing_new, states_compared, taken_lines, thing_name, thing_title, value_shown, value_text,
};

use crate::catalog::{Catalog, QuestionId};

/// One pass through the checklists (Erhebung).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// By which the journal names it.
    pub id: Id,
    /// e.g. „Erhebung 2026“.
    pub name: String,
    /// Day on which it began.
    pub started: Date,
    /// [`Catalog::version`] of the catalogue it was answered with.
    pub catalog: String,
    /// Only questions for which something is recorded.
    pub answers: BTreeMap<QuestionId, Answer>,
    /// What the user planned; a Nein that names none of these gets its measure from the catalogue.
    pub measures: BTreeMap<Id, Measure>,
    /// Beteiligte: who took part, in meetings or at all.
    pub participants: BTreeMap<Id, Participant>,
    /// Questions that were handed out, by the id of their part.
    pub hand_outs: BTreeMap<Id, HandOut>,
}

impl Round {
    /// How many questions are answered.
    pub fn answered(&self) -> usize {
        self.answers.values().filter(|answer| answer.given.is_some()).count()
    }

    /// A round without answers.
    pub fn new(name: impl Into<String>, started: Date, catalog: &Catalog) -> Self {
        Self {
            id: Id::random(),
            name: name.into(),
            started,
            catalog: catalog.version.clone(),
            answers: BTreeMap::new(),
            measures: BTreeMap::new(),
            participants: BTreeMap::new(),
            hand_outs: BTreeMap::new(),
        }
    }

    /// What is recorded for a question; an empty answer if nothing is.
    pub fn answer(&self, question: QuestionId) -> &Answer {
        self.answers.get(&question).unwrap_or(&answer::EMPTY)
    }

    /// Ja, Nein, Nicht relevant, or `None` while open.
    pub fn value(&self, question: QuestionId) -> Option<AnswerValue> {
        self.answer(question).value()
    }

    /// A Nachweis of a question.
    pub fn evidence(&self, question: QuestionId, id: Id) -> Option<&Evidence> {
        self.answer(question).evidence.iter().find(|item| item.id == id)
    }

    /// The measure that the user planned for a question.
    pub fn measure_for(&self, question: QuestionId) -> Option<(Id, &Measure)> {
        let id = self.answer(question).measure?;
        self.measures.get(&id).map(|measure| (id, measure))
    }

    /// The questions that a measure closes, in order.
    pub fn questions_of(&self, measure: Id) -> impl Iterator<Item = QuestionId> {
        self.answers.iter().filter(move |(_, answer)| answer.measure == Some(measure)).map(|(id, _)| *id)
    }

    fn forget_if_empty(&mut self, question: QuestionId) {
        if self.answer(question).is_empty() {
            self.answers.remove(&question);
        }
    }
}

/// All that a file holds about one Kommune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Kept for ever, also by copies: by it two paths are known as one assessment.
    pub id: Id,
    /// Of which file it is a part; `None` if it is a file of a Kommune.
    pub part: Option<Part>,
    /// Master data.
    pub kommune: Kommune,
    /// Rounds before the current one, oldest first; they do not change any more.
    pub earlier_rounds: Vec<Round>,
    /// The round being worked on.
    pub round: Round,
    /// Who changed what when.
    pub journal: Journal,
}

impl Assessment {
    /// A new Kommune with an empty round named after the year of `started`.
    pub fn new(name: impl Into<String>, started: Date, catalog: &Catalog) -> Self {
        Self {
            id: Id::random(),
            part: None,
            kommune: Kommune { name: name.into(), ..Kommune::default() },
            earlier_rounds: Vec::new(),
            round: Round::new(format!("Erhebung {}", started.year()), started, catalog),
            journal: Journal::default(),
        }
    }
}
