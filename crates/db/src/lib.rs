//! The store: one SQL text on two engines, and one way to use it.
//!
//! Whoever needs rows gives the store **one closure**. It runs from beginning to end on a database thread, inside one
//! transaction, and its answer comes back when that transaction is durable. So a transaction can neither be held
//! across an `.await` nor be left half done by a caller who went away.
//!
//! Rules for a unit of work:
//! - It may run more than once (a group that failed, a serialisation conflict), therefore it is `Fn` and does nothing
//!   outside the transaction.
//! - It is short, 50 ms at most. Nothing slow (password hashing, public-key work) happens inside it.
//! - The first statement that fails ends it: later statements are refused and nothing it wrote stays, whatever the
//!   closure answers. This is how PostgreSQL behaves anyway, and SQLite is made to behave likewise.
//! - All SQL is a listed [`Statement`], so that one test can prepare every statement on both engines.
#![forbid(unsafe_code)]

mod bus;
mod catalogue;
mod cell;
mod dump;
mod group;
mod job;
pub mod jobs;
mod migrate;
mod postgres;
mod row;
mod sqlite;
mod statement;
mod store;
mod tx;
mod value;

pub use bus::{Bus, Listener, Topic};
pub use cell::Cell;
pub use dump::{Counted, DumpError, Snapshot};
pub use kernel::DbError;
pub use migrate::{Migration, newest_version};
pub use row::Row;
pub use statement::{Column, Description, Statement};
pub use store::{Engine, Load, Options, Store, Synchronous};
pub use tx::Tx;
pub use value::{Kind, Value};
