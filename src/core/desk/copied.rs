//! Tables for the clipboard: cells with tabs between them, and the same as HTML for whatever can paste that.

use super::command::Copied;

impl Copied {
    /// A table. Breaks and tabs within a cell become blanks, so that a row stays a row.
    pub fn table(what: &str, heading: &[&str], rows: &[Vec<String>]) -> Self {
        let heading: Vec<String> = heading.iter().map(|cell| (*cell).to_owned()).collect();
        let all = || std::iter::once(&heading).chain(rows);
        let line = |row: &Vec<String>| row.iter().map(|cell| one_line(cell)).collect::<Vec<_>>().join("\t");
        let text = all().map(|row| line(row) + "\n").collect();
        let html = all().enumerate().map(|(place, row)| html_row(row, if place == 0 { "th" } else { "td" }));
        let html = format!("<table>{}</table>", html.collect::<String>());
        Self { what: what.to_owned(), text, html: Some(html) }
    }
}

fn one_line(cell: &str) -> String {
    cell.split(['\t', '\n', '\r']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn html_row(row: &[String], tag: &str) -> String {
    let cell = |cell: &String| format!("<{tag}>{}</{tag}>", escaped(cell).replace('\n', "<br>"));
    format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_copied_as_text_with_tabs_and_as_html() {
        let rows = vec![vec!["M1".to_owned(), "A & <B>\nzwei\tdrei".to_owned()]];
        let copied = Copied::table("Maßnahmen", &["Nr.", "Titel"], &rows);
        assert_eq!(copied.text, "Nr.\tTitel\nM1\tA & <B> zwei drei\n");
        let html = "<table><tr><th>Nr.</th><th>Titel</th></tr><tr><td>M1</td><td>A &amp; &lt;B&gt;<br>zwei\tdrei</td></tr></table>";
        assert_eq!(copied.html.as_deref(), Some(html));
    }
}
