//! A word of the system's own where there is neither a window nor a console.

/// Says something, and returns when it has been read.
pub fn message_box(text: &str, fault: bool) {
    let level = if fault { rfd::MessageLevel::Error } else { rfd::MessageLevel::Info };
    rfd::MessageDialog::new().set_title("WiBA-Kompass").set_level(level).set_description(text.trim_end()).show();
}
