//! Pagination: blocks one below the other, on as many pages as they need.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::super::content::document::{Align, Block, Cover, Document, Figure, FigureKind, Run};
use super::super::style::{self, BODY, GRID, MARGIN_X, TEXT, TEXT_WIDTH, Type};
use super::paragraph::{self, Lines};
use super::sheet::Sheet;
use super::{Layout, NodeId, OutlineEntry, Role, cards, chart, cover, form, furniture, table};

/// Lays a document out.
pub(super) fn run(document: &Document) -> Layout {
    let mut sheet = Sheet::default();
    sheet.node(Role::Document, None);
    sheet.new_page();
    let headings = furniture::contents_entries(&document.blocks);
    let blocks: Vec<Laid> = document.blocks.par_iter().map(|block| measure(block, &headings)).collect();
    sequence(&mut sheet, &blocks);
    if sheet.pages.last().is_some_and(|page| page.items.is_empty()) && sheet.pages.len() > 1 {
        sheet.pages.pop();
    }
    furniture::fill_contents(&mut sheet);
    furniture::headers_and_footers(&mut sheet, &document.meta);
    Layout {
        title: document.meta.title.clone(),
        subject: document.meta.subject.clone(),
        author: document.meta.author.clone(),
        date: document.meta.date,
        pages: sheet.pages,
        outline: sheet.outline,
        nodes: sheet.nodes,
    }
}

/// A block with broken lines.
enum Laid<'a> {
    Heading { level: u8, title: &'a str, listed: bool, lines: Lines },
    Text(Lines),
    List(Vec<Lines>),
    Table(table::Measured),
    Cards(Vec<cards::Measured>),
    Figure(&'a Figure),
    Signature(&'a [String]),
    WritingLines { label: &'a str, count: u8 },
    Cover(&'a Cover),
    Contents(Vec<(u8, Lines)>),
    Together(Vec<Laid<'a>>),
    PageBreak,
}

/// Longer paragraphs may stand at the end of a page on their own.
const LEAD_IN: usize = 4;
const BULLET: f32 = 11.25;

fn measure<'a>(block: &'a Block, headings: &[(u8, String)]) -> Laid<'a> {
    match block {
        Block::Heading { level, text, listed } => {
            let lines = paragraph::plain(text, heading_type(*level), TEXT, TEXT_WIDTH);
            Laid::Heading { level: *level, title: text, listed: *listed, lines }
        }
        Block::Paragraph(text) => Laid::Text(paragraph::paragraph(text, TEXT_WIDTH)),
        Block::List(items) => {
            Laid::List(items.iter().map(|item| paragraph::paragraph(item, TEXT_WIDTH - BULLET)).collect())
        }
        Block::Table(content) => Laid::Table(table::measure(content)),
        Block::Cards(content) => Laid::Cards(cards::measure(content)),
        Block::Figure(figure) => Laid::Figure(figure),
        Block::Signature(labels) => Laid::Signature(labels),
        Block::WritingLines { label, count } => Laid::WritingLines { label, count: *count },
        Block::Cover(cover) => Laid::Cover(cover),
        Block::Contents => Laid::Contents(furniture::measure_contents(headings)),
        Block::Together(blocks) => Laid::Together(blocks.iter().map(|block| measure(block, headings)).collect()),
        Block::PageBreak => Laid::PageBreak,
    }
}

fn heading_type(level: u8) -> Type {
    match level {
        1 => style::H1,
        2 => style::H2,
        _ => style::H3,
    }
}

impl Laid<'_> {
    /// Space above, if something stands above on the page.
    fn before(&self) -> f32 {
        GRID * match self {
            Self::Heading { level: 1, .. } => 12.0,
            Self::Heading { level: 2, .. } => 9.0,
            Self::Heading { .. } => 6.0,
            Self::Together(blocks) => return blocks.first().map_or(0.0, Laid::before),
            Self::Cards(_) | Self::Figure(_) | Self::Table(_) => 3.0,
            _ => 0.0,
        }
    }

    /// Space below.
    fn after(&self) -> f32 {
        GRID * match self {
            Self::Heading { level: 1, .. } => 2.0,
            Self::Heading { level: 2, .. } => 3.0,
            Self::Heading { .. } => 1.0,
            Self::Text(_) | Self::List(_) => 3.0,
            Self::Together(blocks) => return blocks.last().map_or(0.0, Laid::after),
            Self::Cards(_) | Self::Table(_) | Self::Figure(_) => 5.0,
            Self::WritingLines { .. } => 8.0,
            _ => 0.0,
        }
    }

    fn height(&self) -> f32 {
        match self {
            Self::Heading { lines, .. } | Self::Text(lines) => lines.height(),
            Self::List(items) => items.iter().map(|item| item.height() + GRID).sum(),
            Self::Table(table) => table.height(),
            Self::Cards(content) => cards::height(content),
            Self::Figure(figure) => match &figure.kind {
                FigureKind::Grid(rows) => chart::grid_height(rows),
                FigureKind::Months(_) => chart::months_height(),
            },
            Self::Signature(_) => form::SIGNATURE_HEIGHT,
            Self::WritingLines { count, .. } => form::writing_height(*count),
            Self::Contents(entries) => {
                entries.iter().map(|(level, lines)| furniture::entry_height(*level, lines)).sum()
            }
            Self::Together(blocks) => {
                let mut height = 0.0;
                let mut after: f32 = 0.0;
                for (index, block) in blocks.iter().enumerate() {
                    height += if index == 0 { 0.0 } else { after.max(block.before()) } + block.height();
                    after = block.after();
                }
                height
            }
            Self::Cover(_) | Self::PageBreak => 0.0,
        }
    }

    /// What must fit on a page to begin the block there.
    fn first(&self) -> f32 {
        match self {
            Self::Text(lines) => {
                lines.leading * lines.lines.len().min(if lines.lines.len() == 3 { 3 } else { 2 }) as f32
            }
            Self::List(items) => items.first().map_or(0.0, Lines::height),
            Self::Table(table) => table.first(),
            Self::Contents(_) => 4.0 * BODY.leading,
            // What no page can hold begins where its beginning fits.
            Self::Together(blocks) if self.height() > style::BOTTOM - style::TOP => needed(blocks),
            _ => self.height(),
        }
    }
}

fn sequence(sheet: &mut Sheet, blocks: &[Laid]) {
    let mut after: f32 = 0.0;
    for (index, block) in blocks.iter().enumerate() {
        if matches!(block, Laid::PageBreak) {
            if !sheet.at_top() {
                sheet.new_page();
            }
            after = 0.0;
            continue;
        }
        let gap = if sheet.at_top() { 0.0 } else { after.max(block.before()) };
        if gap + needed(&blocks[index..]) > sheet.room() && !sheet.at_top() {
            sheet.new_page();
        } else {
            sheet.y += gap;
        }
        place(sheet, block);
        after = block.after();
    }
}

/// What must fit for the first block: a heading holds on to what follows.
fn needed(blocks: &[Laid]) -> f32 {
    match blocks {
        [] => 0.0,
        [heading @ Laid::Heading { .. }, rest @ ..] => {
            let gap = rest.first().map_or(0.0, |next| heading.after().max(next.before()));
            heading.height() + gap + needed(rest)
        }
        // A few words that lead in hold on to what they lead to.
        [
            text @ Laid::Text(lines),
            next @ (Laid::Table(_) | Laid::Figure(_) | Laid::List(_) | Laid::Together(_)),
            ..,
        ] if lines.lines.len() <= LEAD_IN => text.height() + text.after().max(next.before()) + next.first(),
        [block, ..] => block.first(),
    }
}

fn place(sheet: &mut Sheet, block: &Laid) {
    match block {
        Laid::Heading { level, title, listed, lines } => {
            if *listed {
                sheet.listed.push(sheet.outline.len());
            }
            let node = sheet.node(Role::Heading(*level), Some(0));
            let (page, y) = (sheet.pages.len() - 1, sheet.y);
            sheet.outline.push(OutlineEntry { level: *level, title: (*title).to_owned(), page, y });
            sheet.lines(Some(node), lines, MARGIN_X, y, TEXT_WIDTH, Align::Left);
            sheet.y += lines.height();
        }
        Laid::Text(lines) => {
            let node = sheet.node(Role::Paragraph, Some(0));
            place_lines(sheet, node, lines, MARGIN_X, TEXT_WIDTH);
        }
        Laid::List(items) => place_list(sheet, items),
        Laid::Table(table) => table.place(sheet, 0),
        Laid::Cards(content) => cards::place(sheet, content),
        Laid::Figure(figure) => {
            let node = sheet.node(Role::Figure, Some(0));
            sheet.describe(node, figure.alt.clone());
            sheet.bounds(node, [MARGIN_X, sheet.y, TEXT_WIDTH, block.height()]);
            match &figure.kind {
                FigureKind::Grid(rows) => chart::grid(sheet, node, rows),
                FigureKind::Months(months) => chart::months(sheet, node, months),
            }
        }
        Laid::Signature(labels) => form::signature(sheet, labels),
        Laid::WritingLines { label, count } => form::writing(sheet, label, *count),
        Laid::Cover(content) => cover::place(sheet, content),
        Laid::Contents(entries) => furniture::place_contents(sheet, entries),
        Laid::Together(blocks) => sequence(sheet, blocks),
        Laid::PageBreak => {}
    }
}

/// Draws a paragraph, over several pages if need be, without a single first or last line on a page.
fn place_lines(sheet: &mut Sheet, node: NodeId, lines: &Lines, x: f32, width: f32) {
    let mut done = 0;
    while done < lines.lines.len() {
        let rest = lines.lines.len() - done;
        let fit = (sheet.room() / lines.leading) as usize;
        let count = if fit >= rest {
            rest
        } else if rest - fit == 1 && fit > 2 {
            fit - 1
        } else {
            fit
        };
        let part = Lines { lines: lines.lines[done..done + count].to_vec(), ..*lines };
        sheet.lines(Some(node), &part, x, sheet.y, width, Align::Left);
        sheet.y += part.height();
        done += count;
        if done < lines.lines.len() {
            sheet.new_page();
        }
    }
}

fn place_list(sheet: &mut Sheet, items: &[Lines]) {
    let list = sheet.node(Role::List, Some(0));
    for lines in items {
        if lines.height() > sheet.room() && lines.lines.len() < 4 {
            sheet.new_page();
        }
        let item = sheet.node(Role::ListItem, Some(list));
        let mark = sheet.node(Role::ListLabel, Some(item));
        let bullet = paragraph::runs(&[Run::muted("•")], BODY, BULLET);
        sheet.lines(Some(mark), &bullet, MARGIN_X, sheet.y, BULLET, Align::Left);
        let body = sheet.node(Role::ListBody, Some(item));
        place_lines(sheet, body, lines, MARGIN_X + BULLET, TEXT_WIDTH - BULLET);
        sheet.y += GRID;
    }
}
