//! Coordinates: `48.73N 37.58E`, `48,73; 37,58`, «48.73° пн. ш., 37.58° сх. д.», and a pair in the wrong order.

use std::ops::RangeInclusive;

/// Latitudes of Ukraine.
const LATITUDES: RangeInclusive<f64> = 44.3..=52.4;
/// Longitudes of Ukraine.
const LONGITUDES: RangeInclusive<f64> = 22.1..=40.3;

/// Words that stand beside a latitude.
const OF_LATITUDE: [&str; 9] =
    ["n", "lat", "latitude", "пн", "ш", "півн", "північної", "широти", "широта"];
/// Words that stand beside a longitude.
const OF_LONGITUDE: [&str; 9] =
    ["e", "lon", "lng", "longitude", "сх", "д", "східної", "довготи", "довгота"];
/// Signs that stand beside either.
const DEGREES: [char; 2] = ['°', 'º'];

/// Returns the pair that a text means, as figures with a point.
pub(crate) fn coordinates(text: &str) -> Option<(String, String)> {
    let text = text.trim().trim_start_matches(['[', '(']).trim_end_matches([']', ')']);
    if let Some(pair) = in_degrees(text) {
        return Some(pair);
    }
    // Beside degrees these are minutes and seconds.
    let is_quote = |c: &char| matches!(c, '"' | '\'') && !text.contains('°');
    let text: String = text.chars().filter(|c| !is_quote(c)).collect();
    let (numbers, is_turned) = (apart(&text)?, is_turned(&text)?);
    let is_here = |lat: &str, lon: &str| {
        let number = |text: &str| text.parse::<f64>().ok();
        number(lat).is_some_and(|lat| LATITUDES.contains(&lat))
            && number(lon).is_some_and(|lon| LONGITUDES.contains(&lon))
    };
    let is_place = |lat: &str, lon: &str| {
        let within = |text: &str, most: f64| text.parse::<f64>().is_ok_and(|it| it.abs() <= most);
        within(lat, 90.0) && within(lon, 180.0)
    };
    match &numbers[..] {
        [lon, lat] if is_turned => is_place(lat, lon).then(|| (lat.clone(), lon.clone())),
        [lat, lon] if is_place(lat, lon) => Some((lat.clone(), lon.clone())),
        // Commas in the place of points make four figures of two, which only a place in Ukraine tells from others.
        [lat, lat_rest, lon, lon_rest] if !is_turned => {
            let (lat, lon) = (format!("{lat}.{lat_rest}"), format!("{lon}.{lon_rest}"));
            is_here(&lat, &lon).then_some((lat, lon))
        }
        _ => None,
    }
}

/// Reads degrees with minutes and seconds, as maps copy them: `48°44'12.5"N 37°34'48"E`. Only a place in Ukraine is certain.
fn in_degrees(text: &str) -> Option<(String, String)> {
    let is_north = |c: char| matches!(c, 'n' | 'N');
    let is_part = |c: char| c.is_ascii_digit() || c == '.';
    let of_one = |written: &str| -> Option<f64> {
        let (degrees, rest) = written.split_once(DEGREES)?;
        let parts =
            rest.split(['\'', '′', '’', '"', '″', '”', ' ']).filter(|part| !part.is_empty());
        let parts: Vec<&str> = parts.collect();
        let number = |text: &str| text.parse::<f64>().ok().filter(|_| text.chars().all(is_part));
        let under_60 = |text: &&str| number(text).filter(|number| *number < 60.0);
        let (minutes, seconds) = match &parts[..] {
            [minutes] => (under_60(minutes)?, 0.0),
            [minutes, seconds] => (under_60(minutes)?, under_60(seconds)?),
            _ => return None,
        };
        Some(number(degrees.trim())? + minutes / 60.0 + seconds / 3600.0)
    };
    let text = text.trim();
    // A letter or a comma parts the two, else the last sign before the second degrees.
    let second = text.match_indices(DEGREES).nth(1)?.0;
    let digits = text[..second].trim_end_matches(is_part).len();
    let end_of = |text: &str| text.trim().trim_end_matches([',', ';']).trim_end().len();
    let (first, other) = text.split_at(digits);
    let first = &first.trim_start()[..end_of(first)];
    let first = first.strip_suffix(is_north).unwrap_or(first);
    let other = other.strip_suffix(['e', 'E']).unwrap_or(other);
    let (lat, lon) = (of_one(first)?, of_one(other)?);
    let written = |number: f64| format!("{number:.5}");
    is_in_ukraine(lat, lon).then(|| (written(lat), written(lon)))
}

/// Tells a place in Ukraine, as far as a box around it tells.
pub(crate) fn is_in_ukraine(lat: f64, lon: f64) -> bool {
    LATITUDES.contains(&lat) && LONGITUDES.contains(&lon)
}

/// Tells a pair that is a place in Ukraine once its two figures change places, and is none before.
pub(crate) fn is_swapped(lat: f64, lon: f64) -> bool {
    LATITUDES.contains(&lon) && LONGITUDES.contains(&lat)
}

/// Tells whether the words beside the figures name the longitude first; `None` where they name one twice, or one alone that may
/// belong to either figure.
fn is_turned(text: &str) -> Option<bool> {
    let lower = text.to_lowercase();
    let of_words = |between: &str| {
        let words = between.split(|c: char| !c.is_alphabetic());
        let known = words.filter_map(|word| {
            let is_longitude = OF_LONGITUDE.contains(&word);
            (is_longitude || OF_LATITUDE.contains(&word)).then_some(is_longitude)
        });
        let mut axes: Vec<bool> = known.collect();
        // Several words may name one: «пн. ш.».
        axes.dedup();
        axes
    };
    let axes: Vec<bool> = lower.split(|c: char| c.is_ascii_digit()).flat_map(of_words).collect();
    let ends_with_word = lower.ends_with(|c: char| c.is_alphabetic() || c == '.');
    let begins_with_word = lower.starts_with(char::is_alphabetic);
    match axes[..] {
        [] | [false, true] => Some(false),
        [true, false] => Some(true),
        [is_longitude] if begins_with_word != ends_with_word => {
            Some(is_longitude == begins_with_word)
        }
        _ => None,
    }
}

/// Returns the figures of a text in which nothing else stands than words of coordinates; a comma within a figure is its point
/// where something else parts the two.
fn apart(text: &str) -> Option<Vec<String>> {
    let lower = text.to_lowercase();
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-');
    let between = lower
        .split(is_figure)
        .flat_map(|piece| piece.split(|c: char| c.is_whitespace() || matches!(c, ';' | '/' | ':')));
    let is_known = |word: &str| {
        let word = word.trim_matches(DEGREES);
        word.is_empty() || OF_LATITUDE.contains(&word) || OF_LONGITUDE.contains(&word)
    };
    between.into_iter().all(is_known).then_some(())?;
    let pieces: Vec<&str> = lower
        .split(|c| !is_figure(c))
        .map(|piece| piece.trim_matches([',', '.']))
        .filter(|piece| !piece.is_empty())
        .collect();
    let is_comma_point = |piece: &&str| piece.matches(',').count() == 1 && !piece.contains('.');
    let numbers: Vec<String> = match &pieces[..] {
        [one, other]
            if is_comma_point(one) && is_comma_point(other) && !lower.trim().starts_with(',') =>
        {
            // `48,73, 37,58`: the comma between the two stands before a blank.
            vec![one.replace(',', "."), other.replace(',', ".")]
        }
        _ => pieces.iter().flat_map(|piece| piece.split(',')).map(str::to_owned).collect(),
    };
    let is_number = |number: &String| number.matches('.').count() < 2 && !number.is_empty();
    numbers.iter().all(is_number).then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_read_as_people_write_them() {
        for typed in [
            "48.73N 37.58E",
            "48.73 N, 37.58 E",
            "48,73; 37,58",
            "48,73, 37,58",
            "48,73 37,58",
            "[48,73,37,58]",
            "48.73° пн. ш., 37.58° сх. д.",
            "N48.73 E37.58",
            "(48.73, 37.58)",
            "[48,73, 37,58]",
            "48.73 37.58",
            "48.73,37.58",
            " 48.73 37.58 ",
        ] {
            let read = coordinates(typed);
            assert_eq!(read, Some(("48.73".to_owned(), "37.58".to_owned())), "{typed}");
        }
    }

    #[test]
    fn minutes_and_seconds_are_parts_of_degrees() {
        for typed in [
            "48°43'48\" 37°34'48\"",
            "48°43'48\"N 37°34'48\"E",
            "[48°43′48″, 37°34′48″]",
            "48° 43' 48.0\" N, 37° 34' 48.0\" E",
        ] {
            let read = coordinates(typed);
            assert_eq!(read, Some(("48.73000".to_owned(), "37.58000".to_owned())), "{typed}");
        }
        let read = coordinates("48°45′ 37°30′");
        assert_eq!(read, Some(("48.75000".to_owned(), "37.50000".to_owned())));
    }

    #[test]
    fn words_say_which_figure_is_which() {
        for typed in [
            "37.58E 48.73N",
            "E37.58, N48.73",
            "довгота: 37.58, широта: 48.73",
            "37.58° сх. д., 48.73° пн. ш.",
            "lng 37.58 lat 48.73",
            "37,58 E; 48,73 N",
            "lon 37.58, 48.73",
            "37.58, 48.73N",
            "lat 48.73, 37.58",
            "48.73, 37.58E",
        ] {
            let read = coordinates(typed);
            assert_eq!(read, Some(("48.73".to_owned(), "37.58".to_owned())), "{typed}");
        }
        assert_eq!(coordinates("21.0E 52.2N"), Some(("52.2".to_owned(), "21.0".to_owned())));
        for typed in ["48.73N 37.58N", "48.73E 37.58", "N 48.73 E 37.58 N"] {
            assert_eq!(coordinates(typed), None, "{typed}");
        }
    }

    #[test]
    fn what_is_no_place_here_is_none() {
        for typed in [
            "",
            "біля пошти",
            "48.73S 37.58W",
            "48°73'48\" 37°34'48\"",
            "48°43'48\"S 37°34'48\"E",
            "40°43'48\" 74°00'48\"",
            "48.73",
            "48.73, 37.58, 5",
            "48-73, 37-58",
            "4873, 3758",
            "148.73, 37.58",
            "48.7.3, 37.58",
            "48, 73, 370, 58",
            "будинок 48, 37",
            "40.7N 74.0W",
        ] {
            assert_eq!(coordinates(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_place_elsewhere_is_one_where_two_figures_stand() {
        let read = coordinates("40,7; -74,0");
        assert_eq!(read, Some(("40.7".to_owned(), "-74.0".to_owned())));
    }

    #[test]
    fn a_pair_is_swapped_where_only_the_other_order_lies_here() {
        assert!(is_swapped(37.58, 48.73) && is_swapped(24.03, 49.84));
        assert!(!is_swapped(48.73, 37.58) && !is_swapped(52.2, 21.0) && !is_swapped(40.4, 49.9));
    }
}
