//! Paragraphs as lines: their size, what stands before them, and where they are cut.

use unicode_segmentation::UnicodeSegmentation;

use super::super::document::{Paragraph, Run, Size};
use super::super::fonts::metrics;
use super::super::style::{self, Color, Type, Weight};
use super::breaker::{Breaker, Span};
use super::hyphens;
use super::lines::{Lines, Piece};
use super::sanitize::sanitize;

/// Room for a bullet, in sizes of the text.
const BULLET: f32 = 1.0;
/// Room for a box to tick or another sign.
const BOX: f32 = 1.5;

/// The text style of a paragraph size.
pub(super) fn type_of(size: Size) -> Type {
    match size {
        Size::Body => style::BODY,
        Size::Table => style::TABLE,
        Size::Small => style::SMALL,
        Size::Lead => style::LEAD,
    }
}

/// Breaks a paragraph.
pub(super) fn paragraph(paragraph: &Paragraph, width: f32) -> Lines {
    let style = type_of(paragraph.size);
    let indent = style.size
        * match paragraph.mark {
            "" => 0.0,
            "•" => BULLET,
            _ => BOX,
        };
    let mut lines = runs(&paragraph.runs, style, width - indent);
    if paragraph.max_lines > 0 {
        lines = shorten(lines, usize::from(paragraph.max_lines), width - indent);
    }
    if indent > 0.0 {
        hang(&mut lines, paragraph.mark, indent);
        lines.field.clone_from(&paragraph.field);
    }
    lines.anchor.clone_from(&paragraph.anchor);
    lines
}

/// Moves the lines to the right of their mark.
fn hang(lines: &mut Lines, mark: &str, indent: f32) {
    for line in &mut lines.lines {
        line.width += indent;
        line.pieces.iter_mut().for_each(|piece| piece.x += indent);
    }
    lines.mark =
        Some(Piece { x: 0.0, weight: Weight::Regular, color: style::MUTED, link: None, text: mark.to_owned() });
}

/// Breaks one run.
pub(super) fn plain(text: &str, style: Type, color: Color, width: f32) -> Lines {
    let text = sanitize(text, style.weight);
    let spans = [Span { end: text.len(), weight: style.weight, color, link: None }];
    Breaker { text: &text, spans: &spans, size: style.size, width }.run(style)
}

/// As much of a text as one line takes.
pub(super) fn one_line(text: &str, style: Type, color: Color, width: f32) -> Lines {
    shorten(plain(text, style, color, width), 1, width)
}

/// Breaks runs that may differ in weight and colour.
pub(super) fn runs(runs: &[Run], style: Type, width: f32) -> Lines {
    let mut text = String::new();
    let mut spans = Vec::with_capacity(runs.len());
    for run in runs {
        let weight = run.weight.max(style.weight);
        text.push_str(&sanitize(&run.text, weight));
        spans.push(Span { end: text.len(), weight, color: run.tone.color(), link: run.link.clone() });
    }
    Breaker { text: &text, spans: &spans, size: style.size, width }.run(style)
}

/// Cuts after so many lines; the last one takes the words that fit of the next and ends with an ellipsis. A word is cut only
/// where more than a third of the line would be lost with it.
pub(super) fn shorten(mut lines: Lines, max: usize, width: f32) -> Lines {
    if lines.lines.len() <= max {
        return lines;
    }
    let mut rest = lines.lines.split_off(max);
    // An ellipsis stands behind words.
    while lines.lines.len() > 1 && lines.lines.last().is_some_and(|line| line.pieces.is_empty()) {
        lines.lines.pop();
    }
    let next = rest.first_mut().and_then(|line| (!line.pieces.is_empty()).then(|| line.pieces.swap_remove(0)));
    if let Some(line) = lines.lines.last_mut()
        && let Some(piece) = line.pieces.last_mut()
    {
        let font = metrics(piece.weight);
        let mut text = piece.text.trim_end_matches(hyphens::SOFT).to_owned();
        text.push_str(next.as_ref().map_or("", |next| next.text.as_str()));
        let clusters: Vec<&str> = text.graphemes(true).collect();
        let mut count = clusters.len();
        let mut cut = text.trim_end().to_owned() + "…";
        while count > 0 && piece.x + font.width(&cut, lines.size) > width {
            count -= 1;
            cut = clusters[..count].concat().trim_end().to_owned() + "…";
        }
        let blank = |place: usize| clusters.get(place).is_none_or(|cluster| cluster.trim().is_empty());
        let words = clusters[..count].iter().rposition(|cluster| cluster.trim().is_empty());
        if let Some(end) = words.filter(|end| 3 * end >= 2 * count && !blank(count)) {
            cut = clusters[..end].concat().trim_end_matches([' ', ',', ';']).to_owned() + "…";
        }
        line.width = piece.x + font.width(&cut, lines.size);
        piece.text = cut;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::breaker::work;
    use super::*;

    fn broken(text: &str, width: f32) -> Vec<String> {
        let lines = plain(text, style::BODY, style::TEXT, width);
        for line in &lines.lines {
            assert!(line.width <= width + 0.02, "{line:?} is wider than {width}");
        }
        lines.lines.iter().map(|line| line.pieces.iter().map(|piece| piece.text.as_str()).collect()).collect()
    }

    #[test]
    fn a_line_that_goes_on_ends_with_a_blank_and_a_divided_word_with_a_soft_hyphen() {
        let lines = broken("Die Informationssicherheitsbeauftragte unterschreibt den Brief", 120.0);
        let text = lines.concat().replace('\u{ad}', "");
        assert_eq!(text, "Die Informationssicherheitsbeauftragte unterschreibt den Brief");
        assert!(lines.iter().any(|line| line.ends_with('\u{ad}')) && lines.iter().any(|line| line.ends_with(' ')));
    }

    #[test]
    fn the_last_word_of_a_paragraph_is_not_divided_unless_no_line_takes_it() {
        for width in 90..200u16 {
            let lines = broken("Wer die Notfälle der Verwaltung übt und auswertet: Gebäudeleitung", width.into());
            assert!(lines.last().is_some_and(|last| last == "Gebäudeleitung" || last.contains(' ')), "{lines:?}");
        }
        assert_eq!(broken("Gebäudeleitung", 50.0).len(), 2);
    }

    #[test]
    fn a_long_german_word_is_hyphenated() {
        let lines = broken("Die Informationssicherheitsbeauftragte unterschreibt", 120.0);
        assert!(lines[0].ends_with('\u{ad}') || lines[1].ends_with('\u{ad}'), "{lines:?}");
    }

    #[test]
    fn a_word_without_spaces_is_broken_by_force() {
        let lines = broken(&"x".repeat(400), 100.0);
        assert_eq!(lines.concat().len(), 400);
    }

    #[test]
    fn an_endless_word_is_broken_in_linear_time() {
        let base64 = "QmFja3VwIGRlciBWZXJ3YWx0dW5n";
        for (pattern, length, blanks) in
            [(base64, 1_000_000, 0), (base64, 100_000, 100_000), ("x", 100_000, 0), ("01", 100_000, 0)]
        {
            let text = pattern.repeat(length / pattern.len()) + &" ".repeat(blanks);
            work::take();
            let lines = plain(&text, style::TABLE, style::TEXT, 150.0);
            let work = work::take();
            assert!(work < 80 * text.len(), "{work} bytes were measured for {} of {pattern}", text.len());
            assert!(lines.lines.len() > length / 100, "{pattern}");
        }
    }

    #[test]
    fn line_feeds_are_kept_and_a_final_one_adds_no_line() {
        assert_eq!(broken("eins\n\nzwei\n", 100.0), ["eins ", "", "zwei"]);
    }

    #[test]
    fn an_empty_text_has_no_line() {
        assert!(broken("", 100.0).is_empty());
    }

    #[test]
    fn a_shortened_paragraph_ends_with_a_whole_word_unless_that_is_most_of_the_line() {
        let shortened = |text: &str, width, lines| {
            let lines = paragraph(&Paragraph::cell(vec![Run::new(text)]).lines(lines), width);
            lines.lines.last().unwrap().pieces.iter().map(|piece| piece.text.as_str()).collect::<String>()
        };
        let text = "Die Seiten laufen im Netz des IT-Verbunds, den es seit 2019 im Kreis gibt";
        for width in 120..280u16 {
            let last = shortened(text, width.into(), 1);
            let start = last.strip_suffix('…').unwrap();
            assert!(text.split([' ', ',']).any(|word| !word.is_empty() && start.ends_with(word)), "{width}: {last}");
        }
        assert!(shortened("Der Informationssicherheitsbeauftragte", 120.0, 1).len() > "Der …".len());
        assert_eq!(shortened(&"x".repeat(200), 60.0, 1).chars().last(), Some('…'));
    }

    #[test]
    fn what_is_cut_after_a_blank_line_ends_with_an_ellipsis_all_the_same() {
        let lines = plain("eins\n\n\nzwei", style::BODY, style::TEXT, 100.0);
        let cut = shorten(lines, 3, 100.0);
        let last: String =
            cut.lines.last().iter().flat_map(|line| &line.pieces).map(|piece| piece.text.as_str()).collect();
        assert!(last.ends_with('…'), "{last}");
    }

    #[test]
    fn a_shortened_paragraph_ends_with_an_ellipsis_inside_the_column() {
        let text = Paragraph::cell(vec![Run::new("Ein Name, der in keine Spalte passt und nie endet")]).lines(1);
        let lines = paragraph(&text, 80.0);
        assert_eq!(lines.lines.len(), 1);
        assert!(lines.lines[0].width <= 80.0 && lines.lines[0].pieces[0].text.ends_with('…'));
    }
}
