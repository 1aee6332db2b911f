//! How what a foreign file says differs from what is recorded: a preview and its edits.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence;
use super::fault::At;
use super::proposal::{Proposal, Statement};
use crate::assessment::{AnswerValue, Edit, QuestionEdit, Round, answer_question};
use crate::catalog::{Catalog, QuestionId};

impl Proposal {
    /// How it differs from what is recorded, by question.
    pub fn against(&self, round: &Round, catalog: &Catalog) -> Preview {
        // An answer to a question that is put otherwise today gets the hint that it is to be confirmed.
        let edition = self.edition.unwrap_or(catalog.edition).min(catalog.edition);
        let mut compared: BTreeMap<QuestionId, Compared> = BTreeMap::new();
        for statement in &self.statements {
            compared.insert(statement.question, Compared::new(statement, round, edition));
        }
        Preview { questions: compared.into_values().collect() }
    }
}

/// Which field of a question differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named as the fields of `Answer`")]
pub enum ChangedField {
    Answer,
    Note,
    Justification,
    Evidence,
    Met,
}

impl ChangedField {
    /// For programs.
    pub fn key(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Note => "note",
            Self::Justification => "justification",
            Self::Evidence => "evidence",
            Self::Met => "met",
        }
    }

    /// For people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Answer => "Antwort",
            Self::Note => "Notiz",
            Self::Justification => "Begründung",
            Self::Evidence => "Nachweise",
            Self::Met => "Maßstab",
        }
    }
}

/// A field that would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which field.
    pub field: ChangedField,
    /// What is recorded; empty if nothing is.
    pub old: String,
    /// What the file says.
    pub new: String,
    /// Whether something else is recorded: then the user decides.
    pub conflict: bool,
    edits: Vec<Edit>,
}

/// How a file stands to what is recorded for a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// It says what was not known.
    New,
    /// It says the same.
    Equal,
    /// It says something else than what is recorded.
    Different,
}

/// A question about which a file says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Which.
    pub question: QuestionId,
    /// Where it stands in the file.
    pub at: At,
    /// The fields that would change.
    pub changes: Vec<Change>,
}

impl Compared {
    fn new(statement: &Statement, round: &Round, edition: u32) -> Self {
        let question = statement.question;
        let now = round.answer(question);
        let mut changes = Vec::new();
        if let Some(value) = statement.answer.filter(|value| *value != now.value()) {
            let word = |value: Option<AnswerValue>| value.map_or(String::new(), |value| value.label().to_owned());
            changes.push(Change {
                field: ChangedField::Answer,
                old: word(now.value()),
                new: value.map_or("offen", AnswerValue::label).to_owned(),
                conflict: now.given.is_some(),
                edits: answer_question(round, question, value, edition),
            });
        }
        let mut text = |field, old: &str, new: &Option<String>, edit: fn(QuestionId, String) -> Edit| {
            if let Some(new) = new.as_deref().filter(|new| !same(old, new)) {
                changes.push(Change {
                    field,
                    old: old.to_owned(),
                    new: new.to_owned(),
                    conflict: !old.trim().is_empty(),
                    edits: vec![edit(question, new.to_owned())],
                });
            }
        };
        text(ChangedField::Note, &now.note, &statement.note, Edit::note);
        text(ChangedField::Justification, &now.justification, &statement.justification, Edit::justification);
        if let Some(said) = statement.evidence.as_ref().filter(|said| !evidence::same(&now.evidence, said)) {
            let [old, new] = evidence::words(&now.evidence, said);
            changes.push(Change {
                field: ChangedField::Evidence,
                old,
                new,
                conflict: !now.evidence.is_empty(),
                edits: evidence::edits(question, &now.evidence, said),
            });
        }
        if let Some(met) = statement.met.as_ref().filter(|met| **met != now.met) {
            changes.push(Change {
                field: ChangedField::Met,
                old: letters(&now.met),
                new: letters(met),
                conflict: !now.met.is_empty(),
                edits: vec![Edit::Question(question, QuestionEdit::Met(met.clone()))],
            });
        }
        Self { question, at: statement.at.clone(), changes }
    }

    /// New, equal or different.
    pub fn relation(&self) -> Relation {
        if self.changes.iter().any(|change| change.conflict) {
            Relation::Different
        } else if self.changes.is_empty() {
            Relation::Equal
        } else {
            Relation::New
        }
    }
}

/// „a, c“.
fn letters(met: &BTreeSet<char>) -> String {
    met.iter().map(char::to_string).collect::<Vec<_>>().join(", ")
}

/// Whether two texts say the same: blanks at their ends and kinds of line breaks do not count.
fn same(one: &str, other: &str) -> bool {
    one == other || one.trim().lines().eq(other.trim().lines())
}

/// How a file differs from what is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// By number.
    pub questions: Vec<Compared>,
}

impl Preview {
    /// How many questions stand in this relation.
    pub fn count(&self, relation: Relation) -> usize {
        self.questions.iter().filter(|question| question.relation() == relation).count()
    }

    /// The one change that takes it over: everything that was not known, and of what differs that for which `replace`
    /// says so.
    pub fn edits(&self, replace: impl Fn(QuestionId, ChangedField) -> bool) -> Vec<Edit> {
        let changes = self.questions.iter().flat_map(|asked| asked.changes.iter().map(move |change| (asked, change)));
        changes
            .filter(|(asked, change)| !change.conflict || replace(asked.question, change.field))
            .flat_map(|(_, change)| change.edits.iter().cloned())
            .collect()
    }
}
