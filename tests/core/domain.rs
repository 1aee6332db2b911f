//! Score, plan, coverage, hints and edits with worked examples on the real catalogue.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

#[path = "domain/figures.rs"]
mod figures;
#[path = "domain/findings.rs"]
mod findings;
#[path = "domain/people.rs"]
mod people;
#[path = "domain/separating.rs"]
mod separating;

use jiff::civil::{Date, date, datetime};
use wiba_core::analysis::{Fulfilment, Hint, HintKind, PlanItem, asking, coverage, hints, next_open, plan, score};
use wiba_core::assessment::{
    AnswerValue, Assessment, Edit, EditError, EvidenceEdit, Id, KommuneEdit, Logo, MeasureEdit, MeasureStatus,
    PersonDays, QuestionEdit, Stamp, Target, add_evidence, decide, merge_measures, remove_evidence, remove_measure,
    separate_measure, tick_step,
};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::desk::intent::Intent;

const TODAY: Date = date(2026, 11, 22);

fn q(text: &str) -> QuestionId {
    text.parse().unwrap()
}

fn hint(kind: HintKind, question: &str) -> Hint {
    Hint { kind, at: q(question).into() }
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
            town.answer(id, Some(*value));
        }
        town
    }

    fn apply(&mut self, edits: Vec<Edit>) -> Vec<Edit> {
        self.assessment.apply(edits, &self.catalog, stamp()).unwrap()
    }

    fn answer(&mut self, id: &str, value: Option<AnswerValue>) {
        self.apply(vec![Edit::answer(q(id), value, self.catalog.edition)]);
    }

    /// Decides something about the measure of a question; returns the measure.
    fn decide(&mut self, id: &str, decisions: Vec<MeasureEdit>) -> Id {
        self.apply(decide(&self.assessment, q(id), decisions));
        self.assessment.round.measure_for(q(id)).unwrap().0
    }

    fn plan(&self) -> Vec<PlanItem> {
        plan(&self.catalog, &self.assessment.round)
    }

    fn ranked(&self) -> Vec<String> {
        self.plan().iter().map(|item| item.questions[0].to_string()).collect()
    }

    fn status(&self, requirement: &str) -> (Fulfilment, bool) {
        let all = coverage(&self.catalog, &self.assessment.round);
        let found = all.iter().find(|status| status.requirement.as_str() == requirement).unwrap();
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
    let catalog = Catalog::embedded().unwrap();
    let basis = |id: &str| {
        catalog.question(q(id)).unwrap().requirements.iter().any(|requirement| {
            let level = catalog.profile.requirement(requirement).unwrap().level;
            level == wiba_core::catalog::Level::Basis
        })
    };
    assert!(!basis("7.2") && basis("12.2") && basis("10.14"));
    // The quickest without one, and the slowest with one, of the first priority group.
    let first = || catalog.questions().filter(|question| catalog.priority_of(question.id) == Some(1));
    let quick = first().filter(|question| !basis(&question.id.to_string())).min_by_key(|question| question.effort.max);
    let slow = first().filter(|question| basis(&question.id.to_string())).max_by_key(|question| question.effort.max);
    let (quick, slow) = (quick.unwrap(), slow.unwrap());
    assert!(quick.effort.max < slow.effort.max);
    let (quick, slow) = (quick.id, slow.id);
    let ids = ["6.5", "13.8", "7.2", "12.2", "12.1", "10.14", &quick.to_string(), &slow.to_string()];
    let town = Town::with(&ids.map(|id| (id, No)));
    let order = town.ranked();
    let place = |id: &str| order.iter().position(|other| other == id).unwrap();
    assert!(place("12.2") < place("10.14"), "more requirements first: {order:?}");
    assert!(place("10.14") < place("12.1"), "lower effort first: {order:?}");
    assert!(place(&slow.to_string()) < place(&quick.to_string()), "Basis before the quickest without: {order:?}");
    assert!(place("7.2") < place("13.8") && place("13.8") < place("6.5"), "priority group first: {order:?}");
    assert_eq!(town.plan().iter().map(|item| item.rank).collect::<Vec<_>>(), (1..=order.len()).collect::<Vec<_>>());
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
    let measure = town.decide(
        "6.5",
        vec![
            MeasureEdit::Title("Netz und Papier".to_owned()),
            MeasureEdit::Owner("IT".to_owned()),
            MeasureEdit::Due(Some(date(2026, 12, 31))),
        ],
    );
    town.apply(["9.6", "3.1"].map(|id| Edit::plan(q(id), Some(measure))).into());
    let plan = town.plan();
    assert_eq!(plan.len(), 1);
    assert_eq!(plan[0].questions, [q("6.5"), q("9.6")]);
    assert_eq!((plan[0].priority, plan[0].effort_words().as_str()), (2, "3"));
    assert_eq!((plan[0].title.as_str(), plan[0].owner.as_str()), ("Netz und Papier", "IT"));
    assert!(plan[0].reason.starts_with("Priorität 2"), "{}", plan[0].reason);
}

#[test]
fn a_measure_whose_questions_are_no_longer_no_leaves_the_plan_but_stays_in_the_file() {
    let mut town = Town::with(&[("3.1", No)]);
    town.decide("3.1", vec![]);
    town.answer("3.1", Some(Yes));
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
            hint(HintKind::NoOwner, "3.2"),
            hint(HintKind::NoDueDate, "3.2"),
            hint(HintKind::NoJustification, "3.3"),
            hint(HintKind::NoEvidence, "3.1")
        ]
    );
    town.apply(add_evidence(&town.assessment.round, q("3.1"), "Konzept").1);
    town.apply(vec![Edit::justification(q("3.3"), "kein Band")]);
    town.decide("3.2", vec![MeasureEdit::Owner("IT".to_owned()), MeasureEdit::Due(Some(TODAY))]);
    assert_eq!(now(&town), [], "due today is not overdue");
    town.decide("3.2", vec![MeasureEdit::Due(Some(date(2026, 11, 21)))]);
    assert_eq!(now(&town), [hint(HintKind::Overdue, "3.2")]);
}

#[test]
fn a_discarded_measure_needs_neither_owner_nor_date() {
    let mut town = Town::with(&[("3.2", No)]);
    let note = MeasureEdit::StatusNote("Das Gebäude wird abgerissen".to_owned());
    town.decide("3.2", vec![MeasureEdit::Status(MeasureStatus::Discarded), note]);
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

/// Everything but the journal, which only grows.
fn content(town: &Town) -> (wiba_core::assessment::Kommune, wiba_core::assessment::Round) {
    (town.assessment.kommune.clone(), town.assessment.round.clone())
}

#[test]
fn every_change_returns_the_edits_that_take_it_back() {
    let mut town = Town::with(&[("3.1", No), ("3.2", No)]);
    let measure = town.decide("3.1", vec![MeasureEdit::Owner("IT".to_owned())]);
    let (evidence, listed) = add_evidence(&town.assessment.round, q("3.2"), "Plan");
    town.apply(listed);
    let of_evidence = |edit| vec![Edit::Evidence(q("3.2"), evidence, edit)];
    let of_measure = |edit| vec![Edit::Measure(measure, edit)];
    let of_kommune = |edit| vec![Edit::Kommune(edit)];
    let changes = [
        vec![Edit::answer(q("3.1"), Some(Yes), 2)],
        vec![Edit::answer(q("3.1"), None, 2)],
        vec![Edit::Question(q("3.1"), wiba_core::assessment::QuestionEdit::Met(['a', 'c'].into()))],
        vec![Edit::note(q("3.3"), "Notiz")],
        vec![Edit::justification(q("3.2"), "Grund")],
        of_evidence(EvidenceEdit::Title("Vertrag".to_owned())),
        of_evidence(EvidenceEdit::Place("Schrank 3".to_owned())),
        of_evidence(EvidenceEdit::Date(Some(TODAY))),
        remove_evidence(q("3.2"), evidence),
        decide(&town.assessment, q("3.2"), [MeasureEdit::Due(Some(TODAY))]),
        of_measure(MeasureEdit::Title("Titel".to_owned())),
        of_measure(MeasureEdit::Description("Wie".to_owned())),
        of_measure(MeasureEdit::Status(MeasureStatus::Done)),
        of_measure(MeasureEdit::StatusNote("fertig".to_owned())),
        of_measure(MeasureEdit::CostOnce(Some(1))),
        of_measure(MeasureEdit::CostYearly(Some(2))),
        of_measure(MeasureEdit::PersonDays(Some(PersonDays { tenths: 3 }))),
        remove_measure(&town.assessment.round, measure),
        merge_measures(&town.assessment, &[q("3.1"), q("3.2")], "Zusammen", |_| Vec::new()),
        of_kommune(KommuneEdit::Name("Stadt Neu".to_owned())),
        of_kommune(KommuneEdit::Ags("05315000".to_owned())),
        of_kommune(KommuneEdit::Land("Hessen".to_owned())),
        of_kommune(KommuneEdit::Inhabitants(Some(12))),
        of_kommune(KommuneEdit::Leitung("A".to_owned())),
        of_kommune(KommuneEdit::Isb("B".to_owned())),
        of_kommune(KommuneEdit::IsbEmail("b@c.de".to_owned())),
        of_kommune(KommuneEdit::Confidentiality("geheim".to_owned())),
        of_kommune(KommuneEdit::Logo(Some(Logo { base64: "AAAA".to_owned() }))),
        vec![Edit::note(q("3.2"), "a"), Edit::note(q("3.2"), "b")],
    ];
    for change in changes {
        let before = content(&town);
        let back = town.apply(change.clone());
        assert_ne!(content(&town), before, "{change:?}");
        town.apply(back);
        assert_eq!(content(&town), before, "{change:?}");
    }
}

#[test]
fn changing_the_master_data_keeps_the_logo() {
    let mut town = Town::new();
    let logo = Logo { base64: "AAAA".to_owned() };
    town.apply(vec![Edit::Kommune(KommuneEdit::Logo(Some(logo.clone())))]);
    town.apply(vec![Edit::Kommune(KommuneEdit::Name("Stadt Neu".to_owned()))]);
    assert_eq!(town.assessment.kommune.logo, Some(logo));
}

#[test]
fn the_journal_says_who_changed_what_from_what_to_what_and_nothing_when_nothing_changed() {
    let mut town = Town::with(&[("3.1", No)]);
    town.answer("3.1", Some(No));
    town.apply(vec![Edit::note(q("3.1"), "")]);
    let journal = town.assessment.journal.entries();
    assert_eq!(journal.len(), 1);
    let change = &journal[0].changes[0];
    assert_eq!(
        (&change.old, &change.new),
        (&Edit::answer(q("3.1"), None, 1), &Edit::answer(q("3.1"), Some(No), town.catalog.edition))
    );
    assert_eq!((journal[0].by.as_str(), journal[0].at), ("M. Sommer", stamp().at));
    assert_eq!(journal[0].round, town.assessment.round.id);
}

#[test]
fn a_change_that_makes_no_sense_is_refused_whole() {
    let mut town = Town::with(&[("3.1", No), ("3.2", No)]);
    let measure = town.decide("3.1", vec![MeasureEdit::Owner("IT".to_owned())]);
    let (other, none) = (Id::random(), Id::random());
    let before = town.assessment.clone();
    let refused = [
        (vec![Edit::answer(q("3.8"), Some(Yes), 1)], EditError::UnknownQuestion(q("3.8"))),
        (vec![Edit::note(q("20.1"), "x")], EditError::UnknownQuestion(q("20.1"))),
        (vec![Edit::Measure(other, MeasureEdit::Owner("x".to_owned()))], EditError::UnknownMeasure(other)),
        (vec![Edit::plan(q("3.2"), Some(other))], EditError::UnknownMeasure(other)),
        (vec![Edit::Measure(measure, MeasureEdit::Number(None))], EditError::NotBlank),
        (
            vec![Edit::Evidence(q("3.1"), none, EvidenceEdit::Title("x".to_owned()))],
            EditError::UnknownEvidence(q("3.1")),
        ),
        (
            vec![Edit::answer(q("3.2"), Some(Yes), 1), Edit::answer(q("99.1"), Some(Yes), 1)],
            EditError::UnknownQuestion(q("99.1")),
        ),
    ];
    for (change, error) in refused {
        assert_eq!(town.assessment.apply(change, &town.catalog, stamp()), Err(error));
        assert_eq!(town.assessment, before);
    }
}

#[test]
fn a_measure_made_for_a_question_has_the_same_id_in_two_copies_of_a_file() {
    let mut one = Town::with(&[("3.1", No)]);
    let mut other = Town { catalog: one.catalog.clone(), assessment: one.assessment.clone() };
    other.decide("3.2", vec![]);
    assert_eq!(one.decide("3.1", vec![]), other.decide("3.1", vec![]));
}

#[test]
fn the_number_of_a_measure_is_never_given_to_another_one() {
    let mut town = Town::with(&[("3.1", No), ("3.2", No)]);
    let first = town.decide("3.1", vec![]);
    assert_eq!(town.assessment.round.measures[&first].number, 1);
    town.apply(remove_measure(&town.assessment.round, first));
    let second = town.decide("3.2", vec![]);
    assert_eq!(town.assessment.round.measures[&second].number, 2);
}

#[test]
fn an_answer_taken_back_with_nothing_else_recorded_leaves_no_trace_but_the_journal() {
    let mut town = Town::with(&[("3.1", Yes)]);
    town.answer("3.1", None);
    assert!(town.assessment.round.answers.is_empty());
    assert_eq!(town.assessment.journal.entries().len(), 2);
}

#[test]
fn what_is_typed_during_one_visit_of_a_field_is_one_entry() {
    let mut town = Town::new();
    let type_in = |town: &mut Town, text: &str, visit: u64| {
        town.assessment.type_in(vec![Edit::note(q("3.1"), text)], visit, &town.catalog, stamp()).unwrap()
    };
    use wiba_core::assessment::Applied;
    let Applied::Changed(back) = type_in(&mut town, "Die", 1) else { panic!("a new entry") };
    let id = town.assessment.journal.entries()[0].id;
    assert_eq!(type_in(&mut town, "Die Gemeinde", 1), Applied::Grown);
    assert_eq!(town.assessment.journal.entries()[0].id, id, "nobody else has seen the entry");
    town.assessment.journal.saved();
    assert_eq!(type_in(&mut town, "Die Gemeinde hat", 1), Applied::Grown);
    let entries = town.assessment.journal.entries();
    assert_eq!(entries.len(), 1);
    assert_ne!(entries[0].id, id, "a copy of the file may hold the entry as it was");
    assert_eq!(back, [Edit::note(q("3.1"), "")], "one step takes the whole visit back");
    assert!(matches!(type_in(&mut town, "Die Gemeinde hat nichts", 2), Applied::Changed(_)), "another visit");
    town.answer("3.1", Some(Yes));
    assert!(matches!(type_in(&mut town, "Die", 2), Applied::Changed(_)), "it is not the last entry any more");
}

#[test]
fn separating_a_merged_measure_does_not_multiply_its_costs() {
    let mut town = Town::with(&[("2.1", No), ("2.2", No), ("2.3", Yes)]);
    let measure = town.decide(
        "2.1",
        vec![
            MeasureEdit::Owner("IT".to_owned()),
            MeasureEdit::Due(Some(TODAY)),
            MeasureEdit::CostOnce(Some(3000)),
            MeasureEdit::CostYearly(Some(120)),
            MeasureEdit::PersonDays(Some(PersonDays { tenths: 50 })),
            MeasureEdit::Description("Neue Tür".to_owned()),
        ],
    );
    town.apply(["2.2", "2.3"].map(|id| Edit::plan(q(id), Some(measure))).into());
    town.apply(separate_measure(&town.assessment, measure));
    let round = &town.assessment.round;
    assert_eq!(town.plan().len(), 2);
    let sum = |cost: fn(&wiba_core::assessment::Measure) -> Option<u32>| {
        round.measures.values().filter_map(cost).sum::<u32>()
    };
    assert_eq!((sum(|m| m.cost_once), sum(|m| m.cost_yearly)), (3000, 120));
    assert_eq!(round.measures.values().filter_map(|m| m.person_days).map(|days| days.tenths).sum::<u32>(), 50);
    assert!(round.measures.values().all(|m| m.owner == "IT" && m.due == Some(TODAY)));
    assert_eq!(round.measure_for(q("2.3")).unwrap().0, measure, "what is not Nein now stays under its measure");
}

#[test]
fn measures_put_together_keep_every_question_the_earliest_date_and_the_sum_of_costs() {
    let mut town = Town::with(&[("3.1", No), ("3.2", No), ("7.1", No)]);
    for (id, owner, day) in [("3.1", "IT", 20), ("3.2", "ISB", 10)] {
        let due = Some(date(2026, 11, day));
        town.decide(
            id,
            vec![MeasureEdit::Owner(owner.to_owned()), MeasureEdit::Due(due), MeasureEdit::CostOnce(Some(100))],
        );
    }
    let before = content(&town);
    let questions = [q("3.1"), q("3.2"), q("7.1")];
    let back = town.apply(merge_measures(&town.assessment, &questions, "Zusammen", |_| Vec::new()));
    let plan = town.plan();
    assert_eq!(plan.len(), 1);
    assert_eq!((&plan[0].questions[..], plan[0].due), (&questions[..], Some(date(2026, 11, 10))));
    assert_eq!((plan[0].title.as_str(), plan[0].owner.as_str(), plan[0].number), ("Zusammen", "IT", Some(1)));
    assert_eq!(town.assessment.round.measures.values().next().unwrap().cost_once, Some(200));
    town.apply(back);
    assert_eq!(content(&town), before, "one step takes it back");
    assert_eq!(
        merge_measures(&town.assessment, &questions[..1], "x", |_| Vec::new()),
        [],
        "one alone is not put together"
    );
}

#[test]
fn a_proposal_put_to_a_measure_with_steps_brings_the_steps_of_the_catalogue_along() {
    for (ticked, order) in [("3.1", ["3.1", "3.2"]), ("3.2", ["3.1", "3.2"]), ("3.2", ["3.2", "3.1"])] {
        let mut town = Town::with(&[("3.1", No), ("3.2", No)]);
        let steps = |id: &str| town.catalog.question(q(id)).unwrap().measure.steps.clone();
        let all = order.map(steps).concat();
        let own = steps(ticked);
        town.apply(tick_step(&town.assessment, Target::Question(q(ticked)), 0, true, &own));
        let merge = Intent::Merge(order.map(q).into(), "x".to_owned());
        town.apply(merge.edits(&town.assessment, &town.catalog));
        let plan = town.plan();
        assert_eq!(plan[0].steps, all, "{ticked} ticked, {order:?}");
        assert_eq!(plan[0].own_steps.iter().filter(|step| step.done).count(), 1);
    }
}

#[test]
fn done_measures_put_together_are_done_and_a_mixture_is_under_way() {
    for (statuses, expected) in [
        ([MeasureStatus::Done, MeasureStatus::Done], MeasureStatus::Done),
        ([MeasureStatus::Done, MeasureStatus::Open], MeasureStatus::InProgress),
        ([MeasureStatus::Open, MeasureStatus::InProgress], MeasureStatus::InProgress),
        ([MeasureStatus::Open, MeasureStatus::Discarded], MeasureStatus::Open),
    ] {
        let mut town = Town::with(&[("3.1", No), ("3.2", No)]);
        town.decide("3.1", vec![MeasureEdit::Status(statuses[0])]);
        town.decide("3.2", vec![MeasureEdit::Status(statuses[1])]);
        town.apply(merge_measures(&town.assessment, &[q("3.1"), q("3.2")], "x", |_| Vec::new()));
        assert_eq!(town.plan()[0].status, expected, "{statuses:?}");
    }
}

#[test]
fn a_question_of_another_catalogue_can_leave_its_measure_and_come_back() {
    let mut town = Town::with(&[("3.1", No)]);
    let measure = town.decide("3.1", vec![MeasureEdit::Owner("IT".to_owned())]);
    let strange = q("25.3");
    town.assessment.round.answers.entry(strange).or_default().measure = Some(measure);
    let before = content(&town);
    let back = town.apply(remove_measure(&town.assessment.round, measure));
    assert!(town.assessment.round.measures.is_empty());
    town.assessment.take_back(back, stamp());
    assert_eq!(content(&town), before);
}

#[test]
fn whom_to_ask_is_told_by_name_and_a_day_that_has_passed_is_a_hint() {
    let mut town = Town::with(&[("3.2", AnswerValue::Yes)]);
    for (question, who, until) in
        [("3.1", "", None), ("3.2", " Bauhof ", Some(date(2026, 11, 21))), ("7.1", "Bauhof", Some(TODAY))]
    {
        let edits =
            [QuestionEdit::InClarification(true), QuestionEdit::Ask(who.to_owned()), QuestionEdit::AskUntil(until)];
        town.apply(edits.map(|edit| Edit::Question(q(question), edit)).into());
    }
    let found = asking(&town.catalog, &town.assessment.round);
    let found: Vec<_> = found.iter().map(|group| (group.title(), group.questions.len())).collect();
    assert_eq!(found, [("Bauhof", 2), ("Noch niemand benannt", 1)]);
    let plan = plan(&town.catalog, &town.assessment.round);
    let hints = hints(&town.catalog, &town.assessment.round, &plan, TODAY);
    let overdue: Vec<_> = hints.iter().filter(|hint| hint.kind == HintKind::ClarificationOverdue).collect();
    assert_eq!(overdue, [&hint(HintKind::ClarificationOverdue, "3.2")]);
    let open = score(&town.catalog, &town.assessment.round).overall.open;
    assert_eq!(open, 256, "in Klärung is no answer");
}
