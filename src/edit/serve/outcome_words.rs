//! What a form asked for and was refused, as a status and a sentence.

use axum::http::StatusCode;

use crate::base::html::code_marked;
use crate::base::messages::Messages;
use crate::base::system_error;
use crate::base::yaml::edit::Refusal;
use crate::disk::save::SaveError;
use crate::edit::forms::Outcome;

/// Returns the status and the sentence of what was refused, as HTML.
pub(super) fn told_outcome(words: &Messages, outcome: &Outcome) -> (StatusCode, String) {
    let plain = |key: &str| code_marked(&words.say(key, &[]));
    match outcome {
        Outcome::Stale => (StatusCode::CONFLICT, plain("edit-stale")),
        Outcome::Undecided => (StatusCode::CONFLICT, plain("edit-undecided")),
        Outcome::Unchecked => (StatusCode::SERVICE_UNAVAILABLE, plain("edit-unchecked")),
        Outcome::Unnamed => (StatusCode::UNPROCESSABLE_ENTITY, plain("edit-unnamed")),
        Outcome::Wrong => (StatusCode::UNPROCESSABLE_ENTITY, plain("edit-wrong")),
        Outcome::Unclear => (StatusCode::BAD_REQUEST, plain("edit-unclear")),
        Outcome::NotText => (StatusCode::UNPROCESSABLE_ENTITY, plain("edit-not-text")),
        Outcome::Refused(Refusal::Unsound(diagnostic)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, code_marked(&words.sentence(diagnostic)))
        }
        Outcome::Refused(Refusal::NoPlace | Refusal::Entangled) => {
            (StatusCode::UNPROCESSABLE_ENTITY, plain("edit-refused"))
        }
        Outcome::Unsaved(error) => {
            (StatusCode::INTERNAL_SERVER_ERROR, code_marked(&unsaved(words, error)))
        }
    }
}

/// Says why a file was not written.
fn unsaved(words: &Messages, error: &SaveError) -> String {
    let path = |path: &std::path::Path| ("path", path.display().to_string().into());
    match error {
        SaveError::Changed(file) => words.say("cli-save-changed", &[path(file)]),
        SaveError::Overtaken(files) => {
            let files: Vec<String> =
                files.iter().map(|file| format!("`{}`", file.display())).collect();
            words.say("cli-save-overtaken", &[("paths", files.join(", ").into())])
        }
        SaveError::Busy => words.say("edit-busy", &[]),
        SaveError::Journal(file) => words.say("cli-save-journal", &[path(file)]),
        SaveError::Outside(file) => words.say("cli-save-outside", &[path(file)]),
        SaveError::Disk { doing: _, path: file, error, is_pending: _ } => {
            words.say("edit-disk", &[path(file), ("cause", system_error::cause(error))])
        }
    }
}
