//! `einlesen`: what a foreign file says, first as a preview, then as one change.

use std::path::Path;

use super::args::{Decision, TakeArguments};
use super::json::Taking;
use super::keys::Keys;
use super::{Extent, Failure, change, open, output, stamp};
use wiba_core::assessment::Assessment;
use wiba_core::catalog::Catalog;
use wiba_core::exchange::{self, Change, Compared, ImportError, Kind, Preview, Proposal, Relation};
use wiba_core::store::{self, is_encrypted, read_foreign};
use wiba_core::wording::number::count;

pub(super) fn run(catalog: &Catalog, keys: &Keys, arguments: &TakeArguments) -> Result<(), Failure> {
    let TakeArguments { file, source, vorschau, bei_konflikt, json, other_password_file } = arguments;
    let other_keys = keys.of_other(other_password_file.as_ref());
    let proposal = read(source, catalog, &other_keys)?;
    if *vorschau {
        let assessment = open(file, keys)?;
        proposal.belongs_to(assessment.id).map_err(|error| refused(source, &error))?;
        return show(&assessment, catalog, &proposal, *json);
    }
    let proposal = proposal.whole().map_err(|error| refused(source, &error))?;
    let preview = take(file, catalog, keys, &proposal, *bei_konflikt)?;
    if matches!(store::is_sealed(file), Ok(false)) {
        other_keys.tell_unsealed();
    }
    if !proposal.not_understood.is_empty() {
        output::note(&not_understood(&proposal));
    }
    if *json {
        output::after_saving(output::json(&Taking::new(&proposal, &preview)));
    } else {
        output::done(&taken(&preview, *bei_konflikt));
    }
    Ok(())
}

/// What a file says; a part that has got a password, or was made for this office, is opened with it.
fn read(source: &Path, catalog: &Catalog, keys: &Keys) -> Result<Proposal, Failure> {
    let bytes = read_foreign(source)?;
    let proposal = match is_encrypted(&bytes) {
        true => exchange::answered(&open(source, keys)?, catalog),
        false => exchange::read_file(source, &bytes, catalog),
    };
    proposal.map_err(|error| refused(source, &error))
}

/// Takes over what a file says and tells how it differed. A conflict that nobody has decided changes nothing.
pub(super) fn take(
    path: &Path,
    catalog: &Catalog,
    keys: &Keys,
    proposal: &Proposal,
    decision: Option<Decision>,
) -> Result<Preview, Failure> {
    let mut shown = Preview::default();
    let mut remarks = Vec::new();
    change(path, keys, Extent::Much, |assessment| {
        proposal.belongs_to(assessment.id).map_err(|error| Failure::new(error.to_string(), error.hint()))?;
        shown = proposal.against(&assessment.round, catalog);
        remarks = proposal.remarks(&assessment.round, catalog);
        let different = shown.count(Relation::Different);
        if different > 0 && decision.is_none() {
            return Err(Failure::new(
                format!("{} anders, als es eingetragen ist", count(different, "Frage steht", "Fragen stehen")),
                "„--vorschau“ zeigt sie; „--bei-konflikt behalten“ lässt, was eingetragen ist, „--bei-konflikt ersetzen“ übernimmt das Neue. Es wurde nichts übernommen.",
            ));
        }
        let mut edits = shown.edits(|_, _| decision == Some(Decision::Replace));
        edits.extend(proposal.settled(&assessment.round));
        assessment
            .apply(edits, catalog, stamp())
            .map_err(|error| Failure::new(error.to_string(), "Es wurde nichts übernommen."))?;
        Ok(())
    })?;
    remarks.iter().for_each(|remark| output::note(remark));
    Ok(shown)
}

fn taken(preview: &Preview, decision: Option<Decision>) -> String {
    let new = count(preview.count(Relation::New), "Frage ergänzt", "Fragen ergänzt");
    let equal = count(preview.count(Relation::Equal), "war gleich", "waren gleich");
    let different: Vec<&Compared> =
        preview.questions.iter().filter(|asked| asked.relation() == Relation::Different).collect();
    // What was not known is taken also where something else is kept.
    let added = different.iter().filter(|asked| asked.changes.iter().any(|change| !change.conflict)).count();
    let what = match (decision, added) {
        (Some(Decision::Replace), _) => "ersetzt".to_owned(),
        (_, 0) => "behalten".to_owned(),
        (_, added) => format!("behalten, davon {added} um neue Angaben ergänzt"),
    };
    match different.len() {
        0 => format!("{new}, {equal}."),
        different => format!("{new}, {equal}, {different} anders und {what}."),
    }
}

fn not_understood(proposal: &Proposal) -> String {
    let faults = &proposal.not_understood;
    let lines = output::faults(faults);
    let what = count(faults.len(), "Stelle ist", "Stellen sind");
    let then = match proposal.kind {
        Kind::Csv => ". Eine CSV-Tabelle wird ganz oder gar nicht übernommen, diese also noch nicht",
        _ => " und nicht übernommen",
    };
    format!("Hinweis: {what} nicht zu verstehen{then}:\n{lines}{}", exchange::cures(faults))
}

fn show(assessment: &Assessment, catalog: &Catalog, proposal: &Proposal, json: bool) -> Result<(), Failure> {
    let preview = proposal.against(&assessment.round, catalog);
    let remarks = proposal.remarks(&assessment.round, catalog);
    if json {
        remarks.iter().for_each(|remark| output::note(remark));
        return output::json(&Taking::new(proposal, &preview));
    }
    let counted = |relation| preview.count(relation);
    let mut text: String = remarks.iter().map(|remark| format!("{remark}\n")).collect();
    text += &format!(
        "{}: {} neu, {} gleich, {} anders, {} nicht verstanden\n",
        proposal.kind.label(),
        counted(Relation::New),
        counted(Relation::Equal),
        counted(Relation::Different),
        proposal.not_understood.len()
    );
    let mut rows = vec![["Frage", "Feld", "Eingetragen", "In der Datei", "Stelle"].map(str::to_owned).to_vec()];
    rows.extend(preview.questions.iter().flat_map(changes));
    if rows.len() > 1 {
        text.push('\n');
        text.push_str(&output::columns(&rows, &[]));
    }
    if !proposal.ignored.is_empty() {
        let what = if proposal.ignored.len() == 1 { "wird die Spalte" } else { "werden die Spalten" };
        text.push_str(&format!("\nNicht übernommen {what} {}.\n", proposal.ignored.join(", ")));
    }
    if !proposal.not_understood.is_empty() {
        text.push('\n');
        text.push_str(&not_understood(proposal));
    }
    output::text(&text)
}

fn changes(asked: &Compared) -> Vec<Vec<String>> {
    let row = |change: &Change| {
        let field = change.field.label().to_owned();
        vec![asked.question.to_string(), field, short(&change.old), short(&change.new), asked.at.to_string()]
    };
    asked.changes.iter().map(row).collect()
}

/// The beginning of a text, for a column.
fn short(text: &str) -> String {
    const MOST: usize = 40;
    let line = output::in_line(text);
    if line.is_empty() {
        return "–".to_owned();
    }
    if line.chars().count() <= MOST { line } else { line.chars().take(MOST - 1).chain(['…']).collect() }
}

pub(super) fn refused(source: &Path, error: &ImportError) -> Failure {
    Failure::new(format!("„{}“ wird nicht übernommen\n{error}", source.display()), error.hint())
}
