//! The one-way rule of the architecture: lower layers know nothing of higher ones, of the window, of paper or of files.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Lowest first; a layer may use itself and those before it in its row's list.
const MAY_USE: [(&str, &[&str]); 8] = [
    ("catalog", &[]),
    ("assessment", &["catalog"]),
    ("analysis", &["catalog", "assessment"]),
    ("store", &["catalog", "assessment"]),
    ("exchange", &["catalog", "assessment", "analysis"]),
    ("report", &["catalog", "assessment", "analysis"]),
    ("app", &["catalog", "assessment", "analysis", "store", "exchange", "report", "example"]),
    // The commands print the window's errors too.
    ("cli", &["catalog", "assessment", "analysis", "store", "exchange", "report", "example", "app"]),
];

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let code: String = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .map(|line| format!("{line}\n"))
                .collect();
            files.push((path, code));
        }
    }
    files
}

fn layer(name: &str) -> Vec<(PathBuf, String)> {
    let home = if ["app", "cli"].contains(&name) { "src" } else { "src/core" };
    let files = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(home).join(name));
    assert!(!files.is_empty(), "src/{name} is gone; change this test with the architecture");
    files
}

#[test]
fn arrows_between_layers_point_down_only() {
    for (name, allowed) in MAY_USE {
        for (path, code) in layer(name) {
            for (other, _) in MAY_USE {
                if other != name && !allowed.contains(&other) {
                    let uses = [format!("crate::{other}::"), format!("crate::{other};"), format!("wiba_core::{other}")]
                        .iter()
                        .any(|path| code.contains(path));
                    assert!(!uses, "{} uses {other}", path.display());
                }
            }
        }
    }
}

#[test]
fn the_core_knows_no_window_no_paper_and_no_file_system() {
    for name in ["catalog", "assessment", "analysis"] {
        for (path, code) in layer(name) {
            for foreign in
                ["egui", "eframe", "printpdf", "rfd", "std::fs", "std::io", "std::path", "std::env", "std::net"]
            {
                assert!(!code.contains(foreign), "{} knows {foreign}", path.display());
            }
        }
    }
}

#[test]
fn nothing_in_the_program_opens_a_network_connection() {
    for (path, code) in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        for network in ["std::net", "TcpStream", "UdpSocket", "reqwest", "ureq", "hyper::"] {
            assert!(!code.contains(network), "{} knows {network}", path.display());
        }
    }
}
