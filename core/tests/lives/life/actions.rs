//! The action that a step asks for.

use time::{Date, Duration};
use waymark_core::handoff::graduate::{self, Graduation};
use waymark_core::handoff::restore::{Restoring, Words};
use waymark_core::handoff::serve;
use waymark_core::handoff::settle::{self, Settling};
use waymark_core::kpi::Kpi;
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::unit::Unit;
use waymark_core::metric::dated::{Dated, Sure};
use waymark_core::objective::closing::{Closing, Next};
use waymark_core::objective::draft::{Draft, DraftRow};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::{self, Objective};
use waymark_core::period::{Period, write_date};
use waymark_core::record::id::Id;
use waymark_core::record::name::Name;
use waymark_core::sketch::{self, Measure};
use waymark_core::store::action::Action;

use super::{HABITS, Life, Step, Was, here, monthly, number, one_of};
use crate::lives::world::{CALENDAR, Shown, of_kpi, of_objective};

impl Life {
    /// What a step asks for, where there is something to do it with.
    pub(super) fn action(&mut self, step: &Step) -> Option<(usize, Was, Action)> {
        let today = self.today;
        let page = match step {
            Step::Read(page, ..)
            | Step::CheckIn(page, ..)
            | Step::Sure(page, ..)
            | Step::Begin(page)
            | Step::Serve(page, _)
            | Step::UseKpi(page, _)
            | Step::Restore(page)
            | Step::Close(page, ..)
            | Step::Settle(page, _) => *page,
            _ => return None,
        };
        let shown = self.page(page).shown(today);
        let mut new = Vec::new();
        for _ in 0..8 {
            new.push(self.new_id());
        }
        let mut new = new.into_iter();
        let mut new = move || new.next().expect("enough ids");
        let open = |closed: bool| -> Vec<&Id> {
            let all = shown.objectives.iter();
            let all = all.filter(|(_, it)| it.closing.is_some() == closed);
            all.map(|(id, _)| id).collect()
        };
        let (was, action) = match step {
            Step::Read(_, back, value) => {
                let month = (0..*back).fold(CALENDAR.month_of(today), |it, _| before(it));
                let kpi = shown.kpis.get(&monthly())?;
                (
                    Was::Adds,
                    self.reading(page, &monthly(), kpi, month.last(), *value)?,
                )
            }
            Step::CheckIn(_, which, back, value, sure) => {
                let on = today - Duration::days(i64::from(*back));
                let (of, key_result) = key_result(&shown, *which)?;
                let action = match &key_result.kpi {
                    Some(kpi) => {
                        let kpi_ = shown.kpis.get(kpi)?;
                        self.reading(page, kpi, kpi_, on, *value)?
                    }
                    None => {
                        let name = Name::At(key_result.id.clone(), on);
                        let said = Dated {
                            confidence: *sure,
                            ..Dated::plain(on, number(*value))
                        };
                        self.check_in(page, of, name, |known| said.corrects(known))
                    }
                };
                (Was::Adds, action)
            }
            Step::Sure(_, which, back, sure) => {
                let date = today - Duration::days(i64::from(*back));
                let (of, key_result) = key_result(&shown, *which)?;
                let name = Name::At(key_result.id.clone(), date);
                let said = Sure {
                    date,
                    confidence: Some(*sure),
                    note: String::new(),
                };
                let action = self.check_in(page, of, name, |known| said.adds_to(known));
                (Was::Adds, action)
            }
            Step::Begin(_) => (Was::Adds, self.create(vec![own(new())], &new(), today)?),
            Step::Serve(_, more) => {
                let kpi = shown.kpis.get(&monthly())?;
                let standing = Standing::of(kpi, CALENDAR, today);
                let start = serve::serves(kpi, &standing).ok()?;
                let mut row = serve::row(new(), &monthly(), kpi, &standing, &HABITS.notation);
                let start: u32 = start.to_string().parse().ok()?;
                row.typed.target = (start + 1 + u32::from(*more % 5)).to_string();
                let rows = vec![row, own(new())];
                (Was::HandsOff, self.create(rows, &new(), today)?)
            }
            Step::UseKpi(_, which) => {
                let (of, key_result) = key_result(&shown, *which)?;
                if key_result.kpi.is_some() || !key_result.check_ins.is_empty() {
                    return None;
                }
                let fields = vec![KeyResult::is_kpi(&key_result.id, Some(&monthly()))];
                let of = of_objective(of);
                (Was::HandsOff, Action::Edit { of, fields })
            }
            Step::Restore(_) => {
                let kpi = shown.kpis.get(&monthly())?;
                let standing = Standing::of(kpi, CALENDAR, today);
                let restoring = Restoring::of(kpi, &standing, today)?;
                let words = Words {
                    title: "Get it back to normal".to_owned(),
                    guardrail: "Not past".to_owned(),
                };
                let mut draft = restoring.draft(&monthly(), kpi, words, &here(today), &mut new);
                draft.rows.retain(|row| !row.is_empty());
                (Was::HandsOff, begun(&draft, &new(), today)?)
            }
            Step::Close(_, which, how) => {
                let of = *one_of(&open(false), *which)?;
                let objective = shown.objectives.get(of)?;
                let closing = Closing::of(objective, Next::Retire, today);
                let closed = Objective {
                    closing: Some(closing),
                    ..objective.clone()
                };
                let edit = Action::Edit {
                    of: of_objective(of),
                    fields: vec![objective::closed(Some(closing))],
                };
                let mut steps = vec![edit];
                steps.extend(settled(of, &closed, &shown, *how, &mut new, today));
                (Was::HandsOff, Action::Together(steps))
            }
            Step::Settle(_, which) => {
                let of = *one_of(&open(true), *which)?;
                let objective = shown.objectives.get(of)?;
                let steps = settled(of, objective, &shown, 0, &mut new, today);
                if steps.is_empty() {
                    return None;
                }
                (Was::HandsOff, Action::Together(steps))
            }
            _ => return None,
        };
        Some((page, was, action))
    }

    /// A reading of a KPI, of the unit that a day is in.
    fn reading(&mut self, page: usize, id: &Id, kpi: &Kpi, on: Date, value: u8) -> Option<Action> {
        let value = Ok(Some(number(value)));
        let reading = Reading::check(value, Ok(on), "", kpi, CALENDAR, self.today).ok()?;
        let of = of_kpi(id);
        let known = self.page(page).whole(&of)?;
        let name = Reading::name(reading.day).to_string();
        let fields = vec![reading.field(known.value(&name))];
        Some(Action::CheckIn { of, fields })
    }

    fn check_in(
        &mut self,
        page: usize,
        of: &Id,
        name: Name,
        said: impl FnOnce(Option<&waymark_core::record::Value>) -> waymark_core::record::Value,
    ) -> Action {
        let of = of_objective(of);
        let known = self.page(page).whole(&of).unwrap_or_default();
        let value = said(known.value(&name.to_string()));
        let fields = vec![(name, value)];
        Action::CheckIn { of, fields }
    }

    fn create(&self, rows: Vec<DraftRow>, id: &Id, today: Date) -> Option<Action> {
        let mut draft = Draft {
            title: "An objective".to_owned(),
            rows,
            ..Draft::default()
        };
        let quarter = CALENDAR.quarter_of(today);
        draft.details.set_period(Some(quarter), today, CALENDAR);
        begun(&draft, id, today)
    }
}

fn before(month: Period) -> Period {
    let day = month.first().previous_day().expect("a day");
    CALENDAR.month_of(day)
}

/// A key result without a KPI, from 20 to 30.
fn own(id: Id) -> DraftRow {
    let typed = sketch::KeyResult {
        name: "Demos a week".to_owned(),
        start: "20".to_owned(),
        target: "30".to_owned(),
        measure: Measure::Change,
        ..sketch::KeyResult::default()
    };
    DraftRow::of(id, typed)
}

/// What a form writes that begins an objective.
fn begun(draft: &Draft, id: &Id, today: Date) -> Option<Action> {
    let objective = draft.check(&here(today)).ok()?;
    Some(Action::Create {
        of: of_objective(id),
        fields: objective.fields(),
        today: write_date(today),
    })
}

fn key_result(shown: &Shown, which: u8) -> Option<(&Id, &KeyResult)> {
    let all: Vec<(&Id, &KeyResult)> = shown
        .objectives
        .iter()
        .flat_map(|(id, it)| it.key_results.iter().map(move |it| (id, it)))
        .collect();
    one_of(&all, which).copied()
}

/// What becomes of those key results of a closed objective that have come to a new level:
/// 0 keeps it, 1 asks again, 2 leaves it.
fn settled(
    of: &Id,
    closed: &Objective,
    shown: &Shown,
    how: u8,
    mut new: impl FnMut() -> Id,
    today: Date,
) -> Vec<Action> {
    let mut steps = Vec::new();
    for key_result in &closed.key_results {
        let kpi = key_result.kpi.as_ref();
        let known = kpi.and_then(|it| shown.kpis.get(it));
        let Ok(level) = settle::level(closed, key_result, known, CALENDAR, today) else {
            continue;
        };
        let how = match how % 3 {
            0 => Settling::Hold,
            1 => Settling::AskAgain(today + Duration::days(90)),
            _ => Settling::Leave,
        };
        if how == Settling::Hold {
            match kpi {
                Some(kpi) => steps.push(settle::moved_band(kpi, &level.band(new()))),
                None => {
                    let how = Graduation {
                        kpi: new(),
                        band: level.band(new()),
                        cadence: Unit::Week,
                    };
                    steps.extend(graduate::graduate(of, closed, key_result, how, today));
                }
            }
        }
        let fields = settle::settled(&key_result.id, how).into();
        let of = of_objective(of);
        steps.push(Action::Edit { of, fields });
    }
    steps
}
