//! Days and whole numbers as people type them: in the digits of their keyboard.

use jiff::civil::{Date, date};

/// With Latin digits for Arabic-Indic and Persian ones, and nothing that cannot be seen.
pub fn latin(typed: &str) -> String {
    let one = |letter: char| match letter {
        '\u{0660}'..='\u{0669}' => shifted(letter, 0x0660),
        '\u{06F0}'..='\u{06F9}' => shifted(letter, 0x06F0),
        '\u{2212}' => Some('-'),
        letter if letter.is_whitespace() || letter.is_control() => None,
        // Marks of direction, which Arabic keyboards put between digits.
        '\u{200E}' | '\u{200F}' | '\u{061C}' => None,
        letter => Some(letter),
    };
    typed.chars().filter_map(one).collect()
}

fn shifted(letter: char, zero: u32) -> Option<char> {
    char::from_digit(u32::from(letter) - zero, 10)
}

/// A day as days since 1 January 1970: `2026-11-22`, which browsers send, or `22.11.2026`. With slashes nobody knows which is
/// the month, so only a year in front is taken then.
pub fn days(typed: &str) -> Option<i64> {
    let typed = latin(typed);
    let parts: Vec<&str> = typed.split(['-', '.', '/']).collect();
    let [first, second, third] = parts[..] else { return None };
    let (year, month, day) = match (first.len(), third.len()) {
        (4, _) => (first, second, third),
        (_, 4) if !typed.contains('/') => (third, second, first),
        _ => return None,
    };
    let found = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    Some(i64::from((found - date(1970, 1, 1)).get_days()))
}

/// A day as browsers write it.
pub(crate) fn iso(days: i64) -> String {
    let span = jiff::Span::new().try_days(days);
    let found = span.and_then(|span| date(1970, 1, 1).checked_add(span));
    found.map_or_else(|_| String::new(), |day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_any_digits_and_written_as_browsers_do() {
        for typed in ["2026-11-22", "22.11.2026", "2026/11/22", "٢٠٢٦-١١-٢٢", "۲۰۲۶/۱۱/۲۲", " 22. 11. 2026 "]
        {
            assert_eq!(days(typed).map(iso).as_deref(), Some("2026-11-22"), "{typed}");
        }
        assert_eq!(days("1970-01-01"), Some(0));
        for typed in
            ["", "22/11/2026", "2026-13-01", "2026-02-30", "tomorrow", "2026-11", "--", "2026-11-22-1"]
        {
            assert_eq!(days(typed), None, "{typed}");
        }
    }
}
