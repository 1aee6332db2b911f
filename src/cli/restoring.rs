//! `wiederherstellen`: the dated backups of a file, what differs in them, and one of them as a new file.

use std::path::Path;

use serde::Serialize;

use super::args::RestoreArguments;
use super::keys::Keys;
use super::target::name_content;
use super::{Failure, open, output};
use wiba_core::assessment::{Assessment, states_compared};
use wiba_core::store::backups::{Backup, Backups, Contents};
use wiba_core::store::target::is_same;
use wiba_core::store::{EXTENSION, StoreError, data_folder};
use wiba_core::wording::date;
use wiba_core::wording::number::count;

const UNCHANGED: &str = "„wiba-kompass wiederherstellen DATEI“ zeigt, welche es gibt. Es wurde nichts geändert.";

#[derive(Serialize)]
struct Row {
    number: usize,
    at: jiff::civil::DateTime,
    bytes: u64,
    sealed: bool,
    answers: Option<usize>,
}

impl Row {
    fn of(number: usize, backup: &Backup) -> Self {
        let Contents { sealed, answers } = backup.contents(None);
        Self { number, at: backup.at, bytes: backup.bytes, sealed, answers }
    }
}

pub(super) fn restore(arguments: &RestoreArguments, keys: &Keys) -> Result<(), Failure> {
    let RestoreArguments { file: path, liste, stand, output: target, behalten } = arguments;
    let backups = Backups::new(&data_folder());
    if let Some(kept) = behalten {
        backups.keep(*kept).map_err(|source| StoreError::write(&data_folder(), source))?;
        output::done(&format!("Von jeder Datei werden {} aufgehoben.", count(*kept, "Sicherung", "Sicherungen")));
        return Ok(());
    }
    let all = backups.of_file(path);
    let Some(number) = stand else { return list(path, &all, *liste) };
    let backup = number.checked_sub(1).and_then(|place| all.get(place)).ok_or_else(|| {
        let message = format!("Eine Sicherung {number} von „{}“ gibt es auf diesem PC nicht", path.display());
        Failure::new(message, UNCHANGED)
    })?;
    let Some(target) = target else {
        if matches!(path.try_exists(), Ok(false)) {
            let hint = "„wiba-kompass wiederherstellen DATEI --stand N -o ZIEL“ legt den Stand als neue Datei an.";
            return Err(Failure::new(format!("„{}“ gibt es nicht mehr", path.display()), hint));
        }
        let (now, then) = (open(path, keys)?, open(&backup.path, keys)?);
        return output::text(&differences(&now, &then, backup)?);
    };
    output::is_file(target)?;
    name_content(target, EXTENSION);
    let is_lost = is_same(path, target);
    backups.restore(backup, target)?;
    let rest = if is_lost { String::new() } else { format!("; „{}“ ist unverändert", path.display()) };
    output::done(&format!("Der Stand vom {} ist als „{}“ angelegt{rest}.", time(backup), target.display()));
    Ok(())
}

fn time(backup: &Backup) -> String {
    format!("{}, {} Uhr", date::short(backup.at.date()), date::clock(backup.at))
}

fn list(path: &Path, all: &[Backup], json: bool) -> Result<(), Failure> {
    let rows: Vec<Row> = all.iter().enumerate().map(|(place, backup)| Row::of(place + 1, backup)).collect();
    if json {
        return output::json(&rows);
    }
    if rows.is_empty() {
        return output::line(&format!("Von „{}“ gibt es auf diesem PC keine Sicherung.", path.display()));
    }
    let mut table = vec![["Nr.", "Stand", "Antworten", "kB"].map(str::to_owned).to_vec()];
    for (row, backup) in rows.iter().zip(all) {
        let answers = match row.answers {
            Some(count) => count.to_string(),
            None if row.sealed => "verschlüsselt".to_owned(),
            None => "nicht lesbar".to_owned(),
        };
        table.push(vec![row.number.to_string(), time(backup), answers, row.bytes.div_ceil(1000).to_string()]);
    }
    output::text(&output::columns(&table, &[0, 2, 3]))
}

fn differences(now: &Assessment, then: &Assessment, backup: &Backup) -> Result<String, Failure> {
    let Some(lines) = states_compared(now, then) else {
        let message = "Die Sicherung steht in einer anderen Erhebung als die Datei";
        return Err(Failure::new(
            message,
            "Mit -o ZIEL als neue Datei anlegen und dort ansehen. Es wurde nichts geändert.",
        ));
    };
    if lines.is_empty() {
        return Ok(format!("Der Stand vom {} enthält dasselbe wie die Datei.\n", time(backup)));
    }
    let mut text =
        format!("Im Stand vom {} anders als in der Datei: {}\n", time(backup), count(lines.len(), "Angabe", "Angaben"));
    for [name, in_file, in_backup] in &lines {
        text.push_str(&output::in_line(&format!("  {name}: in der Datei {in_file}, in der Sicherung {in_backup}")));
        text.push('\n');
    }
    Ok(text)
}
