//! Archives: what is in one, by its directory.

use waymark_core::carry::zip::{MOST_ENTRIES, NotRead, entries, first_name, is_zip, may_unpack};

/// An archive of stored files, as its format has it.
pub(super) fn stored(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for (name, file) in files {
        let at = bytes.len() as u32;
        let mut about = Vec::new();
        about.extend([20, 0, 0, 8, 0, 0, 0, 0, 0, 0]);
        about.extend(crc(file).to_le_bytes());
        about.extend((file.len() as u32).to_le_bytes());
        about.extend((file.len() as u32).to_le_bytes());
        about.extend((name.len() as u16).to_le_bytes());
        about.extend([0, 0]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&about);
        bytes.extend(name.as_bytes());
        bytes.extend(*file);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&about);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (at, length) = (bytes.len() as u32, directory.len() as u32);
    bytes.extend(directory);
    let count = (files.len() as u16).to_le_bytes();
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count);
    bytes.extend(count);
    bytes.extend(length.to_le_bytes());
    bytes.extend(at.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    let mut sum = !0_u32;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 {
                (sum >> 1) ^ 0xEDB8_8320
            } else {
                sum >> 1
            };
        }
    }
    !sum
}

fn two() -> Vec<u8> {
    stored(&[
        ("Habits.csv", b"a,b\n"),
        ("001 Run/Checkmarks.csv", b"Date,Value\n"),
        ("d/", b""),
    ])
}

#[test]
fn stored_files_are_found_by_their_names() {
    let bytes = two();
    assert!(is_zip(&bytes));
    let all = entries(&bytes).expect("an archive");
    let names: Vec<&str> = all.iter().map(|it| it.name).collect();
    assert_eq!(names, ["001 Run/Checkmarks.csv", "Habits.csv"]);
    assert_eq!(all[1].packed, b"a,b\n");
    assert!(!all[1].is_deflated && all[1].is(b"a,b\n"));
    assert!(!all[1].is(b"a,c\n") && !all[1].is(b"a,b"));
}

#[test]
fn of_a_damaged_one_the_first_name_is_known() {
    assert_eq!(first_name(&two()[..60]), "Habits.csv");
    assert_eq!(first_name(b"PK\x03\x04 and so on"), "");
}

#[test]
fn a_comment_at_the_end_hides_nothing() {
    let mut bytes = two();
    let comment = b"made by PK\x05\x06 nobody";
    let at = bytes.len() - 2;
    bytes[at..].copy_from_slice(&(comment.len() as u16).to_le_bytes());
    bytes.extend(comment);
    assert_eq!(entries(&bytes).expect("an archive").len(), 2);
}

#[test]
fn what_cannot_be_trusted_is_refused() {
    let good = two();
    assert_eq!(entries(&good[..good.len() - 1]), Err(NotRead::Damaged));
    assert_eq!(entries(b"PK\x03\x04"), Err(NotRead::Damaged));
    let central = good
        .windows(4)
        .position(|it| it == b"PK\x01\x02")
        .expect("a directory");
    let changed = |at: usize, to: u8| {
        let mut bytes = good.clone();
        bytes[central + at] = to;
        entries(&bytes).map(|_| ())
    };
    assert_eq!(changed(8, 1), Err(NotRead::Encrypted));
    assert_eq!(changed(10, 12), Err(NotRead::Unknown));
    // It claims to be longer than it is, or to be elsewhere.
    assert_eq!(changed(26, 200), Err(NotRead::Damaged));
    assert_eq!(changed(42, 3), Err(NotRead::Damaged));
    let mut many = good.clone();
    let at = many.len() - 12;
    many[at..at + 2].copy_from_slice(&6_000_u16.to_le_bytes());
    assert_eq!(entries(&many), Err(NotRead::TooMany(MOST_ENTRIES)));
}

#[test]
fn what_would_unfold_too_far_is_not_unpacked() {
    let mut bytes = two();
    let central = bytes
        .windows(4)
        .position(|it| it == b"PK\x01\x02")
        .expect("a directory");
    // Deflated, and four gigabytes by what it says.
    bytes[central + 10] = 8;
    bytes[central + 24..central + 28].copy_from_slice(&0xFFFF_FF00_u32.to_le_bytes());
    let all = entries(&bytes).expect("an archive");
    assert!(matches!(may_unpack(&all), Err(NotRead::TooLarge(_))));
}

#[test]
fn no_change_of_a_byte_makes_it_panic() {
    let good = two();
    for at in 0..good.len() {
        for to in [0, 1, 0x7F, 0xFF] {
            let mut bytes = good.clone();
            bytes[at] = to;
            let _ = entries(&bytes);
            let _ = entries(&bytes[..at]);
        }
    }
}
