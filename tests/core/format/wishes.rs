//! What users may wish, at random, for the laws of edits and of the file.

use proptest::prelude::*;
use wiba_core::assessment::{
    About, AnswerValue, Assessment, Edit, EvidenceEdit, Id, KommuneEdit, MeasureEdit, MeasureStatus, Person,
    QuestionEdit, StepEdit, add_evidence, add_participant, add_person, add_step, decide, merge_measures, own_measure,
    remove_evidence, remove_measure, remove_participant, remove_person, remove_step, rename_everywhere,
    separate_measure, take_steps,
};
use wiba_core::catalog::{Catalog, QuestionId};

use super::stamp;

/// What a user may do, on the state at that moment.
#[derive(Debug, Clone)]
pub enum Wish {
    Answer(u8, Option<AnswerValue>),
    Note(u8, String),
    Met(u8, Vec<char>),
    AddEvidence(u8, String),
    EditEvidence(u8, usize, String),
    RemoveEvidence(u8, usize),
    Decide(u8, String, u32, MeasureStatus),
    RemoveMeasure(u8),
    Merge(u8, u8),
    Separate(u8),
    Name(String),
    Clarify(u8, bool, String, Option<i8>),
    Valid(u8, usize, Option<i8>),
    Own(u8, String),
    TakeSteps(u8),
    AddStep(u8, String),
    EditStep(u8, usize, String, bool),
    RemoveStep(u8, usize),
    AddPerson(String, String),
    RemovePerson(usize),
    Rename(String, String),
    TookPart(String, Option<i8>),
    Stays(usize),
    Scope(String),
    Several(Vec<Wish>),
}

fn question(number: u8) -> QuestionId {
    QuestionId::new(3, number % 7 + 1)
}

pub fn wishes() -> impl Strategy<Value = Wish> {
    let text = "[ -~äöüß„“\\n\\t\\u{202e}😀]{0,12}";
    let value = prop_oneof![
        Just(None),
        Just(Some(AnswerValue::Yes)),
        Just(Some(AnswerValue::No)),
        Just(Some(AnswerValue::NotRelevant))
    ];
    let status = prop_oneof![Just(MeasureStatus::Open), Just(MeasureStatus::InProgress), Just(MeasureStatus::Done)];
    let one = prop_oneof![
        (any::<u8>(), value).prop_map(|(id, value)| Wish::Answer(id, value)),
        (any::<u8>(), text).prop_map(|(id, text)| Wish::Note(id, text)),
        (any::<u8>(), proptest::collection::vec(prop::char::range('a', 'e'), 0..4))
            .prop_map(|(id, letters)| Wish::Met(id, letters)),
        (any::<u8>(), text).prop_map(|(id, text)| Wish::AddEvidence(id, text)),
        (any::<u8>(), any::<usize>(), text).prop_map(|(id, place, text)| Wish::EditEvidence(id, place, text)),
        (any::<u8>(), any::<usize>()).prop_map(|(id, place)| Wish::RemoveEvidence(id, place)),
        (any::<u8>(), text, any::<u32>(), status)
            .prop_map(|(id, owner, cost, status)| Wish::Decide(id, owner, cost, status)),
        any::<u8>().prop_map(Wish::RemoveMeasure),
        (any::<u8>(), any::<u8>()).prop_map(|(one, other)| Wish::Merge(one, other)),
        any::<u8>().prop_map(Wish::Separate),
        text.prop_map(Wish::Name),
        more(),
    ];
    one.prop_recursive(2, 12, 4, |inner| proptest::collection::vec(inner, 1..4).prop_map(Wish::Several))
}

fn more() -> impl Strategy<Value = Wish> {
    let text = "[ a-cäß]{0,4}";
    let day = || prop::option::of(any::<i8>());
    prop_oneof![
        (any::<u8>(), any::<bool>(), text, day()).prop_map(|(id, on, who, day)| Wish::Clarify(id, on, who, day)),
        (any::<u8>(), any::<usize>(), day()).prop_map(|(id, place, day)| Wish::Valid(id, place, day)),
        (0u8..3, text).prop_map(|(list, title)| Wish::Own(list, title)),
        any::<u8>().prop_map(Wish::TakeSteps),
        (any::<u8>(), text).prop_map(|(id, text)| Wish::AddStep(id, text)),
        (any::<u8>(), any::<usize>(), text, any::<bool>())
            .prop_map(|(id, place, text, done)| Wish::EditStep(id, place, text, done)),
        (any::<u8>(), any::<usize>()).prop_map(|(id, place)| Wish::RemoveStep(id, place)),
        (text, text).prop_map(|(name, office)| Wish::AddPerson(name, office)),
        any::<usize>().prop_map(Wish::RemovePerson),
        (text, text).prop_map(|(from, to)| Wish::Rename(from, to)),
        (text, day()).prop_map(|(name, day)| Wish::TookPart(name, day)),
        any::<usize>().prop_map(Wish::Stays),
        text.prop_map(Wish::Scope),
    ]
}

fn date(offset: i8) -> jiff::civil::Date {
    use jiff::ToSpan;
    jiff::civil::date(2026, 11, 22).saturating_add(i32::from(offset).days())
}

impl Wish {
    pub fn edits(&self, town: &Assessment) -> Vec<Edit> {
        let evidence = |id: QuestionId, place: usize| {
            let items = &town.round.answer(id).evidence;
            items.get(place % items.len().max(1)).map(|item| item.id)
        };
        match self {
            Self::Answer(id, value) => vec![Edit::answer(question(*id), *value, 2)],
            Self::Note(id, text) => vec![Edit::note(question(*id), text)],
            Self::Met(id, letters) => {
                vec![Edit::Question(question(*id), QuestionEdit::Met(letters.iter().copied().collect()))]
            }
            Self::AddEvidence(id, text) => add_evidence(&town.round, question(*id), text).1,
            Self::EditEvidence(id, place, text) => evidence(question(*id), *place)
                .map(|item| Edit::Evidence(question(*id), item, EvidenceEdit::Place(text.clone())))
                .into_iter()
                .collect(),
            Self::RemoveEvidence(id, place) => {
                evidence(question(*id), *place).map(|item| remove_evidence(question(*id), item)).unwrap_or_default()
            }
            Self::Decide(id, owner, cost, status) => decide(
                town,
                question(*id),
                [MeasureEdit::Owner(owner.clone()), MeasureEdit::CostOnce(Some(*cost)), MeasureEdit::Status(*status)],
            ),
            Self::RemoveMeasure(id) => measure(town, *id).map(|id| remove_measure(&town.round, id)).unwrap_or_default(),
            Self::Merge(one, other) => {
                merge_measures(town, &[question(*one), question(*other)], "Zusammen", |_| Vec::new())
            }
            Self::Separate(id) => measure(town, *id).map(|id| separate_measure(town, id)).unwrap_or_default(),
            Self::Clarify(id, on, who, day) => [
                QuestionEdit::InClarification(*on),
                QuestionEdit::Ask(who.clone()),
                QuestionEdit::AskUntil(day.map(date)),
            ]
            .map(|edit| Edit::Question(question(*id), edit))
            .into(),
            Self::Valid(id, place, day) => evidence(question(*id), *place)
                .map(|item| Edit::Evidence(question(*id), item, EvidenceEdit::ValidUntil(day.map(date))))
                .into_iter()
                .collect(),
            Self::Own(list, title) => {
                own_measure(town, Id::random(), if *list == 0 { About::Whole } else { About::Checklist(*list) }, title)
            }
            Self::TakeSteps(id) => measure(town, *id)
                .map(|id| take_steps(&town.round, id, &["erstens".to_owned(), "zweitens".to_owned()]))
                .unwrap_or_default(),
            Self::AddStep(id, text) => measure(town, *id).map(|id| add_step(&town.round, id, text)).unwrap_or_default(),
            Self::EditStep(id, place, text, done) => match step(town, *id, *place) {
                Some((measure, step)) => vec![
                    Edit::Step(measure, step, StepEdit::Text(text.clone())),
                    Edit::Step(measure, step, StepEdit::Done(*done)),
                ],
                None => Vec::new(),
            },
            Self::RemoveStep(id, place) => {
                step(town, *id, *place).map(|(measure, step)| remove_step(measure, step)).unwrap_or_default()
            }
            Self::AddPerson(name, office) => {
                add_person(Id::random(), &Person { name: name.clone(), office: office.clone(), ..Person::default() })
            }
            Self::RemovePerson(place) => nth(town.kommune.people.keys(), *place).map(remove_person).unwrap_or_default(),
            Self::Rename(from, to) => rename_everywhere(town, from, to),
            Self::TookPart(name, day) => add_participant(name, day.map(date)),
            Self::Stays(place) => {
                nth(town.round.participants.keys(), *place).map(remove_participant).unwrap_or_default()
            }
            Self::Scope(text) => vec![Edit::Kommune(KommuneEdit::Scope(text.clone()))],
            Self::Name(text) => vec![Edit::Kommune(KommuneEdit::Name(text.clone()))],
            Self::Several(wishes) => {
                // Each on what those before it leave.
                let catalog = Catalog::embedded().unwrap();
                let mut trial = town.clone();
                let mut all = Vec::new();
                for wish in wishes {
                    let edits = wish.edits(&trial);
                    trial.apply(edits.clone(), &catalog, stamp()).unwrap();
                    all.extend(edits);
                }
                all
            }
        }
    }
}

fn measure(town: &Assessment, id: u8) -> Option<Id> {
    town.round.measure_for(question(id)).map(|(id, _)| id)
}

fn step(town: &Assessment, id: u8, place: usize) -> Option<(Id, Id)> {
    let measure = measure(town, id)?;
    let steps = &town.round.measures[&measure].steps;
    steps.get(place % steps.len().max(1)).map(|step| (measure, step.id))
}

fn nth<'a>(mut ids: impl ExactSizeIterator<Item = &'a Id>, place: usize) -> Option<Id> {
    let count = ids.len().max(1);
    ids.nth(place % count).copied()
}
