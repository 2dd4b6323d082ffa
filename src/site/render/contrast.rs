//! Whether the colours of a theme can be told apart: text on its ground, at least 4.5 to 1 (WCAG 2.2, 1.4.3).
//!
//! Comes in: the style that pages have, with the settings that stand in it as `@@name@@`. Goes out: a diagnostic for each pair of colours
//! that is too alike, at the setting or at the style. Only custom properties of `:root` are looked at, and only colours in figures.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::layer::{Files, theme_path};
use super::own_settings::place;
use super::settings::is_hex;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::yaml;

/// A text and its ground, as the style of the program calls them.
const PAIRS: [(&str, &str); 7] = [
    ("ink", "paper"),
    ("quiet", "paper"),
    ("accent", "paper"),
    ("mark", "paper"),
    ("good", "paper"),
    ("on-fill", "fill"),
    ("on-focus", "focus"),
];

/// How bright the one must be beside the other.
const LEAST: f64 = 4.5;

/// How often a property may lead to another one.
const DEEPEST: usize = 8;

/// The custom properties of one rule.
type Properties<'t> = BTreeMap<&'t str, &'t str>;

/// A colour, and the setting that it is of.
struct Colour<'t> {
    hex: &'t str,
    setting: Option<&'t str>,
}

/// Reports the pairs of colours that a theme of the site makes too alike.
pub(super) fn check_contrast(
    theme: &str,
    (default, own): (&Files, &Files),
    settings: &Value,
    diagnostics: &mut Diagnostics,
) {
    const STYLE: &str = "static/style.css";
    let Some(bytes) = own.get(STYLE).or_else(|| default.get(STYLE)) else { return };
    let style = String::from_utf8_lossy(bytes);
    let rules = root_rules(&style);
    let Some((_, first)) = rules.first() else { return };
    let mut told = Vec::new();
    for (start, rule) in &rules {
        for (text, ground) in PAIRS {
            let find = |name| colour_of(name, [rule, first], settings, DEEPEST);
            let (Some(text), Some(ground)) = (find(text), find(ground)) else { continue };
            let ratio = contrast(text.hex, ground.hex);
            let pair: BTreeSet<String> = [text.hex, ground.hex].map(str::to_owned).into();
            if ratio >= LEAST || told.contains(&pair) {
                continue;
            }
            let named = [&text, &ground].into_iter().find_map(|colour| {
                let at = place_of_setting(theme, own, colour.setting?)?;
                Some((at, colour.setting))
            });
            let at = match named {
                Some((at, _)) => at,
                None if own.contains_key(STYLE) => {
                    Location::new(&theme_path(theme, STYLE), &(*start..*start))
                }
                None => continue,
            };
            told.push(pair);
            // Cut, not rounded: 4.49 is not 4.5.
            let ratio = format!("{:.1}", (ratio * 10.0).floor() / 10.0);
            let diagnostic = Diagnostic::new(Code::LowContrast, at).with("text", text.hex);
            let diagnostic = diagnostic.with("ground", ground.hex);
            let comma = ratio.replace('.', ",");
            diagnostics.push(diagnostic.with("ratio", ratio).with("comma", comma));
        }
    }
}

/// Returns where the theme's own settings say a colour.
fn place_of_setting(theme: &str, own: &Files, name: &str) -> Option<Location> {
    let text = String::from_utf8_lossy(own.get("theme.yaml")?);
    let path = theme_path(theme, "theme.yaml");
    let node = yaml::parse(&path, &text, 0..text.len()).value?;
    let yaml::Value::Map(entries) = &node.value else { return None };
    let colours = entries.iter().find(|entry| entry.key == "colours")?;
    let span = place(&colours.value, &[name], true)?;
    Some(Location::new(&path, &span))
}

/// Returns the rules of `:root` that name a ground, each with its place.
fn root_rules(style: &str) -> Vec<(usize, Properties<'_>)> {
    let mut found = Vec::new();
    for (at, _) in style.match_indices(":root") {
        let rest = &style[at..];
        let Some((start, end)) = rest.find('{').zip(rest.find('}')) else { continue };
        let declarations = rest.get(start + 1..end).unwrap_or_default().split(';');
        let properties = declarations.filter_map(|one| {
            let (name, value) = one.split_once(':')?;
            let (_, name) =
                name.rsplit_once("--").filter(|(before, _)| before.trim().is_empty())?;
            Some((name.trim(), value.trim()))
        });
        let properties: Properties<'_> = properties.collect();
        if properties.contains_key("paper") {
            found.push((at, properties));
        }
    }
    found
}

/// Returns what a property is in a rule, or else in the first one.
fn colour_of<'t>(
    name: &str,
    rules: [&Properties<'t>; 2],
    settings: &'t Value,
    depth: usize,
) -> Option<Colour<'t>> {
    let value: &'t str = rules.iter().find_map(|rule| rule.get(name)).copied()?;
    if let Some(other) = value.strip_prefix("var(--").and_then(|rest| rest.strip_suffix(')')) {
        return colour_of(other.trim(), rules, settings, depth.checked_sub(1)?);
    }
    let setting = value.strip_prefix("@@").and_then(|rest| rest.strip_suffix("@@"));
    let hex = match setting {
        Some(name) => settings.get("colours")?.get(name)?.as_str()?,
        None => value,
    };
    is_hex(hex).then_some(Colour { hex, setting })
}

/// Returns the contrast of two colours: from 1, where they are alike, to 21 (WCAG 2.2).
fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(hex: &str) -> f64 {
    let digits: Vec<u8> = hex.chars().filter_map(|c| u8::try_from(c.to_digit(16)?).ok()).collect();
    let part = |n: usize| match digits.len() {
        3 => f64::from(digits[n] * 17),
        _ => f64::from(digits[2 * n] * 16 + digits[2 * n + 1]),
    };
    let linear = |n: usize| {
        let share = part(n) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(0) + 0.7152 * linear(1) + 0.0722 * linear(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contrast_is_that_of_the_standard() {
        for (one, other, wanted) in [
            ("#000", "#ffffff", 21.0),
            ("#767676", "#fff", 4.54),
            ("#777777", "#ffffff", 4.47),
            ("#ff0000", "#ffffff", 3.99),
        ] {
            assert!((contrast(one, other) - wanted).abs() < 0.01, "{one} {other}");
        }
    }

    #[test]
    fn a_property_leads_to_another_one_of_its_own_rule() {
        let style = ":root { --paper: #fff; --a: var(--b); --b: @@x@@ }\n@media x { :root { --paper: #000; --b: #123 } }";
        let rules = root_rules(style);
        let settings = serde_json::json!({"colours": {"x": "#456"}});
        let of = |n: usize| colour_of("a", [&rules[n].1, &rules[0].1], &settings, 8).unwrap();
        assert_eq!((of(0).hex, of(0).setting, of(1).hex), ("#456", Some("x"), "#123"));
        let circle = BTreeMap::from([("a", "var(--a)")]);
        assert!(colour_of("a", [&circle, &circle], &settings, 8).is_none());
    }
}
