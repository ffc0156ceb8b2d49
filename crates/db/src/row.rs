//! What comes out of a statement.

use kernel::{Blind, DbError, Moment, Sealed};

use crate::Value;

/// One row of an answer; columns are counted from 0.
///
/// Asking for another type than the column has is a defect, answered as [`DbError::Broken`] with the index and the
/// type and never the value. The `opt_` forms take a NULL for `None`.
#[derive(Clone, Debug)]
pub struct Row(Vec<Value>);

/// The plain and the `opt_` form of one getter.
macro_rules! getter {
    ($(#[$meta:meta])* $name:ident, $opt:ident $(<$t:ident>)?, $of:ty, $wanted:literal, $pattern:pat => $take:expr) => {
        $(#[$meta])*
        pub fn $name$(<$t>)?(&self, index: usize) -> Result<$of, DbError> {
            self.$opt(index)?.ok_or_else(|| wrong(index, $wanted, "nothing"))
        }

        #[doc = concat!("Like [`", stringify!($name), "`](Self::", stringify!($name), "); `None` for NULL.")]
        pub fn $opt$(<$t>)?(&self, index: usize) -> Result<Option<$of>, DbError> {
            match self.cell(index)? {
                Value::Null => Ok(None),
                $pattern => $take.map(Some).ok_or_else(|| wrong(index, $wanted, "a value out of range")),
                other => Err(wrong(index, $wanted, &format!("{other:?}"))),
            }
        }
    };
}

impl Row {
    pub(crate) const fn new(cells: Vec<Value>) -> Self {
        Self(cells)
    }

    fn cell(&self, index: usize) -> Result<&Value, DbError> {
        self.0.get(index).ok_or_else(|| DbError::Broken(format!("column {index} of {}", self.0.len())))
    }

    /// How many columns there are.
    pub const fn width(&self) -> usize {
        self.0.len()
    }

    /// The value as it is.
    pub fn value(&self, index: usize) -> Result<&Value, DbError> {
        self.cell(index)
    }

    getter!(/// An integer.
        int, opt_int, i64, "an integer", Value::Int(int) => Some(*int));
    getter!(/// A truth value, 0 or 1.
        flag, opt_flag, bool, "0 or 1", Value::Int(int) => match int { 0 => Some(false), 1 => Some(true), _ => None });
    getter!(/// A moment, from milliseconds since 1970.
        moment, opt_moment, Moment, "a moment", Value::Int(int) => Some(Moment::from_millis(*int)));
    getter!(/// Text.
        text, opt_text, &str, "text", Value::Text(text) => Some(text.as_str()));
    getter!(/// Bytes.
        bytes, opt_bytes, &[u8], "bytes", Value::Bytes(bytes) => Some(bytes.as_slice()));
    getter!(/// The 16 bytes of an identifier.
        id, opt_id, [u8; 16], "16 bytes", Value::Bytes(bytes) => <[u8; 16]>::try_from(bytes.as_slice()).ok());
    getter!(/// An envelope.
        sealed, opt_sealed<T>, Sealed<T>, "an envelope", Value::Bytes(bytes) => Some(Sealed::from_envelope(bytes.clone())));
    getter!(/// A fingerprint.
        blind, opt_blind<T>, Blind<T>, "32 bytes",
        Value::Bytes(bytes) => <[u8; 32]>::try_from(bytes.as_slice()).ok().map(Blind::from_mac));
}

fn wrong(index: usize, wanted: &str, found: &str) -> DbError {
    DbError::Broken(format!("column {index}: wanted {wanted}, found {found}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values;

    #[test]
    fn a_wrong_type_names_the_column_and_not_the_value() {
        let row = Row::new(values!["canary", 2_i64, None::<i64>, [0_u8; 15]].into());
        for answer in [
            row.int(0).map(drop),
            row.flag(1).map(drop),
            row.text(2).map(drop),
            row.id(3).map(drop),
            row.blind::<String>(3).map(drop),
            row.int(4).map(drop),
        ] {
            let Err(DbError::Broken(said)) = answer else { panic!("expected a refusal") };
            assert!(said.contains("column") && !said.contains("canary"), "{said}");
        }
    }

    #[test]
    fn nothing_is_none_only_where_it_may_be() {
        let row = Row::new(values![None::<i64>, 5_i64].into());
        assert!(matches!(row.opt_moment(0), Ok(None)));
        assert!(matches!(row.opt_sealed::<String>(0), Ok(None)));
        assert!(row.int(0).is_err());
        assert_eq!(row.opt_int(1).expect("an integer"), Some(5));
    }
}
