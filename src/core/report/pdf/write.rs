//! Packs the objects into a file: object streams and a compressed cross-reference, streams compressed on all cores.
//!
//! lopdf writes such files too, but copies every object on the way and leaves the cross-reference uncompressed; for
//! the thousands of structure elements of a report that is most of the time and a tenth of the size.

use std::io::Write as _;

use lopdf::{Dictionary, Document, Object, Stream};
use rayon::iter::{IntoParallelRefMutIterator, ParallelIterator};

use super::pile::ObjectStream;
use super::tags::Tree;
use super::{deflate, object};

/// A stream on its way into the file.
struct Packed {
    id: u32,
    dictionary: Dictionary,
    bytes: Vec<u8>,
    compress: bool,
}

/// Where an object is.
#[derive(Clone, Copy)]
enum Place {
    Free,
    At(u32),
    In { stream: u32, index: u16 },
}

/// A compressed stream.
pub(super) fn stream(content: Vec<u8>) -> Stream {
    let mut dictionary = Dictionary::new();
    let content = deflate::stream(&mut dictionary, content);
    Stream::new(dictionary, content)
}

/// The bytes of the file.
pub(super) fn file(document: Document, tree: Tree) -> Vec<u8> {
    let mut next = document.max_id + 1;
    let mut streams = Vec::new();
    let Tree { elements, ties: mut rest } = tree;
    for ((id, _), object) in document.objects {
        match object {
            Object::Stream(stream) => streams.push(Packed {
                id,
                // The metadata stay readable for programs that know nothing of PDF.
                compress: !stream.dict.has(b"Filter") && !stream.dict.has_type(b"Metadata"),
                dictionary: stream.dict,
                bytes: stream.content,
            }),
            other => {
                rest.begin(id);
                object::write(&mut rest.bytes, &other);
                rest.bytes.push(b'\n');
            }
        }
    }
    let (rest, ()) = rayon::join(|| rest.packed(), || compress(&mut streams));
    let mut places = vec![Place::Free; next as usize];
    for ObjectStream { objects, dictionary, bytes } in elements.into_iter().chain(rest) {
        for (index, id) in (0..).zip(objects) {
            places[id as usize] = Place::In { stream: next, index };
        }
        streams.push(Packed { id: next, dictionary, bytes, compress: false });
        places.push(Place::Free);
        next += 1;
    }

    let mut out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    for stream in &streams {
        places[stream.id as usize] = Place::At(out.len() as u32);
        write_stream(&mut out, stream);
    }
    let start = out.len();
    places.push(Place::At(start as u32));
    let identity = Object::String(fingerprint(&out).to_be_bytes().to_vec(), lopdf::StringFormat::Hexadecimal);
    let mut trailer = Dictionary::new();
    trailer.set("Type", "XRef");
    for key in [b"Root".as_slice(), b"Info".as_slice()] {
        if let Ok(value) = document.trailer.get(key) {
            trailer.set(key, value.clone());
        }
    }
    trailer.set("ID", vec![identity.clone(), identity]);
    trailer.set("Size", places.len() as i64);
    trailer.set("W", vec![1.into(), 4.into(), Object::Integer(2)]);
    let mut parameters = Dictionary::new();
    parameters.set("Predictor", 12);
    parameters.set("Columns", 7);
    trailer.set("DecodeParms", parameters);
    let mut table = vec![Packed { id: next, dictionary: trailer, bytes: cross_reference(&places), compress: true }];
    compress(&mut table);
    table.iter().for_each(|stream| write_stream(&mut out, stream));
    let _ = write!(out, "startxref\n{start}\n%%EOF\n");
    out
}

/// Compresses the streams, spread over the cores; the result does not depend on their number.
fn compress(streams: &mut [Packed]) {
    streams.par_iter_mut().filter(|stream| stream.compress).for_each(|stream| {
        stream.bytes = deflate::stream(&mut stream.dictionary, std::mem::take(&mut stream.bytes));
    });
}

fn write_stream(out: &mut Vec<u8>, stream: &Packed) {
    let mut dictionary = stream.dictionary.clone();
    dictionary.set("Length", stream.bytes.len() as i64);
    // Writing to memory cannot fail.
    let _ = writeln!(out, "{} 0 obj", stream.id);
    object::write(out, &Object::Dictionary(dictionary));
    out.extend(b"\nstream\n");
    out.extend(&stream.bytes);
    // A bare line feed behind data that end with a carriage return would be read as one line end with it.
    out.extend(b"\r\nendstream\nendobj\n");
}

/// One row of seven bytes per object, each as the difference to the row above (PNG predictor „up“).
fn cross_reference(places: &[Place]) -> Vec<u8> {
    let mut rows = Vec::with_capacity(places.len() * 8);
    let mut above = [0u8; 7];
    for (id, place) in places.iter().enumerate() {
        let (kind, position, index) = match place {
            Place::Free => (0, 0, if id == 0 { u16::MAX } else { 0 }),
            Place::At(offset) => (1, *offset, 0),
            Place::In { stream, index } => (2, *stream, *index),
        };
        let mut row = [kind; 7];
        row[1..5].copy_from_slice(&position.to_be_bytes());
        row[5..].copy_from_slice(&index.to_be_bytes());
        rows.push(2);
        rows.extend(row.iter().zip(above).map(|(now, before)| now.wrapping_sub(before)));
        above = row;
    }
    rows
}

/// FNV-1a of the content in steps of 16 bytes, as the file's identity: the same report has the same one.
fn fingerprint(bytes: &[u8]) -> u128 {
    bytes.chunks(16).fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash: u128, chunk| {
        let mut word = [0; 16];
        word[..chunk.len()].copy_from_slice(chunk);
        (hash ^ u128::from_le_bytes(word)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    })
}
