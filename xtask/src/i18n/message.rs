//! What a Fluent file says, reduced to what languages must agree on.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey},
    parser,
};

use crate::Outcome;

/// One text.
#[derive(Debug, Default)]
pub(super) struct Message {
    /// The names of the values it is given.
    pub(super) variables: BTreeSet<String>,
    /// Other messages, terms and attributes it is built from.
    pub(super) references: BTreeSet<String>,
    /// For each choice by number, the forms it has.
    pub(super) plurals: Vec<BTreeSet<String>>,
}

/// Reads a file. Keys are `message`, `message.attribute` and `-term`.
pub(super) fn read(text: &str) -> Outcome<BTreeMap<String, Message>> {
    let resource = parser::parse(text).map_err(|(_, errors)| {
        errors.first().map_or_else(String::new, |error| {
            format!("line {}: {error}", crate::tidy::line_of(text, error.pos.start.min(text.len())))
        })
    })?;
    let mut messages = BTreeMap::new();
    let mut add = |key: String, pattern: &Pattern<&str>| {
        let mut message = Message::default();
        message.pattern(pattern);
        match messages.insert(key.clone(), message) {
            None => Ok(()),
            Some(_) => Err(format!("`{key}` stands there twice")),
        }
    };
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                if let Some(value) = &message.value {
                    add(message.id.name.to_owned(), value)?;
                }
                for attribute in &message.attributes {
                    add(format!("{}.{}", message.id.name, attribute.id.name), &attribute.value)?;
                }
            }
            Entry::Term(term) => add(format!("-{}", term.id.name), &term.value)?,
            _ => {}
        }
    }
    Ok(messages)
}

impl Message {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                let forms: BTreeSet<String> = variants
                    .iter()
                    .map(|variant| match &variant.key {
                        VariantKey::Identifier { name } => (*name).to_owned(),
                        VariantKey::NumberLiteral { value } => (*value).to_owned(),
                    })
                    .collect();
                if is_by_number(selector, &forms) {
                    self.plurals.push(forms);
                }
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { arguments, .. } => self.arguments(arguments),
            InlineExpression::MessageReference { id, attribute } => {
                let tail =
                    attribute.as_ref().map(|attribute| format!(".{}", attribute.name)).unwrap_or_default();
                self.references.insert(format!("{}{tail}", id.name));
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.references.insert(format!("-{}", id.name));
                if let Some(arguments) = arguments {
                    self.arguments(arguments);
                }
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>) {
        for argument in &arguments.positional {
            self.inline(argument);
        }
        for argument in &arguments.named {
            self.inline(&argument.value);
        }
    }
}

/// A choice is by number when it asks `NUMBER` or has a form that only numbers reach. `other` alone says nothing.
fn is_by_number(selector: &InlineExpression<&str>, forms: &BTreeSet<String>) -> bool {
    let asks = matches!(selector, InlineExpression::FunctionReference { id, .. } if id.name == "NUMBER");
    let numeric = |form: &String| {
        matches!(form.as_str(), "zero" | "one" | "two" | "few" | "many") || form.parse::<f64>().is_ok()
    };
    asks || forms.iter().any(numeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_and_references_are_found_at_every_depth() {
        let ftl = "-brand = Nightbus\na = { $n ->\n    [one] { $name } at { -brand }\n   *[other] { b }, { NUMBER($m) }\n }\n    .hint = { $hint }\nb = { b.c }\n";
        let messages = read(ftl).unwrap();
        let words = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(" ");
        assert_eq!(words(&messages["a"].variables), "m n name");
        assert_eq!(words(&messages["a"].references), "-brand b");
        assert_eq!(words(&messages["a.hint"].variables), "hint");
        assert_eq!(words(&messages["b"].references), "b.c");
        assert_eq!(messages["a"].plurals.len(), 1);
    }

    #[test]
    fn a_broken_file_and_a_double_key_are_refused() {
        assert!(read("a = { $n ->\n [one] x\n }\n").is_err());
        assert!(read("a = 1\na = 2\n").unwrap_err().contains('a'));
    }
}
