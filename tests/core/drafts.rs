//! Typing: nothing typed is ever lost or altered while it is being typed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

use std::path::PathBuf;

use jiff::civil::{DateTime, date};
use proptest::prelude::*;
use wiba_core::assessment::{AnswerValue, Assessment, Edit, Participant, Stamp, add_evidence, remove_evidence};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::desk::drafts::{Drafts, Field, PAUSE, Which};
use wiba_core::desk::intent::Intent;
use wiba_core::desk::session::Session;
use wiba_core::store::File;

const ID: QuestionId = QuestionId::new(3, 1);

fn now() -> DateTime {
    date(2026, 11, 22).at(14, 32, 0, 0)
}

fn stamp() -> Stamp {
    Stamp { at: now(), by: "M. Sommer".into() }
}

/// A file, what is being typed, and the window's seconds.
struct Desk {
    catalog: Catalog,
    session: Session,
    drafts: Drafts,
    time: f64,
    path: PathBuf,
    _folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("m.wiba");
        let catalog = Catalog::embedded().unwrap();
        let assessment = Assessment::new("Musterstadt", date(2026, 11, 1), &catalog);
        let session = Session::create(&path, assessment, now()).unwrap();
        Self { catalog, session, drafts: Drafts::default(), time: 0.0, path, _folder: folder }
    }

    /// With a Nein, so that there are fields of a measure.
    fn with_measure() -> Self {
        let mut desk = Self::new();
        desk.apply(vec![Edit::answer(ID, Some(AnswerValue::No), 1)]);
        desk
    }

    fn assessment(&self) -> &Assessment {
        self.session.assessment()
    }

    /// Types one letter after the other, a twentieth of a second each.
    fn typed(&mut self, field: Field, letters: &str) {
        for letter in letters.chars() {
            let mut text = self.drafts.text(field, self.session.assessment());
            text.push(letter);
            self.drafts.typed(field, text, self.time);
            self.wait(0.05);
        }
    }

    fn wait(&mut self, seconds: f64) {
        self.time += seconds;
        self.take(Which::Due);
    }

    fn take(&mut self, which: Which) {
        while let Some(taken) = self.drafts.take(self.session.assessment(), which, self.time) {
            self.session.type_in(taken.edits, taken.visit, &self.catalog, stamp(), self.time).unwrap();
        }
    }

    fn leave(&mut self, field: Field) {
        self.drafts.left(field);
        self.take(Which::Due);
    }

    fn apply(&mut self, edits: Vec<Edit>) {
        self.take(Which::FreeText);
        self.session.apply(edits, &self.catalog, stamp(), self.time).unwrap();
    }
}

#[test]
fn what_was_assessed_and_who_took_part_is_typed_as_other_things_are() {
    let mut desk = Desk::new();
    desk.typed(Field::Scope, "Rathaus und Bauhof \n");
    desk.leave(Field::Scope);
    assert_eq!(desk.assessment().kommune.scope, "Rathaus und Bauhof");
    let edits = Intent::AddParticipant.edits(desk.assessment(), &desk.catalog);
    desk.apply(edits);
    let id = *desk.assessment().round.participants.keys().next().unwrap();
    desk.typed(Field::Participant(id), "K. Winter ");
    desk.leave(Field::Participant(id));
    desk.typed(Field::ParticipantDate(id), "6.10.2026");
    desk.leave(Field::ParticipantDate(id));
    let expected = Participant { name: "K. Winter".to_owned(), date: Some(date(2026, 10, 6)) };
    assert_eq!(desk.assessment().round.participants.get(&id), Some(&expected));
    let edits = Intent::RemoveParticipant(id).edits(desk.assessment(), &desk.catalog);
    desk.apply(edits);
    assert!(desk.assessment().round.participants.is_empty());
    desk.typed(Field::Participant(id), "zu spät");
    desk.leave(Field::Participant(id));
    assert!(desk.assessment().round.participants.is_empty(), "who was removed while somebody typed stays removed");
}

#[test]
fn a_pause_does_not_eat_the_blank_before_the_next_word() {
    for field in [Field::Isb, Field::Leitung, Field::Note(ID), Field::Owner(ID.into()), Field::Confidentiality] {
        let mut desk = Desk::new();
        let before = field.stored(desk.assessment());
        desk.typed(field, "Stadt ");
        desk.wait(PAUSE + 0.1);
        assert_eq!(field.stored(desk.assessment()), format!("{before}Stadt "), "{field:?}: taken over as it stands");
        desk.typed(field, "Köln  ");
        desk.leave(field);
        assert_eq!(field.stored(desk.assessment()), format!("{before}Stadt Köln"), "{field:?}: trimmed on leaving");
        assert_eq!(desk.drafts.pending(desk.assessment()), []);
    }
}

#[test]
fn free_text_is_taken_over_a_second_after_the_last_key() {
    let mut desk = Desk::new();
    desk.typed(Field::Note(ID), "Vertrag");
    assert!(desk.drafts.next_due(desk.time).is_some_and(|rest| (0.9..=1.0).contains(&rest)));
    desk.wait(0.8);
    assert_eq!(Field::Note(ID).stored(desk.assessment()), "");
    desk.wait(0.3);
    assert_eq!(Field::Note(ID).stored(desk.assessment()), "Vertrag");
    assert_eq!(desk.drafts.next_due(desk.time), None);
}

#[test]
fn a_half_typed_date_never_reaches_the_file() {
    let mut desk = Desk::with_measure();
    desk.typed(Field::Due(ID.into()), "1.3.20");
    desk.wait(20.0);
    assert_eq!(Field::Due(ID.into()).stored(desk.assessment()), "");
    assert_eq!(desk.drafts.text(Field::Due(ID.into()), desk.assessment()), "1.3.20");
    assert_eq!(desk.drafts.pending(desk.assessment()), [Field::Due(ID.into())]);
    desk.typed(Field::Due(ID.into()), "27");
    desk.leave(Field::Due(ID.into()));
    assert_eq!(Field::Due(ID.into()).stored(desk.assessment()), "01.03.2027");
    assert_eq!(desk.drafts.pending(desk.assessment()), []);
}

#[test]
fn what_cannot_be_taken_over_stays_in_its_field_and_is_named() {
    let mut desk = Desk::with_measure();
    desk.typed(Field::Due(ID.into()), "morgen");
    desk.leave(Field::Due(ID.into()));
    assert!(desk.drafts.fault(Field::Due(ID.into()), desk.assessment()).is_some());
    assert_eq!(desk.drafts.pending(desk.assessment()), [Field::Due(ID.into())]);
    assert_eq!(desk.drafts.text(Field::Due(ID.into()), desk.assessment()), "morgen");
}

#[test]
fn what_cannot_be_taken_over_goes_with_the_field_in_which_it_stands() {
    let mut desk = Desk::with_measure();
    desk.typed(Field::Due(ID.into()), "abc");
    desk.leave(Field::Due(ID.into()));
    desk.apply(vec![Edit::answer(ID, Some(AnswerValue::Yes), 1)]);
    desk.take(Which::All);
    assert_eq!(desk.drafts.pending(desk.assessment()), [], "nobody could correct it any more");
}

#[test]
fn from_the_first_letter_on_something_is_not_saved() {
    let mut desk = Desk::new();
    desk.drafts.typed(Field::Note(ID), "D".into(), 0.0);
    assert_eq!(desk.drafts.pending(desk.assessment()), [Field::Note(ID)]);
    desk.drafts.typed(Field::Note(ID), String::new(), 0.1);
    assert_eq!(desk.drafts.pending(desk.assessment()), [], "taken back by hand is no change");
}

#[test]
fn a_note_that_is_typed_without_a_pause_is_in_the_file_after_ten_seconds() {
    let mut desk = Desk::new();
    let mut saved = None;
    while desk.time < 30.0 {
        desk.typed(Field::Note(ID), "x");
        if desk.session.autosave_in(desk.time).is_some_and(|rest| rest <= 0.0) {
            desk.session.save(now(), desk.time);
            saved = Some(desk.time);
            break;
        }
    }
    assert!(saved.is_some_and(|time| time <= 10.0), "{saved:?}");
    assert!(!File::open(&desk.path).unwrap().1.round.answer(ID).note.is_empty());
}

#[test]
fn a_nachweis_that_is_added_or_removed_takes_nothing_from_another_that_is_being_typed() {
    let mut desk = Desk::new();
    let (first, edits) = add_evidence(&desk.assessment().round, ID, "Nachweis");
    desk.apply(edits);
    desk.typed(Field::EvidenceTitle(ID, first), " zum Vertrag");
    let (second, edits) = add_evidence(&desk.assessment().round, ID, "Protokoll");
    desk.apply(edits);
    desk.typed(Field::EvidenceTitle(ID, first), " von 2026");
    desk.apply(remove_evidence(ID, second));
    desk.leave(Field::EvidenceTitle(ID, first));
    let items = &desk.assessment().round.answer(ID).evidence;
    assert_eq!(items.len(), 1);
    assert_eq!(items[0].title, "Nachweis zum Vertrag von 2026");
}

#[test]
fn a_nachweis_that_is_removed_while_somebody_types_into_it_stays_removed() {
    let mut desk = Desk::new();
    let (id, edits) = add_evidence(&desk.assessment().round, ID, "Nachweis");
    desk.apply(edits);
    desk.typed(Field::EvidenceTitle(ID, id), " x");
    desk.apply(remove_evidence(ID, id));
    desk.leave(Field::EvidenceTitle(ID, id));
    assert!(desk.assessment().round.answer(ID).evidence.is_empty());
    assert_eq!(desk.drafts.pending(desk.assessment()), []);
}

#[test]
fn a_visit_of_a_field_is_one_entry_of_the_verlauf_however_many_pauses_it_has() {
    let mut desk = Desk::new();
    for word in ["Die ", "Gemeinde ", "hat ", "nichts."] {
        desk.typed(Field::Note(ID), word);
        desk.wait(PAUSE + 1.0);
    }
    desk.leave(Field::Note(ID));
    assert_eq!(desk.assessment().journal.entries().len(), 1);
    desk.session.undo(stamp(), desk.time);
    assert_eq!(desk.assessment().round.answer(ID).note, "");
}

#[test]
fn what_was_typed_and_taken_out_in_one_visit_is_no_step_to_take_back() {
    let mut desk = Desk::new();
    desk.apply(vec![Edit::answer(ID, Some(AnswerValue::No), 1)]);
    desk.typed(Field::Note(ID), "x");
    desk.wait(PAUSE + 1.0);
    assert_eq!(desk.assessment().journal.entries().len(), 2);
    desk.drafts.typed(Field::Note(ID), String::new(), desk.time);
    desk.leave(Field::Note(ID));
    assert_eq!(desk.assessment().journal.entries().len(), 1);
    assert_eq!(desk.session.undo_label(), Some("3.1: Nein"));
}

#[test]
fn an_empty_owner_plans_no_measure() {
    let mut desk = Desk::new();
    desk.apply(vec![Edit::answer(ID, Some(AnswerValue::No), 1)]);
    desk.typed(Field::Owner(ID.into()), " ");
    desk.leave(Field::Owner(ID.into()));
    assert!(desk.assessment().round.measures.is_empty());
    desk.typed(Field::Owner(ID.into()), "IT");
    desk.leave(Field::Owner(ID.into()));
    assert_eq!(desk.assessment().round.measure_for(ID).unwrap().1.owner, "IT");
}

/// What a user does at a desk.
#[derive(Debug, Clone)]
enum Act {
    Type(u8, String),
    Wait(u8),
    Leave(u8),
    Answer(u8),
    Undo,
    Save,
}

fn acts() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (0u8..3, "[a-zäß \n]{1,6}").prop_map(|(field, text)| Act::Type(field, text)),
        2 => (0u8..40).prop_map(Act::Wait),
        2 => (0u8..3).prop_map(Act::Leave),
        1 => (1u8..7).prop_map(Act::Answer),
        1 => Just(Act::Save),
        1 => Just(Act::Undo),
    ]
}

fn field(number: u8) -> Field {
    [Field::Note(ID), Field::Justification(ID), Field::Isb][usize::from(number % 3)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_file_holds_what_was_typed_whatever_happened_in_between(acts in proptest::collection::vec(acts(), 1..30)) {
        let mut desk = Desk::new();
        // What a field must show: letters only ever come, unless undo has taken back a visit.
        let mut shown = [String::new(), String::new(), String::new()];
        // Only who has typed leaves a field; what undo brings back stays as it was.
        let mut visited = [false; 3];
        for act in acts {
            match act {
                Act::Type(number, text) => {
                    desk.typed(field(number), &text);
                    shown[usize::from(number % 3)].push_str(&text);
                    visited[usize::from(number % 3)] = true;
                }
                Act::Wait(tenths) => desk.wait(f64::from(tenths) / 10.0),
                Act::Leave(number) => {
                    desk.leave(field(number));
                    let text = &mut shown[usize::from(number % 3)];
                    if std::mem::take(&mut visited[usize::from(number % 3)]) {
                        *text = field(number).trimmed(text);
                    }
                }
                Act::Answer(number) => {
                    let yes = Some(AnswerValue::Yes);
                    desk.apply(vec![Edit::answer(QuestionId::new(3, number), yes, 1)]);
                }
                Act::Undo => {
                    desk.take(Which::FreeText);
                    desk.session.undo(stamp(), desk.time);
                    for number in 0..3 {
                        shown[usize::from(number)] = field(number).stored(desk.assessment());
                    }
                }
                Act::Save => {
                    desk.take(Which::All);
                    prop_assert!(desk.session.save(now(), desk.time));
                }
            }
            for number in 0..3 {
                let text = desk.drafts.text(field(number), desk.session.assessment());
                prop_assert_eq!(&text, &shown[usize::from(number)], "{:?}", field(number));
            }
        }
        desk.take(Which::All);
        prop_assert!(desk.session.save(now(), desk.time));
        let (_, saved) = File::open(&desk.path).unwrap();
        for number in 0..3 {
            prop_assert_eq!(field(number).stored(&saved), shown[usize::from(number)].clone());
        }
    }
}
