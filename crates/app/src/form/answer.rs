//! Answers, and how countable ones lie in a row: one line of text, `field=code` joined by `;`, codes by `,`, a number
//! of pieces behind `*`, a missing value behind `~`: `platform=site;topics=overdose,sleep;service=naloxone*2;age=~refused`.
//! Names and codes are `a-z0-9_`, so nothing needs escaping, and a hundred thousand of them are read in milliseconds.

use std::collections::BTreeMap;

/// Beside the fields of the form a report of a conversation keeps two things that the program has measured. No form may
/// have fields of these names. The first: `yes` if the person wrote outside the hours of duty, else `no`.
pub const OUT_OF_HOURS: &str = "out_of_hours";
/// The second: minutes from the person's first message to the first answer by a human; missing if there was none.
pub const FIRST_ANSWER: &str = "first_answer";

/// Why there is no answer. Four kinds, because they mean different things (rule A-10, from the hotline form [COHT]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// It was asked, and nobody knows.
    Unknown,
    /// It was asked, and the person did not want to say.
    Refused,
    /// There was no occasion to ask.
    NotAsked,
    /// The question makes no sense here.
    NotApplicable,
}

impl Missing {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Unknown, Self::Refused, Self::NotAsked, Self::NotApplicable];

    /// The name in rows, forms and exports; `missing-` before it (with hyphens) is its text in Fluent.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Refused => "refused",
            Self::NotAsked => "not_asked",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// The missing value with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|missing| missing.name() == name)
    }
}

/// What was answered to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Codes, with how many pieces where the question asks for it. Never empty.
    Codes(Vec<(String, Option<u32>)>),
    /// A number; for a day, days since 1 January 1970.
    Number(i64),
    /// Words.
    Text(String),
    /// No answer, and why.
    Missing(Missing),
}

/// What was answered, by field.
pub type Answers = BTreeMap<String, Answer>;

/// The line for a row. Text has no place in it: it is left out.
pub fn write(answers: &Answers) -> String {
    let mut line = String::new();
    for (field, answer) in answers {
        let value = match answer {
            Answer::Text(_) => continue,
            Answer::Missing(missing) => format!("~{}", missing.name()),
            Answer::Number(number) => number.to_string(),
            Answer::Codes(codes) => {
                let one = |(code, pieces): &(String, Option<u32>)| match pieces {
                    Some(pieces) => format!("{code}*{pieces}"),
                    None => code.clone(),
                };
                codes.iter().map(one).collect::<Vec<_>>().join(",")
            }
        };
        if !line.is_empty() {
            line.push(';');
        }
        line.push_str(field);
        line.push('=');
        line.push_str(&value);
    }
    line
}

/// One field of a line and what stands behind it, without copying anything: for whoever counts many. The signs of the
/// whole line are found in one go, for the pieces between them are short.
pub fn pairs(line: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut signs = memchr::memchr2_iter(b';', b'=', line.as_bytes());
    let (mut begin, mut middle) = (0, None);
    std::iter::from_fn(move || {
        loop {
            let at = signs.next().unwrap_or(line.len());
            if line.as_bytes().get(at) == Some(&b'=') {
                middle.get_or_insert(at);
                continue;
            }
            if begin > line.len() {
                return None;
            }
            let (name, value) = (begin, middle.take());
            begin = at + 1;
            if let Some(middle) = value {
                return Some((&line[name..middle], &line[middle + 1..at]));
            }
        }
    })
}

/// The codes in what stands behind a field, without pieces; none for a missing value.
pub fn codes(value: &str) -> impl Iterator<Item = &str> {
    let value = if value.starts_with('~') { "" } else { value };
    pieces(value, b',').map(|code| code.bytes().position(|byte| byte == b'*').map_or(code, |at| &code[..at]))
}

/// The pieces of a text between signs, without empty ones.
fn pieces(text: &str, sign: u8) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.bytes().position(|byte| byte == sign).unwrap_or(rest.len());
        let piece = &rest[..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        (end > 0 || !rest.is_empty()).then_some(piece)
    })
    .filter(|piece| !piece.is_empty())
}

/// The answers of a line. What is no number is read as codes, so a version of the form that is gone does no harm.
pub fn read(line: &str) -> Answers {
    pairs(line).map(|(field, value)| (field.to_owned(), read_one(value))).collect()
}

fn read_one(value: &str) -> Answer {
    if let Some(missing) = value.strip_prefix('~').and_then(Missing::from_name) {
        return Answer::Missing(missing);
    }
    if let Ok(number) = value.parse() {
        return Answer::Number(number);
    }
    let one = |code: &str| match code.split_once('*') {
        Some((code, pieces)) => (code.to_owned(), pieces.parse().ok()),
        None => (code.to_owned(), None),
    };
    Answer::Codes(value.split(',').map(one).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_back_from_their_line_and_text_does_not_go_into_it() {
        let codes = |list: &[(&str, Option<u32>)]| {
            Answer::Codes(list.iter().map(|(code, pieces)| ((*code).to_owned(), *pieces)).collect())
        };
        let mut answers = Answers::from([
            ("age".to_owned(), Answer::Missing(Missing::Refused)),
            ("minutes".to_owned(), Answer::Number(25)),
            ("service".to_owned(), codes(&[("naloxone", Some(2)), ("card", None)])),
            ("topics".to_owned(), codes(&[("overdose", None), ("sleep", None)])),
        ]);
        let line = write(&answers);
        assert_eq!(line, "age=~refused;minutes=25;service=naloxone*2,card;topics=overdose,sleep");
        assert_eq!(read(&line), answers);
        answers.insert("summary".to_owned(), Answer::Text("words; with=signs".to_owned()));
        assert_eq!(write(&answers), line);
        assert_eq!(read(""), Answers::new());
        let odd = pairs(";;a=b;c;=;d=e=f;").collect::<Vec<_>>();
        assert_eq!(odd, [("a", "b"), ("", ""), ("d", "e=f")], "odd lines end too");
    }

    #[test]
    fn a_10_the_four_missing_values_are_four() {
        let lines: std::collections::BTreeSet<_> = Missing::ALL
            .iter()
            .map(|missing| write(&Answers::from([("age".to_owned(), Answer::Missing(*missing))])))
            .collect();
        assert_eq!(lines.len(), 4);
        for missing in Missing::ALL {
            assert_eq!(Missing::from_name(missing.name()), Some(missing));
            assert_eq!(codes(&format!("~{}", missing.name())).count(), 0, "a missing value is no code");
        }
    }
}
