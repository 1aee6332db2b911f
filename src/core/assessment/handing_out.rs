//! Handing out questions and getting them back: which go to whom, the part that leaves, and what is noted about it.

use std::borrow::Cow;

use super::{Answer, Assessment, Edit, HandOut, HandOutEdit, HandOutState, Id, Journal, Kommune, Part, Round};
use crate::catalog::{Catalog, Contact, QuestionId};

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

/// Notes that questions have gone out.
pub fn hand_out(id: Id, what: &HandOut) -> Vec<Edit> {
    let HandOut { to, questions, on, form, due, state } = what.clone();
    [
        HandOutEdit::Listed(true),
        HandOutEdit::To(to),
        HandOutEdit::Questions(questions),
        HandOutEdit::On(on),
        HandOutEdit::Form(form),
        HandOutEdit::Due(due),
        HandOutEdit::State(state),
    ]
    .map(|edit| Edit::HandOut(id, edit))
    .into()
}

/// All hand-outs of a round, the oldest first; those of one day by name.
pub fn hand_outs_in_order(round: &Round) -> Vec<(Id, &HandOut)> {
    let mut all: Vec<_> = round.hand_outs.iter().map(|(id, what)| (*id, what)).collect();
    all.sort_by_key(|(id, what)| (what.on, what.name(), what.questions.first(), *id));
    all
}

/// The questions that are put to somebody by what they are in charge of.
pub fn asked_of(catalog: &Catalog, contact: Contact) -> impl Iterator<Item = QuestionId> {
    catalog.questions().filter(move |question| question.contacts.contains(&contact)).map(|question| question.id)
}

/// The questions „in Klärung“ for which a person or office is named.
pub fn to_ask(assessment: &Assessment, catalog: &Catalog, who: &str) -> impl Iterator<Item = QuestionId> {
    let named = move |question: &QuestionId| {
        let answer = assessment.round.answer(*question);
        answer.in_clarification && assessment.kommune.answers_for(who, &answer.ask)
    };
    catalog.questions().map(|question| question.id).filter(named)
}

/// Notes how it stands with a hand-out; nothing if it is not known.
pub fn settle_hand_out(round: &Round, id: Id, state: HandOutState) -> Vec<Edit> {
    match round.hand_outs.get(&id) {
        Some(known) if known.state != state => vec![Edit::HandOut(id, HandOutEdit::State(state))],
        _ => Vec::new(),
    }
}
