//! What every page needs and no page is about: the texts in each language, forms, cookies, the guard against forged
//! posts, style sheets, responses, and the loop that takes connections. It knows HTML and HTTP and no word of the
//! field.
#![forbid(unsafe_code)]

pub mod accept;
pub mod assets;
pub mod cookie;
pub mod csrf;
pub mod form;
pub mod lang;
pub mod limit;
pub mod page;
pub mod text;

pub use accept::{Listen, Peer, Settings};
pub use assets::Assets;
pub use form::{Errors, Form};
pub use page::Privacy;
pub use text::{Arg, Catalogue, Speech};
