//! What was put together and is separated again.

use wiba_core::assessment::{Step, add_step, append_step, tick_step};

use super::*;

fn due(month: i8, day: i8) -> MeasureEdit {
    MeasureEdit::Due(Some(date(2027, month, day)))
}

fn owner(name: &str) -> MeasureEdit {
    MeasureEdit::Owner(name.to_owned())
}

/// 3.1 with owner and date, 3.2 with another date, costs, texts and steps, 7.1 as a proposal, 7.2 and 7.3 under one measure.
fn town() -> Town {
    let mut town = Town::with(&[("3.1", No), ("3.2", No), ("7.1", No), ("7.2", No), ("7.3", No)]);
    town.decide("3.1", vec![owner("IT"), due(1, 15), MeasureEdit::Title("Sichern".to_owned())]);
    let other = town.decide(
        "3.2",
        vec![due(3, 1), MeasureEdit::CostOnce(Some(500)), MeasureEdit::Description("Bandlaufwerk".to_owned())],
    );
    town.decide("3.2", vec![MeasureEdit::Status(MeasureStatus::InProgress)]);
    for text in ["bestellen", "einbauen"] {
        town.apply(add_step(&town.assessment.round, other, text));
    }
    let both = town.decide("7.2", vec![owner("Hauptamt")]);
    town.apply(vec![Edit::plan(q("7.3"), Some(both))]);
    town
}

const ALL: [&str; 5] = ["3.1", "3.2", "7.1", "7.2", "7.3"];

fn merge(town: &mut Town, questions: &[&str]) -> Id {
    let questions: Vec<QuestionId> = questions.iter().map(|id| q(id)).collect();
    town.apply(merge_measures(&town.assessment, &questions, "Zusammen", |_| Vec::new()));
    town.assessment.round.measure_for(questions[0]).unwrap().0
}

fn separate(town: &mut Town, id: Id) {
    town.apply(separate_measure(&town.assessment, id));
}

fn of<'a>(town: &'a Town, question: &str) -> Option<&'a wiba_core::assessment::Measure> {
    town.assessment.round.measure_for(q(question)).map(|(_, measure)| measure)
}

#[test]
fn measures_put_together_and_separated_are_what_they_were() {
    for first in ["3.1", "3.2", "7.1"] {
        let mut town = town();
        let before = content(&town);
        let rest = ALL.into_iter().filter(|id| *id != first);
        let order: Vec<&str> = [first].into_iter().chain(rest).collect();
        let whole = merge(&mut town, &order);
        assert_eq!(town.plan().len(), 1, "{order:?}");
        separate(&mut town, whole);
        assert_eq!(content(&town), before, "{order:?}");
    }
}

#[test]
fn what_one_measure_closes_from_the_start_on_is_separated_too() {
    let mut town = town();
    let both = town.assessment.round.measure_for(q("7.2")).unwrap().0;
    separate(&mut town, both);
    assert_eq!((of(&town, "7.2").unwrap().owner.as_str(), of(&town, "7.3")), ("Hauptamt", None));
}

#[test]
fn what_was_put_together_in_two_goes_is_what_it_was() {
    let mut town = town();
    let before = content(&town);
    merge(&mut town, &["3.2", "3.1"]);
    let whole = merge(&mut town, &["3.2", "7.1", "7.2"]);
    separate(&mut town, whole);
    assert_eq!(content(&town), before);
}

#[test]
fn proposals_put_together_and_separated_are_proposals_again() {
    let mut town = Town::with(&[("3.1", No), ("3.2", No)]);
    let before = content(&town);
    let whole = merge(&mut town, &["3.2", "3.1"]);
    separate(&mut town, whole);
    assert_eq!(content(&town), before);
}

#[test]
fn what_was_decided_for_the_common_measure_holds_for_each_and_costs_once() {
    let mut town = town();
    let whole = merge(&mut town, &["3.1", "3.2", "7.1"]);
    town.apply(vec![Edit::Measure(whole, due(6, 30)), Edit::Measure(whole, MeasureEdit::CostOnce(Some(900)))]);
    separate(&mut town, whole);
    let due = |id| of(&town, id).and_then(|measure| measure.due);
    assert_eq!(["3.1", "3.2", "7.1"].map(due), [Some(date(2027, 6, 30)); 3]);
    let owners = ["3.1", "3.2", "7.1"].map(|id| of(&town, id).unwrap().owner.as_str());
    assert_eq!(owners, ["IT", "", ""], "the owner was not decided since");
    let costs = ["3.1", "3.2", "7.1"].map(|id| of(&town, id).unwrap().cost_once);
    assert_eq!(costs, [Some(900), None, None]);
}

#[test]
fn who_came_after_a_decision_does_not_take_it_along() {
    let mut town = town();
    let whole = merge(&mut town, &["3.1", "3.2"]);
    town.apply(vec![Edit::Measure(whole, owner("Bauhof"))]);
    merge(&mut town, &["3.1", "7.1", "7.2"]);
    separate(&mut town, whole);
    let owners = ALL.map(|id| of(&town, id).map(|measure| measure.owner.as_str()));
    assert_eq!(owners, [Some("Bauhof"), Some("Bauhof"), None, Some("Hauptamt"), Some("Hauptamt")]);
}

#[test]
fn a_decision_that_was_taken_back_counts_as_none() {
    let mut town = town();
    let before = content(&town);
    let whole = merge(&mut town, &["3.1", "3.2"]);
    let back = town.apply(vec![Edit::Measure(whole, due(6, 30))]);
    town.apply(back);
    separate(&mut town, whole);
    assert_eq!(content(&town), before);
}

#[test]
fn steps_go_back_with_what_was_ticked_since() {
    let mut town = town();
    let whole = merge(&mut town, &["3.1", "3.2"]);
    town.apply(tick_step(&town.assessment, q("3.1").into(), 1, true, &[]));
    town.apply(append_step(&town.assessment, q("3.1").into(), Id::random(), &[]));
    separate(&mut town, whole);
    let steps = |id| of(&town, id).unwrap().steps.iter().map(|Step { text, done, .. }| (text.as_str(), *done));
    assert_eq!(steps("3.2").collect::<Vec<_>>(), [("bestellen", false), ("einbauen", true)]);
    assert_eq!(steps("3.1").collect::<Vec<_>>(), [("", false)]);
}

#[test]
fn without_a_verlauf_a_decision_was_for_all() {
    let mut town = town();
    let whole = merge(&mut town, &["3.1", "3.2"]);
    town.assessment.journal = wiba_core::assessment::Journal::default();
    separate(&mut town, whole);
    assert_eq!(["3.1", "3.2"].map(|id| of(&town, id).unwrap().due), [Some(date(2027, 1, 15)); 2]);
    assert_eq!(["3.1", "3.2"].map(|id| of(&town, id).unwrap().cost_once), [Some(500), None]);
}

#[test]
fn a_separation_can_be_taken_back_and_made_again() {
    let mut town = town();
    let before = content(&town);
    let whole = merge(&mut town, &ALL);
    let together = content(&town);
    let back = town.apply(separate_measure(&town.assessment, whole));
    town.assessment.take_back(back, stamp());
    assert_eq!(content(&town), together);
    separate(&mut town, whole);
    assert_eq!(content(&town), before);
}
