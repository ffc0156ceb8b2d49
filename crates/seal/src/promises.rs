//! What the types forbid, as programs that do not compile. There is no code here; the tests of the documentation try
//! each of them, and beside each a twin that differs in the forbidden part alone and does compile, so that none
//! fails for another reason.
//!
//! # A readable value cannot be printed
//!
//! ```
//! # let plain = kernel::Plain::new(String::from("said at night"));
//! println!("{}", plain.expose());
//! ```
//! ```compile_fail,E0277
//! # let plain = kernel::Plain::new(String::from("said at night"));
//! println!("{}", plain);
//! ```
//!
//! # A readable value cannot be serialised
//!
//! ```
//! # let plain = kernel::Plain::new(String::from("said at night"));
//! serde_json::to_string(plain.expose());
//! ```
//! ```compile_fail,E0277
//! # let plain = kernel::Plain::new(String::from("said at night"));
//! serde_json::to_string(&plain);
//! ```
//!
//! # A readable value cannot be stored as bytes
//!
//! ```
//! # let entropy = kernel::SeededEntropy::new(1);
//! # let place = kernel::Place { org: [0; 16], table: "t", column: "c", row: [0; 16] };
//! # let plain = kernel::Plain::new(String::from("said at night"));
//! # let sealed = seal::SymmetricKey::random(&entropy).seal(&place, &plain, &entropy);
//! fn store(_: &[u8]) {}
//! store(sealed.envelope());
//! ```
//! ```compile_fail,E0599
//! # let entropy = kernel::SeededEntropy::new(1);
//! # let place = kernel::Place { org: [0; 16], table: "t", column: "c", row: [0; 16] };
//! # let plain = kernel::Plain::new(String::from("said at night"));
//! # let sealed = seal::SymmetricKey::random(&entropy).seal(&place, &plain, &entropy);
//! fn store(_: &[u8]) {}
//! store(plain.envelope());
//! ```
//! ```compile_fail,E0277
//! # let plain = kernel::Plain::new(String::from("said at night"));
//! fn store(_: impl AsRef<[u8]>) {}
//! store(plain);
//! ```
//!
//! # An envelope of one type does not open as another
//!
//! ```
//! # use kernel::{Action, OpenError, Permit, Place, Plain, Sealed};
//! fn read<A: Action>(key: &seal::SymmetricKey, permit: &Permit<A>, place: &Place, sealed: &Sealed<String>)
//!     -> Result<Plain<String>, OpenError> { key.open(permit, place, sealed) }
//! ```
//! ```compile_fail,E0308
//! # use kernel::{Action, OpenError, Permit, Place, Plain, Sealed};
//! fn read<A: Action>(key: &seal::SymmetricKey, permit: &Permit<A>, place: &Place, sealed: &Sealed<String>)
//!     -> Result<Plain<Vec<u8>>, OpenError> { key.open(permit, place, sealed) }
//! ```
//!
//! # Nothing opens without a permit
//!
//! ```
//! # use kernel::{Action, OpenError, Permit, Place, Plain, Sealed};
//! fn read<A: Action>(key: &seal::PrivateKey, permit: &Permit<A>, place: &Place, sealed: &Sealed<String>)
//!     -> Result<Plain<String>, OpenError> { key.open(permit, place, sealed) }
//! ```
//! ```compile_fail,E0308
//! # use kernel::{Action, OpenError, Permit, Place, Plain, Sealed};
//! fn read<A: Action>(key: &seal::PrivateKey, permit: &(), place: &Place, sealed: &Sealed<String>)
//!     -> Result<Plain<String>, OpenError> { key.open(permit, place, sealed) }
//! ```
//!
//! # Only policy grants a permit
//!
//! ```
//! mod policy {
//!     pub struct Gate(());
//!     pub struct Read;
//!     impl kernel::Action for Read { type Gate = Gate; }
//!     pub fn allow() -> kernel::Permit<Read> { kernel::Permit::grant(&Gate(()), [0; 16]) }
//! }
//! let permit = policy::allow();
//! ```
//! ```compile_fail,E0603
//! mod policy {
//!     pub struct Gate(());
//!     pub struct Read;
//!     impl kernel::Action for Read { type Gate = Gate; }
//!     pub fn allow() -> kernel::Permit<Read> { kernel::Permit::grant(&Gate(()), [0; 16]) }
//! }
//! let permit = kernel::Permit::<policy::Read>::grant(&policy::Gate(()), [0; 16]);
//! ```
//!
//! # A key cannot be printed
//!
//! ```
//! # let key = seal::SymmetricKey::from_bytes([7; 32]);
//! println!("{:?}", key); // Says that it is a key, and no more.
//! ```
//! ```compile_fail,E0277
//! # let key = seal::SymmetricKey::from_bytes([7; 32]);
//! println!("{}", key);
//! ```
