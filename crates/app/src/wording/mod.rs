//! The word check of an answer (rules L-1, L-2): words that hurt people, promises that nobody can keep (E-9), substances called
//! safe or pure (H-2), help to sell, get, make or hide one (S-2), amounts to take, help on condition of stopping (L-3), and whatever may tell who somebody
//! is. It warns and suggests, never changes a text and never holds up an answer in an emergency; nobody's own words are checked, only what the team sends.

mod check;
mod list;
mod pattern;

pub use check::{Check, Found, check, why};
pub use list::{Rule, stigma, words};
