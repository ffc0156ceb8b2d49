//! Reading Fluent files strictly: every fault has a file and a name.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::sync::Arc;

/// How far a message may refer to one that refers to another.
const DEPTH: usize = 10;

/// Parses one file.
pub(super) fn parse(name: &str, source: &str) -> Result<FluentResource, String> {
    FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| {
        let Some(error) = errors.first() else { return format!("{name}: cannot be read") };
        let start = error.slice.as_ref().map_or(error.pos.start, |slice| slice.start);
        let rest = source.get(start..).unwrap_or_default().trim_start();
        let id = rest.split(|c: char| c == '=' || c.is_whitespace()).next().unwrap_or_default();
        let line = source.bytes().take(error.pos.start).filter(|byte| *byte == b'\n').count() + 1;
        format!("{name}, line {line}, {id}: {}", error.kind)
    })
}

/// The patterns of one language by key: messages, `message.attribute`, `-term`.
type Patterns<'a> = BTreeMap<String, (&'a str, &'a Pattern<&'a str>)>;

/// Every key a page may ask for, with the variables it needs.
pub(super) fn messages(
    files: &[(&str, Arc<FluentResource>)],
) -> Result<BTreeMap<String, BTreeSet<String>>, String> {
    let mut patterns = Patterns::new();
    for (file, resource) in files {
        for entry in resource.entries() {
            collect(file, entry, &mut patterns)?;
        }
    }
    let mut found = BTreeMap::new();
    for (key, (file, pattern)) in &patterns {
        let mut variables = BTreeSet::new();
        let mut walk = Walk { patterns: &patterns, variables: &mut variables };
        walk.pattern(pattern, 0, true).map_err(|fault| format!("{file}, {key}: {fault}"))?;
        if !key.starts_with('-') {
            found.insert(key.clone(), variables);
        }
    }
    Ok(found)
}

fn collect<'a>(file: &'a str, entry: &'a Entry<&'a str>, into: &mut Patterns<'a>) -> Result<(), String> {
    let (id, value, attributes) = match entry {
        Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref(), &message.attributes),
        Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
        Entry::Junk { content } => return Err(format!("{file}: cannot be read: {content}")),
        _ => return Ok(()),
    };
    let attributes = attributes.iter().map(|held| (format!("{id}.{}", held.id.name), &held.value));
    let own = value.map(|pattern| (id.clone(), pattern));
    for (key, pattern) in own.into_iter().chain(attributes) {
        if let Some((first, _)) = into.insert(key.clone(), (file, pattern)) {
            return Err(format!("{file}, {key}: was there before, in {first}"));
        }
    }
    Ok(())
}

/// Follows a pattern through everything it refers to.
struct Walk<'a, 'w> {
    patterns: &'w Patterns<'a>,
    variables: &'w mut BTreeSet<String>,
}

impl Walk<'_, '_> {
    /// `open`: whether variables reach this pattern. A term sees only what its reference hands it.
    fn pattern(&mut self, pattern: &Pattern<&str>, depth: usize, open: bool) -> Result<(), String> {
        if depth > DEPTH {
            return Err("refers to itself, or through too many others".to_owned());
        }
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            self.expression(expression, depth, open)?;
        }
        Ok(())
    }

    fn expression(&mut self, expression: &Expression<&str>, depth: usize, open: bool) -> Result<(), String> {
        match expression {
            Expression::Inline(inline) => self.inline(inline, depth, open),
            Expression::Select { selector, variants } => {
                self.inline(selector, depth, open)?;
                variants.iter().try_for_each(|variant| self.pattern(&variant.value, depth, open))
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>, depth: usize, open: bool) -> Result<(), String> {
        match inline {
            InlineExpression::VariableReference { id } => {
                if open {
                    self.variables.insert(id.name.to_owned());
                }
                Ok(())
            }
            InlineExpression::MessageReference { id, attribute } => {
                self.follow(&key(id.name, attribute.as_ref().map(|held| held.name)), depth, open)
            }
            InlineExpression::TermReference { id, attribute, arguments } => {
                self.arguments(arguments.as_ref(), depth, open)?;
                self.follow(
                    &key(&format!("-{}", id.name), attribute.as_ref().map(|held| held.name)),
                    depth,
                    false,
                )
            }
            InlineExpression::FunctionReference { id, arguments } => {
                if id.name != "NUMBER" {
                    return Err(format!("there is no function {}", id.name));
                }
                self.arguments(Some(arguments), depth, open)
            }
            InlineExpression::Placeable { expression } => self.expression(expression, depth, open),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => Ok(()),
        }
    }

    fn arguments(
        &mut self,
        arguments: Option<&CallArguments<&str>>,
        depth: usize,
        open: bool,
    ) -> Result<(), String> {
        let Some(arguments) = arguments else { return Ok(()) };
        arguments.positional.iter().try_for_each(|held| self.inline(held, depth, open))?;
        arguments.named.iter().try_for_each(|held| self.inline(&held.value, depth, open))
    }

    fn follow(&mut self, key: &str, depth: usize, open: bool) -> Result<(), String> {
        let patterns = self.patterns;
        let (_, pattern) = patterns.get(key).ok_or_else(|| format!("refers to {key}, which is nowhere"))?;
        self.pattern(pattern, depth + 1, open)
    }
}

fn key(id: &str, attribute: Option<&str>) -> String {
    attribute.map_or_else(|| id.to_owned(), |name| format!("{id}.{name}"))
}
