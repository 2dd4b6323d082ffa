//! A working tree that a stopped program left between two versions.

#![expect(clippy::disallowed_methods, reason = "makes a repository, and looks at what came of it")]

use std::fs;
use std::path::Path;
use std::process::Command;

use super::repository::Repository;

fn git(folder: &Path, words: &[&str]) -> String {
    let people = ["-c", "user.name=Приклад", "-c", "user.email=a@example.org"];
    let done = Command::new("git").args(people).args(words).current_dir(folder).output().unwrap();
    assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap().trim_end().to_owned()
}

#[test]
fn a_move_that_something_stopped_is_ended_wherever_it_stood() {
    let folder = std::env::temp_dir().join(format!("perelik-move-{}", std::process::id()));
    fs::create_dir_all(folder.join("content")).unwrap();
    git(&folder, &["init", "--quiet"]);
    let files = ["content/site.yaml", "content/b.yaml", "content/gone.yaml", "content/new.yaml"];
    let put = |file: &str, text: &str| fs::write(folder.join(file), text).unwrap();
    files[..3].iter().for_each(|file| put(file, "перший"));
    git(&folder, &["add", "--all"]);
    git(&folder, &["commit", "--quiet", "--message", "а"]);
    let from = git(&folder, &["rev-parse", "HEAD"]);
    files[..2].iter().for_each(|file| put(file, "другий текст"));
    put("content/new.yaml", "новий");
    fs::remove_file(folder.join("content/gone.yaml")).unwrap();
    git(&folder, &["add", "--all"]);
    git(&folder, &["commit", "--quiet", "--message", "б"]);
    let to = git(&folder, &["rev-parse", "HEAD"]);
    let repository = Repository::keeping_site(&folder).expect("it keeps site.yaml");
    // What each file holds where the machine stopped: as before, torn, as after.
    for held in ["перший", "другий", "", "другий текст"] {
        git(&folder, &["reset", "--quiet", "--hard", &from]);
        put("content/b.yaml", held);
        put(".git/perelik-move", &format!("{from} {to}\n"));
        repository.finish_move().unwrap();
        assert_eq!(git(&folder, &["rev-parse", "HEAD"]), to);
        assert_eq!(git(&folder, &["status", "--porcelain"]), "", "from {held}");
        assert!(!folder.join(".git/perelik-move").exists());
    }
    // What somebody wrote since is theirs.
    git(&folder, &["reset", "--quiet", "--hard", &from]);
    put("content/b.yaml", "моє");
    put(".git/perelik-move", &format!("{from} {to}\n"));
    repository.finish_move().unwrap();
    assert_eq!(git(&folder, &["status", "--porcelain"]), " M content/b.yaml");
    assert_eq!(fs::read_to_string(folder.join("content/b.yaml")).unwrap(), "моє");
    fs::remove_dir_all(&folder).unwrap();
}
