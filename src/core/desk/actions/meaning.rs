//! What an action means as a command.

use std::collections::BTreeSet;

use super::action::Action;
use crate::desk::command::{Command, Overlay};
use crate::desk::route::Route;
use crate::desk::settings::{Settings, TEXT_SCALES};

impl Action {
    /// What it means, whatever is on the screen; `None` if the screen has to say.
    pub fn command(self, settings: &Settings) -> Option<Command> {
        let set = |settings: Settings| Command::Set(Box::new(settings));
        let now = settings.text_scale;
        // By the sizes that the settings offer, so that one of them is always chosen there.
        let larger = || TEXT_SCALES.into_iter().find(|scale| *scale > now).unwrap_or(now);
        let smaller = || TEXT_SCALES.into_iter().rev().find(|scale| *scale < now).unwrap_or(now);
        let scaled = |text_scale: u8| set(Settings { text_scale, ..settings.clone() });
        Some(match self {
            Self::Overview => Command::Go(Route::Overview),
            Self::Measures => Command::Go(Route::Measures),
            Self::Profile => Command::Go(Route::Profile),
            Self::Report => Command::Go(Route::Report),
            Self::Kommune => Command::Go(Route::Kommune),
            Self::People => Command::Go(Route::People),
            Self::History => Command::Go(Route::History),
            Self::Settings => Command::Go(Route::Settings),
            Self::Search => Command::Toggle(Overlay::Search),
            Self::Palette => Command::Toggle(Overlay::Palette),
            Self::Menu => Command::Toggle(Overlay::Menu),
            Self::Back => Command::Back,
            Self::Forward => Command::Forward,
            Self::Print => Command::Print,
            Self::NewWindow => Command::NewWindow,
            Self::Meeting => Command::ToggleMeeting,
            Self::Help => Command::Toggle(Overlay::Help),
            Self::Undo => Command::Undo,
            Self::Redo => Command::Redo,
            Self::Save => Command::Save,
            Self::SaveAs => Command::SaveAs,
            Self::SetPassword => Command::SetPassword,
            Self::RemovePassword => Command::RemovePassword,
            Self::ImportAnswers => Command::ChooseAnswers,
            Self::Merge => Command::ChooseVersion,
            Self::Backups => Command::ShowBackups,
            Self::HandOut => Command::ChooseHandOut(BTreeSet::new()),
            Self::Export => Command::Toggle(Overlay::Export),
            Self::Wording => Command::ChooseWording,
            Self::CloseFile => Command::CloseFile,
            Self::OpenFile => Command::ChooseFile,
            Self::Quit => Command::Quit,
            Self::LargerText => scaled(larger()),
            Self::SmallerText => scaled(smaller()),
            Self::NormalText => scaled(100),
            Self::View => set(Settings { list: !settings.list, ..settings.clone() }),
            Self::Yes
            | Self::No
            | Self::NotRelevant
            | Self::ClearAnswer
            | Self::NextOpen
            | Self::Previous
            | Self::Next
            | Self::Note
            | Self::Justification
            | Self::Owner
            | Self::Clarify
            | Self::SelectAll
            | Self::WholeList
            | Self::Explanation => Command::AtQuestion(self),
            Self::NextControl | Self::Leave => return None,
        })
    }
}
