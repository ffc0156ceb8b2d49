//! Typed text made fit to keep and to show.

/// Why a text cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unclean {
    /// Nothing visible.
    Empty,
    /// Too long; so many characters it has.
    TooLong {
        /// Characters after cleaning.
        chars: usize,
    },
}

/// The most combining marks that one letter keeps. Vietnamese and pointed Hebrew need three; more is a tower that
/// covers the lines around it.
const MARKS: usize = 4;

/// Makes typed text fit to keep and to show: line ends as `\n`, no control characters, nothing that turns the
/// direction of the text after it, no towers of marks, no white space around it. The words stay as they were typed.
///
/// # Errors
/// [`Unclean`], measured in characters (Unicode scalar values) after cleaning.
pub fn clean(text: &str, max_chars: usize) -> Result<String, Unclean> {
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let letter = match letter {
            '\r' if letters.peek() == Some(&'\n') => continue,
            '\r' | '\u{2028}' | '\u{2029}' => '\n',
            kept => kept,
        };
        if is_unwanted(letter) {
            continue;
        }
        marks = if is_combining(letter) { marks + 1 } else { 0 };
        if marks <= MARKS {
            out.push(letter);
        }
    }
    let trimmed =
        out.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}'));
    if trimmed.chars().all(|letter| is_invisible(letter) || is_combining(letter)) {
        return Err(Unclean::Empty);
    }
    let chars = trimmed.chars().count();
    if chars > max_chars {
        return Err(Unclean::TooLong { chars });
    }
    Ok(trimmed.to_owned())
}

/// Control characters, and the overrides, embeddings and isolates that could reorder what stands after them. The
/// marks that real Arabic, Persian and Kazakh typing uses (LRM, RLM, ALM, ZWJ, ZWNJ) stay.
fn is_unwanted(letter: char) -> bool {
    (letter.is_control() && letter != '\n' && letter != '\t')
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Characters that leave no ink.
fn is_invisible(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

/// Non-spacing marks (general category Mn) of the blocks in which towers are built.
fn is_combining(letter: char) -> bool {
    letter >= '\u{300}'
        && matches!(letter,
            '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}'
            | '\u{5c4}'..='\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
            | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{711}'
            | '\u{730}'..='\u{74a}' | '\u{7a6}'..='\u{7b0}' | '\u{7eb}'..='\u{7f3}' | '\u{816}'..='\u{82d}'
            | '\u{859}'..='\u{85b}' | '\u{898}'..='\u{89f}' | '\u{8ca}'..='\u{902}' | '\u{93c}' | '\u{941}'..='\u{948}'
            | '\u{94d}' | '\u{951}'..='\u{957}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
            | '\u{eb1}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}' | '\u{f71}'..='\u{f7e}' | '\u{f80}'..='\u{f84}'
            | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20f0}' | '\u{2de0}'..='\u{2dff}'
            | '\u{302a}'..='\u{302d}' | '\u{3099}'..='\u{309a}' | '\u{a66f}'..='\u{a67d}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{fe20}'..='\u{fe2f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_become_one_kind_and_control_characters_go() {
        assert_eq!(
            clean("a\r\nb\rc\nd\te\0f\u{7}g\u{1b}[31m\u{85}\u{2028}h", 99).unwrap(),
            "a\nb\nc\nd\tefg[31m\nh"
        );
    }

    #[test]
    fn nothing_can_turn_the_text_around_it_but_real_marks_stay() {
        assert_eq!(clean("a\u{202e}b\u{2066}c\u{2069}d\u{202a}", 99).unwrap(), "abcd");
        let persian = "می\u{200c}خواهم\u{200f} (a)\u{200e}\u{61c}👩\u{200d}⚕️.";
        assert_eq!(clean(persian, 99).unwrap(), persian);
    }

    #[test]
    fn a_tower_of_marks_is_cut_to_four() {
        let tower = format!("e{}x", "\u{301}".repeat(200));
        assert_eq!(clean(&tower, 99).unwrap(), format!("e{}x", "\u{301}".repeat(4)));
        let vietnamese = "Tie\u{302}\u{301}ng Vie\u{323}\u{302}t שָׁלוֹם مُحَمَّد";
        assert_eq!(clean(vietnamese, 99).unwrap(), vietnamese);
    }

    #[test]
    fn what_cannot_be_seen_counts_as_empty() {
        for text in [
            "",
            "  \n\t",
            "\u{a0}\u{3000}",
            "\u{200b}",
            "\u{200d}\u{200e}\u{feff}",
            "\0\0",
            "\u{3164}",
            "\u{202e}",
            "\u{301}\u{302} \u{64b}",
        ] {
            assert_eq!(clean(text, 10), Err(Unclean::Empty), "{text:?}");
        }
        assert_eq!(clean(" \u{200b}\u{a0}help \n", 10).unwrap(), "help");
    }

    #[test]
    fn length_is_counted_in_characters_after_cleaning() {
        assert_eq!(clean(" қазақ \0", 5).unwrap(), "қазақ");
        assert_eq!(clean("қазақ!", 5), Err(Unclean::TooLong { chars: 6 }));
    }
}
