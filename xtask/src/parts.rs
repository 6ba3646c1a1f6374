//! What the splitter leaves: for each page a WASM file, and one for each set of pages
//! that share something. With six pages most of those are of a few hundred bytes, and
//! each is a request, a compilation and an instance of its own. So what is small is put
//! into a file that comes with all of its pages anyway.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::made::Made;
use crate::run::{Failure, Result, run};
use crate::setup::Toolbox;
use crate::wasm::{imports_of, passing_on, size};

/// Up to so many bytes, before it is made small, a shared part is put into another.
const SMALL: usize = 30_000;

/// What wasm-opt may take for granted, as index.html says it of the main part. The first
/// kilobyte of memory is the far end of the stack: the linker puts nothing else there, so
/// that an address and what is added to it need not be kept apart. What has one caller goes
/// into it while it is short; longer ones compress better on their own. What is hardly more
/// than a call goes into every caller: the splitter makes one for whatever a part calls in
/// another, and a browser, which compiles a function when it is first called, spent two of
/// five on those. A little more than in the main part, where that would cost bytes. Then what
/// it does.
const SMALL_BY: [&str; 7] = [
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=100",
    "--always-inline-max-function-size=6",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
];

/// What wasm-opt does with what was joined.
const NO_EXPORTS: &str = "--remove-exports=*";

/// What shared files are called: a character each, and none that differs from another by its case
/// alone, which some systems do not tell apart.
const NAMES: &str = "abcdefghijklmnopqrstuvwxyz0123456789";

/// What parts import is of this module, and of a joined one of that.
const SHARED: &str = "__wasm_split";
const JOINED: &str = "shared";

/// A file that more than one page needs.
#[derive(Debug, Default)]
struct Part {
    /// The chunks that it is made of, by their names in the splitter's script.
    chunks: Vec<String>,
    /// The pages that ask for it.
    pages: BTreeSet<String>,
    /// Its size in bytes, before it is made small.
    size: usize,
}

/// All parts of a site.
#[derive(Debug)]
pub(crate) struct Parts {
    /// The files to ship, by their names in the site without checksum and ending.
    pub(crate) files: BTreeMap<String, PathBuf>,
    /// The shared files that each page needs besides its own: a letter each.
    pub(crate) needed: BTreeMap<String, String>,
    /// The script that loads them.
    pub(crate) link: String,
}

impl Parts {
    /// Joins what the splitter has put into a folder.
    pub(crate) fn join(tools: &Toolbox, folder: &Path, script: &str) -> Result<Self> {
        let io = |error: std::io::Error| Failure::new(format!("cannot join parts: {error}"));
        let needed = needed(script)
            .ok_or_else(|| Failure::new("the splitter's script is not as it used to be"))?;
        let needed = lent(needed);
        let mut parts: BTreeMap<&String, Part> = BTreeMap::new();
        for (page, chunks) in &needed {
            for chunk in chunks {
                let part = parts.entry(chunk).or_default();
                part.pages.insert(page.clone());
                part.chunks = vec![chunk.clone()];
            }
        }
        let mut parts: Vec<Part> = parts.into_values().collect();
        let own = |page: &String| folder.join(format!("split_{page}.wasm"));
        for part in &mut parts {
            let chunk = folder.join(format!("{}.wasm", part.chunks[0]));
            part.size = size(&fs::read(chunk).map_err(io)?)?;
        }
        // Joined first: to start what makes a file small takes longer than most of these files do.
        let parts = together(parts);
        let made = Made::before(tools)?;
        each(&parts, |part| join_chunks(tools, &made, folder, part))?;
        let mut files: Vec<PathBuf> = needed
            .keys()
            .map(own)
            .chain(parts.iter().map(|part| joined(folder, part)))
            .collect();
        // The largest first, so that no core waits for it at the end.
        files.sort_by_cached_key(|file| Reverse(fs::metadata(file).map_or(0, |it| it.len())));
        each(&files, |file| make_small(tools, &made, file))?;
        let mut all = Self {
            files: BTreeMap::new(),
            needed: BTreeMap::new(),
            link: String::new(),
        };
        for page in needed.keys() {
            all.files.insert(page.clone(), own(page));
            all.needed.insert(page.clone(), String::new());
        }
        for (part, letter) in parts.iter().zip(NAMES.chars()) {
            all.files.insert(letter.to_string(), joined(folder, part));
            for page in &part.pages {
                all.needed.entry(page.clone()).or_default().push(letter);
            }
        }
        if parts.len() > NAMES.len() {
            return Err(Failure::new(
                "there are more shared parts than names for them",
            ));
        }
        all.link = all.linked(script);
        Ok(all)
    }

    /// What the page says of them: ` goals=abd grade=ac`, for each that an address asks for.
    pub(crate) fn table(&self) -> String {
        let pages = self.needed.iter();
        let pages = pages.filter(|(page, _)| !LATER.contains(&page.as_str()));
        let pages = pages.map(|(page, needed)| format!(" {page}={needed}"));
        pages.collect()
    }

    /// The splitter's script with these parts in place of its own. How a part comes is
    /// start.js's, which asks for those of the first page before the app does.
    fn linked(&self, script: &str) -> String {
        let head = script.split("/* ").next().unwrap_or_default();
        let mut link = format!(
            "{head}const part = (name) => () => {{\n\
             const asked = waymarkPart(name);\n\
             asked.catch(() => {{}});\n\
             return async (imports) => new WebAssembly.Instance(await asked, \
             {{ ...imports, {JOINED}: imports.{SHARED} }});\n}};\n"
        );
        for name in self
            .files
            .keys()
            .filter(|it| !self.needed.contains_key(*it))
        {
            link += &format!("const _{name} = makeLoad(part(\"{name}\"), []);\n");
        }
        for (page, needed) in &self.needed {
            let needed: Vec<String> = needed.chars().map(|it| format!("_{it}")).collect();
            link += &format!(
                "export const {LOAD}{page} = wrapAsyncCb(makeLoad(part(\"{page}\"), [{}]));\n",
                needed.join(", ")
            );
        }
        link
    }
}

/// What the quiz's page adds to a result: it has no address of its own.
const RESULT: &str = "result";

/// What has to do with other devices: it comes to a page that is there.
const DEVICES: &str = "devices";

/// What is odd about how something is worded: it comes to the playground or the KPIs that are
/// there.
const WORDING: &str = "wording";

/// What one does with all that is kept: it comes to the goals that are there.
const SETTINGS: &str = "settings";

/// The forms of an objective: they come to the goals that are there.
const FORMS: &str = "forms";

/// What the playground is changed with: whoever opens another's link comes to look.
const EDITOR: &str = "editor";

/// What stands below that: it comes once that is there.
const APPENDIX: &str = "appendix";

/// What nobody asks for before the app runs.
const LATER: [&str; 6] = [RESULT, DEVICES, WORDING, SETTINGS, FORMS, APPENDIX];

/// Before a page's name in the splitter's script.
const LOAD: &str = "__wasm_split_load_";

/// The chunks that each page needs, as the splitter's script says.
fn needed(script: &str) -> Option<BTreeMap<String, Vec<String>>> {
    let mut pages = BTreeMap::new();
    for load in script.split(LOAD).skip(1) {
        let (page, rest) = load.split_once(" = ")?;
        let (_, rest) = rest.split_once("\n, [")?;
        let (chunks, _) = rest.split_once("])")?;
        let chunks = chunks.split(", ").filter(|it| !it.is_empty());
        let chunks = chunks.map(|it| it.trim_start_matches('_').to_owned());
        pages.insert(page.to_owned(), chunks.collect());
    }
    (!pages.is_empty()).then_some(pages)
}

/// What takes all that other pages share, all of these, or each shared file of that would be two,
/// with and without it: the library shows what the playground does, and is gone to less often;
/// what has to do with other devices, with all that is kept or with the forms comes to the goals,
/// which are there by then, and what is odd about how something is worded to the editor or to
/// the KPIs. What the editor takes is there for what comes to it.
const LENT: [(&str, &[&str]); 7] = [
    ("library", &["grade"]),
    (EDITOR, &["grade"]),
    (APPENDIX, &[EDITOR]),
    (DEVICES, &["goals"]),
    (SETTINGS, &["goals"]),
    (FORMS, &["goals"]),
    (WORDING, &[EDITOR, "kpis"]),
];

/// What each page needs, with what one takes from others.
fn lent(mut needed: BTreeMap<String, Vec<String>>) -> BTreeMap<String, Vec<String>> {
    for (to, from) in LENT {
        let of = |page: &&str| needed.get(*page).cloned().unwrap_or_default();
        let mut all = from.iter().map(of);
        let mut shared = all.next().unwrap_or_default();
        all.for_each(|other| shared.retain(|it| other.contains(it)));
        if let Some(chunks) = needed.get_mut(to) {
            chunks.extend(shared);
            chunks.sort();
            chunks.dedup();
        }
    }
    needed
}

/// Puts each small part, the smallest first, into one that all of its pages need: the
/// one that the fewest others do. What the same pages need is one part, whatever its size.
fn together(mut parts: Vec<Part>) -> Vec<Part> {
    parts.sort_by_key(|part| part.size);
    let mut settled = Vec::new();
    while !parts.is_empty() {
        let part = parts.remove(0);
        let host = parts
            .iter_mut()
            .chain(&mut settled)
            .filter(|it: &&mut Part| it.pages.is_superset(&part.pages))
            .min_by_key(|it| (it.pages.len(), it.size));
        match host {
            Some(host) if part.size <= SMALL || host.pages == part.pages => {
                host.chunks.extend(part.chunks);
                host.size += part.size;
            }
            _ => settled.push(part),
        }
        parts.sort_by_key(|part| part.size);
    }
    settled
}

/// Does something with each of many, on every core: the tools that work on one file take one.
fn each<T: Sync>(all: &[T], work: impl Fn(&T) -> Result<()> + Sync) -> Result<()> {
    let next = AtomicUsize::new(0);
    let some = || {
        while let Some(one) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            work(one)?;
        }
        Ok(())
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(some)).collect();
        let mut done = workers.into_iter().map(|it| it.join());
        done.try_for_each(|it| it.unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// The file of a part: a joined one where it is made of more than one chunk.
fn joined(folder: &Path, part: &Part) -> PathBuf {
    let joined = if part.chunks.len() > 1 { "joined_" } else { "" };
    folder.join(format!("{joined}{}.wasm", part.chunks[0]))
}

/// Joins the chunks of a part that is made of more than one.
fn join_chunks(tools: &Toolbox, made: &Made, folder: &Path, part: &Part) -> Result<()> {
    let failed = |error: std::io::Error| Failure::new(format!("cannot join parts: {error}"));
    let file = |name: &str| folder.join(format!("{name}.wasm"));
    let [first, _, ..] = part.chunks.as_slice() else {
        return Ok(());
    };
    let mut imports = BTreeMap::new();
    let mut chunks = Vec::new();
    for chunk in &part.chunks {
        let wasm = fs::read(file(chunk)).map_err(failed)?;
        imports.extend(imports_of(&wasm, SHARED)?);
        chunks.push((chunk, wasm));
    }
    let passing = passing_on(JOINED, &imports)?;
    let mut from: Vec<&[u8]> = vec![SHARED.as_bytes(), NO_EXPORTS.as_bytes(), &passing];
    for (name, wasm) in &chunks {
        from.extend([name.as_bytes(), wasm]);
    }
    let out = joined(folder, part);
    made.or_make(&out, &from, || {
        let passing_file = folder.join(format!("passing_{first}.wasm"));
        fs::write(&passing_file, &passing).map_err(failed)?;
        let mut merge = tools.npm_command("wasm-merge");
        // The features are taken from what comes first; what passes on the one memory, table
        // and stack is there so that they are imported once, and not as often as there are
        // parts.
        merge.arg(file(first)).arg(first);
        merge.arg(passing_file).arg(SHARED);
        for chunk in &part.chunks[1..] {
            merge.arg(file(chunk)).arg(chunk);
        }
        run(merge.arg("-o").arg(&out))?;
        let mut opt = tools.npm_command("wasm-opt");
        run(opt.args([NO_EXPORTS, "-o"]).arg(&out).arg(&out))
    })
}

/// Makes a part small, in place.
fn make_small(tools: &Toolbox, made: &Made, file: &Path) -> Result<()> {
    let before =
        fs::read(file).map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
    let mut from: Vec<&[u8]> = SMALL_BY.iter().map(|it| it.as_bytes()).collect();
    from.push(&before);
    made.or_make(file, &from, || {
        let mut opt = tools.npm_command("wasm-opt");
        run(opt.args(SMALL_BY).arg("-o").arg(file).arg(file))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, pages: &str, size: usize) -> Part {
        Part {
            chunks: vec![name.to_owned()],
            pages: pages.split(' ').map(str::to_owned).collect(),
            size,
        }
    }

    #[test]
    fn what_is_small_comes_with_what_all_of_its_pages_need() {
        let parts = together(vec![
            part("all", "goals grade kpis", 2000),
            part("large", "goals grade", 90_000),
            part("small", "goals grade", 300),
            part("also-large", "grade kpis", 90_000),
            part("of-two", "goals kpis", 500),
        ]);
        let files: BTreeSet<String> = parts.iter().map(|it| it.chunks.join("+")).collect();
        let expected = ["all+of-two", "also-large", "large+small"];
        assert_eq!(files, expected.map(str::to_owned).into());
    }

    #[test]
    fn what_the_library_takes_from_the_playground_is_not_split_for_it() {
        let chunks = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let needed = lent(
            [
                ("grade".to_owned(), chunks(&["a", "b"])),
                ("library".to_owned(), chunks(&["a", "c"])),
                ("kpis".to_owned(), chunks(&["b", "d"])),
                ("editor".to_owned(), chunks(&["b", "f"])),
                ("appendix".to_owned(), chunks(&["g"])),
                ("wording".to_owned(), chunks(&["e"])),
            ]
            .into(),
        );
        assert_eq!(needed["wording"], chunks(&["b", "e"]));
        assert_eq!(needed["library"], chunks(&["a", "b", "c"]));
        assert_eq!(needed["grade"], chunks(&["a", "b"]));
        assert_eq!(needed["editor"], chunks(&["a", "b", "f"]));
        assert_eq!(needed["appendix"], chunks(&["a", "b", "f", "g"]));
        let files = together(vec![
            part("with", "grade library", 90_000),
            part("without", "grade library", 80_000),
        ]);
        assert_eq!(files.len(), 1);
    }

    #[test]
    fn the_script_of_the_splitter_says_what_each_page_needs() {
        let script = "const __chunk_7 = makeLoad(() => {}\n, []);\n\
            export const __wasm_split_load_goals = wrapAsyncCb(makeLoad(() => {\n}\n\
            , [__chunk_7, __chunk_8]));\n\
            export const __wasm_split_load_embed = wrapAsyncCb(makeLoad(() => {\n}\n, []));\n";
        let needed = needed(script).expect("it is of the splitter");
        let expected = [
            ("embed".to_owned(), vec![]),
            (
                "goals".to_owned(),
                vec!["chunk_7".to_owned(), "chunk_8".to_owned()],
            ),
        ];
        assert_eq!(needed, expected.into());
        assert_eq!(super::needed("export const load = 1;"), None);
    }
}
