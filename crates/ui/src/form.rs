//! What was typed, read with limits and never lost: a form that is too long still gives back its beginning, so
//! that the page can show it again.

mod clean;
pub mod upload;

use std::{borrow::Cow, time::Duration};

use axum::body::{Body, Bytes};
use http_body_util::BodyExt;

pub use clean::{Unclean, clean};

/// How much a form may bring.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of body that are kept.
    pub bytes: usize,
    /// Fields that are kept.
    pub fields: usize,
    /// Bytes of one decoded value that are kept.
    pub field_bytes: usize,
    /// Time for the whole body. Generous: half a megabyte over Tor on a bad evening.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 512 * 1024, fields: 64, field_bytes: 256 * 1024, time: Duration::from_secs(120) }
    }
}

/// How much is read and thrown away after the limit. A browser that is still sending when the answer comes shows a
/// broken connection instead of the answer.
const DRAIN: usize = 8 * 1024 * 1024;

/// Why there is no form at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormError {
    /// The body did not arrive in time.
    Slow,
    /// The connection broke.
    Broken,
}

/// The fields of a form, in their order.
#[derive(Debug, Default)]
pub struct Form {
    fields: Vec<Field>,
    /// Something was longer than allowed and is only here in part.
    pub cut: bool,
    /// There were more fields than allowed; the first are here.
    pub crowded: bool,
}

/// One name and its value.
#[derive(Debug)]
pub struct Field {
    /// The `name` of the control.
    pub name: String,
    /// What it held.
    pub value: String,
    /// Some bytes were no text (broken percent signs, not UTF-8); replacement characters stand in for them.
    pub garbled: bool,
}

impl Form {
    /// The first value of a field, or nothing.
    pub fn text(&self, name: &str) -> &str {
        self.field(name).map_or("", |field| &field.value)
    }

    /// The first field of this name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Every value of a field, as a group of check boxes sends them.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |field| field.name == name).map(|field| field.value.as_str())
    }

    /// Names and values in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|field| (field.name.as_str(), field.value.as_str()))
    }

    /// The fields whose names begin so, without that beginning: a form that was carried along inside another one.
    #[must_use]
    pub fn within(&self, prefix: &str) -> Self {
        let inner = |field: &Field| {
            let name = field.name.strip_prefix(prefix)?.to_owned();
            Some(Field { name, value: field.value.clone(), garbled: field.garbled })
        };
        let fields = self.fields.iter().filter_map(inner).collect();
        Self { fields, cut: self.cut, crowded: self.crowded }
    }

    /// The form with one value in the place of all that a field had.
    #[must_use]
    pub fn set(mut self, name: &str, value: impl Into<String>) -> Self {
        self.fields.retain(|field| field.name != name);
        self.fields.push(Field { name: name.to_owned(), value: value.into(), garbled: false });
        self
    }

    /// Whether the field is there at all, as a ticked box or a pressed button is.
    pub fn has(&self, name: &str) -> bool {
        self.field(name).is_some()
    }

    /// Whether any value was not quite text.
    pub fn garbled(&self) -> bool {
        self.fields.iter().any(|field| field.garbled)
    }

    /// Reads `application/x-www-form-urlencoded` text (WHATWG URL §5.1).
    pub fn parse(body: &[u8], limits: &Limits) -> Self {
        let mut form = Self::default();
        for pair in body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
            if form.fields.len() == limits.fields {
                form.crowded = true;
                break;
            }
            let middle = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
            let (name, garbled_name) = decode(&pair[..middle]);
            let (mut value, garbled_value) = decode(pair.get(middle + 1..).unwrap_or_default());
            if value.len() > limits.field_bytes {
                value.truncate(value.floor_char_boundary(limits.field_bytes));
                form.cut = true;
            }
            form.fields.push(Field { name, value, garbled: garbled_name || garbled_value });
        }
        form
    }
}

/// Reads a form from a request.
///
/// # Errors
/// See [`FormError`]. A form that is merely too big is no error, it is [`Form::cut`].
pub async fn read(body: Body, limits: &Limits) -> Result<Form, FormError> {
    let (bytes, cut) = tokio::time::timeout(limits.time, collect(body, limits.bytes))
        .await
        .map_err(|_| FormError::Slow)??;
    let kept = if cut { before_broken_escape(&bytes) } else { &bytes[..] };
    let mut form = Form::parse(kept, limits);
    form.cut |= cut;
    Ok(form)
}

async fn collect(mut body: Body, limit: usize) -> Result<(Bytes, bool), FormError> {
    let mut first = Bytes::new();
    let mut kept = Vec::new();
    let mut drained = 0;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| FormError::Broken)?.into_data() else { continue };
        // Nearly every form arrives in one piece and is not copied.
        if first.is_empty() && kept.is_empty() && data.len() <= limit {
            first = data;
            continue;
        }
        if !first.is_empty() {
            kept.extend_from_slice(&std::mem::take(&mut first));
        }
        let room = limit - kept.len();
        kept.extend_from_slice(&data[..data.len().min(room)]);
        drained += data.len().saturating_sub(room);
        if drained > DRAIN {
            break;
        }
    }
    let bytes = if first.is_empty() { kept.into() } else { first };
    Ok((bytes, drained > 0))
}

/// Without the `%` or `%4` that the cut has left at the end.
fn before_broken_escape(bytes: &[u8]) -> &[u8] {
    let tail = bytes.len().saturating_sub(2);
    bytes[tail..].iter().position(|byte| *byte == b'%').map_or(bytes, |at| &bytes[..tail + at])
}

/// Percent-decodes; the second part tells whether anything had to be replaced or taken as it stood.
fn decode(raw: &[u8]) -> (String, bool) {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut broken = false;
    let mut rest = raw;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let pair =
                    after.first_chunk::<2>().and_then(|[high, low]| Some(hex(*high)? << 4 | hex(*low)?));
                bytes.push(pair.unwrap_or(b'%'));
                broken |= pair.is_none();
                if pair.is_some() {
                    rest = &after[2..];
                }
            }
            plain => bytes.push(plain),
        }
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, broken),
        Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), true),
    }
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// What is wrong with a form, for the summary above it and the line at each field.
#[derive(Debug, Default)]
pub struct Errors(Vec<(Cow<'static, str>, String)>);

impl Errors {
    /// No errors yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Says what is wrong with the field that has this `id`.
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, message: impl Into<String>) {
        self.0.push((field.into(), message.into()));
    }

    /// Whether all is well.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first thing wrong with a field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.iter().find(|(held, _)| *held == field).map(|(_, message)| message)
    }

    /// Field ids and messages in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, message)| (field.as_ref(), message.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(body: &str) -> Form {
        Form::parse(body.as_bytes(), &Limits::default())
    }

    async fn read_with(body: impl Into<Body>, limits: Limits) -> Form {
        read(body.into(), &limits).await.unwrap()
    }

    #[test]
    fn fields_are_found_by_name_and_decoded() {
        let form =
            parse("text=%D0%9F%D1%80%D0%B8%D0%B2%D0%B5%D1%82+a%26b%0D%0A&box=1&box=2&flag&=odd&&text=second");
        assert_eq!(form.text("text"), "Привет a&b\r\n");
        assert_eq!(form.all("box").collect::<Vec<_>>(), ["1", "2"]);
        assert!(form.has("flag") && form.text("flag").is_empty());
        assert_eq!(form.text("absent"), "");
        assert!(!form.garbled() && !form.cut && !form.crowded);
    }

    #[test]
    fn a_form_inside_another_comes_out_as_it_was() {
        let form = parse("password=x&kept.text=a&kept.box=1&kept.box=2&kept.=odd");
        let inner = form.within("kept.");
        assert_eq!(
            inner.iter().collect::<Vec<_>>(),
            [("text", "a"), ("box", "1"), ("box", "2"), ("", "odd")]
        );
        assert!(!inner.has("password"));
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced_and_marked() {
        for (body, value) in
            [("a=%FF", "\u{fffd}"), ("a=50%", "50%"), ("a=%zz", "%zz"), ("a=%C3%28", "\u{fffd}(")]
        {
            let form = parse(body);
            assert_eq!(form.text("a"), value, "{body}");
            assert!(form.garbled(), "{body}");
        }
        assert!(!parse("a=100%25").garbled());
    }

    #[tokio::test]
    async fn a_form_that_is_too_long_gives_back_its_beginning() {
        let limits = Limits { bytes: 12, ..Limits::default() };
        let form = read_with("text=abcdefghijkl&end=1", limits).await;
        assert!(form.cut);
        assert_eq!(form.text("text"), "abcdefg");
        let exact = read_with("text=abcdefg", limits).await;
        assert!(!exact.cut);
        assert_eq!(exact.text("text"), "abcdefg");
        let escape = read_with("text=abcde%C3%A9", Limits { bytes: 14, ..limits }).await;
        assert!(escape.cut);
        assert!(escape.text("text").starts_with("abcde"));
        assert!(!escape.text("text").contains('%'));
    }

    #[tokio::test]
    async fn pieces_are_put_together() {
        let pieces = ["te", "xt=a", "bc&", "", "b=2"].map(Bytes::from);
        let form = read_with(streamed(pieces.to_vec()), Limits::default()).await;
        assert_eq!((form.text("text"), form.text("b")), ("abc", "2"));
        let cut = read_with(streamed(pieces.to_vec()), Limits { bytes: 7, ..Limits::default() }).await;
        assert!(cut.cut);
        assert_eq!(cut.text("text"), "ab");
    }

    #[tokio::test]
    async fn draining_ends_somewhere() {
        let piece = Bytes::from(vec![b'a'; 1024 * 1024]);
        let form = read_with(streamed(vec![piece; 40]), Limits::default()).await;
        assert!(form.cut);
    }

    #[tokio::test]
    async fn a_field_that_is_too_long_is_cut_between_letters() {
        let form = read_with("a=%D0%B0%D0%B1&b=2", Limits { field_bytes: 3, ..Limits::default() }).await;
        assert_eq!((form.text("a"), form.text("b"), form.cut), ("а", "2", true));
    }

    #[test]
    fn of_too_many_fields_the_first_are_kept() {
        let body = (0..100).map(|n| format!("f{n}={n}")).collect::<Vec<_>>().join("&");
        let form = parse(&body);
        assert!(form.crowded);
        assert_eq!((form.text("f63"), form.has("f64")), ("63", false));
    }

    #[tokio::test]
    async fn a_body_that_never_ends_is_given_up() {
        let limits = Limits { time: Duration::from_millis(10), ..Limits::default() };
        let body = Body::new(Endless);
        assert_eq!(read(body, &limits).await.err(), Some(FormError::Slow));
    }

    #[test]
    fn the_first_error_of_a_field_is_shown_at_it() {
        let mut errors = Errors::new();
        assert!(errors.is_empty());
        errors.add("text", "Write something");
        errors.add("text", "Second");
        assert_eq!(errors.of("text"), Some("Write something"));
        assert_eq!(errors.of("other"), None);
        assert_eq!(errors.iter().count(), 2);
    }

    struct Pieces(std::collections::VecDeque<Bytes>);
    struct Endless;

    fn streamed(pieces: Vec<Bytes>) -> Body {
        Body::new(Pieces(pieces.into()))
    }

    type Polled = std::task::Poll<Option<Result<hyper::body::Frame<Bytes>, std::convert::Infallible>>>;

    impl hyper::body::Body for Pieces {
        type Data = Bytes;
        type Error = std::convert::Infallible;

        fn poll_frame(mut self: std::pin::Pin<&mut Self>, _: &mut std::task::Context<'_>) -> Polled {
            std::task::Poll::Ready(self.0.pop_front().map(|piece| Ok(hyper::body::Frame::data(piece))))
        }
    }

    impl hyper::body::Body for Endless {
        type Data = Bytes;
        type Error = std::convert::Infallible;

        fn poll_frame(self: std::pin::Pin<&mut Self>, _: &mut std::task::Context<'_>) -> Polled {
            std::task::Poll::Pending
        }
    }
}
