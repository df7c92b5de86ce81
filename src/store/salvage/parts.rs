//! The bytes of a file on a disk that fails in places: what cannot be read is left out, the rest is read.
use std::io::{self, SeekFrom};

/// Bytes that are read at once.
const MOST: usize = 64 << 10;
/// Bytes that are read at once where more failed: no disk has larger sectors.
pub(super) const LEAST: usize = 4096;

/// What was read of a file.
#[derive(Debug)]
pub(super) struct Read {
    /// All of it; zeros where it could not be read.
    pub(super) bytes: Vec<u8>,
    /// Where the parts that could not be read begin; each is [`LEAST`] long, or up to the end.
    pub(super) unread: Vec<usize>,
}

/// Reads a file of some bytes; fewer when it ends before. `None` when it was asked to stop.
///
/// # Errors
/// What the disk said first when nothing at all could be read; too little memory.
pub(super) fn read(
    from: &mut (impl io::Read + io::Seek),
    length: u64,
    stop: &dyn Fn() -> bool,
) -> io::Result<Option<Read>> {
    use io::Read as _;
    let length = usize::try_from(length).map_err(|_| io::ErrorKind::FileTooLarge)?;
    let (mut bytes, mut unread, mut said) = (Vec::new(), Vec::new(), None);
    bytes.try_reserve_exact(length)?;
    // Up to here in small parts.
    let mut failing = 0;
    while bytes.len() < length {
        if stop() {
            return Ok(None);
        }
        let at = bytes.len();
        let wanted = (length - at).min(if at < failing { LEAST } else { MOST });
        let found = from
            .seek(SeekFrom::Start(at as u64))
            .and_then(|_| from.by_ref().take(wanted as u64).read_to_end(&mut bytes));
        match found {
            Ok(found) if found < wanted => break,
            Ok(_) => {}
            Err(_) if wanted > LEAST => {
                bytes.truncate(at);
                failing = at + wanted;
            }
            Err(e) => {
                bytes.truncate(at);
                bytes.resize(at + wanted, 0);
                unread.push(at);
                said.get_or_insert(e);
            }
        }
    }
    match said {
        Some(said) if unread.len() * LEAST >= bytes.len() => Err(said),
        _ => Ok(Some(Read { bytes, unread })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::edit::Actor,
        store::{
            journal, migrate,
            salvage::{Task, Words, from_bytes},
        },
    };
    use rusqlite::Connection;
    use std::{
        io::{Cursor, Seek},
        ops::Range,
    };

    /// A file on a disk that reads up to a bad place, and nothing in it.
    struct Disk {
        file: Cursor<Vec<u8>>,
        bad: Vec<Range<u64>>,
    }

    impl io::Read for Disk {
        fn read(&mut self, place: &mut [u8]) -> io::Result<usize> {
            let (at, mut most) = (self.file.position(), place.len());
            for bad in &self.bad {
                if bad.contains(&at) {
                    return Err(io::Error::other("bad sector"));
                }
                if at < bad.start {
                    most = most.min((bad.start - at) as usize);
                }
            }
            self.file.read(&mut place[..most])
        }
    }

    impl Seek for Disk {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.file.seek(to)
        }
    }

    fn disk(bytes: &[u8], bad: &[Range<u64>]) -> Disk {
        Disk { file: Cursor::new(bytes.to_vec()), bad: bad.to_vec() }
    }

    #[test]
    fn only_what_the_disk_does_not_give_is_missing() {
        let bytes: Vec<u8> = (0..300_001).map(|i| (i % 250) as u8 + 1).collect();
        let length = bytes.len() as u64;
        let mut sound = disk(&bytes, &[]);
        let found = read(&mut sound, length, &|| false).unwrap().unwrap();
        assert_eq!((found.bytes == bytes, found.unread), (true, vec![]));
        // One sector, two parts from one to the other, and the very end.
        let bad = [70_000..70_512, 131_000..131_080, 300_000..300_001];
        let found = read(&mut disk(&bytes, &bad), length, &|| false).unwrap().unwrap();
        assert_eq!(found.unread, [69_632, 126_976, 131_072, 299_008]);
        let mut left = bytes.clone();
        for at in found.unread {
            let end = left.len().min(at + LEAST);
            left[at..end].fill(0);
        }
        assert!(found.bytes == left);
        // Cut off meanwhile; stopped; a disk that gives nothing.
        let found = read(&mut sound, length + 9, &|| false).unwrap().unwrap();
        assert!(found.bytes == bytes);
        assert!(read(&mut sound, length, &|| true).unwrap().is_none());
        let all = 0..length;
        let said =
            read(&mut disk(&bytes, std::slice::from_ref(&all)), length, &|| false).unwrap_err();
        assert_eq!(said.to_string(), "bad sector");
    }

    #[test]
    fn a_bad_sector_is_told_and_costs_only_what_stands_on_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("so.dvk");
        let mut db = Connection::open(&path).unwrap();
        migrate::run(&mut db, 0).unwrap();
        journal::install(&db).unwrap();
        db.execute_batch(
            "insert into step (uid, at, who, pc, session, app_version, schema_version, kind, label)
               values ('s', '2016-12-05T12:00:00', '', '', '', '', 5, 'edit', 'Thêm');
             insert into current_step values (1);
             with recursive n (n) as (select 1 union all select n + 1 from n where n < 300)
             insert into unit (uid, code, name, certificate_name, business_type, position, address, contact,
               phone, needs_review)
             select 'u' || n, '', 'Chi bộ ' || n, '', '', n, '', '', '', 0 from n",
        )
        .unwrap();
        let sql = "select rootpage from sqlite_schema where name = 'unit_by_fold'";
        let page: u32 = db.query_row(sql, [], |r| r.get(0)).unwrap();
        drop(db);
        let bytes = std::fs::read(&path).unwrap();
        // In an index that nothing is read by: only the disk tells of it.
        let place = u64::from(page - 1) * 4096 + 100;
        let saved = |name: &str, bad: &[Range<u64>]| {
            let found = read(&mut disk(&bytes, bad), bytes.len() as u64, &|| false);
            let found = found.unwrap().unwrap();
            let task = Task {
                book: &path,
                out: &folder.path().join(name),
                by: &Actor { name: String::new(), pc: String::new() },
                at: "2016-12-05T12:00:00".parse().unwrap(),
                words: Words { label: "Cứu sổ", stand_in: &|kind, n| format!("{kind:?} {n}") },
                stop: &|| false,
            };
            from_bytes(&found.bytes, &found.unread, &task).unwrap()
        };
        let sound = saved("a.dvk", &[]);
        let bad = saved("b.dvk", std::slice::from_ref(&(place..place + 1)));
        assert_eq!(bad.damaged_pages, sound.damaged_pages + 1);
        assert_eq!(bad.kinds, sound.kinds);
    }
}
