//! Names of hosts in letters of any language, as the Domain Name System writes them (RFC 3492, RFC 5891).

use unicode_normalization::UnicodeNormalization;

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const INITIAL_BIAS: u32 = 72;
const INITIAL_N: u32 = 128;

/// Returns the host in ASCII: `приклад.укр` is `xn--80aikifvh.xn--j1amh`. Nothing where a label is too long for that.
pub(crate) fn ascii_host(host: &str) -> Option<String> {
    let host: String = host.to_lowercase().nfc().collect();
    let label = |label: &str| match label.is_ascii() {
        true => Some(label.to_owned()),
        false => Some(format!("xn--{}", encoded(label)?)),
    };
    let labels: Option<Vec<String>> = host.split('.').map(label).collect();
    labels.filter(|labels| labels.iter().all(|label| label.len() < 64)).map(|l| l.join("."))
}

/// Encodes one label (RFC 3492, 6.3).
fn encoded(label: &str) -> Option<String> {
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(out.len()).ok()?;
    let (mut n, mut delta, mut bias, mut done) = (INITIAL_N, 0_u32, INITIAL_BIAS, basic);
    let total = u32::try_from(label.chars().count()).ok()?;
    if basic > 0 {
        out.push('-');
    }
    while done < total {
        let next = label.chars().map(u32::from).filter(|c| *c >= n).min()?;
        delta = delta.checked_add((next - n).checked_mul(done + 1)?)?;
        n = next;
        for c in label.chars().map(u32::from) {
            if c < n {
                delta = delta.checked_add(1)?;
            }
            if c == n {
                push_number(&mut out, delta, bias);
                bias = adapted(delta, done + 1, done == basic);
                delta = 0;
                done += 1;
            }
        }
        delta = delta.checked_add(1)?;
        n += 1;
    }
    Some(out)
}

fn push_number(out: &mut String, number: u32, bias: u32) {
    let mut rest = number;
    let mut k = BASE;
    loop {
        let threshold = k.saturating_sub(bias).clamp(T_MIN, T_MAX);
        if rest < threshold {
            out.push(digit(rest));
            return;
        }
        out.push(digit(threshold + (rest - threshold) % (BASE - threshold)));
        rest = (rest - threshold) / (BASE - threshold);
        k += BASE;
    }
}

fn adapted(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / DAMP } else { delta / 2 };
    delta += delta / count;
    let mut k = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

fn digit(number: u32) -> char {
    char::from_digit(number, BASE).map_or('9', |_| {
        let letter = if number < 26 { b'a' + number as u8 } else { b'0' + (number - 26) as u8 };
        char::from(letter)
    })
}

#[cfg(test)]
mod tests {
    use super::ascii_host;

    #[test]
    fn hosts_are_written_as_browsers_write_them() {
        for (host, ascii) in [
            ("приклад.укр", "xn--80aikifvh.xn--j1amh"),
            ("ПРИКЛАД.УКР", "xn--80aikifvh.xn--j1amh"),
            ("bücher.example", "xn--bcher-kva.example"),
            ("президент.рф", "xn--d1abbgf6aiiy.xn--p1ai"),
            ("example.org", "example.org"),
        ] {
            assert_eq!(ascii_host(host).as_deref(), Some(ascii), "{host}");
        }
        assert_eq!(ascii_host(&"й".repeat(70)), None);
    }
}
