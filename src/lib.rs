//! WiBA-Kompass: the BSI's WiBA checklists for municipalities. The window; the commands are [`wiba_cli`], and everything
//! that knows neither is [`wiba_core`]. ARCHITECTURE.md tells where to find what.

pub mod app;
pub mod kit;
