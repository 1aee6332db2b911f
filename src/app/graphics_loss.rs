//! Whether what paints the window is lost: a graphics driver starts anew, or the session of the PC goes to another screen.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use eframe::{egui, wgpu};

/// Loses the graphics after so many seconds, for tests of what comes then.
const SWITCH: &str = "WIBA_TEST_GRAPHICS_LOSS";

/// Watches one window of the system.
pub(super) struct GraphicsLoss {
    lost: Arc<AtomicBool>,
    provoked: Option<(Instant, Option<wgpu::Device>)>,
}

impl GraphicsLoss {
    /// Watches what paints from now on. `provoke`: whether the switch for tests counts.
    pub(super) fn watch(creation: &eframe::CreationContext<'_>, provoke: bool) -> Self {
        let lost = Arc::new(AtomicBool::new(false));
        let device = creation.wgpu_render_state.as_ref().map(|state| state.device.clone());
        if let Some(device) = &device {
            let (told, ctx) = (lost.clone(), creation.egui_ctx.clone());
            let tell = move || {
                told.store(true, Ordering::Release);
                ctx.request_repaint();
            };
            let of_device = tell.clone();
            device.set_device_lost_callback(move |_, _| of_device());
            // Without this, wgpu panics at the first call to a device that is gone.
            device.on_uncaptured_error(Arc::new(move |_: wgpu::Error| tell()));
        }
        let after = provoke.then(|| std::env::var(SWITCH).ok()?.parse().ok()).flatten().map(Duration::from_secs);
        Self { lost, provoked: after.map(|after| (Instant::now() + after, device)) }
    }

    /// Nothing to watch, and nothing to lose.
    #[cfg(test)]
    pub(super) fn never() -> Self {
        Self { lost: Arc::default(), provoked: None }
    }

    #[cfg(test)]
    pub(super) fn lose(&self) {
        self.lost.store(true, Ordering::Release);
    }

    /// Whether it is lost. Looked at before each frame.
    pub(super) fn is_lost(&mut self, ctx: &egui::Context) -> bool {
        if let Some((at, device)) = &self.provoked {
            match at.checked_duration_since(Instant::now()) {
                Some(rest) if !rest.is_zero() => ctx.request_repaint_after(rest),
                _ => {
                    match device {
                        Some(device) => device.destroy(),
                        None => self.lost.store(true, Ordering::Release),
                    }
                    self.provoked = None;
                }
            }
        }
        self.lost.load(Ordering::Acquire)
    }
}
