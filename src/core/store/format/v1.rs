//! Format 1, as versions 0.1 wrote it: measures by number, evidence without ids, edits of whole things. It is read for
//! ever and never written.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};
use serde::Deserialize;

use super::maps::unique;
use super::syntax::FormatFault;
use super::v2::{Status, Value};
use crate::assessment::{
    self, Answer, Assessment, Change, Edit, EvidenceEdit, Given, Id, Journal, KommuneEdit, MeasureEdit, PersonDays,
    QuestionEdit, Round,
};
use crate::catalog::QuestionId;

/// The only edition of the catalogue that there was.
const EDITION: u32 = 1;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(rename = "format")]
    _format: u32,
    kommune: Kommune,
    round: RoundOut,
    #[serde(default)]
    earlier_rounds: Vec<RoundOut>,
    #[serde(default)]
    journal: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Kommune {
    name: String,
    ags: String,
    land: String,
    inhabitants: Option<u32>,
    leitung: String,
    isb: String,
    isb_email: String,
    confidentiality: String,
    invented: bool,
    logo: Option<Logo>,
}

impl Default for Kommune {
    fn default() -> Self {
        Self {
            name: String::new(),
            ags: String::new(),
            land: String::new(),
            inhabitants: None,
            leitung: String::new(),
            isb: String::new(),
            isb_email: String::new(),
            confidentiality: "Vertraulich".to_owned(),
            invented: false,
            logo: None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Logo {
    #[serde(rename = "media_type")]
    _media_type: String,
    base64: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoundOut {
    name: String,
    started: Date,
    catalog: String,
    #[serde(default, deserialize_with = "unique")]
    answers: BTreeMap<QuestionId, AnswerOut>,
    #[serde(default, deserialize_with = "unique")]
    measures: BTreeMap<u32, Measure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerOut {
    #[serde(default)]
    value: Option<Value>,
    #[serde(default)]
    note: String,
    #[serde(default)]
    justification: String,
    #[serde(default)]
    evidence: Vec<Evidence>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Evidence {
    title: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    date: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Measure {
    questions: BTreeSet<QuestionId>,
    #[serde(default)]
    title: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    owner: String,
    #[serde(default)]
    due: Option<Date>,
    #[serde(default)]
    status: Status,
    #[serde(default)]
    status_note: String,
    #[serde(default)]
    cost_once: Option<u32>,
    #[serde(default)]
    cost_yearly: Option<u32>,
    #[serde(default)]
    person_days: Option<Days>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Days {
    tenths: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    at: DateTime,
    by: String,
    round: String,
    old: EditOut,
    new: EditOut,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename = "Edit")]
enum EditOut {
    Answer(QuestionId, Option<Value>),
    Note(QuestionId, String),
    Justification(QuestionId, String),
    Evidence(QuestionId, Vec<Evidence>),
    Measure(u32, Option<Measure>),
    Kommune(Kommune),
    Logo(Option<Logo>),
    Several(Vec<EditOut>),
}

impl File {
    /// The assessment that it holds. What it has no ids for gets derived ones, the same on every PC.
    pub(super) fn read(self) -> Result<Assessment, FormatFault> {
        let File { kommune, round, earlier_rounds, journal, .. } = self;
        let first = journal.first().map(|entry| format!("{} {}", entry.at, entry.by)).unwrap_or_default();
        let id = Id::derived(&["file", &kommune.name, &round.name, &round.started.to_string(), &first]);
        let numbers = Numbers::of(&round, &journal);
        let earlier_rounds: Vec<Round> = earlier_rounds
            .into_iter()
            .map(|round| {
                let numbers = Numbers::of(&round, &[]);
                round.read(&numbers)
            })
            .collect::<Result<_, _>>()?;
        let round = round.read(&numbers)?;
        let rounds: BTreeMap<&str, Id> =
            earlier_rounds.iter().chain([&round]).map(|round| (round.name.as_str(), round.id)).collect();
        let entries = journal
            .iter()
            .enumerate()
            .filter_map(|(place, entry)| {
                let changes = differences(&entry.old, &entry.new, &numbers);
                let content = format!("{:?}", (&entry.old, &entry.new));
                let at = entry.at.with().subsec_nanosecond(0).build().unwrap_or(entry.at);
                (!changes.is_empty()).then(|| assessment::Entry {
                    id: Id::derived(&["entry", &place.to_string(), &entry.at.to_string(), &entry.by, &content]),
                    at,
                    by: entry.by.clone(),
                    round: rounds.get(entry.round.as_str()).copied().unwrap_or(round.id),
                    changes,
                    merged: None,
                })
            })
            .collect();
        Ok(Assessment { id, kommune: kommune.read(), earlier_rounds, round, journal: Journal::new(entries) })
    }
}

impl RoundOut {
    fn id(&self) -> Id {
        Id::derived(&["round", &self.name, &self.started.to_string()])
    }

    fn read(self, numbers: &Numbers) -> Result<Round, FormatFault> {
        let id = self.id();
        let mut answers: BTreeMap<QuestionId, Answer> =
            self.answers.into_iter().map(|(question, answer)| (question, answer.read(question))).collect();
        let mut measures = BTreeMap::new();
        for (number, measure) in self.measures {
            let measure_id = numbers.id(number);
            for question in &measure.questions {
                let answer = answers.entry(*question).or_default();
                if answer.measure.is_some() {
                    return Err(FormatFault(format!("Frage {question} steht unter zwei Maßnahmen")));
                }
                answer.measure = Some(measure_id);
            }
            measures.insert(measure_id, measure.read(number));
        }
        Ok(Round {
            id,
            name: self.name,
            started: self.started,
            catalog: self.catalog,
            answers,
            measures,
            participants: BTreeMap::new(),
        })
    }
}

impl AnswerOut {
    fn read(self, question: QuestionId) -> Answer {
        let evidence = self.evidence.into_iter().enumerate().map(|(place, item)| item.read(question, place)).collect();
        Answer {
            given: given(self.value),
            note: self.note,
            justification: self.justification,
            evidence,
            ..Answer::default()
        }
    }
}

fn given(value: Option<Value>) -> Option<Given> {
    value.map(|value| Given { value: value.into(), edition: EDITION })
}

impl Evidence {
    fn id(&self, question: QuestionId, place: usize) -> Id {
        Id::derived(&["evidence", &question.to_string(), &place.to_string(), &self.title])
    }

    fn read(self, question: QuestionId, place: usize) -> assessment::Evidence {
        let id = self.id(question, place);
        let Self { title, place, date } = self;
        assessment::Evidence { id, title, place, date, valid_until: None }
    }
}

impl Measure {
    fn read(self, number: u32) -> assessment::Measure {
        assessment::Measure {
            number,
            title: self.title,
            description: self.description,
            owner: self.owner,
            due: self.due,
            status: self.status.into(),
            status_note: self.status_note,
            cost_once: self.cost_once,
            cost_yearly: self.cost_yearly,
            person_days: self.person_days.map(|days| PersonDays { tenths: days.tenths }),
            about: None,
            steps: Vec::new(),
        }
    }
}

impl Kommune {
    fn read(self) -> assessment::Kommune {
        assessment::Kommune {
            name: self.name,
            ags: self.ags,
            land: self.land,
            inhabitants: self.inhabitants,
            leitung: self.leitung,
            isb: self.isb,
            isb_email: self.isb_email,
            confidentiality: self.confidentiality,
            invented: self.invented,
            logo: self.logo.map(logo),
            ..assessment::Kommune::default()
        }
    }
}

fn logo(logo: Logo) -> assessment::Logo {
    assessment::Logo { base64: logo.base64 }
}

/// The ids of measures by their number: a measure is known by the first question that it closes.
struct Numbers {
    round: Id,
    ids: BTreeMap<u32, Id>,
}

impl Numbers {
    fn of(round: &RoundOut, journal: &[Entry]) -> Self {
        let mut ids = BTreeMap::new();
        let mut taken = BTreeSet::new();
        let id = round.id();
        let mut add = |number: u32, measure: &Measure| {
            let Some(first) = measure.questions.first() else { return };
            let own = assessment::measure_id(id, *first);
            // After a regrouping two may have begun with the same question.
            if !ids.contains_key(&number) && taken.insert(own) {
                ids.insert(number, own);
            }
        };
        for (number, measure) in &round.measures {
            add(*number, measure);
        }
        for entry in journal.iter().rev() {
            entry.new.measures(&mut add);
            entry.old.measures(&mut add);
        }
        Self { round: id, ids }
    }

    fn id(&self, number: u32) -> Id {
        let by_number = || Id::derived(&["measure number", &self.round.to_string(), &number.to_string()]);
        self.ids.get(&number).copied().unwrap_or_else(by_number)
    }
}

impl EditOut {
    fn measures(&self, add: &mut impl FnMut(u32, &Measure)) {
        match self {
            Self::Measure(number, Some(measure)) => add(*number, measure),
            Self::Several(edits) => edits.iter().for_each(|edit| edit.measures(add)),
            _ => {}
        }
    }
}

/// The fields in which two states of a thing differ.
fn differences(old: &EditOut, new: &EditOut, numbers: &Numbers) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut add = |old: Edit, new: Edit| {
        if old != new {
            changes.push(Change { old, new });
        }
    };
    match (old, new) {
        (EditOut::Answer(id, before), EditOut::Answer(_, after)) => {
            let edit = |value: &Option<Value>| Edit::Question(*id, QuestionEdit::Answer(given(*value)));
            add(edit(before), edit(after));
        }
        (EditOut::Note(id, before), EditOut::Note(_, after)) => add(Edit::note(*id, before), Edit::note(*id, after)),
        (EditOut::Justification(id, before), EditOut::Justification(_, after)) => {
            add(Edit::justification(*id, before), Edit::justification(*id, after));
        }
        (EditOut::Evidence(id, before), EditOut::Evidence(_, after)) => {
            for place in 0..before.len().max(after.len()) {
                let (before, after) = (before.get(place), after.get(place));
                let Some(thing) = after.or(before).map(|item| item.id(*id, place)) else { continue };
                for (old, new) in evidence_edits(before, place).into_iter().zip(evidence_edits(after, place)) {
                    add(Edit::Evidence(*id, thing, old), Edit::Evidence(*id, thing, new));
                }
            }
        }
        (EditOut::Measure(number, before), EditOut::Measure(_, after)) => {
            let id = numbers.id(*number);
            let number =
                |measure: &Option<Measure>| Edit::Measure(id, MeasureEdit::Number(measure.as_ref().map(|_| *number)));
            add(number(before), number(after));
            let empty = Measure::default();
            let (before, after) = (before.as_ref().unwrap_or(&empty), after.as_ref().unwrap_or(&empty));
            for question in after.questions.difference(&before.questions) {
                add(Edit::plan(*question, None), Edit::plan(*question, Some(id)));
            }
            for question in before.questions.difference(&after.questions) {
                add(Edit::plan(*question, Some(id)), Edit::plan(*question, None));
            }
            let edits = |measure: &Measure| MeasureEdit::all(&measure.clone().read(0));
            for (old, new) in edits(before).into_iter().zip(edits(after)) {
                add(Edit::Measure(id, old), Edit::Measure(id, new));
            }
        }
        (EditOut::Kommune(before), EditOut::Kommune(after)) => {
            for (old, new) in kommune_edits(before).into_iter().zip(kommune_edits(after)) {
                add(Edit::Kommune(old), Edit::Kommune(new));
            }
        }
        (EditOut::Logo(before), EditOut::Logo(after)) => {
            let edit = |picture: &Option<Logo>| Edit::Kommune(KommuneEdit::Logo(picture.clone().map(logo)));
            add(edit(before), edit(after));
        }
        (EditOut::Several(before), EditOut::Several(after)) => {
            // The way back stands in the opposite order.
            let pairs = before.iter().rev().zip(after);
            changes.extend(pairs.flat_map(|(before, after)| differences(before, after, numbers)));
        }
        _ => {}
    }
    changes
}

fn evidence_edits(item: Option<&Evidence>, place: usize) -> [EvidenceEdit; 4] {
    let text = |text: fn(&Evidence) -> &String| item.map(text).cloned().unwrap_or_default();
    [
        EvidenceEdit::Listed(item.map(|_| place)),
        EvidenceEdit::Title(text(|item| &item.title)),
        EvidenceEdit::Place(text(|item| &item.place)),
        EvidenceEdit::Date(item.and_then(|item| item.date)),
    ]
}

fn kommune_edits(kommune: &Kommune) -> [KommuneEdit; 8] {
    let Kommune { name, ags, land, inhabitants, leitung, isb, isb_email, confidentiality, .. } = kommune.clone();
    [
        KommuneEdit::Name(name),
        KommuneEdit::Ags(ags),
        KommuneEdit::Land(land),
        KommuneEdit::Inhabitants(inhabitants),
        KommuneEdit::Leitung(leitung),
        KommuneEdit::Isb(isb),
        KommuneEdit::IsbEmail(isb_email),
        KommuneEdit::Confidentiality(confidentiality),
    ]
}
