//! Numbers as they stand in a PDF. A report has a hundred thousand of them; the formatting machinery of the standard
//! library would take a third of the time of writing it.

use itoa::Buffer;

/// An integer.
pub(super) fn integer(out: &mut Vec<u8>, value: usize) {
    out.extend(Buffer::new().format(value).as_bytes());
}

/// A number of hundredths, as short as it can be, and a space.
pub(super) fn hundredths(out: &mut Vec<u8>, value: i32) {
    if value < 0 {
        out.push(b'-');
    }
    let (whole, part) = (value.unsigned_abs() / 100, (value.unsigned_abs() % 100) as u8);
    out.extend(Buffer::new().format(whole).as_bytes());
    if part > 0 {
        out.extend([b'.', b'0' + part / 10]);
        if part % 10 > 0 {
            out.push(b'0' + part % 10);
        }
    }
    out.push(b' ');
}

/// A reference to an object, and a space.
pub(super) fn reference(out: &mut Vec<u8>, id: u32) {
    out.extend(Buffer::new().format(id).as_bytes());
    out.extend(b" 0 R ");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hundredths_are_written_as_short_as_they_can_be() {
        let written = |value| {
            let mut out = Vec::new();
            hundredths(&mut out, value);
            String::from_utf8_lossy(&out).into_owned()
        };
        assert_eq!([0, 5, 50, -125, 1200].map(written), ["0 ", "0.05 ", "0.5 ", "-1.25 ", "12 "]);
    }
}
