//! Streets, flats and coordinates. A town alone is no address.

use std::ops::Range;

use crate::{
    Finding, Kind,
    given::given,
    lexicon::Marks,
    token::{Shape, Token},
};

/// Every address of the text.
pub(crate) fn find(tokens: &[Token]) -> Vec<Finding> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for i in 0..tokens.len() {
        let Some(range) = after_street(tokens, i)
            .or_else(|| before_street(tokens, i))
            .or_else(|| room(tokens, i))
            .or_else(|| coordinates(tokens, i))
        else {
            continue;
        };
        let bytes = tokens[range.start].start..tokens[range.end].end;
        // A room after its street is the same address.
        match found.last_mut() {
            Some(last) if bytes.start <= last.end => last.end = last.end.max(bytes.end),
            _ => found.push(bytes),
        }
    }
    found.into_iter().map(|range| Finding { kind: Kind::Address, range }).collect()
}

/// Words that join the parts of a street's name: `rue de la Paix`.
fn is_joint(token: &Token) -> bool {
    token.is_word()
        && matches!(token.text.as_str(), "de" | "du" | "des" | "la" | "le" | "les" | "l" | "d" | "et" | "в")
}

/// `ул. Абая 15`, `12 rue de la Paix`, `شارع الحمرا`: first and last token.
fn after_street(tokens: &[Token], i: usize) -> Option<Range<usize>> {
    let street = &tokens[i];
    if !street.is_word() || !street.marks.has(Marks::STREET_BEFORE) {
        return None;
    }
    let mut at = i + 1;
    if tokens.get(at)?.is_sign('.') && !tokens[at].spaced && street.text.chars().count() <= 4 {
        at += 1;
    }
    while at < tokens.len() && at < i + 6 && (is_joint(&tokens[at]) || tokens[at].is_sign('«')) {
        at += 1;
    }
    let name = tokens.get(at)?;
    // "9 Мая", "1-я Садовая": a number begins the name.
    let numbered = name.is_number() && tokens.get(at + 1).is_some_and(Token::is_proper);
    let first = house_before(tokens, i);
    // "Une place Narcan" is no street; "8 rue de Paris" is one, and so is what has a word of Cyrillic for it.
    let plain = name.marks.has(Marks::PLAIN) && !name.marks.has(Marks::MONTH) && street.text.is_ascii();
    let named = name.is_proper()
        && !name.line
        && !name.marks.has(Marks::FUNCTION)
        && !(plain && first == i)
        && (!name.arabic || first < i || is_arabic_street(street, name));
    if !named && !numbered {
        return None;
    }
    let mut last = if numbered { at + 1 } else { at };
    while last < at + 4 && !tokens[at].arabic {
        let Some(next) = tokens.get(last + 1) else { break };
        let goes_on = next.is_proper() && !next.line && !next.opening && !next.marks.has(Marks::PLAIN);
        let joined = is_joint(next) && tokens.get(last + 2).is_some_and(Token::is_proper);
        if !goes_on && !joined {
            break;
        }
        last += 1;
    }
    Some(first..house_after(tokens, last))
}

/// Arabic has no capital letters: a quarter has its article, and "in the street since" is none.
fn is_arabic_street(street: &Token, name: &Token) -> bool {
    if name.text.chars().count() < 3 {
        return false;
    }
    street.text != "حي" && street.text != "طريق" && street.text != "ساحه"
        || name.text.starts_with("ال")
        || given(&name.text).is_some()
}

/// `14 Elm Road`, `Абай көшесі 15`, `Самал-2 шағын ауданы`.
fn before_street(tokens: &[Token], i: usize) -> Option<Range<usize>> {
    let street = &tokens[i];
    if !street.is_word() || !street.marks.has(Marks::STREET_AFTER | Marks::STREET_AFTER_NUMBER) {
        return None;
    }
    let mut first = (i - street.reach.min(i)).checked_sub(1)?;
    if tokens[first].is_word() && tokens[first].marks.has(Marks::HONOURED) && !tokens[first].capital {
        first = first.checked_sub(1)?;
    }
    // "12-шағын аудан" has only its number.
    if tokens[first].is_sign('-') && first > 0 && tokens[first - 1].is_number() {
        return Some(first - 1..house_after(tokens, i));
    }
    let names = |token: &Token| {
        token.is_word()
            && token.capital
            && !token.marks.has(Marks::FUNCTION)
            && !token.marks.has(Marks::PLAIN)
    };
    if !names(&tokens[first]) {
        return None;
    }
    while first > 0 && names(&tokens[first - 1]) && i - first < 4 && !tokens[first].line {
        first -= 1;
    }
    let house = house_before(tokens, first);
    let opens = tokens[first].opening && first + 1 == i && tokens[i].capital && house == first;
    let weak = !street.marks.has(Marks::STREET_AFTER) || opens && street.text.is_empty();
    if weak && house == first {
        return None;
    }
    // "Hope House Street outreach" is rare enough; "Садовая улица" is not.
    Some(house..house_after(tokens, i))
}

/// Where a number before the street begins: `5 bis avenue …`, `12, rue …`.
fn house_before(tokens: &[Token], i: usize) -> usize {
    let mut at = i;
    if at > 0 && tokens[at - 1].is_sign(',') {
        at -= 1;
    }
    if at > 0 && tokens[at - 1].is_word() && matches!(tokens[at - 1].text.as_str(), "bis" | "ter" | "b" | "a")
    {
        at -= 1;
    }
    if at > 0 && tokens[at - 1].is_number() && tokens[at - 1].text.len() <= 4 && !tokens[i].line {
        return at - 1;
    }
    i
}

/// The last token of what follows a street: numbers of houses and rooms with their words, divided by commas.
fn house_after(tokens: &[Token], last: usize) -> usize {
    let mut end = last;
    let mut at = last + 1;
    // A number is expected after each comma or word for a house; eight steps are the longest address.
    for _ in 0..8 {
        let Some(token) = tokens.get(at).filter(|token| !token.line) else { break };
        let housed = token.is_word() && token.marks.has(Marks::HOUSE | Marks::ROOM);
        match token.shape {
            Shape::Number if token.text.len() <= 5 => {
                end = at;
                at += 1;
                // 15а, 33-үй, 3b.
                if tokens.get(at).is_some_and(|next| next.is_sign('-') && !next.spaced) {
                    at += 1;
                }
                let suffix = |next: &Token| {
                    next.is_word()
                        && (next.marks.has(Marks::HOUSE | Marks::ROOM)
                            || next.text.chars().count() == 1 && !next.spaced)
                };
                if tokens.get(at).is_some_and(suffix) {
                    end = at;
                    at += 1;
                }
            }
            Shape::Sign(',' | '،' | '.' | '/' | '№' | '°') => at += 1,
            Shape::Word if housed => at += 1,
            _ => break,
        }
    }
    end
}

/// `кв. 4`, `flat 3b`, `4-пәтер`.
fn room(tokens: &[Token], i: usize) -> Option<Range<usize>> {
    let token = &tokens[i];
    if !token.is_word() || !token.marks.has(Marks::ROOM) {
        return None;
    }
    if i >= 2 && tokens[i - 1].is_sign('-') && tokens[i - 2].is_number() && !token.spaced {
        return Some(i - 2..i);
    }
    let mut at = i + 1;
    for _ in 0..2 {
        at += usize::from(tokens.get(at).is_some_and(|next| matches!(next.shape, Shape::Sign('.' | '№'))));
    }
    let number = tokens.get(at).filter(|next| next.is_number() && next.text.len() <= 4)?;
    (!number.line).then(|| i..house_after(tokens, at - 1))
}

/// `43.23890, 76.88970`: a place to within metres.
fn coordinates(tokens: &[Token], i: usize) -> Option<Range<usize>> {
    let decimal = |at: usize| {
        tokens.get(at..at + 3).is_some_and(|part| {
            part[0].is_number()
                && part[0].text.len() <= 3
                && part[1].is_sign('.')
                && part[2].is_number()
                && (4..=8).contains(&part[2].text.len())
                && !part[2].spaced
        })
    };
    let mut second = i + 3;
    while second < i + 5
        && tokens.get(second).is_some_and(|token| matches!(token.shape, Shape::Sign(',' | '-')))
    {
        second += 1;
    }
    (tokens[i].is_number() && decimal(i) && decimal(second)).then_some(i..second + 2)
}

#[cfg(test)]
mod tests {
    fn addresses(text: &str) -> Vec<&str> {
        let found = crate::find(text).into_iter().filter(|f| f.kind == crate::Kind::Address);
        found.map(|f| &text[f.range]).collect()
    }

    #[test]
    fn streets_are_found_as_six_languages_write_them() {
        for address in [
            "12 Harbour Street",
            "Station Road 4",
            "7 rue de la Fontaine",
            "avenue Foch",
            "ул. Лесная, д. 5, кв. 12",
            "проспект Победы 8",
            "вул. Лісова 5",
            "Достоевский көшесі 5",
            "Ақбұлақ шағын ауданы",
            "شارع الزيتون 12",
            "flat 3b",
            "кв. 12",
            "43.23890, 76.88970",
        ] {
            assert_eq!(addresses(&format!("Sleeps near {address}.")), [address]);
        }
    }

    #[test]
    fn towns_and_streets_without_a_name_are_not() {
        for text in [
            "Lives in Lyon, on the street.",
            "Dort dans la rue depuis mars.",
            "На улице холодно, живёт в Казани.",
            "Көшеде суық.",
            "ينام في الشارع منذ شهر",
            "هو حي يرزق",
            "Street outreach went well.",
            "Street work in Leeds",
            "2 street teams",
        ] {
            assert_eq!(addresses(text), Vec::<&str>::new(), "{text}");
        }
    }
}
