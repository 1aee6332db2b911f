//! Nachweise in a cell: one a line, its title, and after a bar its place and its date.

use jiff::civil::Date;

use crate::assessment::{Edit, Evidence, EvidenceEdit, Id, evidence_line, remove_evidence};
use crate::catalog::QuestionId;
use crate::wording::date;

/// A Nachweis as a foreign file tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// Which it is, where the file knows; a table does not.
    id: Option<Id>,
    title: String,
    place: String,
    date: Option<Date>,
    /// Until when it holds, where the file tells; a table does not. The inner `None` is „unbefristet“.
    #[allow(clippy::option_option, reason = "the inner None is „unbefristet“")]
    valid_until: Option<Option<Date>>,
}

impl From<&Evidence> for Said {
    /// All of it, as a file of ours tells it.
    fn from(item: &Evidence) -> Self {
        let Evidence { id, title, place, date, valid_until } = item.clone();
        Self { id: Some(id), title, place, date, valid_until: Some(valid_until) }
    }
}

impl Said {
    /// Whether it tells what is recorded.
    fn tells(&self, item: &Evidence) -> bool {
        self.title == item.title
            && self.place == item.place
            && self.date == item.date
            && self.valid_until.is_none_or(|until| until == item.valid_until)
    }

    fn line(&self) -> String {
        until(evidence_line(&self.title, &self.place, self.date), self.valid_until.flatten())
    }
}

/// All Nachweise of a question as one cell.
pub(super) fn cell(items: &[Evidence]) -> String {
    lines(items.iter().map(|item| evidence_line(&item.title, &item.place, item.date)))
}

/// Whether these are the Nachweise that are recorded.
pub(super) fn same(now: &[Evidence], said: &[Said]) -> bool {
    now.len() == said.len() && now.iter().zip(said).all(|(now, said)| said.tells(now))
}

/// What is recorded and what is said instead, for people: until when each holds only where the file tells it.
pub(super) fn words(now: &[Evidence], said: &[Said]) -> [String; 2] {
    let tells = said.iter().any(|said| said.valid_until.is_some());
    let old = now
        .iter()
        .map(|item| until(evidence_line(&item.title, &item.place, item.date), item.valid_until.filter(|_| tells)));
    [lines(old), lines(said.iter().map(Said::line))]
}

fn until(line: String, day: Option<Date>) -> String {
    day.map_or(line.clone(), |day| format!("{line}, gültig bis {}", date::short(day)))
}

fn lines(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("\n")
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
    Some(Said { id: None, title: title.clone(), place, date: day, valid_until: None })
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

/// Makes what is there into what is said. A Nachweis that is still there keeps its id, and what the file does not tell of
/// it.
pub(super) fn edits(question: QuestionId, now: &[Evidence], said: &[Said]) -> Vec<Edit> {
    let (known, gone) = recognised(now, said);
    let mut edits: Vec<Edit> = gone.into_iter().flat_map(|item| remove_evidence(question, item.id)).collect();
    for (place, (said, known)) in said.iter().zip(known).enumerate() {
        let id = known.map_or_else(Id::random, |item| item.id);
        let fields = [
            EvidenceEdit::Listed(Some(place)),
            EvidenceEdit::Title(said.title.clone()),
            EvidenceEdit::Place(said.place.clone()),
            EvidenceEdit::Date(said.date),
        ];
        let fields = fields.into_iter().chain(said.valid_until.map(EvidenceEdit::ValidUntil));
        edits.extend(fields.map(|field| Edit::Evidence(question, id, field)));
    }
    edits
}

/// Which Nachweis each of those said is, and those that none of them is. What agrees most is looked for first. A Fundort
/// alone is none: many things lie in one folder, and one must not get the validity of another.
fn recognised<'a>(now: &'a [Evidence], said: &[Said]) -> (Vec<Option<&'a Evidence>>, Vec<&'a Evidence>) {
    let rules: [fn(&Said, &Evidence) -> bool; 4] = [
        |said, item| said.id == Some(item.id),
        Said::tells,
        |said, item| said.title == item.title,
        |said, item| {
            said.date.is_some() && !said.place.is_empty() && (said.date, &said.place) == (item.date, &item.place)
        },
    ];
    let mut known = vec![None; said.len()];
    let mut left: Vec<&Evidence> = now.iter().collect();
    for is in rules {
        for (said, known) in said.iter().zip(&mut known).filter(|(_, known)| known.is_none()) {
            *known = left.iter().position(|item| is(said, item)).map(|place| left.remove(place));
        }
    }
    (known, left)
}
