//! From an intention to the edits that carry it out, on the state at that moment.

use super::{
    About, AnswerValue, Assessment, Edit, EvidenceEdit, Id, Measure, MeasureEdit, QuestionEdit, Round, StepEdit,
};
use crate::catalog::QuestionId;

/// Which measure a decision is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// The one that closes a question, planned or not.
    Question(QuestionId),
    /// One's own, which closes none.
    Own(Id),
}

impl From<QuestionId> for Target {
    fn from(question: QuestionId) -> Self {
        Self::Question(question)
    }
}

impl Round {
    /// The measure in the file that a decision is about.
    pub fn measure_of(&self, target: Target) -> Option<(Id, &Measure)> {
        match target {
            Target::Question(question) => self.measure_for(question),
            Target::Own(id) => self.measures.get(&id).map(|measure| (id, measure)),
        }
    }
}

/// The measure of a question, and what plans it if nobody has yet: a measure made for a question has the same id on
/// every PC, so that two people who plan it in two copies mean one thing.
pub fn plan_measure(assessment: &Assessment, question: QuestionId) -> (Id, Vec<Edit>) {
    plan_numbered(assessment, question, next_number(assessment))
}

/// The same with this number: where several are planned at once, each needs its own.
pub(super) fn plan_numbered(assessment: &Assessment, question: QuestionId, number: u32) -> (Id, Vec<Edit>) {
    let round = &assessment.round;
    if let Some((id, _)) = round.measure_for(question) {
        return (id, Vec::new());
    }
    let own = measure_id(round.id, question);
    // It may be closing other questions after a regrouping.
    let id = if round.measures.contains_key(&own) { Id::random() } else { own };
    (id, vec![Edit::Measure(id, MeasureEdit::Number(Some(number))), Edit::plan(question, Some(id))])
}

/// Decides something about a measure; that of a question is planned if nobody has yet. One's own that is gone stays so.
pub fn decide(
    assessment: &Assessment,
    target: impl Into<Target>,
    decisions: impl IntoIterator<Item = MeasureEdit>,
) -> Vec<Edit> {
    let (id, mut edits) = match target.into() {
        Target::Question(question) => plan_measure(assessment, question),
        Target::Own(id) if assessment.round.measures.contains_key(&id) => (id, Vec::new()),
        Target::Own(_) => return Vec::new(),
    };
    edits.extend(decisions.into_iter().map(|decision| Edit::Measure(id, decision)));
    edits
}

/// The id of a measure that is made for a question.
pub(crate) fn measure_id(round: Id, question: QuestionId) -> Id {
    Id::derived(&["measure", &round.to_string(), &question.to_string()])
}

/// The number of the next measure: one that no measure has or had.
pub(super) fn next_number(assessment: &Assessment) -> u32 {
    let had =
        assessment.journal.entries().iter().flat_map(|entry| &entry.changes).filter_map(|change| match change.new {
            Edit::Measure(_, MeasureEdit::Number(number)) => number,
            _ => None,
        });
    let has = assessment.round.measures.values().map(|measure| measure.number);
    had.chain(has).max().unwrap_or(0).saturating_add(1)
}

/// Takes a measure out of the file: its questions leave it, its decisions and steps go, then the measure.
pub fn remove_measure(round: &Round, id: Id) -> Vec<Edit> {
    let Some(measure) = round.measures.get(&id) else { return Vec::new() };
    let leave = round.questions_of(id).map(|question| Edit::plan(question, None));
    let blank = MeasureEdit::all(&super::Measure::default()).map(|edit| Edit::Measure(id, edit));
    let steps = measure.steps.iter().flat_map(|step| remove_step(id, step.id));
    leave.chain(blank).chain(steps).chain([Edit::Measure(id, MeasureEdit::Number(None))]).collect()
}

/// A measure of one's own, which closes no question.
pub fn own_measure(assessment: &Assessment, id: Id, about: About, title: &str) -> Vec<Edit> {
    [
        MeasureEdit::Number(Some(next_number(assessment))),
        MeasureEdit::About(Some(about)),
        MeasureEdit::Title(title.to_owned()),
    ]
    .map(|edit| Edit::Measure(id, edit))
    .into()
}

/// Adds a step at the end of the list of a measure.
pub fn add_step(round: &Round, measure: Id, text: &str) -> Vec<Edit> {
    let end = round.measures.get(&measure).map_or(0, |measure| measure.steps.len());
    step_at(measure, Id::random(), end, text)
}

fn step_at(measure: Id, id: Id, place: usize, text: &str) -> Vec<Edit> {
    [StepEdit::Listed(Some(place)), StepEdit::Text(text.to_owned())].map(|edit| Edit::Step(measure, id, edit)).into()
}

/// Takes a step out of the list of a measure.
pub fn remove_step(measure: Id, step: Id) -> Vec<Edit> {
    [StepEdit::Text(String::new()), StepEdit::Done(false), StepEdit::Listed(None)]
        .map(|edit| Edit::Step(measure, step, edit))
        .into()
}

/// The steps of the catalogue become those of the measure, so that each can be ticked off and changed. Their ids are
/// the same on every PC; a measure that has steps keeps them.
pub fn take_steps(round: &Round, measure: Id, steps: &[String]) -> Vec<Edit> {
    if round.measures.get(&measure).is_some_and(|measure| !measure.steps.is_empty()) {
        return Vec::new();
    }
    let edits = |(place, text): (usize, &String)| step_at(measure, step_id(measure, place, text), place, text);
    steps.iter().enumerate().flat_map(edits).collect()
}

/// The id of a step of the catalogue.
pub(super) fn step_id(measure: Id, place: usize, text: &str) -> Id {
    Id::derived(&["step", &measure.to_string(), &place.to_string(), text])
}

/// Ticks a step off, or takes that back. The measure is planned and takes the steps of the catalogue (`steps`) if it has
/// none yet.
pub fn tick_step(assessment: &Assessment, target: Target, place: usize, done: bool, steps: &[String]) -> Vec<Edit> {
    let (id, mut edits) = with_steps(assessment, target, steps);
    let own = assessment.round.measures.get(&id).map_or(&[][..], |measure| &measure.steps);
    let step = match own.get(place) {
        Some(step) => Some(step.id),
        None if own.is_empty() => steps.get(place).map(|text| step_id(id, place, text)),
        None => None,
    };
    let Some(step) = step else { return Vec::new() };
    edits.push(Edit::Step(id, step, StepEdit::Done(done)));
    edits
}

/// Adds a step of one's own behind the others; those of the catalogue stay.
pub fn append_step(assessment: &Assessment, target: Target, step: Id, steps: &[String]) -> Vec<Edit> {
    let (id, mut edits) = with_steps(assessment, target, steps);
    let own = assessment.round.measures.get(&id).map_or(0, |measure| measure.steps.len());
    edits.extend(step_at(id, step, if own == 0 { steps.len() } else { own }, ""));
    edits
}

/// What plans a measure and makes the steps of the catalogue its own, as far as that is not done yet.
fn with_steps(assessment: &Assessment, target: Target, steps: &[String]) -> (Id, Vec<Edit>) {
    let (id, mut edits) = match target {
        Target::Question(question) => plan_measure(assessment, question),
        Target::Own(id) => (id, Vec::new()),
    };
    edits.extend(take_steps(&assessment.round, id, steps));
    (id, edits)
}

/// Gives a question its answer, or takes it away. An answer to a question that was open ends „in Klärung“.
pub fn answer_question(round: &Round, question: QuestionId, value: Option<AnswerValue>, edition: u32) -> Vec<Edit> {
    let mut edits = vec![Edit::answer(question, value, edition)];
    let answer = round.answer(question);
    if value.is_some() && answer.given.is_none() && answer.in_clarification {
        edits.extend(end_clarification(question));
    }
    edits
}

/// „in Klärung“: somebody must still be asked about a question.
pub fn begin_clarification(question: QuestionId) -> Vec<Edit> {
    vec![Edit::Question(question, QuestionEdit::InClarification(true))]
}

/// Nobody must be asked any more.
pub fn end_clarification(question: QuestionId) -> Vec<Edit> {
    [QuestionEdit::InClarification(false), QuestionEdit::Ask(String::new()), QuestionEdit::AskUntil(None)]
        .map(|edit| Edit::Question(question, edit))
        .into()
}

/// Adds a Nachweis at the end of the list of a question.
pub fn add_evidence(round: &Round, question: QuestionId, title: &str) -> (Id, Vec<Edit>) {
    let id = Id::random();
    let end = round.answer(question).evidence.len();
    let edits = vec![
        Edit::Evidence(question, id, EvidenceEdit::Listed(Some(end))),
        Edit::Evidence(question, id, EvidenceEdit::Title(title.to_owned())),
    ];
    (id, edits)
}

/// Takes a Nachweis out of the list of a question.
pub fn remove_evidence(question: QuestionId, id: Id) -> Vec<Edit> {
    [
        EvidenceEdit::Title(String::new()),
        EvidenceEdit::Place(String::new()),
        EvidenceEdit::Date(None),
        EvidenceEdit::ValidUntil(None),
        EvidenceEdit::Listed(None),
    ]
    .map(|edit| Edit::Evidence(question, id, edit))
    .into()
}
