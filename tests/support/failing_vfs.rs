//! A disk that fails at the n-th call: SQLite's own file layer with a counter and a plan in front of it.
//!
//! `unsafe` stands here alone: SQLite asks for a file layer as C structs of C functions. What makes it
//! sound: the structs live as long as the process; a file of ours begins with the header SQLite expects
//! and is followed, in the same block of memory that SQLite gave, by the file of the layer behind it,
//! which SQLite's own `szOsFile` made room for; pointers are passed on unchanged.
#![allow(
    unsafe_code,
    dead_code,
    unreachable_pub,
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test; see above"
)]
use rusqlite::ffi::{
    self, sqlite3_file, sqlite3_filename, sqlite3_int64, sqlite3_io_methods, sqlite3_vfs,
};
use std::{
    ffi::{c_char, c_int, c_void},
    mem::size_of,
    sync::{Mutex, MutexGuard, Once, PoisonError},
};

/// The calls that are counted and may fail. Locks never do: a lock that fails is another process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    Open,
    Read,
    Write,
    Sync,
    Truncate,
    Size,
    Delete,
    Access,
}

/// What a failing call answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The code that fits the call: a stick pulled, a bad sector.
    NoAnswer,
    /// Writes say that the disk is full, after half of what they were to write; the rest as above.
    Full,
}

/// Which of the counted calls fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The first that fails, from 1.
    pub first: u64,
    /// How many in a row; `u64::MAX`: from then on.
    pub many: u64,
    pub how: How,
}

#[derive(Debug, Default)]
struct State {
    plan: Option<Plan>,
    calls: u64,
    failed: Vec<Call>,
}

static STATE: Mutex<State> = Mutex::new(State { plan: None, calls: 0, failed: Vec::new() });
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
static REGISTERED: Once = Once::new();

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The plan is of the whole process: tests that make one take turns. Registers the layer.
pub fn take_turn() -> MutexGuard<'static, ()> {
    REGISTERED.call_once(register);
    ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on calls are counted, and fail as planned.
pub fn begin(plan: Option<Plan>) {
    *state() = State { plan, ..State::default() };
}

/// The disk works again. How many calls there were, and which failed.
pub fn end() -> (u64, Vec<Call>) {
    let state = std::mem::take(&mut *state());
    (state.calls, state.failed)
}

/// Counts a call; the code to fail with, when the plan says so.
fn fails(call: Call) -> Option<c_int> {
    let mut state = state();
    state.calls += 1;
    let plan = state.plan?;
    if state.calls < plan.first || state.calls - plan.first >= plan.many {
        return None;
    }
    state.failed.push(call);
    Some(match (call, plan.how) {
        (Call::Write | Call::Truncate, How::Full) => ffi::SQLITE_FULL,
        (Call::Open, _) => ffi::SQLITE_CANTOPEN,
        (Call::Read, _) => ffi::SQLITE_IOERR_READ,
        (Call::Write, _) => ffi::SQLITE_IOERR_WRITE,
        (Call::Sync, _) => ffi::SQLITE_IOERR_FSYNC,
        (Call::Truncate, _) => ffi::SQLITE_IOERR_TRUNCATE,
        (Call::Size, _) => ffi::SQLITE_IOERR_FSTAT,
        (Call::Delete, _) => ffi::SQLITE_IOERR_DELETE,
        (Call::Access, _) => ffi::SQLITE_IOERR_ACCESS,
    })
}

/// The layer behind ours: SQLite's default. Kept as a number, since a pointer is of no thread.
static BEHIND: Mutex<usize> = Mutex::new(0);

fn behind() -> *mut sqlite3_vfs {
    *BEHIND.lock().unwrap_or_else(PoisonError::into_inner) as *mut sqlite3_vfs
}

/// A file of ours; the file of the layer behind follows in memory.
#[repr(C)]
struct File {
    header: sqlite3_file,
    // Keeps what follows aligned as any C struct may need.
    _align: [u64; 1],
}

unsafe fn real(file: *mut sqlite3_file) -> *mut sqlite3_file {
    unsafe { file.cast::<File>().add(1).cast() }
}

unsafe fn methods(file: *mut sqlite3_file) -> &'static sqlite3_io_methods {
    unsafe { &*(*file).pMethods }
}

fn register() {
    let behind = unsafe {
        ffi::sqlite3_initialize();
        ffi::sqlite3_vfs_find(std::ptr::null())
    };
    assert!(!behind.is_null(), "SQLite has a file layer");
    *BEHIND.lock().unwrap_or_else(PoisonError::into_inner) = behind as usize;
    // A copy with its other functions as they are: they ask nothing of the structs we change.
    let mut ours: sqlite3_vfs = unsafe { std::ptr::read(behind) };
    ours.szOsFile += size_of::<File>() as c_int;
    ours.zName = c"failing".as_ptr();
    ours.pNext = std::ptr::null_mut();
    ours.xOpen = Some(open);
    ours.xDelete = Some(delete);
    ours.xAccess = Some(access);
    let ours = Box::leak(Box::new(ours));
    let code = unsafe { ffi::sqlite3_vfs_register(ours, 1) };
    assert_eq!(code, ffi::SQLITE_OK);
}

static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    // 1: no shared memory, no mapped files; a book uses neither.
    iVersion: 1,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: None,
    xShmLock: None,
    xShmBarrier: None,
    xShmUnmap: None,
    xFetch: None,
    xUnfetch: None,
};

unsafe extern "C" fn open(
    _: *mut sqlite3_vfs,
    name: sqlite3_filename,
    file: *mut sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    // Without methods SQLite does not close what was never opened.
    unsafe { (*file).pMethods = std::ptr::null() };
    if let Some(code) = fails(Call::Open) {
        return code;
    }
    unsafe {
        let code = (*behind()).xOpen.unwrap()(behind(), name, real(file), flags, out_flags);
        if (*real(file)).pMethods.is_null() {
            return code;
        }
        (*file).pMethods = &raw const METHODS;
        code
    }
}

unsafe extern "C" fn delete(_: *mut sqlite3_vfs, name: *const c_char, sync: c_int) -> c_int {
    if let Some(code) = fails(Call::Delete) {
        return code;
    }
    unsafe { (*behind()).xDelete.unwrap()(behind(), name, sync) }
}

unsafe extern "C" fn access(
    _: *mut sqlite3_vfs,
    name: *const c_char,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    if let Some(code) = fails(Call::Access) {
        return code;
    }
    unsafe { (*behind()).xAccess.unwrap()(behind(), name, flags, out) }
}

unsafe extern "C" fn close(file: *mut sqlite3_file) -> c_int {
    unsafe { methods(real(file)).xClose.unwrap()(real(file)) }
}

unsafe extern "C" fn read(
    file: *mut sqlite3_file,
    to: *mut c_void,
    amount: c_int,
    from: sqlite3_int64,
) -> c_int {
    if let Some(code) = fails(Call::Read) {
        return code;
    }
    unsafe { methods(real(file)).xRead.unwrap()(real(file), to, amount, from) }
}

unsafe extern "C" fn write(
    file: *mut sqlite3_file,
    what: *const c_void,
    amount: c_int,
    at: sqlite3_int64,
) -> c_int {
    let write =
        |amount| unsafe { methods(real(file)).xWrite.unwrap()(real(file), what, amount, at) };
    match fails(Call::Write) {
        Some(ffi::SQLITE_FULL) => {
            write(amount / 2);
            ffi::SQLITE_FULL
        }
        Some(code) => code,
        None => write(amount),
    }
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: sqlite3_int64) -> c_int {
    if let Some(code) = fails(Call::Truncate) {
        return code;
    }
    unsafe { methods(real(file)).xTruncate.unwrap()(real(file), size) }
}

/// Counted and answered, not done: only the power going off would tell, and thousands of tries are quick.
unsafe extern "C" fn sync(_: *mut sqlite3_file, _: c_int) -> c_int {
    fails(Call::Sync).unwrap_or(ffi::SQLITE_OK)
}

unsafe extern "C" fn file_size(file: *mut sqlite3_file, size: *mut sqlite3_int64) -> c_int {
    if let Some(code) = fails(Call::Size) {
        return code;
    }
    unsafe { methods(real(file)).xFileSize.unwrap()(real(file), size) }
}

unsafe extern "C" fn lock(file: *mut sqlite3_file, level: c_int) -> c_int {
    unsafe { methods(real(file)).xLock.unwrap()(real(file), level) }
}

unsafe extern "C" fn unlock(file: *mut sqlite3_file, level: c_int) -> c_int {
    unsafe { methods(real(file)).xUnlock.unwrap()(real(file), level) }
}

unsafe extern "C" fn check_reserved_lock(file: *mut sqlite3_file, out: *mut c_int) -> c_int {
    unsafe { methods(real(file)).xCheckReservedLock.unwrap()(real(file), out) }
}

unsafe extern "C" fn file_control(file: *mut sqlite3_file, op: c_int, arg: *mut c_void) -> c_int {
    unsafe { methods(real(file)).xFileControl.unwrap()(real(file), op, arg) }
}

unsafe extern "C" fn sector_size(file: *mut sqlite3_file) -> c_int {
    unsafe { methods(real(file)).xSectorSize.unwrap()(real(file)) }
}

unsafe extern "C" fn device_characteristics(file: *mut sqlite3_file) -> c_int {
    unsafe { methods(real(file)).xDeviceCharacteristics.unwrap()(real(file)) }
}
