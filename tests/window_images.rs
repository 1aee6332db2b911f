//! The eight main screens as images, light and dark, at two sizes, painted by a CPU (lavapipe from Debian's
//! `mesa-vulkan-drivers`). Without such an adapter the test says so and passes; where `WIBA_IMAGES` is set, as in
//! `.ci/run`, it fails. `UPDATE_SNAPSHOTS=1` accepts changes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

mod desk;

use std::io::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{self, Vec2};
use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, SnapshotOptions, SnapshotResult, SnapshotResults};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::desk::command::{Command, Overlay};
use wiba_core::desk::route::{Route, Scope};
use wiba_core::desk::settings::{Appearance, Settings};
use wiba_kompass::app::window::Window;
use wiba_kompass::kit::theme;

const SIZES: [(&str, Vec2); 2] = [("1280x800", Vec2::new(1280.0, 800.0)), ("1024x640", Vec2::new(1024.0, 640.0))];

fn screens() -> [(&'static str, Vec<Command>); 8] {
    let question = |number| Command::ShowIn(Scope::Checklist(7), QuestionId::new(7, number));
    [
        ("verlauf", vec![Command::Go(Route::History)]),
        ("kommune", vec![Command::Go(Route::Kommune)]),
        ("uebersicht", vec![Command::Go(Route::Overview)]),
        ("interview", vec![question(13)]),
        ("massnahmen", vec![Command::Go(Route::Measures)]),
        ("profil", vec![Command::Go(Route::Profile)]),
        ("bericht", vec![Command::Go(Route::Report)]),
        ("suche", vec![Command::Go(Route::Overview), Command::Toggle(Overlay::Search)]),
    ]
}

fn cpu_adapter() -> bool {
    let instance = wgpu::Instance::new(wgpu::InstanceDescriptor::new_without_display_handle());
    let adapters = pollster::block_on(instance.enumerate_adapters(wgpu::Backends::VULKAN));
    adapters.iter().any(|adapter| adapter.get_info().device_type == wgpu::DeviceType::Cpu)
}

#[test]
fn the_main_screens_look_as_they_were_approved() {
    if !cpu_adapter() {
        let required = std::env::var_os("WIBA_IMAGES").is_some();
        assert!(!required, "no CPU adapter, so no image is compared (Debian: mesa-vulkan-drivers)");
        // Written past the test's captured output, so that the skip is seen.
        let note =
            "\n!!! window_images: SKIPPED, no CPU adapter (Debian: mesa-vulkan-drivers). No image was compared.\n\n";
        std::io::stderr().write_all(note.as_bytes()).unwrap();
        return;
    }
    let catalog = Arc::new(Catalog::embedded().unwrap());
    let mut results = SnapshotResults::new();
    for (size_name, size) in SIZES {
        for (theme_name, appearance) in [("hell", Appearance::Light), ("dunkel", Appearance::Dark)] {
            for (screen, commands) in screens() {
                let name = format!("{screen}-{theme_name}-{size_name}");
                results.add(compare(&name, &catalog, size, appearance, commands));
            }
        }
    }
    results.unwrap();
}

fn compare(
    name: &str,
    catalog: &Arc<Catalog>,
    size: Vec2,
    appearance: Appearance,
    mut commands: Vec<Command>,
) -> SnapshotResult {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings { appearance, ..desk::settings() };
    let mut parts = Some(desk::parts(catalog, settings, folder.path()));
    let mut harness =
        Harness::builder().with_size(size).with_max_steps(20).wgpu().with_context_setup(theme::install).build_ui_state(
            move |ui: &mut egui::Ui, window: &mut Option<Window>| {
                let window = window.get_or_insert_with(|| {
                    let mut window = Window::new(ui.ctx(), parts.take().unwrap());
                    window.open_example(ui.ctx());
                    window
                });
                window.carry_out(ui.ctx(), std::mem::take(&mut commands), 0.0);
                // The window clears with this colour; a texture begins transparent.
                ui.painter().rect_filled(ui.max_rect(), 0, ui.visuals().window_fill);
                window.frame(ui);
            },
            None,
        );
    harness.run_ok();
    // Pages of a report are laid out in a thread.
    if name.starts_with("bericht") {
        let deadline = Instant::now() + Duration::from_secs(60);
        while harness.query_all_by_label_contains("Seite 1 von").count() == 0 {
            assert!(Instant::now() < deadline, "{name}: the pages do not come");
            std::thread::sleep(Duration::from_millis(20));
            harness.step();
        }
    }
    harness.run_steps(3);
    // A few pixels at the edges of letters differ between versions of lavapipe.
    let options = SnapshotOptions::new().output_path("tests/images").max_failed_pixels(60);
    harness.try_snapshot_options(name, &options)
}
