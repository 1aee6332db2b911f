//! The Verlauf of the round.

use std::collections::{BTreeMap, BTreeSet};

use super::super::document::{Block, Cell, Column, Row, Table};
use super::facts::Facts;
use super::words;
use crate::assessment::{
    Edit, Entry, Id, KommuneEdit, MeasureEdit, MeasureStatus, QuestionEdit, Round, measure_questions,
};
use crate::catalog::QuestionId;

/// The report shows the latest days; the file keeps every change.
const MOST: usize = 60;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let round = facts.round();
    let entries: Vec<&Entry> =
        facts.assessment.journal.entries().iter().filter(|entry| entry.round == round.id).collect();
    let mut blocks = vec![Block::heading(1, "Änderungen in dieser Erhebung")];
    if entries.is_empty() {
        blocks.push(Block::text("In dieser Erhebung ist noch keine Änderung verzeichnet."));
        return blocks;
    }
    let mut statuses = BTreeMap::new();
    let with_names = !facts.options.without_names;
    let mut sittings: Vec<Row> = entries
        .chunk_by(|left, right| left.at.date() == right.at.date() && left.by == right.by)
        .map(|entries| sitting(entries, round, &mut statuses, with_names))
        .collect();
    sittings.reverse();
    let cut = if sittings.len() > MOST { format!(" Gezeigt sind die neuesten {MOST}.") } else { String::new() };
    sittings.truncate(MOST);
    let all = words::count_first(entries.len(), "Vorgang", "Vorgänge", false);
    let by = if with_names { "Tag und Person" } else { "Tag" };
    blocks.push(Block::text(format!(
        "{all}, nach {by} zusammengefasst, die neuesten zuerst. Jede einzelne steht im Verlauf der Datei.{cut}"
    )));
    blocks.push(Block::Table(Table {
        columns: [Column::content("Tag", 54.0).names_row()]
            .into_iter()
            .chain(with_names.then(|| Column::content("Person", 108.0)))
            .chain([Column::fill("Änderungen", 1.0)])
            .collect(),
        rows: sittings,
        dense: true,
        summary: format!("Änderungen nach {by}"),
    }));
    blocks
}

/// What one person changed on one day: answers and notes as numbers, all else in words.
/// `statuses` holds how far each measure had come by then.
fn sitting(entries: &[&Entry], round: &Round, statuses: &mut BTreeMap<Id, MeasureStatus>, with_names: bool) -> Row {
    let mut day = Day::default();
    entries.iter().for_each(|entry| day.add(entry, round, statuses));
    let first = entries.first();
    let date = first.map(|entry| words::short_date(entry.at.date())).unwrap_or_default();
    let person = first.map(|entry| entry.by.trim()).filter(|name| !name.is_empty());
    let person = person.map_or_else(|| Cell::muted("–"), |name| Cell::text(name).lines(2));
    let person = with_names.then_some(person);
    Row::Cells([Cell::text(date)].into_iter().chain(person).chain([Cell::text(day.words())]).collect())
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
    fn add(&mut self, entry: &Entry, round: &Round, statuses: &mut BTreeMap<Id, MeasureStatus>) {
        let mut measures = BTreeSet::new();
        let mut evidence = BTreeSet::new();
        for change in &entry.changes {
            match &change.new {
                Edit::Question(_, QuestionEdit::Answer(_)) => self.answers += 1,
                Edit::Question(_, QuestionEdit::Note(_)) => self.notes += 1,
                Edit::Question(_, QuestionEdit::Justification(_)) => self.justifications += 1,
                Edit::Question(_, QuestionEdit::Met(_)) => drop(self.others.insert("Maßstab")),
                Edit::Question(_, QuestionEdit::Measure(measure)) => measures.extend(*measure),
                Edit::Question(
                    _,
                    QuestionEdit::InClarification(_) | QuestionEdit::Ask(_) | QuestionEdit::AskUntil(_),
                ) => drop(self.others.insert("Klärung")),
                Edit::Step(..) => drop(self.others.insert("Schritte von Maßnahmen")),
                Edit::Person(..) => drop(self.others.insert("Personenliste")),
                Edit::Participant(..) => drop(self.others.insert("Beteiligte")),
                Edit::HandOut(..) => drop(self.others.insert("Verteilte Fragen")),
                Edit::Evidence(_, id, _) => drop(evidence.insert(*id)),
                Edit::Measure(id, MeasureEdit::Number(None)) => {
                    statuses.remove(id);
                    self.others.insert("Maßnahme entfernt");
                }
                Edit::Measure(id, edit) => {
                    if let MeasureEdit::Status(status) = edit {
                        statuses.insert(*id, *status);
                    }
                    measures.insert(*id);
                }
                Edit::Kommune(KommuneEdit::Logo(_)) => drop(self.others.insert("Wappen oder Logo")),
                Edit::Kommune(_) => drop(self.others.insert("Stammdaten")),
            }
        }
        // A Nachweis counts once, however many of its fields were filled in.
        self.evidence += evidence.len();
        for id in measures {
            let questions = measure_questions(entry, round, id);
            let status = statuses.get(&id).copied().unwrap_or_default();
            if !questions.is_empty() {
                self.measures.entry(status).or_default().extend(questions);
            }
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
