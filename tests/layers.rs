//! The house: which room may use which, which crates each may know, and that no files need each other in a circle.
//! `house` says how is counted.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

mod house;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use house::{House, Naming, Target, lines, words};

/// The rooms of the core, lowest first. Each may use those before it, but for the pairs below.
const CORE: [&str; 8] = ["wording", "catalog", "assessment", "analysis", "store", "exchange", "report", "desk"];
/// These stand side by side.
const APART: [(&str, &str); 1] = [("report", "exchange")];
/// The rooms above the core: what each may not use. The example is a file of the core.
const ABOVE: [(&str, &[&str]); 5] = [
    ("example", &["exchange", "report", "desk", "kit", "app", "cli", "main"]),
    (
        "kit",
        &["catalog", "assessment", "analysis", "store", "exchange", "report", "desk", "example", "app", "cli", "main"],
    ),
    ("cli", &["desk", "kit", "app", "main"]),
    ("app", &["cli", "main"]),
    ("main", &[]),
];

/// Crates, and the only rooms that may know them.
const CRATES: [(&str, &[&str]); 34] = [
    ("rust_xlsxwriter", &["exchange"]),
    ("zip", &["exchange"]),
    ("quick_xml", &["exchange"]),
    ("age", &["store"]),
    ("secrecy", &["store"]),
    ("zxcvbn", &["store"]),
    ("zeroize", &["store", "app", "cli"]),
    ("rpassword", &["cli"]),
    ("printpdf", &["report"]),
    ("lopdf", &["exchange", "report"]),
    ("subsetter", &["report"]),
    ("ttf_parser", &["report"]),
    ("hypher", &["report"]),
    ("flate2", &["report"]),
    ("encoding_rs", &["exchange", "report", "store"]),
    ("resvg", &["exchange"]),
    ("spellbook", &["desk"]),
    ("base64", &["exchange", "report", "store"]),
    ("image", &["exchange", "report"]),
    ("sha2", &["store"]),
    ("rustix", &["store", "wording"]),
    ("dunce", &["store"]),
    ("unicode_linebreak", &["report"]),
    ("unicode_normalization", &["exchange", "report", "store"]),
    ("etcetera", &["store", "app"]),
    ("eframe", &["kit", "app"]),
    ("egui_extras", &["app"]),
    ("lucide_icons", &["kit", "app"]),
    ("mundy", &["kit", "app"]),
    ("rfd", &["app"]),
    ("opener", &["app"]),
    ("pollster", &["app"]),
    ("clap", &["cli"]),
    ("serde_json", &["cli"]),
];

/// Files outside the store that read or move files themselves, each for one thing.
const READ_FILES: [(&str, &str); 3] = [
    ("src/cli/keys.rs", "a password"),
    ("src/core/desk/settings.rs", "the settings"),
    ("src/core/desk/recovery.rs", "the copy after a crash"),
];

/// The room of a file.
fn room(file: &Path) -> String {
    let mut parts = file.iter().skip(1).map(|part| part.to_string_lossy().into_owned());
    let first = parts.next().unwrap();
    let name = if first == "core" { parts.next().unwrap() } else { first };
    name.trim_end_matches(".rs").to_owned()
}

/// Roots only say which modules there are; that of the commands has what they share.
fn is_root(file: &Path) -> bool {
    file.ends_with("lib.rs") && room(file) != "cli"
}

fn may_use(room: &str, other: &str) -> bool {
    let place = |name: &str| CORE.iter().position(|room| *room == name);
    match (place(room), place(other)) {
        _ if room == other => true,
        (Some(upper), Some(lower)) => lower < upper && !APART.contains(&(room, other)),
        // Nothing in the core but the example's readers knows what stands above it.
        (Some(_), None) => false,
        (None, _) => ABOVE.iter().any(|(name, not)| *name == room && !not.contains(&other)),
    }
}

fn foreign(namings: &[Naming]) -> impl Iterator<Item = (&Naming, &str)> {
    namings.iter().filter_map(|naming| match &naming.target {
        Target::Foreign(path) => Some((naming, path.as_str())),
        _ => None,
    })
}

fn begins_with(path: &str, start: &str) -> bool {
    path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

#[test]
fn arrows_between_rooms_point_down_only() {
    let mut wrong = BTreeSet::new();
    for naming in House::read().namings() {
        let (Target::File(file) | Target::Module(file)) = &naming.target else { continue };
        if is_root(&naming.file) || is_root(file) {
            continue;
        }
        let (from, to) = (room(&naming.file), room(file));
        if !may_use(&from, &to) {
            wrong.insert(format!("{}: {} ({from} uses {to})", naming.file.display(), naming.path));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_crate_is_known_only_where_it_belongs() {
    let namings = House::read().namings();
    let mut wrong = BTreeSet::new();
    for (name, _) in CRATES {
        assert!(foreign(&namings).any(|(_, path)| begins_with(path, name)), "nobody knows {name} any more");
    }
    for (naming, path) in foreign(&namings) {
        let room = room(&naming.file);
        for (name, rooms) in CRATES {
            if begins_with(path, name) && !rooms.contains(&room.as_str()) {
                wrong.insert(format!("{} knows {name}", naming.file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_lower_core_knows_no_file_system() {
    let namings = House::read().namings();
    let mut wrong = BTreeSet::new();
    for (naming, path) in foreign(&namings) {
        let low = CORE.iter().take(4).any(|name| *name == room(&naming.file));
        let known = ["std::fs", "std::io", "std::path", "std::env", "std::process"];
        // Why the system refuses something is told in German on the ground; nothing is read or written there.
        let error = room(&naming.file) == "wording"
            && ["std::io::Error", "std::io::ErrorKind"].iter().any(|name| begins_with(path, name));
        if low && !error && known.iter().any(|name| begins_with(path, name)) {
            wrong.insert(format!("{} knows {path}", naming.file.display()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_are_read_and_written_by_the_store() {
    let namings = House::read().namings();
    let readers: BTreeSet<PathBuf> = foreign(&namings)
        .filter(|(naming, path)| begins_with(path, "std::fs") && room(&naming.file) != "store")
        .map(|(naming, _)| naming.file.clone())
        .collect();
    let known: BTreeSet<PathBuf> = READ_FILES.iter().map(|(file, _)| PathBuf::from(file)).collect();
    assert_eq!(readers, known);
}

#[test]
fn nothing_in_the_program_opens_a_network_connection() {
    let namings = House::read().namings();
    for (naming, path) in foreign(&namings) {
        for network in ["std::net", "std::os::unix::net", "reqwest", "ureq", "hyper", "tokio", "async_std", "socket2"] {
            assert!(!begins_with(path, network), "{} knows {path}", naming.file.display());
        }
    }
}

/// Whoever reads a message of the core may sit at the window.
#[test]
fn no_message_of_the_core_names_a_command_or_an_option() {
    let is_option = |line: &str| {
        line.match_indices("--").any(|(at, _)| {
            let before = line[..at].chars().next_back();
            before.is_some_and(|char| matches!(char, ' ' | '(' | '„' | '"'))
                && line[at + 2..].starts_with(|char: char| char.is_ascii_lowercase())
        })
    };
    let named = |line: &str| line.contains("„wiba-kompass ") || line.contains("Befehlszeile") || is_option(line);
    let wrong: Vec<(PathBuf, String)> = lines("src/core").into_iter().filter(|(_, line)| named(line)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_files_need_each_other_in_a_circle() {
    let mut needs: BTreeMap<PathBuf, BTreeMap<PathBuf, String>> = BTreeMap::new();
    for naming in House::read().namings() {
        if let Target::File(file) = naming.target
            && !naming.handed_on
            && file != naming.file
        {
            needs.entry(naming.file).or_default().insert(file, naming.path);
        }
    }
    let circles = circles(&needs);
    let told: Vec<String> = circles.iter().map(|circle| tell(circle, &needs)).collect();
    assert!(circles.is_empty(), "{} circles\n\n{}", circles.len(), told.join("\n\n"));
}

/// Groups of files from each of which every other can be reached.
fn circles(needs: &BTreeMap<PathBuf, BTreeMap<PathBuf, String>>) -> Vec<BTreeSet<PathBuf>> {
    let reached = |from: &PathBuf| {
        let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
        while let Some(file) = next.pop() {
            next.extend(
                needs.get(file).into_iter().flatten().map(|(to, _)| to).filter(|to| seen.insert((*to).clone())),
            );
        }
        seen
    };
    let all: BTreeMap<&PathBuf, BTreeSet<PathBuf>> = needs.keys().map(|file| (file, reached(file))).collect();
    let with = |file: &PathBuf| -> BTreeSet<PathBuf> {
        let back = |to: &&PathBuf| all.get(to).is_some_and(|reached| reached.contains(file));
        all.get(file).into_iter().flatten().filter(back).cloned().collect()
    };
    let groups: BTreeSet<BTreeSet<PathBuf>> = needs.keys().map(with).filter(|group| group.len() > 1).collect();
    groups.into_iter().collect()
}

fn tell(circle: &BTreeSet<PathBuf>, needs: &BTreeMap<PathBuf, BTreeMap<PathBuf, String>>) -> String {
    let edges = circle.iter().flat_map(|file| {
        let to = needs.get(file).into_iter().flatten().filter(|(to, _)| circle.contains(*to));
        to.map(move |(to, path)| format!("{} → {} ({path})", file.display(), to.display()))
    });
    edges.collect::<Vec<_>>().join("\n")
}

/// `pub` in the core that no other file names, because it only stands in the signature of something that is.
const SIGNATURES_ONLY: [(&str, &str); 6] = [
    ("ParseIdError", "why a text is no id"),
    ("ParseQuestionIdError", "why a text is no id"),
    ("ParseRequirementIdError", "why a text is no id"),
    ("Taken", "what Drafts::take returns"),
    ("Recent", "in a field of Settings"),
    ("ParseKindError", "why a word is no kind of report"),
];

#[test]
fn what_the_core_makes_public_is_named_outside_its_file() {
    let mut words = words(&["src", "tests", "benches"]);
    // The lists of this file name what they excuse.
    words.remove(Path::new("tests/layers.rs"));
    let mut alone = BTreeSet::new();
    for item in House::read().public("wiba_core") {
        let named = words.iter().any(|(file, words)| *file != item.file && words.contains(&item.name));
        let known = SIGNATURES_ONLY.iter().any(|(name, _)| *name == item.name);
        if !named && !known {
            alone.insert(format!("{}: {}", item.file.display(), item.name));
        }
        assert!(!(named && known), "{} is named by others now: take it off the list", item.name);
    }
    assert!(alone.is_empty(), "{alone:#?}");
}
