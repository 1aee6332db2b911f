//! How wide the columns of a table are.

use super::super::document::{Align, Cell, Column, Row, Table, Width};
use super::super::style::{HEAD, TEXT_WIDTH};
use super::paragraph;

/// Space between columns.
const GUTTER: f32 = 9.0;
/// Columns that share the rest get at least this much together.
const LEAST_FILL: f32 = 85.0;
/// A column with its place.
pub(super) struct Placed {
    pub x: f32,
    pub width: f32,
    pub align: Align,
    pub names_row: bool,
}

/// Positions of the columns: content columns take what they need, the others share the rest.
pub(super) fn columns(table: &Table) -> Vec<Placed> {
    let gutters = GUTTER * table.columns.len().saturating_sub(1) as f32;
    let mut widths: Vec<f32> = (0..table.columns.len())
        .map(|index| match table.columns[index].width {
            Width::Content(max) => natural(table, index).min(max),
            Width::Fixed(width) => width,
            Width::Fill(_) => 0.0,
        })
        .collect();
    let shares: f32 = table.columns.iter().map(share).sum();
    let fixed: f32 = widths.iter().sum();
    let most = TEXT_WIDTH - gutters - if shares > 0.0 { LEAST_FILL } else { 0.0 };
    if fixed > most {
        widths.iter_mut().for_each(|width| *width *= most / fixed);
    }
    let rest = TEXT_WIDTH - gutters - widths.iter().sum::<f32>();
    // In a small table, row heads would outnumber the data and sound like a list of headings.
    let large = table.columns.len() > 2 && table.rows.len() > 3;
    let mut x = 0.0;
    table
        .columns
        .iter()
        .zip(widths)
        .map(|(column, width)| {
            let width = if share(column) > 0.0 { rest * share(column) / shares } else { width };
            let placed = Placed { x, width, align: column.align, names_row: column.names_row && large };
            x += width + GUTTER;
            placed
        })
        .collect()
}

fn share(column: &Column) -> f32 {
    match column.width {
        Width::Content(_) | Width::Fixed(_) => 0.0,
        Width::Fill(share) => share,
    }
}

/// The width of a column if no line were broken.
fn natural(table: &Table, index: usize) -> f32 {
    let mut widest = paragraph::runs(&table.columns[index].head, HEAD, f32::MAX).width();
    for row in &table.rows {
        if let Row::Cells(cells) = row
            && let Some(Cell::Text(paragraphs)) = cells.get(index)
        {
            for text in paragraphs {
                widest = widest.max(paragraph::paragraph(text, f32::MAX).width());
            }
        }
    }
    widest + 0.1
}
