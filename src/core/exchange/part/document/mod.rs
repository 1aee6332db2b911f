//! A part as a Word document: a table for each checklist, with boxes to tick (content controls) and room for notes.

mod package;
mod text;

use self::package::package;
use self::text::{Style, boxed, cell, lines, paragraph};
use super::super::fault::ImportError;
use super::handed::Handed;
use super::yardstick;
use crate::assessment::{Answer, AnswerValue, evidence_line};
use crate::catalog::Question;

/// Widths of the columns in twentieths of a point; together as wide as an A4 page on its side without its margins.
const WIDTHS: [u32; 7] = [800, 6238, 700, 800, 1100, 2900, 2600];
const HEADINGS: [&str; 7] = ["Nr.", "Prüffrage und Maßstab", "Ja", "Nein", "Nicht relevant", "Notiz", "Begründung"];

pub(super) fn write(handed: &Handed) -> Result<Vec<u8>, ImportError> {
    Ok(package(&handed.title(), handed.day, &handed.mark().properties(), &body(handed))?)
}

fn body(handed: &Handed) -> String {
    let mut body = paragraph(Style::Title, &handed.title());
    for line in handed.introduction() {
        body += &paragraph(Style::Text, &line);
    }
    for (list, questions) in handed.asked() {
        body += &paragraph(Style::Heading, &list.title);
        let grid: String = WIDTHS.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
        let head: String =
            WIDTHS.iter().zip(HEADINGS).map(|(width, name)| cell(*width, &paragraph(Style::Head, name))).collect();
        let rows: String = questions.into_iter().map(|question| row(question, &handed.answer(question))).collect();
        body += &format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Gitter\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
             <w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>\
             <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>",
            WIDTHS.iter().sum::<u32>()
        );
        body += &paragraph(Style::Text, "");
    }
    body
}

fn row(question: &Question, answer: &Answer) -> String {
    let [number, asked, yes, no, not_relevant, note, justification] = WIDTHS;
    let mut about = paragraph(Style::Strong, &question.text);
    for line in yardstick::lines(question) {
        about += &paragraph(Style::Small, &line);
    }
    if answer.is_proven() {
        let known = answer.proofs().map(|item| evidence_line(item.title.trim(), item.place.trim(), item.date));
        about += &paragraph(Style::Small, &format!("Nachweise: {}", known.collect::<Vec<_>>().join("; ")));
    }
    let tick = |width, value: AnswerValue| {
        let name = format!("{} {}", question.id, value.label());
        cell(width, &boxed(&name, answer.value() == Some(value)))
    };
    format!(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>{}{}{}{}{}{}{}</w:tr>",
        cell(number, &paragraph(Style::Text, &question.id.to_string())),
        cell(asked, &about),
        tick(yes, AnswerValue::Yes),
        tick(no, AnswerValue::No),
        tick(not_relevant, AnswerValue::NotRelevant),
        cell(note, &lines(&answer.note)),
        cell(justification, &lines(&answer.justification)),
    )
}
