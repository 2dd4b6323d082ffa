//! The pipeline file by which a service that holds the repository checks, builds and publishes the site.
//!
//! Comes in: which service, and the words. Goes out: the file, with no secret in it: what it needs to publish the service gives it for
//! one run. Where the program is fetched from, and which bytes it has, its editors fill in; nothing is run that has other bytes.

use crate::base::messages::Messages;

const GITHUB: &str = include_str!("pipelines/github.yaml");
const GITLAB: &str = include_str!("pipelines/gitlab.yaml");
/// How the program is fetched, in the place of `%PROGRAM%`.
const PROGRAM: &str = include_str!("pipelines/program.sh");

/// The sentences that stand in the files, each in the place of its key between percent signs.
const SENTENCES: [&str; 12] = [
    "pipeline-made-github",
    "pipeline-made-gitlab",
    "pipeline-program",
    "pipeline-private",
    "pipeline-settings-github",
    "pipeline-settings-gitlab",
    "pipeline-daily-github",
    "pipeline-daily-gitlab",
    "pipeline-step-program",
    "pipeline-step-check",
    "pipeline-step-build",
    "pipeline-no-program",
];

/// A service that holds the repository of a site and shows what its pipeline built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Forge {
    /// GitHub, with Actions and Pages.
    Github,
    /// GitLab, with its pipelines and Pages.
    Gitlab,
}

impl Forge {
    /// The names of all services.
    pub(crate) const NAMES: [&str; 2] = ["github", "gitlab"];

    /// Returns the service of a name.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        match name {
            "github" => Some(Self::Github),
            "gitlab" => Some(Self::Gitlab),
            _ => None,
        }
    }
}

/// Writes the pipeline file of a service; what it says is in the language of `words`, as are the messages of its runs.
pub(crate) fn pipeline(forge: Forge, words: &Messages) -> String {
    let (template, indent) = match forge {
        Forge::Github => (GITHUB, 10),
        Forge::Gitlab => (GITLAB, 6),
    };
    let program: String = PROGRAM.lines().map(|line| format!("{:indent$}{line}\n", "")).collect();
    let text =
        template.replace("%PROGRAM%\n", &program).replace("%LANG%", &words.lang().to_string());
    SENTENCES.iter().fold(text, |text, key| text.replace(&format!("%{key}%"), &words.say(key, &[])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::locale::Lang;

    #[test]
    fn a_pipeline_says_the_same_in_both_languages_and_leaves_no_gap() {
        for forge in [Forge::Github, Forge::Gitlab] {
            let [uk, en] = [Lang::UK, Lang::EN].map(|lang| {
                let text = pipeline(forge, &Messages::of_program(lang));
                // No comment spans lines, and no sentence ends a string of the shell.
                assert!(!text.contains('%') && !text.contains('\t'), "{text}");
                let is_said =
                    |line: &&str| !line.trim_start().starts_with('#') && !line.contains("echo '");
                let lines: Vec<String> = text.lines().filter(is_said).map(str::to_owned).collect();
                lines.join("\n").replace(&format!("--lang {}", lang), "")
            });
            assert_eq!(uk, en);
        }
    }

    #[test]
    fn every_action_is_pinned_and_nothing_secret_is_named() {
        let text = pipeline(Forge::Github, &Messages::of_program(Lang::EN));
        let uses: Vec<&str> = text
            .lines()
            .filter_map(|line| line.split_once("uses: "))
            .map(|(_, action)| action)
            .collect();
        assert_eq!(uses.len(), 3);
        for action in uses {
            let commit = action.split_once('@').map(|(_, commit)| commit.split(' ').next());
            let is_commit =
                |commit: &str| commit.len() == 40 && commit.chars().all(|c| c.is_ascii_hexdigit());
            assert!(commit.flatten().is_some_and(is_commit), "{action}");
        }
        for forge in [Forge::Github, Forge::Gitlab] {
            let text = pipeline(forge, &Messages::of_program(Lang::EN)).to_lowercase();
            assert!(!text.contains("secrets.") && !text.contains("password"), "{text}");
        }
    }
}
