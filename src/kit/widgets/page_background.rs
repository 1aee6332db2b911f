//! The page behind the cards.
//!
//! The window is cleared with the colour of the cards, and only what lies between them is painted in that of the page.
//! Where a processor paints, as over remote desktop, a frame costs what its pixels cost, and most of them are cards. The
//! start screen is nearly all page; there it is the other way round, and nothing here is at work.

use std::f32::consts::FRAC_PI_2;

use eframe::egui::{
    Color32, Frame, Id, Mesh, Order, Pos2, Rect, Shape, Ui, UiBuilder, UiKind, UiStackInfo, pos2, vec2,
};

use crate::kit::theme::{self, radius};

/// A card, and what of the window it may be seen in.
#[derive(Debug, Clone, Copy)]
struct Card {
    rect: Rect,
    clip: Rect,
}

fn key() -> Id {
    Id::unique("cards-of-this-frame")
}

/// Whether a card here lies on the ground, and need not be filled.
pub(super) fn is_bare(ui: &Ui) -> bool {
    ui.layer_id().order == Order::Background && ui.data(|data| data.get_temp::<Vec<Card>>(key()).is_some())
}

/// Leaves room for a card.
pub(super) fn leave_out(ui: &Ui, rect: Rect) {
    let card = Card { rect, clip: ui.clip_rect() };
    ui.data_mut(|data| data.get_temp_mut_or_default::<Vec<Card>>(key()).push(card));
}

/// Paints the page around the cards that `add` shows.
pub fn page_background<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    // What stands above it, a strip below the bar, has a colour of its own and is painted already.
    let page = ui.available_rect_before_wrap();
    let color = theme::tokens(ui).background;
    // It lies below the cards, whose places are known only afterwards.
    let place = ui.painter().add(Shape::Noop);
    ui.data_mut(|data| data.insert_temp::<Vec<Card>>(key(), Vec::new()));
    let inner = upon(ui, color, add);
    let cards = ui.data_mut(|data| data.remove_temp::<Vec<Card>>(key())).unwrap_or_default();
    ui.painter().set(place, Shape::mesh(around(page, &cards, color)));
    inner
}

/// Tells egui what colour lies below, as a filled frame would: the ends of what scrolls fade into it.
pub(super) fn upon<R>(ui: &mut Ui, color: Color32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let info = UiStackInfo::new(UiKind::Frame).with_frame(Frame::new().fill(color));
    ui.scope_builder(UiBuilder::new().ui_stack_info(info), add).inner
}

/// The page without its cards. Not smoothed: the line around a card covers the edge.
fn around(page: Rect, cards: &[Card], color: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    let mut pieces = vec![page];
    for card in cards {
        let hole = card.rect.intersect(card.clip);
        pieces = pieces.into_iter().flat_map(|piece| without(piece, hole)).collect();
    }
    for piece in pieces {
        mesh.add_colored_rect(piece, color);
    }
    let round = f32::from(radius::CARD);
    for card in cards {
        let middle = card.rect.shrink(round);
        for (corner, center, start) in [
            (card.rect.left_top(), middle.left_top(), 2.0),
            (card.rect.right_top(), middle.right_top(), 3.0),
            (card.rect.right_bottom(), middle.right_bottom(), 0.0),
            (card.rect.left_bottom(), middle.left_bottom(), 1.0),
        ] {
            if card.clip.contains(corner) && card.clip.contains(center) {
                outside_of_corner(&mut mesh, corner, center, start * FRAC_PI_2, color);
            }
        }
    }
    mesh
}

/// What remains of a piece around a hole: at most four rectangles.
fn without(piece: Rect, hole: Rect) -> Vec<Rect> {
    let hole = piece.intersect(hole);
    if !hole.is_positive() {
        return vec![piece];
    }
    [
        Rect::from_min_max(piece.min, pos2(piece.right(), hole.top())),
        Rect::from_min_max(pos2(piece.left(), hole.top()), hole.left_bottom()),
        Rect::from_min_max(hole.right_top(), pos2(piece.right(), hole.bottom())),
        Rect::from_min_max(pos2(piece.left(), hole.bottom()), piece.max),
    ]
    .into_iter()
    .filter(Rect::is_positive)
    .collect()
}

/// What a rounded corner leaves of a square one: a fan from the corner to the arc.
fn outside_of_corner(mesh: &mut Mesh, corner: Pos2, center: Pos2, start: f32, color: Color32) {
    const STEPS: u16 = 6;
    let reach = (center - corner).abs().min_elem();
    let first = u32::try_from(mesh.vertices.len()).unwrap_or_default();
    mesh.colored_vertex(corner, color);
    for step in 0..=STEPS {
        let angle = start + FRAC_PI_2 * f32::from(step) / f32::from(STEPS);
        mesh.colored_vertex(center + vec2(angle.cos(), angle.sin()) * reach, color);
    }
    for step in 1..=u32::from(STEPS) {
        mesh.add_triangle(first, first + step, first + step + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(left: f32, top: f32, right: f32, bottom: f32) -> Rect {
        Rect::from_min_max(pos2(left, top), pos2(right, bottom))
    }

    #[test]
    fn page_and_cards_fill_the_window_without_a_gap_or_an_overlap() {
        let page = rect(0.0, 0.0, 100.0, 80.0);
        // Two beside each other, one partly outside, one inside another.
        let holes = [
            rect(10.0, 10.0, 40.0, 30.0),
            rect(50.0, 10.0, 90.0, 60.0),
            rect(60.0, 20.0, 70.0, 30.0),
            rect(5.0, 70.0, 20.0, 95.0),
        ];
        let pieces = holes
            .iter()
            .fold(vec![page], |pieces, hole| pieces.into_iter().flat_map(|piece| without(piece, *hole)).collect());
        for x in 0..100u8 {
            for y in 0..80u8 {
                let point = pos2(f32::from(x) + 0.5, f32::from(y) + 0.5);
                let painted = pieces.iter().filter(|piece| piece.contains(point)).count();
                let covered = holes.iter().any(|hole| hole.contains(point));
                assert_eq!(painted, usize::from(!covered), "{point:?}");
            }
        }
    }

    #[test]
    fn a_corner_keeps_to_its_square() {
        let mut mesh = Mesh::default();
        outside_of_corner(&mut mesh, pos2(0.0, 0.0), pos2(8.0, 8.0), 2.0 * FRAC_PI_2, Color32::WHITE);
        assert!(mesh.vertices.iter().all(|vertex| rect(-0.001, -0.001, 8.001, 8.001).contains(vertex.pos)));
        assert_eq!(mesh.indices.len(), 18);
    }
}
