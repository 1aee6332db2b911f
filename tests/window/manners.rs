//! The manners of a desktop program: menu, back and forward, lists and calendar by keyboard, focus that returns, the title bar.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, ViewportCommand};
use egui_kittest::kittest::{NodeT, Queryable};
use wiba_core::assessment::{AnswerValue, Edit, KommuneEdit, Stamp};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::desk::actions::{Action, Menu};
use wiba_core::desk::route::{Route, Scope};
use wiba_core::exchange::logo_from_picture;
use wiba_core::store::File;

use super::drive::{Start, Test, backup, harness, new_file, strg, type_key, until, value};

fn focused(test: &Test) -> Option<String> {
    let id = test.ctx.memory(|memory| memory.focused())?;
    test.query_all_by(|node| node.is_focused())
        .map(|node| node.accesskit_node().label().unwrap_or_default())
        .next()
        .or_else(|| Some(format!("{id:?}")))
}

fn key(test: &mut Test, held: Modifiers, key: Key) {
    test.key_press_modifiers(held, key);
    test.run();
}

fn write(test: &mut Test, text: &str) {
    test.event(Event::Text(text.to_owned()));
    test.run();
}

/// The title that the window has some frames after a key.
fn title(test: &mut Test, modifiers: Modifiers, key: Key) -> Option<String> {
    // Not by `key_press`: of several frames for one key, only the output of the last can be seen.
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    test.input_mut().events.extend([event(true), event(false)]);
    let mut last = None;
    for _ in 0..3 {
        test.step();
        let commands = test.output().viewport_output.values().flat_map(|viewport| viewport.commands.iter());
        let mut titles = commands.filter_map(|command| match command {
            ViewportCommand::Title(title) => Some(title.clone()),
            _ => None,
        });
        last = titles.next_back().or(last);
    }
    last
}

#[test]
fn the_menu_holds_every_action_with_its_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    backup(&mut test);
    key(&mut test, Modifiers::NONE, Key::F10);
    for row in Menu::ALL.into_iter().flat_map(Menu::rows) {
        let name = row.action.menu_name();
        assert!(test.query_all_by_role_and_label(Role::Button, name).count() > 0, "{:?}", row.action);
    }
    let missing: Vec<_> =
        wiba_core::desk::actions::TABLE.iter().filter(|row| row.menu.is_none()).map(|row| row.action).collect();
    assert_eq!(missing, [Action::Menu, Action::NextControl, Action::Leave]);
}

#[test]
fn an_answer_is_given_from_the_menu_by_arrows_and_enter() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    backup(&mut test);
    key(&mut test, Modifiers::NONE, Key::F10);
    test.get_by_role_and_label(Role::Button, "Nein").focus();
    key(&mut test, Modifiers::NONE, Key::Enter);
    test.run();
    assert_eq!(value(&test, QuestionId::new(3, 1)), Some(AnswerValue::No));
    assert!(test.query_by_label("Datei schließen").is_none(), "the menu is gone");
}

#[test]
fn alt_and_the_arrows_lead_back_and_forward_through_the_places() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    for number in [Key::Num2, Key::Num3] {
        key(&mut test, Modifiers::ALT, number);
    }
    key(&mut test, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(test.state().window().route(), Route::Measures);
    key(&mut test, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(test.state().window().route(), Route::Overview);
    key(&mut test, Modifiers::ALT, Key::ArrowRight);
    key(&mut test, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(test.state().window().route(), Route::Profile);
}

#[test]
fn a_list_is_used_by_letters_and_arrows_and_keeps_the_focus() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    test.state_mut().window_mut().visit(Route::Kommune);
    test.run();
    test.get_by_role_and_label(Role::ComboBox, "Land").focus();
    test.run();
    key(&mut test, Modifiers::NONE, Key::Space);
    write(&mut test, "b");
    write(&mut test, "e");
    key(&mut test, Modifiers::NONE, Key::Enter);
    let land = |test: &Test| test.get_by_role_and_label(Role::ComboBox, "Land").value().unwrap_or_default();
    assert_eq!(land(&test), "Berlin");
    assert_eq!(focused(&test).as_deref(), Some("Land"));
    assert!(test.query_by_role_and_label(Role::ListBoxOption, "Berlin").is_none(), "the list is closed");
    key(&mut test, Modifiers::NONE, Key::ArrowDown);
    key(&mut test, Modifiers::NONE, Key::End);
    let last = test.get_by_role_and_label(Role::ListBoxOption, "Thüringen").rect();
    assert!(test.ctx.content_rect().contains_rect(last), "the list scrolls to it: {last:?}");
    key(&mut test, Modifiers::NONE, Key::Escape);
    assert_eq!((land(&test).as_str(), focused(&test).as_deref()), ("Berlin", Some("Land")));
}

#[test]
fn whoever_only_looks_into_a_list_and_goes_on_has_chosen_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    test.state_mut().window_mut().visit(Route::Kommune);
    test.run();
    let land = |test: &Test| test.get_by_role_and_label(Role::ComboBox, "Land").value().unwrap_or_default();
    for (keys, chosen) in [(&[Key::ArrowDown][..], ""), (&[Key::ArrowDown, Key::ArrowDown], "Bayern")] {
        test.get_by_role_and_label(Role::ComboBox, "Land").focus();
        test.run();
        for pressed in keys {
            key(&mut test, Modifiers::NONE, *pressed);
        }
        key(&mut test, Modifiers::NONE, Key::Tab);
        test.run();
        assert_eq!(land(&test), chosen);
        assert!(test.query_by_role_and_label(Role::ListBoxOption, "Bayern").is_none(), "the list is closed");
    }
}

#[test]
fn the_calendar_is_used_by_the_arrows_and_gives_the_focus_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut test =
        harness(Some(Start::File(new_file(folder.path()))), folder.path(), |settings| settings.explanation = false);
    backup(&mut test);
    type_key(&mut test, Key::N, "n");
    test.get_by_label("Frist: Kalender").focus();
    test.run();
    key(&mut test, Modifiers::NONE, Key::Space);
    test.run();
    for step in [Key::ArrowDown, Key::ArrowRight, Key::PageDown] {
        key(&mut test, Modifiers::NONE, step);
    }
    key(&mut test, Modifiers::NONE, Key::Enter);
    test.run();
    // Today is the 22 November: a week, a day and a month later.
    assert_eq!(test.get_by_role_and_label(Role::TextInput, "Frist").value().as_deref(), Some("30.12.2026"));
    assert_eq!(focused(&test).as_deref(), Some("Frist: Kalender"));
}

#[test]
fn tab_goes_on_from_the_field_that_escape_has_left() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    test.state_mut().window_mut().visit(Route::Kommune);
    test.run();
    test.get_by_role_and_label(Role::TextInput, "Einwohnerzahl").focus();
    test.run();
    key(&mut test, Modifiers::NONE, Key::Escape);
    assert_eq!(focused(&test), None);
    key(&mut test, Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&test).as_deref(), Some("Leitung der Verwaltung"));
}

#[test]
fn the_title_bar_names_the_file_and_its_state() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    backup(&mut test);
    let title_after = title(&mut test, Modifiers::NONE, Key::J);
    assert_eq!(title_after.as_deref(), Some("muster.wiba (nicht gespeichert) – Musterstadt – WiBA-Kompass"));
    let title_after = title(&mut test, Modifiers::COMMAND, Key::S);
    assert_eq!(title_after.as_deref(), Some("muster.wiba – Musterstadt – WiBA-Kompass"));
}

#[test]
fn f1_opens_the_help() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(None, folder.path(), |_| {});
    key(&mut test, Modifiers::NONE, Key::F1);
    assert!(test.query_by_label("Tasten").is_some());
}

#[test]
fn saving_the_example_asks_for_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    strg(&mut test, Key::S);
    assert!(folder.path().join("dialog.wiba").exists());
}

#[test]
fn the_last_answer_of_a_checklist_says_what_came_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |settings| settings.list = true);
    test.state_mut().window_mut().visit(Route::Questions(Scope::Checklist(3)));
    test.run();
    for letter in [Key::J, Key::J, Key::N, Key::J, Key::J, Key::R, Key::J] {
        test.key_press(letter);
        test.run();
    }
    assert!(test.query_by_label_contains("Checkliste „Backup“ fertig: 5 Ja, 1 Nein, 1 nicht relevant").is_some());
}

#[test]
fn a_new_kommune_is_begun_by_keyboard_and_what_is_wrong_stands_at_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(None, folder.path(), |_| {});
    assert_eq!(focused(&test).as_deref(), Some("Name der Kommune"));
    write(&mut test, "Stadt Neustadt");
    test.get_by_role_and_label(Role::TextInput, "Datei").focus();
    test.run();
    key(&mut test, Modifiers::COMMAND, Key::A);
    write(&mut test, &folder.path().join("fort/neu.wiba").display().to_string());
    key(&mut test, Modifiers::NONE, Key::Enter);
    assert!(test.query_by_label_contains("gibt es nicht").is_some());
    assert!(test.query_by_label_contains("Die bisherige Datei").is_none(), "there is none");
    assert_eq!(test.state().window().route(), Route::Start);
    assert!(!folder.path().join("fort").exists(), "nothing is made that was not asked for");
    test.get_by_label("Ordner und Kommune anlegen").click();
    test.run();
    assert_eq!(test.state().window().route(), Route::Kommune);
    assert!(folder.path().join("fort/neu.wiba").is_file());
}

#[test]
fn a_folder_that_cannot_be_made_is_told_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("akte"), "").unwrap();
    let mut test = harness(None, folder.path(), |_| {});
    write(&mut test, "Stadt Neustadt");
    test.get_by_role_and_label(Role::TextInput, "Datei").focus();
    test.run();
    key(&mut test, Modifiers::COMMAND, Key::A);
    write(&mut test, &folder.path().join("akte/fort/neu.wiba").display().to_string());
    key(&mut test, Modifiers::NONE, Key::Enter);
    test.get_by_label("Ordner und Kommune anlegen").click();
    test.run();
    assert_eq!(test.state().window().route(), Route::Start);
    assert!(test.query_by_label_contains("kann nicht geschrieben werden").is_some());
    assert!(test.query_by_label("Ordner und Kommune anlegen").is_none(), "that was tried");
}

#[test]
fn the_way_on_keeps_its_place_from_question_to_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    test.state_mut().window_mut().visit(Route::Questions(Scope::Checklist(9)));
    test.run();
    let mut places = Vec::new();
    for _ in 0..4 {
        places.push(test.get_by_role_and_label(Role::Button, "Nächste offene Frage →").rect());
        key(&mut test, Modifiers::NONE, Key::ArrowRight);
    }
    assert!(places.iter().all(|place| *place == places[0]), "{places:?}");
}

#[test]
fn the_chosen_picture_is_shown_in_the_master_data() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    test.state_mut().window_mut().visit(Route::Kommune);
    test.run();
    assert!(test.query_by_label("Das gewählte Bild").is_none());
    drop(test);
    let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="60"><rect width="40" height="60" fill="#a00"/></svg>"##;
    let logo = logo_from_picture(svg.as_bytes()).unwrap();
    let catalog = Catalog::embedded().unwrap();
    let (mut file, mut town) = File::open(&path).unwrap();
    let stamp = Stamp { at: crate::desk::clock(), by: String::new() };
    town.apply(vec![Edit::Kommune(KommuneEdit::Logo(Some(logo)))], &catalog, stamp).unwrap();
    file.save(&town).unwrap();
    drop(file);
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    test.state_mut().window_mut().visit(Route::Kommune);
    test.run();
    let shown = test.get_by_label("Das gewählte Bild").rect().size();
    assert_eq!((shown.x / shown.y * 30.0).round(), 20.0, "as high and wide as it is: {shown:?}");
    test.get_by_label_contains("Entfernen").click();
    test.run();
    assert!(test.query_by_label("Das gewählte Bild").is_none());
}

#[test]
fn the_welcome_is_walked_through_with_enter() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(None, folder.path(), |settings| settings.welcomed = false);
    write(&mut test, "M. Sommer");
    for _ in 0..3 {
        key(&mut test, Modifiers::NONE, Key::Enter);
    }
    let settings = test.state().window().settings();
    assert_eq!((settings.welcomed, settings.user.as_str()), (true, "M. Sommer"));
}

#[test]
fn the_buttons_of_the_welcome_stay_where_they_are_in_every_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(None, folder.path(), |settings| settings.welcomed = false);
    let mut bottoms = Vec::new();
    for next in ["Weiter", "Weiter", "Los geht’s"] {
        test.run();
        bottoms.push(test.get_by_label(next).rect().bottom());
        test.get_by_label(next).click();
    }
    assert!(bottoms.iter().all(|bottom| (bottom - bottoms[0]).abs() < 1.0), "{bottoms:?}");
}

#[test]
fn what_is_laid_over_the_window_hides_the_tooltip_of_what_lies_below() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    test.get_by_label("Menü (F10)").hover();
    test.run();
    until(&mut test, "the tooltip", |test| test.query_all_by_label("Menü (F10)").count() == 2);
    key(&mut test, Modifiers::NONE, Key::F1);
    assert_eq!(test.query_all_by_label("Menü (F10)").count(), 1);
}

#[test]
fn the_master_data_of_a_new_kommune_lead_to_the_first_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    test.state_mut().window_mut().visit(Route::Kommune);
    test.run();
    test.get_by_role_and_label(Role::Button, "Zur ersten Frage").click_accesskit();
    test.run();
    assert!(matches!(test.state().window().route(), Route::Questions(_)));
}

#[test]
fn a_list_to_choose_from_explains_only_what_is_cut() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    test.state_mut().window_mut().visit(Route::Kommune);
    test.run();
    test.get_by_role_and_label(Role::ComboBox, "Land").hover();
    for _ in 0..90 {
        test.step();
    }
    assert!(test.query_by_role_and_label(Role::Label, "Niedersachsen").is_none());
}

#[test]
fn the_start_form_ends_at_one_right_edge() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(None, folder.path(), |_| {});
    test.run();
    let name = test.get_by_role_and_label(Role::TextInput, "Name der Kommune").rect().right();
    let browse = test.get_by_role_and_label(Role::Button, "Durchsuchen …").rect().right();
    assert!((name - browse).abs() < 1.0, "{name} and {browse}");
}

#[test]
fn titles_stand_at_one_height_on_every_screen() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    let titles = [
        (Route::Overview, "Übersicht"),
        (Route::Measures, "Maßnahmen"),
        (Route::Profile, "Profil"),
        (Route::Report, "Bericht"),
        (Route::Kommune, "Stammdaten"),
        (Route::People, "Personen und Ämter"),
        (Route::History, "Verlauf"),
        (Route::Settings, "Einstellungen"),
    ];
    let mut middles = Vec::new();
    for (route, title) in titles {
        test.state_mut().window_mut().visit(route);
        test.run();
        middles.push((title, test.get_by_role_and_label(Role::Heading, title).rect().center().y));
    }
    assert!(middles.iter().all(|(_, middle)| (middle - middles[0].1).abs() <= 1.0), "{middles:?}");
}

#[test]
fn whoever_writes_a_note_from_the_list_comes_back_to_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |settings| settings.list = true);
    backup(&mut test);
    key(&mut test, Modifiers::COMMAND, Key::Enter);
    write(&mut test, "Band im Tresor");
    assert!(!test.state().window().settings().list);
    key(&mut test, Modifiers::COMMAND, Key::Enter);
    test.run();
    assert!(test.state().window().settings().list);
    let session = test.state().window().session().unwrap();
    assert_eq!(session.assessment().round.answer(QuestionId::new(3, 1)).note, "Band im Tresor");
}

#[test]
fn page_and_end_keys_lead_through_a_list() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |settings| settings.list = true);
    test.state_mut().window_mut().visit(Route::Questions(Scope::Checklist(9)));
    test.run();
    let mut at = |pressed| {
        key(&mut test, Modifiers::NONE, pressed);
        test.state().window().question().unwrap().number
    };
    assert_eq!([Key::PageDown, Key::End, Key::PageUp, Key::Home].map(&mut at), [11, 26, 16, 1]);
}

#[test]
fn page_and_end_keys_scroll_the_measures() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    key(&mut test, Modifiers::ALT, Key::Num2);
    let first = |test: &Test| {
        test.query_all_by(|node| node.label().is_some_and(|label| label.ends_with(" auswählen")))
            .next()
            .unwrap()
            .accesskit_node()
            .label()
    };
    let top = first(&test);
    key(&mut test, Modifiers::NONE, Key::PageDown);
    let page = first(&test);
    key(&mut test, Modifiers::NONE, Key::End);
    let end = first(&test);
    key(&mut test, Modifiers::NONE, Key::Home);
    assert!(top != page && page != end, "{top:?} {page:?} {end:?}");
    assert_eq!(first(&test), top);
}

#[test]
fn a_measure_that_is_set_to_done_in_the_table_offers_to_answer_its_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    backup(&mut test);
    type_key(&mut test, Key::N, "n");
    key(&mut test, Modifiers::ALT, Key::Num2);
    test.get_by_role_and_label(Role::ComboBox, "Status der Maßnahme zu 3.1").focus();
    test.run();
    key(&mut test, Modifiers::NONE, Key::ArrowDown);
    write(&mut test, "u");
    key(&mut test, Modifiers::NONE, Key::Enter);
    assert!(test.query_by_label("Frage auf Ja setzen").is_some());
}
