//! Every screen in a small window and with large text: nothing is cut off at the sides, and what is shortened can be
//! read in full.

use std::collections::BTreeSet;

use eframe::egui::accesskit::Role;
use eframe::egui::epaint::{ClippedShape, Shape, TextShape};
use eframe::egui::{Key, Rect, vec2};
use egui_kittest::kittest::{By, NodeT, Queryable};
use wiba_core::catalog::{Contact, QuestionId};
use wiba_core::desk::command::{Command, Overlay, Several};
use wiba_core::desk::route::{Route, Scope};
use wiba_core::desk::settings::Settings;

use super::drive::{Start, Test, sized};

/// Rounding of positions to pixels.
const SLACK: f32 = 1.5;

/// Every screen, and what is laid over it.
pub fn screens() -> Vec<(&'static str, Vec<Command>)> {
    let go = |route| vec![Command::Go(route)];
    let over = |overlay| vec![Command::Go(Route::Overview), Command::Toggle(overlay)];
    vec![
        ("overview", go(Route::Overview)),
        ("interview", vec![Command::ShowIn(Scope::Checklist(7), QuestionId::new(7, 13))]),
        ("contact", go(Route::Questions(Scope::Contact(Contact::Dienstleister)))),
        ("meeting", vec![Command::ShowIn(Scope::Checklist(7), QuestionId::new(7, 13)), Command::BeginMeeting]),
        ("measures", go(Route::Measures)),
        ("profile", go(Route::Profile)),
        ("report", go(Route::Report)),
        ("kommune", go(Route::Kommune)),
        ("people", go(Route::People)),
        ("history", go(Route::History)),
        ("settings", go(Route::Settings)),
        ("search", over(Overlay::Search)),
        ("palette", over(Overlay::Palette)),
        ("help", over(Overlay::Help)),
        ("file", over(Overlay::File)),
        ("participants", over(Overlay::Participants)),
        (
            "many",
            vec![
                Command::Go(Route::Overview),
                Command::ChooseForMany(
                    vec![QuestionId::new(3, 1).into(), QuestionId::new(3, 2).into()],
                    Several::Questions,
                ),
            ],
        ),
        ("menu", over(Overlay::Menu)),
    ]
}

/// The harness paints into the window less a margin.
fn window(test: &Test) -> Rect {
    test.ctx.content_rect()
}

/// All text that is painted, with what it is clipped to.
fn texts(test: &Test) -> Vec<(TextShape, Rect)> {
    fn collect(shape: &Shape, clip: Rect, found: &mut Vec<(TextShape, Rect)>) {
        match shape {
            Shape::Text(text) => found.push((text.clone(), clip)),
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, clip, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for ClippedShape { clip_rect, shape, .. } in &test.output().shapes {
        collect(shape, *clip_rect, &mut found);
    }
    found
}

/// What is wrong with how the screen stands in the window.
pub fn faults(test: &Test) -> BTreeSet<String> {
    let window = window(test);
    let mut faults = BTreeSet::new();
    // Text fields scroll inside, and the hint of an empty one says less than its name.
    let fields: Vec<Rect> = test
        .query_all(By::new().predicate(|node| matches!(node.role(), Role::TextInput | Role::MultilineTextInput)))
        .map(|node| node.rect())
        .collect();
    for (text, clip) in texts(test) {
        let rect = text.visual_bounding_rect();
        let visible = clip.intersect(window);
        if !rect.is_positive() || !visible.is_positive() || !rect.intersects(visible) {
            continue;
        }
        let in_field = fields.iter().any(|field| field.expand(4.0).contains_rect(rect.intersect(visible)));
        if in_field {
            continue;
        }
        if rect.left() < visible.left() - SLACK || rect.right() > visible.right() + SLACK {
            faults.insert(format!("cut off: {:?} {rect:?} in {visible:?}", text.galley.text()));
        }
        if text.galley.elided && !can_be_read(test, &text, rect) {
            faults.insert(format!("shortened without a tooltip: {:?} at {rect:?}", text.galley.text()));
        }
    }
    for node in test.query_all(By::new().predicate(|node| node.label().is_some() || node.value().is_some())) {
        let rect = node.rect();
        if rect.is_positive() && (rect.left() < window.left() - SLACK || rect.right() > window.right() + SLACK) {
            let accessible = node.accesskit_node();
            faults.insert(format!("outside: {:?} {:?} {rect:?}", accessible.role(), accessible.label()));
        }
    }
    faults
}

/// Whether something at the place of a shortened text has a tooltip with all of it.
fn can_be_read(test: &Test, text: &TextShape, rect: Rect) -> bool {
    let place = rect.center();
    let whole = text.galley.text().trim().to_owned();
    test.query_all(By::new().predicate(move |node| node.description().is_some_and(|told| told.contains(&whole))))
        .any(|node| node.rect().expand2(vec2(SLACK, SLACK)).contains(place))
}

/// A window of so many pixels with text of so many percent: at 200 % there are half as many points.
fn check(size: (f32, f32), scale: u8) {
    let folder = tempfile::tempdir().unwrap();
    let mut told = Vec::new();
    for list in [false, true] {
        let change = |settings: &mut Settings| (settings.text_scale, settings.list) = (scale, list);
        let mut test = sized(Some(Start::Example), folder.path(), size, change);
        for (name, commands) in screens() {
            if list && !matches!(name, "interview" | "contact") {
                continue;
            }
            show(&mut test, commands);
            let place = if list { format!("{name} as list") } else { name.to_owned() };
            told.extend(faults(&test).into_iter().map(|fault| format!("{place}: {fault}")));
        }
    }
    assert!(told.is_empty(), "{} faults at {size:?}, {scale} %\n{}", told.len(), told.join("\n"));
}

/// Goes somewhere and waits until it stands.
pub fn show(test: &mut Test, commands: Vec<Command>) {
    let ctx = test.ctx.clone();
    test.state_mut().window_mut().carry_out(&ctx, commands, 0.0);
    test.run_steps(4);
}

#[test]
fn a_note_of_a_few_lines_is_seen_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut test = sized(Some(Start::Example), folder.path(), (1280.0, 720.0), |_| {});
    show(&mut test, vec![Command::Show(QuestionId::new(3, 4))]);
    test.key_press(Key::End);
    test.run_steps(40);
    let all = texts(&test);
    let (note, seen) = all.iter().find(|(text, _)| text.galley.text().starts_with("90 Tage und")).unwrap();
    assert!(note.galley.rows.len() > 3, "more than fits at the least height");
    assert!(seen.contains_rect(note.visual_bounding_rect()), "{:?} in {seen:?}", note.visual_bounding_rect());
}

#[test]
fn every_screen_fits_800_by_600() {
    check((800.0, 600.0), 100);
}

#[test]
fn every_screen_fits_1024_by_640() {
    check((1024.0, 640.0), 100);
}

#[test]
fn every_screen_fits_1280_by_800() {
    check((1280.0, 800.0), 100);
}

#[test]
fn every_screen_fits_800_by_600_with_text_twice_as_large() {
    check((800.0, 600.0), 200);
}

#[test]
fn every_screen_fits_1024_by_640_with_text_twice_as_large() {
    check((1024.0, 640.0), 200);
}

#[test]
fn every_screen_fits_1280_by_800_with_text_twice_as_large() {
    check((1280.0, 800.0), 200);
}

#[test]
fn every_screen_fits_with_text_between_the_usual_and_twice_as_large() {
    for scale in [125, 150, 175] {
        for size in [(1280.0, 720.0), (1024.0, 640.0)] {
            check(size, scale);
        }
    }
}

#[test]
fn every_screen_fits_1280_by_800_with_small_text() {
    check((1280.0, 800.0), 80);
}

#[test]
fn every_screen_fits_a_large_monitor() {
    check((3840.0, 2160.0), 100);
}
