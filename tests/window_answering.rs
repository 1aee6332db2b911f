//! Answering at any speed, with keys and with the mouse.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

mod desk;
mod drive;

use drive::{Start, Test, harness, new_file, value};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::kittest::{NodeT, Queryable};
use tempfile::TempDir;
use wiba_core::assessment::AnswerValue;
use wiba_core::assessment::AnswerValue::{No, NotRelevant, Yes};
use wiba_core::catalog::QuestionId;
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::Command;
use wiba_core::desk::route::{Route, Scope};
use wiba_core::desk::settings::{MoveOn, Settings};

const fn id(number: u8) -> QuestionId {
    QuestionId::new(9, number)
}

/// A file in which nothing is answered, at the beginning of a checklist of 26 questions.
fn fresh(change: impl FnOnce(&mut Settings)) -> (TempDir, Test) {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), change);
    go(&mut test, Scope::Checklist(9));
    (folder, test)
}

fn go(test: &mut Test, scope: Scope) {
    test.state_mut().window_mut().visit(Route::Questions(scope));
    test.run();
}

fn now(test: &Test) -> f64 {
    test.ctx.input(|input| input.time)
}

/// A frame at this time.
fn at(test: &mut Test, time: f64) {
    test.input_mut().time = Some(time);
    test.step();
}

fn key_of(letter: char) -> Key {
    Key::from_name(&letter.to_uppercase().to_string()).unwrap()
}

/// A key and what the system sends along with it.
fn stroke(key: Key, text: &str, modifiers: Modifiers) -> Vec<Event> {
    let event = |pressed: bool| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    let text = Some(text).filter(|text| !text.is_empty()).map(|text| Event::Text(text.to_owned()));
    [Some(event(true)), text, Some(event(false))].into_iter().flatten().collect()
}

fn letter(letter: char) -> Vec<Event> {
    stroke(key_of(letter), &letter.to_string(), Modifiers::NONE)
}

/// Types with so many seconds between the keys, on a screen that paints twenty times a second, and waits.
fn type_every(test: &mut Test, letters: &str, gap: f64) {
    let mut time = now(test);
    for one in letters.chars() {
        test.input_mut().events.extend(letter(one));
        let end = time + gap;
        while time < end {
            time = (time + 0.05).min(end);
            at(test, time);
        }
    }
    wait(test);
}

/// Until everything that moves by itself has moved.
fn wait(test: &mut Test) {
    for _ in 0..20 {
        let time = now(test) + 0.1;
        at(test, time);
    }
    test.input_mut().time = None;
}

fn answers(test: &Test, count: u8) -> Vec<Option<AnswerValue>> {
    (1..=count).map(|number| value(test, id(number))).collect()
}

fn shown(test: &Test) -> QuestionId {
    test.state().window().question().unwrap()
}

#[test]
fn keys_at_any_speed_answer_one_open_question_after_the_other() {
    for gap in [0.9, 0.6, 0.3, 0.005] {
        let (_folder, mut test) = fresh(|_| {});
        type_every(&mut test, "njnjnj", gap);
        assert_eq!(answers(&test, 7), [Some(No), Some(Yes), Some(No), Some(Yes), Some(No), Some(Yes), None], "{gap}");
        assert_eq!(shown(&test), id(7), "{gap}");
        type_every(&mut test, "jjnjrj", gap);
        let rest = [Some(Yes), Some(Yes), Some(No), Some(Yes), Some(NotRelevant), Some(Yes), None];
        assert_eq!(answers(&test, 13)[6..], rest, "{gap}");
    }
}

#[test]
fn keys_of_one_frame_answer_one_open_question_after_the_other() {
    for list in [false, true] {
        let (_folder, mut test) = fresh(|settings| settings.list = list);
        // Several answered ones are in between, and are skipped.
        test.key_press(Key::ArrowRight);
        test.run();
        type_every(&mut test, "r", 1.0);
        test.key_press(Key::ArrowLeft);
        test.run();
        test.key_press(Key::ArrowLeft);
        test.run();
        assert_eq!(shown(&test), id(1));
        let events = "njjn".chars().flat_map(letter);
        test.input_mut().events.extend(events);
        wait(&mut test);
        assert_eq!(
            answers(&test, 6),
            [Some(No), Some(NotRelevant), Some(Yes), Some(Yes), Some(No), None],
            "list: {list}"
        );
        assert_eq!(shown(&test), id(5), "a Nein can be read in peace");
    }
}

#[test]
fn a_key_that_is_held_down_answers_once() {
    let (_folder, mut test) = fresh(|_| {});
    let down = |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    let start = now(&test);
    for step in 0..60 {
        test.input_mut().events.push(down(Key::J));
        at(&mut test, start + f64::from(step) * 0.03);
    }
    wait(&mut test);
    assert_eq!(answers(&test, 3), [Some(Yes), None, None]);
}

#[test]
fn the_arrow_back_keeps_the_answer_in_sight_and_leads_back_to_it_later() {
    let (_folder, mut test) = fresh(|_| {});
    type_every(&mut test, "j", 1.0);
    assert_eq!(shown(&test), id(2));
    test.input_mut().events.extend(letter('n'));
    let start = now(&test);
    at(&mut test, start + 0.02);
    test.input_mut().events.extend(stroke(Key::ArrowLeft, "", Modifiers::NONE));
    at(&mut test, start + 0.1);
    wait(&mut test);
    assert_eq!(shown(&test), id(2), "the move that was about to come does not");
    type_every(&mut test, "j", 1.0);
    assert_eq!(answers(&test, 3), [Some(Yes), Some(Yes), None], "corrected");
    assert_eq!(shown(&test), id(2), "a corrected answer stays in sight");
    test.key_press(Key::ArrowUp);
    test.run();
    assert_eq!(shown(&test), id(1));
}

#[test]
fn an_answer_that_is_taken_back_leads_nowhere() {
    for undo in [false, true] {
        let (_folder, mut test) = fresh(|_| {});
        let start = now(&test);
        test.input_mut().events.extend(letter('n'));
        at(&mut test, start + 0.02);
        let (key, modifiers) = if undo { (Key::Z, Modifiers::COMMAND) } else { (Key::Delete, Modifiers::NONE) };
        test.input_mut().events.extend(stroke(key, "", modifiers));
        at(&mut test, start + 0.1);
        wait(&mut test);
        assert_eq!((value(&test, id(1)), shown(&test)), (None, id(1)));
    }
}

#[test]
fn with_the_settings_that_say_so_the_question_stays() {
    let (_folder, mut test) = fresh(|settings| settings.move_on = MoveOn::AfterYes);
    type_every(&mut test, "jn", 0.1);
    assert_eq!((answers(&test, 2), shown(&test)), (vec![Some(Yes), Some(No)], id(2)));
    let (_folder, mut test) = fresh(|settings| settings.move_on = MoveOn::Never);
    type_every(&mut test, "jn", 0.1);
    assert_eq!((answers(&test, 2), shown(&test)), (vec![Some(No), None], id(1)));
}

#[test]
fn the_question_that_the_next_key_answers_is_named_wherever_another_one_stays_in_sight() {
    const WORDS: &str = "J, N, R gelten schon für 9.2; ← bleibt hier";
    for (list, meeting) in [(false, false), (true, false), (false, true)] {
        let (_folder, mut test) = fresh(|settings| settings.list = list);
        if meeting {
            let ctx = test.ctx.clone();
            test.state_mut().window_mut().carry_out(&ctx, vec![Command::BeginMeeting], 0.0);
            test.run();
        }
        assert!(test.query_by_label(WORDS).is_none());
        type_every(&mut test, "n", 1.0);
        assert!(test.query_by_label(WORDS).is_some(), "list: {list}, meeting: {meeting}");
        test.key_press(Key::ArrowLeft);
        test.run();
        assert!(test.query_by_label(WORDS).is_none());
        type_every(&mut test, "j", 1.0);
        assert_eq!(answers(&test, 2), [Some(Yes), None], "it stays, and is corrected");
    }
}

/// Clicks on the spot where this control is now, so often, so far apart.
fn clicks(test: &mut Test, name: &str, times: usize, gap: f64) {
    let place = test.get_by_label(name).rect().center();
    let mut time = now(test);
    for _ in 0..times {
        test.input_mut().events.push(Event::PointerMoved(place));
        for pressed in [true, false] {
            test.input_mut().events.push(Event::PointerButton {
                pos: place,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        let end = time + gap;
        while time < end {
            time = (time + 0.05).min(end);
            at(test, time);
        }
    }
}

#[test]
fn a_double_click_on_an_answer_answers_once() {
    // At 450 ms the next question has come in between; many systems take it for a double click nevertheless.
    for gap in [0.05, 0.2, 0.35, 0.45] {
        let (_folder, mut test) = fresh(|_| {});
        clicks(&mut test, "Ja (J)", 2, gap);
        wait(&mut test);
        assert_eq!(answers(&test, 3), [Some(Yes), None, None], "{gap}");
        assert_eq!(shown(&test), id(2), "{gap}");
        let (_folder, mut test) = fresh(|settings| settings.list = true);
        clicks(&mut test, "9.1 Ja", 2, gap);
        wait(&mut test);
        assert_eq!(answers(&test, 3), [Some(Yes), None, None], "{gap}, list");
    }
}

#[test]
fn clicks_one_after_the_other_answer_one_question_each() {
    let (_folder, mut test) = fresh(|_| {});
    clicks(&mut test, "Ja (J)", 3, 0.8);
    wait(&mut test);
    assert_eq!(answers(&test, 4), [Some(Yes), Some(Yes), Some(Yes), None]);
}

#[test]
fn a_chosen_answer_is_taken_back_by_its_own_button_and_not_by_a_second_click() {
    let (_folder, mut test) = fresh(|settings| settings.move_on = MoveOn::Never);
    assert!(test.query_by_label("Antwort zurücknehmen").is_none());
    clicks(&mut test, "Nein (N)", 2, 1.0);
    assert_eq!(value(&test, id(1)), Some(No));
    clicks(&mut test, "Antwort zurücknehmen", 1, 1.0);
    assert_eq!(value(&test, id(1)), None);
}

fn justification(test: &Test, question: QuestionId) -> String {
    test.state().window().session().unwrap().assessment().round.answer(question).justification.clone()
}

#[test]
fn b_opens_the_begruendung_everywhere_and_what_is_typed_goes_there() {
    for (answer, expected) in [("", None), ("j", Some(Yes)), ("n", Some(No)), ("r", Some(NotRelevant))] {
        for list in [false, true] {
            for gap in [0.1, 0.0].into_iter().skip(usize::from(answer != "n")) {
                let (_folder, mut test) = fresh(|settings| {
                    settings.move_on = MoveOn::Never;
                    settings.list = list;
                });
                type_every(&mut test, answer, 0.2);
                if gap == 0.0 {
                    let events = "brechenzjnr".chars().flat_map(letter);
                    test.input_mut().events.extend(events);
                    wait(&mut test);
                } else {
                    type_every(&mut test, "brechenzjnr", gap);
                }
                assert_eq!(justification(&test, id(1)), "rechenzjnr", "{answer} {gap} {list}");
                assert_eq!(answers(&test, 2), [expected, None], "{answer} {gap} {list}");
            }
        }
    }
}

#[test]
fn b_while_the_next_question_is_about_to_come_stays_with_this_one() {
    let (_folder, mut test) = fresh(|_| {});
    let events = "jbnrj".chars().flat_map(letter);
    test.input_mut().events.extend(events);
    wait(&mut test);
    assert_eq!((justification(&test, id(1)), shown(&test)), ("nrj".to_owned(), id(1)));
    assert_eq!(answers(&test, 2), [Some(Yes), None]);
}

#[test]
fn b_leaves_no_empty_field_behind() {
    let (_folder, mut test) = fresh(|settings| settings.move_on = MoveOn::Never);
    let field = |test: &Test| {
        test.query_by_role_and_label(Role::TextInput, "Begründung (B)").is_some()
            || test.query_by_role_and_label(Role::MultilineTextInput, "Begründung (B)").is_some()
    };
    type_every(&mut test, "nb", 0.2);
    assert!(field(&test));
    for key in [Key::Escape, Key::Delete] {
        test.key_press(key);
        test.run();
    }
    assert_eq!(value(&test, id(1)), None);
    assert!(!field(&test), "an open question without a text has no field");
    type_every(&mut test, "bx", 0.2);
    test.key_press(Key::Escape);
    test.run();
    assert!(field(&test), "what is written stays in sight");
}

/// The row of a question in the list, if it can be seen.
fn row<'a>(test: &'a Test, question: QuestionId) -> Option<egui_kittest::Node<'a>> {
    let start = format!("{question} ");
    let mut found = test.query_all_by_role(Role::Button).filter(|node| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with(&start) && label.contains(": "))
    });
    found.next().filter(|node| node.rect().top() > 60.0 && node.rect().bottom() < 800.0)
}

#[test]
fn the_list_begins_where_the_interview_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    go(&mut test, Scope::Checklist(7));
    let current = QuestionId::new(7, 20);
    while shown(&test) < current {
        test.key_press(Key::ArrowRight);
        test.run();
    }
    assert_eq!(shown(&test), current);
    test.key_press(Key::L);
    test.run();
    let node = row(&test, current).expect("7.20 is in sight");
    assert_eq!(node.accesskit_node().toggled(), Some(eframe::egui::accesskit::Toggled::True), "and highlighted");
}

#[test]
fn a_list_that_was_scrolled_does_not_hide_the_beginning_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |settings| settings.list = true);
    go(&mut test, Scope::Checklist(7));
    test.input_mut().events.push(Event::PointerMoved(eframe::egui::pos2(700.0, 500.0)));
    for _ in 0..10 {
        test.input_mut().events.push(Event::MouseWheel {
            unit: eframe::egui::MouseWheelUnit::Point,
            delta: eframe::egui::vec2(0.0, -200.0),
            modifiers: Modifiers::NONE,
            phase: eframe::egui::TouchPhase::Move,
            source: eframe::egui::MouseWheelSource::Unknown,
        });
        test.run();
    }
    assert!(row(&test, QuestionId::new(7, 1)).is_none(), "scrolled");
    for name in ["Offene Fragen", "Mit Hinweis", "Alle Nein"] {
        test.get_by_role_and_label(Role::Button, name).click();
        test.run();
        assert!(row(&test, shown(&test)).is_some(), "{name}");
    }
}

#[test]
fn choosing_the_list_one_is_in_works_it_out_anew() {
    let (_folder, mut test) = fresh(|_| {});
    go(&mut test, Scope::Open);
    let first = shown(&test);
    type_every(&mut test, "j", 1.0);
    test.key_press(Key::ArrowLeft);
    test.run();
    assert_eq!(shown(&test), first, "an answered question does not vanish under the hand");
    test.get_by_role_and_label(Role::Button, "Offene Fragen").click();
    test.run();
    assert_ne!(shown(&test), first);
    assert_eq!(value(&test, shown(&test)), None);
}

/// Chosen in the menu or under „Alle Befehle“.
fn choose(test: &mut Test, action: Action) {
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![Command::AtQuestion(action)], 0.0);
    test.run();
}

#[test]
fn an_answer_chosen_by_name_is_for_the_question_in_sight_or_for_none() {
    let (_folder, mut test) = fresh(|settings| settings.move_on = MoveOn::Never);
    go(&mut test, Scope::No);
    choose(&mut test, Action::Yes);
    go(&mut test, Scope::Checklist(9));
    assert_eq!(answers(&test, 2), [None, None], "no question was in sight");
    // Whoever is writing about a question answers it, and goes on writing.
    type_every(&mut test, "b", 0.2);
    choose(&mut test, Action::No);
    assert_eq!(answers(&test, 2), [Some(No), None]);
    go(&mut test, Scope::Checklist(3));
    assert_eq!(value(&test, QuestionId::new(3, 1)), None);
}

#[test]
fn what_is_typed_after_m_where_there_is_no_measure_answers_nothing() {
    let (_folder, mut test) = fresh(|settings| settings.move_on = MoveOn::Never);
    type_every(&mut test, "mjansen", 0.2);
    assert_eq!(answers(&test, 2), [None, None]);
    test.get_by_label("Hier gibt es keine Maßnahme");
    test.key_press(Key::Escape);
    test.run();
    type_every(&mut test, "j", 0.2);
    assert_eq!(answers(&test, 2), [Some(Yes), None], "afterwards the keys answer again");
}

#[test]
fn two_answers_by_the_space_bar_are_two_answers_however_fast() {
    let (_folder, mut test) = fresh(|settings| settings.move_on = MoveOn::Never);
    let begun = now(&test);
    for (place, name) in ["Ja (J)", "Nein (N)"].into_iter().enumerate() {
        test.get_by_label(name).focus();
        test.run();
        #[expect(clippy::cast_precision_loss, reason = "two of them")]
        let time = begun + 0.2 * (place as f64 + 1.0);
        test.key_press(Key::Space);
        at(&mut test, time);
        test.run();
    }
    assert_eq!(value(&test, id(1)), Some(No));
}
