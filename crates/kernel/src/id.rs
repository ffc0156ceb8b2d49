//! Typed identifiers: 16 bytes, told apart by the compiler.

/// Defines an identifier type over a UUID.
///
/// Rows linked to a person who came from outside take [`random`](crate::uuid) identifiers, because an ordered one
/// tells the time it was made at; everything else takes ordered ones.
#[macro_export]
macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name($crate::uuid::Uuid);

        impl $name {
            /// A new identifier that says nothing about when it was made (UUIDv4).
            pub fn random(entropy: &dyn $crate::Entropy) -> Self {
                Self($crate::uuid::Builder::from_random_bytes($crate::entropy::bytes(entropy)).into_uuid())
            }

            /// A new identifier that sorts by the time it was made at (UUIDv7).
            pub fn ordered(now: $crate::Moment, entropy: &dyn $crate::Entropy) -> Self {
                let millis = u64::try_from(now.millis()).unwrap_or(0);
                let tail = $crate::entropy::bytes(entropy);
                Self($crate::uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid())
            }

            /// The identifier with exactly these 16 bytes, as a row holds them.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self($crate::uuid::Uuid::from_bytes(bytes))
            }

            /// The 16 bytes, as a row holds them.
            pub const fn bytes(&self) -> [u8; 16] {
                *self.0.as_bytes()
            }

            /// Reads the hyphenated form found in an address; `None` if it is not one.
            pub fn parse(text: &str) -> Option<Self> {
                $crate::uuid::Uuid::try_parse(text).ok().map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }
    };
}

#[cfg(test)]
#[allow(dead_code, unreachable_pub)] // The macro makes what an identifier can do; a test needs only a part.
mod tests {
    use crate::{Moment, SeededEntropy};

    crate::id! {
        /// For this test.
        SampleId
    }

    #[test]
    fn ordered_identifiers_sort_by_time_and_random_ones_hide_it() {
        let entropy = SeededEntropy::new(1);
        let early = SampleId::ordered(Moment::from_millis(1_000), &entropy);
        let late = SampleId::ordered(Moment::from_millis(2_000), &entropy);
        assert!(early < late);
        assert_eq!(SampleId::random(&entropy).to_string().as_bytes()[14], b'4');
    }

    #[test]
    fn the_written_form_reads_back() {
        let id = SampleId::random(&SeededEntropy::new(2));
        assert_eq!(SampleId::parse(&id.to_string()), Some(id));
        assert_eq!(SampleId::parse("not an id"), None);
    }
}
