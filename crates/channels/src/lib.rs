//! Connectors: they turn a text into what goes over the wire. They know no database and no word of the field.
#![forbid(unsafe_code)]

pub mod email;
