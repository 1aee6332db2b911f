//! Small objects on their way into the file: written out one behind the other, and packed by the thousand.

use lopdf::Dictionary;

use super::{deflate, number};

/// Objects in one object stream.
pub(super) const MOST: usize = 1000;

/// Objects as they stand in a file.
#[derive(Default)]
pub(super) struct Pile {
    /// All one behind the other.
    pub bytes: Vec<u8>,
    /// Object number and start of each.
    starts: Vec<(u32, usize)>,
}

/// A compressed object stream, with the numbers of the objects in it.
pub(super) struct ObjectStream {
    pub objects: Vec<u32>,
    pub dictionary: Dictionary,
    pub bytes: Vec<u8>,
}

impl Pile {
    /// The next object begins here.
    pub(super) fn begin(&mut self, id: u32) {
        self.starts.push((id, self.bytes.len()));
    }

    /// All of them, packed.
    pub(super) fn packed(&self) -> Vec<ObjectStream> {
        let pack = |(chunk, starts): (usize, &[(u32, usize)])| {
            let end = self.starts.get((chunk + 1) * MOST).map_or(self.bytes.len(), |start| start.1);
            object_stream(starts, &self.bytes[..end])
        };
        self.starts.chunks(MOST).enumerate().map(pack).collect()
    }
}

fn object_stream(starts: &[(u32, usize)], bytes: &[u8]) -> ObjectStream {
    let base = starts.first().map_or(0, |start| start.1);
    let mut content = Vec::with_capacity(bytes.len() - base + starts.len() * 10);
    for (id, start) in starts {
        number::integer(&mut content, *id as usize);
        content.push(b' ');
        number::integer(&mut content, start - base);
        content.push(b' ');
    }
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "ObjStm");
    dictionary.set("N", starts.len() as i64);
    dictionary.set("First", content.len() as i64);
    content.extend_from_slice(&bytes[base..]);
    let objects = starts.iter().map(|(id, _)| *id).collect();
    let bytes = deflate::stream(&mut dictionary, content);
    ObjectStream { objects, dictionary, bytes }
}
