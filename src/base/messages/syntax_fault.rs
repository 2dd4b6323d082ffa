//! What is wrong with a file of messages, in words: the parser says it in English.

use fluent_syntax::parser::ErrorKind;

/// Returns the name of the sentence that says it.
pub(super) fn syntax_sentence(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::ExpectedToken('=') => "messages-no-equals",
        ErrorKind::ExpectedToken('{' | '}') | ErrorKind::UnbalancedClosingBrace => "messages-brace",
        ErrorKind::ExpectedMessageField { .. }
        | ErrorKind::ExpectedTermField { .. }
        | ErrorKind::MissingValue => "messages-no-text",
        ErrorKind::MissingDefaultVariant | ErrorKind::MultipleDefaultVariants => {
            "messages-variants"
        }
        ErrorKind::MessageReferenceAsSelector
        | ErrorKind::TermReferenceAsSelector
        | ErrorKind::MessageAttributeAsSelector
        | ErrorKind::TermAttributeAsPlaceable
        | ErrorKind::ExpectedSimpleExpressionAsSelector => "messages-selector",
        ErrorKind::UnterminatedStringLiteral => "messages-quotes",
        ErrorKind::UnknownEscapeSequence(_) | ErrorKind::InvalidUnicodeEscapeSequence(_) => {
            "messages-escape"
        }
        ErrorKind::ExpectedCharRange { .. } => "messages-name",
        ErrorKind::ExpectedToken(_)
        | ErrorKind::ForbiddenCallee
        | ErrorKind::PositionalArgumentFollowsNamed
        | ErrorKind::DuplicatedNamedArgument(_)
        | ErrorKind::ExpectedInlineExpression
        | ErrorKind::ExpectedLiteral => "messages-inside",
    }
}

#[cfg(test)]
mod tests {
    use fluent_bundle::FluentResource;

    use super::syntax_sentence;

    #[test]
    fn usual_slips_are_called_by_their_cause() {
        for (text, wanted) in [
            ("nav-home Головна\n", "messages-no-equals"),
            ("nav-home =\n", "messages-no-text"),
            ("a = { $name\n", "messages-brace"),
            ("a = б }\n", "messages-brace"),
            ("a = { $n ->\n  [one] один\n  }\n", "messages-variants"),
            ("a = { b ->\n  *[other] інше\n  }\n", "messages-selector"),
            ("a = { \"б }\n", "messages-quotes"),
            ("a = { \"\\q\" }\n", "messages-escape"),
            ("назва = Головна\n", "messages-name"),
            ("a = { }\n", "messages-inside"),
        ] {
            let (_, errors) = FluentResource::try_new(text.to_owned()).unwrap_err();
            assert_eq!(syntax_sentence(&errors[0].kind), wanted, "{text}: {:?}", errors[0].kind);
        }
    }
}
