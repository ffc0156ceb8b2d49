//! Telephone numbers: international, and as people of the six languages write their own.

use crate::{
    Finding, Kind,
    lexicon::Marks,
    number::Run,
    token::{Shape, Token},
};

/// Every run that is a number of somebody's telephone.
pub(crate) fn find(tokens: &[Token], runs: &[Run]) -> Vec<Finding> {
    let is_phone = |run: &&Run| is_phone(run, || announced(tokens, run));
    runs.iter().filter(is_phone).map(|run| Finding { kind: Kind::Phone, range: run.range(tokens) }).collect()
}

fn is_phone(run: &Run, announced: impl Fn() -> bool) -> bool {
    let digits = run.digits.as_str();
    if run.is_date() || is_free_line(digits, run.plus) {
        return false;
    }
    if run.plus {
        return (8..=15).contains(&digits.len());
    }
    let second = digits.as_bytes().get(1).copied().unwrap_or_default();
    let trunk = digits.starts_with('0') && second != b'0';
    let shaped = match digits.len() {
        // 00 and a country.
        11..=17 if digits.starts_with("00") => true,
        // France, Ukraine, Morocco, Jordan, Saudi Arabia, Britain and Egypt from within.
        10 | 11 if trunk => true,
        // Lebanon, Algeria, Palestine, the Emirates from within.
        9 if trunk => true,
        // Russia and Kazakhstan.
        11 if digits.starts_with(['7', '8']) => run.groups.len() >= 4 || (b'3'..=b'9').contains(&second),
        // Ukraine with its country and without the plus.
        12 if digits.starts_with("380") => true,
        // North America; Russia and Kazakhstan without the eight. Ten digits in a row are hardly anything else.
        10 => matches!(run.groups[..], [3, 3, 4] | [3, 3, 2, 2] | [10]),
        // A number of a town.
        7 => run.groups == [3, 2, 2] && run.between == ['-', '-'],
        _ => false,
    };
    shaped || ((7..=14).contains(&digits.len()) && announced())
}

/// Lines that cost nothing belong to services, not to people: 0800, 8 800, 1 800 and their like.
fn is_free_line(digits: &str, plus: bool) -> bool {
    let within = |starts: &[&str]| starts.iter().any(|start| digits.starts_with(start));
    if plus {
        return within(&["7800", "33800", "33805", "380800", "44800", "44808", "1800", "1888", "800"]);
    }
    within(&["0800", "0805", "0808", "8800", "00800", "1800", "1888", "1877", "9200"]) && digits.len() >= 9
        || within(&["800"]) && digits.len() <= 10
}

/// How many tokens a word such as "phone" may stand before its number.
const REACH: usize = 5;

fn announced(tokens: &[Token], run: &Run) -> bool {
    let from = run.first.saturating_sub(REACH);
    let before = tokens[from..run.first].iter().rev();
    let same_sentence = before.take_while(|token| !matches!(token.shape, Shape::Sign('.' | '!' | '?' | ';')));
    let mut said = same_sentence.map(|token| token.marks);
    said.any(|marks| marks.has(Marks::PHONE))
}

#[cfg(test)]
mod tests {
    fn phones(text: &str) -> Vec<&str> {
        let found = crate::find(text).into_iter().filter(|f| f.kind == crate::Kind::Phone);
        found.map(|f| &text[f.range]).collect()
    }

    #[test]
    fn numbers_of_people_are_found_in_the_forms_of_their_countries() {
        for number in [
            "+44 7700 900123",
            "00 33 6 39 98 00 01",
            "06 39 98 00 01",
            "06.39.98.00.01",
            "0639980001",
            "8 (701) 555-01-02",
            "87015550102",
            "+7 701 555 01 02",
            "050 555 01 02",
            "0101 555 0102",
            "٠٥٠١٢٣٤٥٦٧",
            "۰۹۱۲۳۴۵۶۷۸",
            "(555) 010-0102",
        ] {
            assert_eq!(phones(&format!("Wrote {number}, then left.")), [number]);
        }
    }

    #[test]
    fn emergency_numbers_doses_times_dates_and_free_lines_are_not() {
        let text = "Call 112, 103, 15 or 911. 2 mg every 8 hours, 3 nights, 21:15, 10-16, 2019-2021, 14.02.2024, 2024-02-14, \
                    38.5, 1 000 000 people, 0 800 23 13 13, 8 800 200-01-22, ٢ ملغ كل ٨ ساعات";
        assert_eq!(phones(text), Vec::<&str>::new());
    }
}
