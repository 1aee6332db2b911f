//! The parts that screens are made of. Each is named for screen readers and reached by keyboard.

mod bar;
mod basic;
mod calendar;
mod dialog;
mod field;
mod ground;
mod layout;
mod paint;

pub use bar::{answer_legend, bar, legend};
pub use basic::{
    ICON_BUTTON, answer_color, button, chip, fold, icon, icon_button, keycap, link, muted, pill, primary_button,
    small_muted, status_sign, strong, title,
};
pub use calendar::popup as calendar;
pub use dialog::dialog;
pub use field::{Look, date_field, field, id as field_id, labelled};
pub use ground::ground;
pub use layout::{
    at_right, card, card_filled, follow_focus, list_card, marked_card, readable, right_to_left, row, screen,
    two_columns, visible_rows,
};
pub use paint::{focus_ring, paint_text, paint_two_lines};
