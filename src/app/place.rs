//! Where the window was and comes back to, and where it goes when no monitor has that place any more.

use eframe::egui::{Pos2, Rect, Vec2, pos2, vec2};

/// How much of the title bar must be on a monitor so that the window can be moved by it, in pixels.
const HANDLE: Vec2 = vec2(120.0, 32.0);
/// Title bar and task bar, for which a new window leaves room, in pixels.
const BARS: f32 = 80.0;

/// The place for a window that was at `wanted`; `None` if the system shall choose.
pub(crate) fn on_a_monitor(wanted: Pos2, width: f32, monitors: &[Rect]) -> Option<Pos2> {
    let title = Rect::from_min_size(wanted, vec2(width, HANDLE.y));
    let reachable = |monitor: &&Rect| {
        let seen = monitor.intersect(title);
        seen.width() >= HANDLE.x.min(width) && seen.height() >= HANDLE.y / 2.0
    };
    monitors.iter().any(|monitor| reachable(&monitor)).then_some(wanted)
}

/// A size that fits the monitor with its bars.
pub(crate) fn fitting(size: Vec2, monitor: Vec2) -> Vec2 {
    size.min(monitor - vec2(0.0, BARS)).max(vec2(480.0, 360.0))
}

/// The monitors that the system has, in pixels.
pub(crate) fn monitors(window: &winit::window::Window) -> Vec<Rect> {
    let rect = |monitor: winit::monitor::MonitorHandle| {
        let (at, size) = (monitor.position(), monitor.size());
        Rect::from_min_size(pos2(at.x as f32, at.y as f32), vec2(size.width as f32, size.height as f32))
    };
    window.available_monitors().map(rect).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn monitor(left: f32) -> Rect {
        Rect::from_min_size(pos2(left, 0.0), vec2(1920.0, 1080.0))
    }

    #[test]
    fn a_window_comes_back_to_its_place_as_long_as_a_monitor_has_it() {
        let place = pos2(2100.0, 100.0);
        assert_eq!(on_a_monitor(place, 1280.0, &[monitor(0.0), monitor(1920.0)]), Some(place));
        assert_eq!(on_a_monitor(place, 1280.0, &[monitor(0.0)]), None, "the second monitor is gone");
        assert_eq!(on_a_monitor(pos2(100.0, -200.0), 1280.0, &[monitor(0.0)]), None, "its title bar is out of reach");
        assert_eq!(on_a_monitor(pos2(-1200.0, 10.0), 1280.0, &[monitor(0.0)]), None, "80 pixels are no handle");
    }

    #[test]
    fn a_window_leaves_room_for_the_bars_of_the_system() {
        assert_eq!(fitting(vec2(1280.0, 800.0), vec2(1366.0, 768.0)), vec2(1280.0, 688.0));
        assert_eq!(fitting(vec2(1280.0, 800.0), vec2(1920.0, 1080.0)), vec2(1280.0, 800.0));
    }
}
