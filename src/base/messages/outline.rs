//! What a file of messages asks for, message by message, without saying any.

use std::collections::BTreeSet;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{
    Attribute, CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};

/// One message of a file, or one of its terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MessageOutline {
    /// Its name; that of a term begins with a hyphen.
    pub(crate) id: String,
    /// The byte at which it begins.
    pub(crate) byte: usize,
    /// The variables that it asks for.
    pub(crate) variables: BTreeSet<String>,
    /// The messages and terms that it names.
    pub(crate) references: BTreeSet<String>,
    /// The functions that it calls.
    pub(crate) functions: BTreeSet<String>,
}

/// Returns the messages and terms of a file that can be read, in their order.
pub(crate) fn message_outlines(text: &str) -> Vec<MessageOutline> {
    let resource = match FluentResource::try_new(text.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let one = |entry: &Entry<&str>| {
        let (id, value, attributes) = match entry {
            Entry::Message(message) => {
                (message.id.name.to_owned(), message.value.as_ref(), &message.attributes)
            }
            Entry::Term(term) => {
                (format!("-{}", term.id.name), Some(&term.value), &term.attributes)
            }
            Entry::Comment(_)
            | Entry::GroupComment(_)
            | Entry::ResourceComment(_)
            | Entry::Junk { .. } => {
                return None;
            }
        };
        let mut found = MessageOutline {
            byte: place(text, &id),
            id,
            variables: BTreeSet::new(),
            references: BTreeSet::new(),
            functions: BTreeSet::new(),
        };
        value.into_iter().for_each(|pattern| found.pattern(pattern));
        attributes.iter().for_each(|Attribute { value, .. }| found.pattern(value));
        Some(found)
    };
    resource.entries().filter_map(one).collect()
}

/// Returns where the line of a message begins: the parser does not tell.
fn place(text: &str, id: &str) -> usize {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('=')) {
            return start;
        }
        start += line.len();
    }
    0
}

impl MessageOutline {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.to_owned());
            }
            // A term sees only what it is handed by name, so its own variables are none of the message's.
            InlineExpression::TermReference { id, arguments, .. } => {
                self.references.insert(format!("-{}", id.name));
                arguments.iter().for_each(|arguments| self.arguments(arguments));
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.functions.insert(id.name.to_owned());
                self.arguments(arguments);
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>) {
        arguments.positional.iter().for_each(|argument| self.inline(argument));
        arguments.named.iter().for_each(|argument| self.inline(&argument.value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_tells_its_variables_and_what_it_names() {
        let text = "# a = b\n-brand = { $case ->\n   *[a] X\n }\nb =\n    { -brand } { $n ->\n        [one] { $x }\n       *[other] { NUMBER($y) }\n    }\n    .title = { a }\nskip = { $\n";
        let found = message_outlines(text);
        let names: Vec<(&str, usize)> =
            found.iter().map(|message| (message.id.as_str(), message.byte)).collect();
        assert_eq!(names, [("-brand", 8), ("b", text.find("\nb =").unwrap() + 1)]);
        let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(found[1].variables, set(&["n", "x", "y"]));
        assert_eq!(found[1].references, set(&["-brand", "a"]));
        assert_eq!(found[1].functions, set(&["NUMBER"]));
    }
}
