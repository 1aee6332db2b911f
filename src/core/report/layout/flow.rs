//! Pagination: blocks one below the other, on as many pages as they need.

use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::super::document::{Align, Block, Cover, Document, Field, Figure, FigureKind, Meta, Paragraph, Run};
use super::super::page::{Layout, NodeId, OutlineEntry, Role};
use super::super::style::{self, BODY, GRID, MARGIN_X, SMALL, TEXT, TEXT_WIDTH, Type};
use super::canvas::Canvas;
use super::lines::Lines;
use super::paragraph;
use super::{cards, chart, cover, form, furniture, references, table};

/// Lays a document out.
pub(crate) fn pages(document: &Document) -> Layout {
    let mut canvas = Canvas { on_screen: document.meta.form.is_some(), ..Canvas::default() };
    canvas.node(Role::Document, None);
    canvas.new_page();
    let headings = furniture::contents_entries(&document.blocks);
    let blocks: Vec<Measured> = document.blocks.par_iter().map(|block| measure(block, &headings)).collect();
    sequence(&mut canvas, &blocks);
    // To let go of what was measured takes as long as the rest.
    let ((), layout) = rayon::join(|| drop(blocks), || finished(canvas, &document.meta));
    layout
}

/// What only the whole tells: page numbers and references.
fn finished(mut canvas: Canvas, meta: &Meta) -> Layout {
    if canvas.pages.last().is_some_and(|page| page.items.is_empty()) && canvas.pages.len() > 1 {
        canvas.pages.pop();
    }
    references::fill(&mut canvas.pages, &canvas.anchors, std::mem::take(&mut canvas.references));
    furniture::fill_contents(&mut canvas);
    furniture::headers_and_footers(&mut canvas, meta);
    furniture::bind(&mut canvas);
    Layout {
        title: meta.title.clone(),
        subject: meta.subject.clone(),
        author: meta.author.clone(),
        date: meta.date,
        pages: canvas.pages,
        outline: canvas.outline,
        nodes: canvas.nodes,
        form: meta.form.clone(),
    }
}

/// A block with broken lines.
enum Measured<'a> {
    Heading { level: u8, title: &'a str, listed: bool, lines: Lines },
    Text(Lines),
    List(Vec<Item>),
    Table(table::Measured),
    Cards(Vec<cards::Measured>),
    Figure(&'a Figure),
    Signature(&'a [String]),
    Fields(&'a [(Arc<Field>, String)]),
    Boxes(&'a [(Arc<Field>, String)]),
    WritingLines { label: &'a str, count: u8, fields: &'a [(Arc<Field>, String)] },
    Cover(&'a Cover),
    Contents(Vec<(u8, Lines)>),
    Together(Vec<Measured<'a>>),
    PageBreak,
    ChapterBreak,
    OddPage,
    PageBreakUnlessAllFits,
}

/// An item of a list: its mark and its text.
struct Item {
    mark: Lines,
    text: Lines,
}

impl Item {
    fn new(paragraph: &Paragraph) -> Self {
        let mark = if paragraph.mark.is_empty() { "•" } else { paragraph.mark };
        let plain = Paragraph { mark: "", field: None, ..paragraph.clone() };
        let style = paragraph::type_of(paragraph.size);
        Self {
            mark: paragraph::runs(&[Run::muted(mark)], style, BULLET),
            text: Lines { field: paragraph.field.clone(), ..paragraph::paragraph(&plain, TEXT_WIDTH - BULLET) },
        }
    }

    fn height(&self) -> f32 {
        self.text.height()
    }

    fn is_small(&self) -> bool {
        self.text.size <= SMALL.size
    }

    /// Its text and the space to the next.
    fn step(&self) -> f32 {
        self.height() + if self.is_small() { GRID / 2.0 } else { GRID }
    }
}

/// Longer paragraphs may stand at the end of a page on their own.
const LEAD_IN: usize = 4;
const BULLET: f32 = 11.25;

fn measure<'a>(block: &'a Block, headings: &[(u8, String)]) -> Measured<'a> {
    match block {
        Block::Heading { level, text, listed } => {
            let lines = paragraph::plain(text, heading_type(*level), TEXT, TEXT_WIDTH);
            Measured::Heading { level: *level, title: text, listed: *listed, lines }
        }
        Block::Paragraph(text) => Measured::Text(paragraph::paragraph(text, TEXT_WIDTH)),
        Block::List(items) => Measured::List(items.iter().map(Item::new).collect()),
        Block::Table(content) => Measured::Table(table::measure(content)),
        Block::Cards(content) => Measured::Cards(cards::measure(content)),
        Block::Figure(figure) => Measured::Figure(figure),
        Block::Signature(labels) => Measured::Signature(labels),
        Block::Fields(fields) => Measured::Fields(fields),
        Block::Boxes(boxes) => Measured::Boxes(boxes),
        Block::WritingLines { label, count, fields } => {
            Measured::WritingLines { label, count: form::room(*count, fields), fields }
        }
        Block::Cover(cover) => Measured::Cover(cover),
        Block::Contents => Measured::Contents(furniture::measure_contents(headings)),
        Block::Together(blocks) => Measured::Together(blocks.iter().map(|block| measure(block, headings)).collect()),
        Block::PageBreak => Measured::PageBreak,
        Block::ChapterBreak => Measured::ChapterBreak,
        Block::OddPage => Measured::OddPage,
        Block::PageBreakUnlessAllFits => Measured::PageBreakUnlessAllFits,
    }
}

fn heading_type(level: u8) -> Type {
    match level {
        1 => style::H1,
        2 => style::H2,
        _ => style::H3,
    }
}

impl Measured<'_> {
    /// Space above, if something stands above on the page.
    fn before(&self) -> f32 {
        GRID * match self {
            Self::Heading { level: 1, .. } => 12.0,
            Self::Heading { level: 2, .. } => 8.0,
            Self::Heading { .. } => 6.0,
            Self::Together(blocks) => return blocks.first().map_or(0.0, Measured::before),
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
            // Notes stand closer together.
            Self::Text(lines) if lines.size <= SMALL.size => 1.5,
            Self::List(items) if items.iter().all(Item::is_small) => 2.0,
            Self::Text(_) | Self::List(_) => 3.0,
            Self::Together(blocks) => return blocks.last().map_or(0.0, Measured::after),
            Self::Cards(_) | Self::Table(_) | Self::Figure(_) => 5.0,
            Self::WritingLines { .. } => 8.0,
            _ => 0.0,
        }
    }

    fn height(&self) -> f32 {
        match self {
            Self::Heading { lines, .. } | Self::Text(lines) => lines.height(),
            Self::List(items) => items.iter().map(Item::step).sum(),
            Self::Table(table) => table.height(),
            Self::Cards(content) => cards::height(content),
            Self::Figure(figure) => match &figure.kind {
                FigureKind::Grid(rows) => chart::grid_height(rows),
                FigureKind::Months(_) => chart::months_height(),
                FigureKind::Shares(shares) => chart::shares_height(shares),
            },
            Self::Signature(_) | Self::Fields(_) => form::SIGNATURE_HEIGHT,
            Self::Boxes(_) => style::LEAD.leading,
            Self::WritingLines { count, .. } => form::writing_height(*count),
            Self::Contents(entries) => {
                entries.iter().map(|(level, lines)| furniture::entry_height(*level, lines)).sum()
            }
            Self::Together(blocks) => stack_height(blocks),
            Self::Cover(_) | Self::PageBreak | Self::ChapterBreak | Self::OddPage | Self::PageBreakUnlessAllFits => 0.0,
        }
    }

    /// What must fit on a page to begin the block there.
    fn first(&self) -> f32 {
        match self {
            Self::Text(lines) => {
                lines.leading * lines.lines.len().min(if lines.lines.len() == 3 { 3 } else { 2 }) as f32
            }
            Self::List(items) => items.first().map_or(0.0, Item::height),
            Self::Table(table) => table.first(),
            Self::Contents(_) => 4.0 * BODY.leading,
            // What no page can hold begins where its beginning fits.
            Self::Together(blocks) if self.height() > style::BOTTOM - style::TOP => needed(blocks),
            _ => self.height(),
        }
    }
}

/// The height of blocks one below the other.
fn stack_height(blocks: &[Measured]) -> f32 {
    let mut height = 0.0;
    let mut after: f32 = 0.0;
    for (index, block) in blocks.iter().enumerate() {
        height += if index == 0 { 0.0 } else { after.max(block.before()) } + block.height();
        after = block.after();
    }
    height
}

/// Whether all that follows a break up to the next one fits on the page.
fn all_fits(canvas: &Canvas, rest: &[Measured], after: f32) -> bool {
    let ends = |block: &Measured| matches!(block, Measured::PageBreak | Measured::ChapterBreak);
    let end = rest.iter().position(ends).unwrap_or(rest.len());
    let first = rest.first().map_or(0.0, Measured::before);
    after.max(first) + stack_height(&rest[..end]) <= canvas.room()
}

/// Places blocks one below the other. What stands above the first one has made room for it.
fn sequence(canvas: &mut Canvas, blocks: &[Measured]) {
    let mut after: f32 = 0.0;
    for (index, block) in blocks.iter().enumerate() {
        if matches!(block, Measured::OddPage) {
            if !canvas.at_top() {
                canvas.new_page();
            }
            // The back of the last page stays empty, so that what begins here can be handed to somebody else.
            if canvas.pages.len().is_multiple_of(2) && !canvas.on_screen {
                furniture::stays_free(canvas);
                canvas.new_page();
            }
            after = 0.0;
            continue;
        }
        if matches!(block, Measured::ChapterBreak) && canvas.room() > (style::BOTTOM - style::TOP) / 2.0 {
            continue;
        }
        if matches!(block, Measured::PageBreak | Measured::ChapterBreak | Measured::PageBreakUnlessAllFits) {
            if matches!(block, Measured::PageBreakUnlessAllFits) && all_fits(canvas, &blocks[index + 1..], after) {
                continue;
            }
            if !canvas.at_top() {
                canvas.new_page();
            }
            after = 0.0;
            continue;
        }
        let gap = if canvas.at_top() || index == 0 { 0.0 } else { after.max(block.before()) };
        if gap + needed(&blocks[index..]) > canvas.room() && !canvas.at_top() {
            canvas.new_page();
        } else {
            canvas.y += gap;
        }
        place(canvas, block);
        after = block.after();
    }
}

/// What must fit for the first block: a heading holds on to what follows.
fn needed(blocks: &[Measured]) -> f32 {
    match blocks {
        [] => 0.0,
        [heading @ Measured::Heading { .. }, rest @ ..] => {
            let gap = rest.first().map_or(0.0, |next| heading.after().max(next.before()));
            heading.height() + gap + needed(rest)
        }
        // A few words that lead in hold on to what they lead to.
        [
            text @ Measured::Text(lines),
            next @ (Measured::Table(_) | Measured::Figure(_) | Measured::List(_) | Measured::Together(_)),
            ..,
        ] if lines.lines.len() <= LEAD_IN => text.height() + text.after().max(next.before()) + next.first(),
        // The last of a row of pieces is not left alone on the next page.
        [Measured::Together(_), last @ Measured::Together(_), rest @ ..]
            if matches!(rest.first(), None | Some(Measured::OddPage | Measured::PageBreak)) =>
        {
            let both = blocks[0].height() + blocks[0].after().max(last.before()) + last.height();
            if both > style::BOTTOM - style::TOP { blocks[0].first() } else { both }
        }
        [block, ..] => block.first(),
    }
}

fn place(canvas: &mut Canvas, block: &Measured) {
    match block {
        Measured::Heading { level, title, listed, lines } => {
            if *listed {
                canvas.listed.push(canvas.outline.len());
            }
            let node = canvas.node(Role::Heading(*level), Some(0));
            let (page, y) = (canvas.pages.len() - 1, canvas.y);
            if *level < 3 {
                canvas.outline.push(OutlineEntry { level: *level, title: (*title).to_owned(), page, y });
            }
            canvas.lines(Some(node), lines, MARGIN_X, y, TEXT_WIDTH, Align::Left);
            canvas.y += lines.height();
        }
        Measured::Text(lines) => {
            let node = canvas.node(Role::Paragraph, Some(0));
            place_lines(canvas, node, lines, MARGIN_X, TEXT_WIDTH);
        }
        Measured::List(items) => place_list(canvas, items),
        Measured::Table(table) => table.place(canvas, 0),
        Measured::Cards(content) => cards::place(canvas, content),
        Measured::Figure(figure) => {
            let node = canvas.node(Role::Figure, Some(0));
            canvas.describe(node, figure.alt.clone());
            canvas.bounds(node, [MARGIN_X, canvas.y, TEXT_WIDTH, block.height()]);
            match &figure.kind {
                FigureKind::Grid(rows) => chart::grid(canvas, node, rows),
                FigureKind::Months(months) => chart::months(canvas, node, months),
                FigureKind::Shares(shares) => chart::shares(canvas, node, shares),
            }
        }
        Measured::Signature(labels) => form::signature(canvas, labels),
        Measured::Fields(fields) => form::fields(canvas, fields),
        Measured::Boxes(boxes) => form::boxes(canvas, boxes),
        Measured::WritingLines { label, count, fields } => form::writing(canvas, label, *count, fields),
        Measured::Cover(content) => cover::place(canvas, content),
        Measured::Contents(entries) => furniture::place_contents(canvas, entries),
        Measured::Together(blocks) => sequence(canvas, blocks),
        Measured::PageBreak | Measured::ChapterBreak | Measured::OddPage | Measured::PageBreakUnlessAllFits => {}
    }
}

/// Draws a paragraph, over several pages if need be, without a single first or last line on a page.
fn place_lines(canvas: &mut Canvas, node: NodeId, lines: &Lines, x: f32, width: f32) {
    let mut done = 0;
    while done < lines.lines.len() {
        let rest = lines.lines.len() - done;
        let fit = (canvas.room() / lines.leading) as usize;
        let count = if fit >= rest {
            rest
        } else if rest - fit == 1 && fit > 2 {
            fit - 1
        } else {
            fit
        };
        let part = lines.part(done..done + count);
        canvas.lines(Some(node), part, x, canvas.y, width, Align::Left);
        canvas.y += part.height();
        done += count;
        if done < lines.lines.len() {
            canvas.new_page();
        }
    }
}

fn place_list(canvas: &mut Canvas, items: &[Item]) {
    let list = canvas.node(Role::List, Some(0));
    for (index, entry) in items.iter().enumerate() {
        let Item { mark: sign, text: lines } = entry;
        // The last of several is not left alone on the next page.
        let last = items.get(index + 1).filter(|_| index > 0 && index + 2 == items.len());
        let wanted = last.map_or(entry.height(), |last| entry.step() + last.height());
        if wanted > canvas.room() && lines.lines.len() < LEAD_IN && last.is_none_or(|l| l.text.lines.len() < LEAD_IN) {
            canvas.new_page();
        }
        let item = canvas.node(Role::ListItem, Some(list));
        let mark = canvas.node(Role::ListLabel, Some(item));
        if lines.field.is_some()
            && let Some(piece) = sign.lines.first().and_then(|line| line.pieces.first())
        {
            canvas.mark(mark, piece, lines, MARGIN_X, canvas.y);
        } else {
            canvas.lines(Some(mark), sign, MARGIN_X, canvas.y, BULLET, Align::Left);
        }
        let body = canvas.node(Role::ListBody, Some(item));
        place_lines(canvas, body, lines, MARGIN_X + BULLET, TEXT_WIDTH - BULLET);
        canvas.y += entry.step() - entry.height();
    }
}
