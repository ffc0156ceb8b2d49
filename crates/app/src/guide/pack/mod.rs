//! The whole guide as one ZIP, the same folder of files as `content/guide`: a copy of what is shown, and one brought in. What comes in
//! is checked as a whole with everything that is shown beside it, and nothing of it is taken unless all of it can be.

mod compare;
mod desk;
mod rows;
mod waiting;

use std::io;

use guide::archive::{self, Files, Limits};

pub use compare::{Compared, compare};
pub(super) use desk::routes;
pub use waiting::Waiting;

use super::{RULES, check::Finding};

/// How much a ZIP may bring: some fifteen times what the program's own guide is.
pub const LIMITS: Limits = Limits { files: 10_000, each: 2 * 1024 * 1024, together: 24 * 1024 * 1024 };
/// The largest ZIP, in bytes.
pub const MOST_ZIP: usize = 8 * 1024 * 1024;

/// The files of a ZIP, or everything that is wrong with it.
///
/// # Errors
/// What is wrong, each with its file.
pub fn unpack(zip: &[u8]) -> Result<Files, Vec<Finding>> {
    let (files, mistakes) = archive::unpack(zip, &RULES, &LIMITS);
    if mistakes.is_empty() { Ok(files) } else { Err(mistakes.into_iter().map(Finding::from).collect()) }
}

/// A ZIP of files, in the order of their paths: the same files give the same bytes.
///
/// # Errors
/// When there is more than a ZIP can hold.
pub fn pack(files: &[(String, impl AsRef<[u8]>)]) -> io::Result<Vec<u8>> {
    let mut sorted: Vec<(&str, &[u8])> =
        files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_ref())).collect();
    sorted.sort_unstable_by_key(|(path, _)| *path);
    archive::pack(sorted)
}

#[cfg(test)]
mod tests {
    use super::{super::own_files, *};

    #[test]
    fn the_whole_of_the_program_s_own_pack_goes_through_a_zip_and_comes_back_byte_for_byte() {
        let own = own_files();
        let zip = pack(&own).expect("it fits");
        let mut backwards = own.clone();
        backwards.reverse();
        assert!(zip == pack(&backwards).expect("it fits"), "the same files give the same bytes");
        assert!(zip.len() < MOST_ZIP / 4, "{} bytes", zip.len());
        let files = unpack(&zip).expect("nothing is wrong with it");
        assert_eq!(files.len(), own.len());
        for (path, bytes) in &own {
            assert!(files.get(path).is_some_and(|out| out == &bytes[..]), "{path}");
        }
        assert!(zip == pack(&files.into_iter().collect::<Vec<_>>()).expect("it fits"));
    }
}
