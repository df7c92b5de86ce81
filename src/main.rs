//! The program: a window, or the same work from the command line.
fn main() {}
