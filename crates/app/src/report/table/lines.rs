//! A pasted table as lines and cells, in the manner of RFC 4180. A line stays what it was, so that one that cannot be taken is
//! given back as it was pasted.

/// A cell in quotation marks may hold so many line ends. A mark that opens and is never closed swallows no more than this.
const LINES_IN_A_CELL: usize = 30;

/// What may stand between cells. A tab first: that is what spreadsheets put there when cells are copied.
pub(super) const DELIMITERS: [u8; 3] = [b'\t', b';', b','];

/// One line of the table: a record, which may have line ends inside quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// The number of its first line in the text, from 1.
    pub(super) number: usize,
    /// As it was pasted, without the line end.
    pub(super) raw: &'a str,
    /// A quotation mark opens a cell and nothing closes it.
    pub(super) is_open: bool,
}

/// The lines that have anything in them.
pub(super) fn lines(text: &str, delimiter: u8) -> Vec<Line<'_>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let physical: Vec<&str> = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
    let start = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
    let (mut found, mut at) = (Vec::new(), 0);
    while at < physical.len() {
        let mut open = ends_open(physical[at], delimiter, false);
        let mut last = at;
        while open && last + 1 < physical.len() && last - at < LINES_IN_A_CELL {
            last += 1;
            open = ends_open(physical[last], delimiter, true);
        }
        // What is never closed is broken by itself, and the lines after it are lines of their own.
        let last = if open { at } else { last };
        let raw = &text[start(physical[at])..start(physical[last]) + physical[last].len()];
        if !raw.trim().is_empty() {
            found.push(Line { number: at + 1, raw, is_open: open });
        }
        at = last + 1;
    }
    found
}

/// Whether a quoted cell is still open at the end of a line. A mark counts only where a cell begins, as spreadsheets write it;
/// within one, two of them are a mark that is meant.
fn ends_open(line: &str, delimiter: u8, mut quoted: bool) -> bool {
    let mut begins = !quoted;
    let mut letters = line.bytes().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            b'"' if quoted && letters.peek() == Some(&b'"') => drop(letters.next()),
            b'"' if quoted => quoted = false,
            b'"' if begins => quoted = true,
            _ => {}
        }
        begins = !quoted && letter == delimiter;
    }
    quoted
}

/// The cells of a line.
pub(super) fn cells(raw: &str, delimiter: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(raw.len().max(1))
        .from_reader(raw.as_bytes());
    let mut record = csv::StringRecord::new();
    // Reading from memory what is text already cannot fail.
    let _ = reader.read_record(&mut record);
    record.iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str) -> Vec<(usize, &str)> {
        lines(text, b'\t').into_iter().map(|line| (line.number, line.raw)).collect()
    }

    #[test]
    fn lines_have_their_numbers_and_empty_ones_are_none() {
        assert_eq!(raw("a\tb\r\n\r\n1\t2\n\t\n3\t4\n"), [(1, "a\tb"), (3, "1\t2"), (5, "3\t4")]);
        assert_eq!(raw("\u{feff}a"), [(1, "a")]);
        assert_eq!(raw(" \n"), []);
    }

    #[test]
    fn a_cell_in_quotation_marks_may_hold_line_ends() {
        let text = "day\tsummary\n1\t\"two\nlines, \"\"said\"\" so\"\n2\tone";
        assert_eq!(
            raw(text),
            [(1, "day\tsummary"), (2, "1\t\"two\nlines, \"\"said\"\" so\""), (4, "2\tone")]
        );
        assert_eq!(cells("1\t\"two\nlines, \"\"said\"\" so\"", b'\t'), ["1", "two\nlines, \"said\" so"]);
        assert_eq!(cells("a;\"b;c\";d", b';'), ["a", "b;c", "d"]);
        assert_eq!(cells("a\t\tc\t", b'\t'), ["a", "", "c", ""]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_breaks_its_own_line_only() {
        let text = format!("day\tsummary\n1\t\"open\n{}", "2\tfine\n".repeat(50));
        let found = lines(&text, b'\t');
        assert_eq!(found.len(), 52);
        assert_eq!((found[1].number, found[1].raw, found[1].is_open), (2, "1\t\"open", true));
        assert!(found[2..].iter().all(|line| !line.is_open && line.raw == "2\tfine"));
    }

    #[test]
    fn a_mark_inside_a_word_is_a_mark() {
        assert_eq!(raw("a 5\" pipe\tb\n2\tc"), [(1, "a 5\" pipe\tb"), (2, "2\tc")]);
        assert_eq!(cells("a 5\" pipe\tb", b'\t'), ["a 5\" pipe", "b"]);
    }
}
