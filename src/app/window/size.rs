//! How large the window is and where, for the next start.

use eframe::egui::{Context, ViewportInfo};

use super::Window;
use wiba_core::desk::settings::Settings;

impl Window {
    pub(super) fn note_size(&mut self, ctx: &Context) {
        let zoom = ctx.zoom_factor();
        ctx.input(|input| note(&mut self.settings, input.viewport(), zoom));
    }
}

/// What the system says is in points of the zoomed text; a new window is made before the text is zoomed. A maximised window
/// keeps the size that it goes back to, and one that says nothing the size it had.
fn note(settings: &mut Settings, info: &ViewportInfo, zoom: f32) {
    if info.minimized == Some(true) {
        return;
    }
    settings.maximized = info.maximized.unwrap_or(settings.maximized);
    if let Some(rect) = info.inner_rect
        && !settings.maximized
        && info.fullscreen != Some(true)
    {
        settings.window = Some(((rect.width() * zoom).round(), (rect.height() * zoom).round()));
        // Positions are kept in pixels: points differ from monitor to monitor.
        let pixels = zoom * info.native_pixels_per_point.unwrap_or(1.0);
        if let Some(outer) = info.outer_rect {
            settings.position = Some(((outer.left() * pixels).round(), (outer.top() * pixels).round()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{Rect, pos2, vec2};

    /// What the system says of a window that was opened with these settings.
    fn opened(settings: &Settings, zoom: f32) -> ViewportInfo {
        let (width, height) = settings.window.unwrap_or((1280.0, 800.0));
        ViewportInfo {
            inner_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height) / zoom)),
            maximized: Some(settings.maximized),
            ..ViewportInfo::default()
        }
    }

    #[test]
    fn the_window_keeps_its_size_over_many_starts_whatever_the_size_of_the_text() {
        for zoom in [0.8, 0.9, 1.0, 1.25, 1.5, 1.75, 2.0] {
            let mut settings = Settings::default();
            for start in 0..3 {
                let info = opened(&settings, zoom);
                note(&mut settings, &info, zoom);
                assert_eq!(settings.window, Some((1280.0, 800.0)), "{zoom}, start {start}");
            }
        }
    }

    #[test]
    fn a_maximised_window_is_remembered_and_keeps_the_size_it_goes_back_to() {
        let mut settings = Settings { window: Some((1000.0, 700.0)), ..Settings::default() };
        let whole = Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1920.0, 1080.0)));
        let info = ViewportInfo { inner_rect: whole, maximized: Some(true), ..ViewportInfo::default() };
        note(&mut settings, &info, 1.0);
        assert_eq!((settings.window, settings.maximized), (Some((1000.0, 700.0)), true));
        note(&mut settings, &ViewportInfo { maximized: Some(false), ..ViewportInfo::default() }, 1.0);
        assert_eq!((settings.window, settings.maximized), (Some((1000.0, 700.0)), false));
    }

    #[test]
    fn a_window_that_is_minimised_or_says_nothing_keeps_its_size() {
        let mut settings = Settings { window: Some((1000.0, 700.0)), maximized: true, ..Settings::default() };
        let before = settings.clone();
        let tiny = Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(160.0, 28.0)));
        for info in [
            ViewportInfo::default(),
            ViewportInfo { inner_rect: tiny, minimized: Some(true), maximized: Some(false), ..ViewportInfo::default() },
        ] {
            note(&mut settings, &info, 1.5);
            assert_eq!(settings, before);
        }
    }
}
