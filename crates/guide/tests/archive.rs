//! Packs as ZIP: what goes in comes out as it was, and what is not a pack comes out with a reason.

use guide::{
    Rules, Wrong,
    archive::{Files, Limits, pack, unpack},
};

const RULES: Rules<'static> = Rules {
    languages: &["en", "fr"],
    kinds: &["boat", "knot"],
    marks: &["survey"],
    reviewed: &[],
    urgent: "",
    sourced: "survey",
    paired: "boat",
    levels: &["fine"],
    confidence: &["known"],
};
const LIMITS: Limits = Limits { files: 20, each: 10_000, together: 40_000 };

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    pack(files.iter().copied()).expect("a ZIP")
}

fn read(bytes: &[u8]) -> (Files, Vec<(String, Wrong)>) {
    let (files, found) = unpack(bytes, &RULES, &LIMITS);
    (files, found.into_iter().map(|mistake| (mistake.path, mistake.wrong)).collect())
}

fn paths(files: &Files) -> Vec<&str> {
    files.keys().map(String::as_str).collect()
}

/// The same ZIP with some bytes in the place of others of the same length, wherever they stand.
fn with(mut bytes: Vec<u8>, this: &[u8], that: &[u8]) -> Vec<u8> {
    assert_eq!(this.len(), that.len());
    let at: Vec<usize> = (0..bytes.len() - this.len()).filter(|at| bytes[*at..].starts_with(this)).collect();
    assert!(!at.is_empty(), "nothing to change");
    at.into_iter().for_each(|at| bytes[at..at + this.len()].copy_from_slice(that));
    bytes
}

/// The places of both headers of the first file: in front of it, and in the list at the end.
fn headers(bytes: &[u8]) -> [usize; 2] {
    let at = |sign: &[u8]| (0..bytes.len()).find(|at| bytes[*at..].starts_with(sign)).expect("a header");
    [at(b"PK\x03\x04"), at(b"PK\x01\x02")]
}

#[test]
fn what_goes_in_comes_out_byte_for_byte_and_the_same_files_give_the_same_bytes() {
    let files: [(&str, &[u8]); 4] = [
        ("boat/dinghy/en.md", b"\xef\xbb\xbf+++\r\nwith a mark and carriage returns\r\n"),
        ("combinations.json", b""),
        ("knot/bowline/fr.md", "sans fin de ligne, \u{202f}! \u{627}".as_bytes()),
        ("sources/harbour.toml", b"not \xff text"),
    ];
    let bytes = zip(&files);
    assert_eq!(bytes, zip(&files));
    let (out, found) = read(&bytes);
    assert_eq!(found, []);
    let out: Vec<(&str, &[u8])> = out.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    assert_eq!(out, files);
}

#[test]
fn the_folder_that_was_packed_is_taken_off_unless_it_is_part_of_a_pack() {
    let (files, found) = read(&zip(&[("club/boat/dinghy/en.md", b"a"), ("club/sources/a.toml", b"b")]));
    assert_eq!((paths(&files), found), (vec!["boat/dinghy/en.md", "sources/a.toml"], vec![]));
    let (files, _) = read(&zip(&[("boat/dinghy/en.md", b"a"), ("boat/raft/en.md", b"b")]));
    assert_eq!(paths(&files), ["boat/dinghy/en.md", "boat/raft/en.md"]);
    let (files, _) = read(&zip(&[("club/boat/dinghy/en.md", b"a"), ("combinations.json", b"b")]));
    assert_eq!(paths(&files), ["club/boat/dinghy/en.md", "combinations.json"]);
}

#[test]
fn hidden_files_and_what_a_mac_adds_are_left_out() {
    let (files, found) = read(&zip(&[
        ("boat/dinghy/en.md", b"a"),
        ("boat/.DS_Store", b"x"),
        (".git/config.toml", b"x"),
        ("__MACOSX/boat/dinghy/._en.md", b"x"),
    ]));
    assert_eq!((paths(&files), found), (vec!["boat/dinghy/en.md"], vec![]));
}

#[test]
fn names_that_lead_elsewhere_or_belong_to_no_pack_are_refused_all_at_once_and_the_rest_is_read() {
    let names = [
        ("../boat/dinghy.md", Wrong::BadName),
        ("boat/../../etc.md", Wrong::BadName),
        ("/boat/dinghy.md", Wrong::BadName),
        ("boat//dinghy.md", Wrong::BadName),
        ("C:/boat/dinghy.md", Wrong::BadName),
        ("boat\\dinghy.md", Wrong::BadName),
        ("boat/\u{202e}dm.md", Wrong::BadName),
        ("boat/photo.gif", Wrong::Stray),
        ("boat/dinghy/en.html", Wrong::Stray),
    ];
    let mut files: Vec<(&str, &[u8])> = names.iter().map(|(name, _)| (*name, &b"x"[..])).collect();
    files.push(("boat/raft/en.md", b"good"));
    let (out, found) = read(&zip(&files));
    assert_eq!(paths(&out), ["boat/raft/en.md"]);
    let told: Vec<(&str, Wrong)> = found.iter().map(|(path, wrong)| (path.as_str(), *wrong)).collect();
    assert_eq!(told, names);
    let (_, found) = read(&with(zip(&[("boat/d\u{e9}/en.md", b"x")]), "d\u{e9}".as_bytes(), b"d\xe9x"));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1, Wrong::BadName);
    let long = format!("boat/{}.md", "a".repeat(300));
    assert_eq!(read(&zip(&[(&long, b"x")])).1, [(long.clone(), Wrong::BadName)]);
}

#[test]
fn two_files_with_one_name_are_told_and_neither_takes_the_place_of_the_other_unseen() {
    let two = zip(&[("boat/dinghy/en.md", b"first"), ("boat/dinghx/en.md", b"second")]);
    let (_, found) = read(&with(two, b"dinghx", b"dinghy"));
    assert_eq!(found, [("boat/dinghy/en.md".to_owned(), Wrong::Twice)]);
}

#[test]
fn a_bomb_is_stopped_by_what_comes_out_of_it_whatever_it_says_of_its_size() {
    let zeros = vec![0; 3_000_000];
    let bomb = zip(&[("boat/dinghy/en.md", &zeros), ("boat/raft/en.md", b"good")]);
    assert!(bomb.len() < LIMITS.each, "it is small while it is packed");
    let (files, found) = read(&bomb);
    assert_eq!(found, [("boat/dinghy/en.md".to_owned(), Wrong::TooLong)]);
    assert_eq!(paths(&files), ["boat/raft/en.md"]);
    // The same with a small number where the size stands.
    let [local, central] = headers(&bomb);
    let mut lying = bomb;
    lying[local + 22..local + 26].copy_from_slice(&9_u32.to_le_bytes());
    lying[central + 24..central + 28].copy_from_slice(&9_u32.to_le_bytes());
    assert_eq!(read(&lying).1, [("boat/dinghy/en.md".to_owned(), Wrong::TooLong)]);
    // Many that are small each.
    let some = vec![0; 9_000];
    let names: Vec<String> = (0..10).map(|n| format!("boat/b{n}/en.md")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), some.as_slice())).collect();
    let (files, found) = read(&zip(&many));
    assert_eq!((files.len(), found), (4, vec![(String::new(), Wrong::TooMuch)]));
    let names: Vec<String> = (0..21).map(|n| format!("boat/b{n}/en.md")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    let (files, found) = read(&zip(&many));
    assert_eq!((files.len(), found), (0, vec![(String::new(), Wrong::TooMany)]));
}

#[test]
fn what_is_no_zip_damaged_encrypted_or_a_link_is_told() {
    for wrong in [&b""[..], b"hello", b"PK\x05\x06", &[0; 4_000]] {
        assert_eq!(read(wrong).1, [(String::new(), Wrong::NoArchive)]);
    }
    let good =
        zip(&[("boat/dinghy/en.md", b"hold on to the boat, hold on to the boat"), ("boat/raft/en.md", b"b")]);
    for cut in [good.len() / 2, good.len() - 1] {
        assert!(!read(&good[..cut]).1.is_empty(), "cut after {cut} bytes");
    }
    let told = [("boat/dinghy/en.md".to_owned(), Wrong::Sealed)];
    let [local, central] = headers(&good);
    let changed = |places: &[(usize, u8)]| {
        let mut bytes = good.clone();
        places.iter().for_each(|(at, byte)| bytes[*at] = *byte);
        read(&bytes)
    };
    // Encrypted; packed in a way nobody knows; a link; content that is not what it was.
    assert_eq!(changed(&[(local + 6, 1), (central + 8, 1)]).1, told);
    assert_eq!(changed(&[(local + 8, 97), (central + 10, 97)]).1, told);
    assert_eq!(changed(&[(central + 41, 0xa1), (central + 40, 0xff)]).1, told);
    assert_eq!(changed(&[(local + 14, 1), (local + 15, 1), (central + 16, 1), (central + 17, 1)]).1, told);
    let (files, _) = changed(&[(local + 6, 1), (central + 8, 1)]);
    assert_eq!(paths(&files), ["boat/raft/en.md"], "the rest is read");
}

#[test]
fn no_zip_whose_bytes_were_changed_at_any_place_brings_the_reader_down_or_more_than_it_may() {
    let good = zip(&[("boat/dinghy/en.md", &[7; 500]), ("club/raft.md", b"b"), ("sources/a.toml", b"c")]);
    for at in 0..good.len() {
        for bits in [0x01, 0x80, 0xff] {
            let mut bytes = good.clone();
            bytes[at] ^= bits;
            let (files, _) = unpack(&bytes, &RULES, &LIMITS);
            assert!(files.values().map(Vec::len).sum::<usize>() <= LIMITS.together);
            assert!(files.keys().all(|path| !path.contains("..") && !path.starts_with('/')));
        }
    }
}
