//! `plan` and `profil`.

use super::args::Listing;
use super::keys::Keys;
use super::{Failure, about_catalogue, json, output, today};
use wiba_core::analysis::{self, Findings};
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
        output::table(&exchange::plan_csv(&plan))?;
        keys.tell_unsealed();
        return Ok(());
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
        output::table(&exchange::profile_csv(assessment, &findings))?;
        keys.tell_unsealed();
        return Ok(());
    }
    let rows: Vec<Vec<String>> = requirements
        .iter()
        .map(|requirement| {
            let provisional = if requirement.is_provisional() { " (vorläufig)" } else { "" };
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
