//! `wortlaut`: the official wording out of the user's own files, kept on this PC.

use std::path::Path;

use super::args::WordingArguments;
use super::taking::refused;
use super::{Failure, output, today};
use wiba_core::catalog::{Catalog, Difference, Official, RequirementId};
use wiba_core::exchange::{self, Wording, cures};
use wiba_core::store::{data_folder, keep_official, read_foreign, read_official, remove_official};
use wiba_core::wording::date;
use wiba_core::wording::number::count;

pub(super) fn run(catalog: &Catalog, arguments: &WordingArguments) -> Result<(), Failure> {
    match &arguments.source {
        Some(source) => take(catalog, source),
        None if arguments.entfernen => {
            let removed = remove_official(&data_folder())?;
            output::done(if removed { "Der Wortlaut ist entfernt." } else { "Es war kein Wortlaut eingelesen." });
            Ok(())
        }
        None => show(catalog, &read_official(&data_folder())?),
    }
}

/// The catalogue in the official wording.
pub(super) fn worded(catalog: &Catalog) -> Result<Catalog, Failure> {
    let official = read_official(&data_folder())?;
    if official.is_empty() {
        let hint = "„wiba-kompass wortlaut QUELLE“ liest ihn aus dem eigenen Excel-Tool oder den Checklisten des BSI.";
        return Err(Failure::new("Es ist kein amtlicher Wortlaut eingelesen", hint));
    }
    Ok(catalog.in_wording(&official))
}

fn take(catalog: &Catalog, source: &Path) -> Result<(), Failure> {
    let bytes = read_foreign(source)?;
    let name = source.file_name().unwrap_or_default().to_string_lossy();
    let told = format!("„{name}“, eingelesen am {}", date::short(today()));
    let Wording { official, not_understood } =
        exchange::read_wording(&bytes, &told, catalog).map_err(|error| refused(source, &error))?;
    let folder = data_folder();
    // What is damaged is written anew.
    let mut known = read_official(&folder).unwrap_or_default();
    known.add(official);
    keep_official(&folder, &known)?;
    if !not_understood.is_empty() {
        let lines = output::faults(&not_understood);
        output::note(&format!("Hinweis: Nicht zu verstehen ist:\n{lines}{}", cures(&not_understood)));
    }
    output::after_saving(show(catalog, &known));
    Ok(())
}

fn show(catalog: &Catalog, official: &Official) -> Result<(), Failure> {
    if official.is_empty() {
        return output::line("Es ist kein amtlicher Wortlaut eingelesen.");
    }
    let mut text = String::new();
    let questions = official.questions.texts.len();
    if questions > 0 {
        let all = catalog.questions().count();
        text += &format!("Prüffragen im Wortlaut: {questions} von {all}, aus {}.\n", official.questions.sources());
    }
    if !official.mapping.is_empty() {
        let asked = count(official.mapping.len(), "Frage", "Fragen");
        text += &format!("Zuordnung zu Anforderungen: {asked}, aus {}.\n", official.requirements.sources());
        let differences = official.differences(catalog);
        text += &format!(
            "Anders als im eingebauten Katalog: {}. Gezählt wird nach dem eingebauten.\n",
            count(differences.len(), "Frage", "Fragen")
        );
        let mut rows = vec![["Frage", "Nur dort", "Nur eingebaut"].map(str::to_owned).to_vec()];
        let ids = |ids: &[RequirementId]| match ids {
            [] => "–".to_owned(),
            ids => ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        };
        rows.extend(
            differences.iter().map(|it: &Difference| vec![it.question.to_string(), ids(&it.added), ids(&it.missing)]),
        );
        if rows.len() > 1 {
            text += &format!("\n{}", output::columns(&rows, &[]));
        }
    }
    output::text(&text)
}
