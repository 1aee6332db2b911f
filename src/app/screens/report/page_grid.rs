//! Where the pages stand in the preview: how large, how many side by side, which can be seen. Knows no window.

use eframe::egui::{Rect, Vec2, pos2, vec2};

use wiba_core::report::page::{OutlineEntry, Page};

/// Between pages and around them.
pub const GAP: f32 = 16.0;
/// A page at 100 % is as large as on paper, if the screen has 96 pixels to the inch.
const POINT: f32 = 96.0 / 72.0;
/// The steps of the buttons, in percent.
const STEPS: [f32; 11] = [50.0, 60.0, 70.0, 80.0, 90.0, 100.0, 110.0, 125.0, 150.0, 175.0, 200.0];
/// Pages are put side by side where they stay this large, in percent.
const READABLE: f32 = 70.0;
/// Pages that fit the width never get larger than this, in percent.
const LARGEST_FIT: f32 = 125.0;

/// How large the pages are shown.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Zoom {
    /// As large as the width allows.
    #[default]
    Fit,
    /// In percent, 50–200.
    Percent(f32),
}

impl Zoom {
    /// The next step of the buttons, from what is shown.
    pub fn step(shown: f32, larger: bool) -> Self {
        let next = if larger {
            STEPS.iter().find(|step| **step > shown + 0.5)
        } else {
            STEPS.iter().rev().find(|step| **step < shown - 0.5)
        };
        Self::Percent(next.copied().unwrap_or(if larger { 200.0 } else { 50.0 }))
    }

    /// Turned by the wheel.
    pub fn turned(self, shown: f32, factor: f32) -> Self {
        let from = if let Self::Percent(percent) = self { percent } else { shown };
        Self::Percent((from * factor).clamp(50.0, 200.0))
    }
}

/// The places of all pages, from the top left corner of the first one's margin.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageGrid {
    /// In percent.
    pub percent: f32,
    /// How many pages stand side by side.
    pub columns: usize,
    /// Of each page.
    pub places: Vec<Rect>,
    /// Of everything.
    pub size: Vec2,
}

impl PageGrid {
    /// Places the pages in a view of this width.
    pub fn new(pages: &[Page], width: f32, zoom: Zoom) -> Self {
        let widest = pages.iter().map(|page| page.width).fold(1.0, f32::max) * POINT;
        let across = |columns: f32| (width - GAP * (columns + 1.0)) / (columns * widest) * 100.0;
        let percent = match zoom {
            Zoom::Fit => {
                let mut columns = 1.0;
                while columns < 6.0 && across(columns + 1.0) >= READABLE {
                    columns += 1.0;
                }
                // Whole percents: every size of letters is drawn once and kept.
                across(columns).clamp(20.0, LARGEST_FIT).floor()
            }
            // Steps of five for the same reason.
            Zoom::Percent(percent) => ((percent / 5.0).round() * 5.0).clamp(50.0, 200.0),
        };
        let scale = percent / 100.0 * POINT;
        let most = pages.len().max(1);
        let columns = (1..=most).take_while(|columns| *columns == 1 || width >= Self::needed(*columns, widest, scale));
        let columns = columns.last().unwrap_or(1);
        let whole = Self::needed(columns, widest, scale).max(width);
        let left = (whole - Self::needed(columns, widest, scale)) / 2.0;
        let mut places = Vec::with_capacity(pages.len());
        let mut y = GAP;
        for row in pages.chunks(columns) {
            let mut x = left + GAP;
            for page in row {
                let size = vec2(page.width, page.height) * scale;
                places.push(Rect::from_min_size(pos2(x, y), size));
                x += widest * scale / POINT + GAP;
            }
            y += row.iter().map(|page| page.height * scale).fold(0.0, f32::max) + GAP;
        }
        Self { percent, columns, places, size: vec2(whole, y) }
    }

    #[expect(clippy::cast_precision_loss, reason = "a few columns")]
    fn needed(columns: usize, widest: f32, scale: f32) -> f32 {
        columns as f32 * (widest * scale / POINT + GAP) + GAP
    }

    /// From points on paper to points on the screen.
    pub fn scale(&self) -> f32 {
        self.percent / 100.0 * POINT
    }

    /// The page at a height, and how far down on it in parts of its height.
    pub fn locate(&self, y: f32) -> (usize, f32) {
        let page = self.places.partition_point(|place| place.bottom() < y).min(self.places.len().saturating_sub(1));
        let part = self.places.get(page).map_or(0.0, |place| (y - place.top()) / place.height().max(1.0));
        (page, part)
    }

    /// The other way round. A page that is not there is the last one.
    pub fn height_of(&self, (page, part): (usize, f32)) -> f32 {
        let place = self.places.get(page).or(self.places.last());
        place.map_or(0.0, |place| place.top() + part * place.height())
    }

    /// The page that is being read: the first in the row at a third of the view.
    pub fn current(&self, top: f32, height: f32) -> usize {
        if top + height >= self.size.y - 1.0 && self.size.y > height {
            return self.places.len().saturating_sub(1);
        }
        let (page, _) = self.locate(top + height / 3.0);
        page - page % self.columns.max(1)
    }
}

/// The last heading at or before a place, to be marked in the contents.
pub fn heading_at(outline: &[OutlineEntry], page: usize, y: f32) -> Option<usize> {
    outline.iter().rposition(|entry| (entry.page, entry.y) <= (page, y))
}

/// `3 Seiten`, `1 Seite`.
pub fn count(pages: usize) -> String {
    if pages == 1 { "1 Seite".to_owned() } else { format!("{pages} Seiten") }
}

/// The name of a page for screen readers.
pub fn name(page: usize, pages: usize) -> String {
    format!("Seite {} von {pages}", page + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(count: usize) -> Vec<Page> {
        (0..count).map(|_| Page { width: 595.0, height: 842.0, items: Vec::new() }).collect()
    }

    #[test]
    fn pages_stand_side_by_side_where_they_stay_readable() {
        assert_eq!(PageGrid::new(&pages(9), 640.0, Zoom::Fit).columns, 1);
        let wide = PageGrid::new(&pages(9), 1300.0, Zoom::Fit);
        assert_eq!(wide.columns, 2);
        assert!(wide.percent >= READABLE);
        assert!(wide.places.iter().all(|place| place.left() >= GAP && place.right() <= 1300.0 - GAP + 0.1));
        assert_eq!(wide.places[0].top(), wide.places[1].top());
        assert!(wide.places[2].top() > wide.places[0].bottom());
        assert_eq!(PageGrid::new(&pages(1), 1300.0, Zoom::Fit).columns, 1);
    }

    #[test]
    fn a_fixed_zoom_is_kept_and_scrolls_sideways_where_it_does_not_fit() {
        let grid = PageGrid::new(&pages(3), 640.0, Zoom::Percent(200.0));
        assert_eq!((grid.percent, grid.columns), (200.0, 1));
        assert!(grid.size.x > 640.0);
        assert_eq!(PageGrid::new(&pages(3), 1000.0, Zoom::Percent(50.0)).columns, 2);
        assert_eq!(PageGrid::new(&pages(3), 1000.0, Zoom::Percent(7.0)).percent, 50.0);
    }

    #[test]
    fn the_buttons_go_through_the_steps_and_stop_at_both_ends() {
        assert_eq!(Zoom::step(73.0, true), Zoom::Percent(80.0));
        assert_eq!(Zoom::step(73.0, false), Zoom::Percent(70.0));
        assert_eq!(Zoom::step(200.0, true), Zoom::Percent(200.0));
        assert_eq!(Zoom::step(50.0, false), Zoom::Percent(50.0));
        assert_eq!(Zoom::Fit.turned(80.0, 10.0), Zoom::Percent(200.0));
        assert_eq!(Zoom::Percent(80.0).turned(75.0, 1.01), Zoom::Percent(80.8));
    }

    #[test]
    fn a_place_is_found_again_at_another_zoom() {
        let (small, large) = (pages(20), Zoom::Percent(200.0));
        let before = PageGrid::new(&small, 1300.0, Zoom::Percent(50.0));
        let after = PageGrid::new(&small, 1300.0, large);
        let y = before.places[8].top() + 0.25 * before.places[8].height();
        let found = before.locate(y);
        assert_eq!(found.0 / before.columns, 8 / before.columns);
        let (page, part) = after.locate(after.height_of(found));
        assert_eq!(page, found.0);
        assert!((part - found.1).abs() < 0.001);
        assert_eq!(after.height_of((99, 0.0)), after.places[19].top());
    }

    #[test]
    fn the_page_being_read_is_the_last_one_at_the_very_end() {
        let grid = PageGrid::new(&pages(5), 640.0, Zoom::Fit);
        assert_eq!(grid.current(0.0, 500.0), 0);
        assert_eq!(grid.current(grid.places[3].top(), 500.0), 3);
        assert_eq!(grid.current(grid.size.y - 500.0, 500.0), 4);
        assert_eq!(PageGrid::new(&[], 640.0, Zoom::Fit).current(0.0, 500.0), 0);
    }

    #[test]
    fn the_heading_above_a_place_is_marked() {
        let entry = |page, y| OutlineEntry { level: 1, title: String::new(), page, y };
        let outline = [entry(1, 80.0), entry(1, 400.0), entry(3, 80.0)];
        assert_eq!(heading_at(&outline, 0, 500.0), None);
        assert_eq!(heading_at(&outline, 1, 100.0), Some(0));
        assert_eq!(heading_at(&outline, 2, 0.0), Some(1));
        assert_eq!(heading_at(&outline, 4, 0.0), Some(2));
    }
}
