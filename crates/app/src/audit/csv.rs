//! The trail as a table for other programs (RFC 4180), safe to open in a spreadsheet.

use std::fmt::Write as _;

use jiff::tz::TimeZone;
use kernel::Moment;
use ui::Speech;

use super::list::Line;

/// The whole file: a definition, names of columns, lines. With a byte-order mark, because spreadsheets take a file
/// without one for something else than UTF-8.
pub(super) fn file(definition: &str, columns: &[&str], t: Speech, zone: &TimeZone, lines: &[Line]) -> String {
    let mut out = String::from('\u{feff}');
    record(&mut out, [definition]);
    record(&mut out, columns.iter().copied());
    for line in lines {
        let gone = line.gone().map(|key| t.say(key));
        let object = line.object().or(gone).unwrap_or_default();
        let (at, number, key) = (stamp(line.at, zone), line.number.to_string(), line.key());
        let key = if t.has(&key) { &key } else { "audit-did-other" };
        record(&mut out, [at.as_str(), line.who.as_str(), &number, t.say(key), &line.action, object]);
    }
    out
}

/// A moment where the organisation is: `2026-11-21T03:00+01:00`.
pub(crate) fn stamp(at: Moment, zone: &TimeZone) -> String {
    let at = jiff::Timestamp::from_millisecond(at.millis()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    at.to_zoned(zone.clone()).strftime("%Y-%m-%dT%H:%M%:z").to_string()
}

/// One line of such a file: quoted, and never a formula.
pub(crate) fn record<'a>(out: &mut String, fields: impl IntoIterator<Item = &'a str>) {
    for (field, place) in fields.into_iter().zip(0..) {
        let comma = if place > 0 { "," } else { "" };
        // A field that begins like a formula would be computed by a spreadsheet.
        let guard = if field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { "'" } else { "" };
        let _ = write!(out, "{comma}\"{guard}{}\"", field.replace('"', "\"\""));
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_quoted_and_never_a_formula() {
        let mut out = String::new();
        record(&mut out, ["a \"b\", c", "=1+1", "-2", "@x", "", "Айда"]);
        assert_eq!(out, "\"a \"\"b\"\", c\",\"'=1+1\",\"'-2\",\"'@x\",\"\",\"Айда\"\r\n");
    }

    #[test]
    fn times_are_those_of_the_place() {
        let zone = TimeZone::get("Europe/Warsaw").expect("it is known");
        assert_eq!(stamp(Moment::from_millis(1_795_226_400_000), &zone), "2026-11-21T03:00+01:00");
    }
}
