//! Score, plan, coverage, hints and edits with worked examples on the real catalogue.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

use jiff::civil::{Date, date, datetime};
use wiba_core::analysis::{Fulfilment, Hint, PlanItem, coverage, hints, next_open, plan, score};
use wiba_core::assessment::{
    AnswerValue, Assessment, Edit, EditError, Evidence, Kommune, Logo, Measure, MeasureId, MeasureStatus, Stamp,
};
use wiba_core::catalog::{Catalog, QuestionId};

const TODAY: Date = date(2026, 11, 22);

fn q(text: &str) -> QuestionId {
    text.parse().unwrap()
}

fn stamp() -> Stamp {
    Stamp { at: datetime(2026, 11, 22, 14, 31, 0, 0), by: "M. Sommer".to_owned() }
}

struct Town {
    catalog: Catalog,
    assessment: Assessment,
}

impl Town {
    fn new() -> Self {
        let catalog = Catalog::embedded().unwrap();
        let assessment = Assessment::new("Stadt Test", TODAY, &catalog);
        Self { catalog, assessment }
    }

    fn with(answers: &[(&str, AnswerValue)]) -> Self {
        let mut town = Self::new();
        for (id, value) in answers {
            town.apply(Edit::Answer(q(id), Some(*value)));
        }
        town
    }

    fn apply(&mut self, edit: Edit) -> Option<Edit> {
        self.assessment.apply(edit, &self.catalog, stamp()).unwrap()
    }

    fn plan(&self) -> Vec<PlanItem> {
        plan(&self.catalog, &self.assessment.round)
    }

    fn ranked(&self) -> Vec<String> {
        self.plan().iter().map(|item| item.questions[0].to_string()).collect()
    }

    fn status(&self, requirement: &str) -> (Fulfilment, bool) {
        let all = coverage(&self.catalog, &self.assessment.round);
        let found = all.iter().find(|status| status.requirement == requirement).unwrap();
        (found.status, found.provisional)
    }
}

use AnswerValue::{No, NotRelevant, Yes};

#[test]
fn an_empty_assessment_has_257_open_questions_and_no_second_figure() {
    let town = Town::new();
    let overall = score(&town.catalog, &town.assessment.round).overall;
    assert_eq!((overall.open, overall.answered_percent(), overall.fulfilled_percent()), (257, 0, None));
    assert!(town.plan().is_empty());
    assert_eq!(next_open(&town.catalog, &town.assessment.round, None), Some(q("3.1")), "backup comes first");
}

#[test]
fn the_score_counts_per_checklist_per_priority_and_in_all() {
    let town = Town::with(&[("3.1", Yes), ("3.2", Yes), ("3.3", No), ("3.4", NotRelevant), ("6.1", No)]);
    let score = score(&town.catalog, &town.assessment.round);
    let backup = score.checklist(3);
    assert_eq!((backup.yes, backup.no, backup.not_relevant, backup.open), (2, 1, 1, 3));
    assert_eq!((backup.answered_percent(), backup.fulfilled_percent()), (57, Some(66)));
    assert_eq!(score.priority(1).answered(), 4);
    assert_eq!(score.priority(1).total(), 7 + 22 + 18 + 16 + 7);
    assert_eq!(score.priority(4).fulfilled_percent(), Some(0));
    assert_eq!((score.overall.answered(), score.overall.answered_percent()), (5, 1));
}

#[test]
fn the_plan_puts_priority_before_basis_before_effort_before_requirements_before_id() {
    // 6.5 priority 4; 13.8 priority 2; the rest priority 1: 3.7 touches no Basis requirement (CON.3.A15 is one? see below).
    let town =
        Town::with(&[("6.5", No), ("13.8", No), ("7.2", No), ("12.2", No), ("12.1", No), ("7.7", No), ("10.14", No)]);
    // Basis, effort 1: 12.2 touches three requirements, 10.14 one Basis; 7.7 touches OPS.1.1.2.A22 (Standard) only.
    let order = town.ranked();
    let place = |id: &str| order.iter().position(|other| other == id).unwrap();
    assert!(place("12.2") < place("10.14"), "more requirements first: {order:?}");
    assert!(place("10.14") < place("12.1"), "lower effort first: {order:?}");
    assert!(
        place("12.1") < place("7.2"),
        "a question without requirement comes after those with a Basis one: {order:?}"
    );
    assert!(place("7.2") < place("13.8") && place("13.8") < place("6.5"), "priority group first: {order:?}");
    assert_eq!(town.plan().iter().map(|item| item.rank).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn a_tie_in_everything_is_broken_by_the_question_id_as_a_number() {
    let town = Town::with(&[("3.3", No), ("3.2", No), ("14.12", No), ("14.9", No)]);
    assert_eq!(town.ranked(), ["3.2", "3.3", "14.9", "14.12"]);
}

#[test]
fn a_quick_win_is_done_the_same_day_even_in_the_worst_case() {
    let town = Town::with(&[("12.2", No), ("12.8", No)]);
    let plan = town.plan();
    assert!(plan.iter().any(|item| item.questions == [q("12.2")] && item.quick_win()));
    assert!(plan.iter().any(|item| item.questions == [q("12.8")] && !item.quick_win()), "effort 1–2 is none");
}

#[test]
fn a_merged_measure_takes_the_best_priority_and_the_highest_effort_and_shows_only_the_open_noes() {
    let mut town = Town::with(&[("6.5", No), ("9.6", No), ("3.1", Yes)]);
    let measure = Measure {
        questions: [q("6.5"), q("9.6"), q("3.1")].into(),
        title: "Netz und Papier".to_owned(),
        owner: "IT".to_owned(),
        due: Some(date(2026, 12, 31)),
        ..Measure::default()
    };
    town.apply(Edit::Measure(MeasureId(1), Some(measure)));
    let plan = town.plan();
    assert_eq!(plan.len(), 1);
    assert_eq!(plan[0].questions, [q("6.5"), q("9.6")]);
    assert_eq!((plan[0].priority, plan[0].effort.min, plan[0].effort.max), (2, 3, 3));
    assert_eq!((plan[0].title.as_str(), plan[0].owner.as_str()), ("Netz und Papier", "IT"));
    assert!(plan[0].reason.starts_with("Priorität 2"), "{}", plan[0].reason);
}

#[test]
fn a_measure_whose_questions_are_no_longer_no_leaves_the_plan_but_stays_in_the_file() {
    let mut town = Town::with(&[("3.1", No)]);
    town.apply(Edit::Measure(MeasureId(1), Some(Measure::for_question(q("3.1")))));
    town.apply(Edit::Answer(q("3.1"), Some(Yes)));
    assert!(town.plan().is_empty());
    assert_eq!(town.assessment.round.measures.len(), 1);
}

#[test]
fn the_status_of_a_requirement_follows_its_questions_and_is_provisional_while_one_is_open() {
    // CON.3.A2 is asked about by 3.2, 3.3 and 3.6.
    assert_eq!(Town::new().status("CON.3.A2"), (Fulfilment::Unanswered, true));
    assert_eq!(Town::with(&[("3.2", Yes)]).status("CON.3.A2"), (Fulfilment::Yes, true));
    assert_eq!(
        Town::with(&[("3.2", Yes), ("3.3", Yes), ("3.6", NotRelevant)]).status("CON.3.A2"),
        (Fulfilment::Yes, false)
    );
    assert_eq!(Town::with(&[("3.2", Yes), ("3.3", No)]).status("CON.3.A2"), (Fulfilment::Partial, true));
    assert_eq!(Town::with(&[("3.2", No), ("3.3", No), ("3.6", No)]).status("CON.3.A2"), (Fulfilment::No, false));
    assert_eq!(Town::with(&[("3.2", NotRelevant)]).status("CON.3.A2"), (Fulfilment::Dispensable, true));
    assert_eq!(Town::new().status("ISMS.1.A1"), (Fulfilment::NotCovered, false));
}

#[test]
fn hints_name_what_is_missing_and_vanish_when_it_is_there() {
    let mut town = Town::with(&[("3.1", Yes), ("3.2", No), ("3.3", NotRelevant)]);
    let now = |town: &Town| hints(&town.catalog, &town.assessment.round, &town.plan(), TODAY);
    assert_eq!(
        now(&town),
        [
            Hint::NoOwner(q("3.2")),
            Hint::NoDueDate(q("3.2")),
            Hint::NoJustification(q("3.3")),
            Hint::NoEvidence(q("3.1"))
        ]
    );
    let evidence = Evidence { title: "Konzept".to_owned(), place: String::new(), date: None };
    town.apply(Edit::Evidence(q("3.1"), vec![evidence]));
    town.apply(Edit::Justification(q("3.3"), "kein Band".to_owned()));
    let owned = Measure { owner: "IT".to_owned(), due: Some(TODAY), ..Measure::for_question(q("3.2")) };
    town.apply(Edit::Measure(MeasureId(1), Some(owned.clone())));
    assert_eq!(now(&town), [], "due today is not overdue");
    town.apply(Edit::Measure(MeasureId(1), Some(Measure { due: Some(date(2026, 11, 21)), ..owned })));
    assert_eq!(now(&town), [Hint::Overdue(q("3.2"))]);
}

#[test]
fn a_discarded_measure_needs_neither_owner_nor_date() {
    let mut town = Town::with(&[("3.2", No)]);
    let discarded = Measure {
        status: MeasureStatus::Discarded,
        status_note: "Das Gebäude wird abgerissen".to_owned(),
        ..Measure::for_question(q("3.2"))
    };
    town.apply(Edit::Measure(MeasureId(1), Some(discarded)));
    assert_eq!(hints(&town.catalog, &town.assessment.round, &town.plan(), TODAY), []);
}

#[test]
fn the_next_open_question_goes_on_in_working_order_and_starts_over_at_the_end() {
    let town = Town::with(&[("3.1", Yes)]);
    let next = |after| next_open(&town.catalog, &town.assessment.round, after);
    assert_eq!(next(None), Some(q("3.2")));
    assert_eq!(next(Some(q("3.7"))), Some(q("7.1")), "IT-Administration follows Backup");
    assert_eq!(next(Some(q("16.4"))), Some(q("3.2")), "Telefonie is the last list");
}

#[test]
fn every_edit_returns_the_edit_that_takes_it_back() {
    let mut town = Town::with(&[("3.1", No)]);
    let measure = Measure { owner: "IT".to_owned(), ..Measure::for_question(q("3.1")) };
    let evidence = Evidence { title: "Plan".to_owned(), place: "Schrank 3".to_owned(), date: Some(TODAY) };
    let edits = [
        Edit::Answer(q("3.1"), Some(Yes)),
        Edit::Answer(q("3.1"), None),
        Edit::Note(q("3.2"), "Notiz".to_owned()),
        Edit::Justification(q("3.2"), "Grund".to_owned()),
        Edit::Evidence(q("3.2"), vec![evidence]),
        Edit::Measure(MeasureId(7), Some(measure)),
        Edit::Kommune(Kommune { name: "Stadt Neu".to_owned(), ..Kommune::default() }),
        Edit::Logo(Some(Logo { media_type: "image/png".to_owned(), base64: "AAAA".to_owned() })),
        Edit::Several(vec![Edit::Note(q("3.2"), "a".to_owned()), Edit::Note(q("3.2"), "b".to_owned())]),
    ];
    for edit in edits {
        let before = (town.assessment.kommune.clone(), town.assessment.round.clone());
        let back = town.apply(edit.clone()).unwrap_or_else(|| panic!("{edit:?} changed nothing"));
        assert_ne!((&town.assessment.kommune, &town.assessment.round), (&before.0, &before.1), "{edit:?}");
        town.apply(back);
        assert_eq!((&town.assessment.kommune, &town.assessment.round), (&before.0, &before.1), "{edit:?}");
    }
}

#[test]
fn changing_the_master_data_keeps_the_logo() {
    let mut town = Town::new();
    let logo = Logo { media_type: "image/png".to_owned(), base64: "AAAA".to_owned() };
    town.apply(Edit::Logo(Some(logo.clone())));
    town.apply(Edit::Kommune(Kommune { name: "Stadt Neu".to_owned(), ..Kommune::default() }));
    assert_eq!(town.assessment.kommune.logo, Some(logo));
}

#[test]
fn the_journal_says_who_changed_what_from_what_to_what_and_nothing_when_nothing_changed() {
    let mut town = Town::with(&[("3.1", No)]);
    assert_eq!(town.apply(Edit::Answer(q("3.1"), Some(No))), None);
    assert_eq!(town.apply(Edit::Several(vec![Edit::Note(q("3.1"), String::new())])), None);
    let journal = &town.assessment.journal;
    assert_eq!(journal.len(), 1);
    assert_eq!((&journal[0].old, &journal[0].new), (&Edit::Answer(q("3.1"), None), &Edit::Answer(q("3.1"), Some(No))));
    assert_eq!((journal[0].by.as_str(), journal[0].at), ("M. Sommer", stamp().at));
}

#[test]
fn an_edit_that_makes_no_sense_is_refused_and_changes_nothing() {
    let mut town = Town::with(&[("3.1", No), ("3.2", No)]);
    town.apply(Edit::Measure(MeasureId(1), Some(Measure::for_question(q("3.1")))));
    let before = town.assessment.clone();
    let refused = [
        (Edit::Answer(q("3.8"), Some(Yes)), EditError::UnknownQuestion(q("3.8"))),
        (Edit::Note(q("20.1"), "x".to_owned()), EditError::UnknownQuestion(q("20.1"))),
        (Edit::Measure(MeasureId(2), Some(Measure::default())), EditError::MeasureWithoutQuestion),
        (Edit::Measure(MeasureId(2), Some(Measure::for_question(q("3.1")))), EditError::AlreadyPlanned(q("3.1"))),
        (
            Edit::Several(vec![Edit::Answer(q("3.2"), Some(Yes)), Edit::Answer(q("99.1"), Some(Yes))]),
            EditError::UnknownQuestion(q("99.1")),
        ),
    ];
    for (edit, error) in refused {
        assert_eq!(town.assessment.apply(edit, &town.catalog, stamp()), Err(error));
        assert_eq!(town.assessment, before);
    }
}

#[test]
fn questions_can_move_from_one_measure_to_another_in_one_step() {
    let mut town = Town::with(&[("3.1", No), ("3.2", No)]);
    town.apply(Edit::Measure(MeasureId(1), Some(Measure::for_question(q("3.1")))));
    town.apply(Edit::Measure(MeasureId(2), Some(Measure::for_question(q("3.2")))));
    let merged = Measure { questions: [q("3.1"), q("3.2")].into(), ..Measure::default() };
    let back = town
        .apply(Edit::Several(vec![Edit::Measure(MeasureId(2), None), Edit::Measure(MeasureId(1), Some(merged))]))
        .unwrap();
    assert_eq!(town.plan().len(), 1);
    town.apply(back);
    assert_eq!(town.plan().len(), 2);
}

#[test]
fn an_answer_taken_back_with_nothing_else_recorded_leaves_no_trace_but_the_journal() {
    let mut town = Town::with(&[("3.1", Yes)]);
    town.apply(Edit::Answer(q("3.1"), None));
    assert!(town.assessment.round.answers.is_empty());
    assert_eq!(town.assessment.journal.len(), 2);
}
