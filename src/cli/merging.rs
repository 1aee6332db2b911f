//! `zusammenfuehren`: two versions of a file become one.

use std::path::Path;
use std::sync::Arc;

use super::args::MergeArguments;
use super::keys::Keys;
use super::{Failure, json, open, open_to_change, output, stamp, target};
use wiba_core::assessment::{
    Assessment, Merge, MergeError, Side, Stamp, conflict_name, nothing_new, taken_lines, value_shown,
};
use wiba_core::store::disk::System;
use wiba_core::store::{self, EXTENSION, File, Lock};
use wiba_core::wording::date;
use wiba_core::wording::number::count;

pub(super) fn merge(arguments: &MergeArguments, keys: &Keys) -> Result<(), Failure> {
    let MergeArguments { file: path, other, basis, output: new, bei_konflikt, vorschau, json, .. } = arguments;
    new.as_deref().map_or(Ok(()), output::is_file)?;
    // Nobody else waits while passwords are typed and checked.
    let seal = keys.seal(path)?;
    let other_keys = keys.of_other(arguments.other_password_file.as_ref());
    let theirs = open(other, &other_keys)?;
    let base = basis.as_ref().map(|basis| open(basis, keys)).transpose()?;
    let changes_file = new.is_none() && !vorschau;
    let _lock = if changes_file { Lock::take_within(path, store::PATIENCE)? } else { None };
    // Whoever only looks, or writes elsewhere, changes nothing that belongs to the file.
    let (mut file, mine) = match changes_file {
        true => open_to_change(path, seal.as_ref())?,
        false => File::open_with(Arc::new(System), path, seal.as_ref())?,
    };
    file.back_up_next();
    let other_fits = mine.id == theirs.id && mine.round.id == theirs.round.id;
    let wrong = basis.as_ref().filter(|_| other_fits).unwrap_or(other);
    let mut merge = Merge::new(mine, theirs, base.as_ref()).map_err(|error| refused(error, wrong))?;
    if let Some(side) = bei_konflikt {
        merge.decide_all(side.0);
    }
    let told =
        |head| if *json { output::json(&json::Merged::from(&merge)) } else { output::text(&words(&merge, head)) };
    if !merge.is_decided() || *vorschau {
        told("Ohne Frage zu übernehmen")?;
        return if merge.is_decided() { Ok(()) } else { Err(refused(MergeError::Undecided, path)) };
    }
    let names = (name(path), name(other));
    let (result, _) = merge.finish(names, stamp()).map_err(|error| refused(error, other))?;
    match new {
        Some(target) => {
            target::name_content(target, EXTENSION);
            drop(File::create_with(Arc::new(System), target, &result, seal.as_ref())?);
        }
        None if merge.brings_nothing() => {}
        None => {
            file.save(&result)?;
            output::notices(file.take_notices());
        }
    }
    if seal.is_none() && (new.is_some() || !merge.brings_nothing()) {
        other_keys.tell_unsealed();
    }
    let printed = told("Übernommen ohne Frage");
    if new.is_some() || !merge.brings_nothing() {
        output::after_saving(printed);
    } else {
        printed?;
    }
    if let Some(target) = new.as_ref().filter(|_| !json) {
        output::done(&format!("„{}“ ist geschrieben.", target.display()));
    }
    Ok(())
}

fn refused(error: MergeError, path: &Path) -> Failure {
    match error {
        MergeError::Unrelated => Failure::new(
            format!("„{}“ ist keine Fassung derselben Datei", path.display()),
            "Zusammenführen lassen sich nur Kopien einer Datei. Es wurde nichts geändert.",
        ),
        MergeError::OtherRound => Failure::new(
            format!("„{}“ steht in einer anderen Erhebung", path.display()),
            "Zusammenführen geht nur innerhalb einer Erhebung; einzelne Antworten von Hand übertragen. Es wurde nichts geändert.",
        ),
        MergeError::Undecided => Failure::new(
            "Beide Fassungen sind an denselben Stellen verschieden geändert, und es ist nicht entschieden, welche gilt",
            "Mit --bei-konflikt meine oder --bei-konflikt andere entscheiden oder im Fenster einzeln. Es wurde nichts geändert.",
        ),
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn words(merge: &Merge, head: &str) -> String {
    if merge.brings_nothing() {
        return format!("{}\n", nothing_new("Die andere Fassung", merge));
    }
    let mut text = format!("{head}: {}\n", count(merge.taken(), "Angabe", "Angaben"));
    for [name, now, then] in taken_lines(merge) {
        text.push_str(&output::in_line(&format!("  {name}: {now} → {then}")));
        text.push('\n');
    }
    for conflict in merge.conflicts() {
        let side = |side, edit, file: &Assessment, by: Option<&Stamp>| {
            let value = value_shown(edit, file);
            let by = by.map_or(String::new(), |by| {
                format!(" ({}, {} {})", by.by, date::short(by.at.date()), date::clock(by.at))
            });
            let holds = if conflict.decision == Some(side) { ", gilt" } else { "" };
            output::in_line(&format!("{value}{by}{holds}"))
        };
        text.push_str(&output::in_line(&format!("Verschieden: {}", conflict_name(conflict, merge))));
        text.push_str(&format!(
            "\n  meine:  {}\n  andere: {}\n",
            side(Side::Mine, &conflict.mine, merge.mine(), conflict.mine_by.as_ref()),
            side(Side::Other, &conflict.other, merge.other(), conflict.other_by.as_ref()),
        ));
    }
    text
}
