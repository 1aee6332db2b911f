//! Nachweise in a cell: one a line, its title, and after a bar its place and its date.

use jiff::civil::Date;

use crate::assessment::{Edit, Evidence, EvidenceEdit, Id, evidence_line, remove_evidence};
use crate::catalog::QuestionId;
use crate::wording::date;

/// A Nachweis as a table tells it: without an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub title: String,
    pub place: String,
    pub date: Option<Date>,
}

impl From<&Evidence> for Said {
    fn from(item: &Evidence) -> Self {
        // Until when it holds is not said elsewhere.
        let Evidence { id: _, title, place, date, valid_until: _ } = item.clone();
        Self { title, place, date }
    }
}

/// All Nachweise of a question as one cell.
pub(super) fn cell(items: &[Evidence]) -> String {
    words(&items.iter().map(Said::from).collect::<Vec<_>>())
}

pub(super) fn words(items: &[Said]) -> String {
    items.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn line(item: &Said) -> String {
    evidence_line(&item.title, &item.place, item.date)
}

/// The way back from [`cell`]; `Err` with the line that cannot be read.
pub(super) fn read(cell: &str) -> Result<Vec<Said>, String> {
    cell.split('\n')
        .filter(|line| !line.trim().is_empty())
        .map(|line| said(line).ok_or_else(|| line.to_owned()))
        .collect()
}

fn said(line: &str) -> Option<Said> {
    let parts = parts(line);
    let (title, place, day) = match parts.as_slice() {
        [title] => (title, String::new(), None),
        [title, place] => (title, place.clone(), None),
        [title, place, day] => (title, place.clone(), Some(date::parse(day.trim())?)),
        _ => return None,
    };
    Some(Said { title: title.clone(), place, date: day })
}

/// What stands between bars; a backslash takes the next sign as it is.
fn parts(line: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut chars = line.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '|' => {
                // The one blank that stands before a bar, and the one behind it.
                if let Some(last) = parts.last_mut().filter(|last| last.ends_with(' ')) {
                    last.pop();
                }
                chars.next_if_eq(&' ');
                parts.push(String::new());
            }
            char => {
                let char = match char {
                    '\\' => match chars.next() {
                        Some('n') => '\n',
                        Some('r') => '\r',
                        Some(next) => next,
                        None => '\\',
                    },
                    char => char,
                };
                if let Some(last) = parts.last_mut() {
                    last.push(char);
                }
            }
        }
    }
    parts
}

/// Puts these in the place of what is there.
pub(super) fn edits(question: QuestionId, now: &[Evidence], said: &[Said]) -> Vec<Edit> {
    let mut edits: Vec<Edit> = now.iter().flat_map(|item| remove_evidence(question, item.id)).collect();
    for (place, item) in said.iter().enumerate() {
        let id = Id::random();
        let fields = [
            EvidenceEdit::Listed(Some(place)),
            EvidenceEdit::Title(item.title.clone()),
            EvidenceEdit::Place(item.place.clone()),
            EvidenceEdit::Date(item.date),
        ];
        edits.extend(fields.map(|field| Edit::Evidence(question, id, field)));
    }
    edits
}
