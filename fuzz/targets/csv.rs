#![no_main]

#[path = "../what.rs"]
#[allow(dead_code, reason = "each target is one of its functions")]
mod what;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| what::csv(bytes));
