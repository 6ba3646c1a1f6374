//! The words that the checks know, in small letters. General ones of the work that
//! people plan, not those of any one list of goals.
//!
//! Each list is one text with spaces between, and `_` inside of what is more than one
//! word: half of what tables of texts take in WASM.

/// Work: verbs and nothing else at the beginning of a line. re:Work says of "consult",
/// "help", "analyze" and "participate" that they describe activity.
pub(super) const WORK: &str = "\
    adapt add adjust adopt advertise agree align amend analyse analyze announce apply \
    appoint archive arrange assemble assess assign attend automate backfill begin brainstorm \
    buy calculate catalogue centralise centralize choose circulate clarify cleanse codify \
    collaborate collect commit communicate compare compile complete conduct configure \
    connect consolidate consult coordinate craft create curate customise customize \
    deactivate debug decide decommission define delegate delete deliver demonstrate deploy \
    deprecate describe design determine develop diagnose digitise digitize discuss dismantle \
    distribute educate embed encourage engage enrol enroll equip establish evaluate examine \
    execute explore extend facilitate finalise finalize find finish fix formalise formalize \
    formulate gather give groom harmonise harmonize help identify implement incorporate \
    inform initiate inspect install instrument integrate introduce investigate invite learn \
    liaise lobby meditate merge migrate negotiate nominate notify onboard operationalise \
    operationalize orchestrate organise organize outsource overhaul participate patch \
    perform practise prepare prioritise prioritize procure produce propose provide prune \
    publicise publicize publish purchase put rationalise rationalize rebrand recommend \
    reconcile recruit redesign refactor refine register rehearse relaunch remove rename \
    renew renovate reorganise reorganize replace replatform resolve restructure retire \
    revamp revise rewrite select send separate simplify sketch solicit speak spec specify \
    stabilise stabilize standardise standardize submit subscribe summarise summarize sunset \
    supervise tag talk teach tidy transcribe transfer translate triage tune tutor tweet \
    understand unify uninstall upload upskill use validate verify vet volunteer work write";

/// Work, or a thing: "review the plan", "review score".
pub(super) const WORK_OR_THING: &str = "\
    ask audit blog brief build call change check clean code contact demo design enable scale \
    document draft email exercise experiment file film forecast hire host interview launch \
    list map market measure meet model monitor network offer open outline pilot pitch plan \
    post present prototype read record release report research review run schedule scope \
    script share ship sponsor start study survey switch test track train transition update \
    upgrade visit walk watch mentor partner segment source split trial go hike jog journal \
    stretch swim log merge plant";

/// What was made or done, where "-ed" does not say so of a verb above.
pub(super) const MADE: &str = "\
    audited built conducted designed documented done drafted drawn given held hired hosted \
    interviewed launched made organised organized piloted planned posted presented recorded \
    released reviewed run sent set shipped surveyed taught tested trained updated upgraded \
    written";

/// Launches.
pub(super) const LAUNCH: &str = "\
    launch relaunch release ship deploy rollout introduce unveil";

/// What an outcome begins with.
pub(super) const OUTCOMES: &str = "\
    achieve acquire attain attract boost bring cut convert decrease double drop earn eliminate \
    exceed expand gain generate get grow halve hit improve increase lift lose lower maximise \
    maximize minimise minimize move obtain pass prevent raise reach reduce retain save secure \
    sell shorten shrink sign stop triple win";

/// Verbs that say better, or more, and leave open of what. Of most plans they could be
/// the first word.
pub(super) const VAGUE: &str = "\
    improve enhance optimise optimize strengthen drive boost foster promote support ensure \
    leverage raise advance accelerate streamline increase maximise maximize elevate empower \
    facilitate modernise modernize transform revolutionise revolutionize reinvent reimagine \
    delight wow";

/// What keeps a thing as it is, at the beginning of a line.
pub(super) const KEEP: &str = "\
    maintain keep stay remain sustain preserve continue uphold";

/// Nouns made of verbs that are outcomes.
pub(super) const NOUNS_OF_OUTCOMES: &str = "\
    reduction improvement retention conversion adoption satisfaction completion utilisation \
    utilization engagement participation acquisition expansion resolution activation \
    occupation production rating ranking spending earning nothing everything something \
    anything";

/// What is measured, by one word.
pub(super) const MEASURES: &str = "\
    rate rates ratio share percentage score scores number count average median mean total \
    sum amount revenue revenues sales profit profits margin margins cost costs spend \
    spending expenses income turnover earnings savings cashflow runway mrr arr nrr grr nps \
    csat ces cac ltv clv cpl cpc cpa ctr cpm roi roas ebitda mql mqls sql sqls mttr mtbf \
    mtta dau mau wau aov gmv churn retention conversion conversions traffic visits visitors \
    sessions views pageviews impressions clicks followers likes downloads installs \
    subscribers signups registrations leads deals orders bookings tickets complaints bugs \
    defects incidents errors crashes refunds returns cancellations latency uptime downtime \
    throughput availability utilisation utilization occupancy rating ratings ranking \
    rankings backlog velocity coverage weight attendance turnout headcount hours minutes \
    days kilometres kilometers miles steps pounds kilos calories volume frequency duration \
    accidents injuries absences donations referrals reach reviews users mentions cadence";

/// What is measured, by more than one.
pub(super) const PHRASES_OF_MEASURES: &str = "\
    number_of share_of percentage_of percent_of amount_of count_of rate_of time_to cost_per \
    revenue_per sign_ups page_views response_time response_times lead_time cycle_time \
    wait_time waiting_time resolution_time delivery_time load_time handling_time \
    processing_time load_times lead_times cycle_times wait_times waiting_times \
    delivery_times resolution_times handling_times processing_times market_share error_budget times_a per_week per_month per_day per_year \
    twice_a";

/// What grows by itself.
pub(super) const VANITY: &str = "\
    followers follower_count fans likes impressions page_views pageviews video_views views \
    page_hits downloads app_installs installs installations github_stars docker_pulls registered_users registered_accounts registrations \
    mentions retweets reach clicks email_opens";

/// Where visits are of pages.
pub(super) const VISITED: &str = "\
    site website web page pages blog search homepage profile online";

/// Of those, where traffic is nothing but visits. "Organic traffic" says what brings it.
pub(super) const SITES: &str = "site website web homepage blog";

/// Where subscribers are an audience that pays nothing.
pub(super) const CHANNELS: &str = "youtube channel podcast twitch tiktok";

/// Of what a total only grows.
pub(super) const EVER: &str = "\
    sign_ups signups users members accounts customers orders visits visitors subscribers contacts";

/// What makes a number one of a rate.
pub(super) const WORTH: &str = "\
    rate rates ratio share_of percentage_of percent_of conversion convert converting who \
    that_become active paying cost";

/// What says that less is wanted, or that it is a way and not an end.
pub(super) const FEWER: &str = "\
    complaint complaints fewer less reduce reduces decrease cut lower below under at_most clicks_to clicks_from";

/// Praise that is measured by nothing, after Stacey Barr's list and those of requirements
/// engineering; what is ordinary in plans (core, key, needs, products) is left out, and so are
/// ways out ("as needed"), which praise nothing and in which readers saw nothing wrong.
pub(super) const PRAISE: &str = "\
    world_class best_in_class state_of_the_art cutting_edge fit_for_purpose first_class \
    user_friendly customer_centric data_driven best_practice best_practices effective \
    effectively efficient efficiently excellent exceptional outstanding great amazing awesome \
    fantastic incredible superb superior stellar thriving vibrant top_notch high_quality robust seamless \
    seamlessly smooth smoothly optimal optimally optimised optimized innovative holistic holistically proactive \
    proactively responsive significant substantial sustainable \
    sustainably flexible collaborative impactful meaningful meaningfully appropriate adequate \
    sufficient timely scalable empowered engaging leveraged \
    successful successfully high_performing next_level world_leading market_leading \
    industry_leading leading_edge game_changing thought_leader thought_leaders trusted_partner \
    trusted_adviser trusted_advisor second_to_none unparalleled unrivalled unrivaled frictionless \
    frictionlessly effortless effortlessly";

/// How much, without a number: also of what is measured.
pub(super) const DEGREES: &str = "\
    significantly substantially considerably dramatically drastically greatly massively vastly \
    markedly noticeably radically materially";

/// Praise that is a noun: only where nothing hangs on it ("quality assurance").
pub(super) const PRAISE_AS_A_THING: &str = "\
    excellence effectiveness efficiency flexibility quality reliability productivity alignment \
    accountability innovation collaboration synergy synergies sustainability empowerment \
    responsiveness usability visibility awareness improvements enhancements scalability \
    transparency";

/// Words that hold a sentence together.
pub(super) const FUNCTION: &str = "\
    a an the of to in on at by for from with and or per as is are be was were that who which \
    than through thru via into over under above below between across among during before after \
    until since within without while when where if but about around against towards toward up down \
    out we our their its it this these each every all has have had stays remains not";

/// Words that compare, at the beginning of a line: "happier customers".
pub(super) const COMPARATIVES: &str = "\
    better stronger faster happier healthier smarter quicker higher greater smoother safer \
    cleaner simpler easier closer deeper richer bigger broader tighter leaner friendlier calmer \
    improved enhanced";

/// What speaks for English and is no word of a neighbour language.
pub(super) const ENGLISH: &str = "\
    the of to and with our from that are their than least most every each have has which \
    without below above through more less who its they we us your my before after between \
    across for by all new within into be what when where should";

/// Words of neighbour languages that are none of English.
pub(super) const FOREIGN: &str = "\
    der das und für fuer mit von vom zum zur im ist auf den dem ein eine einen einer eines bei \
    bis nicht oder unser unsere unseren neue neuen neues mehr weniger als aus nach durch jede \
    jeder jeden alle pro wir sich auch werden wird sind le les et pour avec dans une aux par \
    nos notre sur chez du el los las del para nuestro nuestra una como dos uma nossa nosso ao \
    il gli della delle dei nel nella nostro nostra che het een voor naar onze zijn meer och \
    att för av som til og nie przez jest";

/// How words end in neighbour languages and in English never, or next to never.
pub(super) const FOREIGN_ENDS: &str = "\
    ieren stellen ssern hren igen ichen echen rungen ierung keit heit schaft halten nnen tzen \
    enken igern ndern eren zione zioni lijk heid iamo lung rung tung";

/// Months, and how they are shortened.
pub(super) const MONTHS: &str = "\
    january february march april may june july august september october november december jan \
    feb mar apr jun jul aug sep sept oct nov dec";

/// What is numbered, not counted.
pub(super) const NUMBERED: &str = "\
    q h fy quarter half year week day sprint phase stage step wave round part version release \
    milestone level tier type class series section chapter article no nr soc iso rfc v \
    generation priority option web act rule page line region zone team floor wk cw sev covid \
    windows ios ipados macos android iphone ipad ubuntu debian python java javascript node php \
    ruby rails django react angular vue kubernetes postgres postgresql mysql oracle office";

/// Spans of time by which something is to be done.
pub(super) const SPANS: &str = "\
    day days week weeks month months quarter quarters year years";

/// What may stand behind the digits of a measure without a space.
pub(super) const UNITS: &str = "\
    k m mn mm mil b bn t x h hr hrs hour hours min mins minute minutes s sec secs ms day \
    days week weeks month months pp pt pts bps kg lb lbs km mi cm l gb mb kb tb kw kwh mwh \
    eur usd gbp chf inr percent pct point points fold lakh crore";
