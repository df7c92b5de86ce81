//! The program: a window, or the same work from the command line.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]
use dan_van::{
    cli::{Next, run},
    desktop::real,
    domain::{calendar::may_be_now, failure::Failure},
    text, ui,
};
use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(windows)]
    dan_van::desktop::windows::attach_to_console();
    real::start_log();
    match run(std::env::args_os().skip(1)) {
        Next::Exit(code) => ExitCode::from(code),
        Next::Window(book) => {
            #[cfg(windows)]
            dan_van::desktop::windows::leave_console();
            let problem = if !may_be_now(real::now()) {
                text::errors::failure(&Failure::ClockWrong)
            } else if ui::run(book.as_deref()).is_err() {
                text::screens::NO_RENDERER.to_owned()
            } else {
                return ExitCode::SUCCESS;
            };
            real::say_without_window(&problem);
            ExitCode::FAILURE
        }
    }
}
