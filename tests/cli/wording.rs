//! `wortlaut`, and reports in it.

use std::fs;
use std::path::Path;

use super::Desk;

#[test]
fn the_official_wording_is_taken_in_printed_on_demand_and_removed() {
    let desk = Desk::new();
    let file = desk.town();
    let (code, message) = desk.fails(&["bericht", file, "-o", "a.pdf", "--art", "fragebogen", "--wortlaut"]);
    assert!(code == 1 && message.contains("kein amtlicher Wortlaut"), "{message}");
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/core/exchange/files/tool.xlsx");
    fs::copy(tool, desk.path("tool.xlsx")).unwrap();
    let before = fs::read(desk.path(file)).unwrap();
    assert!(desk.ok(&["wortlaut", "tool.xlsx"]).contains("Prüffragen im Wortlaut: 257 von 257, aus „tool.xlsx“"));
    desk.ok(&["bericht", file, "-o", "a.pdf", "--art", "fragebogen", "--wortlaut"]);
    desk.ok(&["bericht", file, "-o", "b.pdf", "--art", "fragebogen"]);
    assert_ne!(fs::read(desk.path("a.pdf")).unwrap(), fs::read(desk.path("b.pdf")).unwrap());
    assert_eq!(fs::read(desk.path(file)).unwrap(), before, "never in the file of a Kommune");
    fs::write(desk.path("kein.xlsx"), "Text").unwrap();
    let (_, message) = desk.fails(&["wortlaut", "kein.xlsx"]);
    assert!(message.contains("weder eine Excel-Arbeitsmappe noch ein Word-Dokument"), "{message}");
    assert!(desk.ok(&["wortlaut"]).contains("257"));
    desk.ok(&["wortlaut", "--entfernen"]);
    assert!(desk.ok(&["wortlaut"]).contains("kein amtlicher Wortlaut"));
}
