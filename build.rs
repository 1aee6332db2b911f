//! For both programs: the commit they are made of, and on Windows icon, version and manifest.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // This script builds the package at the top and the one of the commands.
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let top = here.ancestors().find(|folder| folder.join("publiccode.yml").exists()).unwrap_or(&here);
    println!("cargo::rustc-env=WIBA_COMMIT={}", commit(top).unwrap_or_else(|| "unbekannt".to_owned()));
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "windows")
        && let Err(error) = windows(top)
    {
        println!("cargo::error=icon, version and manifest for Windows: {error}");
    }
}

/// From the file that the source archive has, else from git. A debug build does not ask: every commit would link all tests
/// anew.
fn commit(top: &Path) -> Option<String> {
    if env::var("PROFILE").is_ok_and(|profile| profile == "debug") {
        return None;
    }
    let noted = top.join("COMMIT");
    if let Ok(text) = fs::read_to_string(&noted) {
        println!("cargo::rerun-if-changed={}", noted.display());
        return Some(text.trim().to_owned());
    }
    let git = |arguments: &[&str]| {
        let output = Command::new("git").current_dir(top).args(arguments).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    // An archive that lies in somebody else's repository is none of its commits.
    if fs::canonicalize(git(&["rev-parse", "--show-toplevel"])?).ok()? != fs::canonicalize(top).ok()? {
        return None;
    }
    let log = top.join(git(&["rev-parse", "--git-path", "logs/HEAD"])?);
    println!("cargo::rerun-if-changed={}", log.display());
    git(&["rev-parse", "--short=12", "HEAD"])
}

fn windows(top: &Path) -> std::io::Result<()> {
    let icon = top.join("assets/icon/wiba-kompass.ico");
    let manifest = top.join("assets/windows.manifest");
    for file in [&icon, &manifest] {
        println!("cargo::rerun-if-changed={}", file.display());
    }
    let console = env::var("CARGO_PKG_NAME").is_ok_and(|name| name == "wiba-cli");
    let (program, what) =
        if console { ("wiba-kompass-cli", "WiBA-Kompass, Befehle") } else { ("wiba-kompass", "WiBA-Kompass") };
    let file = format!("{program}.exe");
    let mut resource = winresource::WindowsResource::new();
    resource.set_language(0x0407); // German
    resource.set_icon(&icon.to_string_lossy());
    resource.set_manifest_file(&manifest.to_string_lossy());
    for (key, value) in [
        ("ProductName", "WiBA-Kompass"),
        ("FileDescription", what),
        ("OriginalFilename", file.as_str()),
        ("InternalName", program),
        ("LegalCopyright", "EUPL-1.2"),
    ] {
        resource.set(key, value);
    }
    resource.compile_for(program)
}
