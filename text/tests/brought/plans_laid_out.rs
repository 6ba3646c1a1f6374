//! Plans in tables that are laid out in other ways: in Markdown, several key results in a cell,
//! columns with numbers or two names.

use super::{plan_of, shows};

#[test]
fn a_table_in_markdown_is_one_with_or_without_signs_around_it() {
    let expected = [
        "Win [Q4, October to December 2026]",
        "- NPS: raise from 30 to 50",
        "- Churn: lower from 5% to 3%",
    ];
    for text in [
        "| Objective | Key result | Start | Target |\n|---|:---|---:|:---:|\n\
         | Win | NPS | 30 | 50 |\n| | Churn | 5% | 3% |\n",
        "Objective | Key result | Start | Target\n--- | --- | --- | ---\n\
         Win | NPS | 30 | 50\n | Churn | 5% | 3%\n",
        "| Objective | Key result | Start | Target\n| -- | -- | -- | --\n\
         | Win | NPS | 30 | 50\n| | Churn | 5% | 3%\n",
    ] {
        shows(text, &expected);
    }
}

#[test]
fn a_cell_may_hold_several_key_results_a_line_each() {
    let expected = [
        "Win [Q4, October to December 2026] @Alex",
        "- Improve conversion from 12% to 18%: raise from 12% to 18% (Assumed: numbers from its name.)",
        "- Read 24 books: raise from 0\u{a0}books to 24\u{a0}books (Assumed: numbers from its name.)",
        "- Launch the new website: yes/no, not done yet (Assumed: numbers from its name.)",
        "Grow [Q1, January to March 2027] @Kim",
        "- Sign 10 partners: raise from 0\u{a0}partners to 10\u{a0}partners (Assumed: numbers from its name.)",
    ];
    for [one, two, three] in [
        ["", "", ""],
        ["1. ", "2. ", "3. "],
        ["- ", "- ", "- "],
        ["KR1: ", "KR2: ", "KR3: "],
        ["• ", "• ", "• "],
        ["a) ", "b) ", "c) "],
    ] {
        for between in ["\n", "\r\n", "\n\n", "<br>", "<br/>"] {
            let text = format!(
                "Objective,Key Results,Owner,Quarter\n\
                 Win,\"{one}Improve conversion from 12% to 18%{between}{two}Read 24 books{between}\
                 {three}Launch the new website\",Alex,Q4 2026\n\
                 Grow,Sign 10 partners,Kim,Q1 2027\n"
            );
            shows(&text, &expected);
        }
    }
    // What stands beside them line by line is theirs.
    shows(
        "Objective,Key results,Start,Target,Owner\n\
         Win,\"Conversion\nNPS\",\"12%\n30\",\"18%\n50\",\"Alex\nKim\"\n",
        &[
            "Win [Q4, October to December 2026]",
            "- Conversion: raise from 12% to 18% @Alex",
            "- NPS: raise from 30 to 50 @Kim",
        ],
    );
    // A number that is of all of them is of none: the objective keeps it as it stands.
    let plan = plan_of(
        "Objective,Key results,Progress,Status\nWin,\"Improve NPS from 30 to 50\nRead 24 books\",40%,On track\n",
    );
    assert_eq!(plan.all[0].draft.rows.len(), 2);
    assert_eq!(plan.all[0].notes, ["Status: On track", "Progress: 40%"]);
    // One name on two lines.
    shows(
        "Objective,Key results,Start,Target\nWin,\"Conversion of those\nwho try it\",12,18\n",
        &[
            "Win [Q4, October to December 2026]",
            "- Conversion of those\nwho try it: raise from 12 to 18",
        ],
    );
}

#[test]
fn columns_may_be_numbered_or_have_two_names() {
    let expected = [
        "Win [Q4, October to December 2026] @Alex",
        "- Conversion: raise from 12 to 18",
    ];
    for header in [
        "1. Objective,2. Key result,3. Start,4. Target,5. Owner",
        "1) Objective,2) Key result,3) Start,4) Target,5) Owner",
        "1 Objective,2 Key result,3 Start,4 Target,5 Owner",
        "Objective #,Key result #,Start,Target,Owner",
        "Objective*,Key result*,Start*,Target*,Owner*",
        "Objective:,Key result:,Start:,Target:,Owner:",
        "**Objective**,**Key result**,Start,Target,Owner",
        "🎯 Objective,📈 Key result,Start,Target,Owner",
        "Objective / Goal,Key result / KR,Start / Baseline,Target / Goal,Owner / DRI",
        "Objective(s),Key Result(s),Start,Target,Owner",
    ] {
        shows(&format!("{header}\nWin,Conversion,12,18,Alex\n"), &expected);
    }
    // A column that counts is no title.
    shows(
        "Objective #,Objective,KR #,Key result,Start,Target,Owner\n1,Win,1.1,Conversion,12,18,Alex\n",
        &expected,
    );
    shows(
        "Objective #,Goal,KR #,Metric,Start,Target,Owner\n1,Win,KR1,Conversion,12,18,Alex\n",
        &expected,
    );
}

#[test]
fn what_a_letter_is_short_for_is_the_unit_of_its_row() {
    shows(
        "Objective,Key result,Start,Target,Unit\nWin,Response,30m,15m,minutes\nWin,Distance,5k,10k,steps\nWin,Revenue,1.5 million,2 million,$\n",
        &[
            "Win [Q4, October to December 2026]",
            "- Response: lower from 30\u{a0}minutes to 15\u{a0}minutes",
            "- Distance: raise from 5,000\u{a0}steps to 10,000\u{a0}steps",
            "- Revenue: raise from $1,500,000 to $2,000,000",
        ],
    );
}
