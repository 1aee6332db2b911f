//! What the user wants to change. It becomes edits only when it is carried out: between the frame in which it was wished
//! and that moment, typed text may have come into the file.

use jiff::civil::Date;

use crate::assessment::{
    About, AnswerValue, Assessment, Edit, EvidenceEdit, HandOutState, Id, KommuneEdit, Logo, Many, MeasureEdit,
    MeasureStatus, Person, PersonEdit, Presence, QuestionEdit, Target, add_evidence, add_participant, add_person,
    answer_question, append_step, begin_clarification, decide, end_clarification, merge_measures, own_measure,
    remove_evidence, remove_measure, remove_participant, remove_person, remove_step, rename_everywhere,
    separate_measure, settle_hand_out, tick_step,
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
    /// Takes the answers of several questions back.
    TakeBack(Vec<QuestionId>),
    /// Puts a question „in Klärung“, or takes that back.
    Clarify(QuestionId, bool),
    /// Adds a Nachweis with this title to a question.
    AddEvidence(QuestionId, String),
    /// Adds a Nachweis with title and Fundort.
    AddFile(QuestionId, String, String),
    /// Says where a Nachweis is found.
    EvidencePlace(QuestionId, Id, String),
    /// Takes a Nachweis away from a question.
    RemoveEvidence(QuestionId, Id),
    /// Sets how far a measure has come.
    Status(Target, MeasureStatus),
    /// Says what a measure of one's own is for.
    About(Id, About),
    /// Makes a measure of one's own, with an id that the screen knows.
    OwnMeasure(Id, About),
    /// Takes a measure of one's own away.
    RemoveMeasure(Id),
    /// Ticks a step of a measure off, by its place in the plan, or takes that back.
    Tick(Target, usize, bool),
    /// Adds a step to a measure, with an id that the screen knows.
    AddStep(Target, Id),
    /// Takes a step away.
    RemoveStep(Target, Id),
    /// Puts somebody into the list of people, with an id that the screen knows.
    AddPerson(Id, String),
    /// Takes somebody out of the list; what names them keeps the name.
    RemovePerson(Id),
    /// Says whether somebody can be asked.
    Presence(Id, Presence),
    /// Whoever has the first name has the second one from now on, everywhere.
    Rename(String, String),
    /// Sets the same for several questions or measures.
    Many(Vec<Target>, Box<Many>),
    /// Notes who takes part in a meeting of a day.
    AddParticipantOn(String, Date),
    /// Puts the measures of several questions together; the first holds, and gets this title if it has none.
    Merge(Vec<QuestionId>, String),
    /// Gives the questions of a measure back what they had before they came under it.
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
    /// Notes how it stands with what was handed out.
    SettleHandOut(Id, HandOutState),
}

impl Intent {
    /// What the step is called where its changes do not tell.
    pub fn name(&self) -> Option<&'static str> {
        match self {
            Self::TakeBack(_) => Some("Antworten zurückgenommen"),
            Self::Merge(..) => Some("Maßnahmen zusammengefasst"),
            Self::Separate(_) => Some("Maßnahmen getrennt"),
            _ => None,
        }
    }

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
            Self::TakeBack(questions) => {
                let round = &assessment.round;
                let answered = questions.into_iter().filter(|question| round.value(*question).is_some());
                answered.flat_map(|question| answer_question(round, question, None, catalog.edition)).collect()
            }
            Self::Clarify(question, true) => begin_clarification(question),
            Self::Clarify(question, false) => end_clarification(question),
            Self::AddEvidence(question, title) => add_evidence(&assessment.round, question, &title).1,
            Self::AddFile(question, title, place) => {
                let (id, mut edits) = add_evidence(&assessment.round, question, &title);
                edits.push(Edit::Evidence(question, id, EvidenceEdit::Place(place)));
                edits
            }
            Self::EvidencePlace(question, id, place) => match assessment.round.evidence(question, id) {
                Some(_) => vec![Edit::Evidence(question, id, EvidenceEdit::Place(place))],
                None => Vec::new(),
            },
            Self::RemoveEvidence(question, id) => match assessment.round.evidence(question, id) {
                Some(_) => remove_evidence(question, id),
                None => Vec::new(),
            },
            Self::Status(question, status) => decide(assessment, question, [MeasureEdit::Status(status)]),
            Self::About(id, about) => match assessment.round.measures.contains_key(&id) {
                true => vec![Edit::Measure(id, MeasureEdit::About(Some(about)))],
                false => Vec::new(),
            },
            Self::OwnMeasure(id, about) => own_measure(assessment, id, about, ""),
            Self::RemoveMeasure(id) => remove_measure(&assessment.round, id),
            Self::Tick(target, place, done) => {
                tick_step(assessment, target, place, done, &proposed_steps(assessment, catalog, target))
            }
            Self::AddStep(target, step) => {
                append_step(assessment, target, step, &proposed_steps(assessment, catalog, target))
            }
            Self::RemoveStep(target, step) => match assessment.round.measure_of(target) {
                Some((id, measure)) if measure.steps.iter().any(|other| other.id == step) => remove_step(id, step),
                _ => Vec::new(),
            },
            Self::AddPerson(id, name) => {
                let person = Person { name: name.trim().to_owned(), ..Person::default() };
                add_person(id, &person)
            }
            Self::RemovePerson(id) => match assessment.kommune.people.contains_key(&id) {
                true => remove_person(id),
                false => Vec::new(),
            },
            Self::Presence(id, presence) => match assessment.kommune.people.contains_key(&id) {
                true => vec![Edit::Person(id, PersonEdit::Presence(presence))],
                false => Vec::new(),
            },
            Self::Rename(from, to) => rename_everywhere(assessment, &from, &to),
            Self::Many(targets, many) => many.edits(assessment, &targets, catalog.edition),
            Self::AddParticipantOn(name, day) => add_participant(name.trim(), Some(day)),
            Self::Merge(questions, title) => {
                let proposed = |id| steps_of_missing(assessment, catalog, [id]);
                merge_measures(assessment, &questions, &title, proposed)
            }
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
            Self::SettleHandOut(id, state) => settle_hand_out(&assessment.round, id, state),
        }
    }
}

/// The steps of the catalogue for the questions that a measure closes.
fn proposed_steps(assessment: &Assessment, catalog: &Catalog, target: Target) -> Vec<String> {
    let Target::Question(question) = target else { return Vec::new() };
    let round = &assessment.round;
    match round.measure_for(question) {
        Some((id, _)) => steps_of_missing(assessment, catalog, round.questions_of(id)),
        None => steps_of_missing(assessment, catalog, [question]),
    }
}

/// The steps of the catalogue for those of the questions that are answered with Nein.
fn steps_of_missing(
    assessment: &Assessment,
    catalog: &Catalog,
    questions: impl IntoIterator<Item = QuestionId>,
) -> Vec<String> {
    let missing = questions.into_iter().filter(|id| assessment.round.value(*id) == Some(AnswerValue::No));
    missing.filter_map(|id| catalog.question(id)).flat_map(|question| question.measure.steps.iter().cloned()).collect()
}
