//! What stands in a field for the screen: in which size, and in which lines.

use super::fonts::text_width;
use super::page::Weight;

/// Size of what is typed.
pub(super) const SIZE: f32 = 9.0;
/// Distance of its lines.
pub(super) const LEADING: f32 = 11.25;
/// Between the edge of a field and its text, on both sides.
const EDGES: f32 = 4.0;

/// The lines of a text in a field of this width; a word that no line takes is divided where it must be.
pub(super) fn lines(text: &str, width: f32) -> Vec<String> {
    text.lines().flat_map(|line| wrapped(line, width - EDGES)).collect()
}

fn wrapped(line: &str, width: f32) -> Vec<String> {
    let fits = |text: &str| text_width(text, SIZE, Weight::Regular) <= width;
    let mut lines = Vec::new();
    let mut last = String::new();
    for word in line.split_inclusive(' ') {
        if !last.is_empty() && !fits(&format!("{last}{}", word.trim_end())) {
            lines.push(std::mem::take(&mut last));
        }
        for character in word.chars() {
            last.push(character);
            if character != ' ' && !fits(&last) && last.pop().is_some() {
                if !last.is_empty() {
                    lines.push(std::mem::take(&mut last));
                }
                last.push(character);
            }
        }
    }
    lines.push(last);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_fits_and_no_character_is_lost() {
        let path = "\\\\server\\freigabe\\nachweise\\2026\\".repeat(5);
        let text = format!("Wartung am Donnerstag ab 16 Uhr ist mit allen Ämtern vereinbart. {path}\n\nEnde");
        let lines = lines(&text, 150.0);
        assert!(lines.iter().all(|line| text_width(line.trim_end(), SIZE, Weight::Regular) <= 146.0), "{lines:?}");
        assert_eq!(lines.concat(), text.replace('\n', ""));
    }
}
