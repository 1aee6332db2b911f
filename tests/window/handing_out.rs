//! Questions handed out in the window, a part answered in it, and what comes back; and the official wording.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use wiba_core::assessment::{AnswerValue, Assessment, HandOut, HandOutState, Id, Stamp, hand_out};
use wiba_core::catalog::Catalog;
use wiba_core::desk::command::Command;
use wiba_core::desk::intent::Intent;
use wiba_core::desk::route::{Route, Scope};
use wiba_core::desk::session::Session;
use wiba_core::desk::settings::Settings;
use wiba_core::store::File;
use wiba_kompass::app::window::Services;

use super::desk::{self, Fixed};
use super::drive::{Start, Test, harness, new_file, sized, strg, type_key, until, value, with};
use super::switching::drop_on;
use super::{FIRST, SECOND};

fn press(test: &mut Test, name: &str) {
    test.get_by_role_and_label(Role::Button, name).click();
    test.run();
}

/// Begins something by its name in the palette.
fn begin(test: &mut Test, name: &str) {
    strg(test, Key::K);
    test.event(eframe::egui::Event::Text(name.into()));
    test.run();
    test.key_press(Key::Enter);
    test.run();
}

fn carry_out(test: &mut Test, command: Command) {
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, vec![command], 0.0);
    test.run();
}

fn with_ending(folder: &Path, ending: &str, not: &Path) -> Option<PathBuf> {
    let mut files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.find(|path| path.extension().is_some_and(|known| known == ending) && path != not)
}

fn states(test: &Test) -> Vec<HandOutState> {
    let round = &test.state().window().session().unwrap().assessment().round;
    round.hand_outs.values().map(|what| what.state).collect()
}

/// A window whose file has handed out 3.1 and 3.2 as a part file, and that part.
fn handed_out(folder: &Path) -> (Test, PathBuf, PathBuf) {
    let path = new_file(folder);
    let mut test = harness(Some(Start::File(path.clone())), folder, |_| {});
    carry_out(&mut test, Command::ChooseHandOut([FIRST, SECOND].into()));
    test.get_by_role_and_label(Role::Button, "WiBA-Datei").click();
    test.run();
    press(&mut test, "2 Fragen speichern …");
    until(&mut test, "the part", |test| test.query_by_label_contains("2 Fragen: ").is_some());
    let part = with_ending(folder, "wiba", &path).unwrap();
    (test, path, part)
}

#[test]
fn what_is_out_stands_on_the_overview_until_somebody_settles_it_and_undo_takes_that_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut test, _, _) = handed_out(folder.path());
    carry_out(&mut test, Command::Go(Route::Overview));
    test.get_by_label("ohne Empfänger: 2 Fragen");
    press(&mut test, "Zurückgenommen");
    assert_eq!(states(&test), [HandOutState::TakenBack]);
    assert!(test.query_by_label("ohne Empfänger: 2 Fragen").is_none());
    strg(&mut test, Key::Z);
    test.get_by_label("ohne Empfänger: 2 Fragen");
    strg(&mut test, Key::Z);
    assert_eq!(states(&test), []);
}

#[test]
fn what_is_overdue_is_a_hint_that_leads_to_exactly_its_cases_and_goes_when_one_settles_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("verteilt.wiba");
    let catalog = Catalog::embedded().unwrap();
    let day = jiff::civil::date(2026, 11, 1);
    let mut town = Assessment::new("Musterstadt", day, &catalog);
    for (to, due) in [("Bauhof", Some(20)), ("Wasserwerk", None), ("Hauptamt", Some(21))] {
        let due = due.map(|due| jiff::civil::date(2026, 11, due));
        let what = HandOut { to: to.into(), questions: [FIRST].into(), on: Some(day), due, ..HandOut::default() };
        let stamp = Stamp { at: day.at(9, 0, 0, 0), by: "Test".into() };
        town.apply(hand_out(Id::derived(&[to]), &what), &catalog, stamp).unwrap();
    }
    File::create(&path, &town).unwrap();
    let mut test = sized(Some(Start::File(path)), folder.path(), (1280.0, 480.0), |_| {});
    carry_out(&mut test, Command::Go(Route::Overview));
    test.get_by_label_contains("Bauhof: 1 Frage war bis 20.11.2026 zurückzugeben.");
    test.get_by_label_contains("Hauptamt: 1 Frage war bis 21.11.2026 zurückzugeben.");
    test.get_by_label("Wasserwerk: 1 Frage");
    // It may stand below what is in sight; the second Enter presses the button to which the first has led.
    test.get_by_label("Hinweis: 2 × Rückgabe überfällig, zu den Fragen, die nicht zurück sind").focus();
    test.run();
    test.key_press(Key::Enter);
    test.run();
    let whose = test.get_by_label_contains("Bauhof: 1 Frage war").rect();
    assert!((60.0..480.0).contains(&whose.top()), "whose part it is stays in sight: {whose:?}");
    test.key_press(Key::Enter);
    test.run();
    assert_eq!(states(&test).iter().filter(|state| **state == HandOutState::Done).count(), 1);
    test.get_by_label("Hinweis: 1 × Rückgabe überfällig, zu den Fragen, die nicht zurück sind");
    test.get_by_label("Wasserwerk: 1 Frage");
    test.get_by_role_and_label(Role::Button, "Antworten einlesen …");
}

#[test]
fn a_part_is_answered_like_a_file_with_only_its_questions_and_comes_back_by_being_dropped() {
    let folder = tempfile::tempdir().unwrap();
    let (mut test, path, part) = handed_out(folder.path());
    carry_out(&mut test, Command::Open(part.clone()));
    carry_out(&mut test, Command::Go(Route::Overview));
    test.get_by_label_contains("Diese Datei ist ein Teil: 2 Fragen von „");
    carry_out(&mut test, Command::Go(Route::Report));
    test.get_by_label_contains("Diese Datei ist ein Teil: 2 Fragen von „");
    begin(&mut test, "exportieren");
    test.get_by_label("Diese Datei ist ein Teil");
    carry_out(&mut test, Command::Go(Route::Overview));
    press(&mut test, "Fragen beantworten");
    test.key_press(Key::N);
    test.run();
    assert_eq!(value(&test, FIRST), Some(AnswerValue::No));
    assert!(test.query_by_label_contains("Maßnahme:").is_none(), "who plans is asked elsewhere");
    assert!(test.query_by_label_contains("niemand verantwortlich").is_none(), "nor is anything missing of a plan");
    assert!(test.query_by_label("In Klärung").is_none(), "nor whom to ask");
    type_key(&mut test, Key::K, "k");
    test.event(eframe::egui::Event::Text("jaein".into()));
    test.run();
    assert_eq!(value(&test, FIRST), Some(AnswerValue::No), "letters meant for somebody's name are no answers");
    carry_out(&mut test, Command::Apply(Intent::AddEvidence(FIRST, "Foto".into())));
    strg(&mut test, Key::S);
    let note = &test.state().window().session().unwrap().assessment().round.answer(FIRST).note;
    assert_eq!(note, "jaein", "what is not clear is said in the note");
    carry_out(&mut test, Command::Open(path));
    assert_eq!(value(&test, FIRST), None);
    drop_on(&mut test, &part);
    until(&mut test, "the preview", |test| test.query_by_label_contains("Antworten einlesen: ").is_some());
    test.get_by_label_contains("2 Fragen als WiBA-Datei");
    press(&mut test, "3 Angaben übernehmen");
    test.get_by_label_contains("Übernommen: 1 Antwort und 2 weitere Angaben.");
    assert_eq!((value(&test, FIRST), states(&test)), (Some(AnswerValue::No), vec![HandOutState::Done]));
    assert!(Session::open(&part, jiff::civil::date(2026, 11, 22).at(9, 0, 0, 0)).is_ok(), "nobody holds the part");
}

#[test]
fn who_keeps_all_that_is_recorded_is_done_with_a_part_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (mut test, path, part) = handed_out(folder.path());
    carry_out(&mut test, Command::Answer(FIRST, Some(AnswerValue::Yes)));
    carry_out(&mut test, Command::Open(part.clone()));
    carry_out(&mut test, Command::Answer(FIRST, Some(AnswerValue::No)));
    carry_out(&mut test, Command::Open(path));
    drop_on(&mut test, &part);
    let done = "Nichts übernehmen und als erledigt vermerken";
    until(&mut test, "the preview", |test| test.query_by_label(done).is_some());
    test.run();
    press(&mut test, done);
    assert_eq!((value(&test, FIRST), states(&test)), (Some(AnswerValue::Yes), vec![HandOutState::Done]));
    test.get_by_label_contains("Nichts übernommen, die Fragen sind als erledigt vermerkt.");
}

#[test]
fn the_official_wording_is_taken_in_shown_and_switched_off_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/core/exchange/files/tool.xlsx");
    let catalog = Arc::new(Catalog::embedded().unwrap());
    let parts = desk::parts(&catalog, desk::settings(), folder.path());
    let parts = Services { dialogs: Box::new(Fixed(Some(tool))), ..parts };
    let mut test = with(parts, Some(Start::File(path)), (1280.0, 800.0));
    carry_out(&mut test, Command::ChooseWording);
    until(&mut test, "the wording", |test| test.query_by_label_contains("257 Fragen im Wortlaut").is_some());
    carry_out(&mut test, Command::Show(FIRST));
    test.get_by_label("Eigene Frage 3.1?");
    carry_out(&mut test, Command::Go(Route::Settings));
    // It may stand below what is in sight.
    test.get_by_role_and_label(Role::CheckBox, "Fragen und Hilfen im amtlichen Wortlaut zeigen und drucken").focus();
    test.run();
    test.key_press(Key::Space);
    test.run();
    carry_out(&mut test, Command::Show(FIRST));
    assert!(test.query_by_label("Eigene Frage 3.1?").is_none());
    carry_out(&mut test, Command::Go(Route::Settings));
    test.get_by_role_and_label(Role::Button, "Wortlaut entfernen").focus();
    test.run();
    test.key_press(Key::Enter);
    test.run();
    assert!(!folder.path().join("wortlaut.ron").exists());
    assert!(test.query_by_label("Wortlaut entfernen").is_none());
}

#[test]
fn handing_out_begins_with_the_questions_and_no_list_of_names_covers_the_box() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    carry_out(&mut test, Command::ChooseHandOut(BTreeSet::new()));
    assert!(test.get_by_role_and_label(Role::ComboBox, "Welche Fragen").is_focused());
    assert!(test.query_by_label("Bauhof/Gebäudemanagement").is_none());
}

#[test]
fn in_a_part_several_questions_are_answered_together_and_what_it_has_not_is_locked_in_the_menu() {
    let folder = tempfile::tempdir().unwrap();
    let (mut test, _, part) = handed_out(folder.path());
    carry_out(&mut test, Command::Open(part));
    let list = Settings { list: true, ..test.state().window().settings().clone() };
    carry_out(&mut test, Command::Set(Box::new(list)));
    carry_out(&mut test, Command::ShowIn(Scope::Checklist(3), FIRST));
    strg(&mut test, Key::A);
    type_key(&mut test, Key::R, "r");
    test.get_by_label("Für 2 Fragen festlegen");
    for field in ["Verantwortlich", "Frist", "In Klärung: wen fragen"] {
        assert!(test.query_by_role_and_label(Role::TextInput, field).is_none(), "{field}");
    }
    press(&mut test, "Übernehmen");
    let not_relevant = Some(AnswerValue::NotRelevant);
    assert_eq!((value(&test, FIRST), value(&test, SECOND)), (not_relevant, not_relevant));
    test.key_press(Key::F10);
    test.run();
    for (name, locked) in [("Exportieren …", true), ("Bericht drucken …", true), ("Speichern", false)] {
        let mut entries = test.query_all_by_role_and_label(Role::Button, name);
        assert!(entries.all(|node| node.accesskit_node().is_disabled() == locked), "{name}");
    }
}

#[test]
fn nothing_goes_out_of_a_file_that_is_only_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(None, folder.path(), |_| {});
    carry_out(&mut test, Command::Read { path, copy: false });
    let what = HandOut { to: "Bauhof".into(), questions: [FIRST].into(), ..HandOut::default() };
    for command in [Command::ChooseHandOut([FIRST].into()), Command::HandOut(Box::new(what), false)] {
        carry_out(&mut test, command);
        test.get_by_label("Diese Datei ist nur zum Lesen geöffnet");
        press(&mut test, "Nicht ändern");
    }
}
