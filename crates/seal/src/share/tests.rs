use std::collections::BTreeSet;

use kernel::SeededEntropy;

use super::*;

/// Bytes in an order of the test's choice.
struct Given(std::sync::Mutex<Vec<[u8; 32]>>);

impl Entropy for Given {
    fn fill(&self, out: &mut [u8]) {
        let bytes = self.0.lock().expect("nobody failed").remove(0);
        out.copy_from_slice(&bytes);
    }
}

fn secret(seed: u64) -> Plain<[u8; 32]> {
    Plain::new(entropy::bytes(&SeededEntropy::new(seed)))
}

/// 2,048 words of letters alone: the index in base sixteen.
fn list() -> Vec<String> {
    let letter = |digit: u16| char::from(b'a' + (digit & 15) as u8);
    (0..2_048u16).map(|n| [n >> 8, n >> 4, n].map(letter).iter().collect()).collect()
}

/// The expected values were worked out from the description with tables of logarithms, in Python.
#[test]
fn shares_and_words_are_those_of_the_description() {
    let given = [std::array::from_fn(|i| (7 * i + 1) as u8), std::array::from_fn(|i| (13 * i + 5) as u8)];
    let secret = Plain::new(std::array::from_fn(|i| i as u8));
    let shares = split(&secret, (3, 5), 0xabcd, &Given(given.to_vec().into()));
    for (number, expected) in [
        (1, "041b123920677e555c33cad1f8ffd6adb48b82699097ae858ce3fac1a8af465d"),
        (2, "1659609fda4e07f8d57aaef1143b12d68b447dd9317eb788a55128f7527db9e6"),
        (5, "5000c597e9fb95c732c96571499a042a94d2171e028af216e3d91715c0134f5b"),
    ] {
        assert_eq!(hex::encode(shares[number - 1].values), expected, "paper {number}");
    }
    assert_eq!(crc24(b"123456789"), 0x21_cf02);
    let list = list();
    let list: Vec<&str> = list.iter().map(String::as_str).collect();
    let expected = [
        153, 687, 418, 1625, 772, 2038, 1180, 127, 1130, 1514, 1502, 276, 472, 1205, 1302, 1095, 1772, 1221,
        2006, 1928, 1322, 1098, 494, 1319, 1756, 1944, 638, 1013,
    ];
    assert_eq!(shares[1].words(&list), expected.map(|index: usize| list[index]));
}

#[test]
fn the_arithmetic_is_that_of_the_field() {
    assert_eq!(multiply(0x57, 0x83), 0xc1, "the example of FIPS 197, section 4.2");
    assert_eq!(inverse(0), 0);
    for a in 1..=255 {
        assert_eq!(multiply(a, inverse(a)), 1, "{a}");
    }
}

/// Every choice of `count` out of some papers.
fn choices(shares: &[Share], count: usize) -> Vec<Vec<Share>> {
    (0u32..1 << shares.len())
        .filter(|mask| mask.count_ones() as usize == count)
        .map(|mask| {
            shares.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1).map(|(_, s)| s.clone()).collect()
        })
        .collect()
}

#[test]
fn any_so_many_papers_of_every_size_of_set_give_the_secret_back_and_one_fewer_is_told() {
    for papers in 1..=9u8 {
        for needed in 1..=papers {
            let secret = secret(u64::from(papers) * 16 + u64::from(needed));
            let entropy = SeededEntropy::new(u64::from(needed));
            let shares = split(&secret, (needed, papers), 7, &entropy);
            for mut some in choices(&shares, needed.into()) {
                some.reverse();
                assert_eq!(join(&some).expect("enough").expose(), secret.expose(), "{needed} of {papers}");
                some.pop();
                let told = join(&some).map(|_| ());
                let wanted = usize::from(needed);
                assert_eq!(told, Err(Mismatch::TooFew(wanted - 1, wanted.max(1))));
            }
        }
    }
}

/// Whatever the secret is, there are coefficients with which one paper too few holds what it holds: it says nothing.
#[test]
fn one_paper_too_few_fits_every_secret() {
    let shares = split(&secret(1), (3, 5), 7, &SeededEntropy::new(2));
    let held = &shares[1..3];
    for other in [secret(5), secret(6), Plain::new([0; 32]), Plain::new([255; 32])] {
        // The line of degree two through the other secret at 0 and the two papers, as the papers of a third number.
        let at_zero = Share { needed: 3, number: 0, set: 7, values: *other.expose() };
        let third = 9;
        let points = [&at_zero, &held[0], &held[1]];
        let value = |byte: usize| {
            points.iter().fold(0, |sum, point| {
                let others = points.iter().filter(|other| other.number != point.number);
                let weight = others.fold(1, |weight, other| {
                    multiply(weight, multiply(other.number ^ third, inverse(other.number ^ point.number)))
                });
                sum ^ multiply(point.values[byte], weight)
            })
        };
        let made = Share { needed: 3, number: third, set: 7, values: std::array::from_fn(value) };
        let joined = join(&[held[0].clone(), held[1].clone(), made]).expect("three papers");
        assert_eq!(joined.expose(), other.expose());
    }
}

#[test]
fn a_paper_alone_is_as_random_as_its_coefficients() {
    // The same secret many times: every byte of a paper takes nearly every value.
    let entropy = SeededEntropy::new(3);
    let secret = Plain::new([0; 32]);
    let mut seen = BTreeSet::new();
    for _ in 0..4_000 {
        seen.insert(split(&secret, (2, 2), 7, &entropy)[1].values[0]);
    }
    assert_eq!(seen.len(), 256);
}

#[test]
fn a_paper_reads_back_however_it_is_typed() {
    let list = list();
    let list: Vec<&str> = list.iter().map(String::as_str).collect();
    let share = &split(&secret(1), (2, 3), 0xfffe, &SeededEntropy::new(1))[2];
    let words = share.words(&list);
    assert_eq!(words.len(), WORDS);
    for typed in [
        words.join(" "),
        words.join("-").to_uppercase(),
        words.chunks(4).map(|row| row.join(" ")).collect::<Vec<_>>().join("\r\n"),
        words.iter().enumerate().map(|(at, word)| format!("{}. {word},  ", at + 1)).collect(),
    ] {
        let read = Share::read(&typed, &list).expect("a whole paper");
        assert!(read == *share, "{typed}");
    }
}

#[test]
fn every_changed_word_and_every_two_neighbours_that_changed_places_are_noticed() {
    let list = list();
    let list: Vec<&str> = list.iter().map(String::as_str).collect();
    let share = &split(&secret(4), (2, 3), 0x1234, &SeededEntropy::new(4))[0];
    let words = share.words(&list);
    for place in 0..WORDS {
        for other in list.iter().filter(|other| **other != words[place]) {
            let mut changed = words.clone();
            changed[place] = other;
            assert_eq!(Share::read(&changed.join(" "), &list).err(), Some(Unreadable::Check), "{place}");
        }
        let mut changed = words.clone();
        if place > 0 && changed[place] != changed[place - 1] {
            changed.swap(place, place - 1);
            assert_eq!(Share::read(&changed.join(" "), &list).err(), Some(Unreadable::Check), "{place}");
        }
    }
}

#[test]
fn what_is_wrong_with_a_paper_is_told() {
    let list = list();
    let list: Vec<&str> = list.iter().map(String::as_str).collect();
    let mut words = split(&secret(4), (2, 3), 0x1234, &SeededEntropy::new(4))[0].words(&list);
    assert_eq!(Share::read("", &list).err(), Some(Unreadable::Length(0)));
    assert_eq!(Share::read(&words[1..].join(" "), &list).err(), Some(Unreadable::Length(27)));
    words[6] = "zzz";
    assert_eq!(Share::read(&words.join(" "), &list).err(), Some(Unreadable::Word(7)));
    let other = Share { needed: 0, number: 1, set: 1, values: [0; 32] };
    assert_eq!(Share::read(&other.words(&list).join(" "), &list).err(), Some(Unreadable::Form));
}

#[test]
fn papers_that_do_not_go_together_are_named() {
    let ours = split(&secret(1), (2, 3), 7, &SeededEntropy::new(1));
    let theirs = split(&secret(2), (2, 3), 8, &SeededEntropy::new(2));
    let other_number = split(&secret(1), (3, 3), 7, &SeededEntropy::new(1));
    let told = |papers: &[&Share]| {
        let papers: Vec<Share> = papers.iter().map(|share| (*share).clone()).collect();
        join(&papers).map(|_| ()).expect_err("they do not go together")
    };
    assert_eq!(told(&[]), Mismatch::TooFew(0, 1));
    assert_eq!(told(&[&ours[0]]), Mismatch::TooFew(1, 2));
    assert_eq!(told(&[&ours[0], &ours[0]]), Mismatch::Twice(2));
    assert_eq!(told(&[&ours[0], &theirs[1]]), Mismatch::Mixed(2));
    assert_eq!(told(&[&ours[0], &other_number[1]]), Mismatch::Mixed(2));
}
