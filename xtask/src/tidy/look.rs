//! Templates without inline style or script, and styles that work from right to left.

use super::{Source, line_of};

/// What the content security policy refuses anyway, found before a browser does.
pub(super) fn inline(template: &Source) -> Vec<String> {
    let text = template.text.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut say = |at, what| found.push(format!("{}:{}: {what}", template.path, line_of(&text, at)));
    for (at, _) in text.match_indices('<') {
        let tag = &text[at..text[at..].find('>').map_or(text.len(), |end| at + end)];
        if tag.starts_with("<style") {
            say(at, "a style sheet in a template");
        }
        if tag.starts_with("<script") && !tag.contains(" src=") {
            say(at, "a script in a template");
        }
        for attribute in attributes(tag) {
            if attribute == "style" {
                say(at, "a style attribute");
            } else if attribute.starts_with("on") {
                say(at, "an event handler attribute");
            }
        }
    }
    found
}

/// The names of a tag's attributes that have a value.
fn attributes(tag: &str) -> Vec<&str> {
    // Every second piece lies between quotes, and nothing there is an attribute.
    tag.split('"')
        .step_by(2)
        .filter_map(|outside| outside.strip_suffix('='))
        .filter_map(|outside| outside.split_whitespace().next_back())
        .collect()
}

/// Declarations that name a side of the screen instead of a side of the text.
pub(super) fn physical(style: &Source) -> Vec<String> {
    let text = without_comments(&style.text);
    let mut found = Vec::new();
    let mut start = 0;
    for (end, mark) in text.match_indices([';', '{', '}']) {
        let piece = &text[start..end];
        start = end + 1;
        // What stands before a brace is a selector or a condition.
        if mark == "{" {
            continue;
        }
        let Some((property, value)) = piece.split_once(':') else { continue };
        let (property, value) = (property.trim(), value.trim());
        if is_physical(property, value) {
            let at = end - piece.trim_start().len();
            found.push(format!(
                "{}:{}: `{property}: {value}` has no place in Arabic",
                style.path,
                line_of(&text, at)
            ));
        }
    }
    found
}

fn is_physical(property: &str, value: &str) -> bool {
    let sided = |word: &str| word == "left" || word == "right";
    match property {
        "float" | "clear" | "text-align" | "caption-side" => {
            sided(value.split_whitespace().next().unwrap_or(""))
        }
        _ if property.starts_with("--") => false,
        _ => property.split('-').any(sided),
    }
}

/// The style sheet with its comments blanked out, so that lines keep their numbers.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        let (comment, after) = after.split_once("*/").unwrap_or((after, ""));
        out.extend(comment.chars().filter(|c| *c == '\n'));
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_style_and_script_are_found() {
        let bad = "<p style=\"color:red\">\n<script>1</script>\n<a onclick=\"x\">\n<style>";
        let found = inline(&Source::sample("a.html", bad));
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(found[3].starts_with("a.html:4"), "{found:?}");
        let good = "<script src=\"/a.js\" defer></script><p title=\"style= on=\" class=\"on\">{% if a < b %}style</p>";
        assert!(inline(&Source::sample("a.html", good)).is_empty());
    }

    #[test]
    fn a_side_of_the_screen_is_found_and_a_side_of_the_text_is_not() {
        let bad = "/* a\nb */\n.a { margin-left: 1px; color: red }\n.b{text-align:right}\n.c { left: 0; border-top-left-radius: 1px }";
        let found = physical(&Source::sample("a.css", bad));
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(found[0].starts_with("a.css:3"), "{found:?}");
        let good = "a:hover { margin-inline-start: 1px; text-align: start; grid-area: left; inset-inline: 0 }\n\
            @media (min-width: 3em) { .left { --left: 1px; } } /* margin-left: 1px; */";
        assert!(physical(&Source::sample("a.css", good)).is_empty());
    }
}
