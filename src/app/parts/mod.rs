//! What several screens are made of: widgets that know answers, measures and fields of the file.

mod added;
mod appearance;
mod bar;
mod file_name;
mod form_field;
mod glossary_text;
mod hint_line;
mod line_list;
mod list_pick;
mod marks;
mod measure_fields;
mod proof;
mod texture;
mod yardstick;

pub use added::{adding, follow_added, forget_added};
pub use appearance::{appearance, choice, scale};
pub use bar::{answer_legend, bar, legend, parts_bar, progress};
pub use file_name::file_name;
pub use form_field::{date_field, field, field_fault, id as field_id, leave_fields};
pub use glossary_text::glossary_text;
pub use hint_line::hint_line;
pub use line_list::{from_to, line_list, one_line};
pub use list_pick::move_pick;
pub use marks::{area_color, mark, mark_color};
pub use measure_fields::{finish_offer, missing, owner, status, status_box, steps};
pub use texture::texture;
pub use yardstick::yardstick;
