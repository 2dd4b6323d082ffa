//! What stands beside values without being written: a number as it is dialled, how long ago a check was.

use gen_lsp_types::{InlayHint, InlayHintParams, Label};

use super::fields::{FileFields, KeyAt, ValueAt};
use super::question::FileQuestion;
use crate::base::locale::dates::parse_date;
use crate::base::locale::phones::PhoneNumber;
use crate::content::fields::Type;

/// Returns what stands beside the values of a range.
pub(super) fn hints(
    question: &FileQuestion<'_>,
    params: InlayHintParams,
) -> Option<Vec<InlayHint>> {
    let fields = FileFields::parse_fields(&question.path, question.map.decoded())?;
    let asked = question.map.byte_range(params.range);
    let numbers = fields.values.iter().filter_map(|value| Some((value.bytes.end, number(value)?)));
    let checks = fields
        .keys
        .iter()
        .filter_map(|key| Some((key.value.end, days_since_check(question, key)?)));
    let mut all: Vec<(usize, String)> = numbers.chain(checks).collect();
    all.retain(|(end, _)| asked.start <= *end && *end <= asked.end);
    all.sort();
    let hint = |(end, label): (usize, String)| InlayHint {
        position: question.map.position_of_byte(end),
        label: Label::String(label),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: None,
    };
    Some(all.into_iter().map(hint).collect())
}

/// Returns a number as pages show it, where it is written otherwise.
fn number(value: &ValueAt) -> Option<String> {
    if !matches!(value.kind, Type::Phone) {
        return None;
    }
    let shown = PhoneNumber::parse(&value.text).ok()?.national();
    (shown != value.text).then_some(shown)
}

/// Says how long ago somebody checked, on the day that the site is of.
fn days_since_check(question: &FileQuestion<'_>, key: &KeyAt) -> Option<String> {
    if key.shape.name != "verified" || key.field.key != "on" {
        return None;
    }
    let day = parse_date(key.text.as_ref()?.trim()).ok()?;
    let today = question.now.register.config.today;
    let days = usize::try_from(today.since(day).ok()?.get_days()).ok()?;
    Some(question.reporter.words.say("lsp-checked-ago", &[("days", days.into())]))
}
