//! Plans in the columns that other programs document.

use super::{here, ids, plan_of, shows, unused};

#[test]
fn culture_amp_has_key_results_in_columns() {
    shows(
        "email,name,description,visibility,individual_emails,due_at,created_at,priority,status,completion,\
         key_result_1_title,key_result_1_completion,key_result_2_title,key_result_2_completion\n\
         a@b.c,Win the trial,More of them,public,,2026-12-31,2026-10-01,high,ongoing,0.5,Raise NPS,0.25,Ship it,0.75\n\
         a@b.c,Rest,,public,,2026-12-31,2026-10-01,low,created,0,Sleep,0,,\n",
        &[
            "Win the trial [Q4, October to December 2026] @a@b.c",
            "- Raise NPS: raise from 0% to 100%, now 25% (Assumed: only its progress is known: 0 to 100%; shares of 1 read as percentages.)",
            "- Ship it: raise from 0% to 100%, now 75% (Assumed: only its progress is known: 0 to 100%; shares of 1 read as percentages.)",
            "Rest [Q4, October to December 2026] @a@b.c",
            "- Sleep: raise from 0% to 100%, now 0% (Assumed: only its progress is known: 0 to 100%; shares of 1 read as percentages.)",
        ],
    );
}

#[test]
fn numbered_columns_may_have_starts_and_targets() {
    shows(
        "Objective,KR1,KR1 Start,KR1 Target,KR 2,KR 2 target\nWin,NPS,30,50,Books,24\n",
        &[
            "Win [Q4, October to December 2026]",
            "- NPS: raise from 30 to 50",
            "- Books: raise from 0 to 24 (Assumed: no start given: 0.)",
        ],
    );
}

#[test]
fn notion_has_a_relation() {
    shows(
        "Key Result,Current Value,Target Value,Progress,Objective\nBooks,6,24,0.25,Read more\n\
         Pages,900,3000,0.3,Read more\n",
        &[
            "Read more [Q4, October to December 2026]",
            "- Books: raise from 0 to 24, now 6 (Assumed: no start given: 0.)",
            "- Pages: raise from 0 to 3,000, now 900 (Assumed: no start given: 0.)",
        ],
    );
}

#[test]
fn peoplebox_has_parents() {
    shows(
        "Row ID,Parent Row IDs,Goal Title,Owner Emails,Goal Cycle,Goal Type,Starting Value,Target Value,Current Value,Progress Status\n\
         1,,Win the trial,a@b.c,Q4 2026,Objective,,,,On track\n\
         2,1,Conversion,k@b.c,Q4 2026,Key Result,12,18,13,At risk\n\
         3,1,NPS,a@b.c,Q4 2026,Key Result,30,50,,Behind\n",
        &[
            "Win the trial [Q4, October to December 2026] @a@b.c",
            "- Conversion: raise from 12 to 18, now 13 @k@b.c",
            "- NPS: raise from 30 to 50",
        ],
    );
    // Without a column of types the rows with others under them are objectives.
    shows(
        "ID,Parent ID,Name,Start,Target\ng1,,Win,,\nk1,g1,NPS,30,50\ng2,,Grow,,\nk2,g1,Calls,0,9\n",
        &[
            "Win [Q4, October to December 2026]",
            "- NPS: raise from 30 to 50",
            "- Calls: raise from 0 to 9",
            "Grow [Q4, October to December 2026]",
        ],
    );
}

#[test]
fn betterworks_has_goals_alone() {
    let plan = plan_of(
        "name,type,progress,start_date,end_date,owner_email,categories,description\n\
         Ship the app,milestone,40,2026-10-01,2026-12-31,a@b.c,dev;app,On all platforms\n\
         Raise NPS,goal,62.5,2026-10-01,2026-12-31,a@b.c,,\n",
    );
    assert_eq!(plan.all.len(), 2);
    assert_eq!(unused(&plan), ["categories"]);
    let kept = plan.all[0].objective(&here(), &mut ids()).expect("kept");
    assert_eq!(kept.notes[0].text, "On all platforms");
    assert_eq!(kept.title, "Ship the app");
}

#[test]
fn peoplecues_has_metrics() {
    shows(
        "Objective Title,Owner_Email_ID,Start_Date,Due_Date,Description,Metric_Name,Metric_Type,Metric_Start_Value,Metric_Target_Value\n\
         Win the trial,a@b.c,2026-10-01,2026-12-31,,Conversion,Percentage,12,18\n\
         Win the trial,a@b.c,2026-10-01,2026-12-31,,NPS,Number,30,50\n",
        &[
            "Win the trial [Q4, October to December 2026] @a@b.c",
            "- Conversion: raise from 12 to 18",
            "- NPS: raise from 30 to 50",
        ],
    );
}

#[test]
fn a_german_sheet_is_read() {
    shows(
        "Ziel;Schlüsselergebnis;Ausgangswert;Zielwert;Aktueller Wert;Einheit;Verantwortlich;Quartal\n\
         Umsatz steigern;Neukunden;10;25;12,5;;Anna;Q4 2026\n\
         ;Marge;12,5;15;;Prozent;Jan;\n",
        &[
            "Umsatz steigern [Q4, October to December 2026]",
            "- Neukunden: raise from 10 to 25, now 12.5 @Anna",
            "- Marge: raise from 12.5% to 15% @Jan",
        ],
    );
}
