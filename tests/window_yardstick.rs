//! The Maßstab in the window: ticks, folding, and answers from before a question was put anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

mod desk;
mod drive;

use std::path::Path;

use eframe::egui::Key;
use eframe::egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{By, NodeT, Queryable};
use jiff::civil::date;
use wiba_core::analysis::HintKind;
use wiba_core::assessment::{Answer, AnswerValue, Assessment, Given};
use wiba_core::catalog::{Catalog, Question, QuestionId};
use wiba_core::desk::route::{Route, Scope};
use wiba_core::desk::settings::MoveOn;
use wiba_core::store;

use drive::{Start, Test, backup, harness, new_file, sized, strg, type_key, value};

fn catalog() -> Catalog {
    Catalog::embedded().unwrap()
}

/// The first question of „Backup“ with several conditions.
fn several(catalog: &Catalog) -> &Question {
    let list = catalog.checklist(3).unwrap();
    list.questions.iter().find(|question| question.yardstick.as_ref().unwrap().has_boxes()).unwrap()
}

/// How a condition is called.
fn names(question: &Question) -> Vec<String> {
    let conditions = &question.yardstick.as_ref().unwrap().yes_if;
    conditions.iter().map(|condition| format!("{}) {}", condition.0, condition.1)).collect()
}

fn show(test: &mut Test, id: QuestionId) {
    backup(test);
    for _ in 1..id.number {
        test.key_press(Key::ArrowRight);
        test.run();
    }
    assert_eq!(test.state().window().question(), Some(id));
}

fn ticked(test: &Test, name: &str) -> bool {
    test.get_by_role_and_label(Role::CheckBox, name).accesskit_node().toggled() == Some(Toggled::True)
}

fn met(test: &Test, id: QuestionId) -> String {
    test.state().window().session().unwrap().assessment().round.answer(id).met.iter().collect()
}

fn answer(test: &Test, id: QuestionId) -> Answer {
    test.state().window().session().unwrap().assessment().round.answer(id).clone()
}

#[test]
fn a_tick_is_kept_saved_and_taken_back_and_never_answers() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path.clone())), folder.path(), |_| {});
    let catalog = catalog();
    let question = several(&catalog);
    let (id, names) = (question.id, names(question));
    show(&mut test, id);
    assert!(!ticked(&test, &names[0]));
    for name in &names {
        test.get_by_role_and_label(Role::CheckBox, name).click();
        test.run();
        assert!(ticked(&test, name));
    }
    assert_eq!(met(&test, id).len(), names.len());
    assert_eq!(value(&test, id), None, "all ticks together answer nothing");
    test.get_by_label(&format!("erfüllt: {} von {}", names.len(), names.len()));
    test.get_by_role_and_label(Role::CheckBox, &names[1]).click();
    test.run();
    assert!(!ticked(&test, &names[1]));
    strg(&mut test, Key::Z);
    assert!(ticked(&test, &names[1]), "undo brings the tick back");
    strg(&mut test, Key::Y);
    strg(&mut test, Key::S);
    let (_, saved) = store::File::open(&path).unwrap();
    assert_eq!(saved.round.answer(id).met.len(), names.len() - 1);
}

#[test]
fn a_tick_is_made_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |settings| settings.move_on = MoveOn::Never);
    let catalog = catalog();
    let question = several(&catalog);
    show(&mut test, question.id);
    let name = &names(question)[0];
    for _ in 0..20 {
        test.key_press(Key::Tab);
        test.run();
        if test.get_by_role_and_label(Role::CheckBox, name).is_focused() {
            break;
        }
    }
    assert!(test.get_by_role_and_label(Role::CheckBox, name).is_focused(), "Tab leads to the first box");
    test.key_press(Key::Space);
    test.run();
    assert!(ticked(&test, name));
    // The letters still answer.
    type_key(&mut test, Key::N, "n");
    assert_eq!(value(&test, question.id), Some(AnswerValue::No));
}

#[test]
fn h_folds_the_yardstick_and_the_explanation_and_both_stay_folded() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    let catalog = catalog();
    let question = several(&catalog);
    let name = names(question).remove(0);
    show(&mut test, question.id);
    let shown =
        |test: &Test| (test.query_by_label(&name).is_some(), test.query_by_label(&question.explanation).is_some());
    assert_eq!(shown(&test), (true, true));
    type_key(&mut test, Key::H, "h");
    assert_eq!(shown(&test), (false, false));
    test.get_by_role_and_label(Role::Button, "Ja, wenn … (eingeklappt)");
    test.key_press(Key::ArrowRight);
    test.run();
    test.key_press(Key::ArrowLeft);
    test.run();
    assert_eq!(shown(&test), (false, false));
    type_key(&mut test, Key::H, "h");
    assert_eq!(shown(&test), (true, true));
}

#[test]
fn a_nein_with_ticks_says_what_is_missing_before_the_steps() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |settings| settings.move_on = MoveOn::Never);
    let catalog = catalog();
    let question = several(&catalog);
    show(&mut test, question.id);
    type_key(&mut test, Key::N, "n");
    assert!(test.query_by_label("Es fehlt noch:").is_none(), "without ticks nobody knows");
    test.get_by_role_and_label(Role::CheckBox, &names(question)[0]).click();
    test.run();
    let missing = &question.yardstick.as_ref().unwrap().yes_if[1].1;
    let heading = test.get_by_label("Es fehlt noch:").rect().bottom();
    let missing = test.get_by_label(&format!("• {missing}")).rect();
    let step = test.get_by_role_and_label(Role::CheckBox, &question.measure.steps[0]).rect().top();
    assert!(heading <= missing.top() && missing.bottom() <= step);
}

#[test]
fn nicht_relevant_where_it_is_not_foreseen_is_told_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |settings| settings.move_on = MoveOn::Never);
    let catalog = catalog();
    let list = catalog.checklist(3).unwrap();
    let without = |question: &&Question| question.yardstick.as_ref().unwrap().not_relevant_if.is_empty();
    let question = list.questions.iter().find(without).unwrap();
    show(&mut test, question.id);
    type_key(&mut test, Key::R, "r");
    assert_eq!(value(&test, question.id), Some(AnswerValue::NotRelevant));
    test.get_by_label_contains("„Nicht relevant“ ist hier nicht vorgesehen");
    test.get_by_label(&catalog.providers);
    type_key(&mut test, Key::J, "j");
    assert!(test.query_by_label_contains("ist hier nicht vorgesehen").is_none());
}

/// A file with an answer from the first edition to a question that was put anew, and its question.
fn old_answer(folder: &Path) -> (std::path::PathBuf, QuestionId) {
    let catalog = catalog();
    let question = catalog.checklist(3).unwrap().questions.iter().find(|question| question.edition == 2).unwrap();
    let mut assessment = Assessment::new("Musterstadt", date(2026, 11, 1), &catalog);
    let given = Some(Given { value: AnswerValue::Yes, edition: 1 });
    assessment.round.answers.insert(question.id, Answer { given, ..Answer::default() });
    let path = folder.join("alt.wiba");
    store::File::create(&path, &assessment).unwrap();
    (path, question.id)
}

#[test]
fn an_answer_from_before_the_question_was_put_anew_is_confirmed_with_one_click() {
    let folder = tempfile::tempdir().unwrap();
    let (path, id) = old_answer(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    test.get_by_label("Hinweis: 1 × Frage seither neu gefasst, zu den Fragen").click();
    test.run();
    assert_eq!(test.state().window().route(), Route::Questions(Scope::Hinted(HintKind::Reworded)));
    assert_eq!(test.state().window().question(), Some(id));
    test.get_by_label("Frage seither neu gefasst");
    test.get_by_role_and_label(Role::Button, "Antwort bestätigen").click();
    test.run();
    assert!(test.query_by_label("Antwort bestätigen").is_none());
    assert_eq!(answer(&test, id).given, Some(Given { value: AnswerValue::Yes, edition: catalog().edition }));
    strg(&mut test, Key::Z);
    test.get_by_label("Antwort bestätigen");
}

#[test]
fn the_key_of_the_answer_confirms_it_too() {
    let folder = tempfile::tempdir().unwrap();
    let (path, id) = old_answer(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |_| {});
    test.get_by_label("Hinweis: 1 × Frage seither neu gefasst, zu den Fragen").click();
    test.run();
    type_key(&mut test, Key::J, "j");
    assert_eq!(answer(&test, id).given, Some(Given { value: AnswerValue::Yes, edition: catalog().edition }));
    assert!(test.query_by_label("Antwort bestätigen").is_none());
}

#[test]
fn the_list_opens_a_yardstick_below_its_row_by_mouse_and_by_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut test = harness(Some(Start::File(path)), folder.path(), |settings| settings.list = true);
    backup(&mut test);
    let catalog = catalog();
    let question = several(&catalog);
    let (id, name) = (question.id, names(question).remove(0));
    let after = QuestionId::new(3, id.number + 1);
    let next = |test: &Test| {
        let starts = format!("{after} ");
        let row = By::new().role(Role::Button).predicate(move |node| {
            node.label().is_some_and(|label| label.starts_with(&starts) && label.ends_with("offen"))
        });
        test.get(row).rect().top()
    };
    let before = next(&test);
    test.get_by_role_and_label(Role::Button, &format!("{id} Maßstab (eingeklappt)")).click();
    test.run();
    test.get_by_role_and_label(Role::CheckBox, &name).click();
    test.run();
    assert_eq!(met(&test, id).len(), 1);
    let below = test.get_by_role_and_label(Role::CheckBox, &name).rect().bottom();
    assert!(next(&test) > before && next(&test) >= below, "the rows after it move down");
    test.get_by_role_and_label(Role::Button, &format!("{id} Maßstab (ausgeklappt)")).click();
    test.run();
    assert!((next(&test) - before).abs() < 0.5);
    type_key(&mut test, Key::H, "h");
    let current = test.state().window().question().unwrap();
    test.get_by_role_and_label(Role::Button, &format!("{current} Maßstab (ausgeklappt)"));
}

#[test]
fn the_longest_yardstick_stays_inside_the_smallest_window_and_scrolls() {
    let folder = tempfile::tempdir().unwrap();
    // In points: at 200 % a window has half as many.
    for (size, scale) in [((800.0, 600.0), 100), ((1024.0, 640.0), 100), ((400.0, 300.0), 200), ((512.0, 320.0), 200)] {
        let path = folder.path().join(format!("{}-{scale}.wiba", size.0));
        let catalog = catalog();
        store::File::create(&path, &Assessment::new("Musterstadt", date(2026, 11, 1), &catalog)).unwrap();
        let mut test = sized(Some(Start::File(path)), folder.path(), size, |settings| {
            settings.text_scale = scale;
        });
        let lines = |question: &Question| {
            let yardstick = question.yardstick.as_ref().unwrap();
            yardstick.yes_if.len() + yardstick.parts().iter().map(|(_, lines)| lines.len()).sum::<usize>()
        };
        let question = catalog.questions().max_by_key(|question| lines(question)).unwrap();
        test.state_mut().window_mut().visit(Route::Questions(Scope::Checklist(question.id.checklist)));
        test.run();
        for _ in 1..question.id.number {
            test.key_press(Key::ArrowRight);
            test.run();
        }
        for name in names(question) {
            let rect = test.get_by_role_and_label(Role::CheckBox, &name).rect();
            assert!(rect.left() >= 0.0 && rect.right() <= size.0 + 8.0, "{size:?} {scale} %: {name} at {rect:?}");
        }
        for (_, lines) in question.yardstick.as_ref().unwrap().parts() {
            for line in lines {
                let rect = test.get_by_label(&line).rect();
                assert!(rect.right() <= size.0 + 8.0, "{size:?} {scale} %: {line} at {rect:?}");
            }
        }
    }
}

#[test]
fn the_help_says_how_the_words_are_meant() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = harness(Some(Start::Example), folder.path(), |_| {});
    type_key(&mut test, Key::Questionmark, "?");
    test.get_by_label(&catalog().words);
    test.get_by_label(&catalog().providers);
}
