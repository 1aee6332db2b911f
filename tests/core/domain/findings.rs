//! What follows from the answers, as screens and paper ask for it.

use wiba_core::analysis::{Findings, Mark, next_open_within};
use wiba_core::assessment::{AnswerValue, MeasureEdit, MeasureStatus, decide};

use super::{TODAY, Town, q, stamp};

use AnswerValue::{No, NotRelevant, Yes};

#[test]
fn the_findings_lead_from_a_question_to_its_measure_and_know_what_is_still_to_do() {
    let mut town = Town::with(&[("3.1", No), ("3.2", No), ("3.3", Yes)]);
    let edits = decide(&town.assessment, q("3.2"), [MeasureEdit::Status(MeasureStatus::Done)]);
    town.assessment.apply(edits, &town.catalog, stamp()).unwrap();
    let findings = Findings::new(&town.catalog, &town.assessment.round, TODAY);
    assert_eq!(findings.item(q("3.1")).unwrap().questions, [q("3.1")]);
    assert_eq!(findings.item(q("3.2")).unwrap().questions, [q("3.2")]);
    assert!(findings.item(q("3.3")).is_none());
    let pending: Vec<_> = findings.pending().iter().map(|item| item.questions[0]).collect();
    assert_eq!(pending, [q("3.1")]);
    assert_eq!(findings.plan.len(), 2);
}

#[test]
fn a_requirement_names_the_answers_that_it_rests_on() {
    let town = Town::with(&[("3.2", Yes), ("3.6", NotRelevant)]);
    let findings = Findings::new(&town.catalog, &town.assessment.round, TODAY);
    let backup = findings.coverage.iter().find(|status| status.requirement.to_string() == "CON.3.A2").unwrap();
    assert_eq!(backup.reasons_line(), "3.2 Ja, 3.3 offen, 3.6 Nicht relevant");
}

#[test]
fn within_a_list_the_way_leads_to_the_next_open_question_and_at_its_end_to_those_that_were_skipped() {
    let town = Town::with(&[("3.2", Yes), ("3.4", Yes)]);
    let list = [1, 2, 3, 4].map(|number| q(&format!("3.{number}")));
    let next = |from: &str| next_open_within(&town.assessment.round, &list, q(from));
    assert_eq!(next("3.1"), Some(q("3.3")));
    assert_eq!(next("3.3"), Some(q("3.1")), "the one that was skipped");
    assert_eq!(next("3.4"), Some(q("3.1")));
    assert_eq!(next_open_within(&town.assessment.round, &list[1..3], q("3.3")), None, "nothing but where one is");
}

#[test]
fn every_answer_has_its_mark_and_every_mark_its_sign() {
    let marks = [Some(Yes), Some(No), Some(NotRelevant), None].map(Mark::of);
    assert_eq!(marks, [Mark::Yes, Mark::No, Mark::NotRelevant, Mark::Open]);
    assert_eq!(marks.map(Mark::sign), ["✓", "✕", "–", "○"]);
}
