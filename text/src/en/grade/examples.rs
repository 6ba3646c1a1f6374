//! Objectives to try grading on, each from one of the articles and each with
//! something to teach. Told in our own words.

/// An objective to load.
pub struct Example {
    /// What its button says.
    pub name: &'static str,
    /// What there is to see in it.
    pub teaches: &'static str,
    /// The objective as `waymark_core::sketch::link` writes it; a space may
    /// stand for itself.
    pub sketch: &'static str,
    /// Whether it runs in the quarter that is now.
    pub this_quarter: bool,
}

/// The one that the page opens on comes first.
pub const EXAMPLES: [Example; 6] = [
    Example {
        name: "Trial conversion",
        teaches: "Nothing is finished, yet the score is right where Google wants a stretch goal. \
            Binary shows none of that. Move a slider past its target to see both rules agree.",
        // AgencyAnalytics: exactly 0.6125.
        sketch: "o=Make the trial the reason to buy\
            &k=Trials that become customers&s=12&g=18&n=15&u=%25\
            &k=Satisfaction after the trial&s=4.1&g=4.6&n=4.4&u=/5\
            &k=Time to the first reply&s=6&g=2&n=3&u=hours\
            &k=Revenue from trials&s=0&g=250000&n=150000&u=$",
        this_quarter: true,
    },
    Example {
        name: "Agency onboarding",
        teaches: "Nobody publishes 2.8 case studies: where things are counted, 0.7 may take 2.8, so \
            3. The score is just above the target zone, and for a stretch goal that is a success.",
        // Rock: 127/180.
        sketch: "o=Be the agency that new clients recommend after a month\
            &k=Clients who bought the audit&s=0&g=4&n=3\
            &k=Case studies published&s=0&g=3&n=2\
            &k=Recommendation score (NPS)&s=0&g=60&n=42",
        this_quarter: false,
    },
    Example {
        name: "A launch at 90%",
        teaches: "The cliff. As a yes/no, the launch is worth nothing until the day it happens. \
            Measure the set-up behind it, and you see that 90% of the work is done.",
        // AgencyAnalytics.
        sketch: "o=Sell where our youngest customers are&c=c\
            &k=The shop is open&m=y\
            &k=Set-up of the shop&s=0&g=100&n=90&u=%25",
        this_quarter: false,
    },
    Example {
        name: "Weight loss",
        teaches: "A personal goal: 6.5 of 10 pounds is 0.65. Next to it, a habit as a standard: 9 \
            of 13 weekly checks went well, and one more brings it to 0.7.",
        // Rock Content.
        sketch: "o=Feel light again by the end of the year\
            &k=Weight&s=180&g=170&n=173.5&u=lb\
            &k=Weeks without added sugar&m=h&g=7&n='9 of 13&u=days",
        this_quarter: false,
    },
    Example {
        name: "A falling metric",
        teaches: "Down is a direction like any other: from 1,000 to 500, 800 is 0.40 of the way. \
            Divide by the target, as many tools do, and you get 160%.",
        sketch: "o=A support desk nobody waits for\
            &k=Open tickets&s=1000&g=500&n=800\
            &k=Customers lost in a month&s=10&g=0&n=7\
            &k=Time to the first reply&s=6&g=2&n=3&u=hours",
        this_quarter: false,
    },
    Example {
        name: "A standard to hold",
        teaches: "Some things simply have to stay as they are. Hold counts how many checks stayed \
            within the limit. A guardrail is never scored, but the verdict says when it breaks.",
        // AgencyAnalytics.
        sketch: "o=Grow without losing what clients like about us\
            &k=Monthly recurring revenue&s=50000&g=60000&n=57500&u=$\
            &k=Satisfaction, asked monthly&m=h&b=gt&g=4.5&n=4.6;4.7;4.4&u=/5\
            &k=Clients lost in the quarter&m=h&b=lt&g=3&n=3.4&u=%25&r=1",
        this_quarter: false,
    },
];
