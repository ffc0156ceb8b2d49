//! The program as an operator meets it: the real binary, its configuration, its socket and its words.

mod demonstration;
mod doctor;
mod metrics;
mod schema;
