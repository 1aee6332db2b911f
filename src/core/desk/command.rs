//! What the user wants. Screens return commands; the window carries them out in one place at the end of the frame.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::actions::Action;
use super::intent::Intent;
use super::route::{Route, Scope};
use super::settings::Settings;
use super::table_view::Filter;
use crate::assessment::{AnswerValue, HandOut, Id, Target};
use crate::catalog::QuestionId;
use crate::report::Options;

/// What is laid over the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlay {
    /// Strg+F.
    Search,
    /// Strg+K.
    Palette,
    /// ?
    Help,
    /// Saved state, other name, close.
    File,
    /// F10: every action with its key.
    Menu,
    /// What can be written for other programs.
    Export,
    /// Who takes part in the meeting that begins.
    Participants,
    /// The same for several questions or measures.
    Many,
    /// Which questions go out, to whom and as what.
    HandOut,
}

impl Overlay {
    /// Whether something is written in it that would go with it.
    pub fn is_filled_in(self) -> bool {
        matches!(self, Self::Participants | Self::Many | Self::HandOut)
    }
}

/// Of what several are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Several {
    /// Questions, and the measures of those answered Nein.
    #[default]
    Questions,
    /// Questions that become „Nicht relevant, weil …“.
    NotRelevant,
    /// Measures.
    Measures,
}

/// What can be written for other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// All questions as a workbook.
    QuestionsXlsx,
    /// All questions as text.
    QuestionsCsv,
    /// A workbook like the BSI's tool.
    ToolNew,
    /// A copy of the user's own tool, filled in.
    ToolCopy,
}

impl Export {
    /// All, in the order of the choice.
    pub const ALL: [Self; 4] = [Self::QuestionsXlsx, Self::QuestionsCsv, Self::ToolCopy, Self::ToolNew];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::QuestionsXlsx => "Alle Fragen als Excel-Tabelle",
            Self::QuestionsCsv => "Alle Fragen als CSV-Tabelle",
            Self::ToolNew => "Neue Arbeitsmappe wie das Excel-Tool",
            Self::ToolCopy => "Eigenes Excel-Tool des BSI ausfüllen",
        }
    }

    /// What it is for.
    pub fn about(self) -> &'static str {
        match self {
            Self::QuestionsXlsx => {
                "Mit Antworten, Notizen, Nachweisen und Maßnahmen; lässt sich bearbeiten und wieder einlesen."
            }
            Self::QuestionsCsv => "Dasselbe als Text, für andere Programme.",
            Self::ToolNew => "Mit derselben Kopfzeile und den Prüffragen in den Worten dieses Programms.",
            Self::ToolCopy => "In einer Kopie werden nur Umsetzung und Notizen eingetragen, alles andere bleibt.",
        }
    }

    /// The ending of its file.
    pub fn ending(self) -> &'static str {
        match self {
            Self::QuestionsCsv => "csv",
            _ => "xlsx",
        }
    }
}

/// One wish.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Shows a screen.
    Go(Route),
    /// Shows a question in its checklist.
    Show(QuestionId),
    /// Shows a question within a scope.
    ShowIn(Scope, QuestionId),
    /// Shows the measures that a filter keeps, all of them.
    ShowMeasures(Filter),
    /// Shows the details of a measure.
    ShowMeasure(Target),
    /// Shows the details of a person or an office, by name.
    ShowPerson(String),
    /// Asks what to set for several questions or measures.
    ChooseForMany(Vec<Target>, Several),
    /// Asks to whom these questions go; none if that is to be chosen.
    ChooseHandOut(BTreeSet<QuestionId>),
    /// Writes questions for somebody else, with or without what is recorded for them.
    HandOut(Box<HandOut>, bool),
    /// Answers a question, or takes its answer back.
    Answer(QuestionId, Option<AnswerValue>),
    /// Any other change.
    Apply(Intent),
    /// What only the screen of the questions can do, chosen by name and not by its key.
    AtQuestion(Action),
    /// Where the user was before.
    Back,
    /// Where the user was before going back.
    Forward,
    /// Shows the questions large and nothing that is not for everybody's eyes, or ends that.
    ToggleMeeting,
    /// The participants are noted: the meeting begins.
    BeginMeeting,
    /// Starts the program once more.
    NewWindow,
    /// Puts a text into the clipboard, and says what it is.
    Copy(Copied),
    /// Opens the report that is chosen, to be printed; asks where to save it first if it is not saved.
    Print,
    /// Takes the last change back.
    Undo,
    /// Makes it again.
    Redo,
    /// Saves now.
    Save,
    /// Closes the window, saving first.
    Quit,
    /// Asks for a new password of the open file.
    SetPassword,
    /// Asks whether it is to lose its password.
    RemovePassword,
    /// Saves under another name.
    SaveAs,
    /// Chooses a file to open.
    ChooseFile,
    /// Opens a file.
    Open(PathBuf),
    /// Opens the example.
    OpenExample,
    /// Chooses a foreign file with answers to take over.
    ChooseAnswers,
    /// Chooses another version of the open file, to merge it into this one.
    ChooseVersion,
    /// Merges another version into the open file, after a question.
    MergeWith(PathBuf),
    /// Does not offer another version any more that lies beside the open file.
    LeaveVersion(PathBuf),
    /// Shows the dated backups of the open file.
    ShowBackups,
    /// Opens a file to be read only, and if a copy is wanted asks at once where it goes.
    Read {
        /// Which file.
        path: PathBuf,
        /// Whether it is to become a file of its own.
        copy: bool,
    },
    /// Writes something for other programs.
    Export(Export),
    /// Stops what is being done beside the window.
    StopWork,
    /// Chooses a file that proves something, for a Nachweis.
    ChooseEvidence(QuestionId, Id),
    /// Opens what the Fundort of a Nachweis names: a file, seen from the folder of the open one, or an address.
    OpenEvidence(String),
    /// Chooses a picture for the cover.
    ChooseLogo,
    /// Chooses a folder for a new file.
    ChooseNewFile(String),
    /// The same, with an answer that they shall have.
    AnswerMany(Vec<Target>, AnswerValue),
    /// Creates a file.
    Create {
        /// Name of the Kommune.
        name: String,
        /// Where.
        path: PathBuf,
        /// Whether its folder is made, too.
        with_folder: bool,
    },
    /// Back to the start screen.
    CloseFile,
    /// Takes over changed settings.
    Set(Box<Settings>),
    /// Chooses a file with the official wording.
    ChooseWording,
    /// Removes the official wording from this PC.
    RemoveWording,
    /// Forgets a recent file.
    Forget(PathBuf),
    /// Lays something over the screen or takes it away.
    Toggle(Overlay),
    /// Takes away whatever is laid over the screen.
    CloseOverlay,
    /// Folds the sidebar in or out on a narrow window.
    ToggleSidebar,
    /// Shows, saves or opens a report.
    Report(ReportCommand),
}

impl Command {
    /// Whether it shows nothing that a meeting must not see.
    pub fn is_for_everybody(&self) -> bool {
        match self {
            // A box would name people, and there is no list to choose in.
            Self::AtQuestion(action) => !matches!(action, Action::WholeList | Action::SelectAll),
            Self::ToggleMeeting | Self::Undo | Self::Redo | Self::Save | Self::Set(_) => true,
            Self::Go(Route::Questions(scope)) => !matches!(scope, Scope::Asking),
            Self::Toggle(overlay) => matches!(overlay, Overlay::Search | Overlay::Help),
            _ => false,
        }
    }

    /// Whether only a whole file has what is wanted, and a part does not.
    pub fn needs_whole(&self) -> bool {
        matches!(
            self,
            Self::Export(_)
                | Self::Toggle(Overlay::Export)
                | Self::ChooseHandOut(_)
                | Self::ChooseForMany(_, Several::Measures)
                | Self::ShowMeasure(_)
                | Self::ShowMeasures(_)
                | Self::Print
                | Self::Report(_)
                | Self::ToggleMeeting
        )
    }
}

/// Something for the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// What it is, for „Kopiert: …“.
    pub what: String,
    /// As text; tables with tabs between their cells.
    pub text: String,
    /// The same as HTML where it is a table.
    pub html: Option<String>,
}

/// What pages were made from: a state of the file, and the options.
pub type ReportKey = (u64, Options);

/// What is to be done with a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportCommand {
    /// Makes the pages for the preview.
    LayOut(ReportKey),
    /// Asks where, and writes the PDF.
    Save(Options),
    /// Opens a PDF in the system's viewer.
    Open(PathBuf),
    /// The same, and says how to print there.
    Print(PathBuf),
    /// Shows the folder of a PDF.
    ShowFolder(PathBuf),
}

/// The wishes of a frame, in order.
#[must_use]
#[derive(Debug, Default)]
pub struct Commands(Vec<Command>);

impl Commands {
    /// Adds a wish.
    pub fn push(&mut self, command: Command) {
        self.0.push(command);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All so far.
    pub fn iter(&self) -> impl Iterator<Item = &Command> {
        self.0.iter()
    }

    /// Adds some.
    pub fn extend(&mut self, commands: impl IntoIterator<Item = Command>) {
        self.0.extend(commands);
    }

    /// Adds those of a part of the screen.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// All, changes of data before everything else: leaving a screen must not lose what was typed on it.
    pub fn in_order(mut self) -> Vec<Command> {
        self.0.sort_by_key(|command| !matches!(command, Command::Apply(_)));
        self.0
    }
}
