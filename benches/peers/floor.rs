//! The least that any generator has to do: read each source, make each file, on all cores, and think nothing between.
//!
//! `floor CONTENT BUILT SCRATCH`: the files of CONTENT are read, and those of BUILT are written to SCRATCH, where they
//! are removed again. Only reading and writing are timed: what is written is in memory by then.
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs, io, thread};

fn main() -> io::Result<()> {
    let folders: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [content, built, scratch] = &folders[..] else { panic!("floor CONTENT BUILT SCRATCH") };
    let mut sources = Vec::new();
    let mut folders = Vec::new();
    list(content, &mut sources, &mut folders)?;
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    list(built, &mut files, &mut folders)?;
    let goal = |path: &Path| scratch.join(path.strip_prefix(built).unwrap_or(path));
    let bytes: Vec<(PathBuf, Vec<u8>)> =
        files.iter().map(|path| Ok((goal(path), fs::read(path)?))).collect::<io::Result<_>>()?;
    if scratch.exists() {
        fs::remove_dir_all(scratch)?;
    }
    let read = timed(|| each(&sources, |path| fs::read(path).map(drop)))?;
    let write = timed(|| {
        fs::create_dir_all(scratch)?;
        folders.iter().try_for_each(|folder| fs::create_dir(goal(folder)))?;
        each(&bytes, |(path, bytes)| fs::write(path, bytes))
    })?;
    println!("{:.3}", (read + write).as_secs_f64());
    fs::remove_dir_all(scratch)
}

fn timed(work: impl FnOnce() -> io::Result<()>) -> io::Result<Duration> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed())
}

/// Does `work` for each item, on as many threads as there are cores.
fn each<T: Sync>(items: &[T], work: impl Fn(&T) -> io::Result<()> + Sync) -> io::Result<()> {
    let threads = thread::available_parallelism()?.get();
    thread::scope(|scope| {
        let part = |part| {
            let work = &work;
            scope.spawn(move || Iterator::try_for_each(&mut <[T]>::iter(part), work))
        };
        let parts: Vec<_> = items.chunks(items.len().div_ceil(threads).max(1)).map(part).collect();
        parts
            .into_iter()
            .try_for_each(|part| part.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into())))
    })
}

/// Lists files and folders below a folder, a folder before what lies in it.
fn list(folder: &Path, files: &mut Vec<PathBuf>, folders: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            folders.push(entry.path());
            list(&entry.path(), files, folders)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}
