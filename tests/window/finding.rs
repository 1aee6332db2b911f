//! Ways to a question: filters across all checklists, the Verlauf, the palette; and how large the text is.

use std::collections::BTreeSet;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key};
use egui_kittest::kittest::{NodeT, Queryable};
use jiff::civil::date;
use wiba_core::analysis::Findings;
use wiba_core::assessment::{AnswerValue, Assessment, Edit, Stamp};
use wiba_core::catalog::{Catalog, Contact, QuestionId};
use wiba_core::desk::route::{Route, Scope};
use wiba_core::example;
use wiba_core::store;

use super::desk;
use super::drive::{Start, Test, harness, new_file, strg};

/// The questions that the list of a scope shows, in a window high enough for all.
fn listed(scope: Scope) -> BTreeSet<QuestionId> {
    let folder = tempfile::tempdir().unwrap();
    let size = (1280.0, 12_000.0);
    let mut test = super::drive::sized(Some(Start::Example), folder.path(), size, |settings| settings.list = true);
    test.state_mut().window_mut().visit(Route::Questions(scope));
    test.run();
    test.query_all_by_role(Role::RadioButton)
        .filter_map(|node| node.accesskit_node().label())
        .filter_map(|label| label.strip_suffix(" Nicht relevant")?.parse().ok())
        .collect()
}

fn expected(keep: impl Fn(&Catalog, &Assessment, &Findings, QuestionId) -> bool) -> BTreeSet<QuestionId> {
    let catalog = Catalog::embedded().unwrap();
    let town = example::musterstadt().unwrap();
    let findings = Findings::new(&catalog, &town.round, desk::clock().date());
    let ids: Vec<QuestionId> = catalog.questions().map(|question| question.id).collect();
    ids.into_iter().filter(|id| keep(&catalog, &town, &findings, *id)).collect()
}

#[test]
fn every_filter_shows_exactly_its_questions() {
    let value = |town: &Assessment, id| town.round.value(id);
    let day = date(2026, 11, 1);
    let cases: [(Scope, BTreeSet<QuestionId>); 6] = [
        (Scope::Open, expected(|_, town, _, id| value(town, id).is_none())),
        (Scope::No, expected(|_, town, _, id| value(town, id) == Some(AnswerValue::No))),
        (Scope::Hint, expected(|_, _, findings, id| findings.hints.iter().any(|hint| hint.question() == Some(id)))),
        (Scope::Priority(2), expected(|catalog, _, _, id| catalog.priority_of(id) == Some(2))),
        (
            Scope::Contact(Contact::Datenschutz),
            expected(|catalog, _, _, id| catalog.question(id).unwrap().contacts.contains(&Contact::Datenschutz)),
        ),
        (
            Scope::Changed(day),
            expected(|_, town, _, id| {
                let late = town.journal.entries().iter().filter(|entry| entry.at.date() >= day);
                late.into_iter().any(|entry| wiba_core::assessment::entry_questions(entry, &town.round).contains(&id))
            }),
        ),
    ];
    for (scope, questions) in cases {
        assert!(!questions.is_empty() && questions.len() < 257, "{scope:?} tells nothing apart");
        assert_eq!(listed(scope), questions, "{scope:?}");
    }
}

#[test]
fn a_conversation_with_a_contact_is_chosen_from_the_navigation() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    test.get_by_label("Gespräch mit …").click_accesskit();
    test.run();
    test.query_all_by_label("Datenschutz").last().unwrap().click_accesskit();
    test.run();
    assert_eq!(test.state().window().route(), Route::Questions(Scope::Contact(Contact::Datenschutz)));
}

fn lines(test: &Test) -> Vec<String> {
    let rows = test.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
    // „22.11.2026 14:32 M. Sommer: …“
    rows.filter(|label| label.get(2..3) == Some(".") && label.get(5..6) == Some(".")).collect()
}

#[test]
fn the_verlauf_is_filtered_by_word_and_by_person() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    test.state_mut().window_mut().visit(Route::History);
    test.run();
    let all = lines(&test);
    assert!(all.len() > 5);
    test.get_by_role_and_label(Role::TextInput, "Verlauf filtern").focus();
    test.run();
    test.event(Event::Text("FRIST".into()));
    test.run();
    let found = lines(&test);
    assert!(!found.is_empty() && found != all);
    assert!(found.iter().all(|line| line.to_lowercase().contains("frist")), "{found:?}");
    test.event(Event::Text(" gibt es nicht".into()));
    test.run();
    test.get_by_label("Keine Änderung passt zu diesem Filter.");
    assert!(lines(&test).is_empty());
}

#[test]
fn the_verlauf_of_one_person_names_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let catalog = Catalog::embedded().unwrap();
    let mut town = Assessment::new("Musterstadt", date(2026, 11, 1), &catalog);
    for (number, by) in [(1, "A. Amt"), (2, "B. Bauhof"), (3, "A. Amt")] {
        let stamp = Stamp { at: desk::clock(), by: by.into() };
        town.apply(vec![Edit::answer(QuestionId::new(3, number), Some(AnswerValue::Yes), 1)], &catalog, stamp).unwrap();
    }
    let path = folder.path().join("zwei.wiba");
    store::File::create(&path, &town).unwrap();
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    test.state_mut().window_mut().visit(Route::History);
    test.run();
    assert_eq!(lines(&test).len(), 3);
    test.get_by_role_and_label(Role::ComboBox, "Person").click();
    test.run();
    test.query_all_by_label("A. Amt").last().unwrap().click_accesskit();
    test.run();
    let found = lines(&test);
    assert!(found.len() == 2 && found.iter().all(|line| line.contains(" A. Amt: ")), "{found:?}");
}

#[test]
fn the_keys_for_larger_and_smaller_text_go_in_steps_and_stop_at_both_ends() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    let scale = |test: &Test| (test.state().window().settings().text_scale, test.ctx.zoom_factor());
    strg(&mut test, Key::Plus);
    assert_eq!(scale(&test), (125, 1.25), "as the settings offer it");
    for _ in 0..12 {
        strg(&mut test, Key::Plus);
    }
    assert_eq!(scale(&test), (200, 2.0));
    strg(&mut test, Key::Num0);
    assert_eq!(scale(&test), (100, 1.0));
    for _ in 0..4 {
        strg(&mut test, Key::Minus);
    }
    assert_eq!(scale(&test), (80, 0.8));
}

fn palette(test: &mut Test, words: &str) {
    strg(test, Key::K);
    test.event(Event::Text(words.into()));
    test.run();
    test.key_press(Key::Enter);
    test.run();
}

#[test]
fn the_palette_carries_out_what_it_lists() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    for (words, route) in [
        ("maßnahmen", Route::Measures),
        ("profil", Route::Profile),
        ("bericht", Route::Report),
        ("stammdaten", Route::Kommune),
        ("verlauf", Route::History),
        ("einstellungen", Route::Settings),
        ("übersicht", Route::Overview),
    ] {
        palette(&mut test, words);
        assert_eq!(test.state().window().route(), route, "{words}");
    }
    palette(&mut test, "datei schließen");
    assert!(test.state().window().session().is_none());
}

/// Opens the search, types, and takes the first hit: all before the index may have been read.
fn search(test: &mut Test, words: &str) {
    strg(test, Key::F);
    test.event(Event::Text(words.into()));
    test.key_press(Key::Enter);
    test.run();
}

#[test]
fn the_search_leads_to_questions_people_measures_and_screens() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    search(&mut test, "Verbindliche Paswortregelung");
    assert_eq!(test.state().window().question(), Some(QuestionId::new(12, 13)));
    search(&mut test, "Checkliste 19");
    assert_eq!(test.state().window().route(), Route::Questions(Scope::Checklist(19)));
    search(&mut test, "Stamdaten");
    assert_eq!(test.state().window().route(), Route::Kommune);
    let town = example::musterstadt().unwrap();
    let person = town.kommune.people.values().map(|person| person.label().to_owned()).next();
    let name = person.or_else(|| wiba_core::assessment::names(&town).into_iter().next()).unwrap();
    search(&mut test, &name);
    assert_eq!(test.state().window().route(), Route::People);
    assert!(test.query_all_by_label_contains(&name).count() > 1, "their details are open");
}

#[test]
fn what_was_searched_for_stays_and_is_replaced_by_what_is_typed_next() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    search(&mut test, "3.7");
    assert_eq!(test.state().window().question(), Some(QuestionId::new(3, 7)));
    strg(&mut test, Key::F);
    assert_eq!(test.get_by_role_and_label(Role::TextInput, "Suche").value().as_deref(), Some("3.7"));
    test.event(Event::Text("13.7".into()));
    test.key_press(Key::Enter);
    test.run();
    assert_eq!(test.state().window().question(), Some(QuestionId::new(13, 7)));
}

#[test]
fn a_filter_of_the_profile_says_how_many_of_all_requirements_pass_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    test.state_mut().window_mut().visit(Route::Profile);
    test.run();
    let part = "ORP.1 Organisation: 2 Ja";
    assert!(test.query_by_label_contains(part).is_some());
    test.query_all_by_label_contains("✕ Nein").next().unwrap().click();
    test.run();
    assert!(test.query_by_label_contains(part).is_some(), "the bar is that of all its requirements");
    test.get_by_role_and_label(Role::TextInput, "Anforderungen filtern").focus();
    test.run();
    test.event(Event::Text("gibt es nicht".into()));
    test.run();
    assert!(test.query_by_label("✓ Ja").is_none(), "no card with a legend of nothing");
}

#[test]
fn the_palette_answers_the_question_in_sight_and_only_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::File(new_file(folder.path()))), folder.path(), |_| {});
    let ask = |test: &mut Test, words: &str| {
        strg(test, Key::K);
        test.event(Event::Text(words.to_owned()));
        test.run();
        test.key_press(Key::Enter);
        test.run();
    };
    strg(&mut test, Key::K);
    assert!(test.query_by_label_contains("Antwort zurücknehmen").is_none(), "no question is in sight on the overview");
    strg(&mut test, Key::K);
    super::backup(&mut test);
    ask(&mut test, "nicht relevant");
    let first = QuestionId::new(3, 1);
    assert_eq!(super::value(&test, first), Some(AnswerValue::NotRelevant));
    strg(&mut test, Key::Z);
    ask(&mut test, "notiz schreiben");
    test.event(Event::Text("Aus der Palette".to_owned()));
    test.run();
    test.key_press(Key::Escape);
    test.run();
    assert_eq!(test.state().window().session().unwrap().assessment().round.answer(first).note, "Aus der Palette");
    test.key_press(Key::Escape);
    ask(&mut test, "alle fragen auswählen");
    assert!(test.query_by_label("7 Fragen ausgewählt").is_some(), "what is chosen is seen in the list");
}

#[test]
fn enter_opens_the_hit_to_which_tab_has_led() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    strg(&mut test, Key::F);
    test.event(Event::Text("Passwort".into()));
    test.run();
    super::drive::until(&mut test, "the hits", |test| test.query_by_label_contains("Treffer").is_some());
    let focused = |test: &Test| {
        let mut rows = test.query_all_by_role(Role::Button).filter(|node| node.is_focused());
        rows.find_map(|node| node.accesskit_node().label()?.split(' ').next()?.parse::<QuestionId>().ok())
    };
    test.key_press(Key::Tab);
    test.run();
    let first = focused(&test);
    let mut hit = first;
    while hit.is_none() || hit == first {
        test.key_press(Key::Tab);
        test.run();
        hit = focused(&test);
    }
    test.key_press(Key::Enter);
    test.run();
    assert_eq!(test.state().window().question(), hit);
}
