//! What is done with bytes from outside: nothing of it may panic, hang, or say afterwards something else than before.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use wiba_core::assessment::Assessment;
use wiba_core::catalog::{Catalog, SourceFile};
use wiba_core::exchange;
use wiba_core::store::disk::System;
use wiba_core::store::{self, File, Password, Seal, parse, to_text};

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::embedded().unwrap());
static EXAMPLE: LazyLock<Assessment> = LazyLock::new(|| wiba_core::example::musterstadt().unwrap());
static SEAL: LazyLock<Seal> = LazyLock::new(|| {
    let seed = [env!("CARGO_MANIFEST_DIR"), "../../fuzz/seeds/envelope/seed.wiba"].iter().collect::<PathBuf>();
    let seed =
        if seed.exists() { seed } else { Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/envelope/seed.wiba") };
    store::unlock(&seed, &Password::new("Öl und Äpfel").unwrap()).unwrap().unwrap()
});

/// For what is read from a file only.
fn on_disk(bytes: &[u8], look: impl FnOnce(&Path)) {
    let name = format!("wiba-fuzz-{}-{:?}.wiba", std::process::id(), std::thread::current().id());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, bytes).unwrap();
    look(&path);
    std::fs::remove_file(&path).unwrap();
}

/// A file: what can be read is written and read the same, and what can be repaired can be opened.
pub fn file(bytes: &[u8]) {
    let path = Path::new("");
    if let Ok(town) = parse(bytes, path) {
        let text = to_text(&town, path).unwrap();
        assert_eq!(parse(text.as_bytes(), path).unwrap(), town);
    }
    on_disk(bytes, |path| {
        if let Ok(examined) = store::examine(path, None, None) {
            let text = to_text(&examined.assessment, path).unwrap();
            assert_eq!(parse(text.as_bytes(), path).unwrap(), examined.assessment);
        }
    });
}

/// A file with a password.
pub fn envelope(bytes: &[u8]) {
    on_disk(bytes, |path| {
        // Of a damaged one it cannot be told; what opens is not damaged.
        let sealed = store::is_sealed(path);
        if File::open_with(Arc::new(System), path, Some(&SEAL)).is_ok() && !sealed.unwrap() {
            File::open(path).unwrap();
        }
    });
}

/// A file of a catalogue, among the others as they are.
pub fn catalogue(bytes: &[u8]) {
    static FILES: LazyLock<Vec<SourceFile>> = LazyLock::new(|| {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folders = ["../checklists", "../../checklists"].map(|folder| here.join(folder));
        store::read_catalog(folders.iter().find(|folder| folder.exists()).unwrap()).unwrap()
    });
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut files = FILES.clone();
    if let Some(first) = files.first_mut() {
        first.text = text.to_owned();
    }
    Catalog::parse(&files).ok();
}

/// A picture.
pub fn logo(bytes: &[u8]) {
    exchange::logo_from_picture(bytes).ok();
}

fn answers(bytes: &[u8]) {
    if let Ok(proposal) = exchange::read(bytes, &CATALOG) {
        proposal.against(&EXAMPLE.round, &CATALOG).edits(|_, _| true);
    }
}

/// A table of text.
pub fn csv(bytes: &[u8]) {
    exchange::read_csv(bytes, &CATALOG).ok();
    answers(bytes);
}

/// A workbook.
pub fn xlsx(bytes: &[u8]) {
    answers(bytes);
    exchange::fill_tool(bytes, &EXAMPLE.round, &CATALOG).ok();
}

/// A document of Word, or many in an archive.
pub fn docx(bytes: &[u8]) {
    answers(bytes);
}

/// A form that was filled in on the screen.
pub fn pdf(bytes: &[u8]) {
    answers(bytes);
}
