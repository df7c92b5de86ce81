//! Rows as Excel, LibreOffice or Word put them on the clipboard, or as a saved text file.
use super::encoding;

/// Bytes of a text file as text; see [`encoding::decode`].
pub fn decode(bytes: &[u8]) -> String {
    encoding::decode(bytes).text
}

/// Cells of pasted text: tabs between cells, quotes around cells with line breaks, as spreadsheets do.
/// Blank lines keep their place, so that line numbers are those the clerk sees.
///
/// A quote counts only where a spreadsheet put it: around a whole cell without tabs, doubled inside.
/// Word puts none, so `"Dân vận khéo" ở chi bộ` and a quote never closed stay as they are.
pub fn cells(text: &str) -> Vec<Vec<String>> {
    separated(text, '\t')
}

/// The same with another sign between cells.
pub fn separated(text: &str, separator: char) -> Vec<Vec<String>> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "");
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (cell, length) = quoted_cell(rest, separator).unwrap_or_else(|| {
            let end = rest.find([separator, '\n']).unwrap_or(rest.len());
            (rest.get(..end).unwrap_or_default().to_owned(), end)
        });
        row.push(cell);
        rest = rest.get(length..).unwrap_or_default();
        if let Some(more) = rest.strip_prefix(separator).filter(|_| separator != '\n') {
            rest = more;
            if rest.is_empty() || rest.starts_with('\n') {
                row.push(String::new());
            }
        }
        if let Some(more) = rest.strip_prefix('\n') {
            rest = more;
            rows.push(std::mem::take(&mut row));
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

/// Bytes of the longest cell in quotes: the letters a cell of Excel may hold, at two bytes.
const LONGEST_CELL: usize = 65_536;

/// A cell in quotes at the beginning of `text`: its content, and how long it is with its quotes.
fn quoted_cell(text: &str, separator: char) -> Option<(String, usize)> {
    let inside = text.strip_prefix('"')?;
    let mut content = String::new();
    let mut letters = inside.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            // No cell of a spreadsheet holds more, so an open quote is not looked for to the end.
            _ if at > LONGEST_CELL => return None,
            '\t' => return None,
            '"' => match letters.peek() {
                Some((_, '"')) => {
                    letters.next();
                    content.push('"');
                }
                None | Some((_, '\n')) => return Some((content, at + 2)),
                Some((_, next)) if *next == separator => return Some((content, at + 2)),
                Some(_) => return None,
            },
            letter => content.push(letter),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cells_as_a_spreadsheet_copies_them() {
        assert_eq!(
            cells(
                "1\tNguyễn A\t\"Có thành tích\r\nxuất sắc\"\r\n2\t“Lê B”\t\"nói \"\"khéo\"\"\"\r\n"
            ),
            [vec!["1", "Nguyễn A", "Có thành tích\nxuất sắc"], vec!["2", "“Lê B”", "nói \"khéo\""]]
        );
        assert_eq!(cells("a\t\tb\t\n\n\"\"\tc"), [vec!["a", "", "b", ""], vec![""], vec!["", "c"]]);
    }

    #[test]
    fn quotes_that_no_spreadsheet_put_there_stay() {
        assert_eq!(
            cells("\"Dân vận khéo\" ở chi bộ\tA\n\"chưa đóng\tB\nC\tD\""),
            [vec!["\"Dân vận khéo\" ở chi bộ", "A"], vec!["\"chưa đóng", "B"], vec!["C", "D\""]]
        );
    }

    proptest! {
        #[test]
        fn what_a_spreadsheet_copies_comes_back(
            rows in prop::collection::vec(prop::collection::vec("[a-zĐ\"“\n ]{0,8}", 1..5), 1..6)
        ) {
            let cell = |c: &String| if c.contains(['"', '\n']) {
                format!("\"{}\"", c.replace('"', "\"\""))
            } else {
                c.clone()
            };
            let line = |r: &Vec<String>| r.iter().map(cell).collect::<Vec<_>>().join("\t") + "\n";
            prop_assert_eq!(cells(&rows.iter().map(line).collect::<String>()), rows);
        }

        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = cells(&decode(&bytes));
        }
    }
}
