//! The same for several questions or measures at once, as one change.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::planning::{next_number, plan_numbered};
use super::{
    AnswerValue, Assessment, Edit, Id, MeasureEdit, MeasureStatus, QuestionEdit, Target, answer_question,
    begin_clarification,
};
use crate::catalog::QuestionId;

/// What is set for several at once; what is `None` stays as it is for each of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Many {
    /// The answer, of questions only, as everything but owner, Frist and status.
    pub answer: Option<AnswerValue>,
    /// Begründung.
    pub justification: Option<String>,
    /// Stands below the notes that there are.
    pub note: Option<String>,
    /// Whom to ask; puts the questions „in Klärung“.
    pub ask: Option<String>,
    /// Until when; likewise.
    pub ask_until: Option<Date>,
    /// Verantwortlich, of the measures for what is answered Nein.
    pub owner: Option<String>,
    /// Frist; likewise.
    pub due: Option<Date>,
    /// How far they have come; likewise.
    pub status: Option<MeasureStatus>,
    /// Stands below the descriptions that there are; likewise.
    pub description: Option<String>,
}

impl Many {
    /// The edits that set it for all of them. An answer is given under `edition` of the catalogue.
    pub fn edits(&self, assessment: &Assessment, targets: &[Target], edition: u32) -> Vec<Edit> {
        let mut edits = Vec::new();
        for target in targets {
            if let Target::Question(question) = target {
                edits.extend(self.of_question(assessment, *question, edition));
            }
        }
        let mut number = next_number(assessment);
        let mut done: BTreeSet<Id> = BTreeSet::new();
        let decisions = self.decisions();
        let decides = !decisions.is_empty() || self.description.is_some();
        for target in targets.iter().filter(|target| decides && self.has_measure(assessment, **target)) {
            let (id, planned) = match target {
                Target::Question(question) => plan_numbered(assessment, *question, number),
                Target::Own(id) => (*id, Vec::new()),
            };
            number = number.saturating_add(u32::from(!planned.is_empty()));
            edits.extend(planned);
            // Several questions may have one measure.
            if done.insert(id) {
                edits.extend(decisions.iter().cloned().map(|decision| Edit::Measure(id, decision)));
                edits.extend(self.description.as_deref().map(|text| {
                    let before = assessment.round.measures.get(&id).map_or("", |measure| &measure.description);
                    Edit::Measure(id, MeasureEdit::Description(below(before, text)))
                }));
            }
        }
        edits
    }

    fn of_question(&self, assessment: &Assessment, question: QuestionId, edition: u32) -> Vec<Edit> {
        let round = &assessment.round;
        let answer = round.answer(question);
        let mut edits = Vec::new();
        if self.answer.is_some() {
            edits.extend(answer_question(round, question, self.answer, edition));
        }
        if let Some(why) = &self.justification {
            edits.push(Edit::justification(question, why.clone()));
        }
        if let Some(note) = &self.note {
            edits.push(Edit::note(question, below(&answer.note, note)));
        }
        if self.ask.is_some() || self.ask_until.is_some() {
            edits.extend(begin_clarification(question));
            edits.extend(self.ask.clone().map(|who| Edit::Question(question, QuestionEdit::Ask(who))));
            edits.extend(self.ask_until.map(|day| Edit::Question(question, QuestionEdit::AskUntil(Some(day)))));
        }
        edits
    }

    fn decisions(&self) -> Vec<MeasureEdit> {
        let owner = self.owner.clone().map(MeasureEdit::Owner);
        let due = self.due.map(|due| MeasureEdit::Due(Some(due)));
        owner.into_iter().chain(due).chain(self.status.map(MeasureEdit::Status)).collect()
    }

    /// Whether there is something to do: a question that is or becomes Nein, or a measure of one's own.
    fn has_measure(&self, assessment: &Assessment, target: Target) -> bool {
        match target {
            Target::Question(question) => self.answer.or(assessment.round.value(question)) == Some(AnswerValue::No),
            Target::Own(id) => assessment.round.measures.contains_key(&id),
        }
    }
}

/// A text below another one, if there is one.
fn below(before: &str, text: &str) -> String {
    let before = before.trim_end();
    if before.is_empty() { text.to_owned() } else { format!("{before}\n{text}") }
}
