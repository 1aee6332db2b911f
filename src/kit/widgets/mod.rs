//! The parts that screens are made of. Each is named for screen readers and reached by keyboard.

mod basic;
mod calendar;
mod check;
mod combo;
mod dialog;
mod field_menu;
mod layout;
mod page_background;
mod paint;
mod proof;
mod text_field;

pub use basic::{
    ICON_BUTTON, add_link, button, chip, default_button, fold, icon, icon_button, keycap, link, muted, paint_pill,
    pill, primary_button, small_muted, strong, title,
};
pub use calendar::popup as calendar;
pub use check::{check, check_box, check_line};
pub use combo::{ComboStyle, choose};
pub use dialog::dialog;
pub use field_menu::{menu_entry, select_all};
pub use layout::{
    at_right, card, card_filled, follow_focus, follow_focus_by, hears_pages, list_card, look_at, marked_card, readable,
    right_to_left, row, row_sensing, screen, scroll_by_key, show_with, steady, two_columns, visible_rows,
};
pub use page_background::page_background;
pub use paint::{focus_ring, paint_text, paint_two_lines};
pub use proof::Proof;
pub use text_field::{FieldStyle, fault, labelled, proposes};
