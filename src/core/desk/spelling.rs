//! Which words of a German text are misspelt, by a dictionary of the system and the words of one's own.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use spellbook::Dictionary;

use super::jobs::{Job, Poll};
use crate::catalog::Catalog;
use crate::exchange::dictionary_in;
use crate::store::{added_words, dictionaries, read_ordinary};

/// So many words that were never seen are looked up at once: a frame must not wait for a long text.
const AT_ONCE: usize = 60;
/// So many proposals are of use.
const PROPOSALS: usize = 5;

/// Knows how words are spelt.
pub struct Speller {
    dictionary: Arc<Dictionary>,
    /// Where the dictionary is.
    place: PathBuf,
    /// Words that are right whatever the dictionary says: those of the questions, and those added.
    right: RefCell<HashSet<String>>,
    /// The words that a user has added here, in their order.
    added: RefCell<Vec<String>>,
    /// Whether one was added since they were asked for last.
    news: Cell<bool>,
    /// What was looked up before.
    known: RefCell<HashMap<String, bool>>,
    /// The word for which proposals are being looked for.
    asked: RefCell<Option<(String, Job<Vec<String>>)>>,
    /// What was proposed last, and for what.
    proposed: RefCell<(String, Vec<String>)>,
}

impl fmt::Debug for Speller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Speller").field("place", &self.place).finish_non_exhaustive()
    }
}

impl Speller {
    /// Reads the first dictionary of the PC that can be read; takes a while. `None` if there is none.
    pub fn load(data: &Path, config: &Path, catalog: &Catalog) -> Option<Self> {
        let (dictionary, place) = dictionaries(data).into_iter().find_map(|place| Some((read(&place)?, place)))?;
        // What cannot be read is said as soon as a word is to be added to it.
        let mut right: HashSet<String> = added_words(config).unwrap_or_default().into_iter().collect();
        for question in catalog.questions() {
            let measure = question.measure.steps.iter().chain(&question.evidence);
            let texts = [&question.text, &question.short, &question.explanation, &question.measure.title];
            for text in texts.into_iter().chain(measure) {
                right.extend(words(text).map(|(_, word)| word.to_owned()));
            }
        }
        for term in catalog.glossary.terms() {
            right.extend(words(&term.term).map(|(_, word)| word.to_owned()));
        }
        Some(Self {
            dictionary: Arc::new(dictionary),
            place,
            right: RefCell::new(right),
            added: RefCell::default(),
            news: Cell::new(false),
            known: RefCell::default(),
            asked: RefCell::default(),
            proposed: RefCell::default(),
        })
    }

    /// Where its dictionary is.
    pub fn place(&self) -> &Path {
        &self.place
    }

    /// Names are right, too.
    pub fn respect(&self, names: &[String]) {
        let mut right = self.right.borrow_mut();
        right.extend(names.iter().flat_map(|name| words(name)).map(|(_, word)| word.to_owned()));
    }

    /// The misspelt words of a text, in bytes, and whether all of it has been looked at: words never seen before take
    /// their time, and the rest is told the next time.
    pub fn faults(&self, text: &str) -> (Vec<Range<usize>>, bool) {
        let (mut known, right) = (self.known.borrow_mut(), self.right.borrow());
        let (mut faults, mut left, mut all) = (Vec::new(), AT_ONCE, true);
        for (place, word) in words(text) {
            if right.contains(word) {
                continue;
            }
            let is_right = match known.get(word) {
                Some(is_right) => *is_right,
                None if left == 0 => {
                    all = false;
                    continue;
                }
                None => {
                    left -= 1;
                    let is_right = self.dictionary.check(word);
                    known.insert(word.to_owned(), is_right);
                    is_right
                }
            };
            if !is_right {
                faults.push(place);
            }
        }
        (faults, all)
    }

    /// What may be meant by a misspelt word; `None` as long as it is being looked for, after which `wake` is called.
    pub fn proposals(&self, word: &str, wake: impl FnOnce() + Send + 'static) -> Option<Vec<String>> {
        if self.proposed.borrow().0 == word {
            return Some(self.proposed.borrow().1.clone());
        }
        let mut asked = self.asked.borrow_mut();
        if let Some((_, job)) = asked.as_ref().filter(|(wanted, _)| wanted == word) {
            let found = match job.poll() {
                Poll::Running => return None,
                Poll::Done(found) => found,
                Poll::Lost => Vec::new(),
            };
            *asked = None;
            *self.proposed.borrow_mut() = (word.to_owned(), found.clone());
            return Some(found);
        }
        let (dictionary, wanted) = (self.dictionary.clone(), word.to_owned());
        let work = move || {
            let mut found = Vec::new();
            dictionary.suggest(&wanted, &mut found);
            found.truncate(PROPOSALS);
            found
        };
        *asked = Some((word.to_owned(), Job::start(wake, work)));
        None
    }

    /// A word is right from now on.
    pub fn add(&self, word: &str) {
        if self.right.borrow_mut().insert(word.to_owned()) {
            self.added.borrow_mut().push(word.to_owned());
            self.news.set(true);
        }
    }

    /// The words that were added here, if there are new ones to be written down.
    pub fn news(&self) -> Option<Vec<String>> {
        self.news.take().then(|| self.added.borrow().clone())
    }
}

fn read(place: &Path) -> Option<Dictionary> {
    let bytes = read_ordinary(place).ok()?;
    let (rules, words) = match place.extension() {
        Some(ending) if ending == "aff" => (bytes, read_ordinary(&place.with_extension("dic")).ok()?),
        _ => dictionary_in(&bytes)?,
    };
    Dictionary::new(&decode(&rules, &rules), &decode(&words, &rules)).ok()
}

/// Older dictionaries are written in Latin-1, and say so in their rules.
fn decode(bytes: &[u8], rules: &[u8]) -> String {
    let set = String::from_utf8_lossy(rules);
    let utf8 = set.lines().any(|line| line.trim_start_matches('\u{feff}').trim() == "SET UTF-8");
    match (utf8, str::from_utf8(bytes)) {
        (_, Ok(text)) => text.trim_start_matches('\u{feff}').to_owned(),
        (true, Err(_)) => String::from_utf8_lossy(bytes).into_owned(),
        (false, Err(_)) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// The words of a text that can be right or wrong, with their places in bytes: no numbers, abbreviations, addresses, paths.
fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    pieces(text, char::is_whitespace).filter(|(_, piece)| !is_address(piece)).flat_map(|(place, piece)| {
        pieces(piece, |char| !char.is_alphanumeric())
            .map(move |(inner, word)| (place.start + inner.start..place.start + inner.end, word))
            .filter(|(_, word)| is_word(word))
    })
}

/// What stands between signs of a kind, with its place.
fn pieces(text: &str, between: impl Fn(char) -> bool + Copy) -> impl Iterator<Item = (Range<usize>, &str)> {
    text.split(between).filter(|piece| !piece.is_empty()).map(move |piece| {
        let start = piece.as_ptr().addr() - text.as_ptr().addr();
        (start..start + piece.len(), piece)
    })
}

fn is_address(piece: &str) -> bool {
    let inner = piece.trim_matches(|char: char| !char.is_alphanumeric());
    inner.contains(['@', '/', '\\', '_', '.'])
}

/// Letters only, at least two, and capitals at the beginning only: WLAN and BfIS are in no dictionary.
fn is_word(word: &str) -> bool {
    word.chars().nth(1).is_some()
        && word.chars().all(char::is_alphabetic)
        && !word.chars().skip(1).any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        words(text)
            .map(|(place, word)| (&text[place], word))
            .map(|(there, word)| (there == word).then_some(word).unwrap())
            .collect()
    }

    #[test]
    fn numbers_abbreviations_addresses_and_paths_are_no_words() {
        assert_eq!(
            found("Die ISB prüft 3 Geräte-Listen (siehe X:\\Ablage\\liste.pdf, a@b.de, WiBA) „täglich“."),
            ["Die", "prüft", "Geräte", "Listen", "siehe", "täglich"]
        );
    }

    #[test]
    fn old_dictionaries_are_read_in_their_own_signs() {
        assert_eq!(decode(b"M\xe4rz", b"SET ISO8859-1\n"), "März");
        assert_eq!(decode("März".as_bytes(), b"SET UTF-8\n"), "März");
    }
}
