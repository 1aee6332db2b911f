//! What the overview says, without how.

use wiba_core::analysis::Score;
use wiba_core::catalog::QuestionId;
use wiba_core::wording::number::percent;

/// What the screen says, without how.
#[derive(Debug, PartialEq, Eq)]
pub struct Model {
    /// e.g. „202 von 257 Fragen beantwortet“.
    pub subtitle: String,
    /// e.g. „78 %“.
    pub answered: String,
    /// e.g. „noch 55 Fragen, etwa 3 Sitzungen mit je 20“.
    pub pace: String,
    /// e.g. „63 %“ or „–“.
    pub fulfilled: String,
    /// e.g. „111 Ja · 63 Nein · 28 nicht relevant“.
    pub counts: String,
    /// Where to go on.
    pub next: Option<QuestionId>,
    /// Whether anything was answered.
    pub begun: bool,
}

impl Model {
    /// Builds it.
    pub fn new(score: &Score, next: Option<QuestionId>, sitting: u16) -> Self {
        let all = score.overall;
        Self {
            subtitle: format!("{} von {} Fragen beantwortet", all.answered(), all.total()),
            answered: percent(Some(all.answered_percent())),
            pace: pace(all.open, usize::from(sitting)),
            fulfilled: percent(all.fulfilled_percent()),
            counts: format!("{} Ja · {} Nein · {} nicht relevant", all.yes, all.no, all.not_relevant),
            next,
            begun: all.answered() > 0,
        }
    }
}

fn pace(open: usize, sitting: usize) -> String {
    match (open, open.div_ceil(sitting.max(1))) {
        (0, _) => "alle Fragen beantwortet".to_owned(),
        (1, _) => "noch 1 Frage".to_owned(),
        (open, 1) => format!("noch {open} Fragen, etwa 1 Sitzung"),
        (open, sittings) => format!("noch {open} Fragen, etwa {sittings} Sitzungen mit je {sitting}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pace_is_said_in_whole_sittings() {
        assert_eq!(pace(55, 20), "noch 55 Fragen, etwa 3 Sitzungen mit je 20");
        assert_eq!(pace(20, 20), "noch 20 Fragen, etwa 1 Sitzung");
        assert_eq!(pace(1, 20), "noch 1 Frage");
        assert_eq!(pace(0, 20), "alle Fragen beantwortet");
    }
}
