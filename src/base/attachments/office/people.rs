//! The names of people in what a document says of itself.

use super::words::Words;
use crate::base::attachments::xml::Node;

/// The elements that name who wrote a document, changed or printed it, or answers for it.
const AUTHORS: [&str; 6] =
    ["creator", "lastModifiedBy", "initial-creator", "printed-by", "Manager", "editing-author"];

/// Reads a part that names people.
#[derive(Debug, Default)]
pub(super) struct People(Words);

impl People {
    /// Returns the next name.
    pub(super) fn take_node(&mut self, node: &Node<'_>) -> Option<String> {
        if let Node::Open(element) = node
            && element.name() == "person"
        {
            // Those who left comments, also when the comments are gone.
            let name = ["author", "displayName"].iter().find_map(|key| element.attribute(key));
            return name.filter(|name| !name.trim().is_empty());
        }
        self.0.feed(node, &AUTHORS)
    }
}
