//! The words that tell what a number in a sentence is.

use waymark_core::sketch::Operator;

use super::ends_with_words;

/// Words with a space between: a slice of texts takes three times the room.
#[derive(Clone, Copy)]
pub(super) struct Words(&'static str);

impl Words {
    /// Whether a word is one of them.
    pub(super) fn contains(self, word: &str) -> bool {
        self.all().any(|known| known == word)
    }

    /// Each of them.
    pub(super) fn all(self) -> impl Iterator<Item = &'static str> {
        self.0.split(' ')
    }
}

/// Units that are written right behind a number: "9h".
pub(super) const GLUED: &[&str] = &[
    "h", "hr", "hrs", "min", "mins", "sec", "secs", "s", "ms", "d", "kg", "lb", "lbs", "km", "mi",
    "cm", "mm", "GB", "MB", "TB", "kWh", "pts", "pp", "pct", "USD", "EUR", "GBP", "CHF", "SEK",
    "NOK", "DKK", "PLN", "CZK", "kr", "zł", "Kč", "x",
];

/// Units and things that do not end in "s", and the ways in which one is written.
pub(super) const UNITS: Words = Words(
    "h hr min sec s ms d kg lb km mi cm mm gb mb tb kwh pp pct percent usd eur gbp chf cad \
     aud jpy inr sek nok dkk pln kr zł kč euro kronor kroner złotych korun forint yen yuan baht \
     rand naira reais people staff children hour day week month minute second \
     year kb °c °f kcal rs",
);

/// Of these a single letter behind a number is as likely part of a name: "90s", "3d".
/// How many times as much something is to be says nothing of where it ends.
pub(super) const DOUBTFUL: Words = Words("s d x");

/// Currencies that are written before an amount. "Rs." has a full stop or none.
pub(super) const CODES: Words =
    Words("usd eur gbp chf cad aud jpy inr sek nok dkk pln rs kr zł kč");

/// The same that are words of a sentence in small letters ("try 5 recipes"), or nobody writes so.
pub(super) const CAPITALS: Words = Words(
    "NZD CNY ISK CZK HUF RON BGN RUB UAH KRW ILS BRL MXN ZAR SGD HKD TWD THB PHP MYR IDR VND AED \
     SAR EGP NGN KES TRY RM",
);

/// What money is called behind an amount, besides those.
pub(super) const MONIES: Words = Words(
    "euro euros dollars pounds rupee rupees kronor kroner złotych korun forint yen yuan baht rand \
     naira reais pesos",
);

/// Words that ask for a standard to be kept.
pub(super) const KEEPS: Words =
    Words("keep hold stay maintain remain defend sustain ensure preserve");

/// Words that turn a bound around: "never above 30".
pub(super) const NEVER: Words = Words("never not don avoid prevent without");

/// Words that set an upper bound: "limit spending to $500".
pub(super) const LIMITS: Words = Words("limit cap restrict");

/// How a standard's bound is said before its number; the longer one of two comes first.
const BOUNDS: &[(&str, Operator)] = &[
    ("at least", Operator::AtLeast),
    ("at the least", Operator::AtLeast),
    ("at or above", Operator::AtLeast),
    ("no less than", Operator::AtLeast),
    ("no fewer than", Operator::AtLeast),
    ("no lower than", Operator::AtLeast),
    ("not less than", Operator::AtLeast),
    ("not fewer than", Operator::AtLeast),
    ("not below", Operator::AtLeast),
    ("not under", Operator::AtLeast),
    ("minimum of", Operator::AtLeast),
    ("minimum", Operator::AtLeast),
    ("min.", Operator::AtLeast),
    ("min", Operator::AtLeast),
    ("at most", Operator::AtMost),
    ("at the most", Operator::AtMost),
    ("at or below", Operator::AtMost),
    ("at or under", Operator::AtMost),
    ("no more than", Operator::AtMost),
    ("no higher than", Operator::AtMost),
    ("no greater than", Operator::AtMost),
    ("no longer than", Operator::AtMost),
    ("not more than", Operator::AtMost),
    ("not above", Operator::AtMost),
    ("not over", Operator::AtMost),
    ("not exceeding", Operator::AtMost),
    ("not to exceed", Operator::AtMost),
    ("maximum of", Operator::AtMost),
    ("maximum", Operator::AtMost),
    ("max.", Operator::AtMost),
    ("max", Operator::AtMost),
    ("≥", Operator::AtLeast),
    ("⩾", Operator::AtLeast),
    (">=", Operator::AtLeast),
    ("≤", Operator::AtMost),
    ("⩽", Operator::AtMost),
    ("<=", Operator::AtMost),
    ("=<", Operator::AtMost),
    (">", Operator::Above),
    ("<", Operator::Below),
    ("above", Operator::Above),
    ("over", Operator::Above),
    ("more than", Operator::Above),
    ("greater than", Operator::Above),
    ("higher than", Operator::Above),
    ("exceed", Operator::Above),
    ("exceeding", Operator::Above),
    ("below", Operator::Below),
    ("under", Operator::Below),
    ("less than", Operator::Below),
    ("lower than", Operator::Below),
    ("fewer than", Operator::Below),
];

/// The bound that a text ends with, as it is said, and what it is.
pub(super) fn bound_before(text: &str) -> Option<(&'static str, Operator)> {
    let text = text.trim_end_matches([':', ' ']);
    let mut bounds = BOUNDS.iter();
    let (words, operator) = bounds.find(|(words, _)| ends_with_words(text, words))?;
    let rest = text.strip_suffix(words)?.trim_end();
    // "12 -> 18", "9 min 30".
    let is_other = match *words {
        ">" | "<" => rest.ends_with(['-', '–', '—', '=', '~', '>', '<']),
        "min" => rest.ends_with(|c: char| c.is_ascii_digit()),
        _ => false,
    };
    (!is_other).then_some((*words, *operator))
}

/// How it is said behind its number: "50 or higher".
const BOUNDS_BEHIND: &[(&str, Operator)] = &[
    ("or higher", Operator::AtLeast),
    ("or more", Operator::AtLeast),
    ("or above", Operator::AtLeast),
    ("or greater", Operator::AtLeast),
    ("or over", Operator::AtLeast),
    ("and above", Operator::AtLeast),
    ("and higher", Operator::AtLeast),
    ("and more", Operator::AtLeast),
    ("and up", Operator::AtLeast),
    ("at least", Operator::AtLeast),
    ("minimum", Operator::AtLeast),
    ("or lower", Operator::AtMost),
    ("or less", Operator::AtMost),
    ("or below", Operator::AtMost),
    ("or fewer", Operator::AtMost),
    ("or under", Operator::AtMost),
    ("and below", Operator::AtMost),
    ("at most", Operator::AtMost),
    ("at the most", Operator::AtMost),
    ("maximum", Operator::AtMost),
    ("max", Operator::AtMost),
];

/// The bound that a text begins with.
pub(super) fn bound_behind(text: &str) -> Option<Operator> {
    let text = text.trim_start();
    if text.starts_with('+') {
        return Some(Operator::AtLeast);
    }
    let mut bounds = BOUNDS_BEHIND.iter();
    let found = bounds.find(|(words, _)| {
        let rest = text.strip_prefix(words);
        rest.is_some_and(|it| !it.starts_with(char::is_alphanumeric))
    });
    found.map(|(_, operator)| *operator)
}

/// What is better the higher it is, whoever keeps it at so many percent.
pub(super) const HIGHER: Words = Words("uptime availability retention accuracy");

/// Verbs that count from nothing: "read 24 books".
pub(super) const COUNTS: Words = Words(
    "read write publish run complete finish win sign hire close launch ship release save earn \
     collect gain acquire add build create make sell book host hold organize organise attend \
     visit learn deliver conduct interview onboard train plant cook walk cycle bike swim hike \
     row lose donate invest generate record produce post send contact call recruit open film \
     draw paint memorize memorise give land migrate automate fix resolve remove delete review \
     test convert secure raise bake pay set put bring carry hand do watch solve file renovate \
     translate mentor teach",
);

/// Of those, what is counted only in money: to raise 3 children is no key result.
pub(super) const MONEY: Words = Words("raise pay set put donate invest earn");

/// Sport, where "5k" is a distance and a time the aim.
pub(super) const SPORTS: Words = Words("run walk cycle bike swim hike row complete finish do");

/// What may stand between such a verb and its number.
pub(super) const FILLERS: &[&str] = &[
    "",
    "at least",
    "more than",
    "over",
    "a total of",
    "another",
    "about",
    "around",
    "roughly",
    "exactly",
    "the first",
    "my first",
    "our first",
    "an additional",
    "a minimum of",
    "up",
    "aside",
    "off",
    "in",
    "out",
    "back",
    "away",
];

/// Participles behind what was counted: "24 books read".
pub(super) const COUNTED: Words = Words(
    "read written published completed finished won signed hired closed launched shipped \
     released saved earned collected gained acquired added built created sold booked hosted \
     held attended visited learned learnt delivered conducted interviewed onboarded trained \
     planted walked cycled swum lost donated recorded produced sent recruited opened fixed \
     resolved reviewed migrated automated",
);

/// Verbs that get somewhere, from where is not said: "reach 10,000 followers".
pub(super) const REACHES: Words = Words("reach hit achieve attain get have");

/// Verbs that move a number.
pub(super) const MOVES: Words = Words(
    "raise grow increase improve boost lift expand extend push bring take get climb scale \
     drive reduce cut lower decrease drop shrink shorten slash trim speed rise double triple \
     halve move up win lose",
);

/// Verbs that make it smaller.
pub(super) const FALLS: Words = Words("reduce lower cut decrease shorten drop shrink slash trim");

/// Verbs by which a version takes the place of another.
pub(super) const VERSIONS: Words =
    Words("upgrade migrate update port switch downgrade convert bump");

/// Words of hours and ages, where "from 9 to 5" is no change.
pub(super) const SPANS: Words = Words(
    "open opening available meet meeting meetings work working aged age ages shift shifts \
     clock kids children teach everyone readers",
);

/// Those of ages alone.
pub(super) const AGED: Words = Words("aged age ages kids children teach everyone readers");

/// Those that may also stand before a noun and say of what it is: "open positions".
pub(super) const ADJECTIVES: Words =
    Words("open opening available meeting meetings working shift shifts");

/// What has such hours itself, in the plural: "open Saturdays", "opening hours".
pub(super) const KEEPS_HOURS: Words = Words(
    "hours times days weekdays weekends mondays tuesdays wednesdays thursdays fridays saturdays \
     sundays mornings afternoons evenings nights holidays shops stores offices doors branches \
     cafes restaurants bars gyms museums pools desks lines libraries markets meetings shifts",
);

/// What is measured, in the singular, as the end of its name: "open rate".
pub(super) const NUMBERS: Words = Words(
    "rate time cost capital count number share ratio score index volume value percentage \
     duration length backlog",
);

/// What a number behind it is part of the name of.
pub(super) const NAMES: Words = Words(
    "top phase stage level version v chapter step page part grade class number no room floor \
     season episode day week month year quarter sprint round tier generation type model \
     figure table item rule section act size route gate zone big formula article iso",
);

/// What has versions: the number behind it is one of those, also where it begins the line
/// ("Python 3.8 → 3.12") and where "from" is between ("Node from 18 to 22").
pub(super) const VERSIONED: Words = Words(
    "c++ c# f# python cpython node nodejs node.js deno java jdk jre openjdk kotlin scala ruby \
     rails php laravel symfony perl golang typescript ecmascript angular angularjs vue svelte nuxt django \
     postgres postgresql mysql mariadb mongodb redis elasticsearch opensearch cassandra sqlite \
     kubernetes k8s docker terraform ansible airflow kafka jenkins gradle maven webpack \
     tensorflow pytorch cuda windows macos ios ipados watchos android linux ubuntu debian rhel \
     centos fedora firefox wordpress drupal magento typo3 joomla sharepoint xcode unreal gpt \
     llama gemini http https tls ssl tlsv openssl usb bluetooth wifi wi-fi pci dss soc iso",
);

/// What joins a number to the one before it as one more of the same.
pub(super) const JOINTS: Words = Words("to and or & / – — - , up");

/// What may be called by its number although it is written with capitals.
pub(super) const METRICS: Words = Words("nps enps csat mrr arr arpu cac ltv roi gmv ctr dau mau");

/// Before a number and not the name of something, in capitals or not.
pub(super) const PLAIN: Words = Words(
    "from to at above over below under least most than between and of or up down by about \
     around currently today now until in a an the first another additional aside off out back \
     score rating exceed exceeding roughly exactly within for is was",
);

/// Before a day, or a year.
pub(super) const BEFORE_DATES: Words = Words("by before until till since on due in of during end");

/// The months, and their usual short forms.
pub(super) const MONTHS: Words = Words(
    "january february march april may june july august september october november december \
     jan feb mar apr jun jul aug sep sept oct nov dec",
);

/// Before a span of time in which something is to be done.
pub(super) const BEFORE_SPANS: Words =
    Words("in within during for every next last past first after the over");

/// Spans of time.
pub(super) const TIMES: Words =
    Words("day days week weeks month months quarter quarters year years sprint sprints");

/// Things of two words, of which the second alone is another thing.
pub(super) const COMPOUNDS: Words =
    Words("town_halls open_days open_houses office_hours training_days");

/// Units that make another one with the time that they are per: "km/h".
pub(super) const SPEEDS: Words = Words("km mi m mb gb kb l ml");

/// Verbs that stand before a noun as a noun too: "test coverage", "open rate".
pub(super) const NAMING: Words = Words(
    "test open review win book run read release build contact call record post watch hire film",
);

/// What such a name ends in.
pub(super) const NAMED: Words = Words(
    "rate ratio coverage score time times success accuracy completion cadence frequency volume \
     conversion retention churn adoption",
);

/// What makes a number a rate, whose start is not 0.
pub(super) const RATES: Words =
    Words("daily weekly monthly quarterly yearly annually hourly per each every");

/// What ends the name of a thing.
pub(super) const STOPS: Words = Words(
    "in by per with for a an each every to on at from of and or before this during until \
     about the within than as who that which through via without after over under across \
     between into around next year-round our my their is always",
);

/// Verbs that are done or not: "launch the new website".
pub(super) const DOES: Words = Words(
    "launch ship release publish deploy finish complete open migrate hire sign write pass \
     obtain buy file submit renew register introduce implement found sell get roll set",
);

/// Of those, what needs no article: "launch website".
pub(super) const DOES_PLAINLY: Words = Words("launch ship release deploy");

/// What one thing begins with.
pub(super) const ARTICLES: Words = Words("a an the our my your new their its his her");

/// What is never simply done.
pub(super) const VAGUE: Words = Words(
    "more less fewer faster better best often earlier sooner quicker culture habit momentum \
     always regularly strong times most each every per continuously daily weekly monthly \
     quarterly yearly",
);

/// Before a number that is a rough one.
pub(super) const ABOUT: Words =
    Words("about around roughly approximately approx approx. ca ca. circa some nearly almost");

/// Between "from" and the number where it starts.
pub(super) const AFTER_FROM: Words = Words(
    "currently current today today's now just only the a an our its baseline of at average \
     roughly about around approximately approx approx. ca ca. circa some nearly almost",
);

/// What says when a number was or will be so: "12% today", "12% in Q1 2026". Also the months.
pub(super) const WHENS: Words = Words(
    "today now currently present this last next year quarter month week end of the in at by as \
     q1 q2 q3 q4 h1 h2 fy eoy ytd baseline start target goal",
);

/// What a number is called where something starts, where it is, and where it is to end.
pub(super) const STARTS: Words =
    Words("baseline base start starting initial initially originally was previously");
/// The same of where it is.
pub(super) const NOWS: Words = Words("current currently today now actual presently");
/// The same of where it is to end.
pub(super) const TARGETS: Words = Words("target targeting goal aim aiming reach");
/// What may stand between such a name and its number.
pub(super) const LABEL_FILLERS: Words = Words(
    "of at is are value level rate score number for a an the about around roughly approximately \
     approx",
);

/// Units of time.
pub(super) const UNITS_OF_TIME: Words =
    Words("s sec second m min minute h hr hour d day week month");

/// Units of an age, which is no bound: "customers under 30 years".
pub(super) const AGES: Words = Words("years year yrs yr old");
