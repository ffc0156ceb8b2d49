//! The stories of the application, told through both surfaces on both engines.
#![allow(unreachable_pub)] // One binary: everything is for its own modules.
#![allow(clippy::print_stderr)] // Shown by the test runner when a story fails.

mod bad_days;
mod bad_input;
mod bad_store;
mod browser;
mod care;
mod discard;
mod flood;
mod keys;
mod leaks;
mod pages;
mod rows;
mod second_locks;
mod sql;
mod stories;
mod who_may;
mod world;
