//! One measure becomes several again.
//!
//! A question leaves with what it had before it came, as the Verlauf tells: the measure of that time with its number and
//! its decisions, or none, where the catalogue's proposal stood for it. What was decided since was decided for all of them:
//! owner, date and status hold for each. Costs, work and texts decided since stay with the measure: they must not count
//! twice. A step goes where it came from, as far as it has got. Where the Verlauf does not tell how a question came, all was
//! decided for all.

use std::collections::BTreeSet;

use super::planning::{measure_id, next_number, remove_step};
use super::{AnswerValue, Assessment, Edit, Id, Measure, MeasureEdit, QuestionEdit, Step, StepEdit};
use crate::catalog::QuestionId;

/// The questions of a measure leave it with what they had before; the one that was there first keeps it, and so do those
/// that had no measure and are not Nein at the moment. Nothing, if fewer than two are Nein.
pub fn separate_measure(assessment: &Assessment, id: Id) -> Vec<Edit> {
    let Some(measure) = assessment.round.measures.get(&id) else { return Vec::new() };
    let whole = Whole::of(assessment, id, measure);
    let closing = |came: &&Came| assessment.round.value(came.question) == Some(AnswerValue::No);
    if whole.came.iter().filter(closing).count() < 2 {
        return Vec::new();
    }
    whole.separated()
}

/// How a question came under the measure.
#[derive(Clone, Copy)]
struct Came {
    question: QuestionId,
    /// With which entry of the Verlauf, and which change of it; `None` if that is not told.
    with: Option<(usize, usize)>,
    /// From which measure.
    from: Option<Id>,
}

/// A measure that is to be separated.
struct Whole<'a> {
    assessment: &'a Assessment,
    id: Id,
    measure: &'a Measure,
    /// Its questions, the one that was there first at the head.
    came: Vec<Came>,
    /// The entries with which others came, oldest first.
    joins: BTreeSet<usize>,
}

/// What is done with the questions that leave.
#[derive(Default)]
struct Parts {
    edits: Vec<Edit>,
    /// Measures that are there again.
    made: BTreeSet<Id>,
    /// Steps that go back to them.
    steps: BTreeSet<Id>,
    numbers: BTreeSet<u32>,
    stay: bool,
}

impl<'a> Whole<'a> {
    fn of(assessment: &'a Assessment, id: Id, measure: &'a Measure) -> Self {
        let round = &assessment.round;
        let mut came: Vec<Came> = round.questions_of(id).map(|question| came(assessment, id, question)).collect();
        came.sort_by_key(|came| (came.with, round.value(came.question) != Some(AnswerValue::No), came.question));
        let joins = came.iter().skip(1).filter_map(|came| came.with).map(|(entry, _)| entry).collect();
        Self { assessment, id, measure, came, joins }
    }

    fn separated(&self) -> Vec<Edit> {
        let mut parts = Parts {
            numbers: self.assessment.round.measures.values().map(|measure| measure.number).collect(),
            ..Parts::default()
        };
        for came in self.came.iter().skip(1) {
            self.leave(*came, &mut parts);
        }
        let Parts { mut edits, steps, stay, .. } = parts;
        // The common title named them all.
        let title = self.joins.first().map(|join| self.before(*join, self.id, &MeasureEdit::Title(String::new())));
        let own = MeasureEdit::all(self.measure).map(|now| match &now {
            MeasureEdit::Title(_) => title.clone().unwrap_or(MeasureEdit::Title(String::new())),
            _ => self.own(&now).0,
        });
        let blank = own == MeasureEdit::all(&Measure::default()) && self.measure.steps.len() == steps.len();
        edits.extend(own.map(|edit| Edit::Measure(self.id, edit)));
        if blank && !stay && self.was_made_by_joining() {
            edits.extend(self.came.first().map(|first| Edit::plan(first.question, None)));
            edits.push(Edit::Measure(self.id, MeasureEdit::Number(None)));
        }
        edits
    }

    /// Whether there was none before others came: proposals were put together.
    fn was_made_by_joining(&self) -> bool {
        let number = MeasureEdit::Number(None);
        self.came.first().is_some_and(|first| first.from.is_none())
            && self.joins.first().is_some_and(|join| self.before(*join, self.id, &number) == number)
    }

    /// What a question leaves with.
    fn leave(&self, came: Came, parts: &mut Parts) {
        let round = &self.assessment.round;
        let join = came.with.map(|(entry, _)| entry);
        match (came.from, join) {
            (Some(from), _) if round.measures.contains_key(&from) || parts.made.contains(&from) => {
                parts.edits.push(Edit::plan(came.question, Some(from)));
            }
            (Some(from), Some(join)) if self.is_removed_by(join, from) => {
                let number = match self.before(join, from, &MeasureEdit::Number(None)) {
                    MeasureEdit::Number(Some(number)) if !parts.numbers.contains(&number) => number,
                    _ => self.next_number(parts),
                };
                self.make(parts, from, number, came.question);
                let decisions = MeasureEdit::all(self.measure).map(|now| {
                    let had = self.before(join, from, &now);
                    if matches!(now, MeasureEdit::Title(_)) {
                        had
                    } else {
                        self.common(&now, Some(join)).unwrap_or(had)
                    }
                });
                parts.edits.extend(decisions.map(|edit| Edit::Measure(from, edit)));
                self.take_steps_back(parts, join, from);
            }
            _ if round.value(came.question) != Some(AnswerValue::No) => parts.stay = true,
            _ => {
                let blank = MeasureEdit::all(&Measure::default());
                let decisions = MeasureEdit::all(self.measure).map(|now| self.common(&now, join));
                let decided: Vec<MeasureEdit> =
                    decisions.into_iter().flatten().filter(|edit| !blank.contains(edit)).collect();
                if decided.is_empty() {
                    parts.edits.push(Edit::plan(came.question, None));
                    return;
                }
                let own = measure_id(round.id, came.question);
                let is_taken = round.measures.contains_key(&own) || parts.made.contains(&own);
                let own = if is_taken { Id::random() } else { own };
                let number = self.next_number(parts);
                self.make(parts, own, number, came.question);
                parts.edits.extend(decided.into_iter().map(|edit| Edit::Measure(own, edit)));
            }
        }
    }

    fn make(&self, parts: &mut Parts, id: Id, number: u32, question: QuestionId) {
        parts.made.insert(id);
        parts.numbers.insert(number);
        parts.edits.push(Edit::Measure(id, MeasureEdit::Number(Some(number))));
        parts.edits.push(Edit::plan(question, Some(id)));
    }

    fn next_number(&self, parts: &Parts) -> u32 {
        let highest = parts.numbers.last().copied().unwrap_or(0);
        next_number(self.assessment).max(highest.saturating_add(1))
    }

    /// The steps that a measure brought along, as they are now.
    fn take_steps_back(&self, parts: &mut Parts, join: usize, to: Id) {
        let gone: Vec<(Id, usize)> = self
            .changes(join)
            .filter_map(|(old, new)| match (old, new) {
                (Edit::Step(of, id, StepEdit::Listed(Some(place))), Edit::Step(_, _, StepEdit::Listed(None)))
                    if *of == to =>
                {
                    Some((*id, *place))
                }
                _ => None,
            })
            .collect();
        // Each place is that of the moment, so the last that went comes first.
        let mut ids: Vec<Id> = Vec::new();
        for (id, place) in gone.into_iter().rev() {
            ids.insert(place.min(ids.len()), id);
        }
        let now = ids.into_iter().filter_map(|id| self.measure.steps.iter().find(|step| step.id == id));
        let steps: Vec<&Step> = now.filter(|step| !parts.steps.contains(&step.id)).collect();
        for (place, step) in steps.into_iter().enumerate() {
            parts.steps.insert(step.id);
            parts.edits.extend(remove_step(self.id, step.id));
            let fields = [StepEdit::Listed(Some(place)), StepEdit::Text(step.text.clone()), StepEdit::Done(step.done)];
            parts.edits.extend(fields.map(|edit| Edit::Step(to, step.id, edit)));
        }
    }

    /// What a field of the measure holds without what came with others; and the last of them after which it was decided
    /// otherwise, for all who were there then.
    fn own(&self, now: &MeasureEdit) -> (MeasureEdit, Option<usize>) {
        let mut value = now.clone();
        for join in self.joins.iter().rev() {
            if value != self.before(join + 1, self.id, now) {
                return (value, Some(*join));
            }
            value = self.before(*join, self.id, now);
        }
        (value, None)
    }

    /// What was decided for all of them in a field since a question came; `None` if nothing was. What must not count twice
    /// is blank.
    fn common(&self, now: &MeasureEdit, join: Option<usize>) -> Option<MeasureEdit> {
        let (value, since) = self.own(now);
        join.is_none_or(|join| since.is_some_and(|since| join <= since)).then(|| match value {
            MeasureEdit::Owner(_) | MeasureEdit::Due(_) | MeasureEdit::Status(_) => value,
            _ => value.current(None),
        })
    }

    /// What a field of a measure held before this entry of the Verlauf.
    fn before(&self, entry: usize, id: Id, field: &MeasureEdit) -> MeasureEdit {
        let entries = self.assessment.journal.entries().len();
        let wanted = Edit::Measure(id, field.clone()).field();
        let changes = (entry..entries).flat_map(|entry| self.changes(entry));
        let changed = changes.filter(|(_, new)| new.field() == wanted).find_map(|(old, _)| match old {
            Edit::Measure(_, old) => Some(old.clone()),
            _ => None,
        });
        changed.unwrap_or_else(|| field.current(self.assessment.round.measures.get(&id)))
    }

    fn is_removed_by(&self, entry: usize, id: Id) -> bool {
        let number = Edit::Measure(id, MeasureEdit::Number(None));
        self.changes(entry)
            .filter(|(_, new)| new.field() == number.field())
            .last()
            .is_some_and(|(_, new)| *new == number)
    }

    fn changes(&self, entry: usize) -> impl Iterator<Item = (&'a Edit, &'a Edit)> {
        let (entry, round) = (self.assessment.journal.entries().get(entry), self.assessment.round.id);
        entry.into_iter().flat_map(move |entry| entry.changes_in(round)).map(|change| (&change.old, &change.new))
    }
}

fn came(assessment: &Assessment, id: Id, question: QuestionId) -> Came {
    let here = Edit::plan(question, Some(id));
    for (at, entry) in assessment.journal.entries().iter().enumerate().rev() {
        let changes = entry.changes_in(assessment.round.id).enumerate();
        let mut changes = changes.filter(|(_, change)| change.new.field() == here.field());
        let Some(first) = changes.next() else { continue };
        // Within one entry it may have left its measure before it came, because that went.
        let (place, last) = changes.last().unwrap_or(first);
        let from = match first.1.old {
            Edit::Question(_, QuestionEdit::Measure(from)) => from,
            _ => None,
        };
        return match last.new == here {
            true => Came { question, with: Some((at, place)), from },
            false => Came { question, with: None, from: None },
        };
    }
    Came { question, with: None, from: None }
}
