//! The window: its state, and how it begins and ends. Knows egui but no system window, so that
//! tests can drive it.

mod apply;
mod autosave;
mod backups;
mod banner;
mod choosing;
mod dropping;
mod evidence;
mod export_job;
mod exporting;
mod files;
mod frame;
mod hand_out_job;
mod handing_out;
mod job_box;
mod jobs;
mod look;
mod meeting;
mod mending;
mod merging;
mod opener;
mod outcome;
mod overlay_state;
mod overlays;
mod paint;
mod password;
mod path_prompt;
mod prompt;
mod purpose;
mod read_only;
mod reports;
mod services;
mod shortcuts;
mod size;
mod spelling;
mod taking;
mod wording;

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use eframe::egui;
use jiff::civil::DateTime;

use self::evidence::MissingFiles;
use self::look::{look, prepare};
use self::outcome::Outcome;
use self::overlay_state::{OverlayState, Prompt};
use self::password::PasswordPrompt;
use self::purpose::{PathPrompt, Purpose};
pub use self::services::Services;
use self::spelling::Spelling;
use super::clipboard::Clipboard;
use super::dialogs::{Answer, Dialogs};
use super::screens::{
    backups as backups_screen, history, kommune, measures, merging as merging_screen, overview, people, profile,
    questions, report, start, taking as taking_screen,
};
use crate::kit::focus_return::FocusReturn;
use crate::kit::motion::SystemMotion;
use crate::kit::theme;
use crate::kit::toasts::Toasts;
use wiba_core::analysis::Findings;
use wiba_core::assessment::{Assessment, Stamp};
use wiba_core::catalog::{Catalog, Official};
use wiba_core::desk::command::Overlay;
use wiba_core::desk::drafts::Drafts;
use wiba_core::desk::jobs::{Job, Jobs};
use wiba_core::desk::recovery::{self, Copy};
use wiba_core::desk::route::Route;
use wiba_core::desk::session::Session;
use wiba_core::desk::settings::Settings;
use wiba_core::desk::trail::Trail;
use wiba_core::store::StoreError;
use wiba_core::store::disk::Disk;

/// States of the screens.
#[derive(Default)]
struct Screens {
    start: start::State,
    overview: overview::State,
    questions: questions::State,
    measures: measures::State,
    people: people::State,
    profile: profile::State,
    report: report::State,
    kommune: kommune::State,
    history: history::State,
}

/// The window.
pub struct Window {
    /// What the open file asks: all, or the questions of the part that it is.
    catalog: Arc<Catalog>,
    /// All that can be asked, in our words.
    whole: Arc<Catalog>,
    /// The official wording, as far as the user has it.
    official: Official,
    settings: Settings,
    motion: SystemMotion,
    config: PathBuf,
    data: PathBuf,
    dialogs: Box<dyn Dialogs>,
    clipboard: Box<dyn Clipboard>,
    new_window: fn() -> std::io::Result<()>,
    clock: fn() -> DateTime,
    disk: Arc<dyn Disk>,
    example: fn() -> Result<Assessment, StoreError>,
    session: Option<Session>,
    /// How many files have been let go: what a job was begun for may be gone when it ends.
    gone: u64,
    findings: Option<Findings>,
    /// Everybody who is named in the file.
    names: Vec<String>,
    /// Of which state of the file they are.
    found: u64,
    drafts: RefCell<Drafts>,
    route: Route,
    /// The way here.
    trail: Trail,
    /// Where the keyboard goes on.
    focus: FocusReturn,
    screens: Screens,
    toasts: Toasts,
    overlay: Option<Overlay>,
    overlays: OverlayState,
    sidebar: bool,
    /// Whether a meeting looks on.
    meeting: bool,
    /// A file dialog that is open for the file that is open.
    asked: Option<(Purpose, Job<Answer>)>,
    /// Title and proposal of that dialog, should the system have none.
    suggested: (String, String),
    /// A path is asked for instead.
    path_prompt: Option<PathPrompt>,
    /// What is being done beside the window.
    jobs: Jobs<Outcome>,
    /// Files of Nachweise that are gone.
    missing: MissingFiles,
    /// How words are spelt.
    spelling: Spelling,
    /// When the settings were changed last, until they are saved.
    settings_changed: Option<f64>,
    /// The settings as they are being written.
    settings_job: Option<Job<()>>,
    /// The one question that waits for the user.
    prompt: Option<Prompt>,
    /// A foreign file whose answers wait to be taken over.
    taking: Option<taking_screen::State>,
    /// Another version of the open file that waits to be merged.
    merging: Option<merging_screen::State>,
    /// The backups of the open file, while they are shown.
    backups: Option<backups_screen::State>,
    /// Other versions that lie beside the open file and hold something that it does not.
    beside: Vec<PathBuf>,
    /// The one about a password.
    password: Option<PasswordPrompt>,
    /// Whether the user knows that what is written elsewhere has no password.
    told_unsealed: bool,
    /// Copies of files that a program which ended unexpectedly has left, until the user decides.
    copies: Vec<Copy>,
    /// Of which state of the file there is a copy, because the file itself cannot be written.
    copied: Option<u64>,
    /// Making one has failed, and is tried again at this time.
    copy_again: Option<f64>,
    /// Whether the window may go as it is.
    closing_anyway: bool,
    /// Set from outside when the session of the PC ends.
    ending: Arc<AtomicBool>,
    title: String,
    /// Seconds from when it was first shown to its last frame.
    seconds: f64,
    /// So many of them in windows of the system before this one.
    before: f64,
    /// Whether it has agreed to be closed.
    left: bool,
}

impl Window {
    /// A window without a file.
    pub fn new(ctx: &egui::Context, parts: Services) -> Self {
        prepare(ctx);
        let Services {
            catalog,
            settings,
            motion,
            config,
            data,
            dialogs,
            clipboard,
            new_window,
            clock,
            disk,
            example,
            ending,
        } = parts;
        theme::apply(ctx, look(&settings, &motion));
        let copies = recovery::find_all(&data, &config);
        let mut window = Self {
            whole: catalog.clone(),
            official: Official::default(),
            catalog,
            settings,
            motion,
            config,
            data,
            dialogs,
            clipboard,
            new_window,
            clock,
            disk,
            example,
            session: None,
            gone: 0,
            findings: None,
            names: Vec::new(),
            found: 0,
            drafts: RefCell::default(),
            route: Route::Start,
            trail: Trail::default(),
            focus: FocusReturn::default(),
            screens: Screens::default(),
            toasts: Toasts::default(),
            overlay: None,
            overlays: OverlayState::default(),
            sidebar: false,
            meeting: false,
            asked: None,
            suggested: Default::default(),
            path_prompt: None,
            jobs: Jobs::default(),
            missing: MissingFiles::default(),
            spelling: Spelling::default(),
            settings_changed: None,
            settings_job: None,
            prompt: None,
            taking: None,
            merging: None,
            backups: None,
            beside: Vec::new(),
            password: None,
            told_unsealed: false,
            copies,
            copied: None,
            copy_again: None,
            closing_anyway: false,
            ending,
            title: String::new(),
            seconds: 0.0,
            before: 0.0,
            left: false,
        };
        window.read_wording();
        if window.settings.unread {
            let hint = format!(
                "Es gelten die üblichen, und was jetzt anders eingestellt wird, gilt nur bis zum Schließen. Prüfen, ob der Ordner „{}“ \
                gelesen und beschrieben werden darf.",
                window.config.display()
            );
            window.warn("Die Einstellungen sind nicht lesbar", &hint);
        }
        window
    }

    /// The window of the system is gone, though nobody has closed it: saves all that was typed into the file or, if that
    /// fails, into a copy, whose place is returned.
    pub fn lost(&mut self) -> Option<PathBuf> {
        self.secure((self.clock)(), self.seconds)
    }

    /// Goes on in another window of the system.
    pub fn reopened(&mut self, ctx: &egui::Context) {
        prepare(ctx);
        self.before = self.seconds;
        self.title.clear();
        let hint = "Das kommt vor, wenn die Sitzung wechselt oder der Grafiktreiber neu startet. Das Fenster ist neu geöffnet, \
            nichts ist verloren.";
        self.toasts.fault("Die Grafikausgabe war unterbrochen", hint.to_owned());
    }

    /// Whether it has agreed to be closed; a system window that goes before was lost.
    pub fn has_left(&self) -> bool {
        self.left
    }

    /// The open file.
    pub fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// Where the user is.
    pub fn route(&self) -> Route {
        self.route
    }

    /// The question being shown.
    pub fn question(&self) -> Option<wiba_core::catalog::QuestionId> {
        self.screens.questions.current
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Where a recovery copy would go.
    pub fn data(&self) -> &std::path::Path {
        &self.data
    }

    /// Shows a screen from outside, e.g. at the start.
    pub fn visit(&mut self, route: Route) {
        self.screens.questions.refresh();
        self.route = route;
    }

    /// Says what went wrong before the window was there, and what to do.
    pub fn warn(&mut self, text: &str, hint: &str) {
        self.toasts.fault(text, hint.to_owned());
    }

    /// Lets the open file go as it is on disk.
    pub fn abandon(&mut self) {
        self.closing_anyway = true;
        self.prompt = None;
        self.asked = None;
        self.drafts.borrow_mut().clear();
        self.session = None;
        self.findings = None;
    }

    /// Whether something is laid over the screen, so that keys belong there.
    fn is_covered(&self, ctx: &egui::Context) -> bool {
        egui::Popup::is_any_open(ctx) || self.overlay.is_some() || self.is_asking()
    }

    /// Whether a box waits for a decision.
    fn is_asking(&self) -> bool {
        self.prompt.is_some()
            || self.path_prompt.is_some()
            || self.taking.is_some()
            || self.merging.is_some()
            || self.backups.is_some()
            || self.password.is_some()
            || !self.copies.is_empty()
            || !self.settings.welcomed
            || (self.at_questions() && self.screens.questions.is_asking())
    }

    fn stamp(&self) -> Stamp {
        // Whole seconds: more would only make the file harder to read.
        let now = (self.clock)();
        let at = now.with().subsec_nanosecond(0).build().unwrap_or(now);
        Stamp { at, by: self.settings.author() }
    }

    /// Seconds since it was first shown.
    fn time(&self, ctx: &egui::Context) -> f64 {
        self.before + ctx.input(|input| input.time)
    }
}
