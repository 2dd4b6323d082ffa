//! The door of `rusty_s3`: an object store that speaks S3, of whatever make.
//!
//! Comes in: a built site, a bucket, and keys from the environment. Goes out: the same files there as objects, in the steps of
//! [`Steps`], each with its type, its lifetime and, for a former address, where it leads. An object is there whole or not at all; the
//! site is not one object, so what is not one step is said by who calls. Nothing but these requests is made, each ends by
//! itself, and no answer and no message tells the keys or an address that was signed with them.

use std::time::Duration;

use jiff::Timestamp;
use rusty_s3::actions::{DeleteObject, GetObject, PutObject};
use rusty_s3::{Bucket, Credentials, S3Action, UrlStyle};

use super::changes::TITLE_BYTES;
use super::error::DeployError;
use super::live;
use super::options::{Done, Shown, Store};
use super::stepwise::{JOURNAL, StepJournal, Steps};
use crate::base::diag::Arg;
use crate::base::names::SitePath;
use crate::disk::write::{Built, LARGEST_MANIFEST, MANIFEST, listing};
use crate::site::hosting::{lifetime, media_type};

/// How long one request may take: a file of 50 MB over a slow line.
const PATIENCE: Duration = Duration::from_secs(600);

/// How long a connection may take to come about, and a store to begin its answer.
const SILENCE: Duration = Duration::from_secs(60);

/// How long a signature holds, in seconds: longer than a request may take, for clocks that differ.
const SIGNED_FOR: Duration = Duration::from_secs(900);

/// How often a request is made that the store did not take at the moment.
const TRIES: u32 = 4;

/// The region of a store that has none.
const REGION: &str = "us-east-1";

/// Asks for the manifest of what is there; a bucket that shows somebody else's page is refused.
pub(super) fn live_state(store: &Store) -> Result<Shown, DeployError> {
    let client = Client::new(store)?;
    let (manifest, journal) = client.manifest_and_journal()?;
    let is_foreign = manifest.is_none() && journal.is_none();
    if is_foreign && client.fetch_object("index.html")?.is_some() {
        return Err(DeployError::ForeignFolder {
            host: client.host(),
            path: client.bucket_place(),
            name: "index.html".to_owned(),
        });
    }
    let now = Timestamp::now().as_second();
    Ok(Shown {
        manifest,
        is_unfinished: journal.is_some_and(|journal| journal.is_due(now)),
        ..Shown::default()
    })
}

/// Reads the beginnings of pages that are there.
pub(super) fn beginnings(store: &Store, paths: &[&str]) -> Result<Vec<String>, DeployError> {
    let client = Client::new(store)?;
    let beginning = |path: &&str| {
        let mut bytes = client.fetch_object(path)?.unwrap_or_default();
        bytes.truncate(usize::try_from(TITLE_BYTES).expect("some kilobytes"));
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    paths.iter().map(beginning).collect()
}

/// Sends what differs, and takes away what is no longer in the site.
pub(super) fn publish(store: &Store, built: &Built) -> Result<Done, DeployError> {
    let client = Client::new(store)?;
    let (manifest, journal) = client.manifest_and_journal()?;
    let published = manifest.as_deref().and_then(listing).unwrap_or_default();
    let now = Timestamp::now().as_second();
    let steps = Steps::between(&built.listing, &published, journal.as_ref(), now);
    client.lay_object(JOURNAL, &steps.journal.to_bytes())?;
    for path in &steps.uploads {
        client.lay_object(path.as_str(), &built.read_file(path)?)?;
    }
    client.lay_object(MANIFEST, &built.manifest)?;
    // Objects lie in no folders, so that none of them is in the way of another.
    for path in steps.in_the_way.iter().chain(&steps.removals) {
        client.delete_object(path.as_str())?;
    }
    match &steps.left {
        Some(left) => client.lay_object(JOURNAL, &left.to_bytes())?,
        None => client.delete_object(JOURNAL)?,
    }
    Ok(Done::Stepwise {
        came: steps.uploads.len(),
        gone: steps.in_the_way.len() + steps.removals.len(),
        waiting: steps.left.map_or(0, |left| left.files.len()),
    })
}

/// Takes away what waits to be taken away.
pub(super) fn forget_previous(store: &Store) -> Result<(), DeployError> {
    let client = Client::new(store)?;
    let (manifest, journal) = client.manifest_and_journal()?;
    let Some(journal) = journal else { return Ok(()) };
    let shown = manifest.as_deref().and_then(listing).unwrap_or_default();
    for path in journal.files.keys().filter(|path| !shown.contains_key(*path)) {
        client.delete_object(path.as_str())?;
    }
    client.delete_object(JOURNAL)
}

/// What asks the store.
struct Client<'a> {
    store: &'a Store,
    agent: ureq::Agent,
    bucket: Bucket,
    credentials: Credentials,
}

impl<'a> Client<'a> {
    fn new(store: &'a Store) -> Result<Self, DeployError> {
        let Some(keys) = &store.keys else { return Err(DeployError::NoKeys) };
        let credentials = match &keys.token {
            Some(token) => Credentials::new_with_token(&*keys.id, &*keys.secret, &**token),
            None => Credentials::new(&*keys.id, &*keys.secret),
        };
        let bad = || DeployError::BadStore { value: store.endpoint.clone() };
        let endpoint = store.endpoint.parse().map_err(|_| bad())?;
        if !is_safe(&store.endpoint) {
            return Err(bad());
        }
        refuse_misread(store)?;
        let region = store.region.clone().unwrap_or_else(|| REGION.to_owned());
        // Every store knows this form of address; certificates of few have names for every bucket.
        let bucket = Bucket::new(endpoint, UrlStyle::Path, store.bucket.clone(), region);
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .timeout_connect(Some(SILENCE))
            .timeout_recv_response(Some(SILENCE))
            .http_status_as_error(false)
            .max_redirects(0)
            .user_agent(concat!("perelik/", env!("CARGO_PKG_VERSION")))
            .build()
            .into();
        Ok(Self { store, agent, bucket: bucket.map_err(|_| bad())?, credentials })
    }
}

impl Client<'_> {
    /// Returns the host of the store, as messages name it.
    fn host(&self) -> String {
        self.bucket.base_url().host_str().unwrap_or_default().to_owned()
    }

    /// Returns the bucket and the folder in it, as messages name them.
    fn bucket_place(&self) -> String {
        format!("{}/{}", self.store.bucket, self.store.prefix)
    }

    /// Reads the manifest and the journal that are there.
    fn manifest_and_journal(&self) -> Result<(Option<Vec<u8>>, Option<StepJournal>), DeployError> {
        let journal = self.fetch_object(JOURNAL)?.and_then(|bytes| StepJournal::parse(&bytes));
        Ok((self.fetch_object(MANIFEST)?, journal))
    }

    fn object_key(&self, path: &str) -> String {
        format!("{}{path}", self.store.prefix)
    }

    /// Reads an object; nothing where there is none.
    fn fetch_object(&self, path: &str) -> Result<Option<Vec<u8>>, DeployError> {
        let key = self.object_key(path);
        let answer = self.send_request(|| {
            let url = GetObject::new(&self.bucket, Some(&self.credentials), &key).sign(SIGNED_FOR);
            self.agent.get(url.as_str()).call()
        })?;
        match answer.status {
            404 => Ok(None),
            200 => Ok(Some(answer.body)),
            _ => Err(self.refusal_fault(&answer)),
        }
    }

    /// Lays an object in its place, in one step.
    fn lay_object(&self, path: &str, bytes: &[u8]) -> Result<(), DeployError> {
        let key = self.object_key(path);
        let headers = self.headers(path);
        let answer = self.send_request(|| {
            let mut action = PutObject::new(&self.bucket, Some(&self.credentials), &key);
            // What is signed is what arrives.
            for (name, value) in &headers {
                action.headers_mut().insert(*name, value.clone());
            }
            let url = action.sign(SIGNED_FOR);
            let request = self.agent.put(url.as_str());
            let add = |request: ureq::RequestBuilder<_>, (name, value): &(&str, String)| {
                request.header(*name, value)
            };
            headers.iter().fold(request, add).send(bytes)
        })?;
        match answer.status {
            200..=299 => Ok(()),
            _ => Err(self.refusal_fault(&answer)),
        }
    }

    /// Takes an object away; one that is gone already is no fault.
    fn delete_object(&self, path: &str) -> Result<(), DeployError> {
        let key = self.object_key(path);
        let answer = self.send_request(|| {
            let action = DeleteObject::new(&self.bucket, Some(&self.credentials), &key);
            self.agent.delete(action.sign(SIGNED_FOR).as_str()).call()
        })?;
        match answer.status {
            200..=299 | 404 => Ok(()),
            _ => Err(self.refusal_fault(&answer)),
        }
    }

    /// Returns what a web server would say of a file, as far as a store can.
    fn headers(&self, path: &str) -> Vec<(&'static str, String)> {
        let mut headers =
            vec![("cache-control", lifetime(path).to_owned()), ("content-type", media_type(path))];
        if let Some(target) = self.store.redirects.get(path) {
            headers.push(("x-amz-website-redirect-location", target.clone()));
        }
        headers
    }

    /// Makes a request until the store takes it, or refuses it for good.
    fn send_request(
        &self,
        request: impl Fn() -> Result<ureq::http::Response<ureq::Body>, ureq::Error>,
    ) -> Result<Answer, DeployError> {
        let mut tries = 1;
        loop {
            let answer = request().and_then(|mut answer| {
                let body = answer.body_mut().with_config().limit(LARGEST_MANIFEST).read_to_vec()?;
                Ok(Answer { status: answer.status().as_u16(), body })
            });
            match answer {
                Ok(answer) if answer.status < 500 && answer.status != 429 => return Ok(answer),
                Ok(answer) if tries == TRIES => return Ok(answer),
                Err(error) if tries == TRIES || !is_passing(&error) => {
                    return Err(DeployError::Store {
                        host: self.host(),
                        cause: live::cause(&error, &self.store.endpoint),
                    });
                }
                Ok(_) | Err(_) => std::thread::sleep(Duration::from_secs(1 << (tries - 1))),
            }
            tries += 1;
        }
    }

    fn refusal_fault(&self, answer: &Answer) -> DeployError {
        let text = String::from_utf8_lossy(&answer.body);
        // A refusal has a word for why; its other words repeat what was asked.
        let code = text.split_once("<Code>").and_then(|(_, rest)| rest.split_once("</Code>"));
        let code = code
            .map(|(code, _)| code)
            .filter(|code| code.len() < 100 && code.chars().all(|c| c.is_ascii_alphanumeric()));
        let cause = format!("HTTP {} {}", answer.status, code.unwrap_or_default());
        DeployError::Store { host: self.host(), cause: Arg::Text(cause.trim_end().to_owned()) }
    }
}

/// What a store answered.
struct Answer {
    status: u16,
    body: Vec<u8>,
}

/// Tells whether what went wrong may go right the next time.
fn is_passing(error: &ureq::Error) -> bool {
    matches!(error, ureq::Error::Io(_) | ureq::Error::Timeout(_) | ureq::Error::ConnectionFailed)
}

/// Refuses a bucket or a folder that would make the address of something else.
fn refuse_misread(store: &Store) -> Result<(), DeployError> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let bucket = &store.bucket;
    let is_bucket = bucket.starts_with(|c: char| c.is_ascii_alphanumeric());
    if !is_bucket || !bucket.chars().all(is_plain) {
        return Err(DeployError::BadBucket { value: bucket.clone() });
    }
    let prefix = store.prefix.trim_end_matches('/');
    match prefix.is_empty() || SitePath::new(prefix).is_ok() {
        true => Ok(()),
        false => Err(DeployError::BadBucket { value: prefix.to_owned() }),
    }
}

/// Tells whether signed requests may go there: over TLS, or within this machine.
fn is_safe(endpoint: &str) -> bool {
    let uri: Option<ureq::http::Uri> = endpoint.parse().ok();
    let host = |uri: &ureq::http::Uri| uri.host().map(str::to_owned);
    uri.is_some_and(|uri| match uri.scheme_str() {
        Some("https") => host(&uri).is_some(),
        Some("http") => host(&uri)
            .is_some_and(|host| ["localhost", "127.0.0.1", "[::1]"].contains(&host.as_str())),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::deploy::options::StoreKeys;

    #[test]
    fn signed_requests_leave_this_machine_over_tls_alone() {
        for safe in ["https://s3.example.org", "http://127.0.0.1:9000", "http://localhost:3900/"] {
            assert!(is_safe(safe), "{safe}");
        }
        for other in [
            "http://s3.example.org",
            "http://127.0.0.1.example.org",
            "http://10.0.0.1",
            "ftp://s3.example.org",
            "s3.example.org",
            "",
            "https://",
        ] {
            assert!(!is_safe(other), "{other}");
        }
    }

    #[test]
    fn no_bucket_and_no_folder_leads_to_another() {
        let store = |bucket: &str, prefix: &str| Store {
            endpoint: "https://s3.example.org".into(),
            bucket: bucket.into(),
            region: None,
            prefix: prefix.into(),
            keys: None,
            redirects: Default::default(),
        };
        for (bucket, prefix) in [("perelik", ""), ("Perelik_1.a-b", "misto/сайт/")] {
            assert!(refuse_misread(&store(bucket, prefix)).is_ok(), "{bucket} {prefix}");
        }
        for (bucket, prefix) in [
            ("", ""),
            ("..", ""),
            ("a/b", ""),
            ("a?b", ""),
            ("сховок", ""),
            ("a", "../b/"),
            ("a", "b/./c/"),
            ("a", "b//c/"),
            ("a", "b?c/"),
        ] {
            assert!(refuse_misread(&store(bucket, prefix)).is_err(), "{bucket} {prefix}");
        }
    }

    #[test]
    fn keys_are_shown_nowhere() {
        let keys = StoreKeys {
            id: "pryklad".into(),
            secret: "tayemnytsia".into(),
            token: Some("zheton".into()),
        };
        assert_eq!(format!("{keys:?}"), "StoreKeys");
    }
}
