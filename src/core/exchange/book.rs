//! A workbook of our own with one table: frozen head, filters, widths, real dates, everything else as text.

use jiff::civil::{Date, DateTime};
use rust_xlsxwriter::{Color, DataValidation, DocProperties, Format, FormatAlign, FormatBorder, Workbook, XlsxError};

use super::fault::Fault;

const SHORTER: &str = "Den genannten Text kürzen; mehr fasst eine Zelle in Excel nicht.";

/// A cell of Excel holds no more, counted as it counts.
pub(super) const MOST_IN_CELL: usize = 32_767;

/// Who has written a workbook of ours, as it says itself.
pub(super) const AUTHOR: &str = "WiBA-Kompass";

/// A column of the table.
pub(super) struct Column {
    pub heading: &'static str,
    /// In letters.
    pub width: u16,
    /// What may be chosen for its cells; empty if anything may stand there.
    pub choices: &'static [&'static str],
}

/// A cell of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    Text(String),
    Number(u32),
    Day(Date),
    Moment(DateTime),
    Blank,
}

/// A table and what stands above it.
pub(super) struct Table {
    /// The name of the sheet, at most 31 letters.
    pub sheet: &'static str,
    pub title: String,
    /// By which it is known again.
    pub properties: Vec<(&'static str, String)>,
    /// Lines above the head.
    pub intro: Vec<String>,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }
}

/// The workbook; the same table and day give the same bytes.
///
/// # Errors
/// If a text does not fit into a cell.
pub(super) fn write(table: &Table, day: Date) -> Result<Vec<u8>, Fault> {
    for (place, row) in table.rows.iter().enumerate() {
        for (cell, column) in row.iter().zip(&table.columns) {
            if matches!(cell, Cell::Text(text) if text.encode_utf16().count() > MOST_IN_CELL) {
                let told = format!("„{}“ in Zeile {} hat mehr als 32.767 Zeichen", column.heading, place + 1);
                return Err(Fault::whole(told, SHORTER));
            }
        }
    }
    made(table, day)
        .map_err(|error| Fault::whole(format!("die Arbeitsmappe lässt sich nicht schreiben: {error}"), SHORTER))
}

fn made(table: &Table, day: Date) -> Result<Vec<u8>, XlsxError> {
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let head =
        body.clone().set_bold().set_background_color(Color::RGB(0xE7_EC_F2)).set_border_bottom(FormatBorder::Thin);
    // Text, so that nothing typed later becomes a date or a formula.
    let text = body.clone().set_num_format("@");
    let date = body.clone().set_num_format("dd.mm.yyyy");
    let moment = body.clone().set_num_format("dd.mm.yyyy hh:mm");
    let mut book = Workbook::new();
    let mut properties =
        DocProperties::new().set_title(&table.title).set_author(AUTHOR).set_creation_datetime(&day.at(0, 0, 0, 0));
    for (name, value) in &table.properties {
        properties = properties.set_custom_property(*name, value);
    }
    book.set_properties(&properties);
    let sheet = book.add_worksheet();
    sheet.set_name(table.sheet)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    for (row, line) in (0..).zip(&table.intro) {
        sheet.write_string(row, 0, line)?;
    }
    let top = u32::try_from(if table.intro.is_empty() { 0 } else { table.intro.len() + 1 }).unwrap_or_default();
    let last = top + u32::try_from(table.rows.len()).unwrap_or_default();
    for (place, column) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(top, place, column.heading, &head)?;
        sheet.set_column_width(place, column.width)?;
        if !column.choices.is_empty() && last > top {
            let choices = DataValidation::new()
                .allow_list_strings(column.choices)?
                .set_error_title("WiBA-Kompass")?
                .set_error_message(format!("Möglich sind {} oder nichts.", column.choices.join(", ")))?;
            sheet.add_data_validation(top + 1, place, last, place, &choices)?;
        }
    }
    for (row, cells) in (top + 1..).zip(&table.rows) {
        let lines = lines(cells, &table.columns);
        if lines > 1 {
            sheet.set_row_height(row, LINE * lines)?;
        }
        for (place, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(value) => sheet.write_string_with_format(row, place, value, &text)?,
                Cell::Number(value) => sheet.write_number_with_format(row, place, *value, &body)?,
                Cell::Day(value) => sheet.write_datetime_with_format(row, place, *value, &date)?,
                Cell::Moment(value) => sheet.write_datetime_with_format(row, place, *value, &moment)?,
                Cell::Blank => sheet.write_blank(row, place, &text)?,
            };
        }
    }
    let right = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or_default();
    sheet.autofilter(top, 0, last, right)?;
    sheet.set_freeze_panes(top + 1, 1)?;
    sheet.set_repeat_rows(top, top)?;
    book.save_to_buffer()
}

/// Points from one line to the next.
const LINE: u32 = 15;
/// No row of Excel is higher than 409 points.
const MOST_LINES: u32 = 27;

/// How many lines a row needs. Excel would find out by itself; LibreOffice does not, and shows the first line alone.
fn lines(cells: &[Cell], columns: &[Column]) -> u32 {
    let of_cell = |(cell, column): (&Cell, &Column)| {
        let Cell::Text(text) = cell else { return 1 };
        // Whole words wrap: a line is seldom full.
        let fit = usize::from(column.width).saturating_sub(4).max(1);
        text.lines().map(|line| line.chars().count().div_ceil(fit).max(1)).sum()
    };
    let most = cells.iter().zip(columns).map(of_cell).max().unwrap_or(1);
    u32::try_from(most).unwrap_or(MOST_LINES).min(MOST_LINES)
}
