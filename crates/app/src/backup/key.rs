//! The backup key: the public half stands in `nightbus.toml`, the private half on paper and nowhere else.

use kernel::Entropy;
use seal::{PrivateKey, PublicKey, Suite, paper};
use zeroize::Zeroizing;

const PUBLIC: &str = "backup key, public half";
const PRIVATE: &str = "backup key, private half";
/// The suite byte and an X-Wing public key.
const PUBLIC_BYTES: usize = 1_217;

/// A new backup key as text.
pub struct NewKey {
    /// For `[backup] key = "…"` in `nightbus.toml`: about two thousand letters and digits.
    pub public: String,
    /// For paper: two lines of seven groups of four. It is shown once and stored nowhere.
    pub paper: Zeroizing<String>,
}

/// Makes a backup key.
pub fn new_key(entropy: &dyn Entropy) -> NewKey {
    let key = PrivateKey::generate(Suite::XWing, entropy);
    let public = paper::write(PUBLIC, &key.public().to_bytes()).to_lowercase();
    NewKey { public, paper: paper::grouped(&paper::write(PRIVATE, key.expose_seed())) }
}

/// The public half from `nightbus.toml`.
///
/// # Errors
/// A sentence for the operator.
pub fn read_public(text: &str) -> Result<PublicKey, String> {
    let bytes = paper::read(PUBLIC, PUBLIC_BYTES, text)
        .map_err(|error| format!("the backup key in nightbus.toml is damaged: {error}"))?;
    PublicKey::from_bytes(&bytes).ok_or_else(|| "the backup key in nightbus.toml is no key".into())
}

/// The private half as somebody typed it from paper. Blanks and case do not matter.
///
/// # Errors
/// A sentence for whoever typed it.
pub fn read_private(text: &str) -> Result<PrivateKey, String> {
    let bytes = paper::read(PRIVATE, 32, text)
        .map_err(|error| format!("this is not the private half of a backup key: {error}"))?;
    let mut seed = Zeroizing::new([0; 32]);
    seed.copy_from_slice(&bytes);
    Ok(PrivateKey::from_seed(Suite::XWing, &seed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::SeededEntropy;

    #[test]
    fn both_halves_read_back_and_belong_together() {
        let key = new_key(&SeededEntropy::new(1));
        let private = read_private(&key.paper.to_lowercase()).expect("it was typed well");
        assert_eq!(private.public(), read_public(&key.public).expect("it is whole"));
    }

    #[test]
    fn a_half_is_not_taken_for_the_other_and_a_slip_is_told() {
        let key = new_key(&SeededEntropy::new(1));
        assert!(read_public(&key.paper).is_err());
        assert!(read_private(&key.public).is_err());
        assert!(read_public(&key.public[..1_000]).is_err());
        let slip = if key.paper.starts_with('7') { "8" } else { "7" };
        let Err(said) = read_private(&format!("{slip}{}", &key.paper[1..])) else {
            panic!("a slip was not noticed")
        };
        assert!(said.contains("a sign is wrong") && !said.contains(&key.paper[1..4]), "{said}");
    }
}
