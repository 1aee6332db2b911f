//! The Maßnahmenplan: what to do about every Nein, the urgent and cheap first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::ticks;
use crate::assessment::{About, AnswerValue, Id, Measure, MeasureStatus, PersonDays, Round, Step, Target};
use crate::catalog::{Catalog, Effort, Level, Question, QuestionId, RequirementId};

/// A measure with its place in the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanItem {
    /// From 1.
    pub rank: usize,
    /// The user's measure; `None` if it is the catalogue's proposal so far.
    pub id: Option<Id>,
    /// Its number for people (M12); `None` if it is the catalogue's proposal so far.
    pub number: Option<u32>,
    /// The questions answered Nein that it closes, in order; empty for one's own.
    pub questions: Vec<QuestionId>,
    /// What one's own is for; `None` for one that closes questions.
    pub about: Option<About>,
    /// Best priority group (1–4) of its questions, or that of the checklist it is for; [`NO_PRIORITY`] for the whole Kommune.
    pub priority: u8,
    /// Highest effort of its questions; one's own has none by WiBA.
    pub effort: Option<Effort>,
    /// Whether it touches a Basis requirement.
    pub basis: bool,
    /// The requirements that its questions map to, in the profile's order.
    pub requirements: Vec<RequirementId>,
    /// The user's title, or the catalogue's for the first question.
    pub title: String,
    /// The conditions of its questions that are not ticked while others are.
    pub missing: Vec<String>,
    /// What to do: its own steps, else the catalogue's for its questions.
    pub steps: Vec<String>,
    /// Its own steps, once somebody has ticked or changed one.
    pub own_steps: Vec<Step>,
    /// The user's own description; may be empty.
    pub description: String,
    /// Why it stands where it stands, one line.
    pub reason: String,
    /// Verantwortlich; may be empty.
    pub owner: String,
    /// Frist.
    pub due: Option<Date>,
    /// How far it has come.
    pub status: MeasureStatus,
    /// Why it was discarded, or what else is said about the status; may be empty.
    pub status_note: String,
    /// One-off cost in euros.
    pub cost_once: Option<u32>,
    /// Running cost in euros per year.
    pub cost_yearly: Option<u32>,
    /// Own work.
    pub days: Option<PersonDays>,
}

/// WiBA gives no priority to what concerns no checklist: it comes last.
pub const NO_PRIORITY: u8 = 5;

/// One person-day: who estimates more does not expect it to be done the same day.
const ONE_DAY: PersonDays = PersonDays { tenths: 10 };

impl PlanItem {
    /// Quick Win: done the same day whatever the starting point, by WiBA's estimate and by one's own.
    pub fn quick_win(&self) -> bool {
        self.effort.is_some_and(|effort| effort.max == 1) && self.days.is_none_or(|days| days <= ONE_DAY)
    }

    /// By what people cite it: its number, „M12“, or what it is a proposal for, „zu 7.12“.
    pub fn citation(&self) -> String {
        match (self.number, self.questions.first()) {
            (Some(number), _) => format!("M{number}"),
            (None, Some(question)) => format!("zu {question}"),
            (None, None) => String::new(),
        }
    }

    /// Which measure it is, to decide something about it.
    pub fn target(&self) -> Option<Target> {
        self.questions.first().copied().map(Target::Question).or(self.id.map(Target::Own))
    }

    /// „1–2“, or „–“ for one's own.
    pub fn effort_words(&self) -> String {
        self.effort.map_or_else(|| "–".to_owned(), |effort| effort.to_string())
    }

    /// How many of its own steps are done; `None` if it has none.
    pub fn steps_done(&self) -> Option<usize> {
        let done = self.own_steps.iter().filter(|step| step.done).count();
        (!self.own_steps.is_empty()).then_some(done)
    }

    /// Whether nobody is responsible for what is still to be done.
    pub fn lacks_owner(&self) -> bool {
        self.status.is_pending() && self.owner.trim().is_empty()
    }

    /// Whether what is still to be done has no Frist.
    pub fn lacks_due_date(&self) -> bool {
        self.status.is_pending() && self.due.is_none()
    }

    /// Whether its Frist has passed and there is still something to do.
    pub fn overdue(&self, today: Date) -> bool {
        self.status.is_pending() && self.due.is_some_and(|due| due < today)
    }
}

/// One measure for each question answered Nein, unless the user has put several under one. Order: priority group, then
/// measures that touch a Basis requirement, then lower maximal effort, then more requirements touched, then question id.
/// Measures of one's own come last in their priority group, by number.
pub fn plan(catalog: &Catalog, round: &Round) -> Vec<PlanItem> {
    let levels: BTreeMap<&RequirementId, (usize, Level)> = catalog
        .profile
        .requirements()
        .enumerate()
        .map(|(place, (_, requirement))| (&requirement.id, (place, requirement.level)))
        .collect();
    let is_no = |id: QuestionId| round.value(id) == Some(AnswerValue::No);
    let mut by_measure: BTreeMap<Id, BTreeSet<QuestionId>> = BTreeMap::new();
    for (question, answer) in &round.answers {
        if let Some(measure) = answer.measure {
            by_measure.entry(measure).or_default().insert(*question);
        }
    }
    let planned =
        by_measure.into_iter().filter_map(|(id, questions)| Some((Some((id, round.measures.get(&id)?)), questions)));
    let proposed = catalog
        .questions()
        .filter(|question| round.answer(question.id).measure.is_none())
        .map(|question| (None, BTreeSet::from([question.id])));
    let mut items: Vec<PlanItem> = planned
        .chain(proposed)
        .filter_map(|(measure, questions)| {
            let questions: Vec<&Question> =
                questions.into_iter().filter(|id| is_no(*id)).filter_map(|id| catalog.question(id)).collect();
            item(catalog, round, measure, &questions, &levels)
        })
        .collect();
    let own = |(id, measure): (&Id, &Measure)| {
        let about = measure.about.filter(|_| round.questions_of(*id).next().is_none())?;
        Some(own_item(catalog, *id, measure, about))
    };
    items.extend(round.measures.iter().filter_map(own));
    items.sort_by_key(|item| {
        let effort = item.effort.map_or(u8::MAX, |effort| effort.max);
        let requirements = Reverse(item.requirements.len());
        let own = item.about.and(item.number);
        (item.priority, own, !item.basis, effort, requirements, item.questions.first().copied())
    });
    for (index, item) in items.iter_mut().enumerate() {
        item.rank = index + 1;
    }
    items
}

fn item(
    catalog: &Catalog,
    round: &Round,
    measure: Option<(Id, &Measure)>,
    questions: &[&Question],
    levels: &BTreeMap<&RequirementId, (usize, Level)>,
) -> Option<PlanItem> {
    let first = questions.first()?;
    let priority = questions.iter().filter_map(|question| catalog.priority_of(question.id)).min()?;
    let effort = Effort {
        min: questions.iter().map(|question| question.effort.min).max()?,
        max: questions.iter().map(|question| question.effort.max).max()?,
    };
    let touched: BTreeSet<(usize, &RequirementId)> = questions
        .iter()
        .flat_map(|question| &question.requirements)
        .map(|id| (levels.get(id).map_or(usize::MAX, |(place, _)| *place), id))
        .collect();
    let basis = touched.iter().any(|(_, id)| levels.get(id).is_some_and(|(_, level)| *level == Level::Basis));
    let requirements: Vec<RequirementId> = touched.into_iter().map(|(_, id)| id.clone()).collect();
    let own = measure.map(|(_, measure)| measure.clone()).unwrap_or_default();
    let proposed = || questions.iter().flat_map(|question| question.measure.steps.iter().cloned()).collect();
    let steps = if own.steps.is_empty() { proposed() } else { texts(&own.steps) };
    Some(PlanItem {
        rank: 0,
        about: None,
        id: measure.map(|(id, _)| id),
        number: measure.map(|(_, measure)| measure.number),
        questions: questions.iter().map(|question| question.id).collect(),
        priority,
        effort: Some(effort),
        basis,
        title: if own.title.is_empty() { first.measure.title.clone() } else { own.title },
        missing: questions
            .iter()
            .filter_map(|question| ticks(question, round.answer(question.id)))
            .flat_map(|ticks| ticks.missing.into_iter().map(str::to_owned))
            .collect(),
        steps,
        own_steps: own.steps,
        description: own.description,
        reason: reason(catalog, priority, basis, effort, requirements.len()),
        requirements,
        owner: own.owner,
        due: own.due,
        status: own.status,
        status_note: own.status_note,
        cost_once: own.cost_once,
        cost_yearly: own.cost_yearly,
        days: own.person_days,
    })
}

fn texts(steps: &[Step]) -> Vec<String> {
    steps.iter().map(|step| step.text.clone()).collect()
}

/// A measure of one's own.
fn own_item(catalog: &Catalog, id: Id, measure: &Measure, about: About) -> PlanItem {
    let list = match about {
        About::Whole => None,
        About::Checklist(number) => catalog.checklist(number),
    };
    let Measure { title, description, owner, status_note, steps, .. } = measure.clone();
    PlanItem {
        rank: 0,
        id: Some(id),
        number: Some(measure.number),
        questions: Vec::new(),
        about: Some(about),
        priority: list.map_or(NO_PRIORITY, |list| list.priority),
        effort: None,
        basis: false,
        requirements: Vec::new(),
        title: if title.trim().is_empty() { "Eigene Maßnahme".to_owned() } else { title },
        missing: Vec::new(),
        steps: texts(&steps),
        own_steps: steps,
        description,
        reason: match list {
            Some(list) => format!("Eigene Maßnahme zu „{}“", list.title),
            None => "Eigene Maßnahme für die ganze Kommune".to_owned(),
        },
        owner,
        due: measure.due,
        status: measure.status,
        status_note,
        cost_once: measure.cost_once,
        cost_yearly: measure.cost_yearly,
        days: measure.person_days,
    }
}

fn reason(catalog: &Catalog, priority: u8, basis: bool, effort: Effort, requirements: usize) -> String {
    let group = catalog.priority_group(priority).map_or("", |group| group.title.as_str());
    let touches = match (requirements, basis) {
        (0, _) => "keine Anforderung zugeordnet".to_owned(),
        (1, true) => "1 Anforderung (Basis)".to_owned(),
        (1, false) => "1 Anforderung".to_owned(),
        (count, true) => format!("{count} Anforderungen (mit Basis)"),
        (count, false) => format!("{count} Anforderungen"),
    };
    format!("Priorität {priority} ({group}), {touches}, Aufwand {effort}")
}
