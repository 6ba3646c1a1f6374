//! What becomes of the examples that teach by being wrong.

use super::{Field, Row, Shown, Source};

const fn repair(id: &'static str, field: Field, sketch: &'static str, lesson: &'static str) -> Row {
    Row {
        id,
        source: Source::Waymark,
        field,
        shown: Shown::Objective(sketch),
        lesson,
        better: "",
    }
}

/// In the order of the rows that they mend.
pub const REPAIRS: [Row; 9] = [
    repair(
        "tiktok-setup",
        Field::Marketing,
        "o=Sell where our client's youngest customers are&l=t\
            &k=Sales from TikTok&s=0&g=1000&n=120\
            &k=Set-up of the shop&s=0&g=100&n=90&u=%25\
            &k=People who come back within a month&s=0&g=15&n=6&u=%25",
        "The set-up is measured on its way, at 0.90, and the thousand sales are a key result.",
    ),
    repair(
        "shop-ready",
        Field::Agency,
        "o=A shop that our client is proud to open&l=t\
            &k=Products with a price and a picture&s=0&g=120&n=48\
            &k=Test orders that go through without help&s=0&g=20&n=9\
            &k=Revenue in the first month&s=0&g=60000&n=0&u=$",
        "What the client has to send is the first key result, and in Goals \u{201c}needs from \
            others\u{201d} says so. Both sides see in week two whether it comes.",
    ),
    repair(
        "facebook-noted",
        Field::Marketing,
        "o=Bring readers to us, whoever sends them&l=t\
            &k=Clicks from social media&s=0&g=8000&n=5200\
            &k=Readers who come back within a month&s=18&g=25&n=22&u=%25\
            &k=Newsletter subscribers from social media&s=0&g=400&n=260",
        "It rests on more than one source. In Goals, a note on the day of the change stands in the \
            chart and in the report.",
    ),
    repair(
        "trial-stretch",
        Field::Product,
        "o=Make the trial the reason to buy&l=t\
            &k=Trial-to-paid conversion&s=12&g=18&n=16.2&u=%25",
        "The same numbers, written as the stretch they were: 0.70, Google's aim.",
    ),
    repair(
        "conversion-after-launch",
        Field::Marketing,
        "o=A website that wins customers&l=t\
            &k=Conversion rate, up by 15%25 after the launch&s=2&g=2.3&n=2.2&u=%25\
            &k=Visitors who find what they came for&s=55&g=75&n=68&u=%25\
            &k=Time until the page can be used&s=4.2&g=2&n=2.6&u=seconds",
        "The launch is an action under the objective. It is ticked, and never scored.",
    ),
    repair(
        "linkedin-engagement",
        Field::Marketing,
        "o=Be heard on LinkedIn&l=t\
            &k=LinkedIn engagement, up by 40%25&s=2.5&g=3.5&n=3.1&u=%25\
            &k=Enquiries that name a post of ours&s=2&g=10&n=7\
            &k=Invitations to speak&s=0&g=3&n=2",
        "What came of the posts. Posting five times a week is an action that moves it.",
    ),
    repair(
        "heard-online",
        Field::Personal,
        "o=Be somebody whose work people pass on\
            &k=Posts that others share in a month&s=4&g=15&n=11\
            &k=Messages from people who want to work with me&s=1&g=6&n=4\
            &k=Readers of my newsletter&s=120&g=200&n=172",
        "Each of them happens only if somebody cared. How often to post is an action.",
    ),
    repair(
        "worth-staying",
        Field::Sales,
        "o=Customers stay because we are worth it&l=t\
            &k=Monthly revenue&s=200000&g=220000&n=213000&u=$\
            &k=New customers&s=0&g=20&n=13\
            &k=Customer retention&s=72&g=80&n=77&u=%25",
        "A sentence to remember, and revenue as one of three results.",
    ),
    repair(
        "blog-worth-reading",
        Field::Marketing,
        "o=A blog that our customers recommend&l=t\
            &k=Monthly readers, up by 25%25&s=16000&g=20000&n=18700\
            &k=Subscribers&s=3000&g=4150&n=3720\
            &k=Mentions in leading industry publications&s=0&g=3&n=2",
        "The traffic is measured, the followers are gone, and the 100 posts are an action.",
    ),
];
