//! What a window is made of, whatever it is about: colours, widgets, messages, keys in order. Knows egui and the German
//! of dates, and nothing else of the program.

pub mod focus_return;
pub mod input_order;
pub mod keys;
pub mod motion;
pub mod theme;
pub mod toasts;
pub mod widgets;
