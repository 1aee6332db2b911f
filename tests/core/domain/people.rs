//! Who has what to do, measures of one's own, and steps that are ticked off.

use jiff::civil::date;
use wiba_core::analysis::{Findings, Hint, HintKind, HintPlace, NO_PRIORITY, involved};
use wiba_core::assessment::{
    About, AnswerValue, Edit, EvidenceEdit, HandOut, HandOutState, Id, Many, MeasureEdit, Person, Presence,
    QuestionEdit, Target, add_evidence, add_person, append_step, hand_out, hand_outs_in_order, names, own_measure,
    rename_person, settle_hand_out, tick_step,
};
use wiba_core::desk::table_view::Filter;

use super::{TODAY, Town, q, stamp};

const NO: AnswerValue = AnswerValue::No;

fn person(name: &str, office: &str) -> Person {
    Person { name: name.to_owned(), office: office.to_owned(), ..Person::default() }
}

#[test]
fn an_office_has_what_its_people_have_and_who_has_left_is_not_proposed() {
    let mut town = Town::with(&[("3.1", NO), ("3.2", NO)]);
    town.apply(add_person(Id::random(), &person("Frau Kurz", "Hauptamt")));
    town.apply(add_person(Id::random(), &Person { presence: Presence::Left, ..person("Herr Alt", "") }));
    town.decide("3.1", vec![MeasureEdit::Owner("frau kurz".to_owned())]);
    town.decide("3.2", vec![MeasureEdit::Owner("Bauhof".to_owned())]);
    let ask = [QuestionEdit::InClarification(true), QuestionEdit::Ask("Hauptamt".to_owned())];
    town.apply(ask.map(|edit| Edit::Question(q("7.1"), edit)).into());
    assert_eq!(names(&town.assessment), ["Bauhof", "Frau Kurz", "Hauptamt"]);
    let findings = Findings::new(&town.catalog, &town.assessment.round, TODAY);
    let found = involved(&town.catalog, &town.assessment, &findings.plan);
    let of = |name: &str| {
        let who = found.iter().find(|who| who.name == name).unwrap();
        (who.listed.is_some(), who.asked.len(), who.measures.len())
    };
    assert_eq!(of("Hauptamt"), (false, 1, 1));
    assert_eq!(of("Frau Kurz"), (true, 0, 1));
    assert_eq!(of("Bauhof"), (false, 0, 1));
    assert_eq!(of("Herr Alt"), (true, 0, 0));
}

#[test]
fn a_measure_of_ones_own_stands_last_in_its_priority_group_and_is_overdue_like_any_other() {
    let mut town = Town::with(&[("3.1", NO)]);
    let (list, whole) = (Id::random(), Id::random());
    town.apply(own_measure(&town.assessment, whole, About::Whole, "Leitlinie schreiben"));
    town.apply(own_measure(&town.assessment, list, About::Checklist(3), "Sicherung erproben"));
    town.apply(vec![Edit::Measure(list, MeasureEdit::Due(Some(date(2026, 11, 1))))]);
    let findings = Findings::new(&town.catalog, &town.assessment.round, TODAY);
    let titles: Vec<_> = findings.plan.iter().skip(1).map(|item| item.title.as_str()).collect();
    assert_eq!(titles, ["Sicherung erproben", "Leitlinie schreiben"]);
    let last = findings.item_of(Target::Own(whole)).unwrap();
    assert_eq!((last.priority, last.effort_words().as_str(), last.quick_win()), (NO_PRIORITY, "–", false));
    let overdue: Vec<_> = findings.hints.iter().filter(|hint| hint.kind == HintKind::Overdue).collect();
    assert_eq!(overdue.len(), 1);
    assert_eq!((overdue[0].at, overdue[0].question()), (HintPlace::Own(list), None));
    assert_eq!(overdue[0].place(&town.assessment.round), "M2");
    // Whoever filters the plan by what is missing sees exactly those that the hints count.
    for (kind, filter) in [(HintKind::NoOwner, Filter::NoOwner), (HintKind::NoDueDate, Filter::NoDueDate)] {
        let told = findings.hints.iter().filter(|hint| hint.kind == kind).count();
        assert_eq!(told, findings.plan.iter().filter(|item| filter.keeps(item, TODAY)).count(), "{kind:?}");
        assert!(findings.hints.contains(&Hint { kind, at: HintPlace::Own(whole) }), "{kind:?}");
    }
}

#[test]
fn the_first_tick_makes_the_steps_of_the_catalogue_its_own() {
    let mut town = Town::with(&[("3.1", NO)]);
    let proposed = town.catalog.question(q("3.1")).unwrap().measure.steps.clone();
    let target = Target::Question(q("3.1"));
    town.apply(tick_step(&town.assessment, target, 1, true, &proposed));
    let (_, measure) = town.assessment.round.measure_of(target).unwrap();
    let ticked: Vec<bool> = measure.steps.iter().map(|step| step.done).collect();
    assert_eq!((ticked.len(), ticked[0], ticked[1]), (proposed.len(), false, true));
    town.apply(tick_step(&town.assessment, target, 1, false, &proposed));
    town.apply(append_step(&town.assessment, target, Id::random(), &proposed));
    let (_, measure) = town.assessment.round.measure_of(target).unwrap();
    assert_eq!(measure.steps.len(), proposed.len() + 1);
    assert!(measure.steps.iter().all(|step| !step.done));
    assert_eq!(measure.steps.last().unwrap().text, "", "it comes last");
}

#[test]
fn namesakes_stay_two_people_when_one_of_them_is_renamed() {
    let mut town = Town::new();
    let person = |office: &str, email: &str| Person {
        name: "Müller".to_owned(),
        office: office.to_owned(),
        email: email.to_owned(),
        ..Person::default()
    };
    let (anna, beate) = (Id::random(), Id::random());
    town.apply(add_person(anna, &person("Bauamt", "a@m.example")));
    town.apply(add_person(beate, &person("Kämmerei", "b@m.example")));
    town.apply(vec![Edit::Question(q("3.1"), QuestionEdit::Ask("Müller".to_owned()))]);
    town.apply(rename_person(&town.assessment, anna, "Müller, Anna"));
    let people = &town.assessment.kommune.people;
    assert_eq!(people[&anna], Person { name: "Müller, Anna".to_owned(), ..person("Bauamt", "a@m.example") });
    assert_eq!(people[&beate], person("Kämmerei", "b@m.example"));
    assert_eq!(town.assessment.round.answer(q("3.1")).ask, "Müller", "it is not known which of them");
    town.apply(rename_person(&town.assessment, anna, "Müller"));
    assert_eq!(town.assessment.kommune.people.len(), 2, "a name that somebody else has does not make them one");
}

#[test]
fn a_nachweis_is_a_hint_before_it_lapses_and_after() {
    let mut town = Town::with(&[("3.1", AnswerValue::Yes)]);
    let (id, edits) = add_evidence(&town.assessment.round, q("3.1"), "Zertifikat");
    town.apply(edits);
    let mut told = |until| {
        town.apply(vec![Edit::Evidence(q("3.1"), id, EvidenceEdit::ValidUntil(Some(until)))]);
        let findings = Findings::new(&town.catalog, &town.assessment.round, TODAY);
        let words = |hint: &Hint| findings.hint_words(*hint, &town.assessment.round);
        findings.hints.iter().map(words).collect::<Vec<_>>()
    };
    assert_eq!(told(date(2027, 1, 1)), Vec::<String>::new());
    assert_eq!(told(date(2026, 12, 22)), ["Der Nachweis „Zertifikat“ gilt nur noch bis 22.12.2026."]);
    assert_eq!(told(date(2026, 11, 21)), ["Der Nachweis „Zertifikat“ galt bis 21.11.2026."]);
}

#[test]
fn the_same_for_many_is_one_change_with_a_number_for_each_measure() {
    let mut town = Town::with(&[("3.1", NO), ("3.2", NO), ("3.3", AnswerValue::Yes)]);
    town.apply(vec![Edit::note(q("3.1"), "alt\n")]);
    let many = Many {
        owner: Some("Bauhof".to_owned()),
        due: Some(TODAY),
        note: Some("aus der Sitzung".to_owned()),
        ..Many::default()
    };
    let targets = ["3.1", "3.2", "3.3"].map(|id| Target::Question(q(id)));
    let before = town.assessment.clone();
    let back = town.assessment.apply(many.edits(&town.assessment, &targets, 1), &town.catalog, stamp()).unwrap();
    let round = &town.assessment.round;
    assert_eq!(round.answer(q("3.1")).note, "alt\naus der Sitzung");
    assert_eq!(round.answer(q("3.3")).note, "aus der Sitzung");
    let measures: Vec<_> = round.measures.values().map(|measure| (measure.owner.as_str(), measure.due)).collect();
    assert_eq!(measures, [("Bauhof", Some(TODAY)); 2], "a Ja has no measure");
    let numbers: std::collections::BTreeSet<u32> = round.measures.values().map(|measure| measure.number).collect();
    assert_eq!(numbers.len(), 2);
    town.assessment.take_back(back, stamp());
    assert_eq!(town.assessment.round, before.round);
}

#[test]
fn a_whole_checklist_becomes_nicht_relevant_with_one_begruendung() {
    let mut town = Town::new();
    let list = town.catalog.checklist(3).unwrap();
    let targets: Vec<Target> = list.questions.iter().map(|question| Target::Question(question.id)).collect();
    let many = Many {
        answer: Some(AnswerValue::NotRelevant),
        justification: Some("Es gibt keinen Webserver.".to_owned()),
        ..Many::default()
    };
    town.apply(many.edits(&town.assessment, &targets, 1));
    let answers: Vec<_> = town.assessment.round.answers.values().collect();
    assert_eq!(answers.len(), targets.len());
    assert!(answers.iter().all(|answer| {
        answer.value() == Some(AnswerValue::NotRelevant) && answer.justification == "Es gibt keinen Webserver."
    }));
}

#[test]
fn what_is_handed_out_and_not_back_in_time_is_a_hint_until_it_is_settled() {
    let mut town = Town::new();
    let (late, punctual) = (Id::random(), Id::random());
    let part = |due| HandOut { to: "Gebäude".to_owned(), questions: [q("3.1")].into(), due, ..HandOut::default() };
    town.apply(hand_out(late, &part(Some(date(2026, 11, 21)))));
    town.apply(hand_out(punctual, &part(Some(TODAY))));
    town.apply(hand_out(Id::random(), &part(None)));
    let findings = Findings::new(&town.catalog, &town.assessment.round, TODAY);
    assert_eq!(findings.hints, [Hint { kind: HintKind::HandOutOverdue, at: HintPlace::HandOut(late) }]);
    let words = findings.hint_words(findings.hints[0], &town.assessment.round);
    assert_eq!(words, "Gebäude: 1 Frage war bis 21.11.2026 zurückzugeben.");
    assert_eq!((findings.hints[0].place(&town.assessment.round).as_str(), findings.hinted.len()), ("Gebäude", 0));
    for settled in [HandOutState::Done, HandOutState::TakenBack] {
        town.apply(settle_hand_out(&town.assessment.round, late, settled));
        assert_eq!(Findings::new(&town.catalog, &town.assessment.round, TODAY).hints, [], "{settled:?}");
    }
}

#[test]
fn hand_outs_come_by_day_and_then_by_name() {
    let mut town = Town::new();
    for (to, on) in [("Personal", 20), ("Bauhof", 20), ("Gebäude", 19), ("IT", 20), ("Amt 3", 20)] {
        let on = Some(date(2026, 11, on));
        let part = HandOut { to: to.to_owned(), questions: [q("3.1")].into(), on, ..HandOut::default() };
        town.apply(hand_out(Id::random(), &part));
    }
    let order: Vec<&str> = hand_outs_in_order(&town.assessment.round).iter().map(|(_, what)| what.name()).collect();
    assert_eq!(order, ["Gebäude", "Amt 3", "Bauhof", "IT", "Personal"]);
}
