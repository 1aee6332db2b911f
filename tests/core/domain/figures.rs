//! The figures beside the score: how well the answers are founded, against what something is missing, what it takes, what
//! has changed, and what is to be decided.

use jiff::civil::date;
use wiba_core::analysis::{Decision, Findings, Verdict, answered_by, development, period};
use wiba_core::assessment::{AnswerValue, Edit, MeasureEdit, PersonDays, QuestionEdit, Stamp, add_evidence, decide};
use wiba_core::catalog::Threat;

use super::{TODAY, Town, q, stamp};

use AnswerValue::{No, NotRelevant, Yes};

fn findings(town: &Town) -> Findings {
    Findings::new(&town.catalog, &town.assessment.round, TODAY)
}

fn planned(town: &mut Town, question: &str, edits: &[MeasureEdit]) {
    let edits = decide(&town.assessment, q(question), edits.to_vec());
    town.assessment.apply(edits, &town.catalog, stamp()).unwrap();
}

#[test]
fn a_ja_is_founded_by_a_nachweis_and_a_nicht_relevant_by_a_begründung() {
    let mut town = Town::with(&[("3.1", Yes), ("3.2", Yes), ("3.3", NotRelevant), ("3.4", NotRelevant), ("3.5", No)]);
    let (_, edits) = add_evidence(&town.assessment.round, q("3.1"), "Protokoll");
    town.assessment.apply(edits, &town.catalog, stamp()).unwrap();
    let why = Edit::Question(q("3.3"), QuestionEdit::Justification("Gibt es hier nicht.".to_owned()));
    town.assessment.apply(vec![why], &town.catalog, stamp()).unwrap();
    let quality = findings(&town).quality;
    assert_eq!((quality.proven, quality.unproven, quality.justified, quality.unjustified), (1, 1, 1, 1));
    // One that says nothing proves nothing.
    let (_, edits) = add_evidence(&town.assessment.round, q("3.2"), " ");
    town.assessment.apply(edits, &town.catalog, stamp()).unwrap();
    assert_eq!(findings(&town).quality, quality);
}

#[test]
fn what_is_missing_is_counted_by_threat_with_the_greatest_share_first() {
    let town = Town::with(&[]);
    let of = |threat: Threat| {
        let found = town.catalog.questions().filter(|question| question.threat == threat);
        found.map(|question| question.id.to_string()).collect::<Vec<_>>()
    };
    let (ransomware, access) = (of(Threat::Ransomware), of(Threat::Fremdzugriff));
    let answers = [(ransomware[0].as_str(), No), (access[0].as_str(), No), (access[1].as_str(), Yes)];
    let threats = findings(&Town::with(&answers)).threats;
    assert_eq!((threats[0].0, threats[0].1.no), (Threat::Ransomware, 1), "one of twelve is more than one of many");
    assert_eq!((threats[1].0, threats[1].1.no, threats[1].1.yes), (Threat::Fremdzugriff, 1, 1));
    assert_eq!(threats.iter().map(|(_, counts)| counts.total()).sum::<usize>(), 257);
}

#[test]
fn money_and_work_of_what_is_pending_are_summed_by_the_year_of_the_frist() {
    let mut town = Town::with(&[("3.1", No), ("3.2", No), ("3.3", No), ("3.4", No)]);
    let half = MeasureEdit::PersonDays(Some(PersonDays { tenths: 5 }));
    planned(
        &mut town,
        "3.1",
        &[MeasureEdit::CostOnce(Some(100)), MeasureEdit::Due(Some(date(2027, 3, 1))), half.clone()],
    );
    planned(&mut town, "3.2", &[MeasureEdit::CostYearly(Some(700)), MeasureEdit::Due(Some(date(2028, 3, 1))), half]);
    planned(
        &mut town,
        "3.3",
        &[MeasureEdit::CostOnce(Some(9000)), MeasureEdit::Status(wiba_core::assessment::MeasureStatus::Done)],
    );
    let findings = findings(&town);
    let all = findings.costs.all;
    assert_eq!((all.measures, all.stated, all.once, all.yearly, all.days.tenths), (3, 2, 100, 700, 10));
    let years: Vec<_> = findings.costs.years.iter().map(|(year, sums)| (*year, sums.measures, sums.once)).collect();
    assert_eq!(years, [(Some(2027), 1, 100), (Some(2028), 1, 0), (None, 1, 0)]);
    let largest: Vec<_> = findings.costs.largest.iter().map(|place| findings.plan[*place].questions[0]).collect();
    assert_eq!(largest, [q("3.2"), q("3.1")]);
}

#[test]
fn a_quick_win_takes_a_day_by_ones_own_estimate_too() {
    let town = Town::with(&[]);
    let easy = town.catalog.questions().find(|question| question.effort.max == 1).unwrap().id.to_string();
    let mut town = Town::with(&[(easy.as_str(), No)]);
    assert!(findings(&town).plan[0].quick_win());
    planned(&mut town, &easy, &[MeasureEdit::PersonDays(Some(PersonDays { tenths: 10 }))]);
    assert!(findings(&town).plan[0].quick_win());
    planned(&mut town, &easy, &[MeasureEdit::PersonDays(Some(PersonDays { tenths: 11 }))]);
    assert!(!findings(&town).plan[0].quick_win());
}

#[test]
fn a_measure_is_cited_by_its_number_and_a_proposal_by_its_question() {
    let mut town = Town::with(&[("3.1", No)]);
    assert_eq!(findings(&town).plan[0].citation(), "zu 3.1");
    planned(&mut town, "3.1", &[MeasureEdit::CostOnce(Some(100))]);
    assert_eq!(findings(&town).plan[0].citation(), "M1");
}

#[test]
fn the_leitung_decides_five_things_at_most_and_what_is_overdue_is_always_among_them() {
    let questions = ["3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7"];
    let mut town = Town::with(&questions.map(|question| (question, No)));
    let named = MeasureEdit::Owner("IT".to_owned());
    for question in &questions[..2] {
        planned(&mut town, question, &[named.clone(), MeasureEdit::Due(Some(TODAY.yesterday().unwrap()))]);
    }
    let decided = |town: &Town| {
        let findings = findings(town);
        findings
            .decisions
            .iter()
            .map(|decision| match decision {
                Decision::Overdue(_) => 1,
                Decision::MoreOverdue(places) => places.len(),
                Decision::Measure(_) => 0,
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(decided(&town), [1, 1, 0, 0, 0]);
    for question in questions {
        planned(&mut town, question, &[named.clone(), MeasureEdit::Due(Some(TODAY.yesterday().unwrap()))]);
    }
    assert_eq!(decided(&town), [1, 1, 1, 1, 3], "the rest of them is one decision");
}

#[test]
fn the_journal_knows_the_days_of_the_round_and_what_was_before_one_of_them() {
    let mut town = Town::with(&[]);
    let on = |town: &mut Town, day: i8, question: &str, value| {
        let stamp = Stamp { at: date(2026, 11, day).at(9, 0, 0, 0), by: format!("P{day}") };
        town.assessment.apply(vec![Edit::answer(q(question), value, 1)], &town.catalog, stamp).unwrap();
    };
    on(&mut town, 3, "3.1", Some(Yes));
    on(&mut town, 5, "3.2", Some(No));
    on(&mut town, 9, "3.1", Some(No));
    on(&mut town, 9, "3.3", Some(Yes));
    let days = period(&town.assessment).unwrap();
    assert_eq!((days.from, days.to, days.changed), (date(2026, 11, 3), date(2026, 11, 9), date(2026, 11, 9)));
    let since = development(&town.catalog, &town.assessment, date(2026, 11, 9));
    assert_eq!((since.before.yes, since.before.no, since.before.open, since.changed), (1, 1, 255, 2));
    let all = development(&town.catalog, &town.assessment, date(2026, 11, 1));
    assert_eq!((all.before.answered(), all.changed), (0, 3));
    assert_eq!(answered_by(&town.assessment).get(&q("3.1")), Some(&(date(2026, 11, 9), "P9")));
    on(&mut town, 12, "3.1", None);
    let days = period(&town.assessment).unwrap();
    assert_eq!((days.to, days.changed), (date(2026, 11, 9), date(2026, 11, 12)), "what is taken away is no answer");
    assert_eq!(answered_by(&town.assessment).get(&q("3.1")), None);
    assert!(period(&Town::with(&[]).assessment).is_none_or(|days| days.from <= days.to));
}

#[test]
fn the_verdict_is_the_first_that_holds() {
    let verdict = |answers: &[(&str, AnswerValue)]| findings(&Town::with(answers)).verdict;
    assert_eq!(verdict(&[]), Verdict::Nothing);
    assert_eq!(verdict(&[("3.1", Yes)]), Verdict::Incomplete);
    let catalog = Town::with(&[]).catalog;
    let ids: Vec<String> = catalog.questions().map(|question| question.id.to_string()).collect();
    let all = |no: &str| {
        let answers: Vec<(&str, AnswerValue)> =
            ids.iter().map(|id| (id.as_str(), if id == no { No } else { Yes })).collect();
        verdict(&answers)
    };
    let of_group = |wanted: u8| {
        let list = catalog.checklists.iter().find(|list| list.priority == wanted).unwrap();
        list.questions[0].id.to_string()
    };
    assert_eq!(all(&of_group(1)), Verdict::GreatestRisks);
    assert_eq!(all(&of_group(4)), Verdict::Gaps);
    assert_eq!(all(""), Verdict::Unfounded, "257 Ja without a Nachweis");
    let most: Vec<(&str, AnswerValue)> = ids[..250].iter().map(|id| (id.as_str(), Yes)).collect();
    assert_eq!(verdict(&most), Verdict::NoGapSoFar);
}
