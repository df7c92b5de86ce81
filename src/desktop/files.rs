//! Writing files so that a name never stands for half a file.
use std::{
    fs, io,
    io::Write as _,
    path::{Path, PathBuf},
};

/// Writes beside, reads back, and only then gives the file its name.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] when the file is there and `replace` is false; else the system's.
pub fn write_whole(path: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    if !replace && path.exists() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = beside(folder)?;
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    if fs::read(beside.path())? != bytes {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let done = if replace { beside.persist(path) } else { beside.persist_noclobber(path) };
    done.map(|_| ()).map_err(|e| e.error)
}

/// A nameless file in a folder, with the rights any new file there has.
fn beside(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.prefix(".dvk-").suffix(".tmp").tempfile_in(folder)
}

/// Reads a whole file of at most `most` bytes.
///
/// # Errors
/// The system's; [`std::io::ErrorKind::FileTooLarge`].
pub fn read_whole(path: &Path, most: u64) -> std::io::Result<Vec<u8>> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(std::io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// A name for a file out of words: no letters that a system refuses.
pub fn file_name(words: &str, extension: &str) -> String {
    let clean: String = words
        .chars()
        .map(|c| if c.is_control() || "<>:\"/\\|?*".contains(c) { '-' } else { c })
        .collect();
    let short: String = clean.trim().chars().take(80).collect();
    format!("{}.{extension}", short.trim_end_matches(['.', ' ']))
}

/// A path that is free: the wanted one, or with a number behind the name.
pub fn free_path(wanted: &Path) -> PathBuf {
    if !wanted.exists() {
        return wanted.to_owned();
    }
    let stem = wanted.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let extension = wanted.extension().unwrap_or_default().to_string_lossy().into_owned();
    (2..10_000)
        .map(|n| wanted.with_file_name(format!("{stem} ({n}).{extension}")))
        .find(|p| !p.exists())
        .unwrap_or_else(|| wanted.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_whole_or_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(file_name("Danh sách: 07/07 “tập thể”", "pdf"));
        assert_eq!(path.file_name().unwrap(), "Danh sách- 07-07 “tập thể”.pdf");
        write_whole(&path, b"one", false).unwrap();
        assert_eq!(
            write_whole(&path, b"two", false).unwrap_err().kind(),
            io::ErrorKind::AlreadyExists
        );
        assert_eq!(fs::read(&path).unwrap(), b"one");
        write_whole(&path, b"two", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert!(write_whole(&folder.path().join("no/such/file"), b"x", true).is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert_eq!(free_path(&path).file_name().unwrap(), "Danh sách- 07-07 “tập thể” (2).pdf");
    }
}
