//! The text of a form.

use super::{Field, Form, Words};

/// The text of a form. Reading it gives the same form.
pub fn to_toml(form: &Form) -> String {
    let mut out = Text(String::new());
    out.line("form", &quoted(&form.form));
    out.line("version", &form.version.to_string());
    out.line("title", &say(&form.title));
    for part in &form.parts {
        out.table("part");
        out.line("name", &quoted(&part.name));
        out.line("title", &say(&part.title));
    }
    for field in &form.fields {
        out.table("field");
        out.field(field);
    }
    for list in &form.lists {
        out.table("list");
        out.line("name", &quoted(&list.name));
        out.0.push_str("code = [\n");
        for code in &list.codes {
            let under = code.under.as_ref().map(|under| format!(", under = {}", quoted(under)));
            let (name, under) = (quoted(&code.name), under.unwrap_or_default());
            out.0.push_str(&format!("    {{ name = {name}{under}, label = {} }},\n", say(&code.label)));
        }
        out.0.push_str("]\n");
    }
    // A list that may be missing in a table may be missing in the text, the two that may not are written empty.
    for (name, is_empty) in [("part", form.parts.is_empty()), ("field", form.fields.is_empty())] {
        if is_empty {
            out.0.insert_str(0, &format!("{name} = []\n"));
        }
    }
    out.0
}

struct Text(String);

impl Text {
    fn table(&mut self, name: &str) {
        self.0.push_str(&format!("\n[[{name}]]\n"));
    }

    fn line(&mut self, key: &str, value: &str) {
        self.0.push_str(&format!("{key} = {value}\n"));
    }

    fn field(&mut self, field: &Field) {
        self.line("name", &quoted(&field.name));
        self.line("part", &quoted(&field.part));
        self.line("kind", &quoted(field.kind.name()));
        if let Some(codes) = &field.codes {
            self.line("codes", &quoted(codes));
        }
        for (key, is_so) in [("required", field.required), ("personal", field.personal)] {
            if is_so {
                self.line(key, "true");
            }
        }
        for (key, number) in [("least", field.least), ("most", field.most)] {
            if let Some(number) = number {
                self.line(key, &number.to_string());
            }
        }
        if !field.shown_when.is_empty() {
            let rule = |rule: &super::Rule| {
                let codes = rule.is.iter().map(|code| quoted(code)).collect::<Vec<_>>().join(", ");
                format!("{{ field = {}, is = [{codes}] }}", quoted(&rule.field))
            };
            let rules = field.shown_when.iter().map(rule).collect::<Vec<_>>().join(", ");
            self.line("shown_when", &format!("[{rules}]"));
        }
        self.line("label", &say(&field.label));
        if let Some(hint) = &field.hint {
            self.line("hint", &say(hint));
        }
    }
}

/// A text as TOML writes it, on one line.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            letter if letter.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(letter))),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// Words in the order of the pages, languages nobody knows behind.
fn say(words: &Words) -> String {
    let known = kernel::Lang::ALL.map(kernel::Lang::code);
    let rest = words.0.keys().map(String::as_str).filter(|code| !known.contains(code));
    let one = |code: &str| Some(format!("{} = {}", key(code), quoted(words.0.get(code)?)));
    let all: Vec<_> = known.into_iter().chain(rest).filter_map(one).collect();
    if all.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", all.join(", ")) }
}

fn key(code: &str) -> String {
    if !code.is_empty() && code.bytes().all(|one| one.is_ascii_alphanumeric()) {
        code.to_owned()
    } else {
        quoted(code)
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Entropy, SeededEntropy};

    use super::{
        super::{Code, Kind, List, Part, Rule},
        *,
    };

    #[test]
    fn a_form_that_is_written_and_read_is_the_same() {
        let dice = SeededEntropy::new(41);
        for _ in 0..200 {
            let form = Dice(&dice).form();
            let text = to_toml(&form);
            assert_eq!(toml::from_str::<Form>(&text).unwrap_or_else(|error| panic!("{error}\n{text}")), form);
            assert_eq!(to_toml(&toml::from_str(&text).unwrap()), text);
        }
    }

    /// Draws forms: any that there can be, right or wrong.
    struct Dice<'a>(&'a SeededEntropy);

    impl Dice<'_> {
        fn below(&self, end: usize) -> usize {
            let mut bytes = [0; 4];
            self.0.fill(&mut bytes);
            u32::from_le_bytes(bytes) as usize % end
        }

        fn text(&self) -> String {
            const LETTERS: [&str; 16] = [
                "a", "\"", "\\", "\n", "\t", "'", "Я", "ع", "🙂", "\u{200f}", "#", "=", "]", "{", " ",
                "\u{7f}",
            ];
            (0..self.below(9)).map(|_| LETTERS[self.below(LETTERS.len())]).collect()
        }

        fn words(&self) -> Words {
            let codes = ["en", "fr", "ru", "uk", "kk", "ar", "de", "x y"];
            Words(
                (0..self.below(7))
                    .map(|_| (codes[self.below(codes.len())].to_owned(), self.text()))
                    .collect(),
            )
        }

        fn some<T>(&self, one: T) -> Option<T> {
            (self.below(2) == 0).then_some(one)
        }

        fn many<T>(&self, one: impl Fn() -> T) -> Vec<T> {
            (0..self.below(4)).map(|_| one()).collect()
        }

        fn number(&self) -> i64 {
            self.below(2000) as i64 - 1000
        }

        fn field(&self) -> Field {
            Field {
                name: self.text(),
                part: self.text(),
                kind: Kind::ALL[self.below(Kind::ALL.len())],
                codes: self.some(self.text()),
                required: self.below(2) == 0,
                personal: self.below(2) == 0,
                shown_when: self.many(|| Rule { field: self.text(), is: self.many(|| self.text()) }),
                least: self.some(self.number()),
                most: self.some(self.number()),
                label: self.words(),
                hint: self.some(self.words()),
            }
        }

        fn form(&self) -> Form {
            let code = || Code { name: self.text(), under: self.some(self.text()), label: self.words() };
            Form {
                form: self.text(),
                version: self.number(),
                title: self.words(),
                parts: self.many(|| Part { name: self.text(), title: self.words() }),
                fields: self.many(|| self.field()),
                lists: self.many(|| List { name: self.text(), codes: self.many(code) }),
            }
        }
    }
}
