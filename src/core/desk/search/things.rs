//! What can be found, and by which texts.

use super::commands::Entry;
use crate::analysis::{PlanItem, plan};
use crate::assessment::{Answer, Person, Round, Target, answer_words};
use crate::catalog::QuestionId;
use crate::catalog::{Catalog, Checklist, Question, RequirementId, Yardstick};

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    /// A question.
    Question(QuestionId),
    /// A measure of the plan.
    Measure(Target),
    /// A person or an office, by name.
    Person(String),
    /// A command, by name.
    Command(String),
}

/// It, as it is shown, and its texts.
#[derive(Debug, Clone)]
pub struct Found {
    /// What it is.
    pub thing: Thing,
    /// Its title.
    pub title: String,
    /// What else is to be known of it, in a few words.
    pub detail: String,
    /// The key of a command; may be empty.
    pub key: String,
    /// Its texts, the weightier first.
    pub(super) texts: Vec<(Place, String)>,
}

/// What a text is to a thing; the first weighs most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Number,
    Short,
    Question,
    Name,
    Also,
    Yardstick,
    Measure,
    Note,
    Status,
    Justification,
    Step,
    Evidence,
    Requirement,
    Explanation,
}

impl Place {
    /// What stands before an excerpt; empty where the title shows the text already.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Number | Self::Question | Self::Name => "",
            Self::Short => "Kurz",
            Self::Also => "Auch",
            Self::Yardstick => "Maßstab",
            Self::Measure => "Maßnahme",
            Self::Note => "Notiz",
            Self::Status => "Zum Status",
            Self::Justification => "Begründung",
            Self::Step => "Schritt",
            Self::Evidence => "Nachweis",
            Self::Requirement => "Anforderung",
            Self::Explanation => "Erläuterung",
        }
    }
}

impl Found {
    fn new(thing: Thing, title: String, detail: String, texts: Vec<(Place, String)>) -> Self {
        let texts = texts.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        Self { thing, title, detail, key: String::new(), texts }
    }
}

/// All commands.
pub fn commands(entries: &[Entry]) -> Vec<Found> {
    let found = |entry: &Entry| {
        let texts = vec![(Place::Name, entry.name.clone()), (Place::Also, entry.also.clone())];
        let thing = Thing::Command(entry.name.clone());
        Found { key: entry.key.clone(), ..Found::new(thing, entry.name.clone(), entry.kind.to_owned(), texts) }
    };
    entries.iter().map(found).collect()
}

/// Everything of a file: questions, measures of the plan, and everybody who is named; `people` are those in the list,
/// `names` all names.
pub fn contents(catalog: &Catalog, round: &Round, people: &[Person], names: &[String]) -> Vec<Found> {
    let lists = catalog.checklists.iter().flat_map(|list| list.questions.iter().map(move |question| (list, question)));
    let questions = lists.map(|(list, question)| question_texts(catalog, list, question, round.answer(question.id)));
    let measures = plan(catalog, round);
    let measures = measures.iter().filter_map(measure_texts);
    let listed = people.iter().map(|person| {
        let detail = [person.office.as_str(), person.presence.label()];
        let told = detail.into_iter().filter(|text| !text.is_empty() && *text != person.label());
        let detail: Vec<&str> = ["Person oder Amt"].into_iter().chain(told).collect();
        let also = format!("{} {} {}", person.office, person.email, person.telephone);
        person_texts(person.label(), detail.join(" · "), also.trim().to_owned())
    });
    let unlisted = names.iter().filter(|name| people.iter().all(|person| person.label() != name.as_str()));
    let unlisted = unlisted.map(|name| person_texts(name, "Person oder Amt".to_owned(), String::new()));
    questions.chain(measures).chain(listed.filter(|found| !found.title.is_empty())).chain(unlisted).collect()
}

fn person_texts(name: &str, detail: String, also: String) -> Found {
    let texts = vec![(Place::Name, name.to_owned()), (Place::Also, also)];
    Found::new(Thing::Person(name.to_owned()), name.to_owned(), detail, texts)
}

fn question_texts(catalog: &Catalog, list: &Checklist, question: &Question, answer: &Answer) -> Found {
    let texts = vec![
        (Place::Number, question.id.to_string()),
        (Place::Short, question.short.clone()),
        (Place::Question, question.text.clone()),
        (Place::Yardstick, question.yardstick.as_ref().map(yardstick_text).unwrap_or_default()),
        (Place::Measure, question.measure.title.clone()),
        (Place::Note, answer.note.clone()),
        (Place::Justification, answer.justification.clone()),
        (Place::Step, question.measure.steps.join(" ")),
        (Place::Evidence, evidence(answer, &question.evidence)),
        (Place::Requirement, requirements(catalog, &question.requirements)),
        (Place::Explanation, question.explanation.clone()),
    ];
    let title = format!("{}  {}", question.id, question.text);
    let detail = format!("{} · {}", list.short, answer_words(answer.value()));
    Found::new(Thing::Question(question.id), title, detail, texts)
}

fn yardstick_text(yardstick: &Yardstick) -> String {
    let conditions = yardstick.yes_if.iter().map(|condition| condition.1.as_str());
    let Yardstick { contents, suffices, not_enough, exceptions, not_relevant_if, .. } = yardstick;
    let lines = [contents, suffices, not_enough, exceptions, not_relevant_if].into_iter().flatten();
    conditions.chain(lines.map(String::as_str)).collect::<Vec<_>>().join(" · ")
}

fn measure_texts(item: &PlanItem) -> Option<Found> {
    let owner = item.owner.trim();
    let told = [item.status.label(), owner].into_iter().filter(|text| !text.is_empty());
    let detail: Vec<&str> = ["Maßnahme"].into_iter().chain(told).collect();
    // A proposal of the catalogue is found at its question.
    item.id?;
    let texts = vec![
        (Place::Number, item.citation()),
        (Place::Name, item.title.clone()),
        (Place::Also, owner.to_owned()),
        (Place::Note, item.description.clone()),
        (Place::Status, item.status_note.clone()),
        (Place::Step, item.own_steps.iter().map(|step| step.text.as_str()).collect::<Vec<_>>().join(" ")),
    ];
    let title = format!("{}  {}", item.citation(), item.title);
    Some(Found::new(Thing::Measure(item.target()?), title, detail.join(" · "), texts))
}

fn requirements(catalog: &Catalog, ids: &[RequirementId]) -> String {
    let words: Vec<String> = ids
        .iter()
        .map(|id| {
            catalog.profile.requirement(id).map_or_else(|| id.to_string(), |found| format!("{id} {}", found.title))
        })
        .collect();
    words.join(", ")
}

fn evidence(answer: &Answer, proposed: &[String]) -> String {
    let own = answer.evidence.iter().map(|item| format!("{} {}", item.title, item.place));
    own.chain(proposed.iter().cloned()).collect::<Vec<_>>().join(", ")
}
