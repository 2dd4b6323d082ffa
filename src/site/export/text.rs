//! Plain text: the list to paste, and what is sent in a messenger.

use super::export_context::ExportContext;
use crate::base::sink::Sink;
use crate::list::publish::Organisation;
use crate::site::plaintext::Plain;

/// Writes `list.txt`.
pub(super) fn write_list(context: &ExportContext<'_>, sink: &mut Sink<'_>) {
    for part in plain_text(context).sections() {
        sink.buffer().extend_from_slice(part.as_bytes());
        sink.flow();
    }
}

/// Writes the message about the list and its week.
pub(super) fn week_message(context: &ExportContext<'_>, buffer: &mut Vec<u8>) {
    buffer.extend_from_slice(plain_text(context).week_message().as_bytes());
}

/// Writes the message about one organisation.
pub(super) fn write_share(
    context: &ExportContext<'_>,
    organisation: &Organisation,
    buffer: &mut Vec<u8>,
) {
    buffer.extend_from_slice(plain_text(context).share(organisation).as_bytes());
}

fn plain_text<'a>(context: &ExportContext<'a>) -> Plain<'a> {
    Plain::new(context.public, context.routes, context.words).stamped(context.stamp)
}
