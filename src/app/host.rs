//! The window as eframe runs it, and what is kept of it when the system takes it away.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Instant;

use eframe::egui;

use super::graphics_loss::GraphicsLoss;
use super::window::Window;
use wiba_core::desk::recovery;

/// What a window of the system leaves behind, however it ends.
#[derive(Default)]
pub(super) struct Kept {
    /// All that it showed; it may not have left.
    pub(super) window: Option<Window>,
    /// A fault of the program has ended it; where the copy is that was made then.
    pub(super) crashed: Option<Option<PathBuf>>,
}

pub(super) struct App {
    /// Only taken when it is dropped.
    window: Option<Window>,
    kept: Rc<RefCell<Kept>>,
    loss: GraphicsLoss,
    /// When it was last painted.
    painted: Instant,
    /// Held as long as the window listens.
    _motion: mundy::Subscription,
}

impl App {
    pub(super) fn new(
        window: Window,
        kept: Rc<RefCell<Kept>>,
        loss: GraphicsLoss,
        motion: mundy::Subscription,
    ) -> Self {
        Self { window: Some(window), kept, loss, painted: Instant::now(), _motion: motion }
    }

    /// Lets the window do something. A fault of the program closes it and leaves a copy of what was not saved.
    fn guarded(&mut self, ctx: &egui::Context, work: impl FnOnce(&mut Window)) {
        let Some(window) = &mut self.window else { return };
        if self.loss.is_lost(ctx) {
            // Nobody is asked: the same window comes back.
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            return;
        }
        let done = catch_unwind(AssertUnwindSafe(|| work(&mut *window)));
        if done.is_err() {
            // What is only read or has no file counts as saved: none of it may be written down elsewhere.
            let copy = window
                .session()
                .filter(|session| !session.is_saved())
                .and_then(|session| recovery::save(window.data(), session.assessment(), session.seal()).ok());
            if let Ok(mut kept) = self.kept.try_borrow_mut() {
                kept.crashed = Some(copy);
            }
            window.abandon();
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }
}

impl Drop for App {
    fn drop(&mut self) {
        if let Ok(mut kept) = self.kept.try_borrow_mut() {
            kept.window = self.window.take();
        }
    }
}

impl eframe::App for App {
    /// Also called while the window is minimised or covered, when nothing is painted.
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        if ctx.input(|input| input.viewport().visible()) == Some(false) {
            let since = self.painted.elapsed().as_secs_f64();
            self.guarded(ctx, |window| window.unseen(ctx, since));
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.painted = Instant::now();
        let ctx = ui.ctx().clone();
        self.guarded(&ctx, |window| window.frame(ui));
    }

    /// The colour of most of the window, so that it need not be painted: see `kit::widgets::page_background`.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        let open = self.window.as_ref().is_some_and(|window| window.session().is_some());
        let color = if open { visuals.window_fill } else { visuals.panel_fill };
        color.to_normalized_gamma_f32()
    }
}

#[cfg(all(test, not(target_os = "macos")))]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    use eframe::App as _;
    use wiba_core::assessment::AnswerValue;
    use wiba_core::catalog::{Catalog, QuestionId};
    use wiba_core::desk::command::Command;
    use wiba_core::desk::settings::Settings;
    use wiba_core::store;

    use super::*;
    use crate::app::clipboard::TextOnly;
    use crate::app::dialogs::{Answer, Ask, Dialogs};
    use crate::app::run_error::RunError;
    use crate::app::window::Services;
    use crate::kit::motion::SystemMotion;

    thread_local!(static BROKEN: AtomicBool = const { AtomicBool::new(false) });

    fn clock() -> jiff::civil::DateTime {
        assert!(!BROKEN.with(|broken| broken.load(Ordering::Relaxed)), "a fault of the program");
        jiff::civil::date(2026, 11, 22).at(14, 32, 0, 0)
    }

    struct Nobody;

    impl Dialogs for Nobody {
        fn ask(&mut self, _: Ask, _: Box<dyn FnOnce() + Send>) -> wiba_core::desk::jobs::Job<Answer> {
            wiba_core::desk::jobs::Job::done(Answer::GivenUp)
        }
    }

    struct Running {
        ctx: egui::Context,
        app: App,
        kept: Rc<RefCell<Kept>>,
    }

    impl Running {
        fn new(ctx: egui::Context, window: Window) -> Self {
            let kept = Rc::new(RefCell::new(Kept::default()));
            let app = App::new(window, kept.clone(), GraphicsLoss::never(), SystemMotion::default().listen(&ctx));
            Self { ctx, app, kept }
        }

        /// Paints once; whether the window closes then.
        fn closes(&mut self) -> bool {
            let mut frame = eframe::Frame::_new_kittest();
            let mut output = self.ctx.run_ui(egui::RawInput::default(), |ui| self.app.ui(ui, &mut frame));
            output.textures_delta.clear();
            output.viewport_output.values().any(|viewport| viewport.commands.contains(&egui::ViewportCommand::Close))
        }
    }

    /// A window with a file in this folder, in which 3.1 was answered but not saved.
    fn answered(folder: &std::path::Path) -> (egui::Context, Window, PathBuf) {
        answered_until(folder, Arc::default())
    }

    /// The same; the session of the PC ends with `ending`.
    fn answered_until(folder: &std::path::Path, ending: Arc<AtomicBool>) -> (egui::Context, Window, PathBuf) {
        let catalog = Arc::new(Catalog::embedded().unwrap());
        let path = folder.join("t.wiba");
        let town = wiba_core::assessment::Assessment::new("Musterstadt", clock().date(), &catalog);
        store::File::create(&path, &town).unwrap();
        let services = Services {
            catalog,
            settings: Settings::default(),
            motion: SystemMotion::default(),
            config: folder.join("config"),
            data: folder.join("data"),
            dialogs: Box::new(Nobody),
            clipboard: Box::new(TextOnly),
            new_window: || Ok(()),
            clock,
            ending,
            disk: Arc::new(store::disk::System),
            example: wiba_core::example::new_file,
        };
        let ctx = egui::Context::default();
        let mut window = Window::new(&ctx, services);
        window.open(&ctx, &path);
        window.carry_out(&ctx, vec![Command::Answer(ID, Some(AnswerValue::Yes))], 0.0);
        (ctx, window, path)
    }

    const ID: QuestionId = QuestionId::new(3, 1);

    #[test]
    fn a_fault_of_the_program_closes_the_window_and_leaves_a_copy_of_what_was_not_saved() {
        let folder = tempfile::tempdir().unwrap();
        let (ctx, window, path) = answered(folder.path());
        let mut running = Running::new(ctx, window);
        assert!(!running.closes() && running.kept.borrow().crashed.is_none());
        BROKEN.with(|broken| broken.store(true, Ordering::Relaxed));
        assert!(running.closes());
        let copy: PathBuf = running.kept.borrow().crashed.clone().unwrap().unwrap();
        assert_eq!(store::File::open(&copy).unwrap().1.round.value(ID), Some(AnswerValue::Yes));
        assert_eq!(store::File::open(&path).unwrap().1.round.value(ID), None, "the file is as it was");
        let told = RunError::Crashed { copy: Some(copy.clone()) };
        assert!(told.to_string().contains(&copy.display().to_string()) && told.hint().contains("bietet die Kopie an"));
    }

    /// What happens to a window that is minimised, so many seconds after it was painted last.
    fn minimised(ctx: &egui::Context, since: f64, window: &mut Window) -> Vec<egui::ViewportCommand> {
        let mut hidden = egui::RawInput::default();
        hidden.viewports.entry(egui::ViewportId::ROOT).or_default().minimized = Some(true);
        let mut output = ctx.run_logic(&hidden, |ctx| window.unseen(ctx, since));
        output.viewport_commands.remove(&egui::ViewportId::ROOT).unwrap_or_default()
    }

    #[test]
    fn a_window_that_is_minimised_is_saved_in_time() {
        let folder = tempfile::tempdir().unwrap();
        let (ctx, window, path) = answered(folder.path());
        let mut running = Running::new(ctx.clone(), window);
        assert!(!running.closes());
        let window = running.app.window.as_mut().unwrap();
        assert!(minimised(&ctx, 1.0, window).is_empty() && !window.session().unwrap().is_saved());
        for _ in 0..1000 {
            minimised(&ctx, 10.5, window);
            if window.session().unwrap().is_saved() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        assert_eq!(store::File::open(&path).unwrap().1.round.value(ID), Some(AnswerValue::Yes));
    }

    #[test]
    fn a_window_that_is_minimised_saves_and_ends_with_the_session_of_the_pc() {
        let folder = tempfile::tempdir().unwrap();
        let ending = Arc::new(AtomicBool::new(false));
        let (ctx, window, path) = answered_until(folder.path(), ending.clone());
        let mut running = Running::new(ctx.clone(), window);
        assert!(!running.closes());
        let mut hidden = egui::RawInput::default();
        hidden.viewports.entry(egui::ViewportId::ROOT).or_default().occluded = Some(true);
        ending.store(true, Ordering::Release);
        let mut frame = eframe::Frame::_new_kittest();
        let output = ctx.run_logic(&hidden, |ctx| running.app.logic(ctx, &mut frame));
        assert!(output.viewport_commands[&egui::ViewportId::ROOT].contains(&egui::ViewportCommand::Close));
        assert_eq!(store::File::open(&path).unwrap().1.round.value(ID), Some(AnswerValue::Yes));
    }

    #[test]
    fn a_window_whose_graphics_are_lost_saves_and_goes_on_in_a_new_one_with_all_that_was_typed() {
        let folder = tempfile::tempdir().unwrap();
        let (ctx, window, path) = answered(folder.path());
        let mut running = Running::new(ctx, window);
        assert!(!running.closes());
        running.app.loss.lose();
        assert!(running.closes(), "nobody is asked");
        let kept = running.kept.clone();
        drop(running);
        let mut window = kept.borrow_mut().window.take().unwrap();
        assert!(!window.has_left());
        assert_eq!(window.lost(), None, "no copy: the file was saved");
        assert_eq!(store::File::open(&path).unwrap().1.round.value(ID), Some(AnswerValue::Yes));
        let ctx = egui::Context::default();
        window.reopened(&ctx);
        let mut running = Running::new(ctx, window);
        assert!(!running.closes());
        let window = running.app.window.as_ref().unwrap();
        assert_eq!(window.session().unwrap().assessment().round.value(ID), Some(AnswerValue::Yes));
    }

    #[test]
    fn a_window_whose_graphics_are_lost_leaves_a_copy_where_its_file_cannot_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let (_, mut window, path) = answered(folder.path());
        let other = wiba_core::assessment::Assessment::new("Other", clock().date(), &Catalog::embedded().unwrap());
        store::File::create_or_replace(&path, &other).unwrap();
        let copy = window.lost().unwrap();
        assert_eq!(store::File::open(&copy).unwrap().1.round.value(ID), Some(AnswerValue::Yes));
        assert_eq!(store::File::open(&path).unwrap().1.kommune.name, "Other");
    }
}
