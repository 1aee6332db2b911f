//! Where reports and tables may be written.

use std::fs;

use wiba_core::report::{self, Kind, Options};
use wiba_core::store::target::{self, Place};
use wiba_core::store::{File, StoreError};

use super::{catalog, in_folder, named, whole};

#[test]
fn a_report_replaces_a_report_of_ours_but_a_foreign_file_only_if_the_user_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bericht.pdf");
    let options = Options::new(Kind::Management, jiff::civil::date(2026, 11, 22));
    let pdf = report::pdf(&report::pages(&named("Stadt"), catalog(), &options)).unwrap();
    assert_eq!(target::check(&path, false).unwrap(), Place::Free);
    target::write(&path, &pdf, false).unwrap();
    assert_eq!(target::check(&path, false).unwrap(), Place::Replaceable, "a report of ours");
    target::write(&path, &pdf, false).unwrap();
    for foreign in [&b"PK\x03\x04 ein Brief"[..], b"%PDF-1.7 eines anderen Programms", b""] {
        fs::write(&path, foreign).unwrap();
        let error = target::write(&path, &pdf, false).unwrap_err();
        assert!(matches!(error, StoreError::TargetTaken { .. }), "{error}");
        assert_eq!(fs::read(&path).unwrap(), foreign);
        assert!(target::write(&path, &pdf, true).is_ok());
        assert_eq!(fs::read(&path).unwrap(), pdf);
    }
    assert_eq!(in_folder(folder.path()), ["bericht.pdf"]);
}

#[test]
fn a_table_replaces_a_report_of_ours_only_if_the_user_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bericht.pdf");
    let options = Options::new(Kind::Management, jiff::civil::date(2026, 11, 22));
    let pdf = report::pdf(&report::pages(&named("Stadt"), catalog(), &options)).unwrap();
    target::write(&path, &pdf, false).unwrap();
    for refused in [target::write(&path, b"PK", false).err(), target::write_for_now(&path, b"PK", false).err()] {
        assert!(matches!(refused, Some(StoreError::TargetTaken { .. })), "{refused:?}");
    }
    assert_eq!(fs::read(&path).unwrap(), pdf);
    // What was written only for now goes again.
    let before = target::write_for_now(&path, b"PK", true).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"PK");
    before.put_back().unwrap();
    assert_eq!(fs::read(&path).unwrap(), pdf);
    assert_eq!(in_folder(folder.path()), ["bericht.pdf"]);
}

#[test]
fn a_questionnaire_that_somebody_has_filled_in_is_not_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fragebogen.pdf");
    for filled in ["pdfjs.pdf", "poppler.pdf"] {
        let filled =
            fs::read(format!("{}/../../tests/core/exchange/files/{filled}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        fs::write(&path, &filled).unwrap();
        assert!(matches!(target::check(&path, false), Err(StoreError::TargetTaken { .. })));
        assert_eq!(target::check(&path, true).unwrap(), Place::Replaceable);
    }
}

#[test]
fn an_assessment_is_never_the_target_of_a_report_by_its_name_by_its_content_or_through_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let [file, copy, link, new] = ["a.wiba", "kopie.pdf", "link.pdf", "neu.WIBA"].map(|name| folder.path().join(name));
    File::create(&file, &named("v0")).unwrap();
    let text = fs::read_to_string(&file).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("a.wiba", &link).unwrap();
    #[cfg(not(unix))]
    fs::write(&link, &text).unwrap();
    #[cfg(unix)]
    {
        let [damaged, link] = ["b.wiba", "link_b.pdf"].map(|name| folder.path().join(name));
        fs::write(&damaged, "kaputt").unwrap();
        std::os::unix::fs::symlink("b.wiba", &link).unwrap();
        assert!(matches!(target::check(&link, true), Err(StoreError::TargetIsAssessment { .. })));
    }
    for content in [text.clone(), format!("\u{feff} {text}"), "( version: \"1\", format : 7".to_owned()] {
        fs::write(&copy, &content).unwrap();
        for path in [&file, &copy, &link, &new] {
            for replace in [false, true] {
                let error = target::write(path, b"%PDF", replace).unwrap_err();
                assert!(matches!(error, StoreError::TargetIsAssessment { .. }), "{path:?}: {error}");
            }
        }
        assert_eq!(fs::read_to_string(&copy).unwrap(), content);
    }
    assert_eq!(whole(&file), named("v0"));
    assert!(!new.exists());
}

#[test]
fn a_folder_is_no_target_and_a_missing_one_is_named() {
    let folder = tempfile::tempdir().unwrap();
    assert!(target::write(folder.path(), b"x", true).unwrap_err().to_string().ends_with("es ist ein Ordner"));
    let missing = folder.path().join("fehlt").join("a.pdf");
    let error = target::write(&missing, b"x", true).unwrap_err().to_string();
    assert!(error.contains("fehlt") && error.ends_with("Datei oder Ordner gibt es nicht"), "{error}");
}
