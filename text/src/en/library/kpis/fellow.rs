//! The KPIs of Fellow, by level and department.

use waymark_core::kpi::sandbox::{Normal, Told};
use waymark_core::kpi::unit::Unit;
use waymark_core::objective::key_result::Indicator;
use waymark_core::sketch::Operator;

kpis! {
    ORGANIZATION 6 [
        "Performance": "Goals of the quarter that were reached",
            Quarter "%" AtLeast ["70"] ["60"]
            "67 71 73 76 72 72 74 78";
        "Revenue": "Invoiced in the month",
            Month "$" AtLeast ["500000"] ["460000"]
            "515004 537313 518621 518072 522384 519093 493800 525249 538163 548200 523409 526380 514229 501741";
        "Public opinion": "Favourable answers in the yearly survey of the public",
            Quarter "%" AtLeast ["60"] ["55"]
            "63 62 60 60 61 56 56 57";
        "Employee satisfaction": "Mean of the answers to one question",
            Month "/10" AtLeast ["7.5"] ["7"]
            "7.6 7.7 7.7 7.7 7.8 7.6 7.5 7.6 7.6 7.6 7.7 7.9 7.7 7.8";
        "Competitive advantage": "Tenders won against the same three competitors",
            Quarter "%" AtLeast ["40"] ["33"]
            "43 42 43 44 41 46 40 43";
        "Innovation": "Revenue from what is younger than three years",
            Quarter "%" AtLeast ["20"] ["15"]
            "19 22 21 21 20 20 19 19";
    ]
    INDIVIDUAL 5 [
        "Performance": "Of what I said I would do, done",
            Week "%" AtLeast ["80"] ["70"]
            "82 82 76 85 88 82 89 88 76 86 89 79 76 82 84 81";
        "Attendance": "Days at work, of those agreed",
            Month "%" AtLeast ["96"] ["92"]
            "96.8 98.4 96.1 97.0 97.9 96.0 96.1 96.7 97.2 97.6 98.5 97.5 97.6 96.9";
        "Punctuality": "Meetings that I was on time for",
            Week "%" AtLeast ["95"] ["90"]
            "96 94 95 96 94 98 94 96 95 97 98 96 97 95 97 94";
        "Communication": "Messages answered within a day",
            Week "%" AtLeast ["90"] ["80"]
            "95 92 93 91 90 93 91 93 93 92 92 92 86 86 83 88";
        "Commitment": "Own ideas brought to the end",
            Quarter "ideas" AtLeast ["2"] ["1"]
            "2 3 2 2 2 2 2 2";
    ]
    PROJECT 3 [
        "Employees' and management's attitudes": "Answers in favour of the tool",
            Month "%" AtLeast ["70"] ["60"]
            "72 70 73 75 71 74 73 74 74 73 71 75 70 72";
        "Impact on productivity and efficiency": "Cases done per person and day",
            Week "cases" AtLeast ["12"] ["10"]
            "12.7 12.7 12.7 13.0 12.7 12.7 12.7 13.1 12.4 12.6 13.4 13.3 12.3 12.6 13.5 12.0";
        "ROI": "What it saved in the quarter, for each unit spent",
            Quarter "times" AtLeast ["1.5"] ["1"]
            "1.5 1.6 1.7 1.5 1.5 1.7 1.6 1.6";
    ]
    TECHNOLOGY 5 [
        "Monthly recurring revenue": "Subscriptions at the month's end",
            Month "$" AtLeast ["180000"] ["170000"]
            "188505 189471 186343 188754 191896 183346 189939 185111 184968 183368 186681 190482 185046 184910";
        "Customer retention": "Customers of a year ago who still are",
            Quarter "%" AtLeast ["90"] ["86"]
            "90.5 91.0 90.5 89.9 90.5 91.5 90.9 91.3";
        "Customer churn": "Customers lost in the month, as a share of all",
            Month "%" AtMost ["2"] ["3"]
            "1.5 1.7 2.0 1.5 1.7 1.9 1.6 1.8 1.8 1.8 1.5 2.2 1.9 2.2";
        "Ticket resolution time": "From a new ticket to its end",
            Week "hours" AtMost ["24"] ["36"]
            "21 20 17 22 20 21 20 21 19 21 19 21 18 19 18 22";
        "Necessary escalations": "Tickets that went to engineering, as a share of all",
            Week "%" AtMost ["8"] ["12"]
            "7.4 8.1 7.6 6.7 6.7 6.4 6.6 5.4 6.4 6.3 5.9 6.0 6.7 6.6 6.6 6.2";
    ]
    HR 6 [
        "Attracting talent": "Responses to an open position",
            Month "responses" AtLeast ["40"] ["30"]
            "40 40 42 40 40 49 49 42 42 42 44 44 43 45";
        "Hiring rate": "Open positions filled within 60 days",
            Quarter "%" AtLeast ["70"] ["60"]
            "74 74 71 79 75 74 70 73";
        "Employee retention": "People of a year ago who still are here",
            Quarter "%" AtLeast ["92"] ["88"]
            "93.5 92.9 93.7 93.0 93.1 93.2 93.1 94.3";
        "Employee satisfaction": "Mean of the answers to one question",
            Month "/10" AtLeast ["7.5"] ["7"]
            "7.8 7.9 7.8 7.6 7.8 7.8 7.7 7.9 7.7 7.7 7.7 7.9 7.8 7.7";
        "Incidents and issues raised": "Reports in the month",
            Month "reports" AtMost ["5"] ["8"]
            "4 3 4 3 5 3 3 3 4 4 3 6 7 6";
        "Training and development uptake": "People who used their days for learning",
            Quarter "%" AtLeast ["60"] ["45"]
            "63 63 60 68 65 60 64 62";
    ]
    FINANCE 8 [
        "Revenue": "Invoiced in the month",
            Month "$" AtLeast ["500000"] ["460000"]
            "492400 509792 521919 518560 516772 503826 516231 518488 520618 527332 508939 521658 537971 511116";
        "Expenses": "Paid in the month",
            Month "$" AtMost ["390000"] ["420000"]
            "370514 382352 367141 371007 369204 366898 375289 374790 380617 366558 379817 364469 386871 387542";
        "Actual revenue versus projected revenue": "Invoiced, as a share of the plan",
            Month "%" Between ["97", "105"] ["93", "110"]
            "101.3 100.3 101.2 100.4 101.8 100.5 100.3 100.2 100.8 99.4 99.3 103.4 99.6 102.2";
        "Cost of goods sold": "As a share of revenue",
            Month "%" AtMost ["42"] ["46"]
            "40.3 41.9 40.6 40.6 39.9 40.7 40.4 40.4 41.1 40.3 39.4 40.6 39.3 40.6";
        "Forecasting accuracy": "One less the mean error of the forecast",
            Month "%" AtLeast ["92"] ["88"]
            "93.5 93.9 93.6 92.5 93.8 93.2 93.7 92.9 93.2 94.2 93.2 93.4 93.9 94.4";
        "Free cash flow": "Cash from operations, less investments",
            Quarter "$" AtLeast ["120000"] ["80000"]
            "130176 143843 122342 136571 115735 91731 105082 108630";
        "Gross profit margin": "Revenue less cost of goods, as a share of revenue",
            Month "%" AtLeast ["58"] ["54"]
            "59.4 59.7 59.7 60.0 59.9 59.4 59.4 60.2 58.9 58.8 58.4 59.5 59.4 60.2";
        "Net profit margin": "Profit as a share of revenue",
            Quarter "%" AtLeast ["12"] ["9"]
            "13.0 13.7 12.8 13.2 11.8 13.8 12.7 13.7";
    ]
    MARKETING 8 [
        "Traffic": "Visitors in the month",
            Month "visitors" AtLeast ["60000"] ["54000"]
            "63721 62080 64858 62491 63779 59703 63626 62553 63311 64156 66020 63775 63319 63512";
        "Cost per lead": "Spending on campaigns, divided by the leads they brought",
            Month "$" AtMost ["40"] ["50"]
            "35.59 37.75 37.90 35.42 37.39 36.83 38.43 36.27 37.34 37.48 36.33 39.99 35.76 37.18";
        "Conversion rate": "Visitors who become leads",
            Week "%" AtLeast ["3"] ["2.5"]
            "3.1 3.2 3.3 3.3 3.4 3.3 3.2 3.4 3.4 3.3 2.9 3.2 3.0 2.9 3.4 3.3";
        "Content production": "Pieces published in the month",
            Month "pieces" AtLeast ["12"] ["9"]
            "12 12 13 14 12 13 13 14 13 12 13 12 12 13";
        "Content quality": "Readers who reach the end",
            Month "%" AtLeast ["35"] ["30"]
            "37 38 37 35 38 36 37 36 36 37 34 34 34 32";
        "Clicks": "Clicks on ads in the week",
            Week "clicks" AtLeast ["2500"] ["2200"]
            "2627 2756 2687 2750 2725 2629 2712 2529 2720 2642 2512 2578 2640 2703 2524 2566";
        "Cost per phone call": "Spending on campaigns, divided by the calls they brought",
            Month "$" AtMost ["60"] ["75"]
            "55.31 54.05 59.12 56.35 53.81 55.91 55.75 57.75 53.38 50.35 52.87 56.24 58.15 57.84";
        "Time on site": "Median visit",
            Week "seconds" AtLeast ["90"] ["75"]
            "95 95 100 104 94 95 99 97 99 95 94 95 99 99 96 96";
    ]
    CUSTOMER_SERVICE 4 [
        "Customer lifetime value": "Margin from a customer over the whole time",
            Quarter "$" AtLeast ["2400"] ["2100"]
            "2503 2476 2572 2400 2506 2424 2497 2412";
        "Customer acquisition cost": "Sales and marketing, divided by new customers",
            Month "$" AtMost ["600"] ["700"]
            "551 561 558 592 562 566 571 556 570 580 532 527 569 551";
        "Abandonment rate": "Callers who hung up before anybody answered",
            Week "%" AtMost ["5"] ["8"]
            "4.5 4.4 3.8 4.6 5.2 5.2 4.8 4.5 3.9 4.2 4.1 3.9 3.7 4.3 4.0 4.5";
        "First contact resolution": "Cases settled by the first answer",
            Week "%" AtLeast ["75"] ["70"]
            "76 76 77 76 75 77 78 79 76 77 79 78 74 73 74 71";
    ]
}
