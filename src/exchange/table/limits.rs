//! How large a pasted table may be: said here for the windows and the command line alike.
use crate::{domain::grid::MOST_ROWS, text::pasted};

/// Bytes of its text or file.
pub const MOST_BYTES: u64 = 8_000_000;
/// Lines that hold something, with those that are there already.
pub const MOST_LINES: usize = MOST_ROWS;
/// Cells of a line, and of all lines.
pub const MOST_COLUMNS: usize = 1_000;
const MOST_CELLS: usize = 1_000_000;

/// Is a text no larger than a table may be, below so many rows that are `there`? Looked at before anything
/// is read of it, so that one that is larger is refused at once.
pub fn fits(text: &str, there: usize) -> bool {
    let room = MOST_LINES.saturating_sub(there);
    let lines = || text.split(['\n', '\r']);
    let parted = |line: &str, by: u8| line.bytes().filter(|b| *b == by).count();
    let narrow = |by: &u8| {
        lines().all(|line| parted(line, *by) < MOST_COLUMNS) && parted(text, *by) < MOST_CELLS
    };
    text.len() as u64 <= MOST_BYTES
        && lines().filter(|line| !line.trim().is_empty()).nth(room).is_none()
        && b"\t;|,".iter().all(narrow)
}

/// Why it is not taken, in words.
pub fn too_large() -> String {
    pasted::too_large(MOST_LINES, MOST_COLUMNS, MOST_CELLS, MOST_BYTES / 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_do_not_count_and_every_limit_does() {
        let lines = |count: usize| "\n\nNguyễn Văn A\t1".repeat(count);
        assert!(fits(&lines(MOST_LINES), 0) && !fits(&lines(MOST_LINES + 1), 0));
        assert!(fits(&lines(5), MOST_LINES - 5) && !fits(&lines(5), MOST_LINES - 4));
        assert!(!fits(&lines(MOST_LINES + 1).replace('\n', "\r"), 0));
        assert!(fits(&"\n".repeat(1_000_000), 0));
        for separator in ["\t", ";", "|", ","] {
            assert!(fits(&separator.repeat(MOST_COLUMNS - 1), 0));
            assert!(!fits(&separator.repeat(MOST_COLUMNS), 0));
            let full = format!("{}\n", separator.repeat(MOST_COLUMNS - 1));
            assert!(fits(&full.repeat(1_000), 0) && !fits(&full.repeat(1_002), 0));
        }
        assert!(!fits(&"a".repeat(MOST_BYTES as usize + 1), 0));
    }
}
