//! A file with two rounds: a report is about the present one.

use jiff::civil::date;
use wiba_core::assessment::{AnswerValue, Assessment, Edit, Id, Round, Stamp};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::report::Kind;

use super::{lay_out, words};

fn note(town: &mut Assessment, catalog: &Catalog, day: i8, by: &str, count: u8) {
    for number in 1..=count {
        let stamp = Stamp { at: date(2026, 11, day).at(9, 0, 0, 0), by: by.to_owned() };
        let edits = vec![Edit::answer(QuestionId::new(3, number), Some(AnswerValue::No), 1)];
        town.apply(edits, catalog, stamp).unwrap();
    }
}

#[test]
fn the_changes_of_an_earlier_round_are_not_those_of_this_one() {
    let catalog = Catalog::embedded().unwrap();
    let mut town = Assessment::new("Stadt Zwei", date(2025, 1, 2), &catalog);
    note(&mut town, &catalog, 3, "A. Vorgängerin", 3);
    let second = Round { id: Id::random(), ..Round::new("Erhebung 2026", date(2026, 11, 1), &catalog) };
    town.earlier_rounds.push(std::mem::replace(&mut town.round, second));
    let said = words(&lay_out(&town, &catalog, Kind::Full));
    assert!(said.contains("In dieser Erhebung ist noch keine Änderung verzeichnet.") && !said.contains("Vorgängerin"));
    note(&mut town, &catalog, 20, "B. Nachfolger", 2);
    let said = words(&lay_out(&town, &catalog, Kind::Full));
    assert!(said.contains("Zwei Vorgänge, nach Tag und Person zusammengefasst"), "{said}");
    assert!(said.contains("Nachfolger") && !said.contains("Vorgängerin"));
}
