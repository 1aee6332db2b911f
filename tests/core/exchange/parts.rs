//! Questions handed out to colleagues, in three forms, and what comes back.

use jiff::civil::{date, datetime};
use wiba_core::assessment::{
    AnswerValue, Assessment, Edit, EditError, Evidence, EvidenceEdit, HandOut, HandOutForm, HandOutState, Id,
    QuestionEdit, Stamp, add_evidence, change_words, hand_out, settle_hand_out,
};
use wiba_core::exchange::{self, Handed, Kind, Proposal, Relation, hand_out_bytes};
use wiba_core::store::to_text;

use super::official::zipped;
use super::written::proof;
use super::{CATALOG, id};

const PART: &str = "0123456789abcdef0123456789abcdef";

fn stamp() -> Stamp {
    Stamp { at: datetime(2026, 11, 22, 9, 0, 0, 0), by: "K. Winter".to_owned() }
}

fn handed(form: HandOutForm) -> HandOut {
    let questions = ["3.1", "3.2", "7.12"].map(id).into();
    let (on, due) = (Some(date(2026, 11, 22)), Some(date(2026, 12, 3)));
    HandOut { to: "Gebäude".to_owned(), questions, on, form, due, state: HandOutState::Out }
}

/// A town that has handed out three questions; 3.1 was answered before.
fn town(form: HandOutForm) -> Assessment {
    let mut town = Assessment::new("Stadt Test", date(2026, 11, 22), &CATALOG);
    let edits = vec![
        Edit::answer(id("3.1"), Some(AnswerValue::Yes), CATALOG.edition),
        Edit::note(id("3.1"), "erste\nzweite"),
        Edit::note(id("1.1"), "geheim"),
    ];
    town.apply(edits, &CATALOG, stamp()).unwrap();
    town.apply(hand_out(PART.parse().unwrap(), &handed(form)), &CATALOG, stamp()).unwrap();
    town
}

/// The file that goes out.
fn file(town: &Assessment, form: HandOutForm, answered: bool) -> Vec<u8> {
    let hand_out = handed(form);
    let part = PART.parse().unwrap();
    if form == HandOutForm::Wiba {
        let part = town.part_for(part, &hand_out, answered, &CATALOG);
        return to_text(&part, std::path::Path::new("")).unwrap().into_bytes();
    }
    let day = date(2026, 11, 22);
    hand_out_bytes(&Handed { assessment: town, catalog: &CATALOG, id: part, hand_out: &hand_out, answered, day })
        .unwrap()
}

fn read(bytes: &[u8]) -> Proposal {
    let proposal = exchange::read(bytes, &CATALOG).unwrap();
    assert_eq!((proposal.kind, proposal.not_understood.as_slice()), (Kind::Part, &[][..]));
    proposal
}

/// The workbook or document with one of its texts replaced by another.
fn edited(bytes: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut parts = super::written::parts(bytes);
    let text = String::from_utf8(parts[part].clone()).unwrap();
    assert!(text.contains(from), "{text}");
    parts.insert(part.to_owned(), text.replacen(from, to, 1).into_bytes());
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    zipped(&parts)
}

#[test]
fn a_part_asks_only_its_questions_and_takes_nothing_else_of_the_file_along() {
    let town = town(HandOutForm::Wiba);
    let part = town.part_for(PART.parse().unwrap(), &handed(HandOutForm::Wiba), true, &CATALOG);
    assert_eq!(part.asks(&CATALOG).questions().map(|it| it.id.to_string()).collect::<Vec<_>>(), ["3.1", "3.2", "7.12"]);
    assert_eq!(part.asks(&CATALOG).question(id("7.12")), CATALOG.question(id("7.12")));
    let text = to_text(&part, std::path::Path::new("")).unwrap();
    assert!(text.starts_with("(\n  format: 2,\n  version: ") && text.contains("part: (\n    of: "), "{text}");
    assert!(text.contains("zweite") && !text.contains("geheim"), "{text}");
    let read = wiba_core::store::parse(text.as_bytes(), std::path::Path::new("")).unwrap();
    assert_eq!(read, part);
    let empty = file(&town, HandOutForm::Wiba, false);
    assert!(!String::from_utf8(empty).unwrap().contains("zweite"));
    let mut part = part;
    let refused = part.apply(vec![Edit::note(id("1.1"), "x")], &CATALOG, stamp()).unwrap_err();
    assert_eq!(refused.to_string(), "Diese Datei ist ein Teil, der Frage 1.1 nicht enthält");
    // What does not come back is not taken down.
    let planned = vec![Edit::Question(id("3.1"), QuestionEdit::InClarification(true))];
    assert_eq!(part.apply(planned, &CATALOG, stamp()), Err(EditError::NotOfPart));
}

#[test]
fn what_is_recorded_goes_out_and_comes_back_the_same_in_every_form() {
    for form in HandOutForm::ALL {
        let town = town(form);
        let proposal = read(&file(&town, form, true));
        let preview = proposal.against(&town.round, &CATALOG);
        assert_eq!((preview.count(Relation::New), preview.count(Relation::Different)), (0, 0), "{form:?}");
        assert_eq!(preview.count(Relation::Equal), usize::from(form != HandOutForm::Wiba), "{form:?}");
        assert_eq!(read(&file(&town, form, false)).statements, [], "{form:?}");
    }
}

#[test]
fn a_document_that_was_ticked_and_written_in_comes_back_with_answer_note_and_reason() {
    let town = town(HandOutForm::Docx);
    let empty = file(&town, HandOutForm::Docx, false);
    // The third box of 3.2, with the cells behind it.
    let box_of = "<w:alias w:val=\"3.2 Nicht relevant\"/><w14:checkbox><w14:checked w14:val=\"";
    let ticked = edited(&empty, "word/document.xml", &format!("{box_of}0"), &format!("{box_of}1"));
    let text = String::from_utf8(super::written::parts(&ticked)["word/document.xml"].clone()).unwrap();
    let from = text.split_once("3.2 Nicht relevant").unwrap().1.split_once("</w:tc>").unwrap().1;
    let cells = from.split_once("</w:tr>").unwrap().0;
    let paragraph = "<w:p><w:pPr><w:pStyle w:val=\"Standard\"/></w:pPr></w:p>";
    let said = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let written =
        cells.replacen(paragraph, &(said("Notiz") + &said("zweite Zeile")), 1).replacen(paragraph, &said("weil"), 1);
    // The cells of all rows look the same: with what stands before them they are those of 3.2.
    let before = text.split_once("3.2 Nicht relevant").unwrap().1.split_once("</w:tc>").unwrap().0;
    let place = |cells: &str| format!("3.2 Nicht relevant{before}</w:tc>{cells}");
    let proposal = read(&edited(&ticked, "word/document.xml", &place(cells), &place(&written)));
    assert_eq!(proposal.statements.len(), 1);
    let said = &proposal.statements[0];
    assert_eq!((said.question, said.answer), (id("3.2"), Some(Some(AnswerValue::NotRelevant))));
    assert_eq!(said.note.as_deref(), Some("Notiz\nzweite Zeile"));
    assert_eq!(said.justification.as_deref(), Some("weil"));
}

/// The document that goes out with a box ticked, before the name of which its state stands.
fn ticked(name: &str) -> Vec<u8> {
    let empty = file(&town(HandOutForm::Docx), HandOutForm::Docx, false);
    let box_of = format!("<w:alias w:val=\"{name}\"/><w14:checkbox><w14:checked w14:val=\"");
    edited(&empty, "word/document.xml", &format!("{box_of}0"), &format!("{box_of}1"))
}

#[test]
fn a_row_that_was_ticked_or_written_in_and_has_lost_its_number_is_named() {
    let lost = |bytes: &[u8]| edited(bytes, "word/document.xml", ">3.2<", "><");
    let proposal = exchange::read(&lost(&ticked("3.2 Nein")), &CATALOG).unwrap();
    assert_eq!(proposal.not_understood.len(), 1);
    assert_eq!(proposal.not_understood[0].to_string(), "Zeile 3: die Fragennummer fehlt");
    assert_eq!(proposal.not_understood[0].cure, "Jede Antwort braucht ihre Fragennummer.");
    let mut town = town(HandOutForm::Docx);
    town.apply(vec![Edit::note(id("3.2"), "Notiz")], &CATALOG, stamp()).unwrap();
    let written = exchange::read(&lost(&file(&town, HandOutForm::Docx, true)), &CATALOG).unwrap();
    assert_eq!(written.not_understood.len(), 1);
    // A row that says nothing has lost nothing.
    read(&lost(&file(&town, HandOutForm::Docx, false)));
}

#[test]
fn the_rest_of_a_table_that_was_split_is_read_with_the_head_of_its_beginning() {
    let split =
        |bytes: &[u8]| edited(bytes, "word/document.xml", "</w:tr><w:tr>", "</w:tr></w:tbl><w:p/><w:tbl><w:tr>");
    // Before the first row, and before the second.
    let proposal = read(&split(&split(&ticked("3.2 Nein"))));
    assert_eq!(proposal.statements.len(), 1);
    assert_eq!(
        (proposal.statements[0].question, proposal.statements[0].answer),
        (id("3.2"), Some(Some(AnswerValue::No)))
    );
    assert_eq!(proposal.statements[0].at.to_string(), "Tabelle 3, Zeile 1");
}

#[test]
fn a_table_that_begins_with_other_words_is_no_rest_of_the_one_before() {
    let other = |bytes: &[u8]| {
        let cells = "<w:tc><w:p><w:r><w:t>erfüllt</w:t></w:r></w:p></w:tc>".repeat(7);
        let table = format!("</w:tr></w:tbl><w:p/><w:tbl><w:tr>{cells}</w:tr><w:tr>");
        edited(bytes, "word/document.xml", "</w:tr><w:tr>", &table)
    };
    // Before the first row: what follows stands below another head.
    let proposal = read(&other(&ticked("3.2 Nein")));
    assert_eq!((proposal.statements.len(), proposal.not_understood.len()), (0, 0));
}

#[test]
fn a_part_file_says_what_was_changed_in_it_and_by_whom_and_nothing_about_the_rest() {
    let mut town = town(HandOutForm::Wiba);
    let mut part = town.part_for(PART.parse().unwrap(), &handed(HandOutForm::Wiba), true, &CATALOG);
    let (_, evidence) = add_evidence(&part.round, id("7.12"), "Vertrag");
    part.apply(vec![Edit::answer(id("7.12"), Some(AnswerValue::No), CATALOG.edition)], &CATALOG, stamp()).unwrap();
    part.apply(evidence, &CATALOG, stamp()).unwrap();
    // Meanwhile somebody has written on in the town.
    let edits = vec![Edit::note(id("3.1"), "dritte"), Edit::note(id("7.12"), "Notiz der Stadt")];
    town.apply(edits, &CATALOG, stamp()).unwrap();
    let proposal = exchange::answered(&part, &CATALOG).unwrap();
    let preview = proposal.against(&town.round, &CATALOG);
    assert_eq!((preview.count(Relation::New), preview.count(Relation::Different)), (1, 0));
    assert_eq!(preview.questions[0].at.to_string(), "Frage 7.12 (K. Winter, 22.11.2026)");
    let mut edits = preview.edits(|_, _| false);
    edits.extend(proposal.settled(&town.round));
    town.apply(edits, &CATALOG, stamp()).unwrap();
    let answer = town.round.answer(id("7.12"));
    assert_eq!((answer.value(), answer.note.as_str()), (Some(AnswerValue::No), "Notiz der Stadt"));
    assert_eq!(answer.evidence[0].title, "Vertrag");
    assert_eq!(town.round.hand_outs.values().next().unwrap().state, HandOutState::Done);
    assert!(exchange::answered(&town, &CATALOG).unwrap_err().to_string().contains("kein Teil"));
}

#[test]
fn a_part_that_comes_back_as_it_went_out_or_was_given_up_stays_what_it_is() {
    for form in [HandOutForm::Xlsx, HandOutForm::Docx, HandOutForm::Wiba] {
        let town = town(form);
        let untouched = exchange::read(&file(&town, form, false), &CATALOG).unwrap();
        assert_eq!(untouched.settled(&town.round), [], "{form:?}");
        let told = untouched.remarks(&town.round, &CATALOG);
        assert_eq!(told.last().map(String::as_str), Some("Der Teil bleibt deshalb unterwegs."), "{told:?}");
    }
    let part = PART.parse().unwrap();
    let mut town = town(HandOutForm::Wiba);
    let mut back = town.part_for(part, &handed(HandOutForm::Wiba), true, &CATALOG);
    back.apply(vec![Edit::answer(id("3.2"), Some(AnswerValue::Yes), 1)], &CATALOG, stamp()).unwrap();
    let answered = exchange::answered(&back, &CATALOG).unwrap();
    assert_eq!(answered.settled(&town.round).len(), 1);
    town.apply(settle_hand_out(&town.round, part, HandOutState::TakenBack), &CATALOG, stamp()).unwrap();
    assert_eq!(answered.settled(&town.round), []);
}

#[test]
fn an_answer_that_comes_back_ends_the_clarification() {
    let mut town = town(HandOutForm::Wiba);
    let question = id("3.2");
    let ask = [QuestionEdit::InClarification(true), QuestionEdit::Ask("Gebäude".to_owned())];
    town.apply(ask.map(|edit| Edit::Question(question, edit)).into(), &CATALOG, stamp()).unwrap();
    let part = PART.parse().unwrap();
    let mut back = town.part_for(part, &handed(HandOutForm::Wiba), true, &CATALOG);
    back.apply(vec![Edit::answer(question, Some(AnswerValue::Yes), 1)], &CATALOG, stamp()).unwrap();
    let back = read(to_text(&back, std::path::Path::new("")).unwrap().as_bytes());
    let edits = back.against(&town.round, &CATALOG).edits(|_, _| false);
    town.apply(edits, &CATALOG, stamp()).unwrap();
    let answer = town.round.answer(question);
    assert_eq!((answer.value(), answer.in_clarification, answer.ask.as_str()), (Some(AnswerValue::Yes), false, ""));
}

#[test]
fn an_earlier_state_comes_back_in_a_part_and_where_the_catalogue_does_not_know_a_question() {
    let town = town(HandOutForm::Wiba);
    let part = town.part_for(PART.parse().unwrap(), &handed(HandOutForm::Wiba), true, &CATALOG);
    for mut now in [part, town] {
        now.round.answers.insert("19.99".parse().unwrap(), now.round.answer(id("3.1")).clone());
        let then = now.clone();
        now.apply(vec![Edit::note(id("3.1"), "neu")], &CATALOG, stamp()).unwrap();
        let back = now.edits_toward(&then).unwrap();
        now.restore(back, datetime(2026, 11, 22, 8, 0, 0, 0), stamp());
        assert_eq!(now.round, then.round);
    }
}

#[test]
fn the_day_until_which_a_nachweis_holds_comes_back_from_a_part_file_and_the_nachweis_stays_the_same() {
    let mut town = town(HandOutForm::Wiba);
    let item = Evidence { title: "Vertrag".to_owned(), ..Evidence::blank(Id::random()) };
    town.apply(proof("7.12", 0, &item), &CATALOG, stamp()).unwrap();
    let mut part = town.part_for(PART.parse().unwrap(), &handed(HandOutForm::Wiba), true, &CATALOG);
    let until = |day| Edit::Evidence(id("7.12"), item.id, EvidenceEdit::ValidUntil(day));
    part.apply(vec![until(Some(date(2027, 5, 6)))], &CATALOG, stamp()).unwrap();
    let preview = exchange::answered(&part, &CATALOG).unwrap().against(&town.round, &CATALOG);
    let change = &preview.questions[0].changes[0];
    assert_eq!((change.old.as_str(), change.new.as_str()), ("Vertrag", "Vertrag, gültig bis 06.05.2027"));
    town.apply(preview.edits(|_, _| true), &CATALOG, stamp()).unwrap();
    let now = Evidence { valid_until: Some(date(2027, 5, 6)), ..item.clone() };
    assert_eq!(town.round.answer(id("7.12")).evidence, [now]);
    // It may be said not to end, too; and to be called something else.
    let renamed = Edit::Evidence(id("7.12"), item.id, EvidenceEdit::Title("Rahmenvertrag".to_owned()));
    part.apply(vec![until(None), renamed], &CATALOG, stamp()).unwrap();
    let preview = exchange::answered(&part, &CATALOG).unwrap().against(&town.round, &CATALOG);
    town.apply(preview.edits(|_, _| true), &CATALOG, stamp()).unwrap();
    let now = Evidence { title: "Rahmenvertrag".to_owned(), ..item };
    assert_eq!(town.round.answer(id("7.12")).evidence, [now]);
}

#[test]
fn a_part_tells_whom_it_went_to_and_one_of_another_file_is_refused() {
    for form in HandOutForm::ALL {
        let town = town(form);
        let proposal = read(&file(&town, form, true));
        let told = proposal.remarks(&town.round, &CATALOG);
        assert_eq!(told[0], format!("Ging am 22.11.2026 an Gebäude: 3 Fragen als {}.", form.label()));
        assert!(told[1].contains("ohne neue Antwort"), "{told:?}");
        proposal.belongs_to(town.id).unwrap();
        let other = proposal.belongs_to(Id::random()).unwrap_err().to_string();
        assert_eq!(other, "Der Teil gehört zu einer anderen Datei");
        let mut newer = CATALOG.clone();
        newer.edition += 1;
        let told = proposal.remarks(&town.round, &newer);
        assert!(told.last().unwrap().contains("neu gefasst"), "{told:?}");
        let forgotten = Assessment::new("Stadt Test", date(2026, 11, 22), &CATALOG);
        assert!(proposal.remarks(&forgotten.round, &CATALOG)[0].contains("für Gebäude steht nicht in der Liste"));
    }
}

#[test]
fn handing_out_is_one_change_that_the_verlauf_names_and_undo_takes_back() {
    let mut town = town(HandOutForm::Xlsx);
    let entry = town.journal.entries().last().unwrap().clone();
    assert_eq!(
        change_words(&entry, &town, None),
        ["Verteilt, Gebäude als Excel-Tabelle: Fragen 3.1, 3.2, 7.12, bis 03.12.2026"]
    );
    let text = to_text(&town, std::path::Path::new("")).unwrap();
    assert_eq!(wiba_core::store::parse(text.as_bytes(), std::path::Path::new("")).unwrap(), town);
    let back: Vec<Edit> = entry.changes.iter().rev().map(|change| change.old.clone()).collect();
    town.take_back(back, stamp());
    assert!(town.round.hand_outs.is_empty());
}

#[test]
fn a_text_that_calls_itself_something_else_is_refused_as_what_it_is_not() {
    for (name, told) in [
        ("a.xlsx", "Die Datei ist keine Excel-Arbeitsmappe, obwohl sie auf .xlsx endet"),
        ("a.DOCX", "Die Datei ist kein Word-Dokument, obwohl sie auf .docx endet"),
        ("a.zip", "Die Datei ist kein ZIP-Archiv, obwohl sie auf .zip endet"),
        ("a.pdf", "Die Datei ist kein PDF, obwohl sie auf .pdf endet"),
    ] {
        let error = exchange::read_file(name.as_ref(), b"frage;antwort\n1.1;ja\n", &CATALOG).unwrap_err();
        assert_eq!(error.to_string(), told);
        assert!(error.hint().contains("Es wurde nichts übernommen."));
    }
    exchange::read_file("a.csv".as_ref(), b"frage;antwort\n1.1;ja\n", &CATALOG).unwrap();
}

#[test]
fn the_rows_of_a_workbook_are_as_high_as_their_text_for_programs_that_do_not_work_it_out() {
    let bytes = file(&town(HandOutForm::Xlsx), HandOutForm::Xlsx, false);
    let sheet = super::written::parts(&bytes).remove("xl/worksheets/sheet1.xml").unwrap();
    let sheet = String::from_utf8(sheet).unwrap();
    let heights: Vec<f64> = (sheet.split("<row ").skip(1))
        .filter_map(|row| row.split_once(" ht=\"")?.1.split('"').next()?.parse().ok())
        .collect();
    assert_eq!(heights.len(), 3, "only the questions: {heights:?}");
    for (height, question) in heights.iter().zip(["3.1", "3.2", "7.12"]) {
        let yardstick = &CATALOG.question(id(question)).unwrap().yardstick.as_ref().unwrap().yes_if;
        let least = 15.0 * f64::from(u32::try_from(yardstick.len()).unwrap() + 1);
        assert!((least..=409.0).contains(height), "{question}: {height}");
    }
}
