//! What is looked for: words, each in all spellings that count as it.

use super::fold::{drawn_together, fold, fold_char, lower_into, spelt_out, squeeze, words};
use super::near::Near;

/// What was typed into the search.
#[derive(Debug, Clone, Default)]
pub struct Needle {
    pub(super) words: Vec<Word>,
}

/// A word of it.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// In lower case, as it was typed.
    pub(super) typed: String,
    /// Folded, the closest spelling first.
    pub(super) spellings: Vec<String>,
    /// Whether it is a number such as 3 or 3.7, which does not stand inside of another one.
    pub(super) number: bool,
    /// The word with a typing error, where nothing has it as it was typed.
    pub(super) near: Option<Near>,
}

impl Word {
    fn new(text: &str) -> Self {
        let mut typed = String::new();
        lower_into(text, &mut typed);
        let folded = fold(text);
        let mut spellings = vec![folded.clone()];
        if typed.chars().count() >= 4 {
            spellings.extend([drawn_together(&folded), spelt_out(text)]);
            spellings.dedup();
        }
        let number = typed.starts_with(|char: char| char.is_ascii_digit());
        Self { typed, spellings, number, near: None }
    }

    /// The same with a typing error; `None` if it is too short for that.
    pub(super) fn with_error(&self) -> Option<Near> {
        self.spellings.first().and_then(|folded| Near::new(&squeeze(folded)))
    }

    /// Whether it may begin behind this text: a number does not begin within another one.
    pub(super) fn begins_behind(&self, before: &str) -> bool {
        !(self.number && before.ends_with(|char: char| char.is_ascii_digit()))
    }
}

impl Needle {
    /// Reads what was typed.
    pub fn new(text: &str) -> Self {
        Self { words: words(text).map(Word::new).collect() }
    }

    /// Where the first of its words stands in a text, in characters; 0 if none does.
    pub(super) fn first(&self, text: &str) -> usize {
        self.marks(text).first().map_or(0, |(from, _)| *from)
    }

    /// Where its words stand in a text, in characters: what of it is to be marked.
    pub fn marks(&self, text: &str) -> Vec<(usize, usize)> {
        let mut folded = String::with_capacity(text.len());
        // For each byte of the folded text the character that it comes from.
        let mut origin = Vec::with_capacity(text.len() + 1);
        let mut count = 0;
        for char in text.chars() {
            fold_char(char, &mut folded);
            origin.resize(folded.len(), count);
            count += 1;
        }
        origin.push(count);
        let mut marks = Vec::new();
        for word in &self.words {
            for spelling in &word.spellings {
                for (from, _) in folded.match_indices(spelling.as_str()) {
                    let last = from + spelling.len() - 1;
                    if word.begins_behind(&folded[..from])
                        && let (Some(from), Some(last)) = (origin.get(from), origin.get(last))
                    {
                        marks.push((*from, last + 1));
                    }
                }
            }
            if let Some(near) = &word.near {
                let place = |byte: usize| text.get(..byte).map_or(0, |head| head.chars().count());
                let near = words(text).filter(|word| !near.find(&squeeze(&fold(word))).is_empty());
                marks.extend(near.map(|word| {
                    let from = place(word.as_ptr().addr() - text.as_ptr().addr());
                    (from, from + word.chars().count())
                }));
            }
        }
        marks.sort_unstable();
        marks.dedup();
        marks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_marked_wherever_it_stands_and_however_it_is_spelt() {
        assert_eq!(Needle::new("und üm").marks("Ümlaut und UND"), [(0, 2), (7, 10), (11, 14)]);
        assert_eq!(Needle::new("strasse").marks("Große Straße"), [(6, 12)]);
        assert_eq!(Needle::new("Passwoerter").marks("Alle Passwörter"), [(5, 15)]);
        assert_eq!(Needle::new("3.7").marks("13.7 und 3.7"), [(9, 12)]);
    }
}
