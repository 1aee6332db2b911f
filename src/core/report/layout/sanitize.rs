//! Text as the fonts can show it: letters composed, invisible controls dropped, a box for what has no glyph.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::super::characters::is_invisible;
use super::super::fonts::{Metrics, metrics};
use super::super::style::Weight;

/// Stands for a character that the family does not have.
pub(super) const SUBSTITUTE: char = '□';

/// The text with only characters that the weight can show. Line feeds stay; tabs become spaces.
pub(super) fn sanitize(text: &str, weight: Weight) -> Cow<'_, str> {
    let font = metrics(weight);
    if text.chars().all(|character| font.is_plain(character) || character == '\n') {
        return Cow::Borrowed(text);
    }
    let composed: String = text.nfc().collect();
    let mut shown = String::with_capacity(composed.len());
    for cluster in composed.graphemes(true) {
        show(cluster, font, &mut shown);
    }
    Cow::Owned(shown)
}

/// One user-perceived character: its glyphs, or one box for all of it (an emoji of five code points is one box).
fn show(cluster: &str, font: &Metrics, shown: &mut String) {
    match cluster {
        "\r\n" | "\n" | "\r" | "\u{2028}" | "\u{2029}" | "\u{b}" | "\u{c}" => return shown.push('\n'),
        "\t" => return shown.push_str("  "),
        _ => {}
    }
    let mut visible = cluster.chars().filter(|character| !is_invisible(*character));
    match visible.next() {
        None => {}
        Some(base) if font.has(base) => {
            shown.push(base);
            shown.extend(visible.filter(|mark| font.has(*mark)));
        }
        // What stands for other characters (the ﬁ of a text copied out of a PDF) is shown as these.
        Some(_) => {
            let plain: String = cluster.nfkc().collect();
            if plain != cluster && plain.chars().all(|character| font.has(character) && !is_invisible(character)) {
                shown.push_str(&plain);
            } else {
                shown.push(SUBSTITUTE);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        sanitize(text, Weight::Regular).into_owned()
    }

    #[test]
    fn plain_german_is_not_copied() {
        assert!(matches!(sanitize("Größe „Übung“ – 80 %", Weight::Regular), Cow::Borrowed(_)));
    }

    #[test]
    fn combining_marks_become_letters() {
        assert_eq!(shown("Gro\u{308}ße"), "Größe");
    }

    #[test]
    fn what_stands_for_other_letters_is_shown_as_these() {
        assert_eq!(shown("eﬃzient und ﬂott: Auﬂage Ⅷ, ㎏"), "effizient und flott: Auflage VIII, kg");
    }

    #[test]
    fn an_emoji_of_several_code_points_is_one_box() {
        assert_eq!(shown("a👩‍👩‍👧b"), "a□b");
    }

    #[test]
    fn right_to_left_text_is_visible_as_boxes_and_its_controls_vanish() {
        assert_eq!(shown("\u{202e}שלום"), "□□□□");
    }

    #[test]
    fn line_ends_of_all_systems_are_line_feeds() {
        assert_eq!(shown("a\r\nb\rc\u{2028}d"), "a\nb\nc\nd");
    }
}
