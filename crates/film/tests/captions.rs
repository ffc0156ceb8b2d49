//! Captions: what is taken, and every mistake with its line.

use film::captions::{Cue, MAX_BYTES, MAX_CHARS, Wrong, read, write};

const MILLIS: u64 = 60_000;

fn wrong(text: &str) -> Vec<(usize, Wrong)> {
    read(text.as_bytes(), MILLIS).expect_err(text).iter().map(|found| (found.line, found.what)).collect()
}

#[test]
fn captions_are_read_with_names_remarks_and_any_line_end() {
    let text = "\u{feff}WEBVTT\r\n\r\nNOTE a remark\r\nof two lines\r\n\r\nfirst\r\n00:01.000 --> 00:02.500\r\nOne\r\ntwo\r\n\r\n\r\n00:00:02.500 --> 00:01:00.000\r\nثلاثة\r\n";
    let cues = read(text.as_bytes(), MILLIS).expect("they are right");
    assert_eq!(
        cues,
        [
            Cue { from: 1_000, to: 2_500, text: "One\ntwo".to_owned() },
            Cue { from: 2_500, to: 60_000, text: "ثلاثة".to_owned() },
        ]
    );
    let written = write(&cues);
    assert!(written.starts_with("WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nOne\ntwo\n\n"));
    assert_eq!(read(written.as_bytes(), MILLIS), Ok(cues));
}

#[test]
fn every_mistake_is_told_with_its_line() {
    let cue = |times: &str, words: &str| format!("WEBVTT\n\n{times}\n{words}\n");
    let fine = "00:01.000 --> 00:02.000";
    for (text, line, what) in [
        (String::new(), 1, Wrong::Header),
        (format!("{fine}\nwords\n"), 1, Wrong::Header),
        (format!("WEBVTT with a title\n\n{fine}\nwords\n"), 1, Wrong::Header),
        ("WEBVTT\n".to_owned(), 1, Wrong::NoCues),
        (cue("00:01,000 --> 00:02,000", "words"), 3, Wrong::Times),
        (cue("0:01.000 --> 00:02.000", "words"), 3, Wrong::Times),
        (cue("00:61.000 --> 00:02.000", "words"), 3, Wrong::Times),
        (cue("00:01.000 -> 00:02.000", "words"), 4, Wrong::Times),
        (cue("00:01.000 -->", "words"), 3, Wrong::Times),
        (cue("99999999999:00:01.000 --> 00:02.000", "words"), 3, Wrong::Times),
        (cue("00:02.000 --> 00:01.000", "words"), 3, Wrong::Backwards),
        (cue("00:02.000 --> 00:02.000", "words"), 3, Wrong::Backwards),
        (cue("00:01.000 --> 01:00.001", "words"), 3, Wrong::AfterEnd),
        (cue(fine, ""), 3, Wrong::Empty),
        (cue(fine, &"x".repeat(MAX_CHARS + 1)), 4, Wrong::TooLong),
        (cue(fine, "words\n<script>alert(1)</script>"), 5, Wrong::Markup),
        (cue(fine, "a &amp; b"), 4, Wrong::Markup),
        (cue(&format!("{fine} line:0"), "words"), 3, Wrong::Markup),
        ("WEBVTT\n\nSTYLE\n::cue { color: red }\n".to_owned(), 3, Wrong::Markup),
        (format!("WEBVTT\n\n{fine}\none\n\n00:01.900 --> 00:03.000\ntwo\n"), 6, Wrong::Overlap),
        ("x".repeat(MAX_BYTES + 1), 1, Wrong::TooBig),
    ] {
        assert!(wrong(&text).contains(&(line, what)), "{what:?} in line {line}: {:?}", wrong(&text));
    }
    let found = read(b"WEBVTT\n\n00:01.000 --> 00:02.000\n\xFF\n", MILLIS).expect_err("it is no text");
    assert_eq!((found[0].line, found[0].what), (4, Wrong::Encoding));
    assert_eq!(found[0].to_string(), "4: this is no UTF-8");
}

#[test]
fn several_mistakes_are_told_at_once() {
    let text = "WEBVTT\n\n00:02.000 --> 00:01.000\n<b>one</b>\n\nnothing\n\n00:59.000 --> 02:00.000\ntwo\n";
    let found = wrong(text);
    assert_eq!(found, [(3, Wrong::Backwards), (4, Wrong::Markup), (6, Wrong::Times), (8, Wrong::AfterEnd)]);
}

#[test]
fn any_bytes_are_read_or_refused() {
    let entropy = kernel::SeededEntropy::new(5);
    let pieces =
        ["WEBVTT", "\n", "\n\n", "-->", " ", "00:01.000", "00:02.000", "NOTE", "é", "<b>", "\r", ":", "."];
    let mut read_fine = 0;
    for _ in 0..20_000 {
        let bytes = kernel::entropy::bytes::<24>(&entropy);
        let text: String = bytes.iter().map(|byte| pieces[usize::from(*byte) % pieces.len()]).collect();
        if let Ok(cues) = read(format!("WEBVTT\n\n00:00.100 --> 00:00.200\nx\n\n{text}").as_bytes(), MILLIS) {
            read_fine += 1;
            assert_eq!(read(write(&cues).as_bytes(), MILLIS), Ok(cues));
        }
    }
    assert!(read_fine > 0);
}
