//! What a driven window is made of: the same clock, user and file dialogs every time.

#![allow(dead_code, reason = "each takes what it needs")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::civil::{DateTime, date};
use wiba_core::catalog::Catalog;
use wiba_core::desk::jobs::Job;
use wiba_core::desk::settings::{Motion, Settings};
use wiba_core::example;
use wiba_core::store::disk::System;
use wiba_kompass::app::clipboard::TextOnly;
use wiba_kompass::app::dialogs::{Answer, Ask, Dialogs};
use wiba_kompass::app::window::Services;
use wiba_kompass::kit::motion::SystemMotion;

/// Answers every dialog with the same path, or as a user who gives up. What is opened may have another ending that was
/// asked for.
pub struct Fixed(pub Option<PathBuf>);

impl Dialogs for Fixed {
    fn ask(&mut self, ask: Ask, wake: Box<dyn FnOnce() + Send>) -> Job<Answer> {
        wake();
        let chosen = self.0.as_ref().map(|path| {
            let mut others = ask.kind.1.iter().map(|ending| path.with_extension(ending));
            let other = if ask.save_as.is_none() { others.find(|other| other.exists()) } else { None };
            other.unwrap_or_else(|| path.clone())
        });
        Job::done(chosen.map_or(Answer::GivenUp, Answer::Chosen))
    }
}

/// A system without dialogs.
pub struct Without;

impl Dialogs for Without {
    fn ask(&mut self, _: Ask, _: Box<dyn FnOnce() + Send>) -> Job<Answer> {
        Job::done(Answer::NoDialog)
    }
}

/// A pair of keys for an office: the one that opens, and the one that locks.
pub const KEY: &str = "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";
/// See [`KEY`].
pub const LOCK: &str = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";

/// The time of every test.
pub fn clock() -> DateTime {
    date(2026, 11, 22).at(14, 32, 0, 0)
}

/// Somebody who has seen the welcome, in a window where nothing moves and no dictionary of this PC is looked for.
pub fn settings() -> Settings {
    Settings { welcomed: true, user: "M. Sommer".into(), motion: Motion::Off, spelling: false, ..Settings::default() }
}

/// A window with Musterstadt as its example.
pub fn parts(catalog: &Arc<Catalog>, settings: Settings, config: &Path) -> Services {
    Services {
        catalog: catalog.clone(),
        settings,
        motion: SystemMotion::default(),
        config: config.to_owned(),
        data: config.to_owned(),
        dialogs: Box::new(Fixed(None)),
        clipboard: Box::new(TextOnly),
        new_window: || Ok(()),
        clock,
        disk: Arc::new(System),
        ending: Arc::new(AtomicBool::new(false)),
        example: example::musterstadt,
    }
}
