#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| visnyk_invariants::run(visnyk_invariants::safe_url, input));
