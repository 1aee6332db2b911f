//! `stand` and `katalog`.

use super::{Failure, about_catalogue, json, output, today};
use wiba_core::analysis::{Counts, Findings};
use wiba_core::assessment::Assessment;
use wiba_core::catalog::Catalog;
use wiba_core::wording::number::percent;

pub(super) fn stand(assessment: &Assessment, catalog: &Catalog, as_json: bool) -> Result<(), Failure> {
    let catalog = &*assessment.asks(catalog);
    let findings = Findings::of(catalog, assessment, today());
    let score = &findings.score;
    let head = about_catalogue(assessment, catalog, as_json);
    if as_json {
        return output::json(&json::standing(assessment, catalog, &findings));
    }
    let mut rows =
        vec![["", "Ja", "Nein", "Nicht relevant", "Offen", "Bearbeitet", "Umgesetzt"].map(str::to_owned).to_vec()];
    rows.push(row("Gesamt".to_owned(), score.overall));
    for group in &catalog.priorities {
        rows.push(row(format!("{} · {}", group.number, group.title), score.priority(group.number)));
        let lists = catalog.in_working_order().into_iter().filter(|list| list.priority == group.number);
        rows.extend(
            lists.map(|list| row(format!("    {:>2} {}", list.number, list.title), score.checklist(list.number))),
        );
    }
    let name = if assessment.kommune.invented {
        format!("{} (erfunden)", assessment.kommune.name)
    } else {
        assessment.kommune.name.clone()
    };
    let title = output::in_line(&format!("{name}, {}", assessment.round.name));
    let quality = findings.quality.words().map_or_else(String::new, |words| format!("\n{words}\n"));
    output::text(&format!("{head}{title}\n\n{}{quality}", output::columns(&rows, &[1, 2, 3, 4, 5, 6])))
}

fn row(name: String, counts: Counts) -> Vec<String> {
    vec![
        name,
        counts.yes.to_string(),
        counts.no.to_string(),
        counts.not_relevant.to_string(),
        counts.open.to_string(),
        percent(Some(counts.answered_percent())),
        percent(counts.fulfilled_percent()),
    ]
}

pub(super) fn catalogue(catalog: &Catalog, as_json: bool) -> Result<(), Failure> {
    if as_json {
        return output::json(&json::Catalogue::from(catalog));
    }
    let mut text = format!("{}\n", catalog.version);
    for group in &catalog.priorities {
        text.push_str(&format!("\n{} · {}\n", group.number, group.title));
        let rows: Vec<Vec<String>> = catalog
            .in_working_order()
            .into_iter()
            .filter(|list| list.priority == group.number)
            .map(|list| {
                vec![format!("{:>4}", list.number), list.title.clone(), format!("{} Fragen", list.questions.len())]
            })
            .collect();
        text.push_str(&output::columns(&rows, &[2]));
    }
    text.push_str(&format!("\n{} Checklisten, {} Fragen\n", catalog.checklists.len(), catalog.questions().count()));
    output::text(&text)
}
