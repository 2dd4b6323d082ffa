//! A list that lies at an address of the web becomes an input, as a file does.
//!
//! Only `https` is spoken, every redirect is looked at like the first address, and what comes is limited in size, packed or not, and in
//! time. What was fetched before is asked for with its mark, so that an unchanged list is not sent again.

mod fault;
mod filter;
mod http;
mod origin;
mod unpacked;
mod url;

use serde::{Deserialize, Serialize};

pub use self::fault::FetchFault;
pub use self::filter::{AddressFilter, is_public};
use self::http::{FetchCondition, Unanswered, WebAnswer};
pub use self::http::{NameResolver, Network};
pub use self::origin::ListOrigin;
use super::input::Input;

/// How many redirects are followed.
const MOST_REDIRECTS: usize = 5;

/// What is kept of a source for the next time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptList {
    /// The address.
    pub url: String,
    /// The mark of the version that was fetched.
    pub etag: Option<String>,
    /// When it was changed, as the server says it.
    pub modified: Option<String>,
    /// How its name would end as a file.
    pub ending: String,
}

/// A list as it was fetched, or as it was kept.
#[derive(Debug)]
pub struct Fetched {
    /// What can be read.
    pub input: Input,
    /// What is to be kept; nothing where the list is as it was.
    pub kept: Option<KeptList>,
    /// The bytes to keep beside it.
    pub bytes: Vec<u8>,
}

/// Tells an address from a path of a file.
pub(crate) fn is_address(text: &str) -> bool {
    url::scheme(text).is_some()
}

/// Fetches a list; what was kept of it is used where it is unchanged.
///
/// # Errors
/// [`FetchFault`].
pub fn fetch(
    network: &Network,
    address: &str,
    before: Option<(&KeptList, &[u8])>,
) -> Result<Fetched, FetchFault> {
    let mut own = url::checked_url(address)?;
    let before = before.filter(|(kept, _)| kept.url == own);
    let condition = before.map_or_else(FetchCondition::default, |(kept, _)| FetchCondition {
        etag: kept.etag.clone(),
        modified: kept.modified.clone(),
    });
    let first = own.clone();
    for _ in 0..=MOST_REDIRECTS {
        let answer = http::request(network, &own, &condition).map_err(fetch_fault)?;
        match (answer.status, before) {
            (200, _) => return taken(network, &first, &own, answer),
            (304, Some((kept, bytes))) => {
                return Ok(Fetched {
                    input: input(&first, &kept.ending, bytes),
                    kept: None,
                    bytes: Vec::new(),
                });
            }
            (301 | 302 | 303 | 307 | 308, _) => {
                let to = answer.location.ok_or(FetchFault::Status(answer.status))?;
                own = url::joined(&own, &to)?;
            }
            (status, _) => return Err(FetchFault::Status(status)),
        }
    }
    Err(FetchFault::Redirects)
}

fn fetch_fault(unanswered: Unanswered) -> FetchFault {
    match unanswered {
        Unanswered::Inside => FetchFault::Inside,
        Unanswered::TooLarge => FetchFault::TooLarge,
        Unanswered::Because(cause) => FetchFault::Because(cause),
    }
}

/// Unpacks what came, and gives it the ending by which its form is known.
fn taken(
    network: &Network,
    first: &str,
    last: &str,
    answer: WebAnswer,
) -> Result<Fetched, FetchFault> {
    let bytes = unpacked::unpacked(answer.bytes, answer.encoding.as_deref(), network.largest)?;
    let ending = url::ending(
        &bytes,
        answer.media_type.as_deref(),
        answer.disposition.as_deref(),
        [last, first],
    )?;
    let input = input(first, &ending, &bytes);
    let kept =
        KeptList { url: first.to_owned(), etag: answer.etag, modified: answer.modified, ending };
    Ok(Fetched { input, kept: Some(kept), bytes })
}

fn input(address: &str, ending: &str, bytes: &[u8]) -> Input {
    // Readers tell the form of a file by its name.
    let files = vec![(format!("list.{ending}").into(), bytes.into())];
    let name = url::without_key(address).as_str().into();
    Input { name, files, is_folder: false, ending: Some(ending.to_owned()) }
}
