//! Numbers of questions, also as a spreadsheet has spoiled them.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::super::guard::unguard;
use super::fault::RowError;
use super::words::is_unseen;
use crate::catalog::{Catalog, QuestionId};

const AS_TEXT: &str =
    "Die Spalte „frage“ vor der Eingabe als Text formatieren und die genannten Nummern neu eintragen.";
const SEE_CATALOGUE: &str = "Die Nummern stehen in der App und in „wiba-kompass katalog --json“, zum Beispiel 7.12.";

const MONTHS: [&str; 17] = [
    "jan", "feb", "mrz", "mär", "mar", "apr", "mai", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov", "dez",
    "dec",
];

/// A question as a row names it.
pub(super) struct Named {
    pub line: u64,
    pub id: QuestionId,
    /// Written like a decimal number, `7,12`: then a spreadsheet has dropped zeros at its end.
    decimal: bool,
}

/// Reads `7.12`, and what is the same beyond doubt: `7,12`, `Frage 7.12`, `Nr. 7.12`, `7.12.`, with blanks round it.
pub(super) fn named(cell: &str, line: u64, catalog: &Catalog) -> Result<Named, RowError> {
    let text: String = cell.nfc().filter(|char| !is_unseen(*char)).collect();
    let text = unguard(text.trim());
    if is_date(text) {
        return Err(RowError::new(
            line,
            format!("„{text}“ war eine Fragennummer, Excel hat ein Datum daraus gemacht"),
            AS_TEXT,
        ));
    }
    let lower = text.to_lowercase();
    let bare =
        ["frage", "nr.", "nr"].iter().fold(lower.trim(), |rest, word| rest.strip_prefix(word).unwrap_or(rest).trim());
    let bare = bare.trim_end_matches(['.', ':']).trim();
    let decimal = bare.contains(',');
    let id: QuestionId = bare.replacen(',', ".", 1).parse().map_err(|_| {
        let reason = format!("„{text}“ ist keine Fragennummer; erwartet wird Checkliste.Frage, zum Beispiel 7.12");
        RowError::new(line, reason, SEE_CATALOGUE)
    })?;
    if catalog.question(id).is_none() {
        return Err(RowError::new(line, format!("der Katalog hat keine Frage {id}"), SEE_CATALOGUE));
    }
    Ok(Named { line, id, decimal })
}

/// Whether this is how a spreadsheet shows a date (`07. Dez`, `7.12.2026`, `Dez 26`, `2026-12-07`) or the number that it
/// keeps for one.
fn is_date(text: &str) -> bool {
    let lower = text.to_lowercase();
    let parts: Vec<&str> = lower.split(|char: char| !char.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let is_number = |part: &&&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = parts.iter().filter(is_number).count();
    if numbers < parts.len() {
        let is_month = |part: &&str| MONTHS.iter().any(|month| part.starts_with(month));
        return numbers > 0 && parts.len() - numbers == 1 && parts.iter().any(is_month);
    }
    match parts.as_slice() {
        [serial] => serial.len() == 5,
        [day, _] => day.starts_with('0') && lower.ends_with('.'),
        [first, _, third, ..] => [first, third].into_iter().any(|part| part.len() == 4) || third.len() == 2,
        [] => false,
    }
}

/// Questions that are named twice, or that a spreadsheet has made of others: taken for a number, `1.10` loses its zero
/// and becomes `1.1`. That is seen where a question stands twice while the one with the zero is missing, where it stands
/// in the place of the other (between 1.9 and 1.11), or where the table has its numbers with a decimal comma.
pub(super) fn doubtful(named: &[Named], catalog: &Catalog) -> Vec<RowError> {
    let present: BTreeSet<QuestionId> = named.iter().map(|named| named.id).collect();
    // A zero at an end shows that the numbers are text, comma or not.
    let keeps_zeros = named.iter().any(|named| named.decimal && named.id.number % 10 == 0);
    let mut faults = Vec::new();
    for (index, row) in named.iter().enumerate() {
        let long = with_zero(row.id).filter(|long| catalog.question(*long).is_some() && !present.contains(long));
        let at =
            |offset: isize| index.checked_add_signed(offset).and_then(|place| named.get(place)).map(|other| other.id);
        let first = named.iter().take(index).find(|other| other.id == row.id);
        if let Some(first) = first {
            let reason = format!("Frage {} steht schon in Zeile {}", row.id, first.line);
            faults.push(match long {
                Some(long) => RowError::new(
                    row.line,
                    format!("{reason}; eine davon war wohl {long}, Excel hat die Null gestrichen"),
                    AS_TEXT,
                ),
                None => {
                    RowError::new(row.line, reason, "Jede Frage darf nur einmal vorkommen: eine der Zeilen löschen.")
                }
            });
            continue;
        }
        let Some(long) = long else { continue };
        let follows = at(-1).is_some_and(|before| before.checklist == long.checklist && before.number > row.id.number);
        let neighbours = at(-1).map(next) == Some(long) || (follows && at(1) == Some(next(long)));
        if neighbours {
            let reason = format!("Frage {} steht an der Stelle von {long}; Excel hat wohl die Null gestrichen", row.id);
            faults.push(RowError::new(row.line, reason, AS_TEXT));
        } else if row.decimal && !keeps_zeros {
            let reason = format!("die Zahl kann Frage {} oder {long} sein; Excel streicht die Null am Ende", row.id);
            faults.push(RowError::new(row.line, reason, AS_TEXT));
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
