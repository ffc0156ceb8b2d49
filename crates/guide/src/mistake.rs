//! What may be wrong with a pack.

use std::fmt;

/// Something wrong in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The path of the file within the pack.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub wrong: Wrong,
    /// What it is about: the field, the key, the address, or what a reader of TOML or JSON says.
    pub what: String,
}

impl Mistake {
    /// Whether a pack with it must not be used. What is not grave is worth a look.
    #[must_use]
    pub const fn is_grave(&self) -> bool {
        self.wrong.is_grave()
    }
}

/// A kind of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    /// A file where none belongs.
    Stray,
    /// The file is not UTF-8.
    NotText,
    /// The file is longer than `what` bytes.
    TooLong,
    /// Two files with one address.
    Twice,
    /// No ZIP, or one that cannot be read.
    NoArchive,
    /// A name that leads out of the folder, or that no file of a pack has.
    BadName,
    /// More files than `what`.
    TooMany,
    /// More than `what` bytes once it is unpacked.
    TooMuch,
    /// Something in a ZIP that cannot be taken out: encrypted, damaged, packed in an unusual way, a link.
    Sealed,
    /// The text does not begin with front matter between two lines `+++`.
    NoFront,
    /// The front matter or the list of sources is no TOML.
    Toml,
    /// A field that is needed is not there.
    Missing,
    /// A field that means nothing here.
    UnknownField,
    /// A value of another type, or outside what is allowed.
    BadValue,
    /// HTML, which nothing lets pass.
    Html,
    /// Markdown that pages do not have.
    Markup,
    /// A link that does not lead to a page of the pack.
    OtherLink,
    /// A picture that is none of the pack: another address, another form of link.
    OtherPicture,
    /// A picture without words for whoever does not see it.
    NoAlternative,
    /// A picture that is not in the pack.
    NoPicture,
    /// A picture that no text names.
    UnusedPicture,
    /// A file that is no picture, or one that cannot be decoded.
    BadPicture,
    /// A picture with more in its file than what is seen.
    PictureSays,
    /// A page of a kind that cannot do without the review that it says is not needed.
    MustReview,
    /// A translation that says it needs no review where its original needs one.
    OtherReview,
    /// A page for a hurry without a block that says what to do now.
    NoNow,
    /// A page for a hurry that does not name the number to call first.
    NoNumber,
    /// Parts within parts within parts.
    TooDeep,
    /// A heading that is the page's own, or skips a level.
    Heading,
    /// A block of a kind that does not exist.
    UnknownBlock,
    /// A block that is not closed.
    OpenBlock,
    /// A block that begins inside another.
    NestedBlock,
    /// The end of a block that never began.
    StrayEnd,
    /// A block that does not hold what it is for.
    BlockShape,
    /// A source that is not in the lists.
    UnknownSource,
    /// A source that stands twice in the lists.
    SourceTwice,
    /// A source that nothing names.
    UnusedSource,
    /// A statement without a source.
    NoSource,
    /// A link or a related page that leads nowhere.
    BrokenLink,
    /// A translation of a text that is not there.
    NoOriginal,
    /// A language has no translation.
    NoTranslation,
    /// A translation of an earlier revision.
    Older,
    /// A translation of a revision that does not exist yet.
    Newer,
    /// A translation that is built otherwise than its original.
    Structure,
    /// A translation that is for one region where its original is for all, or the other way.
    OtherRegion,
    /// A translation that names other sources than its original.
    OtherSources,
    /// The day of the next review has passed.
    Overdue,
    /// A name that finds two pages, or stands twice on one.
    AliasTwice,
    /// The list of pairs is no JSON, or of another shape.
    Json,
    /// A pair that is not the same both ways.
    Asymmetric,
    /// A level of a pair that does not exist.
    UnknownLevel,
    /// A pair of something with itself, or with something that has no page.
    BadPair,
}

impl Wrong {
    /// Whether a pack with it must not be used.
    #[must_use]
    pub const fn is_grave(self) -> bool {
        !matches!(
            self,
            Self::UnusedSource
                | Self::UnusedPicture
                | Self::NoSource
                | Self::NoTranslation
                | Self::Older
                | Self::OtherSources
                | Self::Overdue
                | Self::AliasTwice
        )
    }
}

/// In English, for whoever writes pages.
impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, wrong, what } = self;
        // What is wrong with a ZIP as a whole stands in no file.
        if !path.is_empty() {
            write!(f, "{path}:{line}: ")?;
        }
        match wrong {
            Wrong::Stray => {
                write!(f, "a file that no page, list of sources, list of pairs or picture is: {what}")
            }
            Wrong::NotText => write!(f, "the file is not UTF-8 text"),
            Wrong::TooLong => write!(f, "the file is longer than {what} bytes"),
            Wrong::Twice => write!(f, "another file has the address {what} already"),
            Wrong::NoArchive => write!(f, "this is no ZIP that can be read: {what}"),
            Wrong::BadName => write!(f, "no file of a pack can have this name"),
            Wrong::TooMany => write!(f, "the ZIP holds more than {what} files"),
            Wrong::TooMuch => write!(f, "the ZIP holds more than {what} bytes once it is unpacked"),
            Wrong::Sealed => write!(f, "this cannot be taken out of the ZIP: {what}"),
            Wrong::NoFront => write!(f, "front matter must stand first, between two lines of `+++`"),
            Wrong::Toml | Wrong::Json => write!(f, "{what}"),
            Wrong::Missing => write!(f, "`{what}` is missing"),
            Wrong::UnknownField => write!(f, "`{what}` is no field here"),
            Wrong::BadValue => write!(f, "the value of `{what}` is not one that it may have"),
            Wrong::Html => write!(f, "no HTML: {what}"),
            Wrong::Markup => write!(f, "pages have no {what}"),
            Wrong::OtherLink => write!(f, "links lead to pages of the pack, `guide:kind/name`: {what}"),
            Wrong::OtherPicture => write!(f, "pictures are those of the pack, `picture:name`: {what}"),
            Wrong::NoAlternative => write!(f, "a picture needs words that say what is to be seen"),
            Wrong::NoPicture => write!(f, "there is no picture {what}"),
            Wrong::UnusedPicture => write!(f, "no page has the picture {what}"),
            Wrong::BadPicture => write!(f, "this is no picture that can be read: {what}"),
            Wrong::PictureSays => write!(f, "the file holds more than what is to be seen"),
            Wrong::MustReview => write!(f, "a page of this kind always needs the review `{what}`"),
            Wrong::OtherReview => write!(f, "its original needs the review `{what}`"),
            Wrong::NoNow => write!(f, "a page of this kind needs the block `{what}`"),
            Wrong::NoNumber => {
                write!(f, "what stands first in `{what}` must name {{number}}, the number to call")
            }
            Wrong::TooDeep => write!(f, "too many things within each other"),
            Wrong::Heading => write!(f, "headings begin with `##` and skip no level: {what}"),
            Wrong::UnknownBlock => write!(f, "there is no block `{what}`"),
            Wrong::OpenBlock => write!(f, "the block `{what}` is not closed"),
            Wrong::NestedBlock => write!(f, "the block `{what}` begins before the last one ended"),
            Wrong::StrayEnd => write!(f, "`:::` ends a block that never began"),
            Wrong::BlockShape => write!(f, "the block `{what}` does not hold what it is for, or nothing"),
            Wrong::UnknownSource => write!(f, "the source `{what}` is in no list"),
            Wrong::SourceTwice => write!(f, "the source `{what}` stands in another list already"),
            Wrong::UnusedSource => write!(f, "nothing names the source `{what}`"),
            Wrong::NoSource => write!(f, "no source: {what}"),
            Wrong::BrokenLink => write!(f, "there is no page {what}"),
            Wrong::NoOriginal => write!(f, "a translation of a page that is not there: {what}"),
            Wrong::NoTranslation => write!(f, "not in {what} yet"),
            Wrong::Older => write!(f, "the translation is older than its original: {what}"),
            Wrong::Newer => write!(f, "`source_revision` is of the future: {what}"),
            Wrong::Structure => write!(f, "built otherwise than its original: {what}"),
            Wrong::OtherRegion => {
                write!(f, "`region` is for all in one and not in the other; the original: {what}")
            }
            Wrong::OtherSources => write!(f, "other sources than the original: {what}"),
            Wrong::Overdue => write!(f, "its review was due on {what}"),
            Wrong::AliasTwice => write!(f, "the name {what}"),
            Wrong::Asymmetric => write!(f, "the pair {what} is not the same both ways"),
            Wrong::UnknownLevel => write!(f, "there is no level {what}"),
            Wrong::BadPair => write!(f, "a pair needs two pages: {what}"),
        }
    }
}
