//! Where everything stands: broken lines, tables, pages.

mod breaker;
mod canvas;
mod cards;
mod chart;
mod columns;
mod cover;
mod flow;
mod form;
mod furniture;
mod hyphens;
mod lines;
mod paragraph;
mod references;
mod sanitize;
mod table;

pub(super) use flow::pages;
