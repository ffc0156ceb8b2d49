//! How the desk stands, a sample of its work, the week in figures. For whoever leads the team; nothing in here ranks anybody
//! (rules J-3, L-4), and what a review says is seen by whoever led the talk (J-4).

mod board;
pub mod desk;
mod digest;
mod review;
mod store;

pub use digest::{STATEMENTS as DIGEST_STATEMENTS, keep_weeks};
pub use review::{KEPT_DAYS as REVIEWS_KEPT_DAYS, STATEMENTS as REVIEW_STATEMENTS};
pub use store::ALL as STATEMENTS;
