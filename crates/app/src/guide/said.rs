//! What was found in a pack, said in a language. The names of fields, blocks and pages are the same in all of them, and so is what a
//! reader of TOML or JSON says, which is English.

use guide::Wrong;
use ui::Speech;

use super::check::{Finding, What};
use crate::wording;

/// The sentence about a finding, without file and line.
pub fn said(t: Speech, finding: &Finding) -> String {
    match &finding.what {
        What::Pack(wrong, what) => t.with(key(*wrong), "what", what.as_str()),
        What::Words { words, rule, instead } => {
            let why = wording::why(t, *rule, instead);
            t.with2("guide-wrong-words", "words", words.as_str(), "why", why)
        }
        What::Leads(words, kind) => {
            let kind = t.say(&format!("scrub-{}", kind.name().replace('_', "-")));
            t.with2("guide-wrong-leads", "words", words.as_str(), "kind", kind)
        }
        What::Steps => finding.says.clone(),
    }
}

const fn key(wrong: Wrong) -> &'static str {
    match wrong {
        Wrong::Stray => "guide-wrong-stray",
        Wrong::NotText => "guide-wrong-not-text",
        Wrong::TooLong => "guide-wrong-too-long",
        Wrong::Twice => "guide-wrong-twice",
        Wrong::NoArchive => "guide-wrong-no-archive",
        Wrong::BadName => "guide-wrong-bad-name",
        Wrong::TooMany => "guide-wrong-too-many",
        Wrong::TooMuch => "guide-wrong-too-much",
        Wrong::Sealed => "guide-wrong-sealed",
        Wrong::NoFront => "guide-wrong-no-front",
        Wrong::Toml | Wrong::Json => "version-wrong-text",
        Wrong::Missing => "version-wrong-missing",
        Wrong::UnknownField => "version-wrong-unknown",
        Wrong::BadValue => "version-wrong-value",
        Wrong::Html => "guide-wrong-html",
        Wrong::Markup => "guide-wrong-markup",
        Wrong::OtherLink => "guide-wrong-other-link",
        Wrong::OtherPicture => "guide-wrong-other-picture",
        Wrong::NoAlternative => "guide-wrong-no-alternative",
        Wrong::NoPicture => "guide-wrong-no-picture",
        Wrong::UnusedPicture => "guide-wrong-unused-picture",
        Wrong::BadPicture => "guide-wrong-bad-picture",
        Wrong::PictureSays => "guide-wrong-picture-says",
        Wrong::MustReview => "guide-wrong-must-review",
        Wrong::OtherReview => "guide-wrong-other-review",
        Wrong::NoNow => "guide-wrong-no-now",
        Wrong::NoNumber => "guide-wrong-no-number",
        Wrong::TooDeep => "guide-wrong-too-deep",
        Wrong::Heading => "guide-wrong-heading",
        Wrong::UnknownBlock => "guide-wrong-unknown-block",
        Wrong::OpenBlock => "guide-wrong-open-block",
        Wrong::NestedBlock => "guide-wrong-nested-block",
        Wrong::StrayEnd => "guide-wrong-stray-end",
        Wrong::BlockShape => "guide-wrong-block-shape",
        Wrong::UnknownSource => "guide-wrong-unknown-source",
        Wrong::SourceTwice => "guide-wrong-source-twice",
        Wrong::UnusedSource => "guide-wrong-unused-source",
        Wrong::NoSource => "guide-wrong-no-source",
        Wrong::BrokenLink => "guide-wrong-broken-link",
        Wrong::NoOriginal => "guide-wrong-no-original",
        Wrong::NoTranslation => "guide-wrong-no-translation",
        Wrong::Older => "guide-wrong-older",
        Wrong::Newer => "guide-wrong-newer",
        Wrong::Structure => "guide-wrong-structure",
        Wrong::OtherRegion => "guide-wrong-other-region",
        Wrong::OtherSources => "guide-wrong-other-sources",
        Wrong::Overdue => "guide-wrong-overdue",
        Wrong::AliasTwice => "guide-wrong-alias-twice",
        Wrong::Asymmetric => "guide-wrong-asymmetric",
        Wrong::UnknownLevel => "guide-wrong-unknown-level",
        Wrong::BadPair => "guide-wrong-bad-pair",
    }
}
