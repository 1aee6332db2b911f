//! Numbers of questions, also as a spreadsheet has spoiled them.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::dates::{self, Spoiled};
use super::fault::{At, Fault};
use super::guard::unguard;
use super::words::is_unseen;
use crate::catalog::{Catalog, QuestionId};

const AS_TEXT: &str = "Die Spalte mit den Nummern der Fragen als Text formatieren und die genannten neu eintragen.";
const SEE_CATALOGUE: &str =
    "Die Nummern stehen im Fenster an jeder Frage und in der Tabelle aller Fragen, zum Beispiel 7.12.";
const ONCE: &str = "Jede Frage darf nur einmal vorkommen: eine der Zeilen löschen.";

/// What the cells of a column mean; they are read together, for some are understood only beside the others.
pub(super) fn questions(cells: &[(At, String)], catalog: &Catalog) -> Vec<Result<QuestionId, Fault>> {
    let mut read: Vec<Result<Named, Fault>> = cells.iter().map(|(at, cell)| named(at, cell, catalog)).collect();
    let sure: BTreeSet<QuestionId> =
        read.iter().flatten().filter_map(|named| named.meant.first().filter(|_| !named.date)).copied().collect();
    for named in &mut read {
        if let Ok(date) = named
            && date.date
        {
            date.meant.retain(|id| !sure.contains(id));
            if date.meant.len() != 1 {
                *named = Err(date.unclear());
            }
        }
    }
    let mut results: Vec<Result<QuestionId, Fault>> = Vec::new();
    let doubts = doubtful(&read, catalog);
    for (named, doubt) in read.into_iter().zip(doubts) {
        results.push(match (named, doubt) {
            (Err(fault), _) | (Ok(_), Some(fault)) => Err(fault),
            (Ok(named), None) => named.id().ok_or_else(|| named.unclear()),
        });
    }
    for (result, (_, cell)) in results.iter_mut().zip(cells) {
        if let Err(fault) = result {
            fault.text.clone_from(cell);
        }
    }
    results
}

/// A question as a row names it.
struct Named {
    at: At,
    /// One, unless a date can be read in two ways.
    meant: Vec<QuestionId>,
    /// Written like a decimal number, `7,12`: then a spreadsheet has dropped zeros at its end.
    decimal: bool,
    date: bool,
    text: String,
}

impl Named {
    fn id(&self) -> Option<QuestionId> {
        self.meant.first().copied()
    }

    fn unclear(&self) -> Fault {
        let reason = match self.meant.as_slice() {
            [] => format!("„{}“ war eine Fragennummer, Excel hat ein Datum daraus gemacht", self.text),
            several => {
                let ids: Vec<String> = several.iter().map(ToString::to_string).collect();
                format!("„{}“ kann Frage {} sein; Excel hat ein Datum daraus gemacht", self.text, ids.join(" oder "))
            }
        };
        Fault::new(self.at.clone(), reason, AS_TEXT)
    }
}

/// Reads `7.12`, and what is the same beyond doubt: `7,12`, `Frage 7.12`, `Nr. 7.12`, `7.12.`, with blanks round it; and
/// a date that a spreadsheet has made of it.
fn named(at: &At, cell: &str, catalog: &Catalog) -> Result<Named, Fault> {
    let text: String = cell.nfc().filter(|char| !is_unseen(*char)).collect();
    let text = unguard(text.trim());
    if let Some(spoiled) = dates::spoiled(text) {
        let meant = candidates(spoiled).into_iter().filter(|id| catalog.question(*id).is_some()).collect();
        return Ok(Named { at: at.clone(), meant, decimal: false, date: true, text: text.to_owned() });
    }
    let lower = text.to_lowercase();
    let bare =
        ["frage", "nr.", "nr"].iter().fold(lower.trim(), |rest, word| rest.strip_prefix(word).unwrap_or(rest).trim());
    let bare = bare.trim_end_matches(['.', ':']).trim();
    let decimal = bare.contains(',');
    let id: QuestionId = bare.replacen(',', ".", 1).parse().map_err(|_| {
        let reason = format!("„{text}“ ist keine Fragennummer; erwartet wird Checkliste.Frage, zum Beispiel 7.12");
        Fault::new(at.clone(), reason, SEE_CATALOGUE)
    })?;
    if catalog.question(id).is_none() {
        return Err(Fault::new(at.clone(), format!("der Katalog hat keine Frage {id}"), SEE_CATALOGUE));
    }
    Ok(Named { at: at.clone(), meant: vec![id], decimal, date: false, text: text.to_owned() })
}

/// What a date was before: `7.12` became 7 December; `4.15`, which is no day, became the first of April 2015.
fn candidates(spoiled: Spoiled) -> Vec<QuestionId> {
    let Spoiled { day, month, year } = spoiled;
    let mut ids = vec![QuestionId::new(day, month)];
    if let (1, Some(year)) = (day, year)
        && let Ok(number) = u8::try_from(year % 100)
    {
        ids.push(QuestionId::new(month, number));
    }
    ids.dedup();
    ids
}

/// Questions that are named twice, or that a spreadsheet has made of others: taken for a number, `1.10` loses its zero
/// and becomes `1.1`. That is seen where a question stands twice while the one with the zero is missing, where it stands
/// in the place of the other (between 1.9 and 1.11), or where the table has its numbers with a decimal comma. Which of
/// two rows is right nobody can tell, so both are doubtful.
fn doubtful(rows: &[Result<Named, Fault>], catalog: &Catalog) -> Vec<Option<Fault>> {
    let ids: Vec<Option<QuestionId>> = rows.iter().map(|row| row.as_ref().ok().and_then(Named::id)).collect();
    let present: BTreeSet<QuestionId> = ids.iter().flatten().copied().collect();
    // A zero at an end shows that the numbers are text, comma or not.
    let keeps_zeros = rows.iter().flatten().any(|row| row.decimal && row.id().is_some_and(|id| id.number % 10 == 0));
    let mut first_rows: std::collections::BTreeMap<QuestionId, usize> = std::collections::BTreeMap::new();
    let mut faults: Vec<Option<Fault>> = rows.iter().map(|_| None).collect();
    for (index, row) in rows.iter().enumerate() {
        let (Ok(row), Some(id)) = (row, ids.get(index).copied().flatten()) else { continue };
        let long = with_zero(id).filter(|long| catalog.question(*long).is_some() && !present.contains(long));
        if let Some(first) = first_rows.get(&id).copied() {
            let lost = long
                .map_or(String::new(), |long| format!("; eine davon war wohl {long}, Excel hat die Null gestrichen"));
            let cure = if long.is_some() { AS_TEXT } else { ONCE };
            let other = |index: usize| rows.get(index).and_then(|row| row.as_ref().ok()).map(|row| row.at.to_string());
            let told = format!("Frage {id} steht schon in {}{lost}", other(first).unwrap_or_default());
            if let Some(fault) = faults.get_mut(index) {
                *fault = Some(Fault::new(row.at.clone(), told, cure));
            }
            if let (Some(fault), Some(Ok(earlier))) = (faults.get_mut(first), rows.get(first)) {
                let told = format!("Frage {id} steht auch in {}{lost}", row.at);
                fault.get_or_insert_with(|| Fault::new(earlier.at.clone(), told, cure));
            }
            continue;
        }
        first_rows.insert(id, index);
        let Some(long) = long else { continue };
        let at = |offset: isize| index.checked_add_signed(offset).and_then(|place| ids.get(place)).copied().flatten();
        let follows = at(-1).is_some_and(|before| before.checklist == long.checklist && before.number > id.number);
        let neighbours = at(-1).map(next) == Some(long) || (follows && at(1) == Some(next(long)));
        let reason = if neighbours {
            format!("Frage {id} steht an der Stelle von {long}; Excel hat wohl die Null gestrichen")
        } else if row.decimal && !keeps_zeros {
            format!("die Zahl kann Frage {id} oder {long} sein; Excel streicht die Null am Ende")
        } else {
            continue;
        };
        if let Some(fault) = faults.get_mut(index) {
            *fault = Some(Fault::new(row.at.clone(), reason, AS_TEXT));
        }
    }
    faults
}

/// `1.1` → `1.10`.
fn with_zero(id: QuestionId) -> Option<QuestionId> {
    Some(QuestionId { number: id.number.checked_mul(10)?, ..id })
}

/// `1.9` → `1.10`.
fn next(id: QuestionId) -> QuestionId {
    QuestionId { number: id.number.saturating_add(1), ..id }
}
