//! WiBA-Kompass: the BSI's WiBA checklists for municipalities. The window and the commands; everything that knows no
//! window is [`wiba_core`]. ARCHITECTURE.md tells where to find what.

pub mod app;
pub mod cli;
pub mod kit;
