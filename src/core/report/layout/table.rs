//! Tables: heads repeated on every page, rows divided only if they are long.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::super::document::{Align, Bar, Cell, Row, Run, Table};
use super::super::page::{NodeId, Role};
use super::super::style::{self, HEAD, LINE, MUTED, TEXT_WIDTH};
use super::canvas::Canvas;
use super::chart;
use super::columns::{Placed, columns};
use super::lines::Lines;
use super::paragraph;

/// Height of a bar in its line.
const BAR_HEIGHT: f32 = 9.9;
/// A row higher than this may be divided between pages.
const TALL: f32 = 126.0;
/// A last row higher than this may stand on a page on its own.
const ALONE: f32 = 63.0;

/// A table with broken lines, ready to be placed.
pub(super) struct Measured {
    columns: Vec<Placed>,
    rows: Vec<MeasuredRow>,
    head: Vec<Lines>,
    pad: f32,
    summary: String,
}

enum MeasuredRow {
    Cells(Vec<MeasuredCell>),
    Group(Lines),
}

enum MeasuredCell {
    Text(Vec<Lines>),
    Bar(Bar),
}

/// Breaks all cells of a table.
pub(super) fn measure(table: &Table) -> Measured {
    let columns = columns(table);
    let head = columns
        .iter()
        .zip(&table.columns)
        .map(|(placed, column)| paragraph::runs(&muted(&column.head), HEAD, placed.width))
        .collect();
    let rows = table.rows.par_iter().map(|row| measure_row(row, &columns)).collect();
    let pad = style::GRID * if table.dense { 1.0 } else { 2.0 };
    Measured { columns, rows, head, pad, summary: table.summary.clone() }
}

/// Head cells are grey, unless a run has a colour of its own.
fn muted(head: &[Run]) -> Vec<Run> {
    let quiet = |run: &Run| {
        let tone = if run.tone == style::Tone::Text { style::Tone::Muted } else { run.tone };
        Run { tone, ..run.clone() }
    };
    head.iter().map(quiet).collect()
}

fn measure_row(row: &Row, columns: &[Placed]) -> MeasuredRow {
    match row {
        Row::Group(runs) => {
            let strong: Vec<Run> = runs.iter().cloned().map(Run::bold).collect();
            MeasuredRow::Group(paragraph::runs(&strong, style::TABLE, TEXT_WIDTH))
        }
        Row::Cells(cells) => MeasuredRow::Cells(
            cells
                .iter()
                .zip(columns)
                .map(|(cell, column)| match cell {
                    Cell::Bar(bar) => MeasuredCell::Bar(*bar),
                    Cell::Text(paragraphs) => {
                        MeasuredCell::Text(paragraphs.iter().map(|p| paragraph::paragraph(p, column.width)).collect())
                    }
                })
                .collect(),
        ),
    }
}

impl MeasuredCell {
    fn height(&self) -> f32 {
        match self {
            Self::Text(paragraphs) => paragraphs.iter().map(Lines::height).sum(),
            Self::Bar(_) => style::TABLE.leading,
        }
    }
}

impl MeasuredRow {
    fn height(&self, pad: f32) -> f32 {
        match self {
            Self::Cells(cells) => {
                cells.iter().map(MeasuredCell::height).fold(style::TABLE.leading, f32::max) + 2.0 * pad
            }
            Self::Group(lines) => lines.height() + 3.0 * style::GRID + 2.0 * pad,
        }
    }
}

impl Measured {
    fn head_height(&self) -> f32 {
        self.head.iter().map(Lines::height).fold(HEAD.leading, f32::max) + 2.0 * style::GRID
    }

    /// What must fit on a page to begin the table there: the head and the first two rows.
    pub(super) fn first(&self) -> f32 {
        let second = match self.rows.first() {
            Some(MeasuredRow::Cells(_)) => self.least(1).min(TALL / 2.0),
            _ => 0.0,
        };
        self.head_height() + self.least(0) + second
    }

    /// What must fit to begin a row: a group row holds on to the row that follows.
    fn least(&self, index: usize) -> f32 {
        let Some(row) = self.rows.get(index) else { return 0.0 };
        match row {
            MeasuredRow::Group(_) => row.height(self.pad) + self.wanted(index + 1),
            MeasuredRow::Cells(_) => {
                let height = row.height(self.pad);
                if height > TALL { TALL / 2.0 } else { height }
            }
        }
    }

    /// What should fit to begin a row: the last but one takes a short last one along, with the name of its group, so
    /// that it is not left alone below a repeated head.
    fn wanted(&self, index: usize) -> f32 {
        let least = self.least(index);
        let rest = match self.rows.get(index + 1..) {
            Some(rest @ ([MeasuredRow::Cells(_)] | [MeasuredRow::Group(_), _])) if index > 1 => rest,
            _ => return least,
        };
        let rest: f32 = rest.iter().map(|row| row.height(self.pad)).sum();
        if rest < ALONE && least < TALL / 2.0 { least + rest } else { least }
    }

    /// The height on one endless page.
    pub(super) fn height(&self) -> f32 {
        self.head_height() + self.rows.iter().map(|row| row.height(self.pad)).sum::<f32>()
    }

    /// Draws the table, on as many pages as it needs.
    pub(super) fn place(&self, canvas: &mut Canvas, parent: NodeId) {
        let table = canvas.node(Role::Table, Some(parent));
        if !self.summary.is_empty() {
            canvas.describe(table, self.summary.clone());
        }
        self.place_head(canvas, Some(table));
        let mut group = None;
        for (index, row) in self.rows.iter().enumerate() {
            let turns = self.wanted(index) > canvas.room();
            if turns {
                self.turn(canvas);
            }
            match row {
                MeasuredRow::Group(lines) => {
                    group = Some(lines);
                    let tr = canvas.node(Role::TableRow, Some(table));
                    self.place_group(canvas, tr, lines);
                }
                MeasuredRow::Cells(cells) => {
                    if let Some(lines) = group.filter(|_| turns) {
                        self.place_again(canvas, lines);
                    }
                    let tr = canvas.node(Role::TableRow, Some(table));
                    self.place_cells(canvas, tr, cells);
                }
            }
        }
    }

    fn turn(&self, canvas: &mut Canvas) {
        canvas.new_page();
        self.place_head(canvas, None);
    }

    /// The head; on later pages (`table` is `None`) it is decoration.
    fn place_head(&self, canvas: &mut Canvas, table: Option<NodeId>) {
        let height = self.head_height();
        let tr = table.map(|table| canvas.node(Role::TableRow, Some(table)));
        for (lines, column) in self.head.iter().zip(&self.columns) {
            let node = tr.map(|tr| canvas.node(Role::ColumnHead, Some(tr)));
            let top = canvas.y + height - 2.0 * style::GRID - lines.height();
            canvas.lines(node, lines, style::MARGIN_X + column.x, top, column.width, column.align);
        }
        canvas.y += height;
        canvas.rule(canvas.y, MUTED);
    }

    fn place_group(&self, canvas: &mut Canvas, tr: NodeId, lines: &Lines) {
        let cell = canvas.node(Role::ColumnHead, Some(tr));
        canvas.span(cell, self.columns.len());
        canvas.y += 3.0 * style::GRID + self.pad;
        canvas.lines(Some(cell), lines, style::MARGIN_X, canvas.y, TEXT_WIDTH, Align::Left);
        canvas.y += lines.height() + self.pad;
        canvas.rule(canvas.y, LINE);
    }

    /// What names a row, above its rest on the next page.
    fn place_name_again(&self, canvas: &mut Canvas, cells: &[MeasuredCell]) {
        let named = cells.iter().zip(&self.columns).find(|(_, column)| column.names_row);
        if let Some((MeasuredCell::Text(paragraphs), _)) = named
            && let Some(name) = paragraphs.first()
        {
            self.place_again(canvas, name);
        }
    }

    /// What the rows below belong to, at the top of the next page; decoration, because it has been said.
    fn place_again(&self, canvas: &mut Canvas, name: &Lines) {
        let Some(first) = name.lines.first() else { return };
        let name: String = first.pieces.iter().map(|piece| piece.text.trim_end()).collect();
        let text = format!("Fortsetzung: {name}");
        let lines = paragraph::one_line(&text, style::SMALL, MUTED, TEXT_WIDTH);
        canvas.lines(None, &lines, style::MARGIN_X, canvas.y + self.pad, TEXT_WIDTH, Align::Left);
        canvas.y += lines.height();
    }

    fn place_cells(&self, canvas: &mut Canvas, tr: NodeId, cells: &[MeasuredCell]) {
        let nodes: Vec<NodeId> = self
            .columns
            .iter()
            .map(|column| canvas.node(if column.names_row { Role::RowHead } else { Role::TableCell }, Some(tr)))
            .collect();
        let mut progress: Vec<Progress> = nodes.iter().map(|node| Progress::new(*node)).collect();
        loop {
            let top = canvas.y + self.pad;
            let room = style::BOTTOM - self.pad - top;
            let mut used = style::TABLE.leading;
            let mut finished = true;
            for ((cell, column), progress) in cells.iter().zip(&self.columns).zip(&mut progress) {
                let height = match cell {
                    MeasuredCell::Text(paragraphs) => progress.place(canvas, paragraphs, column, top, room),
                    MeasuredCell::Bar(bar) => {
                        progress.place_bar(canvas, *bar, column, top);
                        BAR_HEIGHT
                    }
                };
                used = used.max(height);
                finished &= match cell {
                    MeasuredCell::Text(paragraphs) => progress.paragraph >= paragraphs.len(),
                    MeasuredCell::Bar(_) => true,
                };
            }
            canvas.y = top + used + self.pad;
            canvas.rule(canvas.y, LINE);
            if finished {
                return;
            }
            self.turn(canvas);
            self.place_name_again(canvas, cells);
        }
    }
}

/// How far a cell has been drawn.
struct Progress {
    cell: NodeId,
    paragraph: usize,
    line: usize,
    /// The element of the paragraph that has begun.
    node: Option<NodeId>,
    /// The list to which the last paragraph belonged.
    list: Option<NodeId>,
}

impl Progress {
    fn new(cell: NodeId) -> Self {
        Self { cell, paragraph: 0, line: 0, node: None, list: None }
    }

    /// Draws as many lines as the room takes and returns their height.
    fn place(&mut self, canvas: &mut Canvas, paragraphs: &[Lines], column: &Placed, top: f32, room: f32) -> f32 {
        let mut used = 0.0;
        while let Some(lines) = paragraphs.get(self.paragraph) {
            let rest = &lines.lines[self.line..];
            let fit = fitting(((room - used) / lines.leading + 0.01) as usize, self.line, rest.len());
            if fit == 0 && !rest.is_empty() {
                return used;
            }
            let node = match self.node {
                Some(node) => node,
                None => self.begin(canvas, paragraphs, lines, (column, top + used)),
            };
            self.node = Some(node);
            let part = lines.part(self.line..self.line + fit);
            canvas.lines(Some(node), part, style::MARGIN_X + column.x, top + used, column.width, column.align);
            used += part.height();
            if fit < rest.len() {
                self.line += fit;
                return used;
            }
            self.paragraph += 1;
            self.line = 0;
            self.node = None;
        }
        used
    }

    /// The element of the next paragraph. What has a mark is an item of the cell's list.
    fn begin(&mut self, canvas: &mut Canvas, all: &[Lines], lines: &Lines, (column, top): (&Placed, f32)) -> NodeId {
        let Some(mark) = &lines.mark else {
            self.list = None;
            return if all.len() == 1 { self.cell } else { canvas.node(Role::Paragraph, Some(self.cell)) };
        };
        let list = *self.list.get_or_insert_with(|| canvas.node(Role::List, Some(self.cell)));
        let item = canvas.node(Role::ListItem, Some(list));
        let label = canvas.node(Role::ListLabel, Some(item));
        canvas.mark(label, mark, lines, style::MARGIN_X + column.x, top);
        canvas.node(Role::ListBody, Some(item))
    }

    fn place_bar(&mut self, canvas: &mut Canvas, bar: Bar, column: &Placed, top: f32) {
        let figure = canvas.node(Role::Figure, Some(self.cell));
        let x = style::MARGIN_X + column.x;
        let y = top + (style::TABLE.leading - BAR_HEIGHT) / 2.0;
        canvas.describe(figure, chart::bar_words(bar));
        canvas.bounds(figure, [x, y, column.width, BAR_HEIGHT]);
        chart::bar(canvas, figure, bar, [x, y, column.width, BAR_HEIGHT]);
    }
}

/// How many of the `rest` lines of a paragraph to draw where `room` of them would fit and `done` stand already: no
/// single first line at the end of a page and no single last one at the top of the next.
fn fitting(room: usize, done: usize, rest: usize) -> usize {
    match room {
        room if room >= rest => rest,
        1 if done == 0 => 0,
        room if room + 1 == rest && room > 2 => room - 1,
        room => room,
    }
}

#[cfg(test)]
mod tests {
    use super::fitting;

    #[test]
    fn no_single_line_of_a_paragraph_stays_behind_or_goes_ahead() {
        assert_eq!(fitting(9, 0, 5), 5);
        assert_eq!(fitting(4, 0, 5), 3, "two lines go over together");
        assert_eq!(fitting(1, 0, 5), 0, "one line does not begin a paragraph");
        assert_eq!(fitting(1, 0, 1), 1);
        assert_eq!(fitting(1, 3, 2), 1, "what is begun goes on");
    }
}
