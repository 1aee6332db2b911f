//! Bericht: choose, see the very pages that will be printed, save, open, print.

mod choose;
mod draw;
mod preview;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use eframe::egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, pos2};
use jiff::civil::Date;

use crate::app::command::Commands;
use crate::app::context::Cx;
use crate::app::theme::space;
use crate::app::widgets::{muted, title};
use crate::catalog::Contact;
use crate::report::{self, Kind, Layout, Options};

/// A report to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// What.
    pub options: Options,
    /// Where.
    pub path: PathBuf,
    /// What to do with it afterwards.
    pub then: Then,
}

/// What happens to a report once it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Nothing more.
    Save,
    /// It is opened in the system's viewer.
    Open,
    /// It goes to the system's printer.
    Print,
}

/// What a laid-out report was made from.
type Key = (u64, Options);

/// State of the screen.
pub struct State {
    kind: Kind,
    with_explanations: bool,
    prefilled: bool,
    contact: Option<Contact>,
    checklist: Option<u8>,
    /// Where the PDF goes; empty: the proposal.
    pub path: String,
    /// The proposal that `path` followed last.
    proposed: String,
    pages: Option<(Key, Arc<Layout>)>,
    making: Option<(Key, Receiver<Layout>)>,
    preview: preview::State,
}

impl Default for State {
    fn default() -> Self {
        Self {
            kind: Kind::Full,
            with_explanations: false,
            prefilled: false,
            contact: None,
            checklist: None,
            path: String::new(),
            proposed: String::new(),
            pages: None,
            making: None,
            preview: preview::State::default(),
        }
    }
}

impl State {
    /// What is chosen.
    pub fn options(&self, date: Date) -> Options {
        let questionnaire = self.kind == Kind::Questionnaire;
        Options {
            with_explanations: self.with_explanations,
            prefilled: self.prefilled,
            contact: self.contact.filter(|_| questionnaire),
            checklist: self.checklist.filter(|_| questionnaire),
            ..Options::new(self.kind, date)
        }
    }

    /// Lays the pages out in a thread when something has changed.
    fn refresh(&mut self, ui: &Ui, cx: &Cx<'_>) {
        let key = (cx.view.revision, self.options(cx.today()));
        if let Some((made, receiver)) = &self.making {
            match receiver.try_recv() {
                Ok(layout) => {
                    self.pages = Some((*made, Arc::new(layout)));
                    self.making = None;
                }
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => self.making = None,
            }
        }
        if self.pages.as_ref().is_some_and(|(made, _)| *made == key) {
            return;
        }
        let (sender, receiver) = channel();
        let (assessment, catalog, ctx) = (cx.assessment.clone(), cx.catalog.clone(), ui.ctx().clone());
        std::thread::spawn(move || {
            sender.send(report::pages(&assessment, &catalog, &key.1)).ok();
            ctx.request_repaint();
        });
        self.making = Some((key, receiver));
    }
}

/// Paints the screen.
pub fn ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    state.refresh(ui, cx);
    ui.horizontal_wrapped(|ui| {
        title(ui, "Bericht");
        match &state.pages {
            Some((_, layout)) if state.making.is_none() => muted(ui, pages_words(layout.pages.len())),
            _ => muted(ui, "Seiten werden gesetzt …"),
        };
    });
    let full = ui.available_rect_before_wrap();
    if full.width() < 700.0 {
        return ScrollArea::vertical()
            .id_salt("report")
            .auto_shrink([false, false])
            .show(ui, |ui| {
                let out = choose::ui(state, ui, cx);
                ui.add_space(space::M);
                let height = (full.height() - 40.0).max(280.0);
                let place = Rect::from_min_size(ui.cursor().min, eframe::egui::vec2(ui.available_width(), height));
                let mut right = ui.new_child(UiBuilder::new().id_salt("preview").max_rect(place));
                preview::ui(&mut state.preview, &mut right, state.pages.as_ref().map(|(_, layout)| layout));
                ui.allocate_rect(place, Sense::hover());
                out
            })
            .inner;
    }
    let width = 290.0;
    let left = Rect::from_min_max(full.min, pos2(full.left() + width, full.bottom()));
    let mut left_ui = ui.new_child(UiBuilder::new().id_salt("choose").max_rect(left));
    let out = ScrollArea::vertical()
        .id_salt("choose")
        .auto_shrink([false, false])
        .show(&mut left_ui, |ui| choose::ui(state, ui, cx))
        .inner;
    let right = Rect::from_min_max(pos2(left.right() + space::L, full.top()), full.max);
    let mut right_ui = ui.new_child(UiBuilder::new().id_salt("preview").max_rect(right));
    preview::ui(&mut state.preview, &mut right_ui, state.pages.as_ref().map(|(_, layout)| layout));
    ui.allocate_rect(full, Sense::hover());
    out
}

fn pages_words(count: usize) -> String {
    if count == 1 { "1 Seite".to_owned() } else { format!("{count} Seiten") }
}
