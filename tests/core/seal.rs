//! Files with a password: what opens them, what does not, and that nothing of them is written as plain text.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use tempfile::TempDir;
use wiba_core::assessment::{Assessment, Kommune};
use wiba_core::desk::recovery;
use wiba_core::desk::session::Session;
use wiba_core::store::disk::System;
use wiba_core::store::{
    File, OfficeKey, OfficeLock, Password, PasswordFault, Seal, SealFault, StoreError, Strength, backup_path, encode,
    examine, is_sealed, read_for_office, to_text, unlock, write_for_office,
};

const MARKER: &str = "Klartext-Marke";
const TYPED: &str = "Öl und Äpfel im Keller 7";

/// One for all tests: each costs as long as checking a password.
static SEAL: LazyLock<Seal> = LazyLock::new(|| Seal::new(&password()).unwrap());

fn password() -> Password {
    Password::new(TYPED).unwrap()
}

fn town() -> Assessment {
    let mut town = wiba_core::example::musterstadt().unwrap();
    town.kommune.name = MARKER.to_owned();
    town
}

fn named(name: &str) -> Assessment {
    let mut town = town();
    town.kommune.name = format!("{MARKER} {name}");
    town
}

fn now() -> jiff::civil::DateTime {
    jiff::civil::date(2026, 11, 22).at(14, 32, 0, 0)
}

fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rathaus.wiba");
    (folder, path)
}

fn sealed() -> (TempDir, PathBuf, File) {
    let (folder, path) = place();
    let file = File::create_with(Arc::new(System), &path, &town(), Some(&SEAL)).unwrap();
    (folder, path, file)
}

fn open(path: &Path, seal: Option<&Seal>) -> Result<(File, Assessment), StoreError> {
    File::open_with(Arc::new(System), path, seal)
}

fn fault<T>(result: Result<T, StoreError>) -> SealFault {
    match result {
        Err(StoreError::Seal { fault, .. }) => fault,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it opens"),
    }
}

/// Every file below a folder in which the marker stands.
fn plain(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(plain(&path));
        } else if String::from_utf8_lossy(&fs::read(&path).unwrap()).contains(MARKER) {
            found.push(path);
        }
    }
    found
}

#[test]
fn a_sealed_file_opens_with_its_password_and_with_nothing_else() {
    let (_folder, path, _file) = sealed();
    assert!(is_sealed(&path).unwrap());
    assert_eq!(fault(File::open(&path)), SealFault::Locked);
    assert_eq!(fault(unlock(&path, &Password::new("Öl und Apfel im Keller 7").unwrap())), SealFault::WrongPassword);
    let seal = unlock(&path, &password()).unwrap().unwrap();
    assert_eq!(open(&path, Some(&seal)).unwrap().1, town());
    let examined = examine(&path, Some(&seal), None).unwrap();
    assert!(examined.readable && examined.damages.is_empty(), "{:?}", examined.damages);
}

#[test]
fn the_envelope_is_readable_and_says_nothing_of_what_is_in_it() {
    let (_folder, path, _) = sealed();
    let text = fs::read_to_string(&path).unwrap();
    let id = town().id;
    let head = format!("(format: 2, version: \"{}\", id: \"{id}\", sealed: (", env!("CARGO_PKG_VERSION"));
    assert!(text.starts_with(&head), "{}", &text[..200]);
    assert_eq!(text.lines().filter(|line| *line == "-----BEGIN AGE ENCRYPTED FILE-----").count(), 2);
    assert_eq!(text.lines().filter(|line| *line == "-----END AGE ENCRYPTED FILE-----").count(), 2);
    assert!(!text.contains(MARKER) && text.lines().all(|line| line.len() < 120));
}

#[test]
fn a_password_is_the_same_however_its_letters_were_put_together() {
    let (_folder, path, _) = sealed();
    let apart = "O\u{308}l und A\u{308}pfel im Keller 7";
    assert!(unlock(&path, &Password::new(apart).unwrap()).unwrap().is_some());
}

#[test]
fn nothing_is_no_password_and_blanks_are_part_of_one() {
    assert_eq!(Password::new("").unwrap_err(), PasswordFault::Empty);
    assert_eq!(Password::from_file(b"\xef\xbb\xbf\r\n").unwrap_err(), PasswordFault::Empty);
    let (_folder, path, _) = sealed();
    for other in [format!(" {TYPED}"), format!("{TYPED} ")] {
        assert_eq!(fault(unlock(&path, &Password::new(&other).unwrap())), SealFault::WrongPassword);
    }
}

#[test]
fn of_a_password_file_a_byte_order_mark_and_one_line_break_are_ignored_and_nothing_else() {
    let (_folder, path, _) = sealed();
    for file in [format!("{TYPED}\n"), format!("\u{feff}{TYPED}\r\n")] {
        assert!(unlock(&path, &Password::from_file(file.as_bytes()).unwrap()).unwrap().is_some(), "{file:?}");
    }
    for (file, why) in [
        (&b"geheim\n\n"[..], PasswordFault::Control),
        (b"geheim\r", PasswordFault::Control),
        (b"zwei\nZeilen", PasswordFault::Control),
        (b"mit\0Null", PasswordFault::Control),
        (b"\xfcmlaut", PasswordFault::NotUtf8),
        (b"g\0e\0", PasswordFault::Control),
    ] {
        assert_eq!(Password::from_file(file).unwrap_err(), why, "{file:?}");
    }
}

/// Changes one letter in the armour after a mark.
fn damaged(text: &str, part: &str, line: usize) -> String {
    let start = text.find(part).unwrap();
    let mut lines = text[start..].lines();
    let line = lines.nth(line).unwrap();
    let at = line.as_ptr() as usize - text.as_ptr() as usize + 20;
    let other = if &text[at..=at] == "A" { "B" } else { "A" };
    format!("{}{other}{}", &text[..at], &text[at + 1..])
}

#[test]
fn a_damaged_key_a_damaged_body_and_a_missing_end_are_told_apart() {
    let (_folder, path, _) = sealed();
    let text = fs::read_to_string(&path).unwrap();
    let try_with = |text: &str| {
        fs::write(&path, text).unwrap();
        unlock(&path, &password()).and_then(|seal| open(&path, seal.as_ref()))
    };
    let key_end = text.find("-----END").unwrap();
    let last = text[..key_end].lines().count() - text[..text.find("key:").unwrap()].lines().count();
    assert_eq!(fault(try_with(&damaged(&text, "key:", last - 1))), SealFault::KeyDamaged);
    assert_eq!(fault(try_with(&damaged(&text, "body:", 30))), SealFault::BodyDamaged);
    assert_eq!(fault(try_with(&text[..text.len() / 2])), SealFault::CutOff);
    assert_eq!(fault(try_with(&text[..key_end - 100])), SealFault::CutOff);
    // Somebody who closes the brackets of a shortened body gets no shortened assessment.
    let lines: Vec<&str> = text.lines().collect();
    let shorter = [&lines[..lines.len() - 40], &lines[lines.len() - 3..]].concat().join("\n");
    assert_eq!(fault(try_with(&shorter)), SealFault::BodyDamaged);
    let messages: Vec<String> =
        [SealFault::WrongPassword, SealFault::KeyDamaged, SealFault::BodyDamaged, SealFault::CutOff]
            .map(|fault| StoreError::Seal { path: path.clone(), fault }.to_string())
            .into();
    for message in &messages {
        assert_eq!(messages.iter().filter(|other| *other == message).count(), 1, "{message}");
    }
}

#[test]
fn the_work_of_a_password_is_17_and_at_most_18() {
    let (_folder, path, _) = sealed();
    let text = fs::read_to_string(&path).unwrap();
    let key: String = text.lines().skip_while(|line| !line.starts_with("-----BEGIN")).nth(1).unwrap().to_owned();
    use base64::Engine;
    let head = base64::engine::general_purpose::STANDARD.decode(&key[..64]).unwrap();
    assert!(head.starts_with(b"age-encryption.org/v1\n-> scrypt "), "{}", String::from_utf8_lossy(&head));
    for (work, opens) in [(18, true), (19, false)] {
        let body = text.split_once("body: \"").unwrap().1;
        fs::write(
            &path,
            format!(
                "(format: 2, version: \"0.2.0\", id: \"{}\", sealed: (key: \"{}\", body: \"{body}",
                town().id,
                locked_with(work)
            ),
        )
        .unwrap();
        match unlock(&path, &password()) {
            Ok(seal) => assert!(opens && seal.is_some()),
            Err(error) => {
                assert!(!opens, "{error}");
                assert!(matches!(error, StoreError::Seal { fault: SealFault::TooMuchWork(19), .. }));
                assert!(error.to_string().contains("2 hoch 19"), "{error}");
            }
        }
    }
}

/// Some key behind the password, with more work than ours.
fn locked_with(work: u8) -> String {
    use std::io::Write;
    let mut recipient = age::scrypt::Recipient::new(TYPED.to_owned().into());
    recipient.set_work_factor(work);
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let armour = age::armor::ArmoredWriter::wrap_output(Vec::new(), age::armor::Format::AsciiArmor).unwrap();
    let mut writer = encryptor.wrap_output(armour).unwrap();
    let identity = age::x25519::Identity::generate();
    use secrecy::ExposeSecret;
    writer.write_all(identity.to_string().expose_secret().as_bytes()).unwrap();
    String::from_utf8(writer.finish().unwrap().finish().unwrap()).unwrap()
}

#[test]
fn saving_needs_no_password_and_keeps_sealing() {
    let (folder, path, mut file) = sealed();
    let key = |path: &Path| fs::read_to_string(path).unwrap().split("body:").next().unwrap().to_owned();
    let before = key(&path);
    file.save(&named("zwei")).unwrap();
    file.save(&named("drei")).unwrap();
    assert_eq!(key(&path), before, "the password is the same");
    assert_eq!(open(&path, Some(&SEAL)).unwrap().1, named("drei"));
    assert_eq!(open(&backup_path(&path), Some(&SEAL)).unwrap().1, named("zwei"));
    assert_eq!(plain(folder.path()), [] as [PathBuf; 0]);
}

#[test]
fn what_has_not_changed_is_not_written_again() {
    let (_folder, path, mut file) = sealed();
    let before = fs::read(&path).unwrap();
    file.save(&town()).unwrap();
    assert_eq!(fs::read(&path).unwrap(), before);
    assert!(!backup_path(&path).exists());
}

#[test]
fn a_change_by_somebody_else_is_noticed_in_a_sealed_file_too() {
    let (_folder, path, mut file) = sealed();
    fs::write(&path, encode(&named("fremd"), &path, Some(&SEAL)).unwrap()).unwrap();
    assert!(matches!(file.save(&named("eigen")), Err(StoreError::ChangedOnDisk { .. })));
    assert_eq!(open(&path, Some(&SEAL)).unwrap().1, named("fremd"));
}

#[test]
fn setting_a_password_leaves_no_plain_text_beside_the_file() {
    let (folder, path) = place();
    let mut file = File::create(&path, &named("eins")).unwrap();
    file.save(&named("zwei")).unwrap();
    assert_eq!(plain(folder.path()).len(), 2);
    file.reseal(Some(SEAL.clone()), &named("drei")).unwrap();
    assert_eq!(plain(folder.path()), [] as [PathBuf; 0]);
    assert_eq!(
        open(&backup_path(&path), Some(&SEAL)).unwrap().1,
        named("zwei"),
        "the version before can still be read"
    );
    // Without a change as well.
    let (folder, path) = place();
    let mut file = File::create(&path, &named("eins")).unwrap();
    file.save(&named("zwei")).unwrap();
    file.reseal(Some(SEAL.clone()), &named("zwei")).unwrap();
    assert_eq!(plain(folder.path()), [] as [PathBuf; 0]);
    assert_eq!(open(&path, Some(&SEAL)).unwrap().1, named("zwei"));
}

#[cfg(unix)]
#[test]
fn what_a_program_that_was_killed_has_left_as_plain_text_is_sealed_or_removed_too() {
    let (folder, path) = place();
    let mut file = File::create(&path, &named("eins")).unwrap();
    let left = folder.path().join(".rathaus.wiba.tmp-0123456789abcdef");
    fs::write(&left, to_text(&named("zwei"), &path).unwrap()).unwrap();
    let half = folder.path().join(".rathaus.wiba.bak.tmp-0123456789abcdef");
    fs::write(&half, &to_text(&named("drei"), &path).unwrap()[..5000]).unwrap();
    fs::write(folder.path().join("fremd.txt"), MARKER).unwrap();
    file.reseal(Some(SEAL.clone()), &named("eins")).unwrap();
    assert_eq!(plain(folder.path()), [folder.path().join("fremd.txt")], "what is not ours is left alone");
    assert!(!half.exists());
    assert_eq!(file.take_notices(), []);
}

#[test]
fn another_password_is_another_key_for_the_body_as_well() {
    let (_folder, path, mut file) = sealed();
    let other = Seal::new(&Password::new("ganz anders").unwrap()).unwrap();
    file.reseal(Some(other), &town()).unwrap();
    assert_eq!(fault(open(&path, Some(&SEAL))), SealFault::Locked, "a window with the old password asks again");
    assert_eq!(fault(unlock(&path, &password())), SealFault::WrongPassword);
    // The old key opens nothing, even if somebody puts it into the new file.
    let old = encode(&town(), &path, Some(&SEAL)).unwrap();
    let (old, new) = (String::from_utf8(old).unwrap(), fs::read_to_string(&path).unwrap());
    let mixed = format!("{}body:{}", old.split_once("body:").unwrap().0, new.split_once("body:").unwrap().1);
    fs::write(&path, mixed).unwrap();
    assert_eq!(fault(open(&path, Some(&SEAL))), SealFault::BodyDamaged);
}

#[test]
fn a_removed_password_is_gone_and_the_version_before_keeps_it() {
    let (_folder, path, mut file) = sealed();
    file.reseal(None, &town()).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), to_text(&town(), &path).unwrap());
    assert_eq!(open(&backup_path(&path), Some(&SEAL)).unwrap().1, town());
}

#[test]
fn a_password_that_cannot_be_written_is_not_set() {
    let (_folder, path) = place();
    let mut file = File::create(&path, &named("eins")).unwrap();
    fs::write(&path, to_text(&named("fremd"), &path).unwrap()).unwrap();
    assert!(file.reseal(Some(SEAL.clone()), &named("zwei")).is_err());
    assert!(file.seal().is_none());
    assert_eq!(File::open(&path).unwrap().1, named("fremd"));
}

#[test]
fn an_envelope_with_the_id_of_another_file_is_refused() {
    let (_folder, path, _) = sealed();
    let text = fs::read_to_string(&path).unwrap();
    let id = town().id.to_string();
    let other = Assessment::new("x", now().date(), &wiba_core::catalog::Catalog::embedded().unwrap()).id.to_string();
    fs::write(&path, text.replace(&id, &other)).unwrap();
    assert!(matches!(open(&path, Some(&SEAL)), Err(StoreError::Contradictory { .. })));
}

#[test]
fn an_envelope_that_an_editor_has_saved_anew_still_opens() {
    let (_folder, path, _) = sealed();
    let text = fs::read_to_string(&path).unwrap();
    for edited in [format!("\u{feff}{text}"), text.replace('\n', "\r\n"), format!("\n\n  {}", text.trim_end())] {
        fs::write(&path, edited).unwrap();
        assert!(is_sealed(&path).unwrap());
        let seal = unlock(&path, &password()).unwrap();
        assert_eq!(open(&path, seal.as_ref()).unwrap().1, town());
    }
}

#[test]
fn a_kommune_named_like_an_envelope_is_none() {
    let (_folder, path) = place();
    let mut town = town();
    town.kommune.name = "sealed: (key: \"".to_owned();
    File::create(&path, &town).unwrap();
    assert!(!is_sealed(&path).unwrap());
    assert_eq!(File::open(&path).unwrap().1, town);
}

#[test]
fn an_open_sealed_file_writes_nothing_plain_wherever_it_writes() {
    let (folder, path, file) = sealed();
    drop(file);
    let config = folder.path().join("config");
    let mut session = Session::open_on(Arc::new(System), &path, Some(&SEAL), now()).unwrap();
    recovery::save(&config, session.assessment(), session.seal()).unwrap();
    session.save_as(&folder.path().join("anders.wiba"), false, now(), 0.0).unwrap();
    session.save_as(&path, true, now(), 0.0).unwrap();
    assert!(session.seal().is_some());
    assert_eq!(plain(folder.path()), [] as [PathBuf; 0]);
    let copies = recovery::find(&config);
    assert_eq!(copies.len(), 1, "a copy that nobody can read without the password is offered all the same");
    assert_eq!(copies[0].answers, None);
    assert!(copies[0].name.starts_with("wiederhergestellt"));
    assert_eq!(open(&copies[0].path, Some(&SEAL)).unwrap().1, town());
}

#[test]
fn a_session_seals_its_file_from_the_moment_that_it_gets_a_password() {
    let (folder, path) = place();
    let mut session = Session::create(&path, town(), now()).unwrap();
    session.reseal(Some(SEAL.clone()), now(), 0.0).unwrap();
    assert!(session.is_saved() && session.seal().is_some());
    assert_eq!(plain(folder.path()), [] as [PathBuf; 0]);
    session.reseal(None, now(), 0.0).unwrap();
    assert!(session.seal().is_none());
    assert_eq!(File::open(&path).unwrap().1, town());
}

#[test]
fn a_copy_for_an_office_opens_with_its_key_and_with_no_other() {
    use age::x25519::Identity;
    use secrecy::ExposeSecret;
    let (folder, path) = place();
    let [own, other] = [Identity::generate(), Identity::generate()];
    write_for_office(&path, &town(), &own.to_public().to_string().parse().unwrap()).unwrap();
    assert_eq!(plain(folder.path()), [] as [PathBuf; 0]);
    let key = |identity: &Identity| {
        let text = format!("# created: gestern\n# public key: age1…\n{}\n", identity.to_string().expose_secret());
        OfficeKey::from_file(text.as_bytes()).unwrap()
    };
    assert_eq!(read_for_office(&path, &key(&own)).unwrap(), town());
    assert_eq!(fault(read_for_office(&path, &key(&other))), SealFault::WrongKey);
    assert_eq!(fault(File::open(&path)), SealFault::NeedsKey);
    assert!(matches!(
        write_for_office(&path, &named("zwei"), &own.to_public().to_string().parse().unwrap()),
        Err(StoreError::Exists { .. })
    ));
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, damaged(&text, "-----BEGIN", 30)).unwrap();
    assert_eq!(fault(read_for_office(&path, &key(&own))), SealFault::CopyDamaged);
    assert!("age1abc".parse::<OfficeLock>().is_err());
    assert!(OfficeKey::from_file(b"# nichts\n").is_none());
    // As `age` writes it without --armor.
    let mut binary = Vec::new();
    let recipient = own.to_public();
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let mut writer = encryptor.wrap_output(&mut binary).unwrap();
    std::io::Write::write_all(&mut writer, to_text(&town(), &path).unwrap().as_bytes()).unwrap();
    writer.finish().unwrap();
    fs::write(&path, binary).unwrap();
    assert_eq!(read_for_office(&path, &key(&own)).unwrap(), town());
}

#[test]
fn a_password_that_others_would_try_first_is_weak() {
    let kommune =
        Kommune { name: "Stadt Musterhausen".to_owned(), isb: "Mia Sommerfeld".to_owned(), ..Kommune::default() };
    let of = |typed: &str| Strength::of(&Password::new(typed).unwrap(), &kommune);
    for weak in [
        "geheim",
        "Musterhausen2026",
        "Buergermeister1",
        "Passwort123!",
        "sommer2026",
        "Stadt Musterhausen",
        "sommerfeld1",
    ] {
        assert!(of(weak).is_weak(), "{weak}: {:?}", of(weak));
    }
    for good in ["Salamander Trompete Gletscher Quittung", "x7#Kq9!vLm2$"] {
        assert!(!of(good).is_weak(), "{good}: {:?}", of(good));
    }
}

#[test]
fn a_secret_is_never_printed() {
    assert!(!format!("{:?}", password()).contains("Keller"));
    assert_eq!(format!("{:?}", *SEAL), "Seal(…)");
}
