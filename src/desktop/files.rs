//! Files of the clerk: read whole, written whole under their name or not at all, and never over a book.
use crate::domain::failure::{Failure, Spared};
use std::{
    fs, io,
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    time::Duration,
};

/// What every file of SQLite, and so every book, begins with.
const BOOKS_BEGIN: &[u8] = b"SQLite format 3\0";
/// Endings of what SQLite keeps beside a book.
const BESIDE_BOOKS: [&str; 3] = ["-journal", "-wal", "-shm"];

/// What a write that was cut off has left is cleared after this time.
pub(super) const LEFT_OVER: Duration = Duration::from_hours(24);

fn failed(path: &Path) -> impl Fn(io::Error) -> Failure {
    move |error| Failure::File(path.to_owned(), error.kind())
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Where a file of this name may be written: the name itself, or what a link of that name leads to.
///
/// # Errors
/// [`Failure::NotAFile`] for a folder, device, pipe or a link to nowhere; [`Failure::NotWrittenOver`] for a
/// book of any program, told by its content, for what lies beside an open book, and for one of the
/// `inputs` under whatever name; [`io::ErrorKind::AlreadyExists`] for any other file unless `replace`.
pub fn place_for(path: &Path, replace: bool, inputs: &[&Path]) -> Result<PathBuf, Failure> {
    if fs::symlink_metadata(path).is_err_and(|e| e.kind() == io::ErrorKind::NotFound) {
        if is_beside_a_book(path) {
            return Err(Failure::NotWrittenOver(path.to_owned(), Spared::Book));
        }
        return Ok(path.to_owned());
    }
    match fs::metadata(path) {
        Ok(there) if there.is_file() => {}
        Ok(_) => return Err(Failure::NotAFile(path.to_owned())),
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            return Err(Failure::NotAFile(path.to_owned()));
        }
        Err(e) => return Err(failed(path)(e)),
    }
    if inputs.iter().any(|input| is_same_file(path, input)) {
        return Err(Failure::NotWrittenOver(path.to_owned(), Spared::Input));
    }
    // A book whose first bytes are damaged is known by its name.
    let is_named_so = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("dvk"));
    if is_named_so || begins_as_a_book(path).map_err(failed(path))? || is_beside_a_book(path) {
        return Err(Failure::NotWrittenOver(path.to_owned(), Spared::Book));
    }
    if !replace {
        return Err(Failure::File(path.to_owned(), io::ErrorKind::AlreadyExists));
    }
    let is_link = fs::symlink_metadata(path).is_ok_and(|m| m.is_symlink());
    if is_link { path.canonicalize().map_err(failed(path)) } else { Ok(path.to_owned()) }
}

/// Do two names lead to one file, by a link of either kind? Hard links are not known on Windows; there a
/// written file takes the place of one name and leaves the other.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        if let (Ok(one), Ok(other)) = (fs::metadata(one), fs::metadata(other)) {
            return (one.dev(), one.ino()) == (other.dev(), other.ino());
        }
    }
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

fn begins_as_a_book(path: &Path) -> io::Result<bool> {
    let mut head = Vec::new();
    fs::File::open(path)?.take(BOOKS_BEGIN.len() as u64).read_to_end(&mut head)?;
    Ok(head == BOOKS_BEGIN)
}

/// Is this the name of what SQLite or this program keeps beside a book while it is open?
fn is_beside_a_book(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let endings = BESIDE_BOOKS.iter().filter_map(|ending| name.strip_suffix(ending));
    let note = name.strip_prefix('.').and_then(|n| n.strip_suffix(".dang-mo"));
    endings.chain(note).any(|book| {
        let book = path.with_file_name(book);
        book.is_file() && begins_as_a_book(&book).unwrap_or(true)
    })
}

/// A file that is written, on the disk and read back, and has no name yet. Dropped, it is gone.
#[derive(Debug)]
pub struct Unnamed {
    file: tempfile::TempPath,
    path: PathBuf,
    replace: bool,
}

impl Unnamed {
    /// Writes it beside its place.
    ///
    /// # Errors
    /// Those of [`place_for`]; [`Failure::File`].
    pub fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<Self, Failure> {
        let place = place_for(path, replace, &[])?;
        let folder = folder_of(&place);
        if !folder.exists() {
            return Err(Failure::File(folder.to_owned(), io::ErrorKind::NotFound));
        }
        let written = || -> io::Result<tempfile::TempPath> {
            let mut beside = beside(folder)?;
            beside.write_all(bytes)?;
            beside.as_file().sync_all()?;
            if fs::read(beside.path())? != bytes {
                return Err(io::ErrorKind::InvalidData.into());
            }
            Ok(beside.into_temp_path())
        };
        let file = written().map_err(failed(path))?;
        clear_left_over(&file);
        Ok(Self { file, path: path.to_owned(), replace })
    }

    /// Where it will stand.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it its name.
    ///
    /// # Errors
    /// As [`Unnamed::write`]; then nothing of it is left.
    pub fn name(self) -> Result<(), Failure> {
        let place = place_for(&self.path, self.replace, &[])?;
        let named = if self.replace {
            self.file.persist(place)
        } else {
            self.file.persist_noclobber(place)
        };
        named.map_err(|e| failed(&self.path)(e.error))
    }
}

/// Writes beside, reads back, and only then gives the file its name.
///
/// # Errors
/// As [`Unnamed::write`].
pub fn write_whole(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Failure> {
    Unnamed::write(path, bytes, replace)?.name()
}

/// Writes several files: all are whole beside their places before the first gets its name.
///
/// # Errors
/// As [`Unnamed::write`]; those that have their names by then stay.
pub fn write_all(files: &[(PathBuf, Vec<u8>)], replace: bool) -> Result<(), Failure> {
    let beside = files.iter().map(|(path, bytes)| Unnamed::write(path, bytes, replace));
    for file in beside.collect::<Result<Vec<_>, _>>()? {
        file.name()?;
    }
    Ok(())
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

/// Clears half-written files of programs that were cut off from the folder of one that was just written. A
/// younger one may be another window's. The folder may be another computer's, so only its times are compared.
fn clear_left_over(written: &Path) {
    let modified = |path: &Path| fs::metadata(path).and_then(|m| m.modified());
    let (Ok(now), Ok(entries)) = (modified(written), fs::read_dir(folder_of(written))) else {
        return;
    };
    for path in entries.flatten().map(|e| e.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let random = name.strip_prefix(".dvk-").and_then(|n| n.strip_suffix(".tmp"));
        let is_ours = random.is_some_and(|r| r.len() == 6);
        let age = modified(&path).ok().and_then(|then| now.duration_since(then).ok());
        if is_ours && age.is_some_and(|age| age > LEFT_OVER) {
            // One that stays does no harm.
            let _ = fs::remove_file(&path);
        }
    }
}

/// Does a book stand where one is to be made? Only such a one may make room.
///
/// # Errors
/// Those of [`place_for`], and [`Spared::NotABook`] for another file that is there.
pub fn book_at(path: &Path, replace: bool, inputs: &[&Path]) -> Result<bool, Failure> {
    match place_for(path, true, inputs) {
        Ok(_) if path.exists() => Err(Failure::NotWrittenOver(path.to_owned(), Spared::NotABook)),
        Err(Failure::NotWrittenOver(_, Spared::Book))
            if path.exists() && begins_as_a_book(path).map_err(failed(path))? =>
        {
            let refused = Failure::File(path.to_owned(), io::ErrorKind::AlreadyExists);
            if replace { Ok(true) } else { Err(refused) }
        }
        other => other.map(|_| false),
    }
}

/// A folder for what is to be written. Dropped, it is taken away if it was made and nothing is in it.
#[derive(Debug)]
pub struct Folder {
    made: Vec<PathBuf>,
}

impl Folder {
    /// The folder of this name, made where it is missing.
    ///
    /// # Errors
    /// [`Failure::File`].
    pub fn make(path: &Path) -> Result<Self, Failure> {
        if path.exists() && !path.is_dir() {
            return Err(Failure::File(path.to_owned(), io::ErrorKind::NotADirectory));
        }
        let mut missing: Vec<&Path> =
            path.ancestors().take_while(|p| !p.as_os_str().is_empty() && !p.exists()).collect();
        missing.reverse();
        let mut folder = Self { made: Vec::new() };
        for path in missing {
            fs::create_dir(path).map_err(failed(path))?;
            folder.made.push(path.to_owned());
        }
        Ok(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        for made in self.made.iter().rev() {
            // One that holds something stays.
            let _ = fs::remove_dir(made);
        }
    }
}

/// Makes a book where another may stand. That one is kept under another name, which is given back; at every
/// moment one of the two has the name. `hold` locks it once the new one is made, so that nobody begins to
/// work in it meanwhile.
///
/// # Errors
/// Those of `make` and `hold`; [`Failure::File`].
pub fn make_book_at<L, E: From<Failure>>(
    path: &Path,
    make: impl FnOnce(&Path) -> Result<(), E>,
    hold: impl FnOnce(&Path) -> Result<L, E>,
) -> Result<Option<PathBuf>, E> {
    let is_link = fs::symlink_metadata(path).is_ok_and(|m| m.is_symlink());
    let place = if is_link { path.canonicalize().map_err(failed(path))? } else { path.to_owned() };
    if !place.exists() {
        return make(&place).map(|()| None);
    }
    let stem = place.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let aside = free_path(&place.with_file_name(format!("{stem}-cu.dvk")));
    let folder = folder_of(&place);
    let new = beside(folder).map_err(failed(path))?.into_temp_path();
    // `make` writes no file over another.
    fs::remove_file(&new).map_err(failed(path))?;
    make(&new)?;
    let held = hold(&place)?;
    // A second name for the same file: nothing is read, so the lock stays. Sticks know no such names.
    if fs::hard_link(&place, &aside).is_err() {
        let mut old = beside(folder).map_err(failed(&aside))?;
        fs::File::open(&place)
            .and_then(|mut from| io::copy(&mut from, &mut old))
            .and_then(|_| old.as_file().sync_all())
            .map_err(failed(&aside))?;
        old.persist_noclobber(&aside).map_err(|e| failed(&aside)(e.error))?;
    }
    // Windows renames nothing over a file that is open.
    drop(held);
    if let Err(e) = new.persist(&place) {
        let _ = fs::remove_file(&aside);
        return Err(failed(path)(e.error).into());
    }
    Ok(Some(aside))
}

/// Writes a file of the program's own whole, over the one before; its folder is made when it is needed.
///
/// # Errors
/// The system's; [`io::ErrorKind::InvalidInput`] where no file of the program's own stands.
pub fn write_in_folder(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder_of(path))?;
    write_whole(path, bytes, true).map_err(|e| kind_of(&e).into())
}

/// The system's word in a failure.
pub(super) fn kind_of(failure: &Failure) -> io::ErrorKind {
    match failure {
        Failure::File(_, kind) => *kind,
        _ => io::ErrorKind::InvalidInput,
    }
}

/// Reads a whole file of at most `most` bytes.
///
/// # Errors
/// [`Failure::NotAFile`]: nothing is waited for; [`Failure::File`] with the system's word, or
/// [`io::ErrorKind::FileTooLarge`].
pub fn read_whole(path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
    let there = fs::metadata(path).map_err(failed(path))?;
    if !there.is_file() {
        return Err(Failure::NotAFile(path.to_owned()));
    }
    let mut bytes = Vec::new();
    if there.len() <= most {
        let file = fs::File::open(path).map_err(failed(path))?;
        file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(failed(path))?;
    }
    if there.len().max(bytes.len() as u64) > most {
        return Err(Failure::File(path.to_owned(), io::ErrorKind::FileTooLarge));
    }
    Ok(bytes)
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

    fn kind(failure: Failure) -> io::ErrorKind {
        match failure {
            Failure::File(_, kind) => kind,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_file_is_whole_or_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(file_name("Danh sách: 07/07 “tập thể”", "pdf"));
        assert_eq!(path.file_name().unwrap(), "Danh sách- 07-07 “tập thể”.pdf");
        write_whole(&path, b"one", false).unwrap();
        let again = write_whole(&path, b"two", false).unwrap_err();
        assert_eq!(kind(again), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        write_whole(&path, b"two", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        let nowhere = write_whole(&folder.path().join("no/such/file"), b"x", true).unwrap_err();
        assert_eq!(kind(nowhere), io::ErrorKind::NotFound);
        // A folder took the name meanwhile.
        let late = folder.path().join("late.pdf");
        let written = Unnamed::write(&late, b"x", true).unwrap();
        fs::create_dir(&late).unwrap();
        assert_eq!(written.name().unwrap_err(), Failure::NotAFile(late));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
        assert_eq!(free_path(&path).file_name().unwrap(), "Danh sách- 07-07 “tập thể” (2).pdf");
    }

    #[test]
    fn several_files_are_all_written_or_none_gets_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("b.pdf"), b"somebody's").unwrap();
        let files = [(at("a.pdf"), b"1".to_vec()), (at("b.pdf"), b"2".to_vec())];
        let refused = write_all(&files, false).unwrap_err();
        assert_eq!(kind(refused), io::ErrorKind::AlreadyExists);
        assert!(!at("a.pdf").exists());
        assert_eq!(fs::read(at("b.pdf")).unwrap(), b"somebody's");
        write_all(&files, true).unwrap();
        assert_eq!(fs::read(at("b.pdf")).unwrap(), b"2");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn nothing_is_written_over_a_book_or_what_lies_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("so.pdf"), b"SQLite format 3\0 and so on").unwrap();
        fs::write(at("list.tsv"), b"a").unwrap();
        for name in ["so.pdf", "so.pdf-journal", "so.pdf-wal", ".so.pdf.dang-mo"] {
            let refused = write_whole(&at(name), b"x", true).unwrap_err();
            assert_eq!(refused, Failure::NotWrittenOver(at(name), Spared::Book));
        }
        write_whole(&at("list.tsv-journal"), b"x", false).unwrap();
        let input = place_for(&at("list.tsv"), true, &[&at("./list.tsv")]).unwrap_err();
        assert_eq!(input, Failure::NotWrittenOver(at("list.tsv"), Spared::Input));
        assert_eq!(fs::read(at("so.pdf")).unwrap(), b"SQLite format 3\0 and so on");
    }

    #[test]
    fn a_book_set_aside_comes_back_when_the_new_one_fails() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("so.dvk");
        fs::write(&path, "old").unwrap();
        let free = |_: &Path| Ok::<_, Failure>(());
        let failing = make_book_at(&path, |p| Err(Failure::NotVerified(p.to_owned())), free);
        assert!(failing.is_err());
        let in_use = |p: &Path| Err::<(), _>(Failure::NotVerified(p.to_owned()));
        let refused = make_book_at(&path, |p| write_whole(p, b"new", false), in_use);
        assert!(refused.is_err(), "opened by another window while the new one was made");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        let make = |p: &Path| {
            assert_eq!(
                fs::read(&path).unwrap(),
                b"old",
                "it has its name until the new one is whole"
            );
            write_whole(p, b"new", false)
        };
        let aside = make_book_at(&path, make, free);
        let aside = aside.unwrap().unwrap();
        assert_eq!(
            (fs::read(&path).unwrap(), fs::read(aside).unwrap()),
            (b"new".into(), b"old".into())
        );
    }

    #[test]
    fn a_folder_goes_again_while_it_is_empty() {
        let room = tempfile::tempdir().unwrap();
        let path = room.path().join("a/b");
        drop(Folder::make(&path).unwrap());
        assert!(!room.path().join("a").exists());
        let folder = Folder::make(&path).unwrap();
        write_whole(&path.join("x"), b"x", false).unwrap();
        drop(folder);
        drop(Folder::make(&path).unwrap());
        assert!(path.join("x").exists());
        let wrong = Folder::make(&path.join("x")).unwrap_err();
        assert_eq!(kind(wrong), io::ErrorKind::NotADirectory);
    }

    #[test]
    fn what_is_too_long_or_no_file_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "12345").unwrap();
        assert_eq!(read_whole(&path, 5).unwrap(), b"12345");
        assert_eq!(kind(read_whole(&path, 4).unwrap_err()), io::ErrorKind::FileTooLarge);
        let folder = folder.path().to_owned();
        assert_eq!(read_whole(&folder, 5).unwrap_err(), Failure::NotAFile(folder));
    }
}
