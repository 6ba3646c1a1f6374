//! What a chosen file is: changes to what is here, or something that begins with it.

use waymark_core::carry::wide::Columns;
use waymark_core::carry::wide::weeks::{Aside, by_days};
use waymark_core::carry::{analytics, habits, zip};
use waymark_core::table::RawTable;
use waymark_core::table::heading::{self, Found};
use waymark_text::kept::{drafts as words, headings};

use super::Goals;
use super::drafts::Drafts;
use super::files::{Incoming, NotBrought};

/// What a chosen file is.
#[derive(Clone, Debug)]
pub enum Looked {
    /// Changes to what is here, and what comes with them.
    Changes(Incoming),
    /// Something that begins with it.
    Drafts(Drafts),
}

/// What is in an archive.
pub(super) enum Archive {
    /// Habits, which begin something.
    Drafts(Drafts),
    /// A table, which is read like any other.
    Table(Vec<u8>),
}

/// What a table is.
pub(super) enum Told {
    /// It begins something.
    Drafts(Drafts),
    /// Its rows are dated values.
    Rows(Dated),
}

/// A table of dated values, below a header if it has one.
pub(super) struct Dated {
    pub(super) table: RawTable,
    pub(super) header: Option<Found>,
    /// The names of columns that are left out, since they are of no key result.
    pub(super) unknown: Vec<String>,
    /// What was left aside where it was wide.
    pub(super) aside: Aside,
}

impl Dated {
    fn plain(table: RawTable, header: Option<Found>) -> Told {
        Told::Rows(Self {
            table,
            header,
            unknown: Vec::new(),
            aside: Aside::default(),
        })
    }
}

impl Goals {
    /// What is in an archive: habits, or the only table in it.
    pub(super) async fn in_archive(self, bytes: &[u8]) -> Result<Archive, NotBrought> {
        let files = Self::unpacked(bytes).await?;
        if let Some(habits) = self.loop_in(&files) {
            return habits.map(Archive::Drafts);
        }
        let only = files.into_iter().next().ok_or(NotBrought::UnknownZip)?;
        Ok(Archive::Table(only.1))
    }

    /// What a table is, of whichever kind.
    pub(super) fn look_into_table(self, text: &str) -> Result<Told, NotBrought> {
        if analytics::is_export(text) {
            return self.analytics_in(text).map(Told::Drafts);
        }
        let names = headings::words(Self::compared);
        let (table, header) = heading::open(text, &names).map_err(NotBrought::Table)?;
        if habits::is_habit_bull(&table.rows) {
            return self.habits_in(&table).map(Told::Drafts);
        }
        if habits::is_loop_checks(&table.rows) {
            return self.loop_checks_in(&table).map(Told::Drafts);
        }
        let Some(header) = header else {
            return Ok(Dated::plain(table, None));
        };
        match self.by_names(&table, &header) {
            Some(Columns::KeyResults(table, header, unknown)) => {
                return Ok(Told::Rows(Dated {
                    table,
                    header: Some(header),
                    unknown,
                    aside: Aside::default(),
                }));
            }
            Some(Columns::Numbers(all, unread, unused)) => {
                let unread = unread.iter().map(words::unread).collect();
                let mut drafts = self.numbers(all, words::TABLE, unread)?;
                if let Drafts::Numbers(numbers) = &mut drafts {
                    numbers.unused = unused;
                }
                return Ok(Told::Drafts(drafts));
            }
            None => {}
        }
        let Some(long) = by_days(&table, &header, &self.reads()) else {
            return Ok(match self.plan_in(&table, &header, &Aside::default()) {
                Some(plan) => Told::Drafts(plan),
                None => Dated::plain(table, Some(header)),
            });
        };
        Ok(match self.plan_in(&long.table, &long.found, &long.aside) {
            Some(plan) => Told::Drafts(plan),
            None => Told::Rows(Dated {
                table: long.table,
                header: Some(long.found),
                unknown: Vec::new(),
                aside: long.aside,
            }),
        })
    }
}

/// Whether bytes are an archive, and no workbook: that is one too, of its own kind.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    let holds_tables = || match zip::entries(bytes) {
        Ok(all) => {
            let mut names = all.iter().map(|it| it.name);
            let inside = ["[Content_Types].xml", "mimetype", "Index.zip"];
            !names.any(|it| inside.contains(&it) || it.starts_with("Index/"))
        }
        // Most of what begins so is a workbook, also where it is damaged.
        Err(_) => zip::first_name(bytes).ends_with(".csv"),
    };
    zip::is_zip(bytes) && holds_tables()
}
