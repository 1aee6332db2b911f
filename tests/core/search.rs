//! Finding: as people spell, the question before what only speaks of it, and one index for search and commands.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

use jiff::civil::date;
use wiba_core::assessment::{AnswerValue, Assessment, Edit, Id, MeasureEdit, Person, Stamp, add_person, decide, names};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::desk::search::{First, Hits, Index, Thing, commands, contents, entries};
use wiba_core::desk::settings::Settings;

const ID: QuestionId = QuestionId::new(3, 1);

struct Desk {
    index: Index,
}

impl Desk {
    fn new(edits: impl FnOnce(&Assessment) -> Vec<Edit>) -> Self {
        let catalog = Catalog::embedded().unwrap();
        let mut town = Assessment::new("Musterstadt", date(2026, 11, 1), &catalog);
        let stamp = Stamp { at: date(2026, 11, 22).at(14, 32, 0, 0), by: "M. Sommer".into() };
        let edits = edits(&town);
        town.apply(edits, &catalog, stamp).unwrap();
        let people: Vec<Person> = town.kommune.people.values().cloned().collect();
        let mut things = contents(&catalog, &town.round, &people, &names(&town));
        things.extend(commands(&entries(&catalog, &Settings::default(), true, true)));
        Self { index: Index::new(things) }
    }

    fn hits(&self, typed: &str) -> Hits {
        self.index.find(typed, First::Questions)
    }

    fn things(&self, typed: &str) -> Vec<Thing> {
        self.hits(typed).hits.iter().map(|hit| self.index.thing(*hit).unwrap().thing.clone()).collect()
    }

    fn questions(&self, typed: &str) -> Vec<String> {
        let id = |thing| match thing {
            Thing::Question(id) => Some(id.to_string()),
            _ => None,
        };
        self.things(typed).into_iter().filter_map(id).collect()
    }

    fn place(&self, typed: &str, id: &str) -> usize {
        let found = self.questions(typed);
        found.iter().position(|found| found == id).unwrap_or_else(|| panic!("„{typed}“ does not find {id}: {found:?}"))
    }
}

fn blank() -> Desk {
    Desk::new(|_| Vec::new())
}

#[test]
fn the_question_about_passwords_comes_before_one_that_has_them_in_a_browser() {
    let desk = blank();
    assert!(desk.place("Passwort", "12.13") < desk.place("Passwort", "4.14"));
}

#[test]
fn umlauts_are_found_however_they_are_typed() {
    let desk = blank();
    let expected = desk.place("Passwörter", "4.14");
    assert!(expected < 3, "{expected}");
    for typed in ["Passwoerter", "Passworter", "PASSWÖRTER", "passwörter"] {
        assert!(desk.place(typed, "4.14") < 3, "{typed}");
    }
    let note = Desk::new(|_| vec![Edit::note(ID, "Der Schluessel liegt in der Hauptstrasse")]);
    for typed in ["Schlüssel Hauptstraße", "schluessel hauptstrasse", "Schlussel"] {
        assert!(note.questions(typed).contains(&ID.to_string()), "{typed}");
    }
}

#[test]
fn a_typing_error_in_a_word_is_forgiven_where_nothing_is_spelt_so() {
    let desk = blank();
    for typed in ["Pasword", "Passowrt", "Paswort", "Passwwort", "Passwirt"] {
        assert!(desk.place(typed, "12.13") < 5, "{typed}: {:?}", desk.questions(typed));
    }
    assert!(desk.questions("Passwxyrt").is_empty());
    assert!(desk.questions("Xzqv").is_empty());
}

#[test]
fn what_is_spelt_as_typed_is_not_mixed_with_what_is_nearly_so() {
    let desk = Desk::new(|_| vec![Edit::note(ID, "Frau Dreizler")]);
    assert_eq!(desk.questions("Dreizler"), ["3.1"]);
}

#[test]
fn a_number_is_found_whole_and_not_within_another() {
    let desk = blank();
    let found = desk.questions("3.7");
    assert_eq!(found.first().map(String::as_str), Some("3.7"));
    assert!(!found.contains(&"13.7".to_owned()), "{found:?}");
    assert_eq!(desk.questions("13.7").first().map(String::as_str), Some("13.7"));
}

#[test]
fn the_yardstick_is_found_too() {
    let desk = blank();
    let catalog = Catalog::embedded().unwrap();
    let question = catalog.question(QuestionId::new(12, 13)).unwrap();
    let condition = &question.yardstick.as_ref().unwrap().yes_if[0].1;
    assert_eq!(desk.questions(condition).first().map(String::as_str), Some("12.13"));
    let hits = desk.hits("Sperrliste Netzlaufwerk Haftnotiz");
    assert!(hits.hits.is_empty());
}

#[test]
fn checklists_measures_people_and_commands_are_offered() {
    let catalog = Catalog::embedded().unwrap();
    let desk = Desk::new(|town| {
        let mut edits = vec![Edit::answer(ID, Some(AnswerValue::No), 1)];
        edits.extend(decide(town, ID, [MeasureEdit::Title("Bandlaufwerk beschaffen".into())]));
        let person = Person { name: "Jörg Weißgerber".into(), office: "Bauhof".into(), ..Person::default() };
        edits.extend(add_person(Id::random(), &person));
        edits
    });
    assert!(desk.things("Bandlaufwerk").iter().any(|thing| matches!(thing, Thing::Measure(_))));
    let person = Thing::Person("Jörg Weißgerber".into());
    for typed in ["Weissgerber", "joerg", "Weissgreber", "Jörg Bauhof"] {
        assert_eq!(desk.things(typed), std::slice::from_ref(&person), "{typed}");
    }
    assert_eq!(desk.things("bauhof").get(..2), Some(&[Thing::Person("Bauhof".into()), person][..]));
    let printers = catalog.checklists.iter().find(|list| list.title.contains("Drucker")).unwrap();
    let list = Thing::Command(format!("Checkliste {}: {}", printers.number, printers.title));
    assert!(desk.things("Drucker").iter().take(20).any(|thing| *thing == list), "{:?}", desk.things("Drucker"));
    assert!(desk.things("schriftgrösse").contains(&Thing::Command("Schriftgröße 150 %".into())));
    assert!(desk.things("Stamdaten").contains(&Thing::Command("Stammdaten".into())));
}

#[test]
fn the_palette_has_commands_first_and_finds_the_same() {
    let desk = blank();
    let commands = desk.index.find("passwort", First::Commands);
    let first = desk.index.thing(commands.hits[0]).unwrap();
    assert!(matches!(first.thing, Thing::Command(_)), "{first:?}");
    let mut both = [commands.hits.clone(), desk.hits("passwort").hits];
    for hits in &mut both {
        hits.sort_by_key(|hit| format!("{hit:?}"));
    }
    assert_eq!(both[0], both[1]);
}

#[test]
fn all_words_have_to_be_there_and_a_line_says_where() {
    let desk = Desk::new(|_| vec![Edit::note(ID, "Das Band liegt im Tresor der Kämmerei.")]);
    let hits = desk.hits("kaemmerei tresor");
    assert_eq!(hits.hits.len(), 1);
    assert_eq!(desk.index.line(hits.hits[0], &hits.needle), "Notiz: Das Band liegt im Tresor der Kämmerei.");
    let found = desk.index.thing(hits.hits[0]).unwrap();
    let list = Catalog::embedded().unwrap().checklist(3).unwrap().short.clone();
    assert!(found.detail.starts_with(&list), "the checklist is named: {}", found.detail);
    assert!(desk.questions("kaemmerei gibtesnicht").is_empty());
}
