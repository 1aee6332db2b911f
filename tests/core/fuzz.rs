//! The seeds of the fuzzer as they are, cut off, and with single bytes changed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

#[path = "../../fuzz/what.rs"]
mod what;

use std::path::{Path, PathBuf};

fn here(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder)
}

/// Each seed whole, then in eight lengths, then with a byte changed in eight places.
fn seeds(folder: &str, ending: &str, target: fn(&[u8])) {
    let files = std::fs::read_dir(here(folder)).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<PathBuf> = files.filter(|path| path.to_str().unwrap().ends_with(ending)).collect();
    assert!(!files.is_empty(), "{folder}");
    for path in files {
        let bytes = std::fs::read(path).unwrap();
        target(&bytes);
        for part in 1..8 {
            let place = bytes.len() * part / 8;
            target(&bytes[..place]);
            let mut changed = bytes.clone();
            changed[place] ^= 1 << part;
            target(&changed);
        }
    }
}

#[test]
fn no_seed_of_a_file_or_catalogue_panics_or_changes_what_it_says() {
    seeds("fuzz/seeds/file", "", what::file);
    seeds("fuzz/seeds/envelope", "", what::envelope);
    seeds("fuzz/seeds/catalogue", "", what::catalogue);
}

#[test]
fn no_seed_of_a_foreign_file_panics() {
    seeds("fuzz/seeds/csv", "", what::csv);
    seeds("fuzz/seeds/logo", "", what::logo);
    seeds("tests/core/exchange/files", "fields.docx", what::docx);
    seeds("tests/core/exchange/files", "sheets.xlsx", what::xlsx);
    seeds("tests/core/exchange/files", "js.pdf", what::pdf);
}
