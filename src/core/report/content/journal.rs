//! The Verlauf of the round.

use std::collections::{BTreeMap, BTreeSet};

use super::super::document::{Block, Cell, Column, Row, Table};
use super::facts::Facts;
use super::words;
use crate::assessment::{Edit, Entry, MeasureStatus};
use crate::catalog::QuestionId;

/// The report shows the latest days; the file keeps every change.
const MOST: usize = 60;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let round = &facts.round().name;
    let entries: Vec<&Entry> = facts.assessment.journal.iter().filter(|entry| entry.round == *round).collect();
    let mut blocks = vec![Block::heading(1, "Änderungen in dieser Erhebung")];
    if entries.is_empty() {
        blocks.push(Block::text("In dieser Erhebung ist noch keine Änderung verzeichnet."));
        return blocks;
    }
    let mut sittings: Vec<Row> = entries
        .chunk_by(|left, right| left.at.date() == right.at.date() && left.by == right.by)
        .rev()
        .map(sitting)
        .collect();
    let cut = if sittings.len() > MOST { format!(" Gezeigt sind die neuesten {MOST}.") } else { String::new() };
    sittings.truncate(MOST);
    let all = words::count(entries.len(), "Änderung", "Änderungen");
    blocks.push(Block::text(format!(
        "{all}, nach Tag und Person zusammengefasst, die neuesten zuerst. Jede einzelne steht im Verlauf der Datei.{cut}"
    )));
    blocks.push(Block::Table(Table {
        columns: vec![
            Column::content("Tag", 54.0),
            Column::content("Person", 108.0),
            Column::fill("Änderungen", 1.0).names_row(),
        ],
        rows: sittings,
        dense: true,
        summary: "Änderungen nach Tag und Person".to_owned(),
    }));
    blocks
}

/// What one person changed on one day: answers and notes as numbers, all else in words.
fn sitting(entries: &[&Entry]) -> Row {
    let mut day = Day::default();
    entries.iter().for_each(|entry| day.add(&entry.new));
    let first = entries.first();
    let date = first.map(|entry| words::short_date(entry.at.date())).unwrap_or_default();
    let person = first.map(|entry| entry.by.trim()).filter(|name| !name.is_empty());
    let person = person.map_or_else(|| Cell::muted("–"), |name| Cell::text(name).lines(2));
    Row::Cells(vec![Cell::text(date), person, Cell::text(day.words())])
}

/// The changes of a day.
#[derive(Default)]
struct Day {
    answers: usize,
    notes: usize,
    justifications: usize,
    evidence: usize,
    /// Questions of the measures by the status that they got.
    measures: BTreeMap<MeasureStatus, BTreeSet<QuestionId>>,
    others: BTreeSet<&'static str>,
}

impl Day {
    fn add(&mut self, edit: &Edit) {
        match edit {
            Edit::Answer(..) => self.answers += 1,
            Edit::Note(..) => self.notes += 1,
            Edit::Justification(..) => self.justifications += 1,
            Edit::Evidence(..) => self.evidence += 1,
            Edit::Measure(_, Some(measure)) => {
                self.measures.entry(measure.status).or_default().extend(&measure.questions);
            }
            Edit::Measure(_, None) => drop(self.others.insert("Maßnahme entfernt")),
            Edit::Kommune(_) => drop(self.others.insert("Stammdaten")),
            Edit::Logo(_) => drop(self.others.insert("Wappen oder Logo")),
            Edit::Several(edits) => edits.iter().for_each(|edit| self.add(edit)),
        }
    }

    fn words(&self) -> String {
        let counts = [
            (self.answers, "Antwort", "Antworten"),
            (self.notes, "Notiz", "Notizen"),
            (self.justifications, "Begründung", "Begründungen"),
            (self.evidence, "Nachweis", "Nachweise"),
        ];
        let counts = counts
            .into_iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, many)| words::count(count, one, many));
        let measures = self.measures.iter().map(|(status, questions)| {
            let ids: Vec<String> = questions.iter().map(ToString::to_string).collect();
            let word = if ids.len() == 1 { "Maßnahme" } else { "Maßnahmen" };
            format!("{word} zu {}: {}", ids.join(", "), status.label())
        });
        let others = self.others.iter().map(|other| (*other).to_owned());
        counts.chain(measures).chain(others).collect::<Vec<_>>().join("; ")
    }
}
