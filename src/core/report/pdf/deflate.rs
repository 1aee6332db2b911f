//! Compressing streams. zlib-rs is deterministic: the same bytes give the same stream.

use std::cell::RefCell;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::Dictionary;

/// The next level makes the file a fiftieth smaller and takes half as long again for the whole report.
const LEVEL: u32 = 6;

thread_local! {
    /// Setting a compressor up costs as much as compressing a page, so each thread keeps one.
    static COMPRESSOR: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(LEVEL), true));
}

/// What a stream holds, compressed if that is possible, and said so.
pub(super) fn stream(dictionary: &mut Dictionary, content: Vec<u8>) -> Vec<u8> {
    match compress(&content) {
        Some(packed) => {
            dictionary.set("Filter", "FlateDecode");
            packed
        }
        None => content,
    }
}

/// The stream compressed; `None` if it has to stay as it is.
fn compress(bytes: &[u8]) -> Option<Vec<u8>> {
    COMPRESSOR.with_borrow_mut(|compressor| {
        let packed = all(compressor, bytes);
        compressor.reset();
        packed
    })
}

fn all(compressor: &mut Compress, bytes: &[u8]) -> Option<Vec<u8>> {
    // Most streams shrink to a third; room for what does not is added on the way.
    let step = bytes.len() / 2 + 64;
    let mut packed = Vec::with_capacity(step);
    loop {
        let read = compressor.total_in() as usize;
        match compressor.compress_vec(&bytes[read..], &mut packed, FlushCompress::Finish) {
            Ok(Status::StreamEnd) => return Some(packed),
            Ok(_) => packed.reserve(step),
            Err(_) => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn unpacked(packed: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        assert!(flate2::read::ZlibDecoder::new(packed).read_to_end(&mut bytes).is_ok());
        bytes
    }

    #[test]
    fn a_used_compressor_packs_like_a_new_one_also_what_does_not_shrink() {
        let noise: Vec<u8> = (0u32..20_000).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        for bytes in [noise.as_slice(), b"", b"Musterstadt Musterstadt Musterstadt", &noise[..99]] {
            let used = compress(bytes);
            let new = std::thread::scope(|scope| scope.spawn(|| compress(bytes)).join());
            assert!(matches!(&new, Ok(packed) if *packed == used));
            assert_eq!(used.map(|packed| unpacked(&packed)).as_deref(), Some(bytes));
        }
    }
}
