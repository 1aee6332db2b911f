//! The Verlauf of format 1: each entry holds a thing whole, before and after. It becomes the edits of the fields in which
//! the two differ.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use serde::Deserialize;

use super::super::v2::Value;
use super::evidence::Evidence;
use super::kommune::{Kommune, Logo, logo};
use super::measure::Measure;
use super::numbers::Numbers;
use super::round::given;
use crate::assessment::{self, Change, Edit, EvidenceEdit, Id, KommuneEdit, MeasureEdit, QuestionEdit};
use crate::catalog::QuestionId;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
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

/// The entries as field edits. Their words must stay; entries that changed nothing are none.
pub(super) fn read(
    journal: &[Entry],
    numbers: &Numbers,
    rounds: &BTreeMap<&str, Id>,
    current: Id,
) -> Vec<assessment::Entry> {
    journal
        .iter()
        .enumerate()
        .filter_map(|(place, entry)| {
            let changes = differences(&entry.old, &entry.new, numbers);
            let content = format!("{:?}", (&entry.old, &entry.new));
            let at = entry.at.with().subsec_nanosecond(0).build().unwrap_or(entry.at);
            (!changes.is_empty()).then(|| assessment::Entry {
                id: Id::derived(&["entry", &place.to_string(), &entry.at.to_string(), &entry.by, &content]),
                at,
                by: entry.by.clone(),
                round: rounds.get(entry.round.as_str()).copied().unwrap_or(current),
                changes,
                occasion: None,
            })
        })
        .collect()
}

impl Entry {
    /// What it says of its author and time, from which the id of the file is derived.
    pub(super) fn mark(&self) -> String {
        format!("{} {}", self.at, self.by)
    }

    /// The measures in it, the newer states first.
    pub(super) fn measures(&self) -> impl Iterator<Item = (u32, &Measure)> {
        self.new.measures().into_iter().chain(self.old.measures())
    }
}

impl EditOut {
    fn measures(&self) -> Vec<(u32, &Measure)> {
        match self {
            Self::Measure(number, Some(measure)) => vec![(*number, measure)],
            Self::Several(edits) => edits.iter().flat_map(Self::measures).collect(),
            _ => Vec::new(),
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
