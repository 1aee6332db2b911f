//! The archives that XLSX, DOCX and ZIP are: what they are taken for, their parts by name, and limits before unpacking.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::fault::Fault;
use super::xml::{Token, Xml};

/// No workbook of questions has so many parts, and none so large; whoever sends more has something else in mind.
const MOST_PARTS: usize = 5_000;
const MOST_BYTES: u64 = 96 * 1024 * 1024;
const MOST_IN_ALL: u64 = 256 * 1024 * 1024;

const DAMAGED: &str = "Die Datei noch einmal speichern oder übertragen.";
const AGAIN: &str = "Die Datei noch einmal kopieren oder herunterladen, bis sie ganz da ist.";
const SMALLER: &str = "Nur das Blatt oder die Dokumente mit den Antworten in eine neue Datei kopieren.";
const NO_PASSWORD: &str = "Die Datei in Excel oder Word öffnen und ohne Kennwort speichern.";
const RESAVE: &str = "Die Datei in Excel oder LibreOffice öffnen und als „Excel-Arbeitsmappe (.xlsx)“ speichern.";

/// An archive whose parts are read one by one.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

/// What an Office file is the package of, by its main part.
pub(super) enum Content {
    Workbook(String),
    Document(String),
    /// An archive of other files.
    Files,
}

/// Parts by name with what they become; `None` if they go.
pub(super) type Changes = BTreeMap<String, Option<Vec<u8>>>;

/// Where a relation of a part leads, by id: its kind (the last word of its type) and its target.
pub(super) type Relations = BTreeMap<String, (String, String)>;

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
            return Err(old_office(bytes));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
            if is_cut_off(bytes) {
                cut_off("die Datei ist nicht vollständig, ihr Ende fehlt")
            } else {
                Fault::whole("die Datei ist beschädigt", DAMAGED)
            }
        })?;
        if zip.len() > MOST_PARTS {
            return Err(Fault::whole(format!("das Archiv hat {} Teile, das sind zu viele", zip.len()), SMALLER));
        }
        Ok(Self { zip, left: MOST_IN_ALL })
    }

    /// An archive inside this one; [`Archive::done`] counts what it has unpacked.
    pub(super) fn within<'b>(&self, bytes: &'b [u8]) -> Result<Archive<'b>, Fault> {
        Ok(Archive { left: self.left, ..Archive::open(bytes)? })
    }

    /// Together they may not unpack more than one may.
    pub(super) fn done(&mut self, inner: &Archive) {
        self.left = inner.left;
    }

    /// The names of all parts, in the order of the archive.
    pub(super) fn names(&self) -> Vec<String> {
        self.zip.file_names().flatten().map(std::borrow::Cow::into_owned).collect()
    }

    /// A part; `None` if there is none of this name. Upper and lower case are the same, as the standard has it.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let index = self.zip.index_for_name(name).or_else(|| {
            let names = self.zip.file_names();
            names.flatten().position(|known| known.eq_ignore_ascii_case(name))
        });
        let Some(index) = index else { return Ok(None) };
        let damaged = || Fault::whole(format!("der Teil „{name}“ ist beschädigt"), DAMAGED);
        let large = || Fault::whole(format!("der Teil „{name}“ ist ausgepackt zu groß"), SMALLER);
        let file = self.zip.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(_) | zip::result::ZipError::InvalidPassword => {
                Fault::whole("die Datei ist mit einem Kennwort verschlüsselt", NO_PASSWORD)
            }
            _ => damaged(),
        })?;
        // What it says about its size is believed where it is too much, and never where it is little.
        let most = MOST_BYTES.min(self.left);
        if file.size() > most {
            return Err(large());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(file.size()).unwrap_or_default());
        file.take(most + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
        let length = bytes.len() as u64;
        if length > most {
            return Err(large());
        }
        self.left -= length;
        Ok(Some(bytes))
    }

    /// The archive with some parts changed; all others are copied as they are, without unpacking them.
    pub(super) fn rewritten(&mut self, changes: &Changes) -> Result<Vec<u8>, Fault> {
        self.rewrite(changes).map_err(|_| Fault::whole("die Datei ist beschädigt", DAMAGED))
    }

    fn rewrite(&mut self, changes: &Changes) -> zip::result::ZipResult<Vec<u8>> {
        let mut written = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..self.zip.len() {
            let file = self.zip.by_index_raw(index)?;
            let name = file.name()?.into_owned();
            let changed = changes.iter().find(|(part, _)| part.eq_ignore_ascii_case(&name));
            match changed {
                None => written.raw_copy_file(file)?,
                Some((_, None)) => {}
                Some((_, Some(bytes))) => {
                    let options =
                        SimpleFileOptions::default().last_modified_time(file.last_modified().unwrap_or_default());
                    drop(file);
                    written.start_file(name, options)?;
                    written.write_all(bytes)?;
                }
            }
        }
        Ok(written.finish()?.into_inner())
    }

    /// A part that must be there.
    pub(super) fn needed(&mut self, name: &str) -> Result<Vec<u8>, Fault> {
        self.part(name)?.ok_or_else(|| Fault::whole(format!("der Teil „{name}“ fehlt"), DAMAGED))
    }

    /// What it is the package of.
    pub(super) fn content(&mut self) -> Result<Content, Fault> {
        if let Some(kind) = self.part("mimetype")? {
            let kind = String::from_utf8_lossy(&kind).into_owned();
            if kind.contains("opendocument") {
                let reason = "die Datei ist im Format von LibreOffice (OpenDocument), das nicht gelesen wird";
                let word = "Die Datei in LibreOffice öffnen und als „Word (.docx)“ oder „Excel (.xlsx)“ speichern.";
                return Err(Fault::whole(reason, if kind.contains("spreadsheet") { RESAVE } else { word }));
            }
        }
        let Some((_, part)) = self.relations("")?.into_values().find(|(kind, _)| kind == "officeDocument") else {
            return Ok(Content::Files);
        };
        if part.to_ascii_lowercase().ends_with(".bin") {
            let reason = "die Datei ist eine Binärarbeitsmappe von Excel (.xlsb), die nicht gelesen wird";
            return Err(Fault::whole(reason, RESAVE));
        }
        let bytes = self.needed(&part)?;
        let mut xml = Xml::new(&bytes)?;
        while let Some(token) = xml.next()? {
            if let Token::Open(element) = token {
                return Ok(match element.name() {
                    "workbook" => Content::Workbook(part),
                    "document" => Content::Document(part),
                    _ => break,
                });
            }
        }
        let reason = "die Datei ist weder eine Excel-Arbeitsmappe noch ein Word-Dokument";
        Err(Fault::whole(reason, "Die ausgefüllte Tabelle oder Checkliste wählen."))
    }

    /// What the package says a part is; empty if it does not.
    pub(super) fn kind(&mut self, part: &str) -> Result<String, Fault> {
        let Some(bytes) = self.part("[Content_Types].xml")? else { return Ok(String::new()) };
        let mut xml = Xml::new(&bytes)?;
        while let Some(token) = xml.next()? {
            let Token::Open(element) = token else { continue };
            let name = element.get("PartName").filter(|_| element.name() == "Override");
            if name.is_some_and(|name| name.trim_start_matches('/').eq_ignore_ascii_case(part)) {
                return Ok(element.get("ContentType").unwrap_or_default());
            }
        }
        Ok(String::new())
    }

    /// The relations of a part, with targets as names in the archive; those of the package if the name is empty.
    pub(super) fn relations(&mut self, part: &str) -> Result<Relations, Fault> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let Some(bytes) = self.part(&format!("{folder}{slash}_rels/{file}.rels"))? else { return Ok(Relations::new()) };
        let mut relations = Relations::new();
        let mut xml = Xml::new(&bytes)?;
        while let Some(token) = xml.next()? {
            let Token::Open(element) = token else { continue };
            if element.name() != "Relationship" || element.get("TargetMode").is_some_and(|mode| mode == "External") {
                continue;
            }
            let (Some(id), Some(kind), Some(target)) = (element.get("Id"), element.get("Type"), element.get("Target"))
            else {
                continue;
            };
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            relations.insert(id, (kind, resolved(folder, &target)));
        }
        Ok(relations)
    }
}

/// A target beside the files of a folder, as a name in the archive.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    path.join("/")
}

/// A file of the old Office, or a new one inside an encrypted envelope.
fn old_office(bytes: &[u8]) -> Fault {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        return Fault::whole("die Datei ist mit einem Kennwort verschlüsselt", NO_PASSWORD);
    }
    let cure = "Die Datei in Excel oder Word öffnen und im heutigen Format (.xlsx, .docx) speichern.";
    Fault::whole("die Datei ist im alten Format von Office (.xls, .doc), das nicht gelesen wird", cure)
}

/// Whether the list of its parts, which ends an archive, is missing: so looks what was not copied to its end.
fn is_cut_off(bytes: &[u8]) -> bool {
    !bytes.windows(4).any(|window| window == b"PK\x05\x06")
}

/// The end of a file is missing, as `told` says.
pub(super) fn cut_off(told: &'static str) -> Fault {
    Fault::whole(told, AGAIN)
}

/// An archive, or the envelope of the old Office.
pub(super) fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}
