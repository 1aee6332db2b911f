//! What has just been added gets the focus: whoever adds a Nachweis goes on by writing what it is.

use std::collections::BTreeSet;

use eframe::egui::{Context, Id as Place, Ui};

use super::form_field::id as field_id;
use crate::kit::input_order;
use crate::kit::widgets::select_all;
use wiba_core::assessment::Id;
use wiba_core::desk::drafts::Field;

/// Something will be added to these.
pub fn adding(ui: &Ui, list: Place, there: impl Iterator<Item = Id>) {
    ui.data_mut(|data| data.insert_temp::<BTreeSet<Id>>(list.with("adding"), there.collect()));
    // What is typed next is meant for it.
    input_order::wait(ui.ctx());
}

/// Nothing will be added any more: the file is let go.
pub fn forget_added(ctx: &Context) {
    ctx.data_mut(|data| data.remove_by_type::<BTreeSet<Id>>());
}

/// Leads to the field of what has been added since; what stands in it is replaced by what is typed.
pub fn follow_added(ui: &Ui, list: Place, now: impl Iterator<Item = (Id, Field, String)>) {
    let key = list.with("adding");
    let Some(before) = ui.data(|data| data.get_temp::<BTreeSet<Id>>(key)) else { return };
    for (id, field, text) in now {
        if !before.contains(&id) {
            ui.data_mut(|data| data.remove_temp::<BTreeSet<Id>>(key));
            ui.memory_mut(|memory| memory.request_focus(field_id(field)));
            select_all(ui.ctx(), field_id(field), &text);
            return;
        }
    }
}
