//! Addresses: which page a fragment leads to, and that each is written in one way.

mod goals;
mod kpis;

use waymark_core::address::{Page, Route};

#[track_caller]
fn leads(fragment: &str, page: Page, printed: &str) {
    let route = Route::parse(fragment);
    assert_eq!(route.page(), page, "{fragment:?}");
    assert_eq!(route.to_string(), printed, "{fragment:?}");
    assert_eq!(Route::parse(printed), route, "{fragment:?} read again");
}

#[test]
fn a_fragment_leads_to_its_page_and_is_printed_in_one_way() {
    leads("", Page::Quiz, "#/quiz");
    leads("#", Page::Quiz, "#/quiz");
    leads("#/", Page::Quiz, "#/quiz");
    leads("/quiz", Page::Quiz, "#/quiz");
    leads("#/quiz?q=1.abca&m=NPS", Page::Quiz, "#/quiz?q=1.abca&m=NPS");
    leads("#/quiz?m=a%20b&q=1.a", Page::Quiz, "#/quiz?q=1.a&m=a+b");
    leads("#/quiz?q=9.zzz", Page::Quiz, "#/quiz");
    leads("#/grade", Page::Grade, "#/grade");
    leads("#/grade?g=1.a-_Z", Page::Grade, "#/grade?g=1.a-_Z");
    leads("#/grade?x=1&g=%3Cb%3E", Page::Grade, "#/grade?g=%3Cb%3E");
    leads("#/grade?g=", Page::Grade, "#/grade?g=.");
    leads("#/goals", Page::Goals, "#/goals");
    leads("#/goals?", Page::Goals, "#/goals");
    leads("#/goals?open=a1", Page::Goals, "#/goals?open=a1");
    leads("#/kpis", Page::Kpis, "#/kpis");
    leads("#/kpis?open=a1", Page::Kpis, "#/kpis?open=a1");
    leads("#/review", Page::Review, "#/review/week");
    leads("#/review?a=1", Page::Review, "#/review/week?a=1");
    leads("#/review/week", Page::Review, "#/review/week");
    leads("#/review/month?", Page::Review, "#/review/month");
    leads("#/review/quarter?a=1", Page::Review, "#/review/quarter?a=1");
    leads("#/embed", Page::Embed, "#/embed");
    leads("#/guide", Page::Guide, "#/guide");
    leads("#/guide/mistakes", Page::Guide, "#/guide/mistakes");
    leads("#/guide/mistakes?x=1", Page::Guide, "#/guide/mistakes");
    leads("#/library", Page::Library, "#/library");
    leads("#/note", Page::Note, "#/note");
    leads("#/note?n=1.a-_Z", Page::Note, "#/note?n=1.a-_Z");
    leads("#/library/trial-22", Page::Library, "#/library/trial-22");
}

#[test]
fn what_leads_nowhere_is_kept_as_it_stands() {
    leads("#/quizz", Page::Unknown, "#/quizz");
    leads("#main", Page::Unknown, "#main");
    leads("#/grade/1", Page::Unknown, "#/grade/1");
    leads("#<b>", Page::Unknown, "#<b>");
    leads("#/review/", Page::Unknown, "#/review/");
    leads("#/review/year", Page::Unknown, "#/review/year");
    leads("#/guide/", Page::Unknown, "#/guide/");
    leads("#/guide/<b>", Page::Unknown, "#/guide/<b>");
    leads("#/library/a/b", Page::Unknown, "#/library/a/b");
    leads("##/quiz", Page::Unknown, "##/quiz");
}
