//! Opening the system's window.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::egui;
use jiff::Zoned;

use super::dialogs::System;
use super::window::{Services, Window};
use crate::kit::motion::SystemMotion;
use wiba_core::catalog::Catalog;
use wiba_core::desk::recovery;
use wiba_core::desk::settings::{self, Settings};
use wiba_core::store::{portable_folder, try_folder};

/// What the window opens with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Start {
    /// The start screen.
    #[default]
    Empty,
    /// The example.
    Example,
    /// A file.
    File(PathBuf),
}

/// What paints the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renderer {
    /// Vulkan, Metal, DirectX.
    Wgpu,
    /// OpenGL.
    Glow,
}

/// How to start.
#[derive(Debug, Clone)]
pub struct StartWith {
    /// What to open.
    pub start: Start,
    /// A renderer to insist on; by default wgpu is tried, then OpenGL.
    pub renderer: Option<Renderer>,
    /// What is asked.
    pub catalog: Catalog,
}

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// No display, or nothing that could paint on it.
    #[error("Das Fenster lässt sich nicht öffnen, es fehlt ein Bildschirm oder eine passende Grafikausgabe ({reason})")]
    NoWindow {
        /// What the system says.
        reason: String,
    },
    /// The program stopped by a fault of its own; the open file was saved as a copy.
    #[error("Das Programm wurde durch einen Fehler beendet{}", copy.as_ref().map(|path| format!(". Der letzte Stand liegt in „{}“", path.display())).unwrap_or_default())]
    Crashed {
        /// Where the copy is.
        copy: Option<PathBuf>,
    },
}

impl RunError {
    /// What the user can do now.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoWindow { .. } => {
                "Ohne Bildschirm arbeiten „wiba-kompass bericht“ und die Befehle beispiel, neu, antwort, antworten, stand, plan, profil, pruefen und katalog; „wiba-kompass --hilfe“ erklärt sie."
            }
            Self::Crashed { .. } => "Das Programm neu starten: Es bietet die Kopie an.",
        }
    }
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// If there is no display, or the program stopped by a fault of its own.
pub fn run(with: StartWith) -> Result<(), RunError> {
    if no_display() {
        return Err(RunError::NoWindow { reason: "weder DISPLAY noch WAYLAND_DISPLAY ist gesetzt".to_owned() });
    }
    let catalog = Arc::new(with.catalog);
    let config = settings::default_folder();
    let settings = Settings::load(&config);
    let motion = SystemMotion::default();
    let order = match with.renderer {
        Some(only) => vec![only],
        None => vec![Renderer::Wgpu, Renderer::Glow],
    };
    let ending = Arc::new(AtomicBool::new(false));
    let woken: Arc<std::sync::OnceLock<egui::Context>> = Arc::default();
    let (told, wake) = (ending.clone(), woken.clone());
    // Where the system refuses, the autosave of the last seconds has to do.
    ctrlc::set_handler(move || {
        told.store(true, Ordering::Release);
        if let Some(ctx) = wake.get() {
            ctx.request_repaint();
        }
    })
    .ok();
    // The first failure says most: after it, some systems only say that they will not try again.
    let mut reason: Option<String> = None;
    for renderer in order {
        // Once a window was there, its end is the end: a second one would come as a surprise.
        let opened = Arc::new(AtomicBool::new(false));
        let crashed = Arc::new(std::sync::Mutex::new(None));
        let parts = Services {
            catalog: catalog.clone(),
            settings: settings.clone(),
            motion: motion.clone(),
            config: config.clone(),
            dialogs: Box::new(System),
            clock: || Zoned::now().datetime(),
            example: wiba_core::example::musterstadt,
            ending: ending.clone(),
        };
        let heard = motion.clone();
        // Where the user chose the folder, it is worth a word that nothing can be kept in it.
        let kept = portable_folder().map_or(Ok(()), |folder| try_folder(&folder));
        let (start, seen, told) = (with.start.clone(), opened.clone(), crashed.clone());
        let waked = woken.clone();
        let create: eframe::AppCreator<'_> = Box::new(move |cc| {
            seen.store(true, Ordering::Relaxed);
            waked.set(cc.egui_ctx.clone()).ok();
            let mut window = Window::new(&cc.egui_ctx, parts);
            match &start {
                Start::Empty => {}
                Start::Example => window.open_example(&cc.egui_ctx),
                Start::File(path) => window.open(&cc.egui_ctx, path),
            }
            if let Err(error) = &kept {
                window.warn(&error.to_string(), NOTHING_KEPT);
            }
            let motion = heard.listen(&cc.egui_ctx);
            Ok(Box::new(App { window, crashed: told, _motion: motion }))
        });
        let result =
            catch_unwind(AssertUnwindSafe(|| eframe::run_native("WiBA-Kompass", options(renderer, &settings), create)));
        if let Some(copy) = crashed.lock().ok().and_then(|mut crashed| crashed.take()) {
            return Err(RunError::Crashed { copy });
        }
        match result {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(error)) => reason = reason.or(Some(in_german(&error).to_owned())),
            // Some systems panic where others return an error, e.g. without any display.
            Err(_) => reason = reason.or(Some("kein Bildschirm gefunden".to_owned())),
        }
        if opened.load(Ordering::Relaxed) {
            break;
        }
    }
    Err(RunError::NoWindow { reason: reason.unwrap_or_default() })
}

/// The libraries' own words are English and name places of their source code.
fn in_german(error: &eframe::Error) -> &'static str {
    match error {
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => {
            "der Bildschirm antwortet nicht; unter Linux nennen ihn DISPLAY und WAYLAND_DISPLAY"
        }
        eframe::Error::AppCreation(_) => "das Fenster kommt nicht zustande",
        _ => "weder DirectX 12, Vulkan oder Metal noch OpenGL lässt sich benutzen",
    }
}

/// Known before anything is tried: a Linux machine without a session, or one reached by ssh.
fn no_display() -> bool {
    cfg!(target_os = "linux")
        && ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
            .iter()
            .all(|name| std::env::var_os(name).is_none_or(|value| value.is_empty()))
}

const NOTHING_KEPT: &str = "„portabel.txt“ liegt neben dem Programm, also gehört alles in dessen Ordner. Solange er schreibgeschützt ist, \
    werden Einstellungen nicht gemerkt, und nach einem Absturz gibt es keine Kopie. Den Ordner an einen beschreibbaren Ort legen oder \
    „portabel.txt“ entfernen.";

/// Of the title bar and the list of windows, where the system does not take it from the program's file.
const ICON: &[u8] = include_bytes!("../../assets/icon/128.png");

fn options(renderer: Renderer, settings: &Settings) -> eframe::NativeOptions {
    let (width, height) = settings.window.unwrap_or((1280.0, 800.0));
    eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("WiBA-Kompass")
            .with_app_id("wiba-kompass")
            .with_icon(eframe::icon_data::from_png_bytes(ICON).unwrap_or_default())
            .with_inner_size([width, height])
            .with_maximized(settings.maximized)
            .with_min_inner_size([480.0, 360.0]),
        renderer: match renderer {
            Renderer::Wgpu => eframe::Renderer::Wgpu,
            Renderer::Glow => eframe::Renderer::Glow,
        },
        // It is for gradients, and the window has none. Without a graphics card, as over remote desktop, it costs time
        // for every pixel.
        dithering: false,
        ..eframe::NativeOptions::default()
    }
}

struct App {
    window: Window,
    crashed: Arc<std::sync::Mutex<Option<Option<PathBuf>>>>,
    /// Held as long as the window listens.
    _motion: mundy::Subscription,
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let painted = catch_unwind(AssertUnwindSafe(|| self.window.frame(ui)));
        if painted.is_err() {
            let copy = self
                .window
                .session()
                .and_then(|session| recovery::save(self.window.config(), session.assessment(), session.seal()).ok());
            if let Ok(mut crashed) = self.crashed.lock() {
                *crashed = Some(copy);
            }
            self.window.abandon();
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }

    /// The colour of most of the window, so that it need not be painted: see `kit::widgets::page_background`.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        let color = if self.window.session().is_some() { visuals.window_fill } else { visuals.panel_fill };
        color.to_normalized_gamma_f32()
    }
}

#[cfg(all(test, not(target_os = "macos")))]
mod tests {
    use eframe::App as _;
    use wiba_core::assessment::AnswerValue;
    use wiba_core::catalog::QuestionId;
    use wiba_core::desk::command::Command;
    use wiba_core::store;

    use super::*;
    use crate::app::dialogs::{Ask, Dialogs};

    static BROKEN: AtomicBool = AtomicBool::new(false);

    fn clock() -> jiff::civil::DateTime {
        assert!(!BROKEN.load(Ordering::Relaxed), "a fault of the program");
        jiff::civil::date(2026, 11, 22).at(14, 32, 0, 0)
    }

    struct Nobody;

    impl Dialogs for Nobody {
        fn ask(&mut self, _: Ask, _: Box<dyn FnOnce() + Send>) -> wiba_core::desk::jobs::Job<Option<PathBuf>> {
            wiba_core::desk::jobs::Job::done(None)
        }
    }

    #[test]
    fn a_fault_of_the_program_closes_the_window_and_leaves_a_copy_of_what_was_not_saved() {
        let folder = tempfile::tempdir().unwrap();
        let catalog = Arc::new(Catalog::embedded().unwrap());
        let path = folder.path().join("t.wiba");
        let town = wiba_core::assessment::Assessment::new("Musterstadt", clock().date(), &catalog);
        store::File::create(&path, &town).unwrap();
        let motion = SystemMotion::default();
        let parts = Services {
            catalog,
            settings: Settings::default(),
            motion: motion.clone(),
            config: folder.path().join("config"),
            dialogs: Box::new(Nobody),
            clock,
            ending: Arc::default(),
            example: wiba_core::example::musterstadt,
        };
        let ctx = egui::Context::default();
        let mut window = Window::new(&ctx, parts);
        window.open(&ctx, &path);
        let id = QuestionId::new(3, 1);
        window.carry_out(&ctx, vec![Command::Answer(id, Some(AnswerValue::Yes))], 0.0);
        let crashed = Arc::default();
        let mut app = App { window, crashed: Arc::clone(&crashed), _motion: motion.listen(&ctx) };
        let mut frame = eframe::Frame::_new_kittest();
        let mut paint = |app: &mut App| {
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| app.ui(ui, &mut frame));
            output.textures_delta.clear();
            output
        };
        let closes = |output: &egui::FullOutput| {
            let mut viewports = output.viewport_output.values();
            viewports.any(|viewport| viewport.commands.contains(&egui::ViewportCommand::Close))
        };
        assert!(!closes(&paint(&mut app)) && crashed.lock().unwrap().is_none());
        BROKEN.store(true, Ordering::Relaxed);
        assert!(closes(&paint(&mut app)));
        let copy: PathBuf = crashed.lock().unwrap().clone().unwrap().unwrap();
        assert_eq!(store::File::open(&copy).unwrap().1.round.value(id), Some(AnswerValue::Yes));
        assert_eq!(store::File::open(&path).unwrap().1.round.value(id), None, "the file is as it was");
        let told = RunError::Crashed { copy: Some(copy.clone()) };
        assert!(told.to_string().contains(&copy.display().to_string()) && told.hint().contains("bietet die Kopie an"));
    }
}
