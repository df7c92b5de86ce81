//! A journal beside a file, rolled back in memory: neither of the two is touched.

const MAGIC: [u8; 8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7];

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let found: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    Some(u32::from_be_bytes(found) as usize)
}

/// The file as it was before the change that was cut off; `None` when the journal says nothing.
pub(super) fn rolled_back(file: &[u8], journal: &[u8]) -> Option<Vec<u8>> {
    let (size, sector) = (number(journal, 24)?, number(journal, 20)?);
    let is_power = |n: usize, least: usize| (least..=65536).contains(&n) && n.is_power_of_two();
    if !journal.starts_with(&MAGIC) || !is_power(size, 512) || !is_power(sector, 32) {
        return None;
    }
    let mut bytes = file.to_vec();
    let (mut head, mut pages) = (0, 0);
    // Each part has a head of its own, at the beginning of a sector.
    while journal.get(head..head + 8) == Some(&MAGIC[..]) {
        let (count, nonce) = (number(journal, head + 8)?, number(journal, head + 12)? as u32);
        let mut at = head + sector;
        // “All that follow”, or none when the program fell before it could write how many.
        let most = if count == u32::MAX as usize { usize::MAX } else { count };
        let mut read = 0;
        while read < most
            && let Some(page) = number(journal, at)
            && let Some(old) = journal.get(at + 4..at + 4 + size)
            && let Some(sum) = number(journal, at + 4 + size)
        {
            let picked = (1..=size.saturating_sub(1) / 200).filter_map(|i| old.get(size - 200 * i));
            let ours = picked.fold(nonce, |sum, byte| sum.wrapping_add(u32::from(*byte)));
            let start = page.checked_sub(1).and_then(|p| p.checked_mul(size));
            let Some(start) = start.filter(|s| ours as usize == sum && *s <= file.len()) else {
                break;
            };
            if bytes.len() < start + size {
                bytes.resize(start + size, 0);
            }
            if let Some(place) = bytes.get_mut(start..start + size) {
                place.copy_from_slice(old);
            }
            (read, pages, at) = (read + 1, pages + 1, at + 8 + size);
        }
        head = at.next_multiple_of(sector);
    }
    let before = number(journal, 16)?.checked_mul(size)?;
    if pages > 0 {
        bytes.truncate(before.max(size));
    }
    (pages > 0).then_some(bytes)
}
