//! What is typed goes where the user looks: into one field, into the one just added, into the box in front.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use wiba_core::assessment::{Id, Target};
use wiba_core::catalog::QuestionId;
use wiba_core::desk::command::{Command, Overlay};
use wiba_core::desk::intent::Intent;
use wiba_core::desk::route::{Route, Scope};

use super::drive::{Start, Test, backup, harness, new_file, sized, strg, type_key, value};
use super::fits::show;

const FIRST: QuestionId = QuestionId::new(3, 1);

fn write(test: &mut Test, text: &str) {
    for letter in text.chars() {
        test.event(Event::Text(letter.to_string()));
        test.run();
    }
}

fn focused(test: &Test) -> Option<String> {
    test.query_all_by(|node| node.is_focused()).next().and_then(|node| node.accesskit_node().label())
}

#[test]
fn a_letter_in_the_details_of_a_measure_is_written_once_in_every_window() {
    for size in [(1280.0, 800.0), (1024.0, 640.0), (800.0, 600.0)] {
        let folder = tempfile::tempdir().unwrap();
        let mut test = sized(Some(Start::Example), folder.path(), size, |_| {});
        let target = Target::Question(QuestionId::new(10, 4));
        show(&mut test, vec![Command::Go(Route::Measures), Command::ShowMeasure(target)]);
        test.get_by_role_and_label(Role::TextInput, "Verantwortlich").focus();
        test.run();
        write(&mut test, "XY");
        strg(&mut test, Key::S);
        let round = &test.state().window().session().unwrap().assessment().round;
        assert_eq!(round.measure_of(target).unwrap().1.owner, "XY", "{size:?}");
    }
}

#[test]
fn whoever_adds_a_nachweis_of_their_own_goes_on_by_naming_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    backup(&mut test);
    type_key(&mut test, Key::J, "j");
    test.key_press(Key::ArrowLeft);
    test.run();
    test.get_by_label("Eigener Nachweis").click_accesskit();
    test.run();
    assert_eq!(focused(&test).as_deref(), Some("Nachweis 1"));
    write(&mut test, "Protokoll");
    strg(&mut test, Key::S);
    let answer = test.state().window().session().unwrap().assessment().round.answer(FIRST).clone();
    assert_eq!(answer.evidence.iter().map(|item| item.title.as_str()).collect::<Vec<_>>(), ["Protokoll"]);
    assert_eq!(value(&test, FIRST), Some(wiba_core::assessment::AnswerValue::Yes));
}

#[test]
fn whoever_adds_somebody_who_took_part_goes_on_with_the_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    test.state_mut().window_mut().visit(Route::Kommune);
    test.run();
    test.get_by_label("Beteiligte hinzufügen").click_accesskit();
    test.run();
    write(&mut test, "Amt 10");
    strg(&mut test, Key::S);
    let round = &test.state().window().session().unwrap().assessment().round;
    assert!(round.participants.values().any(|who| who.name == "Amt 10"));
}

#[test]
fn escape_closes_an_open_list_and_leaves_the_box_with_what_was_filled_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    let targets = vec![Target::Question(FIRST), Target::Question(QuestionId::new(3, 2))];
    show(&mut test, vec![Command::ChooseForMany(targets, Default::default())]);
    test.get_by_role_and_label(Role::ComboBox, "Antwort").click_accesskit();
    test.run();
    test.key_press(Key::Escape);
    test.run();
    assert!(test.query_by_role_and_label(Role::ComboBox, "Antwort").is_some(), "the box is still there");
    test.key_press(Key::Escape);
    test.run();
    assert!(test.query_by_role_and_label(Role::ComboBox, "Antwort").is_none());
}

#[test]
fn an_answer_by_key_is_for_all_that_is_chosen_in_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |settings| settings.list = true);
    test.state_mut().window_mut().visit(Route::Questions(Scope::Checklist(3)));
    test.run();
    for _ in 0..2 {
        test.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
        test.run();
    }
    type_key(&mut test, Key::R, "r");
    assert_eq!(value(&test, FIRST), None, "nothing is answered yet: a Begründung belongs to it");
    let answer = test.get_by_role_and_label(Role::ComboBox, "Antwort").value();
    assert_eq!(answer.as_deref(), Some("Nicht relevant"));
}

#[test]
fn nothing_opens_over_a_box_that_waits_for_a_decision() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    show(&mut test, vec![Command::ShowBackups]);
    let route = test.state().window().route();
    for (modifiers, key) in [
        (Modifiers::COMMAND, Key::K),
        (Modifiers::COMMAND, Key::F),
        (Modifiers::NONE, Key::F11),
        (Modifiers::ALT, Key::Num2),
    ] {
        test.key_press_modifiers(modifiers, key);
        test.run();
        assert_eq!(test.state().window().route(), route, "{key:?}");
        assert!(test.query_by_role(Role::SearchInput).is_none(), "{key:?}");
    }
    assert!(test.query_by_label("Frühere Stände dieser Datei").is_some());
}

#[test]
fn a_fault_that_stays_hides_nothing_of_the_navigation() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    test.state_mut().window_mut().warn("Das Programm des Systems öffnet sich nicht", "Bitte noch einmal versuchen.");
    test.run();
    let fault = test.get_by_label("Das Programm des Systems öffnet sich nicht").rect();
    let entry = test.get_by_role_and_label(Role::Button, "Einstellungen");
    entry.focus();
    test.run_steps(4);
    let entry = test.get_by_role_and_label(Role::Button, "Einstellungen").rect();
    assert!(entry.bottom() <= fault.top(), "{entry:?} above {fault:?}");
}

#[test]
fn escape_closes_what_was_said_to_be_wrong_and_undo_takes_back_what_told_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    test.state_mut().window_mut().warn("Das eine ist falsch", "");
    test.state_mut().window_mut().warn("Das andere ist falsch", "");
    test.run();
    test.key_press(Key::Escape);
    test.run();
    assert!(
        test.query_by_label("Das andere ist falsch").is_none() && test.query_by_label("Das eine ist falsch").is_some()
    );
    let names = Intent::Rename("Frau A".to_owned(), "Frau B".to_owned());
    show(&mut test, vec![Command::Apply(Intent::AddPerson(Id::random(), "Frau A".to_owned())), Command::Apply(names)]);
    assert!(test.query_by_label("„Frau A“ heißt jetzt überall „Frau B“. Strg+Z nimmt es zurück.").is_some());
    strg(&mut test, Key::Z);
    assert!(test.query_by_label_contains("nimmt es zurück").is_none(), "it would take back something else");
}

#[test]
fn escape_closes_what_is_proposed_before_the_box_around_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    show(&mut test, vec![Command::ChooseForMany(vec![Target::Question(QuestionId::new(3, 1))], Default::default())]);
    test.get_by_role_and_label(Role::TextInput, "Verantwortlich").focus();
    test.run();
    test.event(Event::Text("I".to_owned()));
    test.run();
    test.key_press(Key::Escape);
    test.run();
    assert!(test.query_by_label("Übernehmen").is_some(), "only the list is gone");
    test.key_press(Key::Escape);
    test.run();
    assert!(test.query_by_label("Übernehmen").is_none());
}

#[test]
fn from_what_a_nachweis_is_tab_leads_to_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let start = Some(Start::File(new_file(folder.path())));
    let mut test = harness(start, folder.path(), |settings| settings.explanation = false);
    backup(&mut test);
    test.get_by_label("Eigener Nachweis").click_accesskit();
    test.run_steps(4);
    write(&mut test, "Vertrag");
    test.key_press(Key::Tab);
    test.run();
    for (key, letter) in [(Key::N, "N"), (Key::R, "r")] {
        type_key(&mut test, key, letter);
    }
    test.key_press(Key::Escape);
    test.run();
    let answer = test.state().window().session().unwrap().assessment().round.answer(FIRST).clone();
    assert_eq!((answer.value(), answer.evidence[0].place.as_str()), (None, "Nr"));
}

#[test]
fn what_went_wrong_is_told_in_front_of_the_box_and_closed_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    show(&mut test, vec![Command::ShowBackups]);
    test.state_mut().window_mut().warn("Der Datenträger ist voll", "Platz schaffen.");
    test.run_steps(4);
    test.get_by_label("Was tun?").click();
    test.run();
    assert!(test.query_by_label("Platz schaffen.").is_some());
    test.get_by_label("Meldung schließen").click();
    test.run();
    assert!(test.query_by_label("Der Datenträger ist voll").is_none());
    assert!(test.query_by_label("Frühere Stände dieser Datei").is_some(), "the box waits all the same");
}

#[test]
fn escape_leaves_the_box_in_front_and_not_the_one_below_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    show(&mut test, vec![Command::Toggle(Overlay::Help), Command::SetPassword]);
    test.key_press(Key::Escape);
    test.run();
    assert!(test.query_by_label("Datei mit einem Passwort verschlüsseln").is_none());
    assert!(test.query_by_label("Tasten").is_some(), "the help is still there");
    test.key_press(Key::Escape);
    test.run();
    assert!(test.query_by_label("Tasten").is_none());
}
