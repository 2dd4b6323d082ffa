//! Why a list could not be fetched, as messages say it.

use crate::base::diag::Arg;

/// Why a list could not be fetched.
#[derive(Debug)]
pub enum FetchFault {
    /// The address is no `https` address.
    NotHttps,
    /// It has a name or a password in it.
    Password,
    /// The name leads into a network that is not the internet.
    Inside,
    /// Larger than the limit, or too large once it is unpacked.
    TooLarge,
    /// The server says that there is nothing, or not for everybody.
    Status(u16),
    /// It leads on and on.
    Redirects,
    /// A page of the web, and no list.
    Page,
    /// Packed in a way that is not understood, or damaged.
    Packed,
    /// Another reason, in words.
    Because(Arg),
}

impl FetchFault {
    /// Returns the message that says it, and the reason it tells.
    pub(crate) fn message(&self) -> (&'static str, Option<Arg>) {
        match self {
            Self::NotHttps => ("fetch-not-https", None),
            Self::Password => ("fetch-password", None),
            Self::Inside => ("fetch-inside", None),
            Self::TooLarge => ("fetch-too-large", None),
            Self::Status(number) => ("fetch-status", Some(Arg::Text(number.to_string()))),
            Self::Redirects => ("fetch-redirects", None),
            Self::Page => ("fetch-page", None),
            Self::Packed => ("fetch-packed", None),
            Self::Because(cause) => ("fetch-because", Some(cause.clone())),
        }
    }
}
