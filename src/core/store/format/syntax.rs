//! How the RON of all formats is read and written.

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;

/// The version of the program that writes.
pub(in crate::store) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Something that is well-formed and yet wrong.
pub(super) struct FormatFault(pub String);

pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

pub(super) fn pretty() -> PrettyConfig {
    PrettyConfig::new().indentor("  ").new_line("\n").depth_limit(5).escape_strings(true)
}

pub(super) fn one_line() -> PrettyConfig {
    pretty().depth_limit(0)
}
