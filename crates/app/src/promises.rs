//! What the types forbid where everything comes together, as programs that do not compile. There is no code here; the
//! tests of the documentation try each of them, and beside each a twin that differs in the forbidden part alone and does
//! compile, so that none fails for another reason. The promises of envelopes and keys alone stand in `seal::promises`.
//!
//! # What somebody said cannot be stored before it is sealed
//!
//! ```
//! # use kernel::{Place, Plain, SeededEntropy};
//! # let entropy = SeededEntropy::new(1);
//! # let place = Place { org: [0; 16], table: "t", column: "c", row: [0; 16] };
//! # let said = Plain::new(String::from("said at night"));
//! # let sealed = seal::SymmetricKey::random(&entropy).seal(&place, &said, &entropy);
//! let values = db::values![&sealed];
//! ```
//! ```compile_fail,E0277
//! # use kernel::{Place, Plain, SeededEntropy};
//! # let entropy = SeededEntropy::new(1);
//! # let place = Place { org: [0; 16], table: "t", column: "c", row: [0; 16] };
//! # let said = Plain::new(String::from("said at night"));
//! # let sealed = seal::SymmetricKey::random(&entropy).seal(&place, &said, &entropy);
//! let values = db::values![said];
//! ```
//! ```compile_fail,E0277
//! # use kernel::{Place, Plain, SeededEntropy};
//! # let entropy = SeededEntropy::new(1);
//! # let place = Place { org: [0; 16], table: "t", column: "c", row: [0; 16] };
//! # let said = Plain::new(String::from("said at night"));
//! # let sealed = seal::SymmetricKey::random(&entropy).seal(&place, &said, &entropy);
//! let values = db::values![Some(said)];
//! ```
//!
//! # It cannot be logged
//!
//! ```
//! # let said = kernel::Plain::new(String::from("said at night"));
//! tracing::info!("somebody said {:?}", said); // Says that something is there, and nothing about it.
//! ```
//! ```compile_fail,E0277
//! # let said = kernel::Plain::new(String::from("said at night"));
//! tracing::info!("somebody said {}", said);
//! ```
//! ```compile_fail,E0277
//! # let said = kernel::Plain::new(String::from("said at night"));
//! tracing::info!(%said, "somebody wrote");
//! ```
//!
//! # It cannot be written into a file of ours
//!
//! ```
//! # let said = kernel::Plain::new(String::from("said at night"));
//! toml::to_string(said.expose());
//! ```
//! ```compile_fail,E0277
//! # let said = kernel::Plain::new(String::from("said at night"));
//! toml::to_string(&said);
//! ```
//!
//! # A message that was opened cannot be put back as text
//!
//! ```
//! fn number(line: &app::chat::Line) -> db::Value { db::Value::from(line.number) }
//! ```
//! ```compile_fail,E0277
//! fn words(said: kernel::Plain<app::chat::Said>) -> db::Value { db::Value::from(said) }
//! ```
//!
//! # Nothing of a conversation opens without policy's word
//!
//! ```
//! # use app::{chat::{Line, Root, Stored}, policy::ReadThread};
//! fn read(root: &Root, permit: &kernel::Permit<ReadThread>, stored: &[Stored]) -> Vec<Line> {
//!     app::chat::lines(root, permit, stored)
//! }
//! ```
//! ```compile_fail,E0308
//! # use app::{chat::{Line, Root, Stored}, policy::ReadThread};
//! fn read(root: &Root, permit: (), stored: &[Stored]) -> Vec<Line> {
//!     app::chat::lines(root, &permit, stored)
//! }
//! ```
//!
//! # Nobody but policy can give that word
//!
//! ```
//! # use app::{ids::ConversationId, policy::{self, Role}};
//! let permit = policy::thread(Role::Peer, ConversationId::from_bytes([1; 16]), policy::Held::Team);
//! ```
//! ```compile_fail,E0603
//! # use app::{ids::ConversationId, policy::{self, Role}};
//! let permit = kernel::Permit::<policy::ReadThread>::grant(&policy::Gate(()), [1; 16]);
//! ```
//! ```compile_fail,E0308
//! # use app::{ids::ConversationId, policy::{self, Role}};
//! let permit = kernel::Permit::<policy::ReadThread>::grant(&(), [1; 16]);
//! ```
//!
//! # A handler for members cannot be reached by anybody else
//!
//! What it takes is a [`Colleague`](crate::surfaces::desk::Colleague), and that comes out of an open session alone.
//!
//! ```
//! fn who(colleague: &app::surfaces::desk::Colleague) -> app::policy::Role { colleague.session.role() }
//! ```
//! ```compile_fail,E0599
//! fn who(desk: &app::surfaces::desk::Desk) -> app::policy::Role { desk.session().role() }
//! ```
