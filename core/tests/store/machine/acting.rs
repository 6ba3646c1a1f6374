//! What a page does in the machine, and what the oracle is told of it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use waymark_core::carry::file;
use waymark_core::kinds::KINDS;
use waymark_core::period::write_date;
use waymark_core::record::Record;
use waymark_core::record::kind::Subject;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::failure::{Failure, NotDone};
use waymark_core::store::key_value::KeyValue;
use waymark_core::store::open::Visit;
use waymark_core::store::place::{Key, Place};
use waymark_core::store::slot::{Deed, Slot};

use crate::store::faulty::Failing;

use super::{Machine, Page};
use crate::store::page::{entries_in, entries_of, refresh};
use crate::store::steps::{Doing, FIELDS, IDS, at, id, value};

impl Page {
    /// What was begun since then, by its slot.
    fn begun_since(&self, before: &BTreeMap<String, String>) -> Option<Slot> {
        let texts = self.kv.texts();
        let new = texts.iter().filter(|(key, text)| {
            let is_own =
                matches!(Key::parse(KINDS, key), Key::Slot(_, tab, _) if tab == self.store.tab());
            is_own && before.get(*key) != Some(text)
        });
        let slots = new.filter_map(|(_, text)| Slot::read(KINDS, text).ok());
        slots.max_by_key(Slot::stamp)
    }
}

impl Machine<'_> {
    pub(super) fn act(&mut self, tab: usize, doing: &Doing) {
        let Some(mut page) = self.pages[tab].take() else {
            return;
        };
        let kv = page.kv.clone();
        let result = self.through(&kv, |machine, door| machine.do_it(&mut page, door, doing));
        let name = format!("{doing:?}");
        let name = name.split('(').next().unwrap_or_default().to_owned();
        self.count(match result {
            Ok(()) => name,
            Err(NotDone::Refused(_)) => format!("{name} (refused)"),
            Err(NotDone::Failed(_)) => format!("{name} (failed)"),
        });
        let failed = page.kv.is_failing();
        if !page.kv.has_died() && failed {
            page.kv.fails(Failing::No);
        }
        self.pages[tab] = Some(page);
        self.bury(tab);
    }

    fn do_it(
        &mut self,
        page: &mut Page,
        door: &dyn KeyValue,
        doing: &Doing,
    ) -> Result<(), NotDone> {
        match doing {
            Doing::Tidy(which) => {
                page.store.tidy(door, &id(IDS[*which]))?;
                Ok(())
            }
            Doing::DeleteForGood(which) => {
                let bin = self.action(&page.store, &Doing::Bin(*which));
                // Only what is in the bin can be deleted for good.
                if let Some(bin) = bin {
                    match page.store.act(door, &bin) {
                        Ok(()) | Err(NotDone::Refused(_)) => {}
                        Err(why) => return Err(why),
                    }
                }
                self.oracle.may_be_deleted(&id(IDS[*which]));
                page.store.delete_for_good(door, &id(IDS[*which]))?;
                Ok(())
            }
            Doing::Export => {
                let file = file::write(&mut page.store, &page.kv, "2026-11-22");
                self.files
                    .push(file.map_err(|fault| NotDone::Failed(fault.into()))?);
                Ok(())
            }
            Doing::Import(which) => self.import(page, door, *which),
            Doing::Back(which) => self.back(page, door, *which),
            Doing::Recheck => {
                page.store.recheck(door)?;
                Ok(())
            }
            Doing::Refresh => {
                refresh(&mut page.store, door)?;
                Ok(())
            }
            _ => {
                let Some(action) = self.action(&page.store, doing) else {
                    return Ok(());
                };
                let fault = |fault| NotDone::Failed(Failure::Fault(fault));
                page.store.read_years(&page.kv, &action).map_err(fault)?;
                let planned = page.store.plan(&action).ok().map(|it| it.slot);
                let before = page.kv.texts();
                let done = page.store.act(door, &action);
                match done {
                    Ok(_) => {
                        page.completes = false;
                        // Not always the last in the ring: one that a crash took may
                        // have come back from the mirror behind what was done since.
                        let in_ring = || match doing {
                            Doing::Undo => page.store.first_undone().cloned(),
                            _ => page.store.last_done().cloned(),
                        };
                        let slot = page.begun_since(&before).or_else(in_ring);
                        let slot = slot.expect("what was done is in the ring");
                        self.oracle.keep(
                            &page.kv.texts(),
                            page.kv.index(),
                            entries_of(&slot.written()),
                        );
                        Ok(())
                    }
                    Err(why) => {
                        // One that was refused could not even complete the one
                        // before it.
                        if let NotDone::Failed(failure) = &why {
                            let planned = planned.filter(|_| !page.completes);
                            let begun = page.begun_since(&before).or(planned);
                            if let Some(slot) = begun {
                                self.oracle.all_or_nothing(entries_of(&slot.written()));
                            }
                            page.completes |= matches!(failure, Failure::Unfinished(_));
                        }
                        Err(why)
                    }
                }
            }
        }
    }

    fn import(
        &mut self,
        page: &mut Page,
        door: &dyn KeyValue,
        which: usize,
    ) -> Result<(), NotDone> {
        let fault = |fault| NotDone::Failed(Failure::Fault(fault));
        let records = self.records(which);
        let preview = page.store.preview(&page.kv, &records).map_err(fault)?;
        let gone: Vec<Subject> = page.store.list().map(|(id, _)| id.clone()).collect();
        let new = |id: &Subject| !gone.contains(id);
        let mut writes = entries_in(&records);
        for name in IDS {
            let known = page.store.with_history(&id(name)).unwrap_or_default();
            let deleted = known.value("gone").is_some();
            writes.retain(|(of, field, entry)| {
                let has = known
                    .fields
                    .get(field)
                    .is_some_and(|field| field.contains(entry));
                *of != id(name) || !(deleted || has && !new(of))
            });
        }
        let last = page.store.last_done().map(|slot| slot.id);
        match page
            .store
            .bring_in(door, &preview, &write_date(self.today()))
        {
            Ok(_) => {
                // Unless it was one before that had to be completed.
                if page.store.last_done().map(|slot| slot.id) != last {
                    let last = page.store.last_done().map(|slot| slot.deed);
                    assert_eq!(last, Some(Deed::Import));
                }
                self.oracle
                    .bring_in(&page.kv.texts(), page.kv.index(), writes);
                page.brought_in = true;
                Ok(())
            }
            Err(why) => {
                if let NotDone::Failed(_) = why {
                    self.oracle.all_or_nothing(writes);
                }
                Err(why)
            }
        }
    }

    /// What one of the last files holds.
    fn records(&self, which: usize) -> Vec<(Place, Record)> {
        let file = &self.files[self.files.len() - 1 - which.min(self.files.len() - 1)];
        let visit = Visit {
            kinds: KINDS,
            writer: Writer::new(77_777),
            tab: "file",
            open_tabs: None,
            today: self.today(),
        };
        file::read(file, &visit).expect("our own file").records
    }

    /// Goes back to a file: what others wrote and this page has not seen stays.
    fn back(&mut self, page: &mut Page, door: &dyn KeyValue, which: usize) -> Result<(), NotDone> {
        let records = self.records(which);
        let today = write_date(self.today());
        let none = BTreeSet::new();
        let preview = page.store.preview_back(&page.kv, &records, &none, &today)?;
        self.oracle.goes_back_to(entries_in(&records));
        let done = page.store.bring_in(door, &preview, &today);
        if let Err(NotDone::Failed(_)) = done {
            self.oracle.all_or_nothing(Vec::new());
        }
        done
    }

    fn action(&self, store: &Store, doing: &Doing) -> Option<Action> {
        let today = write_date(self.today());
        Some(match doing {
            Doing::Create(which, number) => Action::Create {
                of: id(IDS[*which]),
                fields: vec![
                    ("title".into(), value(0, *number)),
                    (
                        "period".into(),
                        json!({"first": "2026-10-01", "last": "2026-12-31"}),
                    ),
                ],
                today,
            },
            Doing::Edit(which, fields) => Action::Edit {
                of: id(IDS[*which]),
                fields: fields
                    .iter()
                    .map(|(field, number)| (FIELDS[*field].into(), value(*field, *number)))
                    .collect(),
            },
            Doing::Dated(which, key_result, date, number) => Action::CheckIn {
                of: id(IDS[*which]),
                fields: vec![(
                    at(*key_result, *date).into(),
                    json!({"value": number.to_string()}),
                )],
            },
            Doing::Remove(which, key_result, date) => {
                let id = id(IDS[*which]);
                let field = at(*key_result, *date);
                // One that is there, where there is any.
                let record = store.record(&id)?;
                let there = record.fields.keys().find(|name| name.starts_with("at/"));
                Action::CheckIn {
                    of: id,
                    fields: vec![(there.cloned().unwrap_or(field).into(), Value::Null)],
                }
            }
            Doing::Bin(which) => Action::Bin {
                of: id(IDS[*which]),
                today,
            },
            Doing::Restore(which) => Action::Restore {
                of: id(IDS[*which]),
            },
            Doing::Settle(which) => {
                let id = id(IDS[*which]);
                let record = store.record(&id)?;
                let disputed = record.fields.iter().find(|(_, it)| !it.others().is_empty());
                let (field, entries) = disputed?;
                let value = entries.others()[0].value.clone();
                Action::Settle {
                    of: id,
                    field: field.as_str().into(),
                    value,
                }
            }
            Doing::Together(which, other, number) => {
                let title = Doing::Edit(*which, vec![(0, *number), (2, *number)]);
                let begins = store.glance(&id(IDS[*other])).is_none();
                let other = match begins {
                    true => Doing::Create(*other, *number),
                    false => Doing::Edit(*other, vec![(1, *number)]),
                };
                let steps = [self.action(store, &title)?, self.action(store, &other)?];
                Action::Together(steps.into())
            }
            Doing::Undo => Action::Undo { which: None, today },
            Doing::Redo => Action::Redo { which: None, today },
            _ => return None,
        })
    }
}
