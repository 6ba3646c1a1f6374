//! A note as text: a line for each thing, a letter for its kind, its texts between tabs; all
//! of it in the frame that stored texts have. `docs/format.md` has the table.

use super::{NotedKpi, NotedObjective, NotedResult, PinnedNote, Said};
use crate::grading::zone::Zone;
use crate::period::{parse_date, write_date};
use crate::record::frame;

const DAY: &str = "d";
const OBJECTIVE: &str = "o";
const KEY_RESULT: &str = "r";
const KPI: &str = "k";

/// The zones by their letters.
const ZONES: [(Option<Zone>, &str); 4] = [
    (None, ""),
    (Some(Zone::Red), "r"),
    (Some(Zone::Amber), "a"),
    (Some(Zone::Green), "g"),
];

impl PinnedNote {
    /// The note as text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut lines = vec![[DAY, "\t", &write_date(self.day)].concat()];
        for it in &self.objectives {
            lines.push(line(OBJECTIVE, it.zone, &[&it.title, &it.about, &it.says]));
            lines.extend(it.key_results.iter().map(|it| {
                let texts = [&it.name, &it.goal, &it.now, &it.score];
                line(KEY_RESULT, it.zone, &texts)
            }));
        }
        lines.extend(self.kpis.iter().map(|it| {
            let texts = [
                &it.name, &it.value, &it.when, &it.status, &it.says, &it.about,
            ];
            line(KPI, it.zone, &texts)
        }));
        frame::seal(&lines.join("\n"))
    }

    /// The note again; none where the text is damaged, or no note's. What stands in it is
    /// anybody's: it is as clean afterwards as what was typed here.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let mut lines = frame::open(text)?.split('\n');
        let day = lines.next()?.strip_prefix(DAY)?.strip_prefix('\t')?;
        let day = parse_date(day)?;
        let (mut objectives, mut kpis) = (Vec::<NotedObjective>::new(), Vec::new());
        // What is too much is not read to its end.
        for line in lines.by_ref().take(Self::MOST) {
            let (kind, rest) = line.split_once('\t')?;
            match kind {
                OBJECTIVE if kpis.is_empty() => {
                    let (zone, [title, about, says]) = read(rest)?;
                    objectives.push(NotedObjective {
                        title,
                        about,
                        says,
                        zone,
                        key_results: Vec::new(),
                    });
                }
                KEY_RESULT if kpis.is_empty() => {
                    let (zone, [name, goal, now, score]) = read(rest)?;
                    objectives.last_mut()?.key_results.push(NotedResult {
                        name,
                        goal,
                        now,
                        score,
                        zone,
                    });
                }
                KPI => {
                    let (zone, [name, value, when, status, says, about]) = read(rest)?;
                    kpis.push(NotedKpi {
                        name,
                        value,
                        when,
                        status,
                        zone,
                        says,
                        about,
                    });
                }
                _ => return None,
            }
        }
        let is_whole = lines.next().is_none();
        Self::new(day, objectives, kpis).ok().filter(|_| is_whole)
    }
}

fn line(kind: &str, zone: Option<Zone>, texts: &[&Said]) -> String {
    let zone = ZONES.iter().find(|(it, _)| *it == zone);
    let mut line = [kind, "\t", zone.map_or("", |(_, letter)| letter)].concat();
    for text in texts {
        line.push('\t');
        line.push_str(text.as_str());
    }
    line
}

/// The zone and the texts of a line, of which there are exactly so many.
fn read<const N: usize>(rest: &str) -> Option<(Option<Zone>, [Said; N])> {
    let mut parts = rest.split('\t');
    let letter = parts.next()?;
    let (zone, _) = ZONES.iter().find(|(_, it)| *it == letter)?;
    let mut texts = [const { Said(String::new()) }; N];
    for text in &mut texts {
        *text = Said::of(parts.next()?);
    }
    parts.next().is_none().then_some((*zone, texts))
}
