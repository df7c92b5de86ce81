//! Rows as Excel, LibreOffice or Word put them on the clipboard, or as a saved text file.

/// Bytes of a text file as text: UTF-8 with or without BOM, UTF-16 of both orders.
/// Anything else is read as UTF-8 with what cannot be read marked “\u{fffd}”.
pub fn decode(bytes: &[u8]) -> String {
    let wide = |swap: bool| {
        let units = bytes.chunks_exact(2).skip(1).filter_map(|pair| {
            let pair: [u8; 2] = pair.try_into().ok()?;
            Some(if swap { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
        });
        char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
    };
    match bytes {
        [0xFF, 0xFE, ..] => wide(false),
        [0xFE, 0xFF, ..] => wide(true),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Cells of pasted text: tabs between cells, quotes around cells with line breaks, as spreadsheets do.
/// Text without any tab is one cell a line.
pub fn cells(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    // The text is UTF-8, so a record always reads; blank lines are kept out by the reader.
    reader.records().flatten().map(|r| r.iter().map(str::to_owned).collect()).collect()
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
    }

    #[test]
    fn text_files_of_all_kinds() {
        let utf16: Vec<u8> = std::iter::once(0xFEFF)
            .chain("Đặng".encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decode(&utf16), "Đặng");
        assert_eq!(decode("\u{feff}Đặng".as_bytes()), "Đặng");
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = cells(&decode(&bytes));
        }
    }
}
