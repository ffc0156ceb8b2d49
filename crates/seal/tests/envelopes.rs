//! What an envelope promises, for all three suites.

mod common;

use common::{HERE, Key, elsewhere, permit, text};
use kernel::{Entropy, OpenError, Plain, Sealed, SeededEntropy, entropy};
use seal::{
    Body, PrivateKey, PublicKey, Suite, SymmetricKey, padding,
    password::{Cost, slot_key},
};

#[test]
fn what_was_sealed_comes_back() {
    let entropy = SeededEntropy::new(1);
    for (name, key) in Key::all(&entropy) {
        for words in ["", "x", "не сплю", "لا أنام", &"long ".repeat(7_000)] {
            let sealed = key.seal(&HERE, &text(words), &entropy);
            assert_eq!(key.open(&HERE, &sealed).expect(name).expose(), words, "{name}");
        }
        for length in [0, 1, 15, 16, 1_000] {
            let mut bytes = vec![0; length];
            entropy.fill(&mut bytes);
            let sealed = key.seal(&HERE, &Plain::new(bytes.clone()), &entropy);
            assert_eq!(key.open(&HERE, &sealed).expect(name).expose(), &bytes, "{name}");
        }
    }
}

#[test]
fn a_key_wrapped_under_a_key_works_when_unwrapped() {
    let entropy = SeededEntropy::new(2);
    let inner = SymmetricKey::random(&entropy);
    let letter = inner.seal(&HERE, &text("inside"), &entropy);
    for (name, outer) in Key::all(&entropy) {
        let wrapped = outer.seal(&HERE, &Plain::new(inner.clone()), &entropy);
        let unwrapped = outer.open(&HERE, &wrapped).expect(name);
        let read = unwrapped.expose().open(&permit(), &HERE, &letter).expect(name);
        assert_eq!(read.expose(), "inside");

        let as_bytes: Sealed<[u8; 32]> = Sealed::from_envelope(wrapped.into_envelope());
        assert_eq!(outer.open(&HERE, &as_bytes).expect(name).expose(), inner.expose());
    }
}

#[test]
fn an_envelope_moved_to_another_place_is_refused() {
    let entropy = SeededEntropy::new(3);
    for (name, key) in Key::all(&entropy) {
        let sealed = key.seal(&HERE, &text("stay"), &entropy);
        for (moved, place) in elsewhere() {
            assert_eq!(key.open(&place, &sealed).err(), Some(OpenError::Refused), "{name}, another {moved}");
        }
    }
}

#[test]
fn another_key_is_refused() {
    let entropy = SeededEntropy::new(4);
    let (keys, others) = (Key::all(&entropy), Key::all(&entropy));
    for (i, (name, key)) in keys.iter().enumerate() {
        let sealed = key.seal(&HERE, &text("mine"), &entropy);
        for (other_name, other) in &others {
            assert_eq!(other.open(&HERE, &sealed).err(), Some(OpenError::Refused), "{name} by {other_name}");
        }
        for (j, (other_name, other)) in keys.iter().enumerate() {
            assert_eq!(other.open(&HERE, &sealed).is_ok(), i == j, "{name} by {other_name}");
        }
    }
}

#[test]
fn a_flipped_bit_anywhere_is_refused() {
    let entropy = SeededEntropy::new(5);
    for (name, key) in Key::all(&entropy) {
        let sealed = key.seal(&HERE, &Plain::new([7; 32]), &entropy);
        let good = sealed.envelope();
        assert!(key.opens::<[u8; 32]>(good), "{name}");
        for bit in 0..good.len() * 8 {
            let mut bad = good.to_vec();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert!(!key.opens::<[u8; 32]>(&bad), "{name}, bit {bit}");
        }
    }
}

#[test]
fn an_envelope_cut_or_lengthened_anywhere_is_refused() {
    let entropy = SeededEntropy::new(6);
    for (name, key) in Key::all(&entropy) {
        let sealed = key.seal(&HERE, &Plain::new(vec![7; 40]), &entropy);
        let good = sealed.envelope();
        for length in 0..good.len() {
            assert!(!key.opens::<Vec<u8>>(&good[..length]), "{name}, {length} bytes");
            assert!(!key.opens::<Vec<u8>>(&good[length + 1..]), "{name}, without the first {length}");
        }
        assert!(!key.opens::<Vec<u8>>(&[good, &[0]].concat()), "{name}, one byte more");
    }
}

#[test]
fn what_is_no_envelope_of_ours_says_so() {
    let entropy = SeededEntropy::new(7);
    for (name, key) in Key::all(&entropy) {
        let mut bytes = key.seal(&HERE, &text("x"), &entropy).into_envelope();
        let mut attempt = |at: usize, value: u8| {
            let before = std::mem::replace(&mut bytes[at], value);
            let error = key.open(&HERE, &Sealed::<String>::from_envelope(bytes.clone())).err();
            bytes[at] = before;
            error
        };
        assert_eq!(attempt(0, 2), Some(OpenError::UnknownSuite), "{name}");
        assert_eq!(attempt(1, 0), Some(OpenError::UnknownSuite), "{name}");
        assert_eq!(attempt(1, 4), Some(OpenError::UnknownSuite), "{name}");
        for length in [0, 1, 2, 17] {
            let cut = Sealed::<String>::from_envelope(bytes[..length].to_vec());
            assert_eq!(key.open(&HERE, &cut).err(), Some(OpenError::Malformed), "{name}, {length} bytes");
        }
    }
}

#[test]
fn an_envelope_of_another_type_does_not_pass_for_a_text() {
    let entropy = SeededEntropy::new(8);
    for (name, key) in Key::all(&entropy) {
        for bytes in [vec![], vec![7; 32], vec![0; 256], [vec![1, 0, 0, 0, 0xff], vec![0; 251]].concat()] {
            let expected = (bytes == [0; 256]).then(String::new);
            let sealed = key.seal(&HERE, &Plain::new(bytes), &entropy).into_envelope();
            let opened = key.open(&HERE, &Sealed::<String>::from_envelope(sealed));
            assert_eq!(opened.ok().map(|plain| plain.expose().clone()), expected, "{name}");
        }
        let sealed = key.seal(&HERE, &Plain::new(vec![7; 31]), &entropy).into_envelope();
        let key_of_31 = key.open(&HERE, &Sealed::<[u8; 32]>::from_envelope(sealed));
        assert_eq!(key_of_31.err(), Some(OpenError::Malformed), "{name}");
    }
}

#[test]
fn the_length_of_an_envelope_tells_only_the_size_class() {
    let entropy = SeededEntropy::new(9);
    for ((name, key), opening) in Key::all(&entropy).iter().zip([24, 1_120, 32]) {
        let length = |letters: usize| key.seal(&HERE, &text(&"x".repeat(letters)), &entropy).envelope().len();
        let frame = 2 + opening + 16;
        assert_eq!(length(0), length(252), "{name}");
        for (letters, class) in [(252, 256), (253, 1_024), (1_021, 4_096), (4_093, 16_384), (16_381, 32_768)]
        {
            assert_eq!(length(letters), frame + class, "{name}, {letters} letters");
            assert_eq!(padding::class(letters), class);
        }
        assert_eq!(key.seal(&HERE, &Plain::new(vec![0; 5]), &entropy).envelope().len(), frame + 5, "{name}");
    }
}

#[test]
fn the_same_text_sealed_twice_gives_different_bytes() {
    let entropy = SeededEntropy::new(10);
    for (name, key) in Key::all(&entropy) {
        let seal = || key.seal(&HERE, &text("again"), &entropy).into_envelope();
        let (first, second) = (seal(), seal());
        assert!(
            first[2..].iter().zip(&second[2..]).filter(|(a, b)| a == b).count() < first.len() / 8,
            "{name}"
        );
    }
}

#[test]
fn nothing_readable_is_left_in_an_envelope() {
    let entropy = SeededEntropy::new(11);
    for (name, key) in Key::all(&entropy) {
        let envelope = key.seal(&HERE, &text("canary canary"), &entropy).into_envelope();
        assert!(!envelope.windows(6).any(|window| window == b"canary"), "{name}");
        assert!(!envelope.windows(16).any(|window| window == [0; 16]), "{name}: the padding shows");
    }
}

#[test]
fn public_keys_read_back_and_belong_to_their_seed() {
    let entropy = SeededEntropy::new(12);
    for (suite, length) in [(Suite::XWing, 1_217), (Suite::X25519, 33)] {
        let private = PrivateKey::generate(suite, &entropy);
        let bytes = private.public().to_bytes();
        assert_eq!(bytes.len(), length);
        assert_eq!(bytes[0], suite.byte());
        assert_eq!(PublicKey::from_bytes(&bytes), Some(private.public()));
        assert_eq!(PrivateKey::from_seed(suite, private.expose_seed()).public(), private.public());
        assert_eq!(PublicKey::from_bytes(&bytes[..length - 1]), None);
        assert_eq!(PublicKey::from_bytes(&[&bytes[..], &[0]].concat()), None);
    }
    assert_eq!(PublicKey::from_bytes(&[]), None);
    assert_eq!(PublicKey::from_bytes(&[1; 33]), None);
}

#[test]
fn a_public_key_that_everybody_could_open_is_refused() {
    // The points of low order on Curve25519 and their other encodings (RFC 7748, section 7; cr.yp.to/ecdh.html).
    let p = |low: u8| hex::encode([&[low][..], &[0xff; 30], &[0x7f]].concat());
    let points = [
        "00".repeat(32),
        format!("01{}", "00".repeat(31)),
        p(0xec),
        p(0xed),
        p(0xee),
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800".to_owned(),
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157".to_owned(),
    ];
    for point in points {
        let mut bytes = hex::decode(&point).expect("hex");
        for high_bit in [0, 0x80] {
            bytes[31] = bytes[31] & 0x7f | high_bit;
            assert_eq!(PublicKey::from_bytes(&[&[3], &bytes[..]].concat()), None, "{point}");
        }
    }
}

#[test]
fn an_x_wing_key_with_numbers_out_of_range_is_refused() {
    let mut bytes = PrivateKey::generate(Suite::XWing, &SeededEntropy::new(13)).public().to_bytes();
    // FIPS 203, section 7.2: the first coefficient becomes 4,095, beyond the modulus 3,329.
    bytes[1] = 0xff;
    bytes[2] |= 0x0f;
    assert_eq!(PublicKey::from_bytes(&bytes), None);
}

#[test]
fn every_purpose_label_and_context_gives_another_key() {
    let key = SymmetricKey::random(&SeededEntropy::new(14));
    let all = [
        *key.expose(),
        *key.derive("a").expose(),
        *key.derive("b").expose(),
        *key.derive("").expose(),
        *key.derive_for("a", b"").expose(),
        *key.derive_for("a", b"b").expose(),
        *key.derive_for("ab", b"").expose(),
        *key.derive("a").derive("b").expose(),
        key.mac("a", b""),
        key.mac("a", b"b"),
        key.mac("b", b""),
        *key.blind::<String>("a", b"").mac(),
        *key.blind::<String>("a", b"b").mac(),
    ];
    for (i, one) in all.iter().enumerate() {
        assert!(all[..i].iter().all(|other| other != one), "number {i} repeats an earlier one");
    }
    assert_eq!(key.derive_for("a", b"b"), SymmetricKey::from_bytes(*key.expose()).derive_for("a", b"b"));
}

#[test]
fn a_mac_is_verified_whole() {
    let key = SymmetricKey::random(&SeededEntropy::new(15));
    let mac = key.mac("token", b"data");
    assert!(key.verify_mac("token", b"data", &mac));
    assert!(!key.verify_mac("token", b"Data", &mac));
    assert!(!key.verify_mac("Token", b"data", &mac));
    assert!(!key.verify_mac("token", b"data", &mac[..31]));
    assert!(!key.verify_mac("token", b"data", &[]));
    for byte in 0..32 {
        let mut bad = mac;
        bad[byte] ^= 1;
        assert!(!key.verify_mac("token", b"data", &bad));
    }
}

#[test]
fn no_key_shows_itself_in_debug_output() {
    let seed = entropy::bytes(&SeededEntropy::new(16));
    let shown = format!(
        "{:?} {:?} {:?}",
        SymmetricKey::from_bytes(seed),
        PrivateKey::from_seed(Suite::XWing, &seed),
        seal::SigningKey::from_seed(&seed)
    );
    assert_eq!(shown, "SymmetricKey(…) PrivateKey(…) SigningKey(…)");
}

#[test]
fn only_what_people_write_is_padded() {
    assert_eq!((String::PADDED, <Vec<u8>>::PADDED, <[u8; 32]>::PADDED), (true, false, false));
}

#[test]
fn a_password_slot_opens_with_password_and_instance_key_together() {
    let entropy = SeededEntropy::new(17);
    let (instance, other) = (SymmetricKey::random(&entropy), SymmetricKey::random(&entropy));
    let salt = entropy::bytes(&entropy);
    let slot = |password, instance| slot_key(&text(password), &salt, instance, Cost::TEST).expect("a cost");

    let private = PrivateKey::generate(Suite::XWing, &entropy);
    let seed = Plain::new(*private.expose_seed());
    let stored = slot("moon-rail-tea", &instance).seal(&HERE, &seed, &entropy);

    let opened = slot("moon-rail-tea", &instance).open(&permit(), &HERE, &stored).expect("the right slot");
    let again = PrivateKey::from_seed(Suite::XWing, opened.expose());
    let letter = private.public().seal(&HERE, &text("for you"), &entropy);
    assert_eq!(again.open(&permit(), &HERE, &letter).expect("the same key").expose(), "for you");

    for wrong in [slot("moon-rail-tea", &other), slot("moon-rail-sea", &instance)] {
        assert_eq!(wrong.open(&permit(), &HERE, &stored).err(), Some(OpenError::Refused));
    }
}
