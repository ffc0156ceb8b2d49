//! What goes into a statement.

use std::fmt;

use ::postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};
use kernel::{Blind, Moment, Sealed};
use rusqlite::types::{ToSqlOutput, ValueRef};

/// The three kinds of column both engines share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A 64-bit integer; also moments (milliseconds) and truth values (0 or 1).
    Int,
    /// UTF-8 text, compared byte by byte.
    Text,
    /// Bytes: identifiers, fingerprints, envelopes.
    Bytes,
}

/// One value in a statement or in a row.
///
/// There is deliberately no way from a `kernel::Plain` to here: what was said in confidence has to be sealed first.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing, of whatever kind the statement expects there.
    Null,
    /// See [`Kind::Int`].
    Int(i64),
    /// See [`Kind::Text`]. Must not contain U+0000, which PostgreSQL cannot hold.
    Text(String),
    /// See [`Kind::Bytes`].
    Bytes(Vec<u8>),
}

impl Value {
    /// The kind, `None` for nothing.
    pub const fn kind(&self) -> Option<Kind> {
        match self {
            Self::Null => None,
            Self::Int(_) => Some(Kind::Int),
            Self::Text(_) => Some(Kind::Text),
            Self::Bytes(_) => Some(Kind::Bytes),
        }
    }
}

impl fmt::Debug for Value {
    /// Says the kind and never the content: a value that reaches a log must tell nothing.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            None => f.write_str("Null"),
            Some(kind) => write!(f, "{kind:?}(…)"),
        }
    }
}

/// Makes an array of [`Value`]s: `values![id, name, now]`.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { [$($crate::Value::from($value)),*] };
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(value.into())
    }
}

impl From<bool> for Value {
    /// 0 or 1.
    fn from(value: bool) -> Self {
        Self::Int(value.into())
    }
}

impl From<Moment> for Value {
    /// Milliseconds since 1970.
    fn from(value: Moment) -> Self {
        Self::Int(value.millis())
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.into())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Self {
        Self::Bytes(value.into())
    }
}

impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(value)
    }
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(value: [u8; N]) -> Self {
        Self::Bytes(value.into())
    }
}

impl<const N: usize> From<&[u8; N]> for Value {
    fn from(value: &[u8; N]) -> Self {
        Self::Bytes(value.into())
    }
}

impl<T> From<Sealed<T>> for Value {
    fn from(value: Sealed<T>) -> Self {
        Self::Bytes(value.into_envelope())
    }
}

impl<T> From<&Sealed<T>> for Value {
    fn from(value: &Sealed<T>) -> Self {
        Self::Bytes(value.envelope().into())
    }
}

impl<T> From<&Blind<T>> for Value {
    fn from(value: &Blind<T>) -> Self {
        Self::Bytes(value.mac().into())
    }
}

impl<T> From<Option<T>> for Value
where
    Self: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::from)
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(int) => ValueRef::Integer(*int),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl ToSql for Value {
    /// The kinds were compared with the statement's before; nothing is converted here.
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(int) => int.to_sql(ty, out),
            Self::Text(text) => text.to_sql(ty, out),
            Self::Bytes(bytes) => bytes.to_sql(ty, out),
        }
    }

    fn accepts(ty: &Type) -> bool {
        [Type::INT8, Type::TEXT, Type::BYTEA].contains(ty)
    }

    to_sql_checked!();
}

#[cfg(test)]
mod tests {
    #[test]
    fn debug_output_tells_the_kind_and_not_the_content() {
        let said = format!("{:?}", values!["canary", 7_i64, None::<i64>, [1_u8; 16]]);
        assert_eq!(said, "[Text(…), Int(…), Null, Bytes(…)]");
    }
}
