//! Where the rows of the list stand: all are equally high, with headings between them, and one of them may be open.

use std::ops::Range;

use eframe::egui::Rangef;

/// Height of a row, in points.
pub(super) const ROW: f32 = 40.0;
/// Height of a heading, in points.
pub(super) const HEADING: f32 = 32.0;

/// The rows and what stands between them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rows<'a> {
    pub count: usize,
    /// Before which row there is a heading, in order.
    pub headings: &'a [(usize, String)],
    /// The open row, and how much room it takes below.
    pub open: Option<(usize, f32)>,
}

impl Rows<'_> {
    /// Where a row begins, in points from the beginning of the list; after the last one, where the list ends.
    #[expect(clippy::cast_precision_loss, reason = "rows of a list")]
    pub(super) fn top(&self, row: usize) -> f32 {
        let headings = self.headings.partition_point(|(before, _)| *before <= row);
        let below = self.open.filter(|(open, _)| row > *open).map_or(0.0, |(_, height)| height);
        row as f32 * ROW + headings as f32 * HEADING + below
    }

    /// The rows of which something stands within these points from the beginning of the list.
    pub(super) fn within(&self, seen: Rangef) -> Range<usize> {
        let first_below = |y: f32| {
            let (mut low, mut high) = (0, self.count);
            while low < high {
                let middle = usize::midpoint(low, high);
                if self.top(middle) > y { high = middle } else { low = middle + 1 }
            }
            low
        };
        // A heading above and a Maßstab below belong to their row.
        let end = (first_below(seen.max + HEADING) + 1).min(self.count);
        first_below(seen.min).saturating_sub(1).min(end)..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_where_they_stand() {
        let headings = [(0, "Amt".to_owned()), (2, "Bauhof".to_owned())];
        let rows = Rows { count: 4, headings: &headings, open: Some((0, 100.0)) };
        assert_eq!(rows.top(0), HEADING);
        assert_eq!(rows.top(1), HEADING + ROW + 100.0);
        assert_eq!(rows.top(2), 2.0 * HEADING + 2.0 * ROW + 100.0);
        assert_eq!(rows.top(4), 2.0 * HEADING + 4.0 * ROW + 100.0);
        assert_eq!(rows.within(Rangef::new(0.0, 10.0)), 0..2, "and one more");
        assert_eq!(rows.within(Rangef::new(150.0, 160.0)).start, 0, "its Maßstab is still in sight");
        assert!(rows.within(Rangef::new(300.0, 320.0)).contains(&3));
        assert_eq!(Rows { count: 0, headings: &[], open: None }.within(Rangef::new(0.0, 500.0)), 0..0);
    }
}
