//! Names of people.

use crate::{
    Finding, Kind,
    given::{Given, given, is_patronymic, is_surely_patronymic, is_surely_surname, may_be_surname},
    lexicon::Marks,
    token::{Shape, Token},
};

/// Every name of the text, each with the surname and the patronymic beside it.
pub(crate) fn find(tokens: &[Token]) -> Vec<Finding> {
    let names: Vec<Option<Given>> =
        tokens.iter().map(|token| token.is_word().then(|| given_of(token)).flatten()).collect();
    let mut found: Vec<Finding> = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if !starts_name(tokens, &names, i) {
            i += 1;
            continue;
        }
        let first = first_of(tokens, i);
        let last = last_of(tokens, &names, i);
        if !belongs_to_house(tokens, first, last) {
            let start = found.last().map_or(0, |before| before.range.end).max(tokens[first].start);
            found.push(Finding { kind: Kind::Name, range: start..tokens[last].end });
        }
        i = last + 1;
    }
    found
}

/// A given name, also as `Anne-Sophie` whose parts are in the list.
fn given_of(token: &Token) -> Option<Given> {
    if let Some(given) = given(&token.text) {
        return Some(given);
    }
    let mut parts = token.text.splitn(4, '-');
    let sure = |part: &str| given(part) == Some(Given::Sure);
    (token.text.contains('-') && parts.all(sure)).then_some(Given::Sure)
}

fn before(tokens: &[Token], i: usize) -> Option<&Token> {
    i.checked_sub(1).map(|at| &tokens[at])
}

/// The last word before `i` if only blanks, a colon, a dash, a quotation mark or an abbreviation's stop lie between.
fn word_before(tokens: &[Token], i: usize) -> Option<&Token> {
    let mut at = i;
    for _ in 0..3 {
        at = at.checked_sub(1)?;
        let token = &tokens[at];
        match token.shape {
            Shape::Word => return (!tokens[i].line).then_some(token),
            Shape::Sign('.') => {
                let word = before(tokens, at)?;
                let short = word.is_word() && word.text.chars().count() <= 4;
                return (short && word.marks.has(Marks::ABBREVIABLE)).then_some(word);
            }
            Shape::Sign(':' | '-' | '–' | '—' | '"' | '«' | '“' | '„' | ',') => {}
            _ => return None,
        }
    }
    None
}

/// Whether something before says that a name comes.
fn is_introduced(tokens: &[Token], names: &[Option<Given>], i: usize) -> bool {
    let token = &tokens[i];
    let Some(word) = word_before(tokens, i) else { return false };
    let comma = before(tokens, i).is_some_and(|sign| sign.is_sign(','));
    if word.marks.has(Marks::SAYS_NAME) && (!comma || token.capital) {
        let empty = token.marks.has(Marks::FUNCTION | Marks::PLAIN) || token.text.chars().count() < 2;
        // A small word in another script is what something is called, not who.
        let thing = word.arabic && !token.arabic && !token.capital;
        return !thing && !empty || names[i] == Some(Given::Sure);
    }
    let quiet = token.marks.has(Marks::FUNCTION | Marks::PLAIN | Marks::ORGANISATION | Marks::INTRODUCES);
    let named = names[i].is_some();
    if !word.marks.has(Marks::INTRODUCES) || quiet && names[i] != Some(Given::Sure) {
        return false;
    }
    if token.arabic {
        return named;
    }
    // "His lawyer, Zebediah Quill, …": after a comma only a name that is known, or two words with capital letters.
    let apposed = tokens.get(i + 1).is_some_and(|next| {
        next.is_word() && next.capital && next.spaced && !next.marks.has(Marks::PLAIN | Marks::FUNCTION)
    });
    token.capital
        && (!token.shouted || token.text.chars().count() > 4 || named)
        && (!comma || named || apposed)
}

/// Whether a name begins at `i`, or its first part that is known.
fn starts_name(tokens: &[Token], names: &[Option<Given>], i: usize) -> bool {
    let token = &tokens[i];
    if !token.is_word() {
        return false;
    }
    // The second half of a phrase such as slang of two words.
    if token.marks.has(Marks::PLAIN) && token.reach > 0 {
        return false;
    }
    let next_is_plain_phrase =
        tokens.get(i + 1).is_some_and(|next| next.marks.has(Marks::PLAIN) && next.reach > 0);
    if next_is_plain_phrase {
        return false;
    }
    if is_introduced(tokens, names, i) {
        return true;
    }
    if !token.is_proper() {
        return false;
    }
    let titled = tokens
        .get(i + 1)
        .is_some_and(|next| next.marks.has(Marks::AFTER_NAME) && !next.capital && !next.line);
    if titled && !token.arabic && !token.marks.has(Marks::FUNCTION | Marks::PLAIN) {
        return names[i].is_some() || !token.opening;
    }
    if has_initials(tokens, i) {
        return true;
    }
    if let Some(given) = names[i] {
        return is_name_by_itself(tokens, names, i, given);
    }
    if token.arabic || token.marks.has(Marks::FUNCTION | Marks::PLAIN | Marks::ORGANISATION) {
        return false;
    }
    if token.opening {
        return is_surely_patronymic(&token.text);
    }
    is_patronymic(&token.text) && token.text.chars().count() >= 6 || is_surely_surname(&token.text)
}

fn is_name_by_itself(tokens: &[Token], names: &[Option<Given>], i: usize, given: Given) -> bool {
    let token = &tokens[i];
    let next =
        tokens.get(i + 1).filter(|next| next.is_proper() && next.spaced && !next.line && !next.opening);
    let surname_follows = next.is_some_and(|next| {
        let looks = may_be_surname(&next.text) || is_patronymic(&next.text);
        let known = names[i + 1] == Some(Given::Sure);
        let arabic = token.arabic && is_arabic_surname(token, next);
        known || arabic || !token.arabic && looks && !next.marks.has(Marks::PLAIN | Marks::FUNCTION)
    });
    let said_beside = word_before(tokens, i).is_some_and(|word| word.marks.has(Marks::BESIDE_PERSON));
    match given {
        Given::Sure => !token.shouted || token.text.chars().count() > 3 || surname_follows,
        Given::Word if token.arabic => surname_follows || said_beside,
        Given::Word => surname_follows || !token.opening && !token.marks.has(Marks::PLAIN),
        Given::Place => {
            let placed = word_before(tokens, i).is_some_and(|word| word.marks.has(Marks::PLACE_BEFORE));
            // عمر is somebody or an age.
            let counted = tokens.get(i + 1).is_some_and(Token::is_number);
            surname_follows || !placed && !counted && (token.arabic || !token.opening)
        }
        Given::Slang => surname_follows,
    }
}

/// `عبد الله`, `كريم المصري`: a word with the article that goes with the name before it.
fn is_arabic_surname(name: &Token, next: &Token) -> bool {
    let article = next.text.starts_with("ال") && next.text.chars().count() >= 4;
    let origin = next.text.ends_with('ي') && next.text.chars().count() >= 6;
    article && !next.marks.has(Marks::FUNCTION | Marks::PLAIN) && (name.text == "عبد" || origin)
}

/// `Иванов И. П.`, `И. П. Иванов`: initials beside a word with a capital letter.
fn has_initials(tokens: &[Token], i: usize) -> bool {
    let initial = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.is_word() && token.capital && token.text.chars().count() == 1)
            && tokens.get(at + 1).is_some_and(|sign| sign.is_sign('.') && !sign.spaced)
    };
    let long = tokens[i].text.chars().count() >= 3
        && tokens[i].capital
        && !tokens[i].marks.has(Marks::FUNCTION | Marks::PLAIN);
    if long && initial(i + 1) && initial(i + 3) && !tokens[i + 1].line {
        return true;
    }
    let surname = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.is_word() && token.capital && token.text.chars().count() >= 3)
    };
    initial(i) && initial(i + 2) && surname(i + 4)
}

/// Goes back to a surname written before the given name.
fn first_of(tokens: &[Token], i: usize) -> usize {
    let Some(word) = before(tokens, i) else { return i };
    let fits = word.is_word()
        && word.capital
        && !word.arabic
        && !tokens[i].line
        && tokens[i].capital
        && may_be_surname(&word.text)
        && !word
            .marks
            .has(Marks::PLAIN | Marks::FUNCTION | Marks::INTRODUCES | Marks::SAYS_NAME | Marks::ORGANISATION);
    // "Father of", as people are called in Arabic.
    let father = word.arabic && is_particle(word) && !tokens[i].line;
    if fits || father { i - 1 } else { i }
}

/// Small words inside a name.
fn is_particle(token: &Token) -> bool {
    matches!(
        token.text.as_str(),
        "de" | "du"
            | "van"
            | "von"
            | "ben"
            | "bin"
            | "el"
            | "al"
            | "der"
            | "بن"
            | "ابن"
            | "بنت"
            | "ابو"
            | "ام"
    )
}

/// A name of more parts has no more than so many.
const MOST_PARTS: usize = 4;

/// Goes on over further given names, surnames, patronymics and initials.
fn last_of(tokens: &[Token], names: &[Option<Given>], i: usize) -> usize {
    let mut last = i;
    let joins = |at: usize| {
        tokens.get(at).filter(|next| next.is_word() && next.spaced && !next.line && !next.opening)
    };
    while last < i + MOST_PARTS {
        // Initials, with or without blanks between.
        if tokens.get(last + 1).is_some_and(|next| {
            next.is_word() && next.capital && !next.line && next.text.chars().count() == 1
        }) && tokens.get(last + 2).is_some_and(|sign| sign.is_sign('.'))
        {
            last += 2;
            continue;
        }
        if tokens[last].is_word()
            && tokens[last].text.chars().count() == 1
            && tokens.get(last + 1).is_some_and(|sign| sign.is_sign('.'))
        {
            last += 1;
            continue;
        }
        if tokens[last].is_sign('.')
            && tokens.get(last + 1).is_some_and(|next| next.is_word() && next.capital && !next.line)
            && last <= i + 3
            && tokens[i].text.chars().count() == 1
        {
            last += 1;
            continue;
        }
        let Some(next) = joins(last + 1) else { break };
        let quiet = next.marks.has(Marks::PLAIN | Marks::FUNCTION | Marks::ORGANISATION | Marks::MESSENGER);
        let known = names[last + 1].is_some() || is_patronymic(&next.text);
        let goes_on = if next.arabic {
            names[last + 1] == Some(Given::Sure)
                || is_particle(next)
                || is_arabic_surname(&tokens[last], next)
        } else {
            next.capital && (known || !quiet && (!next.shouted || next.text.chars().count() > 4))
                || is_particle(next) && joins(last + 2).is_some_and(|word| word.capital)
        };
        if !goes_on || tokens[last].is_sign('.') {
            break;
        }
        last += 1;
    }
    last
}

/// `Nelson Mandela Foundation`, `hôpital Robert-Debré`, `St Mary`, `Абай атындағы`: the name of a house.
fn belongs_to_house(tokens: &[Token], first: usize, last: usize) -> bool {
    let house = Marks::ORGANISATION | Marks::NAMED_AFTER;
    if first > 0 && !tokens[first].line {
        let word = &tokens[first - 1];
        if word.is_word() && word.marks.has(house) {
            return true;
        }
        let abbreviated = word.is_sign('.') && first > 1 && tokens[first - 2].marks.has(Marks::NAMED_AFTER);
        let dashed = matches!(word.shape, Shape::Sign('-' | '«' | '"'))
            && first > 1
            && tokens[first - 2].marks.has(house);
        if abbreviated || dashed {
            return true;
        }
    }
    let after = |at: usize| tokens.get(at).filter(|token| token.is_word() && !token.line);
    let house_after = |token: &Token| {
        token.marks.has(Marks::ORGANISATION) && (token.capital || token.arabic)
            || token.marks.has(Marks::NAMED_AFTER) && !token.capital
    };
    after(last + 1).is_some_and(house_after)
        || tokens.get(last + 1).is_some_and(|token| matches!(token.shape, Shape::Sign('\'' | '’')))
            && after(last + 3).is_some_and(house_after)
        // Inside of a hyphenated house, as Saint-Louis.
        || tokens[first].text.starts_with("saint-")
        || tokens[first].text.starts_with("sainte-")
}

#[cfg(test)]
mod tests {
    fn names(text: &str) -> Vec<&str> {
        let found = crate::find(text).into_iter().filter(|f| f.kind == crate::Kind::Name);
        found.map(|f| &text[f.range]).collect()
    }

    #[test]
    fn a_name_is_found_with_what_belongs_to_it() {
        for (text, name) in [
            ("Talked with Anna Karpova today.", "Anna Karpova"),
            ("Mr Zebediah waits.", "Zebediah"),
            ("His lawyer, Zebediah Quill, waits.", "Zebediah Quill"),
            ("her name is zebediah", "zebediah"),
            ("Звонила Ольге Петровне.", "Ольге Петровне"),
            ("Доктор Пупырышкин занят.", "Пупырышкин"),
            ("Следователь Иванов И. П. звонил.", "Иванов И. П."),
            ("Написал Ткаченко вчера.", "Ткаченко"),
            ("Поговорили с Верой.", "Верой"),
            ("Chez d'Amélie Lefèvre hier.", "Amélie Lefèvre"),
            ("Оның досы Ербол келді.", "Ербол"),
            ("تكلمت مع محمد اليوم", "محمد"),
            ("اسمها قمر وتسأل", "قمر"),
            ("تكلمنا مع كريم عن النوم", "كريم"),
            ("وصل عبد الرحمن", "عبد الرحمن"),
        ] {
            assert_eq!(names(text), [name], "{text}");
        }
    }

    #[test]
    fn words_houses_slang_and_places_are_nobody() {
        for text in [
            "Hope is there. Will write. May come.",
            "Вера вернулась. Надежда есть.",
            "Molly, Mary Jane and Tina at a party",
            "St Mary's Hospital, Elton John Foundation",
            "Больница имени Павлова",
            "Фонд Андрея Рылькова",
            "hôpital Saint-Louis",
            "She came from Jordan to London in May.",
            "Коли прийде? Дана консультация.",
            "Her name is unknown, on the list.",
            "مستشفى الملك خالد",
            "كان سعيدا وكريما",
            "Абай атындағы аурухана",
            "мария и молли",
            "Took Xanax, Narcan and Lyrica.",
        ] {
            assert_eq!(names(text), Vec::<&str>::new(), "{text}");
        }
    }
}
