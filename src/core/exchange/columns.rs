//! The columns of our own tables: what each is called, and whether it can be set by importing it.

use super::words::plain;

/// A column of a table of questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Question,
    Checklist,
    Short,
    Text,
    Answer,
    Yes,
    No,
    NotRelevant,
    Yardstick,
    Note,
    Justification,
    Evidence,
    Measure,
    Owner,
    Due,
    Status,
    ChangedAt,
    ChangedBy,
}

impl Column {
    const ALL: [Self; 18] = [
        Self::Question,
        Self::Checklist,
        Self::Short,
        Self::Text,
        Self::Answer,
        Self::Yes,
        Self::No,
        Self::NotRelevant,
        Self::Yardstick,
        Self::Note,
        Self::Justification,
        Self::Evidence,
        Self::Measure,
        Self::Owner,
        Self::Due,
        Self::Status,
        Self::ChangedAt,
        Self::ChangedBy,
    ];

    /// What stands over it.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Self::Question => "Frage",
            Self::Checklist => "Checkliste",
            Self::Short => "Kurztitel",
            Self::Text => "Prüffrage",
            Self::Answer => "Antwort",
            Self::Yes => "Ja",
            Self::No => "Nein",
            Self::NotRelevant => "Nicht relevant",
            Self::Yardstick => "Maßstab",
            Self::Note => "Notiz",
            Self::Justification => "Begründung",
            Self::Evidence => "Nachweise",
            Self::Measure => "Maßnahme",
            Self::Owner => "Verantwortlich",
            Self::Due => "Frist",
            Self::Status => "Status",
            Self::ChangedAt => "Geändert am",
            Self::ChangedBy => "Geändert von",
        }
    }

    /// The column with this heading, however it is spelled.
    pub(super) fn named(heading: &str) -> Option<Self> {
        let name = plain(heading);
        Self::ALL.into_iter().find(|column| plain(column.heading()) == name)
    }

    /// Whether importing a table takes it over; the others are there to be read.
    pub(super) fn can_be_set(self) -> bool {
        matches!(
            self,
            Self::Question
                | Self::Answer
                | Self::Yes
                | Self::No
                | Self::NotRelevant
                | Self::Note
                | Self::Justification
                | Self::Evidence
        )
    }
}
