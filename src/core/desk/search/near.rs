//! Whether a word is meant although one letter is wrong, missing, too many, or has changed its place with the next.

/// A word as bit masks: bit `i` of a letter's mask says that it is the word's letter `i`. Reading a text letter by letter,
/// two numbers hold for every length whether so much of the word ends there, with no error and with at most one
/// (Wu and Manber's algorithm).
#[derive(Debug, Clone)]
pub(super) struct Near {
    masks: Vec<(u8, u64)>,
    last: u64,
    /// A short word has to stand at the beginning of another one: inside, four letters are found everywhere.
    at_start: bool,
}

/// From this many letters on an error is forgiven, and from this many on inside a word as well.
const FORGIVEN: usize = 5;
const INSIDE: usize = 7;

impl Near {
    /// For a word as [`super::fold::squeeze`] leaves it; `None` if it is too short to be recognised, or too long.
    pub(super) fn new(squeezed: &str) -> Option<Self> {
        let letters = squeezed.as_bytes();
        if letters.len() < FORGIVEN || letters.len() > 60 || letters.iter().all(|letter| !letter.is_ascii_alphabetic())
        {
            return None;
        }
        let mut masks: Vec<(u8, u64)> = Vec::new();
        for (place, letter) in letters.iter().enumerate() {
            match masks.iter_mut().find(|(known, _)| known == letter) {
                Some((_, mask)) => *mask |= 1 << place,
                None => masks.push((*letter, 1 << place)),
            }
        }
        Some(Self { masks, last: 1 << (letters.len() - 1), at_start: letters.len() < INSIDE })
    }

    /// The words of a text, parted by line breaks, in which it stands with at most one error; by their number.
    pub(super) fn find(&self, text: &str) -> Vec<usize> {
        let mut table = [0u64; 256];
        for (letter, mask) in &self.masks {
            table[usize::from(*letter)] = *mask;
        }
        let (mut found, mut word) = (Vec::new(), 0);
        let mut state = State::new();
        for byte in text.bytes() {
            if byte == b'\n' {
                word += 1;
                state = State::new();
            } else if !state.found {
                state.read(table[usize::from(byte)], self.at_start);
                state.found = (state.exact | state.one) & self.last != 0;
                if state.found {
                    found.push(word);
                }
            }
        }
        found
    }
}

/// How far the word has been found at a letter of a text.
struct State {
    /// Lengths that end here without an error, and those that ended one letter before.
    exact: u64,
    earlier: u64,
    /// Lengths that end here with at most one error.
    one: u64,
    /// Where the word has the letter before this one.
    before: u64,
    /// How many letters of the text have been read.
    read: usize,
    /// Whether all of it has been found.
    found: bool,
}

impl State {
    fn new() -> Self {
        // The first letter of the word may be the one that is missing.
        Self { exact: 0, earlier: 0, one: 1, before: 0, read: 0, found: false }
    }

    /// Reads a letter, given where the word has it.
    fn read(&mut self, letter: u64, at_start: bool) {
        let may = |until: usize| u64::from(!at_start || self.read <= until);
        let fresh = (self.exact << 1 | may(0)) & letter;
        let fits = (self.one << 1 | may(1)) & letter;
        let other = self.exact << 1 | may(0);
        let too_many = self.exact;
        let missing = fresh << 1 | u64::from(!at_start);
        let begun = if self.read == 0 { 0 } else { may(1) << 1 };
        let swapped = (self.earlier << 2 | begun) & (letter << 1) & self.before;
        self.one = fits | other | too_many | missing | swapped;
        (self.earlier, self.exact, self.before) = (self.exact, fresh, letter);
        self.read += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(word: &str, text: &str) -> bool {
        Near::new(word).is_some_and(|near| !near.find(text).is_empty())
    }

    #[test]
    fn one_letter_may_be_wrong_missing_too_many_or_swapped() {
        for typed in
            ["server", "serber", "serer", "sserver", "serverx", "esrver", "sevrer", "serevr", "erver", "xserver"]
        {
            assert!(found(typed, "server"), "{typed}");
        }
        for typed in ["sirbir", "ervre", "kabel", "servants", "vresre"] {
            assert!(!found(typed, "server"), "{typed}");
        }
    }

    #[test]
    fn a_short_word_is_looked_for_at_the_beginning_only_and_a_long_one_everywhere() {
        assert!(found("firme", "firmenname"));
        assert!(!found("firme", "nebenfirmen"));
        assert!(found("firmenanme", "nebenfirmenname"));
    }

    #[test]
    fn too_short_a_word_is_taken_as_it_is() {
        assert!(Near::new("plan").is_none());
        assert!(Near::new("12345").is_none());
    }

    #[test]
    fn words_are_told_apart_by_their_number() {
        assert_eq!(Near::new("drukcer").unwrap().find("papier\ndrucker\ntoner\netagendrucker"), [1, 3]);
    }
}
