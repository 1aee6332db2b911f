//! `plan`, `profil` and `pruefen`.

use std::path::Path;

use super::args::Listing;
use super::keys::Keys;
use super::{Failure, about_catalogue, json, open_file, output, today};
use wiba_core::analysis::{self, Findings, Hint};
use wiba_core::assessment::Assessment;
use wiba_core::catalog::Catalog;
use wiba_core::exchange;
use wiba_core::wording::date;

pub(super) fn plan(assessment: &Assessment, catalog: &Catalog, form: &Listing, keys: &Keys) -> Result<(), Failure> {
    let plan = analysis::plan(catalog, &assessment.round);
    let head = about_catalogue(assessment, catalog, form.json || form.csv);
    if form.json {
        return output::json(&plan.iter().map(json::Measure::from).collect::<Vec<_>>());
    }
    if form.csv {
        keys.tell_unsealed();
        return output::table(&exchange::plan_csv(&plan));
    }
    if plan.is_empty() {
        return output::line(&format!("{head}Keine Frage ist mit Nein beantwortet, also steht nichts im Plan."));
    }
    let mut rows = vec![
        ["Rang", "Maßnahme", "Fragen", "Aufwand", "Verantwortlich", "Frist", "Status"].map(str::to_owned).to_vec(),
    ];
    for item in &plan {
        let questions: Vec<String> = item.questions.iter().map(ToString::to_string).collect();
        rows.push(vec![
            item.rank.to_string(),
            item.title.clone(),
            questions.join(" "),
            if item.quick_win() { format!("{} Quick Win", item.effort_words()) } else { item.effort_words() },
            if item.owner.is_empty() { "–".to_owned() } else { item.owner.clone() },
            item.due.map_or("–".to_owned(), date::short),
            item.status.label().to_owned(),
        ]);
    }
    output::text(&(head + &output::columns(&rows, &[0])))
}

pub(super) fn profile(assessment: &Assessment, catalog: &Catalog, form: &Listing, keys: &Keys) -> Result<(), Failure> {
    let findings = Findings::new(catalog, &assessment.round, today());
    let requirements = &findings.coverage;
    let head = about_catalogue(assessment, catalog, form.json || form.csv);
    if form.json {
        return output::json(&requirements.iter().map(json::Covered::from).collect::<Vec<_>>());
    }
    if form.csv {
        keys.tell_unsealed();
        return output::table(&exchange::profile_csv(assessment, &findings));
    }
    let rows: Vec<Vec<String>> = requirements
        .iter()
        .map(|requirement| {
            let provisional = if requirement.provisional { " (vorläufig)" } else { "" };
            vec![
                requirement.requirement.to_string(),
                requirement.level.label().to_owned(),
                format!("{}{provisional}", requirement.status.label()),
                requirement.reasons_line(),
                requirement.title.clone(),
            ]
        })
        .collect();
    output::text(&format!("{head}{}\n\n{}", catalog.profile.provenance, output::columns(&rows, &[])))
}

pub(super) fn check(path: &Path, catalog: &Catalog, keys: &Keys) -> Result<(), Failure> {
    let (file, assessment) = open_file(path, keys)?;
    let round = &assessment.round;
    let Findings { hints, .. } = Findings::new(catalog, round, today());
    let what = format!("„{}“ ist lesbar: {}, {}.", path.display(), assessment.kommune.name, round.name);
    let mut text = output::in_line(&what) + "\n";
    if round.catalog != catalog.version {
        let which = format!("Beantwortet mit dem Katalog „{}“, geladen ist „{}“.", round.catalog, catalog.version);
        text.push_str(&(output::in_line(&which) + "\n"));
    }
    if file.journal_is_whole() == Some(false) {
        text.push_str("Der Verlauf passt nicht zu seiner Prüfsumme: Er ist von Hand geändert oder beschädigt.\n");
    }
    let unknown: Vec<String> =
        round.answers.keys().filter(|id| catalog.question(**id).is_none()).map(ToString::to_string).collect();
    if !unknown.is_empty() {
        text.push_str(&format!("Antworten auf Fragen, die der Katalog nicht kennt: {}\n", unknown.join(", ")));
    }
    if hints.is_empty() {
        text.push_str("Keine Hinweise.\n");
    }
    for group in hints.chunk_by(|a, b| a.kind == b.kind) {
        let questions: Vec<String> = group.iter().map(|hint| hint.place(&assessment.round)).collect();
        text.push_str(&format!(
            "{} ({}): {}\n",
            group.first().map_or("", |hint: &Hint| hint.kind.label()),
            group.len(),
            questions.join(", ")
        ));
    }
    output::text(&text)
}
