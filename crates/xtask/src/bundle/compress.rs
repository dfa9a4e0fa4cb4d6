use crate::files;
use anyhow::{Context, Result};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

/// What is compressed already gains nothing.
const PACKED: &[&str] = &["png", "jpg", "jpeg", "webp", "avif", "gif", "woff", "woff2", "br", "gz", "zip"];

/// Writes `.br` and `.gz` beside every file that gets smaller by it.
pub fn compress(dist: &Path) -> Result<()> {
    compress_files(files::under(dist)?)
}

/// The same for these files alone.
pub fn compress_files(files: Vec<PathBuf>) -> Result<()> {
    let waiting = Mutex::new(files.into_iter().filter(|file| !is_packed(file)).collect::<Vec<_>>());
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let started: Vec<_> = (0..workers).map(|_| scope.spawn(|| one_by_one(&waiting))).collect();
        started.into_iter().try_for_each(|worker| worker.join().unwrap_or_else(|_| anyhow::bail!("compressing a file broke down")))
    })
}

fn one_by_one(waiting: &Mutex<Vec<PathBuf>>) -> Result<()> {
    loop {
        let next = waiting.lock().ok().and_then(|mut waiting| waiting.pop());
        let Some(file) = next else { return Ok(()) };
        let bytes = files::read(&file)?;
        for (ending, packed) in [("br", brotli(&bytes)?), ("gz", gzip(&bytes)?)] {
            if packed.len() < bytes.len() {
                let mut name = file.clone().into_os_string();
                name.push(format!(".{ending}"));
                files::write(Path::new(&name), packed)?;
            }
        }
    }
}

pub fn is_packed(file: &Path) -> bool {
    file.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| PACKED.contains(&ending))
}

/// Brotli at its best, with the largest window that every browser takes.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &params).context("brotli failed")?;
    Ok(packed)
}

pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(bytes).context("gzip failed")?;
    packed.finish().context("gzip failed")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn both_give_back_what_they_got() {
        let text = "Вісник ".repeat(200);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(text.as_bytes()).unwrap(), &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
        let mut back = String::new();
        flate2::read::GzDecoder::new(&*gzip(text.as_bytes()).unwrap()).read_to_string(&mut back).unwrap();
        assert_eq!(back, text);
    }

    #[test]
    fn pictures_and_tiny_files_stay_alone() {
        let dir = tempfile::tempdir().unwrap();
        for (name, bytes) in [("a.png", vec![0; 5000]), ("tiny.txt", b"x".to_vec()), ("a.js", vec![b'a'; 5000])] {
            files::write(&dir.path().join(name), bytes).unwrap();
        }
        compress(dir.path()).unwrap();
        let names: Vec<_> = files::under(dir.path()).unwrap().iter().map(|file| file.file_name().unwrap().to_owned()).collect();
        assert_eq!(names, ["a.js", "a.js.br", "a.js.gz", "a.png", "tiny.txt"]);
    }
}
