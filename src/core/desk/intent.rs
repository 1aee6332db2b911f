//! What the user wants to change. It becomes edits only when it is carried out: between the frame in which it was wished
//! and that moment, typed text may have come into the file.

use crate::assessment::{
    AnswerValue, Assessment, Edit, Id, KommuneEdit, Logo, MeasureEdit, MeasureStatus, QuestionEdit, add_evidence,
    add_participant, answer_question, begin_clarification, decide, end_clarification, merge_measures, remove_evidence,
    remove_participant, separate_measure,
};
use crate::catalog::{Catalog, QuestionId};

/// One wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// Ticks a condition of the Maßstab of a question, or takes the tick away.
    Met(QuestionId, char, bool),
    /// Gives the present answer to a question again, to the question as it is put now.
    Confirm(QuestionId),
    /// Answers a question, or takes its answer back. The answer to an open one ends „in Klärung“.
    Answer(QuestionId, Option<AnswerValue>),
    /// Puts a question „in Klärung“, or takes that back.
    Clarify(QuestionId, bool),
    /// Adds a Nachweis with this title to a question.
    AddEvidence(QuestionId, String),
    /// Takes a Nachweis away from a question.
    RemoveEvidence(QuestionId, Id),
    /// Sets how far the measure of a question has come.
    Status(QuestionId, MeasureStatus),
    /// Puts the measures of several questions together; the first holds, and gets this title if it has none.
    Merge(Vec<QuestionId>, String),
    /// Gives each question of a measure one of its own again.
    Separate(Id),
    /// Answers questions with Ja, because their measure is done.
    Fulfilled(Vec<QuestionId>),
    /// Sets the Land.
    Land(String),
    /// Sets or removes the coat of arms.
    Logo(Option<Logo>),
    /// Puts somebody on the list of those who took part.
    AddParticipant,
    /// Takes somebody off it.
    RemoveParticipant(Id),
    /// Takes over what a table says.
    Take(Vec<Edit>),
}

impl Intent {
    /// The edits that carry it out now.
    pub fn edits(self, assessment: &Assessment, catalog: &Catalog) -> Vec<Edit> {
        match self {
            Self::Met(question, letter, met) => {
                let mut letters = assessment.round.answer(question).met.clone();
                if met {
                    letters.insert(letter);
                } else {
                    letters.remove(&letter);
                }
                vec![Edit::Question(question, QuestionEdit::Met(letters))]
            }
            Self::Confirm(question) => match assessment.round.value(question) {
                Some(value) => vec![Edit::answer(question, Some(value), catalog.edition)],
                None => Vec::new(),
            },
            Self::Answer(question, value) => answer_question(&assessment.round, question, value, catalog.edition),
            Self::Clarify(question, true) => begin_clarification(question),
            Self::Clarify(question, false) => end_clarification(question),
            Self::AddEvidence(question, title) => add_evidence(&assessment.round, question, &title).1,
            Self::RemoveEvidence(question, id) => match assessment.round.evidence(question, id) {
                Some(_) => remove_evidence(question, id),
                None => Vec::new(),
            },
            Self::Status(question, status) => decide(assessment, question, [MeasureEdit::Status(status)]),
            Self::Merge(questions, title) => merge_measures(assessment, &questions, &title),
            Self::Separate(id) => separate_measure(assessment, id),
            Self::Fulfilled(questions) => {
                let yes = |id| Edit::answer(id, Some(AnswerValue::Yes), catalog.edition);
                questions.into_iter().map(yes).collect()
            }
            Self::Land(name) => vec![Edit::Kommune(KommuneEdit::Land(name))],
            Self::Logo(logo) => vec![Edit::Kommune(KommuneEdit::Logo(logo))],
            Self::AddParticipant => add_participant("", None),
            Self::RemoveParticipant(id) => match assessment.round.participants.get(&id) {
                Some(_) => remove_participant(id),
                None => Vec::new(),
            },
            Self::Take(edits) => edits,
        }
    }
}
