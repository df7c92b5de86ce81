//! The program: a window, or the same work from the command line.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]
use dan_van::{
    cli::{Next, run},
    text, ui,
};
use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(windows)]
    dan_van::desktop::windows::attach_to_console();
    dan_van::desktop::real::start_log();
    match run(std::env::args_os().skip(1)) {
        Next::Exit(code) => ExitCode::from(code),
        Next::Window(book) => {
            #[cfg(windows)]
            dan_van::desktop::windows::leave_console();
            if let Ok(()) = ui::run(book.as_deref()) {
                ExitCode::SUCCESS
            } else {
                dan_van::desktop::real::say_without_window(text::screens::NO_RENDERER);
                ExitCode::FAILURE
            }
        }
    }
}
