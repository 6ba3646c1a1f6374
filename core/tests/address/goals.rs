//! Where one is among the goals.

use waymark_core::address::Route;
use waymark_core::address::goals::GoalsPlace;

#[track_caller]
fn leads(query: &str, printed: &str) {
    let place = GoalsPlace::parse(query);
    let Route::Goals(again) = place.route() else {
        panic!("another page");
    };
    assert_eq!(again, printed, "{query:?}");
    assert_eq!(GoalsPlace::parse(printed), place, "{query:?} read again");
}

#[test]
fn a_query_is_read_and_printed_in_one_way() {
    leads("", "");
    leads("open=a1", "open=a1");
    leads("open=%2F&x=1", "");
    leads("when=all", "when=all");
    leads(
        "find=a%20b&when=2026-10-01..2026-12-31",
        "when=2026-10-01..2026-12-31&find=a+b",
    );
    leads("when=2026-12-31..2026-10-01", "");
    leads("when=2025", "when=2025");
    leads("when=0099", "when=0099");
    leads("when=20255", "");
    leads("when=-202", "");
    leads("when=yesterday&level=boss", "");
    leads("level=team&g=1.a-_Z", "level=team&g=1.a-_Z");
    leads("m=", "m=");
    leads("m=NPS&example", "example=1&m=NPS");
    leads("open=a1&settings", "settings=1&open=a1");
    leads("handoff=b2&open=a1", "open=a1&handoff=b2");
    leads("k=a1", "k=a1");
    leads("k=%2F&restore=", "");
    leads("restore=a1&example", "example=1&restore=a1");
    leads("both=", "both=");
    leads("both=a%20b&m=NPS", "m=NPS&both=a+b");
}
