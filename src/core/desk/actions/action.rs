//! What can be done by name or by key, and where that is at home.

/// What a user can do by name or by key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the table says it in German")]
pub enum Action {
    Overview,
    Measures,
    Profile,
    Report,
    Kommune,
    People,
    History,
    Settings,
    Search,
    Palette,
    Menu,
    Back,
    Forward,
    Undo,
    Redo,
    Save,
    SaveAs,
    SetPassword,
    RemovePassword,
    ImportAnswers,
    Merge,
    Backups,
    HandOut,
    Export,
    Wording,
    Print,
    CloseFile,
    OpenFile,
    NewWindow,
    LargerText,
    SmallerText,
    NormalText,
    Meeting,
    Quit,
    NextControl,
    Help,
    Yes,
    No,
    NotRelevant,
    ClearAnswer,
    NextOpen,
    Previous,
    Next,
    Explanation,
    Note,
    Justification,
    Owner,
    Clarify,
    SelectAll,
    WholeList,
    View,
    Leave,
}

/// Where an action is at home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// On every screen.
    Everywhere,
    /// While questions are worked through.
    Questions,
}

/// The part of the menu in which an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the menu")]
pub enum Menu {
    File,
    Edit,
    View,
    Help,
}

impl Menu {
    /// All, as they stand beside each other.
    pub const ALL: [Self; 4] = [Self::File, Self::Edit, Self::View, Self::Help];

    /// The German word.
    pub fn label(self) -> &'static str {
        match self {
            Self::File => "Datei",
            Self::Edit => "Bearbeiten",
            Self::View => "Ansicht",
            Self::Help => "Hilfe",
        }
    }
}
