//! The stories of the application, told through both surfaces on both engines.
#![allow(unreachable_pub)] // One binary: everything is for its own modules.
#![allow(clippy::print_stderr)] // Shown by the test runner when a story fails.

mod audit;
mod backup;
mod bad_days;
mod bad_input;
mod bad_store;
mod browser;
mod care;
mod complaint;
mod discard;
mod feedback;
mod figures;
mod first_form;
mod flood;
mod forget;
mod forms;
mod given;
mod image;
mod keys;
mod leaks;
mod leaving;
mod live;
mod pages;
mod passkey;
mod passkey_key;
mod people;
mod person;
mod pictures;
mod recovery;
mod report;
mod report_by_hand;
mod reseal;
mod rows;
mod second_locks;
mod session;
mod sql;
mod stories;
mod ticket;
mod upgrade;
mod views;
mod who_may;
mod world;
mod year;
