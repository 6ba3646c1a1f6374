//! Devices that change the same objective for a year, through a folder that lags, tears and
//! doubles: in the end all say the same, and nothing that was said to be saved is lost.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use serde_json::json;
use time::{Date, Duration};
use waymark_core::period::write_date;
use waymark_core::record::field::{Entry, Field};
use waymark_core::record::stamp::Stamp;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::failure::NotDone;

use crate::share::device::{Device, Files, TODAY, create, day, objective};

/// A number after a number (`SplitMix64`): a run is one seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % most
    }

    fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }
}

/// A write that was said to be saved: to which field, and what its writer had really seen,
/// however long ago.
type Saved = BTreeMap<(String, Stamp), BTreeSet<Stamp>>;

const FIELDS: [&str; 6] = [
    "title",
    "learned",
    "kr/k1/target",
    "at/k1/2026-12-01",
    "at/k1/2027-03-01",
    "bin",
];

/// What the drive has on its server, and what each device has not sent yet.
struct Drive {
    files: Files,
    sent: Vec<BTreeMap<String, u64>>,
    versions: u64,
}

impl Drive {
    /// Sends what a device has and the server has not.
    fn send(&mut self, device: &Device, at: usize) {
        for (name, (text, changed)) in &device.folder {
            let sent = self.sent[at].insert(name.clone(), *changed);
            if sent != Some(*changed) {
                self.versions += 1;
                self.files
                    .insert(name.clone(), (text.clone(), self.versions));
            }
        }
    }

    /// Brings what the server has, in whatever state.
    fn bring(&mut self, device: &mut Device, at: usize, chance: &mut Chance, faulty: bool) {
        for (name, (text, _)) in &self.files {
            let there = device.folder.get(name).map(|(text, _)| text);
            if there == Some(text) || device.own.newest().as_ref() == Some(name) {
                continue;
            }
            let fault = if faulty { chance.below(12) } else { 11 };
            let placeholder = format!(".{name}.icloud");
            device.folder.remove(&placeholder);
            let stem = name.trim_end_matches(".json");
            let put = match fault {
                // It does not come yet.
                0..=2 => None,
                3 => {
                    let half = chance.below(text.len() as u64 + 1) as usize;
                    let half = text.get(..half).unwrap_or_default();
                    Some((name.clone(), half))
                }
                4 => Some((name.clone(), "")),
                5 => {
                    device.folder.remove(name);
                    Some((placeholder, "placeholder"))
                }
                6 => Some((format!("{stem} (1).json"), text.as_str())),
                7 => Some((format!("renamed {}.json", chance.below(3)), text.as_str())),
                8 => {
                    device.folder.remove(name);
                    None
                }
                _ => Some((name.clone(), text.as_str())),
            };
            // What the drive did itself is not sent back.
            if let Some((name, text)) = put {
                device.put(&name, text);
                let changed = device.folder[&name].1;
                self.sent[at].insert(name, changed);
            }
        }
    }
}

/// Does something at random, and takes note of what was said to be saved.
fn act(
    device: &mut Device,
    store: &mut Store,
    saved: &mut Saved,
    today: Date,
    chance: &mut Chance,
) {
    let of = objective();
    let which = chance.below(40);
    let value = json!(format!("{which} {}", chance.below(1_000)));
    let before = store.with_history(&of).unwrap_or_default();
    let disputed = before.fields.iter().find(|(_, it)| !it.others().is_empty());
    let (field, settles, action) = match which {
        0..=9 => ("title", false, Some(value)),
        10..=15 => ("learned", false, Some(value)),
        16..=21 => (
            "kr/k1/target",
            false,
            Some(json!(chance.below(90).to_string())),
        ),
        22..=26 => (
            "at/k1/2026-12-01",
            false,
            Some(json!({"value": chance.below(90).to_string()})),
        ),
        27..=31 => (
            "at/k1/2027-03-01",
            false,
            Some(json!({"value": chance.below(90).to_string()})),
        ),
        32 => ("bin", false, Some(json!(write_date(today)))),
        33 => ("bin", false, Some(json!(null))),
        _ => match disputed {
            Some((name, field)) => {
                let value = field.others()[0].value.clone();
                let name = FIELDS.iter().find(|it| *it == name);
                let Some(name) = name else { return };
                (*name, true, Some(value))
            }
            None => return,
        },
    };
    let Some(value) = action else { return };
    let action = match settles {
        true => Action::Settle {
            of: of.clone(),
            field: field.into(),
            value,
        },
        false if field.starts_with("at/") => Action::CheckIn {
            of: of.clone(),
            fields: vec![(field.into(), value)],
        },
        false => Action::Edit {
            of: of.clone(),
            fields: vec![(field.into(), value)],
        },
    };
    match store.act(&device.memory, &action) {
        Ok(()) => {}
        Err(NotDone::Refused(_)) => return,
        Err(why) => panic!("{why:?}"),
    }
    let known = before.fields.get(field);
    let after = store.with_history(&of).unwrap_or_default();
    let entries: Vec<&Entry> = after.fields[field].entries().collect();
    let is_new =
        |entry: &&&Entry| known.is_none_or(|known| known.entries().all(|it| it != **entry));
    let mut seen = BTreeSet::new();
    for (at, entry) in known.iter().flat_map(|it| it.entries()).enumerate() {
        seen.extend(
            saved
                .get(&(field.to_owned(), entry.stamp))
                .into_iter()
                .flatten(),
        );
        if at == 0 || settles {
            seen.insert(entry.stamp);
        }
    }
    for entry in entries.iter().filter(is_new) {
        saved.insert((field.to_owned(), entry.stamp), seen.clone());
    }
}

fn assert_none_lost(saved: &Saved, fields: &BTreeMap<String, Field>) -> Result<(), TestCaseError> {
    for (field, stamp) in saved.keys() {
        let Some(now) = fields.get(field) else {
            return Err(TestCaseError::fail(format!("{field} is not there")));
        };
        let stands = now.entries().any(|entry| {
            let seen = saved.get(&(field.clone(), entry.stamp));
            entry.stamp == *stamp || seen.is_some_and(|seen| seen.contains(stamp))
        });
        prop_assert!(stands, "{field} {stamp} is neither standing nor beside");
    }
    Ok(())
}

/// A year of so many devices.
fn live(seed: u64, many: usize) -> Result<(), TestCaseError> {
    let mut chance = Chance(seed);
    let begin = day(TODAY);
    let mut devices: Vec<Device> = (1..=many as u64).map(Device::new).collect();
    let mut drive = Drive {
        files: Files::new(),
        sent: vec![BTreeMap::new(); many],
        versions: 0,
    };
    let mut saved = Saved::new();
    devices[0].act(&create());
    let begun = devices[0].whole(&objective()).unwrap_or_default();
    saved.insert(
        ("title".to_owned(), begun.fields["title"].newest().stamp),
        BTreeSet::new(),
    );
    // So long a device is away: it is used, and its drive does nothing.
    let mut away = vec![0; many];
    let mut today = begin;
    for _ in 0..365 {
        today += Duration::DAY;
        for at in 0..many {
            if away[at] > 0 {
                away[at] -= 1;
            } else if chance.one_in(60) {
                away[at] = chance.below(100);
            }
            if !chance.one_in(9) {
                continue;
            }
            let device = &mut devices[at];
            let is_there = away[at] == 0;
            if is_there {
                drive.bring(device, at, &mut chance, true);
            }
            let mut store = device.open();
            device.look(&mut store, today);
            for _ in 0..chance.below(4) {
                act(device, &mut store, &mut saved, today, &mut chance);
            }
            drop(store);
            match (device.next(today), chance.below(8)) {
                (None, _) => {}
                // Its own drive holds it, and it is locked.
                (Some(_), 0) => {}
                // It was emptied while it was written.
                (Some(next), 1) => device.put(&next.name, ""),
                // It is there, and the page ended before that was noted.
                (Some(next), 2) => device.put(&next.name, &next.text),
                (Some(next), _) => device.write(&next),
            }
            if is_there && !chance.one_in(4) {
                drive.send(device, at);
            }
        }
    }
    // All come home.
    for _ in 0..3 {
        for (at, device) in devices.iter_mut().enumerate() {
            drive.bring(device, at, &mut chance, false);
            device.sync(today);
            drive.send(device, at);
        }
    }
    let of = objective();
    let first = devices[0].whole(&of).unwrap_or_default();
    for device in &mut devices {
        let other = device.whole(&of).unwrap_or_default();
        prop_assert_eq!(&first, &other);
        let mut ids: Vec<_> = device.own.others.keys().collect();
        ids.push(&device.own.device);
        prop_assert_eq!(
            ids.len(),
            many,
            "none takes another one for itself: {:?}",
            ids
        );
    }
    assert_none_lost(&saved, &first.fields)
}

/// So many lives: 200, or what is asked for.
fn lives() -> u32 {
    let cases = std::env::var("WAYMARK_SHARED").ok();
    cases.and_then(|it| it.parse().ok()).unwrap_or(200)
}

fn try_many(cases: u32, many: usize) {
    let mut runner = TestRunner::new(Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    });
    let tried = runner.run(&any::<u64>().no_shrink(), |seed| live(seed, many));
    if let Err(why) = tried {
        panic!("{why}");
    }
}

#[test]
fn row_44_two_devices_end_equal_after_a_year_and_nothing_saved_is_lost() {
    try_many(lives(), 2);
}

#[test]
fn row_44_so_do_three_devices() {
    try_many(lives() / 4, 3);
}
