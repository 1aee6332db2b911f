//! Drives a window through its accessibility tree as a screen reader and a keyboard would.

#![allow(dead_code, reason = "each takes what it needs")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use jiff::civil::date;
use wiba_core::assessment::{AnswerValue, Assessment};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::desk::settings::Settings;
use wiba_core::store;
use wiba_kompass::app::window::{Services, Window};
use wiba_kompass::kit::theme;

use crate::desk::{self, Fixed};

/// The window once its first frame was painted, and what it is made with until then.
pub struct State {
    parts: Option<Services>,
    start: Option<Start>,
    window: Option<Window>,
}

/// What is open at the start.
pub enum Start {
    /// Musterstadt.
    Example,
    /// A file.
    File(PathBuf),
}

impl State {
    /// The window.
    pub fn window(&self) -> &Window {
        self.window.as_ref().unwrap()
    }

    /// The window, to go somewhere.
    pub fn window_mut(&mut self) -> &mut Window {
        self.window.as_mut().unwrap()
    }
}

/// A window under test.
pub type Test = Harness<'static, State>;

/// A window of the usual size.
pub fn harness(start: Option<Start>, config: &Path, change: impl FnOnce(&mut Settings)) -> Test {
    sized(start, config, (1280.0, 800.0), change)
}

/// A window of any size. Its file dialogs answer with `dialog.wiba` in the config folder.
pub fn sized(start: Option<Start>, config: &Path, size: (f32, f32), change: impl FnOnce(&mut Settings)) -> Test {
    let mut settings = desk::settings();
    change(&mut settings);
    let catalog = Arc::new(Catalog::embedded().unwrap());
    let dialogs = Box::new(Fixed(Some(config.join("dialog.wiba"))));
    with(Services { dialogs, ..desk::parts(&catalog, settings, config) }, start, size)
}

/// A window made of these parts.
pub fn with(parts: Services, start: Option<Start>, size: (f32, f32)) -> Test {
    let state = State { parts: Some(parts), start, window: None };
    let mut harness = Harness::builder()
        .with_size(eframe::egui::vec2(size.0, size.1))
        .with_max_steps(12)
        .with_context_setup(theme::install)
        .build_ui_state(
            |ui, state: &mut State| {
                if let Some(parts) = state.parts.take() {
                    let mut window = Window::new(ui.ctx(), parts);
                    match state.start.take() {
                        Some(Start::Example) => window.open_example(ui.ctx()),
                        Some(Start::File(path)) => window.open(ui.ctx(), &path),
                        None => {}
                    }
                    state.window = Some(window);
                }
                state.window_mut().frame(ui);
            },
            state,
        );
    harness.run();
    harness
}

/// Paints until something has happened: files are written and read beside the window.
pub fn until(test: &mut Test, what: &str, happened: impl Fn(&Test) -> bool) {
    let end = Instant::now() + Duration::from_secs(60);
    while !happened(test) {
        assert!(Instant::now() < end, "waited in vain: {what}");
        // Lets the other thread work; how long this takes decides nothing.
        std::thread::sleep(Duration::from_millis(2));
        test.step();
    }
}

/// A key with the text that the system sends along with it, in the same frame.
pub fn type_key(test: &mut Test, key: Key, text: &str) {
    let event =
        |pressed: bool| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    test.input_mut().events.extend([event(true), Event::Text(text.to_owned()), event(false)]);
    test.run();
}

/// A key together with Strg.
pub fn strg(test: &mut Test, key: Key) {
    test.key_press_modifiers(Modifiers::COMMAND, key);
    test.run();
}

/// The answer to a question.
pub fn value(test: &Test, id: QuestionId) -> Option<AnswerValue> {
    test.state().window().session().unwrap().assessment().round.value(id)
}

/// A file in which nothing is answered.
pub fn new_file(folder: &Path) -> PathBuf {
    let catalog = Catalog::embedded().unwrap();
    let path = folder.join("muster.wiba");
    let assessment = Assessment::new("Musterstadt", date(2026, 11, 1), &catalog);
    store::File::create(&path, &assessment).unwrap();
    path
}

/// Goes to a small checklist.
pub fn backup(test: &mut Test) {
    test.get_by_role_and_label(Role::Button, "Backup, 0 von 7 beantwortet").click();
    test.run();
}
