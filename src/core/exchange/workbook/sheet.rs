//! The cells of one sheet. Rows that hold none cost nothing, however many there are.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::dates;
use super::super::fault::Fault;
use super::super::xml::{Element, Token, Xml, damaged};
use super::shared::Shared;
use super::strings;
use super::styles::{Clock, Shown};

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) enum Value {
    Empty,
    /// As it reads: numbers with a decimal comma, percentages, times as 14:30, dates as JJJJ-MM-TT.
    Text(String),
    /// An error of a formula, e.g. `#N/A`.
    Error(String),
    /// A formula whose result nobody has worked out.
    Unknown,
}

/// A cell, and where it stands.
#[derive(Debug, Clone)]
pub(in super::super) struct Cell {
    /// From 0.
    pub column: usize,
    pub value: Value,
    /// Its whole element in the part.
    pub span: Range<usize>,
    /// The style that it names.
    pub style: Option<String>,
    pub formula: bool,
    /// Whether other cells take their formula from it.
    pub shared: bool,
    /// Where the value that is kept for its formula stands.
    pub cached: Option<Range<usize>>,
}

/// A row that holds cells.
#[derive(Debug, Clone)]
pub(in super::super) struct Row {
    /// From 1.
    pub number: u64,
    pub cells: Vec<Cell>,
    /// Where a cell may be added at its end.
    pub end: usize,
}

/// A sheet.
#[derive(Debug, Default)]
pub(in super::super) struct Sheet {
    pub rows: Vec<Row>,
    /// Before the names of its elements, with the colon; mostly empty.
    pub prefix: String,
    /// Merged areas, under each of their columns by their first row: a sheet may have thousands, and every cell asks.
    merged: BTreeMap<(usize, u64), Area>,
}

/// Cells that are one.
#[derive(Debug, Clone, Copy)]
struct Area {
    /// First and last, from 1.
    rows: (u64, u64),
    /// The first, from 0.
    column: usize,
}

/// No table of questions is wider.
pub(in super::super) const WIDEST: usize = 256;
/// And none has so many merged columns of areas or so much text; whoever sends more has something else in mind. A text
/// that cells share counts for each of them.
const MOST_MERGED: usize = 1_000_000;
const MOST_TEXT: usize = 96 * 1024 * 1024;
const FEWER: &str = "Nur das Blatt mit den Antworten in eine neue Datei kopieren und verbundene Zellen trennen.";

impl Row {
    pub(in super::super) fn cell(&self, column: usize) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.column == column)
    }

    pub(in super::super) fn value(&self, column: usize) -> &Value {
        self.cell(column).map_or(&Value::Empty, |cell| &cell.value)
    }
}

impl Value {
    /// What it reads; empty for errors.
    pub(in super::super) fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }
}

impl Sheet {
    /// The value of a cell; that of the first cell of the merged ones among which it is.
    pub(in super::super) fn value(&self, row: &Row, column: usize) -> Value {
        match self.area(row.number, column) {
            Some(area) => match self.rows.binary_search_by_key(&area.rows.0, |row| row.number) {
                Ok(first) => self.rows.get(first).map_or(Value::Empty, |row| row.value(area.column).clone()),
                Err(_) => Value::Empty,
            },
            None => row.value(column).clone(),
        }
    }

    /// Whether a cell is one with cells of other rows.
    pub(in super::super) fn spans_rows(&self, row: u64, column: usize) -> bool {
        self.area(row, column).is_some_and(|area| area.rows.0 < area.rows.1)
    }

    /// No two areas overlap, so only the last one that begins above can hold the cell.
    fn area(&self, row: u64, column: usize) -> Option<&Area> {
        let (_, area) = self.merged.range((column, 0)..=(column, row)).next_back()?;
        (row <= area.rows.1).then_some(area)
    }

    /// Notes the cells that `A1:B2` names.
    fn merge(&mut self, area: &str) -> Result<(), Fault> {
        let Some((from, to)) = area.split_once(':').and_then(|(from, to)| Some((position(from)?, position(to)?)))
        else {
            return Ok(());
        };
        let rows = (from.1, to.1);
        // An area that ends before it begins is none.
        for column in (from.0..=to.0.min(WIDEST - 1)).filter(|_| rows.0 <= rows.1) {
            self.merged.insert((column, rows.0), Area { rows, column: from.0 });
        }
        match self.merged.len() {
            0..=MOST_MERGED => Ok(()),
            _ => Err(Fault::whole("ein Blatt hat zu viele verbundene Zellen", FEWER)),
        }
    }
}

pub(super) fn read(bytes: &[u8], shared: &Shared) -> Result<Sheet, Fault> {
    let mut sheet = Sheet::default();
    let mut xml = Xml::new(bytes)?;
    let mut number: u64 = 0;
    let mut length = 0;
    let mut row: Option<Row> = None;
    while let Some(token) = xml.next()? {
        let element = match token {
            Token::Open(element) => element,
            Token::Text(_) => continue,
            Token::Close => {
                // Cells are read to their end, so this closes the row, or something outside of rows.
                if let Some(mut done) = row.take().filter(|row| !row.cells.is_empty()) {
                    done.end = xml.span().start;
                    sheet.rows.push(done);
                }
                continue;
            }
        };
        match (element.name(), &mut row) {
            ("row", _) => {
                element.prefix().clone_into(&mut sheet.prefix);
                number = element.get("r").and_then(|r| r.parse().ok()).unwrap_or(number.saturating_add(1));
                row = Some(Row { number, cells: Vec::new(), end: 0 });
            }
            ("c", Some(row)) => {
                let next = row.cells.last().map_or(0, |cell| cell.column + 1);
                let cell = cell(&mut xml, &element, next, shared)?;
                length += cell.value.text().len();
                if length > MOST_TEXT {
                    return Err(Fault::whole("ein Blatt hat zu viel Text", FEWER));
                }
                row.cells.push(cell);
            }
            ("mergeCell", None) => element.get("ref").map_or(Ok(()), |area| sheet.merge(&area))?,
            (_, Some(_)) => xml.skip()?,
            _ => {}
        }
    }
    // Every program writes them in order; nothing demands it.
    sheet.rows.sort_by_key(|row| row.number);
    Ok(sheet)
}

fn cell(xml: &mut Xml, element: &Element, next: usize, shared: &Shared) -> Result<Cell, Fault> {
    let start = xml.span().start;
    let column = element.get("r").and_then(|name| position(&name)).map_or(next, |(column, _)| column);
    let kind = element.get("t").unwrap_or_default();
    let style = element.get("s");
    let mut cell =
        Cell { column, value: Value::Empty, span: start..start, style, formula: false, shared: false, cached: None };
    let mut value = None;
    loop {
        match xml.next()? {
            Some(Token::Open(inner)) => match inner.name() {
                "v" => {
                    let opened = xml.span().start;
                    value = Some(xml.text()?);
                    cell.cached = Some(opened..xml.span().end);
                }
                "is" => cell.value = Value::Text(strings::text(xml)?),
                "f" => {
                    cell.formula = true;
                    cell.shared = inner.get("ref").is_some();
                    xml.skip()?;
                }
                _ => xml.skip()?,
            },
            Some(Token::Close) => break,
            Some(Token::Text(_)) => {}
            None => return Err(damaged()),
        }
    }
    cell.span.end = xml.span().end;
    match value {
        // Programs that do not calculate leave the place of the result empty.
        Some(value) if cell.formula && value.is_empty() && kind != "str" => cell.value = Value::Unknown,
        Some(value) if kind != "inlineStr" => cell.value = read_value(&kind, &value, cell.style.as_deref(), shared)?,
        None if cell.formula => cell.value = Value::Unknown,
        _ => {}
    }
    Ok(cell)
}

fn read_value(kind: &str, value: &str, style: Option<&str>, shared: &Shared) -> Result<Value, Fault> {
    let text = match kind {
        "s" => {
            let index: usize = value.trim().parse().map_err(|_| damaged())?;
            shared.strings.get(index).ok_or_else(damaged)?.clone()
        }
        "str" => strings::unescaped(value),
        "b" => if value.trim() == "1" { "WAHR" } else { "FALSCH" }.to_owned(),
        "e" => return Ok(Value::Error(value.trim().to_owned())),
        "d" => value.trim().to_owned(),
        _ => {
            let shown = style.and_then(|style| style.parse().ok()).map(|style| shared.styles.shown(style));
            number(value.trim(), shown.unwrap_or_default(), shared.since_1904)
        }
    };
    Ok(if text.is_empty() { Value::Empty } else { Value::Text(text) })
}

/// A number as a German reads it; one that is shown as something else as that.
fn number(text: &str, shown: Shown, since_1904: bool) -> String {
    let Ok(number) = text.parse::<f64>() else { return text.to_owned() };
    // Midnight of no day: only times are kept as such numbers.
    let day = |number: f64| dates::day_of(number, since_1904).filter(|_| number >= 1.0);
    let told = match shown {
        Shown::Number => None,
        Shown::Percent => Some(format!("{} %", decimal(number * 100.0))),
        Shown::Day => day(number).map(|day| day.to_string()),
        Shown::Time(clock) => time(number, clock),
        Shown::DayAndTime(clock) => {
            // A second before midnight may belong to the next day.
            let number = (number * SECONDS).round() / SECONDS;
            match (day(number), time(number, clock)) {
                (Some(day), Some(time)) => Some(format!("{day} {time}")),
                (_, time) => time,
            }
        }
    };
    told.unwrap_or_else(|| decimal(number))
}

/// Of a day.
const SECONDS: f64 = 86_400.0;

/// A time of day, or how long something takes; `None` for what is none.
fn time(days: f64, clock: Clock) -> Option<String> {
    let seconds = (0.0..dates::DAYS).contains(&days).then(|| (days * SECONDS).round())?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked above")]
    let seconds = if clock.elapsed { seconds as u64 } else { seconds as u64 % 86_400 };
    let (minutes, rest) = (seconds / 60, seconds % 60);
    let (hours, in_hour) = (minutes / 60, minutes % 60);
    Some(match (clock.hours, clock.seconds) {
        (true, true) => format!("{hours:02}:{in_hour:02}:{rest:02}"),
        (true, false) => format!("{hours:02}:{in_hour:02}"),
        (false, _) => format!("{minutes:02}:{rest:02}"),
    })
}

fn decimal(number: f64) -> String {
    // Sums in binary leave traces like 7.119999999999999: fifteen figures are what a spreadsheet shows.
    let shown = format!("{number:.10}");
    shown.trim_end_matches('0').trim_end_matches('.').replace('.', ",")
}

/// Column (from 0) and row (from 1) of `F5`.
fn position(name: &str) -> Option<(usize, u64)> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = name.split_at(letters);
    // Excel ends at XFD.
    if column.is_empty() || column.len() > 3 {
        return None;
    }
    let column = column.bytes().fold(0, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    Some((column - 1, row.parse().ok()?))
}
