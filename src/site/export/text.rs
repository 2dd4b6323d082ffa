//! Plain text: the list to paste, and what is sent in a messenger.

use super::material::Material;
use crate::base::sink::Sink;
use crate::list::publish::Organisation;
use crate::site::plaintext::Plain;

/// Writes `list.txt`.
pub(super) fn list(material: &Material<'_>, sink: &mut Sink<'_>) {
    for part in plain(material).parts() {
        sink.buffer().extend_from_slice(part.as_bytes());
        sink.flow();
    }
}

/// Writes the message about the list and its week.
pub(super) fn week(material: &Material<'_>, buffer: &mut Vec<u8>) {
    buffer.extend_from_slice(plain(material).week().as_bytes());
}

/// Writes the message about one organisation.
pub(super) fn share(material: &Material<'_>, organisation: &Organisation, buffer: &mut Vec<u8>) {
    buffer.extend_from_slice(plain(material).share(organisation).as_bytes());
}

fn plain<'a>(material: &Material<'a>) -> Plain<'a> {
    Plain::new(material.public, material.routes, material.words).stamped(material.stamp)
}
