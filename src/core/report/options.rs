//! Which report, of what, and what its file is called.

use std::str::FromStr;

use jiff::civil::Date;

use crate::assessment::Kommune;
use crate::catalog::Contact;

/// The kinds of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// One or two pages for the Leitung.
    Management,
    /// The Maßnahmenplan with its dates.
    Measures,
    /// The requirements of the profile with their status.
    Profile,
    /// Everything.
    Full,
    /// The questions to fill in by hand.
    Questionnaire,
}

impl Kind {
    /// All, in the order of a selection list.
    pub const ALL: [Self; 5] = [Self::Management, Self::Measures, Self::Profile, Self::Full, Self::Questionnaire];

    /// The word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Management => "management",
            Self::Measures => "massnahmen",
            Self::Profile => "profil",
            Self::Full => "vollstaendig",
            Self::Questionnaire => "fragebogen",
        }
    }

    /// The name in a selection list.
    pub fn label(self) -> &'static str {
        match self {
            Self::Management => "Zusammenfassung für die Leitung",
            Self::Measures => "Maßnahmenplan",
            Self::Profile => "Profil Basis-Absicherung",
            Self::Full => "Vollständiger Bericht",
            Self::Questionnaire => "Fragebogen",
        }
    }

    /// The title on the paper.
    pub fn title(self) -> &'static str {
        match self {
            Self::Full => "Bericht zur WiBA-Selbsteinschätzung",
            other => other.label(),
        }
    }

    /// The beginning of the file's name.
    fn file_stem(self) -> &'static str {
        match self {
            Self::Management => "WiBA-Zusammenfassung",
            Self::Measures => "WiBA-Maßnahmenplan",
            Self::Profile => "WiBA-Profil",
            Self::Full => "WiBA-Bericht",
            Self::Questionnaire => "WiBA-Fragebogen",
        }
    }
}

/// The text names no kind of report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("„{0}“ ist keine Art von Bericht; möglich sind management, massnahmen, profil, vollstaendig und fragebogen")]
pub struct ParseKindError(String);

impl FromStr for Kind {
    type Err = ParseKindError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.word() == text).ok_or_else(|| ParseKindError(text.to_owned()))
    }
}

/// What to print, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Which report.
    pub kind: Kind,
    /// The date on the paper; what is overdue is measured against it.
    pub date: Date,
    /// Whether questions are printed with their explanations.
    pub with_explanations: bool,
    /// Only questions to this contact (questionnaire).
    pub contact: Option<Contact>,
    /// Only this checklist (questionnaire).
    pub checklist: Option<u8>,
    /// Whether a questionnaire shows the present answers.
    pub prefilled: bool,
    /// Whether a questionnaire is filled in on the screen.
    pub fillable: bool,
    /// Since when the summary tells what has changed; `None`: since the round began.
    pub since: Option<Date>,
    /// Whether names of persons are left out.
    pub without_names: bool,
    /// Only measures of this person or office (Maßnahmenplan).
    pub owner: Option<String>,
}

impl Options {
    /// A report without anything special.
    pub fn new(kind: Kind, date: Date) -> Self {
        Self {
            kind,
            date,
            with_explanations: false,
            contact: None,
            checklist: None,
            prefilled: false,
            fillable: false,
            since: None,
            without_names: false,
            owner: None,
        }
    }
}

/// A name for the file, e.g. `WiBA-Bericht_Musterstadt_2026-11-22.pdf`.
pub fn file_name(kommune: &Kommune, options: &Options) -> String {
    let name = kommune.name.trim();
    let name = ["Stadt ", "Gemeinde ", "Markt "].iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name);
    let mut safe: String = name.chars().take(60).map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    while safe.contains("--") {
        safe = safe.replace("--", "-");
    }
    let safe = safe.trim_matches('-');
    let safe = if safe.is_empty() { "Kommune" } else { safe };
    format!("{}_{safe}_{}.pdf", options.kind.file_stem(), options.date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_reads_as_it_is_written() {
        for kind in Kind::ALL {
            assert_eq!(kind.word().parse(), Ok(kind));
        }
        assert!("alles".parse::<Kind>().is_err_and(|error| error.to_string().contains("vollstaendig")));
    }

    #[test]
    fn the_file_name_has_no_character_that_a_file_system_forbids() {
        let options = Options::new(Kind::Full, jiff::civil::date(2026, 11, 22));
        let named = |name: &str| file_name(&Kommune { name: name.to_owned(), ..Kommune::default() }, &options);
        assert_eq!(named("Stadt Musterstadt"), "WiBA-Bericht_Musterstadt_2026-11-22.pdf");
        assert_eq!(named("Amt A/B: „C“"), "WiBA-Bericht_Amt-A-B-C_2026-11-22.pdf");
        assert_eq!(named(""), "WiBA-Bericht_Kommune_2026-11-22.pdf");
    }
}
