//! What is wrong with a file, found by reading it more patiently than it is opened.

use std::collections::BTreeSet;
use std::path::Path;

use super::damage::Damage;
use super::maps::tolerating;
use super::{FORMAT, journal_is_whole, journal_start, origin, parse, read_as, text_of, v2};
use crate::assessment::Assessment;
use crate::store::StoreError;
use crate::wording::date::short;
use crate::wording::number::count;

/// A file that was looked at.
#[derive(Debug)]
pub struct Examined {
    /// The format number.
    pub format: u32,
    /// The version that wrote it, from format 2 on.
    pub version: Option<String>,
    /// Whether it can be opened as it is.
    pub readable: bool,
    /// What is wrong.
    pub damages: Vec<Damage>,
    /// What it holds without that.
    pub assessment: Assessment,
}

/// Looks at the text of a file; `path` is only for messages.
///
/// # Errors
/// Those of [`parse`], where nothing can be made of it.
pub(in crate::store) fn examine(bytes: &[u8], path: &Path) -> Result<Examined, StoreError> {
    let (format, version) = origin(bytes, path)?;
    let strict = parse(bytes, path);
    let readable = strict.is_ok();
    let (mut assessment, mut damages) = match strict {
        Err(error) if format == FORMAT => mended(text_of(bytes, path)?, path).ok_or(error)?,
        strict => (strict?, Vec::new()),
    };
    if readable && journal_is_whole(bytes, path)? == Some(false) {
        let text = "Der Verlauf passt nicht zu seiner Prüfsumme: Er ist von Hand geändert oder beschädigt".to_owned();
        damages.push(Damage::new("journal_checksum", "journal", text));
    }
    damages.extend(order(&assessment));
    damages.extend(numbers(&mut assessment));
    Ok(Examined { format, version, readable, damages, assessment })
}

/// What a file holds that contradicts itself, or whose end is damaged.
fn mended(text: &str, path: &Path) -> Option<(Assessment, Vec<Damage>)> {
    let mut damages = Vec::new();
    let (read, doubled) = tolerating(|| read_as::<v2::File>(text, path));
    let (read, doubled) = match read {
        Err(StoreError::Damaged { line, reason, .. }) => {
            let (whole, lines) = without_end(text, line)?;
            let left_out = count(lines, "Zeile ist weggelassen", "Zeilen sind weggelassen");
            let text = format!("Ab Zeile {line} ist der Verlauf nicht lesbar ({reason}); {left_out}");
            damages.push(Damage::new("journal_unreadable", format!("Zeile {line}"), text));
            tolerating(|| read_as::<v2::File>(&whole, path))
        }
        other => (other, doubled),
    };
    let mut file = read.ok()?;
    damages.extend(doubled.into_iter().map(|(key, said)| {
        let text = format!("„{key}“ steht doppelt; weggelassen ist die zweite Angabe: {said}");
        Damage::new("doubled_key", key, text)
    }));
    damages.extend(file.mend());
    Some((file.read().ok()?, damages))
}

/// The file up to the last line of the journal that is whole before the line with the damage, and how many lines that
/// leaves out. `None` if the damage lies before the journal.
fn without_end(text: &str, line: usize) -> Option<(String, usize)> {
    let (head, journal) = text.split_at_checked(journal_start(text)?)?;
    // The end of the text may be told as the place of the bracket that opens the journal.
    let good = line.checked_sub(head.lines().count())?.saturating_sub(1);
    let whole = |entry: &&str| entry.starts_with("    (") && entry.ends_with("),");
    let kept: Vec<&str> = journal.lines().take(good).take_while(whole).collect();
    // What closes the journal and the file is written anew.
    let left_out = journal.lines().skip(kept.len()).take_while(|line| *line != "  ],").count();
    let kept: String = kept.iter().map(|entry| format!("{entry}\n")).collect();
    Some((format!("{head}{kept}  ],\n)\n"), left_out))
}

/// Entries that are older than the one before them, by more than time zones and summer time explain.
fn order(assessment: &Assessment) -> Vec<Damage> {
    let entries = assessment.journal.entries();
    let day = jiff::Span::new().hours(26);
    let pairs = entries.iter().zip(entries.iter().skip(1));
    pairs
        .filter(|(before, entry)| entry.at.checked_add(day).is_ok_and(|latest| latest < before.at))
        .map(|(before, entry)| {
            let text = format!(
                "Im Verlauf steht ein Eintrag vom {} hinter einem vom {}: Die Uhr eines PCs ging falsch, oder der Verlauf ist von Hand geändert",
                short(entry.at.date()),
                short(before.at.date()),
            );
            Damage { mended: false, ..Damage::new("journal_order", entry.id, text) }
        })
        .collect()
}

/// Measures with a number that another one has already get the next free one.
fn numbers(assessment: &mut Assessment) -> Vec<Damage> {
    let mut used = BTreeSet::new();
    let mut highest = assessment.round.measures.values().map(|measure| measure.number).max().unwrap_or(0);
    let mut damages = Vec::new();
    for (id, measure) in &mut assessment.round.measures {
        if !used.insert(measure.number) {
            highest = highest.saturating_add(1);
            let text = format!("Zwei Maßnahmen heißen M{}; eine davon wird M{highest}", measure.number);
            damages.push(Damage::new("measure_number_doubled", id, text));
            measure.number = highest;
        }
    }
    damages
}
