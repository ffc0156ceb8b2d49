//! A disk whose power can be cut: a file system for SQLite that passes everything on to the real one and remembers
//! what was written since each file's last sync. At the cut, of that only some sectors survive.
//!
//! The method of standing between SQLite and its file system is described in <https://sqlite.org/vfs.html>.

use std::{
    collections::HashMap,
    ffi::{CStr, c_char, c_int, c_void},
    mem::size_of,
    ptr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use kernel::{SeededEntropy, entropy};
use rusqlite::ffi;

/// What a disk writes whole or not at all.
const SECTOR: usize = 512;

/// Everything the one disk of this process knows.
struct Disk {
    /// By path: what is safe, and what came after in order.
    files: HashMap<String, File>,
    /// So many more writes and syncs until the power goes.
    until_cut: u64,
    /// Files cannot grow beyond this.
    room: i64,
    cut: bool,
}

#[derive(Default)]
struct File {
    safe: Vec<u8>,
    unsafe_yet: Vec<Change>,
}

enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Truncate(usize),
}

static DISK: Mutex<Option<Disk>> = Mutex::new(None);

fn disk() -> MutexGuard<'static, Option<Disk>> {
    DISK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Switches a disk on: it reads what lies in `paths`, and fails after so many writes and syncs.
pub(crate) fn power_on(paths: &[String], until_cut: u64) {
    let files = paths.iter().filter_map(|path| {
        let safe = std::fs::read(path).ok()?;
        Some((path.clone(), File { safe, unsafe_yet: Vec::new() }))
    });
    *disk() = Some(Disk { files: files.collect(), until_cut, room: i64::MAX, cut: false });
}

/// Leaves so many bytes to each file.
pub(crate) fn leave_room(bytes: i64) {
    disk().as_mut().expect("it is on").room = bytes;
}

/// Whether the power has gone.
pub(crate) fn is_cut() -> bool {
    disk().as_ref().is_none_or(|disk| disk.cut)
}

/// How much of what was not synced survives.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Luck {
    Nothing,
    Everything,
    SomeSectors,
}

/// Cuts the power, if it has not gone yet, and leaves on the real disk what survived.
pub(crate) fn power_off(paths: &[String], luck: Luck, chance: &SeededEntropy) {
    let mut held = disk();
    let disk = held.as_mut().expect("it is on");
    disk.cut = true;
    for path in paths {
        let Some(mut file) = disk.files.remove(path) else {
            // It was deleted, or never there.
            let _ = std::fs::remove_file(path);
            continue;
        };
        for change in file.unsafe_yet {
            survive(&mut file.safe, &change, |_| match luck {
                Luck::Nothing => false,
                Luck::Everything => true,
                Luck::SomeSectors => entropy::below(chance, 2) == 0,
            });
        }
        std::fs::write(path, &file.safe).expect("the real disk works");
    }
}

/// Applies the sectors of a change that `kept` says yes to.
fn survive(safe: &mut Vec<u8>, change: &Change, mut kept: impl FnMut(usize) -> bool) {
    match change {
        Change::Truncate(length) if kept(0) => safe.resize(*length, 0),
        Change::Truncate(_) => {}
        Change::Write { at, bytes } => {
            let mut start = *at;
            while start < at + bytes.len() {
                let end = ((start / SECTOR + 1) * SECTOR).min(at + bytes.len());
                if kept(start) {
                    safe.resize(safe.len().max(end), 0);
                    safe[start..end].copy_from_slice(&bytes[start - at..end - at]);
                }
                start = end;
            }
        }
    }
}

impl Disk {
    /// One operation nearer to the cut. False once the power is gone.
    fn powered(&mut self) -> bool {
        self.until_cut = self.until_cut.saturating_sub(1);
        self.cut |= self.until_cut == 0;
        !self.cut
    }
}

/// Our part of an open file; the real one lies behind it in the same memory.
#[repr(C)]
struct Handle {
    base: ffi::sqlite3_file,
    /// Set for the database and its log, which are what survives.
    path: *mut String,
}

/// Registers the disk with SQLite under `name`, once.
pub(crate) fn register(name: &'static CStr) {
    // SAFETY: the default file system lives as long as the process; ours is a copy of its table, leaked on purpose so
    // that it does too, with a few entries replaced by functions of the same type.
    unsafe {
        let real = ffi::sqlite3_vfs_find(ptr::null());
        let mut ours = ptr::read(real);
        ours.zName = name.as_ptr();
        ours.pNext = ptr::null_mut();
        // Version 1 has no system-call overrides to forward.
        ours.iVersion = 1;
        ours.szOsFile = size_of::<Handle>() as c_int + (*real).szOsFile;
        ours.pAppData = real.cast();
        ours.xOpen = Some(open);
        ours.xDelete = Some(delete);
        ours.xAccess = Some(access);
        ours.xFullPathname = Some(full_path);
        assert_eq!(ffi::sqlite3_vfs_register(Box::leak(Box::new(ours)), 0), ffi::SQLITE_OK);
    }
}

// SAFETY for everything below: SQLite calls these functions with pointers it got from `open` or from the registered
// table, and the real file system's functions are called with the objects they made themselves.

unsafe fn real_vfs(vfs: *mut ffi::sqlite3_vfs) -> *mut ffi::sqlite3_vfs {
    unsafe { (*vfs).pAppData.cast() }
}

unsafe fn real(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    unsafe { file.cast::<u8>().add(size_of::<Handle>()).cast() }
}

unsafe fn path<'a>(file: *mut ffi::sqlite3_file) -> Option<&'a String> {
    unsafe { (*file.cast::<Handle>()).path.as_ref() }
}

unsafe fn text(name: *const c_char) -> String {
    unsafe { CStr::from_ptr(name) }.to_str().expect("paths of the test are UTF-8").to_owned()
}

unsafe extern "C" fn open(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    unsafe {
        (*file).pMethods = ptr::null();
        let mut held = disk();
        let disk = held.as_mut().expect("it is on");
        if disk.cut {
            return ffi::SQLITE_CANTOPEN;
        }
        let inner = real_vfs(vfs);
        let code = (*inner).xOpen.expect("it has one")(inner, name, real(file), flags, out);
        if code != ffi::SQLITE_OK {
            return code;
        }
        let lasting = flags & (ffi::SQLITE_OPEN_MAIN_DB | ffi::SQLITE_OPEN_WAL) != 0 && !name.is_null();
        let handle = file.cast::<Handle>();
        (*handle).path = ptr::null_mut();
        if lasting {
            let path = text(name);
            disk.files.entry(path.clone()).or_default();
            (*handle).path = Box::into_raw(Box::new(path));
        }
        (*file).pMethods = &METHODS;
        ffi::SQLITE_OK
    }
}

unsafe extern "C" fn delete(vfs: *mut ffi::sqlite3_vfs, name: *const c_char, sync: c_int) -> c_int {
    unsafe {
        let mut held = disk();
        let disk = held.as_mut().expect("it is on");
        if !disk.powered() {
            return ffi::SQLITE_IOERR_DELETE;
        }
        disk.files.remove(&text(name));
        let inner = real_vfs(vfs);
        (*inner).xDelete.expect("it has one")(inner, name, sync)
    }
}

unsafe extern "C" fn access(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    unsafe {
        let inner = real_vfs(vfs);
        (*inner).xAccess.expect("it has one")(inner, name, flags, out)
    }
}

unsafe extern "C" fn full_path(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    size: c_int,
    out: *mut c_char,
) -> c_int {
    unsafe {
        let inner = real_vfs(vfs);
        (*inner).xFullPathname.expect("it has one")(inner, name, size, out)
    }
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    unsafe {
        let handle = file.cast::<Handle>();
        if !(*handle).path.is_null() {
            drop(Box::from_raw((*handle).path));
        }
        let inner = real(file);
        (*(*inner).pMethods).xClose.expect("it has one")(inner)
    }
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    bytes: *const c_void,
    count: c_int,
    at: i64,
) -> c_int {
    unsafe {
        let mut held = disk();
        let disk = held.as_mut().expect("it is on");
        if at + i64::from(count) > disk.room {
            return ffi::SQLITE_FULL;
        }
        if let Some(held) = path(file).and_then(|path| disk.files.get_mut(path)) {
            // Also the write during which the power goes may leave sectors behind.
            let bytes = std::slice::from_raw_parts(bytes.cast::<u8>(), count as usize).to_vec();
            if !disk.cut {
                held.unsafe_yet.push(Change::Write { at: at as usize, bytes });
            }
        }
        if !disk.powered() {
            return ffi::SQLITE_IOERR_WRITE;
        }
        let inner = real(file);
        (*(*inner).pMethods).xWrite.expect("it has one")(inner, bytes, count, at)
    }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: i64) -> c_int {
    unsafe {
        let mut held = disk();
        let disk = held.as_mut().expect("it is on");
        if !disk.powered() {
            return ffi::SQLITE_IOERR_TRUNCATE;
        }
        if let Some(held) = path(file).and_then(|path| disk.files.get_mut(path)) {
            held.unsafe_yet.push(Change::Truncate(size as usize));
        }
        let inner = real(file);
        (*(*inner).pMethods).xTruncate.expect("it has one")(inner, size)
    }
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, _flags: c_int) -> c_int {
    unsafe {
        let mut held = disk();
        let disk = held.as_mut().expect("it is on");
        if !disk.powered() {
            return ffi::SQLITE_IOERR_FSYNC;
        }
        if let Some(held) = path(file).and_then(|path| disk.files.get_mut(path)) {
            for change in std::mem::take(&mut held.unsafe_yet) {
                survive(&mut held.safe, &change, |_| true);
            }
        }
        // The real disk's power stays on, so it need not be asked.
        ffi::SQLITE_OK
    }
}

/// A method that is only passed on; with the power gone it fails, if it is given a code to fail with.
macro_rules! pass_on {
    ($name:ident, $method:ident, ($($argument:ident: $of:ty),*) $(, $failure:expr)?) => {
        unsafe extern "C" fn $name(file: *mut ffi::sqlite3_file $(, $argument: $of)*) -> c_int {
            $(if is_cut() { return $failure; })?
            unsafe {
                let inner = real(file);
                (*(*inner).pMethods).$method.expect("it has one")(inner $(, $argument)*)
            }
        }
    };
}

pass_on!(read, xRead, (bytes: *mut c_void, count: c_int, at: i64), ffi::SQLITE_IOERR_READ);
pass_on!(size, xFileSize, (out: *mut i64), ffi::SQLITE_IOERR_FSTAT);
pass_on!(lock, xLock, (level: c_int));
pass_on!(unlock, xUnlock, (level: c_int));
pass_on!(check_lock, xCheckReservedLock, (out: *mut c_int));
pass_on!(control, xFileControl, (what: c_int, argument: *mut c_void));
pass_on!(sector_size, xSectorSize, ());
pass_on!(characteristics, xDeviceCharacteristics, ());
pass_on!(shm_map, xShmMap, (page: c_int, size: c_int, extend: c_int, out: *mut *mut c_void));
pass_on!(shm_lock, xShmLock, (offset: c_int, count: c_int, flags: c_int));
pass_on!(shm_unmap, xShmUnmap, (delete: c_int));

unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    unsafe {
        let inner = real(file);
        (*(*inner).pMethods).xShmBarrier.expect("it has one")(inner);
    }
}

/// Version 2: with shared memory for the log's index, without memory-mapped reading, which would go past us.
static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_lock),
    xFileControl: Some(control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};
