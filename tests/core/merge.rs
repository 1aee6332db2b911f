//! Two versions of a file become one: examples, and laws for whatever people do.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

#[path = "format/wishes.rs"]
mod wishes;

use std::path::Path;
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{date, datetime};
use proptest::prelude::*;
use wiba_core::assessment::{
    AnswerValue, Assessment, Edit, Entry, EvidenceEdit, Journal, KommuneEdit, MeasureEdit, Merge, MergeError,
    QuestionEdit, Side, Stamp, add_evidence, change_words, conflict_name, decide, nothing_new, plan_measure,
    remove_evidence, remove_measure, taken_lines,
};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::store::{parse, to_text};

use self::wishes::{Wish, wishes};

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::embedded().unwrap());
const Q: QuestionId = QuestionId::new(3, 1);

fn stamp() -> Stamp {
    at(0, "Test")
}

fn at(second: i64, by: &str) -> Stamp {
    Stamp { at: datetime(2026, 11, 22, 9, 0, 0, 0) + second.seconds(), by: by.to_owned() }
}

fn town() -> Assessment {
    Assessment::new("Musterstadt", date(2026, 11, 1), &CATALOG)
}

fn change(town: &mut Assessment, edits: Vec<Edit>, second: i64, by: &str) {
    town.apply(edits, &CATALOG, at(second, by)).unwrap();
}

fn merge(mine: &Assessment, other: &Assessment) -> Merge {
    Merge::new(mine.clone(), other.clone(), None).unwrap()
}

fn finish(merge: &Merge) -> Assessment {
    merge.finish(("a.wiba".into(), "b.wiba".into()), at(100_000, "Merge")).unwrap().0
}

fn merged(mine: &Assessment, other: &Assessment, side: Side) -> Assessment {
    let mut merge = merge(mine, other);
    merge.decide_all(side);
    finish(&merge)
}

fn state(town: &Assessment) -> Assessment {
    Assessment { journal: Journal::default(), ..town.clone() }
}

#[test]
fn what_one_side_has_changed_is_taken_and_the_verlauf_names_both_files() {
    let base = town();
    let (mut mine, mut other) = (base.clone(), base);
    change(&mut mine, vec![Edit::answer(Q, Some(AnswerValue::Yes), 2)], 1, "A");
    change(&mut other, vec![Edit::note(Q, "neu"), Edit::Kommune(KommuneEdit::Isb("M. Sommer".into()))], 2, "B");
    let merge = merge(&mine, &other);
    assert_eq!((merge.taken(), merge.conflicts().len()), (2, 0));
    let whole = finish(&merge);
    assert_eq!(whole.round.value(Q), Some(AnswerValue::Yes));
    assert_eq!(whole.round.answer(Q).note, "neu");
    assert_eq!(whole.journal.entries().len(), 3);
    let words = change_words(whole.journal.entries().last().unwrap(), &whole, None);
    assert_eq!(words, ["„a.wiba“ und „b.wiba“ zusammengeführt", "3.1 Notiz: „neu“", "ISB: „M. Sommer“"]);
    let text = to_text(&whole, Path::new("")).unwrap();
    assert_eq!(parse(text.as_bytes(), Path::new("")).unwrap(), whole);
}

#[test]
fn a_conflict_shows_both_sides_and_the_loser_stays_in_the_verlauf() {
    let mut base = town();
    change(&mut base, vec![Edit::note(Q, "alt")], 1, "A");
    let (mut mine, mut other) = (base.clone(), base);
    change(&mut mine, vec![Edit::note(Q, "meine")], 2, "A");
    change(&mut other, vec![Edit::note(Q, "andere")], 3, "B");
    let mut merge = merge(&mine, &other);
    let [conflict] = merge.conflicts() else { panic!("{:?}", merge.conflicts()) };
    assert_eq!(conflict.base, Edit::note(Q, "alt"));
    assert_eq!((conflict.mine_by.clone(), conflict.other_by.clone()), (Some(at(2, "A")), Some(at(3, "B"))));
    let names = || ("a".to_owned(), "b".to_owned());
    assert_eq!(merge.finish(names(), stamp()).unwrap_err(), MergeError::Undecided);
    merge.decide(0, Side::Mine);
    let whole = finish(&merge);
    assert_eq!(whole.round.answer(Q).note, "meine");
    let last = whole.journal.entries().last().unwrap();
    assert_eq!(last.changes[0].old, Edit::note(Q, "andere"));
    // Decided once, never asked again, whatever follows on both sides.
    let mut later = other.clone();
    change(&mut later, vec![Edit::note(QuestionId::new(3, 2), "weiter")], 200_000, "B");
    let again = Merge::new(whole.clone(), later, None).unwrap();
    assert_eq!((again.taken(), again.conflicts().len()), (1, 0));
    assert_eq!(merged(&mine, &other, Side::Other).round.answer(Q).note, "andere");
}

#[test]
fn of_two_measures_with_one_number_the_earlier_keeps_it() {
    let base = town();
    let (mut mine, mut other) = (base.clone(), base);
    let second = QuestionId::new(3, 2);
    let edits = plan_measure(&mine, Q).1;
    change(&mut mine, edits, 20, "A");
    let edits = plan_measure(&other, second).1;
    change(&mut other, edits, 10, "B");
    for whole in [merged(&mine, &other, Side::Mine), merged(&other, &mine, Side::Mine)] {
        assert_eq!(whole.round.measure_for(second).unwrap().1.number, 1);
        assert_eq!(whole.round.measure_for(Q).unwrap().1.number, 2);
        let words = change_words(whole.journal.entries().last().unwrap(), &whole, None).join("\n");
        assert!(words.contains("jetzt M2"), "{words}");
    }
}

#[test]
fn what_one_side_removed_and_the_other_changed_is_a_conflict_about_the_whole() {
    let mut base = town();
    let (id, edits) = add_evidence(&base.round, Q, "Vertrag");
    change(&mut base, edits, 1, "A");
    change(&mut base, vec![Edit::Evidence(Q, id, EvidenceEdit::Place("Akte 1".into()))], 2, "A");
    let (mut mine, mut other) = (base.clone(), base.clone());
    change(&mut mine, remove_evidence(Q, id), 3, "A");
    assert!(
        merged(&base, &mine, Side::Mine).round.answer(Q).evidence.is_empty(),
        "removed, and nobody else touched it"
    );
    change(&mut other, vec![Edit::Evidence(Q, id, EvidenceEdit::Title("Vertrag 2".into()))], 4, "B");
    assert_eq!(merge(&mine, &other).conflicts().len(), 1);
    let kept = merged(&mine, &other, Side::Other);
    assert_eq!(kept.round.answer(Q).evidence, other.round.answer(Q).evidence);
    assert!(merged(&mine, &other, Side::Mine).round.answer(Q).evidence.is_empty());
}

#[test]
fn a_conflict_about_a_thing_says_which_it_is_and_who_has_worked_on_it_last() {
    let mut base = town();
    let (id, edits) = add_evidence(&base.round, Q, "Vertrag");
    change(&mut base, edits, 1, "A");
    let (mut mine, mut other) = (base.clone(), base);
    change(&mut mine, remove_evidence(Q, id), 3, "A");
    change(&mut other, vec![Edit::Evidence(Q, id, EvidenceEdit::Place("Akte 1".into()))], 4, "B");
    for (one, two, by) in [(&mine, &other, [at(3, "A"), at(4, "B")]), (&other, &mine, [at(4, "B"), at(3, "A")])] {
        let merge = merge(one, two);
        let [conflict] = merge.conflicts() else { panic!("{:?}", merge.conflicts()) };
        assert_eq!(conflict_name(conflict, &merge), "3.1 Nachweis „Vertrag“");
        assert_eq!([conflict.mine_by.clone(), conflict.other_by.clone()].map(Option::unwrap), by);
    }
}

#[test]
fn each_thing_that_a_merge_brings_or_removes_has_a_line_of_its_own() {
    let empty = town();
    let mut base = empty.clone();
    let (id, edits) = add_evidence(&base.round, Q, "Vertrag");
    change(&mut base, edits, 1, "A");
    let mut other = base.clone();
    change(&mut other, remove_evidence(Q, id), 2, "B");
    let (removes, brings) = (merge(&base, &other), merge(&empty, &base));
    assert_eq!(taken_lines(&removes), [["3.1 Nachweis", "„Vertrag“", "–"]]);
    assert_eq!(taken_lines(&brings).len(), brings.taken());
    assert_eq!(taken_lines(&brings)[0], ["3.1 Nachweis", "–", "„Vertrag“"]);
}

#[test]
fn a_version_that_was_merged_and_taken_back_is_not_said_to_stand_in_the_file() {
    let base = town();
    let (mine, mut other) = (base.clone(), base);
    change(&mut other, vec![Edit::note(Q, "dort")], 1, "B");
    let once = merge(&mine, &other);
    let (mut whole, back) = once.finish(("a".to_owned(), "b".to_owned()), stamp()).unwrap();
    let same = nothing_new("b", &merge(&whole, &other));
    assert!(same.ends_with("was nicht schon in der Datei steht."), "{same}");
    change(&mut whole, back, 200_000, "A");
    let again = merge(&whole, &other);
    assert!(again.brings_nothing());
    let words = nothing_new("b", &again);
    assert!(words.contains("im Verlauf der Datei") && words.contains("1 Angabe ist dort anders"), "{words}");
}

#[test]
fn a_measure_that_is_kept_keeps_its_questions() {
    let mut base = town();
    let edits = decide(&base, Q, [MeasureEdit::Owner("IT".into())]);
    change(&mut base, edits, 1, "A");
    let (id, _) = base.round.measure_for(Q).unwrap();
    let (mut mine, mut other) = (base.clone(), base);
    let removed = remove_measure(&mine.round, id);
    change(&mut mine, removed, 2, "A");
    change(&mut other, vec![Edit::Measure(id, MeasureEdit::Title("Neu".into()))], 3, "B");
    let kept = merged(&mine, &other, Side::Other);
    assert_eq!(kept.round, other.round);
    assert_eq!(merged(&mine, &other, Side::Mine).round, mine.round);
    assert_eq!(merged(&other, &mine, Side::Mine).round, other.round);
    assert_eq!(merged(&other, &mine, Side::Other).round, mine.round);
}

#[test]
fn what_lies_between_an_entry_and_what_it_grew_into_is_no_conflict() {
    let mut mine = town();
    mine.type_in(vec![Edit::note(Q, "ab")], 1, &CATALOG, at(1, "A")).unwrap();
    mine.journal.saved();
    let mut copy = mine.clone();
    mine.type_in(vec![Edit::note(Q, "abc")], 1, &CATALOG, at(2, "A")).unwrap();
    mine.journal.saved();
    change(&mut copy, vec![Edit::note(QuestionId::new(3, 2), "x")], 3, "B");
    for (one, two) in [(&mine, &copy), (&copy, &mine)] {
        let merge = merge(one, two);
        assert_eq!(merge.conflicts(), []);
        let whole = finish(&merge);
        assert_eq!(whole.round.answer(Q).note, "abc");
        assert_eq!(whole.journal.entries().len(), 3);
    }
}

#[test]
fn what_was_taken_out_again_after_a_save_does_not_come_back_with_a_copy_of_that_save() {
    let mut mine = town();
    mine.type_in(vec![Edit::note(Q, "x")], 1, &CATALOG, at(1, "A")).unwrap();
    mine.journal.saved();
    let copy = mine.clone();
    mine.type_in(vec![Edit::note(Q, "")], 1, &CATALOG, at(2, "A")).unwrap();
    for (one, two) in [(&mine, &copy), (&copy, &mine)] {
        let merge = merge(one, two);
        assert_eq!(merge.conflicts(), []);
        assert_eq!(finish(&merge).round.answer(Q).note, "");
    }
}

#[test]
fn what_has_grown_since_a_save_and_was_taken_out_does_not_come_back_either() {
    let mut mine = town();
    mine.type_in(vec![Edit::note(Q, "x")], 1, &CATALOG, at(1, "A")).unwrap();
    mine.journal.saved();
    let copy = mine.clone();
    mine.type_in(vec![Edit::note(Q, "xy")], 1, &CATALOG, at(2, "A")).unwrap();
    mine.type_in(vec![Edit::note(Q, "")], 1, &CATALOG, at(3, "A")).unwrap();
    for (one, two) in [(&mine, &copy), (&copy, &mine)] {
        assert_eq!(finish(&merge(one, two)).round.answer(Q).note, "");
    }
}

#[test]
fn a_measure_that_was_kept_against_its_removal_can_be_removed_later_without_a_question() {
    let mut base = town();
    let edits = decide(&base, Q, [MeasureEdit::Title("Zusammen".into())]);
    change(&mut base, edits, 1, "A");
    let (id, _) = base.round.measure_for(Q).unwrap();
    let (mut mine, mut other) = (base.clone(), base);
    change(&mut mine, vec![Edit::Measure(id, MeasureEdit::CostOnce(Some(0)))], 100, "A");
    let removed = remove_measure(&other.round, id);
    change(&mut other, removed, 101, "B");
    let whole = merged(&mine, &other, Side::Mine);
    let mut further = whole.clone();
    let removed = remove_measure(&further.round, id);
    change(&mut further, removed, 200_000, "A");
    for (one, two) in [(&whole, &further), (&further, &whole)] {
        let again = merge(one, two);
        assert_eq!(again.conflicts(), []);
        assert_eq!(state(&finish(&again)), state(&further));
    }
}

#[test]
fn what_was_taken_back_on_one_side_is_not_mistaken_for_the_last_word() {
    let mut base = town();
    change(&mut base, vec![Edit::note(Q, "alt")], 1, "A");
    let (mut mine, mut other) = (base.clone(), base);
    change(&mut mine, vec![Edit::note(Q, "neu")], 2, "A");
    change(&mut other, vec![Edit::note(Q, "Versuch")], 3, "B");
    change(&mut other, vec![Edit::note(Q, "alt")], 4, "B");
    let whole = merged(&mine, &other, Side::Mine);
    assert_eq!(whole.round.answer(Q).note, "neu");
    let mut further = whole.clone();
    change(&mut further, vec![Edit::note(Q, "neuer")], 200_000, "A");
    let again = merge(&whole, &further);
    assert_eq!(again.conflicts(), []);
    assert_eq!(finish(&again).round.answer(Q).note, "neuer");
}

#[test]
fn files_of_two_kommunen_are_not_merged() {
    assert_eq!(Merge::new(town(), town(), None).unwrap_err(), MergeError::Unrelated);
}

#[test]
fn an_older_version_named_as_ancestor_counts_for_what_no_journal_tells() {
    let base = town();
    let (mut mine, mut other) = (base.clone(), base.clone());
    for (town, name) in [(&mut mine, "A"), (&mut other, "Musterstadt am See")] {
        town.kommune.name = name.to_owned();
    }
    mine.kommune.name.clone_from(&base.kommune.name);
    let with = Merge::new(mine.clone(), other.clone(), Some(&base)).unwrap();
    assert_eq!((with.taken(), with.conflicts().len()), (1, 0));
    assert_eq!(merge(&mine, &other).conflicts().len(), 1);
}

fn go_on(town: &mut Assessment, wishes: &[Wish], from: i64, by: &str) {
    for (place, wish) in wishes.iter().enumerate() {
        let edits = wish.edits(town);
        town.apply(edits, &CATALOG, at(from + i64::try_from(place).unwrap() / 2, by)).unwrap();
    }
}

/// The entries of both sides, without the one that tells the merge.
fn both(town: &Assessment) -> Vec<&Entry> {
    town.journal.entries().iter().filter(|entry| entry.occasion.is_none()).collect()
}

/// All that ever stood in a field, by the journal.
fn values(town: &Assessment) -> Vec<&Edit> {
    town.journal
        .entries()
        .iter()
        .flat_map(|entry| &entry.changes)
        .flat_map(|change| [&change.old, &change.new])
        .collect()
}

/// Whether somebody has changed since what a conflict is about: the field, or the thing that one side has removed.
fn touched<'a>(edit: &Edit, entries: impl IntoIterator<Item = &'a Entry>) -> bool {
    let about = |new: &Edit| match (edit, new) {
        _ if edit.is_there().is_none() => new.field() == edit.field(),
        (Edit::Evidence(question, id, _), Edit::Evidence(other, of, _)) => (question, id) == (other, of),
        (Edit::Measure(id, _), Edit::Measure(of, _) | Edit::Step(of, ..)) => id == of,
        (Edit::Measure(id, _), Edit::Question(_, QuestionEdit::Measure(of))) => Some(*id) == *of,
        (Edit::Step(measure, id, _), Edit::Step(other, of, _)) => (measure, id) == (other, of),
        (Edit::Person(id, _), Edit::Person(of, _)) | (Edit::Participant(id, _), Edit::Participant(of, _)) => id == of,
        _ => false,
    };
    entries.into_iter().flat_map(|entry| &entry.changes).any(|change| about(&change.new) || about(&change.old))
}

/// What a person has done since `before`.
fn since<'a>(town: &'a Assessment, before: &Assessment) -> Vec<&'a Entry> {
    let known: std::collections::HashSet<_> = before.journal.entries().iter().map(|entry| entry.id).collect();
    both(town).into_iter().filter(|entry| !known.contains(&entry.id)).collect()
}

fn several(most: usize) -> impl Strategy<Value = Vec<Wish>> {
    prop::collection::vec(wishes(), 0..most)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_of_merging(
        before in several(5), mine_does in several(5), other_does in several(5),
        mine_later in several(3), other_later in several(3), take_mine: bool,
    ) {
        let mut base = town();
        go_on(&mut base, &before, 0, "A");
        let (mut mine, mut other) = (base.clone(), base);
        go_on(&mut mine, &mine_does, 100, "A");
        go_on(&mut other, &other_does, 101, "B");
        let (side, across) = if take_mine { (Side::Mine, Side::Other) } else { (Side::Other, Side::Mine) };

        // With itself, nothing.
        let with_itself = merge(&mine, &mine);
        prop_assert!(with_itself.brings_nothing());
        prop_assert_eq!(&finish(&with_itself), &mine);

        // Who is called „mine“ does not matter.
        let whole = merged(&mine, &other, side);
        let mirrored = merged(&other, &mine, across);
        prop_assert_eq!(state(&whole), state(&mirrored));
        prop_assert_eq!(both(&whole), both(&mirrored));

        // It is a file like any other.
        let text = to_text(&whole, Path::new("")).unwrap();
        prop_assert_eq!(&parse(text.as_bytes(), Path::new("")).unwrap(), &whole);
        let mut numbers: Vec<u32> = whole.round.measures.values().map(|measure| measure.number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        prop_assert_eq!(numbers.len(), whole.round.measures.len());

        // Nothing is lost.
        let told = values(&whole);
        for value in values(&mine).into_iter().chain(values(&other)) {
            prop_assert!(told.contains(&value), "{:?}", value);
        }

        // Once more changes nothing.
        for with in [&mine, &other, &whole] {
            let again = merge(&whole, with);
            prop_assert!(again.brings_nothing(), "{:?} {:?}", again.conflicts(), again.taken_edits().collect::<Vec<_>>());
        }

        // Taken back, it is as before.
        let mut merge_once = merge(&mine, &other);
        merge_once.decide_all(side);
        let (mut undone, back) = merge_once.finish(("a".into(), "b".into()), at(500, "A")).unwrap();
        undone.take_back(back, at(501, "A"));
        prop_assert_eq!(state(&undone), state(&mine));

        // Whoever goes on alone makes no conflict.
        let mut later = other.clone();
        go_on(&mut later, &other_later, 1000, "B");
        let again = merge(&whole, &later);
        if mine_does.is_empty() {
            prop_assert_eq!(again.conflicts(), &[]);
        }
        let mut further = whole.clone();
        go_on(&mut further, &mine_later, 200_000, "A");
        let again = merge(&further, &whole);
        prop_assert!(again.brings_nothing());
        let again = merge(&whole, &further);
        prop_assert_eq!(again.conflicts(), &[]);
        let followed = finish(&again);
        prop_assert_eq!(state(&followed), state(&further));

        // Both go on with what was merged, and merge again: there is no conflict that no two people have made.
        let mut theirs = whole.clone();
        go_on(&mut theirs, &other_later, 200_001, "B");
        for conflict in merge(&further, &theirs).conflicts() {
            let edit = &conflict.mine;
            prop_assert!(touched(edit, since(&further, &whole)) && touched(edit, since(&theirs, &whole)), "{:?}", conflict);
        }
        // The same where one of them has gone on with what he had before.
        for conflict in merge(&further, &later).conflicts() {
            let edit = &conflict.mine;
            prop_assert!(touched(edit, since(&further, &other)) && touched(edit, since(&later, &other)), "{:?}", conflict);
        }
    }
}
