//! What a Kommune answered: master data, rounds, answers, measures, and the journal of all changes.
//!
//! Nothing changes an [`Assessment`] but [`Assessment::apply`] with an [`Edit`]; so the journal is complete and every
//! change can be undone.

mod answer;
mod edit;
mod journal;
mod kommune;
mod measure;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use answer::{Answer, AnswerValue, Evidence};
pub use edit::{Edit, EditError};
pub use journal::{Entry, Stamp};
pub use kommune::{Kommune, LAENDER, Land, Logo};
pub use measure::{Measure, MeasureId, MeasureStatus, PersonDays};

use crate::catalog::{Catalog, QuestionId};

/// One pass through the checklists (Erhebung).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// e.g. „Erhebung 2026“.
    pub name: String,
    /// Day on which it began.
    pub started: Date,
    /// [`Catalog::version`] of the catalogue it was answered with.
    pub catalog: String,
    /// Only questions that have an answer, a note or evidence.
    #[serde(default)]
    pub answers: BTreeMap<QuestionId, Answer>,
    /// What the user planned; a Nein without an entry here gets its measure from the catalogue.
    #[serde(default)]
    pub measures: BTreeMap<MeasureId, Measure>,
}

impl Round {
    /// A round without answers.
    pub fn new(name: impl Into<String>, started: Date, catalog: &Catalog) -> Self {
        Self {
            name: name.into(),
            started,
            catalog: catalog.version.clone(),
            answers: BTreeMap::new(),
            measures: BTreeMap::new(),
        }
    }

    /// What is recorded for a question; an empty answer if nothing is.
    pub fn answer(&self, question: QuestionId) -> &Answer {
        self.answers.get(&question).unwrap_or(&answer::EMPTY)
    }

    /// Ja, Nein, Nicht relevant, or `None` while open.
    pub fn value(&self, question: QuestionId) -> Option<AnswerValue> {
        self.answer(question).value
    }

    /// The measure that the user planned for a question.
    pub fn measure_for(&self, question: QuestionId) -> Option<(MeasureId, &Measure)> {
        self.measures
            .iter()
            .find(|(_, measure)| measure.questions.contains(&question))
            .map(|(id, measure)| (*id, measure))
    }

    /// An id that no measure of this round has yet.
    pub fn free_measure_id(&self) -> MeasureId {
        self.measures.keys().next_back().map_or(MeasureId(1), |last| MeasureId(last.0.saturating_add(1)))
    }
}

/// All that a file holds about one Kommune.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// Master data.
    pub kommune: Kommune,
    /// Rounds before the current one, oldest first; they do not change any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_rounds: Vec<Round>,
    /// The round being worked on.
    pub round: Round,
    /// Who changed what when, oldest first; append-only.
    #[serde(default)]
    pub journal: Vec<Entry>,
}

impl Assessment {
    /// A new Kommune with an empty round named after the year of `started`.
    pub fn new(name: impl Into<String>, started: Date, catalog: &Catalog) -> Self {
        Self {
            kommune: Kommune { name: name.into(), ..Kommune::default() },
            earlier_rounds: Vec::new(),
            round: Round::new(format!("Erhebung {}", started.year()), started, catalog),
            journal: Vec::new(),
        }
    }

    /// Carries out a change and writes it to the journal. Returns the edit that takes it back; `None` if nothing
    /// changed, and then the journal has no entry either.
    ///
    /// # Errors
    /// If the edit names a question or a measure that does not exist, or would put a question under two measures.
    /// Then nothing has changed.
    pub fn apply(&mut self, edit: Edit, catalog: &Catalog, stamp: Stamp) -> Result<Option<Edit>, EditError> {
        edit.check(self, catalog)?;
        let Some(edit) = edit.effective(self) else {
            return Ok(None);
        };
        let before = edit.current(self);
        edit.write(self);
        self.journal.push(Entry {
            at: stamp.at,
            by: stamp.by,
            round: self.round.name.clone(),
            old: before.clone(),
            new: edit,
        });
        Ok(Some(before))
    }
}
