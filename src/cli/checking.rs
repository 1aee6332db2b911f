//! `pruefen`: whether a file is whole, and what is missing before its answers convince.

use std::collections::HashSet;
use std::path::Path;

use serde::Serialize;

use super::keys::Keys;
use super::{Failure, open_file, output, today};
use wiba_core::analysis::{Findings, Hint};
use wiba_core::assessment::Assessment;
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::store::File;
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

#[derive(Serialize)]
struct HintRow {
    kind: &'static str,
    question: Option<QuestionId>,
}

pub(super) fn check(path: &Path, catalog: &Catalog, keys: &Keys, json: bool) -> Result<(), Failure> {
    let (file, assessment) = match open_file(path, keys) {
        Err(failure) if json => {
            let problem = Problem { kind: "unreadable", place: String::new(), text: failure.to_string() };
            let (problems, hints) = (vec![problem], Vec::new());
            output::json(&Checked { readable: false, format: None, version: None, problems, hints })?;
            return Err(failure);
        }
        other => other?,
    };
    let catalog = &*assessment.asks(catalog);
    let problems = problems(&file, &assessment, catalog);
    let Findings { hints, .. } = Findings::new(catalog, &assessment.round, today());
    let found = problems.len();
    if json {
        let (format, version) = file.origin().map_or((None, None), |(format, version)| (Some(format), version));
        let hints = hints.iter().map(|hint| HintRow { kind: hint.kind.key(), question: hint.question() }).collect();
        output::json(&Checked { readable: true, format, version, problems, hints })?;
    } else {
        output::text(&words(path, catalog, &assessment, &problems, &hints))?;
    }
    if found == 0 {
        return Ok(());
    }
    Err(Failure::new(
        format!("„{}“ ist lesbar, hat aber {}", path.display(), count(found, "Fehler", "Fehler")),
        "„wiba-kompass wiederherstellen DATEI“ zeigt die Sicherungen auf diesem PC. Die Datei ist unverändert.",
    ))
}

fn problems(file: &File, assessment: &Assessment, catalog: &Catalog) -> Vec<Problem> {
    let mut problems = Vec::new();
    if file.journal_is_whole() == Some(false) {
        let text = "Der Verlauf passt nicht zu seiner Prüfsumme: Er ist von Hand geändert oder beschädigt".to_owned();
        problems.push(Problem { kind: "journal_checksum", place: "journal".to_owned(), text });
    }
    let mut seen = HashSet::new();
    for entry in assessment.journal.entries().iter().filter(|entry| !seen.insert(entry.id)) {
        let text = format!("Im Verlauf steht der Eintrag {} doppelt", entry.id);
        problems.push(Problem { kind: "journal_doubled", place: entry.id.to_string(), text });
    }
    // Where the answers are to another catalogue, its questions are no fault.
    if assessment.round.catalog == catalog.version {
        problems.extend(unknown(assessment, catalog).map(|id| Problem {
            kind: "unknown_question",
            place: id.to_string(),
            text: format!("Eine Antwort gilt der Frage {id}, die der Katalog nicht kennt"),
        }));
    }
    problems
}

fn unknown<'a>(assessment: &'a Assessment, catalog: &'a Catalog) -> impl Iterator<Item = QuestionId> + 'a {
    assessment.round.answers.keys().copied().filter(|id| catalog.question(*id).is_none())
}

fn words(path: &Path, catalog: &Catalog, assessment: &Assessment, problems: &[Problem], hints: &[Hint]) -> String {
    let round = &assessment.round;
    let mut lines = vec![format!("„{}“ ist lesbar: {}, {}.", path.display(), assessment.kommune.name, round.name)];
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
