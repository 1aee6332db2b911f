//! What is asked: the 19 WiBA checklists, their questions, efforts and priorities, the profile and the glossary.
//!
//! The catalogue is RON text. [`Catalog::embedded`] reads the one built into the program, [`Catalog::parse`] any other;
//! both pass the same checks, so that everything behind them may rely on a complete and consistent catalogue.

mod check;
mod embedded;
mod error;
mod glossary;
mod id;
mod official;
mod profile;
mod question;
mod requirement_id;
mod yardstick;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

pub use error::CatalogError;
pub use glossary::{Glossary, Term};
pub use id::{ParseQuestionIdError, QuestionId};
pub use official::{Asked, Difference, Official, Sourced};
pub use profile::{Baustein, Level, Profile, Requirement};
pub use question::{Checklist, Contact, Effort, Question, Recommendation, Threat};
pub use requirement_id::{ParseRequirementIdError, RequirementId};
pub use yardstick::{Condition, PartKind, Yardstick};

/// One of the catalogue's files: its name (for messages) and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// File name without folder, e.g. `03-backup.ron`.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// One of the four priority groups of WiBA.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriorityGroup {
    /// 1 (first) to 4.
    pub number: u8,
    /// Short German title, e.g. „Grundlagen und größte Risiken“.
    pub title: String,
    /// What the group holds, one sentence.
    pub meaning: String,
}

/// The meaning of one of WiBA's effort levels.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EffortLevel {
    /// 1 (done the same day) to 4 (long-term, with experts).
    pub level: u8,
    /// A few words, e.g. „am selben Tag“.
    pub title: String,
    /// One sentence.
    pub meaning: String,
}

/// The whole catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalog {
    /// e.g. „WiBA 2.0 (2023)“.
    pub version: String,
    /// The edition of our texts, counted from 1: higher where the meaning of a question has changed.
    pub edition: u32,
    /// Where the facts come from.
    pub source: String,
    /// Whose texts these are; may be empty in a catalogue of one's own.
    pub authorship: String,
    /// How words like „festgelegt“ are meant in every Maßstab; may be empty in a catalogue of one's own.
    pub words: String,
    /// The one rule for what a provider runs; may be empty in a catalogue of one's own.
    pub providers: String,
    /// The four groups, 1 to 4.
    pub priorities: Vec<PriorityGroup>,
    /// The four effort levels, 1 to 4.
    pub efforts: Vec<EffortLevel>,
    /// By number; without gaps, unless it was made by [`Self::only`].
    pub checklists: Vec<Checklist>,
    /// The requirements that coverage is measured against.
    pub profile: Profile,
    /// The terms that the texts use.
    pub glossary: Glossary,
    /// Where the official wording comes from that is laid over our texts; `None` if none is.
    pub wording: Option<String>,
    /// Which questions ask about a requirement, by its id.
    asked_by: BTreeMap<RequirementId, Vec<QuestionId>>,
}

impl Catalog {
    /// The checklist with this number.
    pub fn checklist(&self, number: u8) -> Option<&Checklist> {
        let place = self.checklists.binary_search_by_key(&number, |list| list.number).ok()?;
        self.checklists.get(place)
    }

    /// The question with this id.
    pub fn question(&self, id: QuestionId) -> Option<&Question> {
        let questions = &self.checklist(id.checklist)?.questions;
        questions.get(questions.binary_search_by_key(&id, |question| question.id).ok()?)
    }

    /// All questions, by checklist and number.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.checklists.iter().flat_map(|list| &list.questions)
    }

    /// The same with some questions only: what a part of a file is about.
    pub fn only(&self, questions: &BTreeSet<QuestionId>) -> Self {
        let mut part = self.clone();
        for list in &mut part.checklists {
            list.questions.retain(|question| questions.contains(&question.id));
        }
        part.checklists.retain(|list| !list.questions.is_empty());
        for asking in part.asked_by.values_mut() {
            asking.retain(|question| questions.contains(question));
        }
        part
    }

    /// The checklists in the working order that the BSI recommends.
    pub fn in_working_order(&self) -> Vec<&Checklist> {
        let mut lists: Vec<_> = self.checklists.iter().collect();
        lists.sort_by_key(|list| list.order);
        lists
    }

    /// The priority group 1–4 of a question: that of its checklist.
    pub fn priority_of(&self, id: QuestionId) -> Option<u8> {
        self.checklist(id.checklist).map(|list| list.priority)
    }

    /// The group with this number.
    pub fn priority_group(&self, number: u8) -> Option<&PriorityGroup> {
        self.priorities.get(usize::from(number).checked_sub(1)?)
    }

    /// The questions that ask about a requirement (e.g. `ORP.4.A8`), in order; empty if WiBA does not.
    pub fn questions_for(&self, requirement: &RequirementId) -> &[QuestionId] {
        self.asked_by.get(requirement).map_or(&[], Vec::as_slice)
    }
}
