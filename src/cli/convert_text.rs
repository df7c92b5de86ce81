//! `convert-text`: text of old encodings from standard input, in Unicode to standard output.
use super::{
    args::Args,
    outcome::{CliError, DONE, Done, complain},
};
use crate::{
    exchange::encoding::{
        Decoded, Encoding, Legacy, as_windows_1252, convert_mixed, decode, recognise, to_unicode,
    },
    text::cli as words,
};
use std::io::{Read, Write as _};
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// Longest text that is taken, in MB: a hundred times the longest list.
const LIMIT_MB: u64 = 64;

pub(super) fn run(args: &Args) -> Done {
    let from = match args.text("from").map(|f| f.to_lowercase()).as_deref() {
        None | Some("auto") => None,
        Some("tcvn3") => Some(Legacy::Tcvn3),
        Some("vni") => Some(Legacy::Vni),
        Some("1258") => Some(Legacy::Windows1258),
        Some(other) => return Err(CliError::Usage(words::unknown_encoding(other))),
    };
    let mut bytes = Vec::new();
    // One byte more than allowed tells enough: the rest is not waited for.
    std::io::stdin()
        .lock()
        .take(LIMIT_MB * 1_000_000 + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| CliError::Refused(words::standard_input(&e.to_string())))?;
    if bytes.len() as u64 > LIMIT_MB * 1_000_000 {
        return Err(CliError::Refused(words::too_long(LIMIT_MB)));
    }
    let found = decode(&bytes);
    let text = match from {
        None => by_itself(&found)?,
        Some(legacy) if is_unicode(found.from) => convert_mixed(&found.text, legacy),
        Some(legacy) => to_unicode(&as_windows_1252(&bytes), legacy),
    };
    let text = if is_nfc(&text) { text } else { text.nfc().collect() };
    if found.unread > 0 && (from.is_none() || is_unicode(found.from)) {
        complain(&words::unread_places(found.unread));
    }
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // Who reads may stop reading.
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(CliError::Refused(words::standard_output(&e.to_string())))
        }
        _ => Ok(DONE),
    }
}

fn is_unicode(from: Encoding) -> bool {
    matches!(from, Encoding::Utf8 | Encoding::Utf16)
}

/// What the text says of itself; Unicode stays as it is.
fn by_itself(found: &Decoded) -> Result<String, CliError> {
    match found.from {
        Encoding::Unknown => Err(CliError::Refused(words::NO_KNOWN_TEXT.to_owned())),
        Encoding::Legacy(_) => Ok(found.text.clone()),
        Encoding::Utf8 | Encoding::Utf16 | Encoding::Windows1252 => Ok(recognise(&found.text)
            .map_or_else(|| found.text.clone(), |legacy| convert_mixed(&found.text, legacy))),
    }
}
