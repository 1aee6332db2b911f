//! `pruefen`: whether a file is whole, and what is missing before its answers convince.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::args::CheckArguments;
use super::keys::Keys;
use super::target::name_content;
use super::{Failure, output, today};
use wiba_core::analysis::{Findings, Hint};
use wiba_core::assessment::Assessment;
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::store::disk::System;
use wiba_core::store::{self, Damage, EXTENSION, Examined, File, OfficeKey, Seal};
use wiba_core::wording::number::count;

#[derive(Serialize)]
struct Checked {
    readable: bool,
    format: Option<u32>,
    version: Option<String>,
    problems: Vec<Problem>,
    hints: Vec<HintRow>,
}

/// Something that is wrong with the file itself.
#[derive(Serialize)]
struct Problem {
    kind: &'static str,
    place: String,
    text: String,
}

impl From<Damage> for Problem {
    fn from(Damage { kind, place, text, .. }: Damage) -> Self {
        Self { kind, place, text }
    }
}

#[derive(Serialize)]
struct HintRow {
    kind: &'static str,
    question: Option<QuestionId>,
}

pub(super) fn check(arguments: &CheckArguments, catalog: &Catalog, keys: &Keys) -> Result<(), Failure> {
    let CheckArguments { file: path, json, reparieren } = arguments;
    reparieren.as_deref().map_or(Ok(()), output::is_file)?;
    let (examined, key, seal) = match examine(path, keys) {
        Err(failure) if *json => {
            let problem = Problem { kind: "unreadable", place: String::new(), text: failure.to_string() };
            let (problems, hints) = (vec![problem], Vec::new());
            output::json(&Checked { readable: false, format: None, version: None, problems, hints })?;
            return Err(failure);
        }
        other => other?,
    };
    let Examined { format, version, readable, damages, assessment } = examined;
    let catalog = &*assessment.asks(catalog);
    let damaged = damages.iter().any(|damage| damage.mended);
    let mut problems: Vec<Problem> = damages.into_iter().map(Problem::from).collect();
    problems.extend(foreign(&assessment, catalog));
    let Findings { hints, .. } = Findings::of(catalog, &assessment, today());
    let found = problems.len();
    // What is told about a file that was repaired is only told once it is there.
    let repaired = match reparieren {
        Some(target) if damaged => {
            name_content(target, EXTENSION);
            File::create_with(Arc::new(System), target, &assessment, seal.as_ref())?;
            if key.is_some() {
                keys.tell_unsealed();
            }
            Some(target)
        }
        _ => None,
    };
    if *json {
        let hints = hints.iter().map(|hint| HintRow { kind: hint.kind.key(), question: hint.question() }).collect();
        output::json(&Checked { readable, format: Some(format), version, problems, hints })?;
    } else {
        let state = if readable { "lesbar" } else { "beschädigt" };
        output::text(&words(path, state, catalog, &assessment, &problems, &hints))?;
    }
    if found == 0 {
        if reparieren.is_some() {
            let told = "Es gibt nichts zu reparieren; eine Kopie wurde nicht geschrieben.";
            if *json {
                output::note(told);
            } else {
                output::line(told)?;
            }
        }
        return Ok(());
    }
    let message = format!("„{}“ hat {}", path.display(), count(found, "Fehler", "Fehler"));
    let hint = match repaired {
        Some(target) => format!(
            "Eine reparierte Kopie liegt in „{}“; was in ihr fehlt, steht oben. Die Datei selbst ist unverändert.",
            target.display()
        ),
        None if damaged => "„wiba-kompass pruefen DATEI --reparieren ZIEL“ schreibt eine reparierte Kopie, „wiba-kompass wiederherstellen DATEI“ zeigt die Sicherungen auf diesem PC. Die Datei ist unverändert.".to_owned(),
        None if reparieren.is_some() => "Eine Kopie wurde nicht geschrieben: Daran gibt es nichts, was sich ohne Zutun reparieren lässt. „wiba-kompass wiederherstellen DATEI“ zeigt die Sicherungen auf diesem PC. Die Datei ist unverändert.".to_owned(),
        None => "„wiba-kompass wiederherstellen DATEI“ zeigt die Sicherungen auf diesem PC. Die Datei ist unverändert.".to_owned(),
    };
    Err(Failure::new(message, &hint))
}

/// Looks at the file with what opens it.
fn examine(path: &Path, keys: &Keys) -> Result<(Examined, Option<OfficeKey>, Option<Seal>), Failure> {
    // A copy for an office has no password, and is opened with a key.
    let key = keys.office(path)?;
    let seal = if key.is_some() { None } else { keys.seal(path)? };
    let examined = store::examine(path, seal.as_ref(), key.as_ref())?;
    Ok((examined, key, seal))
}

/// Answers to questions that the catalogue does not know. Where they are to another catalogue, that is no fault.
fn foreign<'a>(assessment: &'a Assessment, catalog: &'a Catalog) -> impl Iterator<Item = Problem> + 'a {
    let ours = assessment.round.catalog == catalog.version;
    unknown(assessment, catalog).filter(move |_| ours).map(|id| Problem {
        kind: "unknown_question",
        place: id.to_string(),
        text: format!("Eine Antwort gilt der Frage {id}, die der Katalog nicht kennt"),
    })
}

fn unknown<'a>(assessment: &'a Assessment, catalog: &'a Catalog) -> impl Iterator<Item = QuestionId> + 'a {
    assessment.round.answers.keys().copied().filter(|id| catalog.question(*id).is_none())
}

fn words(
    path: &Path,
    state: &str,
    catalog: &Catalog,
    assessment: &Assessment,
    problems: &[Problem],
    hints: &[Hint],
) -> String {
    let round = &assessment.round;
    let mut lines = vec![format!("„{}“ ist {state}: {}, {}.", path.display(), assessment.kommune.name, round.name)];
    lines.extend(problems.iter().map(|problem| format!("Fehler: {}.", problem.text)));
    if round.catalog != catalog.version {
        lines.push(format!("Beantwortet mit dem Katalog „{}“, geladen ist „{}“.", round.catalog, catalog.version));
        let unknown: Vec<String> = unknown(assessment, catalog).map(|id| id.to_string()).collect();
        if !unknown.is_empty() {
            lines.push(format!("Antworten auf Fragen, die der Katalog nicht kennt: {}", unknown.join(", ")));
        }
    }
    if hints.is_empty() {
        lines.push("Keine Hinweise.".to_owned());
    }
    for group in hints.chunk_by(|a, b| a.kind == b.kind) {
        let places: Vec<String> = group.iter().map(|hint| hint.place(round)).collect();
        let label = group.first().map_or("", |hint| hint.kind.label());
        lines.push(format!("{label} ({}): {}", group.len(), places.join(", ")));
    }
    lines.iter().map(|line| output::in_line(line) + "\n").collect()
}
