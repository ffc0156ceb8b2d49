//! Finds what may identify a person in a short text, and says where and of which kind, so that a form can warn the
//! one who wrote it. Never changes a text, never keeps or logs one.
//!
//! English, French, Russian, Ukrainian, Kazakh (in both scripts) and Arabic, also mixed: every list is applied to
//! every text. Lists of names and words lie in `data/`, rules in one module per kind. Whoever warns should say that
//! nothing found does not mean nothing there.
//!
//! ```
//! let text = "Talked with Anna, her number is +44 7700 900123.";
//! let found: Vec<_> = scrub::find(text).into_iter().map(|f| (f.kind.name(), &text[f.range])).collect();
//! assert_eq!(found, [("name", "Anna"), ("phone", "+44 7700 900123")]);
//! ```
//!
//! The time is linear in the length of the text: every rule looks at a bounded neighbourhood of each word.
#![forbid(unsafe_code)]

mod address;
mod birth;
mod check;
mod chunk;
mod document;
mod fold;
mod given;
mod lexicon;
mod name;
mod number;
mod phone;
mod token;

use std::ops::Range;

/// What a finding may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Kind {
    /// A person's name: given name, surname, patronymic, or a word introduced as a name.
    Name,
    /// A telephone number that may be somebody's own; not an emergency number and not a free line.
    Phone,
    /// An address for mail.
    Email,
    /// A name on a service: `@…`, `t.me/…`, a name after the service's, a wallet.
    Handle,
    /// A street, a flat, coordinates; not a town alone.
    Address,
    /// A number of a passport, an identity card, a tax or an insurance number.
    Document,
    /// A full date that is said to be, or is likely to be, that of a birth.
    BirthDate,
    /// A page of one's own: a link with a path, an onion address.
    Link,
}

impl Kind {
    /// Every kind, in the order of the declaration.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::Phone,
        Self::Email,
        Self::Handle,
        Self::Address,
        Self::Document,
        Self::BirthDate,
        Self::Link,
    ];

    /// The name in small letters with underscores, for keys and tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Handle => "handle",
            Self::Address => "address",
            Self::Document => "document",
            Self::BirthDate => "birth_date",
            Self::Link => "link",
        }
    }
}

/// One place in the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// What it may be.
    pub kind: Kind,
    /// Where it stands: bytes, on boundaries of characters, never empty.
    pub range: Range<usize>,
}

/// What may identify a person in `text`: in order, not overlapping. Nothing found does not mean nothing there.
#[must_use]
pub fn find(text: &str) -> Vec<Finding> {
    let mut found = chunk::find(text);
    let tokens = token::tokens(text);
    let runs = number::runs(&tokens);
    found.extend(document::find(&tokens, &runs));
    found.extend(birth::find(&tokens));
    found.extend(phone::find(&tokens, &runs));
    found.extend(address::find(&tokens));
    found.extend(name::find(&tokens));
    without_overlaps(found)
}

/// Where two overlap, the rule that was asked first is the surer one.
fn without_overlaps(found: Vec<Finding>) -> Vec<Finding> {
    let mut ranked: Vec<(usize, Finding)> = found.into_iter().enumerate().collect();
    ranked.sort_by_key(|(rank, finding)| (finding.range.start, *rank));
    let mut kept: Vec<(usize, Finding)> = Vec::with_capacity(ranked.len());
    for (rank, finding) in ranked {
        // A surer one may push out several that came before it.
        while kept.last().is_some_and(|(other, last)| last.range.end > finding.range.start && *other > rank) {
            kept.pop();
        }
        if kept.last().is_none_or(|(_, last)| last.range.end <= finding.range.start) {
            kept.push((rank, finding));
        }
    }
    kept.into_iter().map(|(_, finding)| finding).collect()
}
