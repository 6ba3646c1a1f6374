//! The objectives of the articles with their key results, good ones and bad ones.

use super::{Field, Row, Shown, Source};

/// An example that stands for itself, or that teaches something by being right.
const fn good(
    id: &'static str,
    source: Source,
    field: Field,
    sketch: &'static str,
    lesson: &'static str,
) -> Row {
    Row {
        id,
        source,
        field,
        shown: Shown::Objective(sketch),
        lesson,
        better: "",
    }
}

/// An example that teaches by being wrong, with the row that mends it.
const fn bad(
    id: &'static str,
    (source, field): (Source, Field),
    sketch: &'static str,
    lesson: &'static str,
    better: &'static str,
) -> Row {
    Row {
        id,
        source,
        field,
        shown: Shown::Objective(sketch),
        lesson,
        better,
    }
}

/// In the order of the articles.
pub const OBJECTIVES: [Row; 35] = [
    good(
        "trial",
        Source::AgencyAnalytics,
        Field::Product,
        "o=Increase trial-to-paid conversion and customer satisfaction for our SaaS client&l=t\
            &k=Free-trial to paid conversion rate&s=12&g=18&n=15&u=%25\
            &k=Average onboarding satisfaction score&s=4.1&g=4.6&n=4.4&u=/5\
            &k=Support response time during the trial&s=6&g=2&n=3&u=hours\
            &k=Sales revenue from trial users&s=0&g=250000&n=150000&u=$",
        "Four measures of one change, each with a start and a target. Nothing is finished, and the \
            score is 0.61: just where Google wants a stretch goal to end.",
    ),
    good(
        "agency-growth",
        Source::AgencyAnalytics,
        Field::Agency,
        "o=Increase agency recurring revenue while protecting customer satisfaction&l=c\
            &k=Monthly recurring revenue, up by 20%25&s=50000&g=60000&n=57500&u=$\
            &k=Customer satisfaction stays above 4.5&m=h&b=gt&g=4.5&n=4.6;4.7;4.4&u=/5\
            &k=Client churn in a quarter&s=5&g=3&n=3.4&u=%25",
        "Two results that move, and one standard to hold beside them.",
    ),
    good(
        "local-bakery",
        Source::AgencyAnalytics,
        Field::Marketing,
        "o=Make the client the go-to local bakery in our region&l=t\
            &k=Local keywords in the top three&s=4&g=15&n=11\
            &k=Organic visits in a month, up by 30%25&s=2000&g=2600&n=2450\
            &k=Revenue from organic search and foot traffic, up by 40%25&s=25000&g=35000&n=31500&u=$",
        "The objective is something to remember; the numbers stand in the key results.",
    ),
    bad(
        "tiktok-launch",
        (Source::AgencyAnalytics, Field::Marketing),
        "o=Get 1,000 sales this quarter&c=c&l=t\
            &k=The brand is live on TikTok before the end of the month&m=y",
        "A yes/no shows nothing of the work until it is done: at 90% of the set-up it is still \
            worth 0. And the objective is a number, which belongs into a key result.",
        "tiktok-setup",
    ),
    good(
        "site-traffic",
        Source::AgencyAnalytics,
        Field::Sales,
        "o=A site that sells for us&l=c\
            &k=Sales&s=0&g=100000&n=58000&u=$\
            &k=Visits in a month&s=4000&g=10000&n=7600",
        "At 0.60 with half of the period gone, a result is on its way to being reached.",
    ),
    good(
        "million-views",
        Source::AgencyAnalytics,
        Field::Marketing,
        "o=Be seen by everyone who could buy from our client&l=t\
            &k=Website views in the second quarter&s=0&g=1000000&n=640000",
        "An ambitious aim calls for an objective. Without one, the spending on ads and the number \
            of blog posts would be KPIs alone.",
    ),
    bad(
        "web-visibility",
        (Source::AgencyAnalytics, Field::Marketing),
        "o=Improve web visibility&l=t\
            &k=A higher ranking on Google",
        "Nobody can say when this is done: there is nothing to count, and no date.",
        "local-bakery",
    ),
    bad(
        "shopify-revenue",
        (Source::AgencyAnalytics, Field::Agency),
        "o=Drive $200k in eCommerce revenue via a new Shopify storefront&l=t\
            &k=eCommerce revenue&s=0&g=200000&n=0&u=$",
        "The client is busy with a trade show and sends neither prices nor pictures. A goal that \
            rests on others has to say so, and they have to agree.",
        "shop-ready",
    ),
    good(
        "traffic-up-30",
        Source::AgencyAnalytics,
        Field::Marketing,
        "o=A website that people find without us paying for it&l=t\
            &k=Unique visits in the quarter&s=15400&g=20000&n=18200",
        "The key result says where to be by when. Its KPI, monthly visitors, shows every month \
            how it goes, and stays when the quarter is over.",
    ),
    good(
        "insights-resource",
        Source::AgencyAnalytics,
        Field::Marketing,
        "o=Become the go-to resource for digital marketing insights in our region&l=t\
            &k=Monthly blog readers, up by 50%25 in six months&s=8000&g=12000&n=10600",
        "Watch new subscribers a month, or keywords that rank, as KPIs: they move before the \
            readers do.",
    ),
    good(
        "onboarding-experience",
        Source::AgencyAnalytics,
        Field::Support,
        "o=Deliver an exceptional onboarding experience for new clients&l=t\
            &k=Customer satisfaction score&s=4.2&g=4.7&n=4.5&u=/5\
            &k=Recommendation score (NPS)&s=30&g=50&n=44\
            &k=Renewal rate&s=82&g=90&n=87&u=%25",
        "What clients feel and do, instead of clicks and impressions.",
    ),
    good(
        "brand-visibility",
        Source::AgencyAnalytics,
        Field::Marketing,
        "o=Increase brand visibility in the market&l=c\
            &k=Website traffic, up by 30%25&s=10000&g=13000&n=12200",
        "One key result is thin evidence for an objective: add two that show who noticed.",
    ),
    good(
        "conversion-by-quarter",
        Source::AgencyAnalytics,
        Field::Marketing,
        "o=Turn more visitors into customers by the end of the year&l=t\
            &k=Conversion rate, up by 20%25&s=2.5&g=3&n=2.75&u=%25",
        "A goal for a year needs quarterly ones that support it: about 5% each.",
    ),
    good(
        "trial-22",
        Source::AgencyAnalytics,
        Field::Product,
        "o=A trial that convinces&l=t\
            &k=Trial-to-paid conversion&s=15&g=22&n=19&u=%25",
        "The first hand-off: a KPI all year, and a key result for one quarter.",
    ),
    bad(
        "facebook-clicks",
        (Source::AgencyAnalytics, Field::Marketing),
        "o=Bring Facebook's readers to us&l=t\
            &k=Clicks from Facebook&s=0&g=10000&n=3900",
        "Facebook changed its pages, and the target is out of reach. What happens outside has to \
            be written down beside the number, and the target has to allow for it.",
        "facebook-noted",
    ),
    good(
        "top-rated",
        Source::Rock,
        Field::Agency,
        "o=Become the top-rated agency in our niche&l=c",
        "An objective that everybody can repeat. It still lacks its three to five key results.",
    ),
    good(
        "onboarding-audit",
        Source::Rock,
        Field::Agency,
        "o=Become the agency our SaaS clients call first with a complex onboarding problem&l=t\
            &k=Onboarding audits sold to existing clients&s=0&g=4&n=3\
            &k=Case studies on onboarding published&s=0&g=3&n=2\
            &k=Average onboarding NPS&s=0&g=60&n=42",
        "It scores 0.71. Nobody publishes half a case study, so 0.7 takes the third.",
    ),
    bad(
        "conversion-for-ever",
        (Source::Rock, Field::Product),
        "o=Increase trial-to-paid conversion to 18%25&l=t\
            &k=Trial-to-paid conversion&g=18&n=15&u=%25",
        "Written again every quarter, this is a tile on a dashboard. An OKR ends: it is scored, \
            let go and replaced. What stays in place is a KPI.",
        "trial",
    ),
    bad(
        "response-every-quarter",
        (Source::Rock, Field::Support),
        "o=Keep support fast&l=t\
            &k=Support response time stays under 30 minutes&m=h&b=lt&g=30&n=24;26;23&u=minutes",
        "The standard is met already, so there is nothing to change: theatre. Make it a KPI with a \
            threshold, and use the place for something that should move.",
        "response-time",
    ),
    bad(
        "trial-must",
        (Source::Rock, Field::Product),
        "o=Make the trial the reason to buy&c=c&l=t\
            &k=Trial-to-paid conversion&s=12&g=18&n=16.2&u=%25",
        "0.70 is a success for a stretch goal and a miss for a promise. This one was a stretch; \
            calling it a must turns a good quarter into a failure. Decide when you write it.",
        "trial-stretch",
    ),
    good(
        "new-year",
        Source::RockContent,
        Field::Personal,
        "o=Feel light again by the end of the year\
            &k=Weight lost&s=0&g=10&n=6.5&u=lb\
            &k=Weeks without added sugar&m=h&g=7&n='9 of 13&u=days",
        "A New Year's resolution. Its KPIs, visits to the gym and to the donut shop, tell in \
            March how December will look.",
    ),
    good(
        "seven-deals",
        Source::RockContent,
        Field::Sales,
        "o=Every one of us sells with confidence&l=t\
            &k=Deals closed in a month by each of us&s=3&g=7&n=5",
        "The KPI says three, the team wants seven: that gap is what an OKR is for.",
    ),
    good(
        "podcast",
        Source::CourseBlog,
        Field::Marketing,
        "o=Become the go-to podcast in digital marketing&l=t\
            &k=Monthly listeners&s=21000&g=50000&n=38000\
            &k=Guest appearances on other top podcasts&s=0&g=5&n=3\
            &k=Newsletter subscribers, up by 30%25&s=4000&g=5200&n=4900",
        "",
    ),
    good(
        "startup-ecosystem",
        Source::CourseBlog,
        Field::Marketing,
        "o=Boost brand visibility in the Indian startup ecosystem&l=t\
            &k=Guest posts on popular startup blogs&s=0&g=15&n=9\
            &k=LinkedIn engagement, up by 40%25&s=2.5&g=3.5&n=3.1&u=%25\
            &k=New newsletter subscribers&s=0&g=500&n=340",
        "The guest posts are work, and the other two show what came of it.",
    ),
    good(
        "seamless-onboarding",
        Source::CourseBlog,
        Field::Product,
        "o=A seamless onboarding experience for new users&l=t\
            &k=Sign-up drop-off rate, down by 25%25&s=40&g=30&n=33&u=%25\
            &k=Average onboarding satisfaction&s=3.9&g=4.5&n=4.3&u=/5\
            &k=User-testing rounds before launch&s=0&g=5&n=4",
        "",
    ),
    good(
        "sustainable-leader",
        Source::CourseBlog,
        Field::Company,
        "o=Become a recognized leader in sustainable e-commerce&l=c\
            &k=Renewable packaging&s=35&g=70&n=58&u=%25\
            &k=Features in sustainability media&s=0&g=3&n=2\
            &k=B Corp Certification by the fourth quarter&m=y",
        "A certificate is there or it is not. Beside it, two results show the way.",
    ),
    bad(
        "launch-website",
        (Source::CourseBlog, Field::Marketing),
        "o=A new website&l=t&k=Launch new website&m=y",
        "And did that improve anything? A launch is work that was done; the result is what it \
            changed.",
        "conversion-after-launch",
    ),
    bad(
        "five-posts",
        (Source::CourseBlog, Field::Marketing),
        "o=Be heard on LinkedIn&l=t&k=Post 5 times a week on LinkedIn&m=h&g=5&n=5;5;4;5&u=posts",
        "That is a task: all of it can be done without anybody having listened.",
        "linkedin-engagement",
    ),
    good(
        "seo-training",
        Source::CourseBlog,
        Field::Marketing,
        "o=Become a trusted authority in SEO training in India&l=t\
            &k=Average blog visits in a month&s=120000&g=200000&n=171000",
        "The key result is a KPI: one number in two places, and kept in one.",
    ),
    good(
        "market-fit",
        Source::CourseBlog,
        Field::Product,
        "o=Improve product-market fit for our SaaS tool&l=t\
            &k=Net Promoter Score&s=31&g=45&n=39",
        "The objective is the ambition, and the KPI measures how far it is met.",
    ),
    good(
        "seo-number-one",
        Source::CourseBlog,
        Field::Agency,
        "o=Become the number one SEO agency for startups in India&l=c\
            &k=Startups that chose us over a larger agency&s=2&g=12&n=8",
        "Its KPI is the growth of organic search traffic, 25% from quarter to quarter: the team \
            watches it, and it pulls the same way.",
    ),
    good(
        "new-region-launch",
        Source::CourseBlog,
        Field::Company,
        "o=Customers in the new region order as if we had always been there&l=c\
            &k=Orders from the new region in a month&s=0&g=800&n=430\
            &k=Customers there who order again&s=0&g=25&n=14&u=%25",
        "While it grows, KPIs watch what must not suffer: delivery, the return on ads, \
            satisfaction.",
    ),
    bad(
        "online-presence",
        (Source::Fellow, Field::Personal),
        "o=Increase online presence and following by 35%25\
            &k=Increase posting to 5 times a day on Twitter, 5 on TikTok, 3 on Instagram, 3 on Facebook\
            &k=Establish a stronger presence by posting to all platforms once or twice a day\
            &k=Follow influencers with 5,000 followers or more and comment on the 10 most popular posts\
            &k=Gain 20 followers on Twitter and 20 on TikTok&s=0&g=40&n=28",
        "Three of four are tasks, and the fourth counts followers, who buy nothing. The number \
            in the objective stands in none of them.",
        "heard-online",
    ),
    bad(
        "revenue-10",
        (Source::Fellow, Field::Sales),
        "o=Increase revenue by 10%25&l=t\
            &k=Build out at least 60 new leads&s=0&g=60&n=44\
            &k=Acquire 20 new customers&s=0&g=20&n=13\
            &k=Marketing leads, up by 10%25&s=200&g=220&n=214\
            &k=Customer retention&s=72&g=80&n=77&u=%25\
            &k=Customer satisfaction, up by 15%25, with a call to each after one week&s=70&g=80.5&n=76&u=%25",
        "The objective is a number that none of the five adds up to. Say where the team wants to \
            be, and let revenue be a key result.",
        "worth-staying",
    ),
    bad(
        "blog-traffic",
        (Source::Fellow, Field::Marketing),
        "o=Increase blog traffic by 25%25&l=t\
            &k=Twitter followers&s=2500&g=3000&n=2810\
            &k=Mentions in leading industry publications&s=0&g=3&n=2\
            &k=Blog subscribers&s=3000&g=4150&n=3720\
            &k=Publish 100 new blog posts&s=0&g=100&n=63",
        "The number in the objective is missing from the key results, followers are a number to \
            be proud of and little else, and 100 posts are work.",
        "blog-worth-reading",
    ),
];
