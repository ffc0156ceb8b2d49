//! Statements: constants with a name, so that all SQL there is can be listed and checked.

use crate::Kind;

/// One SQL text with a name. Made by [`statements!`](crate::statements) and nothing else.
///
/// Parameters are written `$1`, `$2`, … and first used in ascending order: PostgreSQL counts them by number, SQLite by
/// appearance, and so both count alike. Preparing checks it.
#[derive(Debug)]
pub struct Statement {
    name: &'static str,
    sql: &'static str,
}

impl Statement {
    /// For the macro only.
    #[doc(hidden)]
    pub const fn listed(name: &'static str, sql: &'static str) -> Self {
        Self { name, sql }
    }

    /// Module and name, for messages.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The text.
    pub const fn sql(&self) -> &'static str {
        self.sql
    }

    /// What prepared forms are kept under. A static has one address for ever, so no text need be hashed.
    pub(crate) fn key(&'static self) -> usize {
        std::ptr::from_ref(self).addr()
    }
}

/// Defines statements, and `ALL` with every one of them: at most once in a module.
///
/// ```
/// db::statements! {
///     /// One note by its identifier.
///     pub NOTE = "SELECT body FROM note WHERE id = $1";
///     /// All notes.
///     pub NOTES = "SELECT id, body FROM note ORDER BY id";
/// }
/// assert_eq!(ALL.len(), 2);
/// ```
#[macro_export]
macro_rules! statements {
    ($($(#[$meta:meta])* $vis:vis $name:ident = $sql:expr;)*) => {
        $(
            $(#[$meta])*
            $vis static $name: $crate::Statement =
                $crate::Statement::listed(concat!(module_path!(), "::", stringify!($name)), $sql);
        )*

        /// Every statement of this module, for the test that prepares them all.
        #[allow(unreachable_pub, dead_code)]
        pub static ALL: &[&$crate::Statement] = &[$(&$name),*];
    };
}

/// What an engine says about a statement without running it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// How many values it takes.
    pub parameters: usize,
    /// What it answers.
    pub columns: Vec<Column>,
}

/// One column of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its kind. SQLite knows it only where the column of a table is answered as it is, not for an expression.
    pub kind: Option<Kind>,
}

impl Description {
    /// Whether two engines mean the same: as many parameters, the same names, and the same kinds where both know them.
    pub fn agrees(&self, other: &Self) -> bool {
        self.parameters == other.parameters
            && self.columns.len() == other.columns.len()
            && self.columns.iter().zip(&other.columns).all(|(here, there)| {
                here.name == there.name
                    && (here.kind.is_none() || there.kind.is_none() || here.kind == there.kind)
            })
    }
}
