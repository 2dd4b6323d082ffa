//! Numbers and addresses: understood whole, or refused with what is wrong with them.

use super::Scalar;
use crate::base::diag::Code;
use crate::base::locale::compare::nfc;
use crate::base::locale::phones::{PhoneError, PhoneNumber, WrittenPhone, several};
use crate::base::locale::typed::{self, PhoneSlip};
use crate::base::localised::Text;
use crate::content::fields::SCHEMES;
use crate::content::parse::markdown::scheme;
use crate::content::validate::base_url::is_this_machine;
use crate::content::validate::form::datum::Datum;
use crate::content::validate::form::reader::FormReader;
use crate::content::validate::online::{is_email, is_web_address};

impl Scalar<'_> {
    pub(super) fn read_phone(&self, reader: &mut FormReader<'_>) -> Option<Datum> {
        let error = match PhoneNumber::parse(self.text) {
            Ok(number) => return Some(Datum::Phone(number)),
            Err(error) => error,
        };
        let diagnostic = self.diagnostic(reader, Code::BadPhone);
        let meant = typed::meant_number(self.text).filter(|_| !self.hidden);
        let diagnostic = match error {
            _ if let Some((number, slip)) = &meant => {
                diagnostic.with("ready", number.national()).hint(match slip {
                    PhoneSlip::Letters => "letters",
                    PhoneSlip::LostZero => "lost-zero",
                    PhoneSlip::Spreadsheet => "spreadsheet",
                    PhoneSlip::Link => "link",
                })
            }
            _ if typed::is_shortened(self.text) => diagnostic.hint("shortened"),
            _ if typed::is_phone_sample(self.text) => diagnostic.hint("sample"),
            _ if typed::is_nothing(self.text) => diagnostic.hint("nothing"),
            _ if several(self.text).is_some() => diagnostic.hint("several"),
            _ if let Some((_, written)) = WrittenPhone::with_more(self.text) => {
                diagnostic.hint(if written.extension.is_some() { "extension" } else { "label" })
            }
            PhoneError::Empty => diagnostic.hint("empty"),
            PhoneError::Character(c) => {
                let shown = if self.hidden { '•' } else { c };
                diagnostic.with("character", shown.to_string()).hint("character")
            }
            PhoneError::TooFew { found, expected } => {
                diagnostic.with("found", found).with("wanted", expected).hint("too-few")
            }
            PhoneError::TooMany { found, expected } => {
                diagnostic.with("found", found).with("wanted", expected).hint("too-many")
            }
            PhoneError::NoAreaCode => diagnostic.hint("no-area-code"),
            PhoneError::UnknownCode => diagnostic.hint("unknown-code"),
            PhoneError::UnknownCountry => diagnostic.hint("unknown-country"),
        };
        reader.report(diagnostic);
        None
    }

    pub(super) fn email(&self, reader: &mut FormReader<'_>) -> Option<Datum> {
        if is_email(self.text) {
            return Some(Datum::Text(Text::new(nfc(self.text))));
        }
        let diagnostic = self.diagnostic(reader, Code::BadEmail);
        let diagnostic = self.ready(reader, diagnostic);
        let is_ready = diagnostic.hint == Some("ready");
        let diagnostic = match () {
            () if typed::is_nothing(self.text) => diagnostic.hint("nothing"),
            () if self.text.matches('@').count() > 1 && !is_ready => diagnostic.hint("several"),
            () if is_ready && self.text.contains(char::is_whitespace) => diagnostic.hint("blank"),
            () if is_ready && self.text.trim_end_matches(',').contains(',') => {
                diagnostic.hint("comma")
            }
            () => diagnostic,
        };
        reader.report(diagnostic);
        None
    }

    pub(super) fn read_url(&self, reader: &mut FormReader<'_>) -> Option<Datum> {
        let code = match scheme(self.text) {
            None => Code::BadUrl,
            Some(name) if !SCHEMES.contains(&name.as_str()) => Code::UrlScheme,
            Some(name)
                if matches!(name.as_str(), "http" | "https") && !is_web_address(self.text) =>
            {
                Code::BadUrl
            }
            Some(_) if self.text.contains(char::is_whitespace) => Code::BadUrl,
            Some(_) => {
                // The address of the site itself has a diagnostic of its own.
                if self.field.key != "base_url" && is_this_machine(self.text) {
                    let diagnostic = self.diagnostic(reader, Code::OwnMachine);
                    reader.report(diagnostic);
                }
                return Some(Datum::Text(Text::new(nfc(self.text))));
            }
        };
        let quoted = if self.hidden { "•••" } else { self.text };
        let diagnostic = self.diagnostic(reader, code).with("url", quoted);
        let diagnostic = diagnostic.with("allowed", SCHEMES.join(", "));
        let diagnostic = self.ready(reader, diagnostic);
        let (is_bad, is_ready) = (code == Code::BadUrl, diagnostic.hint == Some("ready"));
        let diagnostic = match () {
            () if is_bad && typed::is_nothing(self.text) => diagnostic.hint("nothing"),
            () if is_bad && is_email(self.text) => diagnostic.hint("email"),
            () if is_bad && self.text.starts_with('@') => diagnostic.hint("handle"),
            () if is_bad && is_ready && self.text.contains(' ') => diagnostic.hint("words"),
            () => diagnostic,
        };
        reader.report(diagnostic);
        None
    }
}
