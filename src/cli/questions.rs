//! `fragen`: every question with what is recorded for it.

use super::args::{Listing, QuestionsArguments};
use super::keys::Keys;
use super::{Failure, about_catalogue, json, output, target, today};
use wiba_core::analysis::{Asked, asked};
use wiba_core::assessment::{AnswerValue, Assessment};
use wiba_core::catalog::Catalog;
use wiba_core::exchange;

pub(super) fn list(
    assessment: &Assessment,
    catalog: &Catalog,
    arguments: &QuestionsArguments,
    keys: &Keys,
) -> Result<(), Failure> {
    let QuestionsArguments { form: Listing { json: as_json, csv, .. }, xlsx, ersetzen, kontakt, antwort } = arguments;
    let catalog = &*assessment.asks(catalog);
    let mut questions = asked(catalog, assessment);
    questions.retain(|asked| kontakt.is_none_or(|contact| asked.question.contacts.contains(&contact)));
    questions.retain(|asked| antwort.is_none_or(|word| asked.answer.value() == word.0));
    let head = about_catalogue(assessment, catalog, *as_json || *csv || xlsx.is_some());
    if *as_json {
        return output::json(&questions.iter().map(json::Told::from).collect::<Vec<_>>());
    }
    if *csv {
        output::table(&exchange::questions_csv(&questions))?;
        keys.tell_unsealed();
        return Ok(());
    }
    if let Some(path) = xlsx {
        target::name_content(path, "xlsx");
        let bytes = exchange::questions_xlsx(&assessment.kommune.name, &questions, today())
            .map_err(|error| target::not_written(&error))?;
        target::write(path, &bytes, *ersetzen)?;
        keys.tell_unsealed();
        output::done(&format!("„{}“ ist geschrieben.", path.display()));
        return Ok(());
    }
    if questions.is_empty() {
        return output::line(&format!("{head}Keine Frage passt dazu."));
    }
    let row = |asked: &Asked| {
        let answer = asked.answer.value().map_or("–", AnswerValue::label);
        let measure = asked.measure.map_or("–".to_owned(), |measure| format!("M{}", measure.number));
        vec![asked.question.id.to_string(), answer.to_owned(), measure, asked.question.short.clone()]
    };
    let mut rows = vec![["Frage", "Antwort", "Maßnahme", "Kurztitel"].map(str::to_owned).to_vec()];
    rows.extend(questions.iter().map(row));
    output::text(&(head + &output::columns(&rows, &[])))
}
