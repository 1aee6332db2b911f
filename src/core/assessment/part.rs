//! A part: some questions of a file, in a file of their own, for somebody who answers them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{Answer, Assessment, HandOut, Id, Journal, Kommune, Round};
use crate::catalog::{Catalog, QuestionId};

/// What makes a file a part of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The id of the file that it is of.
    pub of: Id,
    /// For whom.
    pub to: String,
    /// The questions that it asks.
    pub questions: BTreeSet<QuestionId>,
    /// The edition of the catalogue under which it was handed out.
    pub edition: u32,
}

impl Assessment {
    /// The questions that this file asks: all of the catalogue, or those of the part that it is.
    pub fn asks<'a>(&self, catalog: &'a Catalog) -> Cow<'a, Catalog> {
        match &self.part {
            Some(part) => Cow::Owned(catalog.only(&part.questions)),
            None => Cow::Borrowed(catalog),
        }
    }

    /// The file that goes out with a hand-out: its questions, and with `answered` what is recorded for them. Nothing else
    /// of the file leaves it but the name of the Kommune and who collects the answers.
    pub fn part_for(&self, id: Id, hand_out: &HandOut, answered: bool, catalog: &Catalog) -> Self {
        let Kommune { name, isb, isb_email, confidentiality, invented, .. } = self.kommune.clone();
        let kommune = Kommune { name, isb, isb_email, confidentiality, invented, ..Kommune::default() };
        let asked = |question: &QuestionId| hand_out.questions.contains(question);
        let answers = self.round.answers.iter().filter(|(question, _)| answered && asked(question));
        let plain = |answer: &Answer| Answer {
            measure: None,
            in_clarification: false,
            ask: String::new(),
            ask_until: None,
            ..answer.clone()
        };
        let answers = answers.map(|(question, answer)| (*question, plain(answer)));
        let round = Round {
            id: self.round.id,
            answers: answers.filter(|(_, answer)| !answer.is_empty()).collect(),
            ..Round::new(self.round.name.clone(), self.round.started, catalog)
        };
        let part = Part {
            of: self.id,
            to: hand_out.to.clone(),
            questions: hand_out.questions.clone(),
            edition: catalog.edition,
        };
        Self { id, part: Some(part), kommune, earlier_rounds: Vec::new(), round, journal: Journal::default() }
    }
}
