//! Storages that fail as browsers' do, and tabs that share one.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::{Arc, Mutex, MutexGuard};

use waymark_core::store::key_value::{Fault, KeyValue, Lookup};
use waymark_core::store::placing::length;

/// How a tab's storage fails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Failing {
    /// It does not.
    #[default]
    No,
    /// It is full for the nth text from now on, counted from 0.
    FullAt(u32),
    /// It is full for that text and all later ones.
    FullFrom(u32),
    /// The page ends before the nth change from now on: nothing works any more.
    DiesAt(u32),
    /// Whatever is asked is refused.
    Throws,
}

/// One change of the storage that all tabs share.
#[derive(Clone, Debug)]
struct Change {
    by: usize,
    key: String,
    text: Option<String>,
    before: Option<String>,
}

#[derive(Debug, Default)]
struct View {
    texts: BTreeMap<String, String>,
    // Of how many changes this tab knows.
    delivered: usize,
    failing: Failing,
    changes: u32,
    calls: u32,
}

#[derive(Debug, Default)]
struct Inner {
    log: Vec<Change>,
    // So many of them outlived a kill.
    on_disk: usize,
    texts: BTreeMap<String, String>,
    size: usize,
    quota: Option<usize>,
    views: Vec<View>,
}

/// A storage that tabs share. Each sees what others changed late, in order; its
/// own changes at once.
#[derive(Clone, Debug, Default)]
pub(crate) struct World(Arc<Mutex<Inner>>);

/// The storage as one tab sees it.
#[derive(Clone, Debug)]
pub(crate) struct Tab {
    world: World,
    index: usize,
}

/// Says something even where a test's output is kept back.
pub(crate) fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

impl World {
    /// One that holds these texts.
    pub(crate) fn of(texts: BTreeMap<String, String>) -> Self {
        let world = Self::default();
        let size = texts.iter().map(|(key, text)| length(key) + length(text));
        world.inner().size = size.sum();
        world.inner().texts = texts;
        world
    }

    /// A new tab, which sees everything there is.
    pub(crate) fn tab(&self) -> Tab {
        let mut inner = self.inner();
        let index = inner.views.len();
        let view = View {
            texts: inner.texts.clone(),
            delivered: inner.log.len(),
            ..View::default()
        };
        inner.views.push(view);
        let world = self.clone();
        Tab { world, index }
    }

    /// What is stored in the end.
    pub(crate) fn texts(&self) -> BTreeMap<String, String> {
        self.inner().texts.clone()
    }

    /// How many characters are taken up.
    pub(crate) fn size(&self) -> usize {
        self.inner().size
    }

    /// From now on it holds so many characters at most, or any number.
    pub(crate) fn limit(&self, quota: Option<usize>) {
        self.inner().quota = quota;
    }

    /// The last changes vanish, as many as these tabs made in a row and no more
    /// than so many. How many did.
    pub(crate) fn drop_batch(&self, most: usize, of: &[usize]) -> usize {
        let mut inner = self.inner();
        let mut dropped = 0;
        while dropped < most
            && inner.log.len() > inner.on_disk
            && inner.log.last().is_some_and(|last| of.contains(&last.by))
        {
            let Some(last) = inner.log.pop() else { break };
            inner.put(&last.key, last.before);
            dropped += 1;
        }
        let Inner {
            log, views, texts, ..
        } = &mut *inner;
        for (index, view) in views.iter_mut().enumerate().filter(|_| dropped > 0) {
            view.delivered = view.delivered.min(log.len());
            view.texts.clone_from(texts);
            let unseen = &log[view.delivered..];
            for change in unseen.iter().rev().filter(|change| change.by != index) {
                put(&mut view.texts, &change.key, change.before.clone());
            }
            for change in unseen.iter().filter(|change| change.by == index) {
                put(&mut view.texts, &change.key, change.text.clone());
            }
        }
        dropped
    }

    /// All that was changed so far outlives the browser from now on.
    pub(crate) fn is_on_disk(&self) {
        let mut inner = self.inner();
        inner.on_disk = inner.log.len();
    }

    /// How many changes would not outlive it.
    pub(crate) fn not_on_disk(&self) -> usize {
        let inner = self.inner();
        inner.log.len() - inner.on_disk
    }

    /// The browser is killed: the last changes, whoever made them, never were, and no
    /// tab is there any more.
    pub(crate) fn kill(&self, back: usize) {
        let mut inner = self.inner();
        for _ in 0..back {
            if inner.log.len() == inner.on_disk {
                break;
            }
            let Some(last) = inner.log.pop() else { break };
            inner.put(&last.key, last.before);
        }
        // From there it is read again.
        inner.on_disk = inner.log.len();
        let Inner {
            log, views, texts, ..
        } = &mut *inner;
        for view in views {
            view.delivered = log.len();
            view.texts.clone_from(texts);
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().expect("no panic while it was held")
    }
}

impl Inner {
    fn put(&mut self, key: &str, text: Option<String>) {
        let size = |text: &Option<String>| text.as_ref().map_or(0, |it| length(key) + length(it));
        self.size += size(&text);
        let before = put(&mut self.texts, key, text);
        self.size -= size(&before);
    }

    /// Whether a tab may call at all.
    fn call(&mut self, by: usize) -> Result<(), Fault> {
        let view = &mut self.views[by];
        view.calls += 1;
        let dead = matches!(view.failing, Failing::DiesAt(at) if view.changes > at);
        if dead || view.failing == Failing::Throws {
            return Err(Fault::Refused("gone".into()));
        }
        Ok(())
    }

    fn change(&mut self, by: usize, key: &str, text: Option<String>) -> Result<(), Fault> {
        self.call(by)?;
        let view = &mut self.views[by];
        let nth = view.changes;
        match view.failing {
            Failing::FullAt(_) | Failing::FullFrom(_) if text.is_none() => {}
            _ => view.changes += 1,
        }
        match view.failing {
            Failing::DiesAt(at) if nth >= at => return Err(Fault::Refused("gone".into())),
            Failing::FullAt(at) if nth == at && text.is_some() => return Err(Fault::Full),
            Failing::FullFrom(at) if nth >= at && text.is_some() => return Err(Fault::Full),
            _ => {}
        }
        let stored = self.texts.get(key);
        let size = |text: Option<&String>| text.map_or(0, |text| length(key) + length(text));
        let after = self.size + size(text.as_ref()) - size(stored);
        // What takes less room than before is taken however full it is.
        if after > self.size && self.quota.is_some_and(|quota| after > quota) {
            return Err(Fault::Full);
        }
        put(&mut self.views[by].texts, key, text.clone());
        let before = stored.cloned();
        self.put(key, text.clone());
        self.log.push(Change {
            by,
            key: key.to_owned(),
            text,
            before,
        });
        Ok(())
    }
}

impl Tab {
    /// Its number.
    pub(crate) fn index(&self) -> usize {
        self.index
    }

    /// From now on it fails so.
    pub(crate) fn fails(&self, failing: Failing) {
        let view = &mut self.world.inner().views[self.index];
        view.failing = failing;
        view.changes = 0;
    }

    /// How many changes it made since it was told how to fail.
    pub(crate) fn changes(&self) -> u32 {
        self.world.inner().views[self.index].changes
    }

    /// Whether its page has ended.
    pub(crate) fn has_died(&self) -> bool {
        let view = &self.world.inner().views[self.index];
        matches!(view.failing, Failing::DiesAt(at) if view.changes > at)
    }

    /// Whether it was told to fail.
    pub(crate) fn is_failing(&self) -> bool {
        self.world.inner().views[self.index].failing != Failing::No
    }

    /// How many changes others made and this tab does not see yet.
    pub(crate) fn unseen(&self) -> usize {
        let inner = self.world.inner();
        inner.log.len() - inner.views[self.index].delivered
    }

    /// The next change becomes visible. If another tab made it, what the browser
    /// tells this one: the key, and the text or none.
    pub(crate) fn deliver(&self) -> Option<Option<(String, Option<String>)>> {
        let inner = &mut *self.world.inner();
        let view = &mut inner.views[self.index];
        let change = inner.log.get(view.delivered)?;
        view.delivered += 1;
        if change.by == self.index {
            return Some(None);
        }
        let mut later = inner.log[view.delivered..].iter();
        if !later.any(|later| later.by == self.index && later.key == change.key) {
            put(&mut view.texts, &change.key, change.text.clone());
        }
        Some(Some((change.key.clone(), change.text.clone())))
    }

    /// What this tab sees.
    pub(crate) fn texts(&self) -> BTreeMap<String, String> {
        self.world.inner().views[self.index].texts.clone()
    }
}

impl Lookup for Tab {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        let mut inner = self.world.inner();
        inner.call(self.index)?;
        Ok(inner.views[self.index].texts.get(key).cloned())
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        let mut inner = self.world.inner();
        inner.call(self.index)?;
        Ok(inner.views[self.index].texts.keys().cloned().collect())
    }
}

impl KeyValue for Tab {
    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        let mut inner = self.world.inner();
        inner.change(self.index, key, Some(text.to_owned()))
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        let mut inner = self.world.inner();
        if !inner.views[self.index].texts.contains_key(key) {
            return inner.call(self.index);
        }
        inner.change(self.index, key, None)
    }

    fn copy(&self, from: &str, to: &str) -> Result<bool, Fault> {
        let Some(text) = self.get(from)? else {
            return Ok(false);
        };
        self.set(to, &text)?;
        Ok(true)
    }
}

fn put(texts: &mut BTreeMap<String, String>, key: &str, text: Option<String>) -> Option<String> {
    match text {
        Some(text) => texts.insert(key.to_owned(), text),
        None => texts.remove(key),
    }
}
