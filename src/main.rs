//! The program: a window, or the same work from the command line.
use dan_van::cli::{Next, run};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(std::env::args_os().skip(1)) {
        Next::Exit(code) => ExitCode::from(code),
        Next::Window(_book) => ExitCode::SUCCESS,
    }
}
