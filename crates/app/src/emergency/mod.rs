//! Emergencies: what the words of a message raise, what stands beside it by itself for the visitor, what the desk shows until
//! somebody has said how it ended (rules E-1 to E-5, E-8).

mod desk;
mod model;
mod rules;
mod store;
mod visitor;

pub(crate) use desk::{Banner, Beside, banner};
pub use model::{Ending, Step, What};
pub(crate) use rules::{End, Found, end, endings, open_steps};
pub use store::{ALL as STATEMENTS, StoredStep, last_end, steps};
pub(crate) use visitor::{Auto, PICKS, after, pick_words};
