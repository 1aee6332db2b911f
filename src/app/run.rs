//! Opening the system's window.

use std::cell::RefCell;
use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use eframe::egui;
use jiff::Zoned;
use winit::platform::run_on_demand::EventLoopExtRunOnDemand;

use super::clipboard;
use super::dialogs::System;
use super::display::Display;
use super::graphics_loss::GraphicsLoss;
use super::host::{App, Kept};
use super::keyboard::Keyboard;
use super::place;
use super::renderer::{self, Painter, Renderer};
use super::run_error::RunError;
use super::window::{Services, Window};
use crate::kit::motion::SystemMotion;
use wiba_core::catalog::Catalog;
use wiba_core::desk::settings::Settings;
use wiba_core::store::{data_folder, disk, portable_folder, settings_folder, try_folder};

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

/// How to start.
pub struct StartWith<'a> {
    /// What to open.
    pub start: Start,
    /// A renderer to insist on; by default wgpu is tried, then OpenGL.
    pub renderer: Option<Renderer>,
    /// What is asked: waited for when the window is there, because opening one takes longer than reading it.
    pub catalog: &'a dyn Fn() -> Result<Arc<Catalog>, Box<dyn Error + Send + Sync>>,
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// If there is no window to be had, also because there is no catalogue, or the program stopped by a fault of its own.
pub fn run(display: Display, with: &StartWith<'_>) -> Result<(), RunError> {
    let Display(mut event_loop) = display;
    let config = settings_folder();
    let settings = Settings::load(&config);
    let motion = SystemMotion::default();
    let (ending, woken) = (Arc::new(AtomicBool::new(false)), Arc::new(Mutex::new(None)));
    hear_the_end(ending.clone(), woken.clone());
    let services = |catalog| Services {
        catalog,
        settings: settings.clone(),
        motion: motion.clone(),
        config: config.clone(),
        data: data_folder(),
        dialogs: Box::new(System::default()),
        clipboard: Box::new(clipboard::System::default()),
        new_window,
        clock: || Zoned::now().datetime(),
        disk: Arc::new(disk::System),
        example: wiba_core::example::new_file,
        ending: ending.clone(),
    };
    let kept = Rc::new(RefCell::new(Kept::default()));
    let (mut lost, mut copy) = (false, None);
    let mut painters = renderer::order(with.renderer).iter().copied();
    let mut painter = painters.next();
    while let Some(current) = painter {
        let begun = Instant::now();
        let create: eframe::AppCreator<'_> = Box::new(|creation| {
            let ctx = &creation.egui_ctx;
            if let Ok(mut woken) = woken.lock() {
                *woken = Some(ctx.clone());
            }
            if settings.maximized {
                // X11 hears it only from a window that is already shown.
                ctx.send_viewport_cmd(egui::ViewportCommand::Maximized(true));
            }
            let again = kept.borrow_mut().window.take();
            let first = again.is_none();
            let window = match again {
                None => first_window(creation, services((with.catalog)()?), &with.start),
                Some(mut window) => {
                    window.reopened(ctx);
                    window
                }
            };
            let (loss, motion) = (GraphicsLoss::watch(creation, first), motion.listen(ctx));
            Ok(Box::new(App::new(window, kept.clone(), loss, motion)))
        });
        let options = options(current, &settings);
        // Some systems panic where others return an error. What ended a window is seen by what it leaves behind.
        catch_unwind(AssertUnwindSafe(|| {
            let window = eframe::create_native("WiBA-Kompass", options, create, &event_loop);
            event_loop.run_app_on_demand(&mut Keyboard::new(window)).ok();
        }))
        .ok();
        let mut kept = kept.borrow_mut();
        if let Some(copy) = kept.crashed.take() {
            return Err(RunError::Crashed { copy });
        }
        match &mut kept.window {
            None => painter = painters.next(),
            Some(window) if window.has_left() => return Ok(()),
            Some(window) => {
                copy = window.lost();
                // A driver that starts anew paints again; what fails soon after that is given up.
                if std::mem::replace(&mut lost, true) && begun.elapsed() < STEADY {
                    painter = painters.next();
                }
            }
        }
    }
    match kept.borrow_mut().window.take() {
        Some(_) => Err(RunError::GraphicsLost { copy }),
        None => Err(RunError::NoWindow {
            reason: "weder DirectX 12, Vulkan oder Metal noch OpenGL lässt sich benutzen".to_owned(),
        }),
    }
}

/// A window that was lost again sooner than this is tried with the next painter.
const STEADY: Duration = Duration::from_secs(60);

/// When the PC ends the session, the window is told and woken.
fn hear_the_end(ending: Arc<AtomicBool>, woken: Arc<Mutex<Option<egui::Context>>>) {
    // Where the system refuses, the autosave of the last seconds has to do.
    ctrlc::set_handler(move || {
        ending.store(true, Ordering::Release);
        if let Ok(woken) = woken.lock()
            && let Some(ctx) = woken.as_ref()
        {
            ctx.request_repaint();
        }
    })
    .ok();
}

fn first_window(creation: &eframe::CreationContext<'_>, mut services: Services, start: &Start) -> Window {
    let ctx = &creation.egui_ctx;
    if let Some(system) = creation.winit_window() {
        // Its file dialogs stay in front of it.
        services.dialogs = Box::new(System(Some(Arc::downgrade(system))));
        put_in_place(system, &services.settings);
    }
    let mut window = Window::new(ctx, services);
    match start {
        Start::Empty => {}
        Start::Example => window.open_example(ctx),
        Start::File(path) => window.open(ctx, path),
    }
    // Where the user chose the folder, it is worth a word that nothing can be kept in it.
    if let Err(error) = portable_folder().map_or(Ok(()), |folder| try_folder(&folder)) {
        window.warn(&error.to_string(), NOTHING_KEPT);
    }
    window
}

/// Starts the program once more, without a file.
fn new_window() -> std::io::Result<()> {
    std::process::Command::new(std::env::current_exe()?).spawn().map(drop)
}

/// Puts the window where it was, if a monitor has that place, and makes it no larger than its monitor allows.
fn put_in_place(window: &winit::window::Window, settings: &Settings) {
    let monitors = place::monitors(window);
    let size = window.inner_size();
    let wanted = settings.position.map(|(x, y)| egui::pos2(x, y));
    if let Some(at) = wanted.and_then(|at| place::on_a_monitor(at, size.width as f32, &monitors)) {
        window.set_outer_position(winit::dpi::PhysicalPosition::new(at.x as i32, at.y as i32));
    }
    if let Some(monitor) = window.current_monitor().filter(|_| !settings.maximized) {
        let now = egui::vec2(size.width as f32, size.height as f32);
        let fits = place::fitting(now, egui::vec2(monitor.size().width as f32, monitor.size().height as f32));
        if fits != now {
            let _ = window.request_inner_size(winit::dpi::PhysicalSize::new(fits.x as u32, fits.y as u32));
        }
    }
}

const NOTHING_KEPT: &str = "„portabel.txt“ liegt neben dem Programm, also gehört alles in dessen Ordner. Solange er schreibgeschützt ist, \
    werden Einstellungen nicht gemerkt, und nach einem Absturz gibt es keine Kopie. Den Ordner an einen beschreibbaren Ort legen oder \
    „portabel.txt“ entfernen.";

/// Of the title bar and the list of windows, where the system does not take it from the program's file.
const ICON: &[u8] = include_bytes!("../../assets/icon/128.png");

fn options(painter: Painter, settings: &Settings) -> eframe::NativeOptions {
    let (width, height) = settings.window.unwrap_or((1280.0, 800.0));
    let mut options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("WiBA-Kompass")
            .with_app_id("wiba-kompass")
            .with_icon(eframe::icon_data::from_png_bytes(ICON).unwrap_or_default())
            .with_inner_size([width, height])
            .with_maximized(settings.maximized)
            .with_min_inner_size([480.0, 360.0]),
        // It is for gradients, and the window has none. Without a graphics card, as over remote desktop, it costs time
        // for every pixel.
        dithering: false,
        ..eframe::NativeOptions::default()
    };
    painter.choose(&mut options);
    options
}
