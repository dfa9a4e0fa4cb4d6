#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
//! The seeds of the fuzz targets, on any toolchain.

use std::fs;
use std::path::PathBuf;

/// What is small can be read by people; `cargo fuzz cmin` keeps it so.
const MOST_SEEDS: usize = 50;
const LARGEST: usize = 4 * 1024;

#[test]
fn the_invariants_hold_for_every_seed() {
    let seeds = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/seeds"));
    for (name, invariant) in visnyk_invariants::ALL {
        let mut files: Vec<PathBuf> = fs::read_dir(seeds.join(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        assert!((10..=MOST_SEEDS).contains(&files.len()), "{name} has {} seeds", files.len());
        for file in files {
            let seed = fs::read(&file).unwrap();
            assert!(seed.len() <= LARGEST, "{} has {} bytes", file.display(), seed.len());
            println!("{}", file.display());
            visnyk_invariants::run(invariant, &seed);
        }
    }
}

#[test]
fn every_target_has_seeds_and_a_program_and_every_program_is_a_target() {
    let fuzz = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz"));
    let names = |folder: &str| {
        let mut names: Vec<String> =
            fs::read_dir(fuzz.join(folder)).unwrap().map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    let mut targets: Vec<_> = visnyk_invariants::ALL.iter().map(|(name, _)| (*name).to_owned()).collect();
    targets.sort();
    assert_eq!(names("seeds"), targets);
    assert_eq!(names("fuzz_targets"), targets);
}
