//! What only Windows has: the console the program was called from, and a box with one sentence.
//!
//! The released program is of the “windows” kind, so that no black console opens with the window.
//! Called from a console it would then be mute: it joins that console, and leaves it before its own
//! window opens, or closing the console would end the program with it.
#![expect(unsafe_code, reason = "console and message box are plain calls into Windows")]

use crate::text::terms::PRODUCT;
use std::ptr::null_mut;
use windows_sys::Win32::{
    Storage::FileSystem::{FILE_TYPE_DISK, FILE_TYPE_PIPE, GetFileType},
    System::Console::{
        ATTACH_PARENT_PROCESS, AttachConsole, FreeConsole, GetStdHandle, STD_ERROR_HANDLE,
        STD_HANDLE, STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, SetStdHandle,
    },
    UI::WindowsAndMessaging::{MB_ICONERROR, MB_OK, MB_SETFOREGROUND, MessageBoxW},
};

const STREAMS: [STD_HANDLE; 3] = [STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE];

/// Is this stream a file or a pipe, as in `program > file`?
fn is_redirected(stream: STD_HANDLE) -> bool {
    // SAFETY: both calls take any value; a missing stream gives the type “unknown”.
    let kind = unsafe { GetFileType(GetStdHandle(stream)) };
    matches!(kind, FILE_TYPE_DISK | FILE_TYPE_PIPE)
}

/// Joins the console the program was called from, so that the command line can be read there.
/// Streams that lead to a file or a pipe stay; without such a console nothing happens.
pub fn attach_to_console() {
    let redirected = STREAMS.map(|stream| {
        // SAFETY: reads a value of this process.
        is_redirected(stream).then(|| (stream, unsafe { GetStdHandle(stream) }))
    });
    // SAFETY: no arguments but a constant.
    if unsafe { AttachConsole(ATTACH_PARENT_PROCESS) } == 0 {
        return;
    }
    for (stream, handle) in redirected.into_iter().flatten() {
        // SAFETY: the handle was this stream's a moment ago, and nothing has closed it.
        unsafe { SetStdHandle(stream, handle) };
    }
}

/// Leaves the console again, when the window is about to open.
pub fn leave_console() {
    // SAFETY: no arguments; without a console it only says so.
    if unsafe { FreeConsole() } == 0 {
        return;
    }
    for stream in STREAMS.into_iter().filter(|s| !is_redirected(*s)) {
        // SAFETY: Rust's streams take “none” as “nowhere”. What stood here is closed now, and its
        // number may soon be that of the book's file: nothing must be written to it.
        unsafe { SetStdHandle(stream, null_mut()) };
    }
}

/// Shows one sentence in a box of the system's own, when no window of ours can open.
/// Returns when the box is closed.
pub fn message_box(text: &str) {
    let wide = |s: &str| -> Vec<u16> { s.encode_utf16().filter(|u| *u != 0).chain([0]).collect() };
    let (text, title) = (wide(text), wide(PRODUCT));
    let kind = MB_OK | MB_ICONERROR | MB_SETFOREGROUND;
    // SAFETY: both texts end in zero and live until the call returns; no window owns the box.
    unsafe { MessageBoxW(null_mut(), text.as_ptr(), title.as_ptr(), kind) };
}
