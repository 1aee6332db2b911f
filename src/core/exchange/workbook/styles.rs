//! Which styles of a workbook show a number as a date.

use std::collections::BTreeSet;

use super::super::fault::Fault;
use super::super::xml::{Token, Xml};

/// By the number that a cell names.
#[derive(Debug, Default)]
pub(super) struct Styles {
    dates: BTreeSet<usize>,
}

impl Styles {
    pub(super) fn is_date(&self, style: usize) -> bool {
        self.dates.contains(&style)
    }
}

pub(super) fn read(bytes: &[u8]) -> Result<Styles, Fault> {
    let mut own: BTreeSet<u32> = BTreeSet::new();
    let mut styles = Styles::default();
    let mut xml = Xml::new(bytes)?;
    let mut of_cells = false;
    let mut next = 0;
    while let Some(token) = xml.next()? {
        let Token::Open(element) = token else { continue };
        match element.name() {
            "numFmt" => {
                let id = element.get("numFmtId").and_then(|id| id.parse().ok());
                if let (Some(id), Some(code)) = (id, element.get("formatCode"))
                    && is_date(&code)
                {
                    own.insert(id);
                }
            }
            "cellXfs" => of_cells = true,
            "cellStyleXfs" | "cellStyles" | "dxfs" => of_cells = false,
            "xf" if of_cells => {
                let format: u32 = element.get("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                if matches!(format, 14..=17 | 22 | 27..=31 | 36 | 50..=58) || own.contains(&format) {
                    styles.dates.insert(next);
                }
                next += 1;
            }
            _ => {}
        }
    }
    Ok(styles)
}

/// Whether a number format shows a day or a month: outside quotation marks and brackets it has one of their letters.
fn is_date(code: &str) -> bool {
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    for char in code.to_lowercase().chars() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match char {
            '\\' | '_' | '*' => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracket = true,
            ']' if !quoted => bracket = false,
            'd' | 'm' | 'y' | 't' | 'j' if !quoted && !bracket => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn formats_of_days_are_known_from_those_of_numbers() {
        for code in ["dd.mm.yyyy", "[$-407]mmm yy", "TT.MM.JJJJ", "d/m"] {
            assert!(is_date(code), "{code}");
        }
        for code in ["0.00", "#,##0 \"Tage\"", "@", "General\\d", "[Red]0", "0%"] {
            assert!(!is_date(code), "{code}");
        }
    }
}
