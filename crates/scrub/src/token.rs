//! A text as words, numbers and signs.

use crate::{
    fold::{self, digit, is_apostrophe, is_arabic, is_combining, is_invisible, is_latin},
    lexicon::{self, Marks},
};

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// Begins with a letter; may have digits, hyphens and apostrophes inside.
    Word,
    /// Digits only.
    Number,
    /// One character that is neither.
    Sign(char),
}

/// A piece of the text. `text` is folded and empty for signs.
#[derive(Debug)]
pub(crate) struct Token {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) shape: Shape,
    pub(crate) text: String,
    /// Begins with a capital letter.
    pub(crate) capital: bool,
    /// Has two letters or more and no small one.
    pub(crate) shouted: bool,
    pub(crate) arabic: bool,
    /// A space or a line's end stands before it.
    pub(crate) spaced: bool,
    /// A line's end stands before it.
    pub(crate) line: bool,
    /// The first word of a sentence, where a capital letter says nothing.
    pub(crate) opening: bool,
    /// What the lists say about it, alone or as the end of a phrase.
    pub(crate) marks: Marks,
    /// How many tokens before it belong to the longest such phrase.
    pub(crate) reach: usize,
}

impl Token {
    pub(crate) fn is_word(&self) -> bool {
        self.shape == Shape::Word
    }

    pub(crate) fn is_number(&self) -> bool {
        self.shape == Shape::Number
    }

    pub(crate) fn is_sign(&self, sign: char) -> bool {
        self.shape == Shape::Sign(sign)
    }

    /// A word that could be a name by its looks.
    pub(crate) fn is_proper(&self) -> bool {
        self.is_word() && (self.capital || self.arabic)
    }
}

/// Divides a text and looks every word up.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = divide(text);
    lexicon::mark(&mut tokens);
    open_sentences(&mut tokens);
    tokens
}

/// Divides a text. Invisible marks belong to the word or number around them.
pub(crate) fn divide(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut spaced, mut line) = (true, true);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() || is_invisible(c) {
            spaced |= c.is_whitespace();
            line |= c == '\n' || c == '\u{2029}';
            at += c.len_utf8();
            continue;
        }
        let (shape, end) = if c.is_alphabetic() {
            (Shape::Word, word_end(text, at))
        } else if digit(c).is_some() {
            (Shape::Number, number_end(text, at))
        } else {
            (Shape::Sign(c), at + c.len_utf8())
        };
        tokens.push(token(&text[at..end], at, shape, spaced, line));
        (spaced, line) = (false, false);
        at = end;
    }
    tokens
}

fn token(piece: &str, start: usize, shape: Shape, spaced: bool, line: bool) -> Token {
    let mut text = String::new();
    if !matches!(shape, Shape::Sign(_)) {
        piece.chars().for_each(|c| fold::push(c, &mut text));
    }
    let mut letters = piece.chars().filter(|c| c.is_alphabetic());
    let first = letters.next();
    let capital = first.is_some_and(char::is_uppercase);
    let others = piece.chars().filter(|c| c.is_alphabetic()).count();
    Token {
        start,
        end: start + piece.len(),
        shape,
        // An elided word such as d' is looked up without its apostrophe.
        text: text.trim_matches('\'').to_owned(),
        capital,
        shouted: capital && others > 1 && !letters.any(char::is_lowercase),
        arabic: first.is_some_and(is_arabic),
        spaced,
        line,
        opening: false,
        marks: Marks::default(),
        reach: 0,
    }
}

fn number_end(text: &str, start: usize) -> usize {
    let mut end = start;
    for (at, c) in text[start..].char_indices() {
        if digit(c).is_some() {
            end = start + at + c.len_utf8();
        } else if !is_invisible(c) {
            break;
        }
    }
    end
}

/// The end of the word at `start`. `d'Anna` ends after the apostrophe, `Anna's` before it.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut length = 0;
    let mut rest = text[start..].char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let after = start + at + c.len_utf8();
        if c.is_alphabetic() || is_combining(c) || digit(c).is_some() {
            end = after;
            length += 1;
            continue;
        }
        if is_invisible(c) {
            continue;
        }
        let next = rest.peek().map(|(_, c)| *c).filter(|c| c.is_alphabetic() || digit(*c).is_some());
        let joins = is_apostrophe(c) || matches!(c, '-' | '\u{2010}' | '\u{2011}');
        let Some(next) = next.filter(|_| joins) else { break };
        if is_apostrophe(c) {
            if is_elided(&text[start..end], length) {
                return after;
            }
            if matches!(next, 's' | 'S') && is_latin(next) && ends_after_one(&text[after..]) {
                break;
            }
        }
    }
    end
}

fn is_elided(piece: &str, length: usize) -> bool {
    length <= 2
        && matches!(
            piece,
            "d" | "l"
                | "j"
                | "m"
                | "n"
                | "s"
                | "t"
                | "c"
                | "qu"
                | "D"
                | "L"
                | "J"
                | "M"
                | "N"
                | "S"
                | "T"
                | "C"
                | "Qu"
        )
}

fn ends_after_one(text: &str) -> bool {
    !text.chars().nth(1).is_some_and(char::is_alphanumeric)
}

/// Marks the words at which a sentence begins. A full stop after a known abbreviation or one letter ends none.
fn open_sentences(tokens: &mut [Token]) {
    let mut opening = true;
    for i in 0..tokens.len() {
        opening |= tokens[i].line;
        match tokens[i].shape {
            Shape::Sign('.') => {
                let short = i > 0
                    && tokens[i - 1].is_word()
                    && !tokens[i].spaced
                    && (tokens[i - 1].marks.has(Marks::ABBREVIABLE)
                        && tokens[i - 1].text.chars().count() <= 4
                        || tokens[i - 1].text.chars().count() == 1);
                opening = !short;
            }
            Shape::Sign('!' | '?' | '…' | '؟' | '۔' | ':' | '•') => opening = true,
            Shape::Sign('«' | '"' | '“' | '„' | '(' | '-' | '–' | '—' | '*') => {}
            Shape::Sign(_) => opening = false,
            Shape::Word | Shape::Number => {
                tokens[i].opening = opening;
                opening = false;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        divide(text).iter().map(|token| &text[token.start..token.end]).collect()
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        assert_eq!(pieces("d'Anna, Anna's O’Brien"), ["d'", "Anna", ",", "Anna", "'", "s", "O’Brien"]);
        assert_eq!(pieces("Jean-Pierre 3-MMC"), ["Jean-Pierre", "3", "-", "MMC"]);
        assert_eq!(pieces("Мар'яна ٠١٢ 12кг"), ["Мар'яна", "٠١٢", "12", "кг"]);
    }

    #[test]
    fn a_capital_letter_says_nothing_only_where_a_sentence_begins() {
        let opening = |text: &str| -> Vec<String> {
            tokens(text).into_iter().filter(|token| token.opening).map(|token| token.text).collect()
        };
        assert_eq!(opening("Saw Dr. Hope. Better! «Faith» came\nNew"), ["saw", "better", "faith", "new"]);
        assert_eq!(opening("ул. Мира. Да"), ["ул", "да"]);
    }
}
