//! Three inputs that reports must bear: nothing answered, the example, and everything at its worst.

use jiff::civil::{Date, date};
use wiba_core::assessment::{Answer, AnswerValue, Assessment, Evidence, Given, Id, Measure, MeasureStatus};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::example;

pub const TODAY: Date = date(2026, 11, 22);

/// A paragraph that is longer than what anybody writes.
pub const LONG_NOTE: &str = "Der Bauhof führt seine Liste noch auf Papier; die Umstellung ist mit dem Fachverfahren für \
    das Frühjahr vorgesehen. Bis dahin gilt die Dienstanweisung, die im Amtsblatt stand, und die Vertretung im Bürgerbüro \
    prüft einmal im Monat, ob sie eingehalten wird. ";

pub fn empty(catalog: &Catalog) -> Assessment {
    Assessment::new("Gemeinde Leer", TODAY, catalog)
}

pub fn musterstadt() -> Assessment {
    example::musterstadt().unwrap()
}

/// Every question with the same answer.
pub fn all(catalog: &Catalog, value: AnswerValue) -> Assessment {
    let mut assessment = Assessment::new("Stadt Einheit", TODAY, catalog);
    for question in catalog.questions() {
        assessment.round.answers.insert(question.id, answer(catalog, value));
    }
    assessment
}

/// One question answered Nein, nothing else.
pub fn one_no(catalog: &Catalog) -> Assessment {
    let mut assessment = empty(catalog);
    let question = QuestionId { checklist: 3, number: 1 };
    assessment.round.answers.insert(question, answer(catalog, AnswerValue::No));
    assessment
}

/// The same, but the Leitung has discarded the measure.
pub fn one_discarded(catalog: &Catalog) -> Assessment {
    let mut assessment = one_no(catalog);
    let measure = Measure {
        number: 1,
        status: MeasureStatus::Discarded,
        status_note: "Der Rat hat abgelehnt.".to_owned(),
        due: Some(TODAY),
        ..Measure::default()
    };
    plan(&mut assessment, QuestionId { checklist: 3, number: 1 }, measure);
    assessment
}

fn answer(catalog: &Catalog, value: AnswerValue) -> Answer {
    Answer { given: Some(Given { value, edition: catalog.edition }), ..Answer::default() }
}

fn plan(assessment: &mut Assessment, question: QuestionId, measure: Measure) {
    let id = Id::derived(&[&question.to_string()]);
    assessment.round.answers.entry(question).or_default().measure = Some(id);
    assessment.round.measures.insert(id, measure);
}

/// 257 × Nein with notes of about a thousand characters.
pub fn all_no_with_notes(catalog: &Catalog) -> Assessment {
    let mut assessment = all(catalog, AnswerValue::No);
    assessment.round.answers.values_mut().for_each(|answer| answer.note = LONG_NOTE.repeat(4));
    assessment
}

/// Long names, endless words, emoji, right-to-left and combining characters, an owner without spaces.
pub fn extreme(catalog: &Catalog) -> Assessment {
    let mut assessment = all(catalog, AnswerValue::No);
    let kommune = &mut assessment.kommune;
    kommune.name = "Verbandsgemeinde ".to_owned() + &"Oberunterammergau".repeat(11);
    kommune.isb = "Ä".repeat(200);
    kommune.leitung = "Name ".repeat(40);
    kommune.confidentiality = "Nur für den Dienstgebrauch ".repeat(8);
    let notes = [
        "😀👩‍👩‍👧 שלום עולם مرحبا e\u{301}a\u{308}\u{202e} ".repeat(140),
        "x".repeat(5000),
        "https://intranet.example/".to_owned() + &"sehr-langer-pfad/".repeat(60),
        "eins\r\nzwei\u{2028}drei\tvier\u{0}".to_owned(),
        "a\u{300}\u{301}\u{302}".repeat(300),
    ];
    for (index, answer) in assessment.round.answers.values_mut().enumerate() {
        answer.note = if index % 9 == 0 { notes[index / 9 % notes.len()].clone() } else { LONG_NOTE.to_owned() };
        let place = "W".repeat(120);
        answer.evidence = vec![Evidence {
            id: Id::derived(&[]),
            title: "Nachweis ".repeat(20),
            place,
            date: Some(TODAY),
            valid_until: None,
        }];
    }
    for (index, question) in catalog.questions().enumerate().filter(|(index, _)| index % 3 == 0) {
        let title = "Ein sehr langer Titel mit Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen ";
        let measure = Measure {
            number: index as u32 + 1,
            title: title.repeat(3),
            description: LONG_NOTE.repeat(3),
            owner: "Sachgebietsleitungsvertretung".repeat(7),
            due: Some(TODAY.saturating_add(jiff::Span::new().days(index as i64 * 2 - 60))),
            cost_once: Some(u32::MAX),
            ..Measure::default()
        };
        plan(&mut assessment, question.id, measure);
    }
    assessment
}
