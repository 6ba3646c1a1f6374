//! The KPIs of Rock, of Rock Content and of the course blog, and what mends one of them.

use waymark_core::kpi::sandbox::{Normal, Told};
use waymark_core::kpi::unit::Unit;
use waymark_core::objective::key_result::Indicator;
use waymark_core::sketch::Operator;

kpis! {
    RESPONSE_TIME 1 [
        "Support response time": "Mean time from a new ticket to the first reply, in office hours",
            Week "minutes" Below ["30"] ["40"]
            "25 26 24 21 24 23 23 26 22 25 25 24 22 25 22 25";
    ]
    CLIENT_DECIDES 3 [
        "Expansion revenue": "What clients pay more than a year ago",
            Month "$" AtLeast ["20000"] ["15000"]
            "23699 23370 24123 21803 24540 20400 20227 21530 20857 22991 22544 17120 15345 14377";
        "Client retention": "Clients of a year ago who still are",
            Quarter "%" AtLeast ["90"] ["85"]
            "90.8 90.6 91.4 91.3 90.1 91.1 93.3 90.7";
        "Client NPS": "Share of promoters less share of detractors",
            Quarter "points" AtLeast ["40"] ["30"]
            "46 44 45 42 47 46 40 40";
    ]
    GYM_AND_DONUTS 2 [
        "Visits to the gym": "Times there in the month",
            Month "visits" AtLeast ["8"] ["6"]
            "3 3 3 4 2 2 4 3 2 4 3 4 3 2";
        "Visits to the donut shop": "Times there in the week",
            Week "visits" AtMost ["1"] ["2"]
            "1 2 2 2 2 2 3 3 1 1 1 3 3 2 3 2";
    ]
    DEALS 1 [
        "Deals closed per team member": "Mean of the team",
            Month "deals" AtLeast ["7"] ["6"]
            "2.5 3.3 3.3 2.7 2.6 3.0 3.4 2.4 3.0 2.7 3.4 3.1 2.7 3.3";
    ]
    TRAFFIC 2 [
        "Monthly website traffic": "Visitors in the month",
            Month "visitors" AtLeast ["100000"] ["90000"]
            "100685 103989 98400 100486 104214 101790 103367 106036 101250 109600 104442 102365 104801 108059";
        "Organic search traffic growth": "Change from the quarter before",
            Quarter "%" AtLeast ["25"] ["15"]
            "22 24 29 21 22 7 20 11";
    ]
    BY_DEPARTMENT 3 [
        "Monthly revenue": "Invoiced in the month",
            Month "₹ lakh" AtLeast ["20"] ["18"]
            "21.0 19.5 21.0 20.3 20.6 19.9 20.6 20.4 20.1 20.6 20.7 21.6 22.1 20.9";
        "Employee retention rate": "People of a year ago who still are here",
            Quarter "%" AtLeast ["95"] ["92"]
            "95.6 96.4 94.8 95.6 95.7 95.7 96.0 96.0";
        "Order fulfillment time": "From the order to the door",
            Week "hours" Below ["24"] ["30"]
            "22.4 22.1 19.7 21.4 20.9 21.3 21.3 20.8 21.7 20.3 21.1 20.6 21.6 22.2 22.0 22.2";
    ]
    KEEP_RUNNING 3 [
        "Daily sales numbers": "Orders in the day",
            Day "orders" AtLeast ["140"] ["120"]
            "155 150 145 140 139 155 154 148 150 147 152 146 159 162 142 149 156 148 156 151";
        "Website bounce rate": "Visits that ended on the first page",
            Week "%" AtMost ["45"] ["50"]
            "40 43 41 42 42 41 43 43 41 42 42 41 43 41 43 44";
        "Customer service response time": "From a question to the first answer",
            Week "hours" AtMost ["3"] ["4"]
            "2.6 2.5 2.4 2.4 2.8 2.3 2.5 2.4 2.4 2.4 2.3 2.4 2.5 2.3 2.7 2.6";
    ]
    NEW_REGION 3 [
        "Order fulfillment time": "From the order to the door",
            Week "hours" AtMost ["48"] ["60"]
            "42 40 45 44 46 45 42 42 42 40 44 42 48 49 48 51";
        "Ad ROI": "Revenue from ads, for each unit spent",
            Month "times" AtLeast ["3"] ["2.5"]
            "3.6 3.5 3.3 3.3 3.5 3.6 3.4 3.3 3.3 3.6 3.3 3.3 3.3 3.3";
        "Customer satisfaction": "Mean of the answers to one question",
            Month "/5" AtLeast ["4.4"] ["4.2"]
            "4.44 4.51 4.44 4.52 4.53 4.50 4.45 4.45 4.47 4.47 4.44 4.52 4.47 4.51";
    ]
    LEARNING 2 [
        "Completed courses": "Courses finished in the quarter",
            Quarter "courses" AtLeast ["2"] ["1"]
            "3 2 2 3 2 2 2 3";
        "Content output": "Pieces published in the month",
            Month "pieces" AtLeast ["4"] ["3"]
            "5 4 5 4 4 4 5 5 4 5 4 4 3 5";
    ]
    EMAILS_SENT 1 [
        "Number of emails sent": "E-mails that went out",
            Month "e-mails" AtLeast ["50000"] ["40000"]
            "53871 51231 51436 51082 52009 50787 53586 52731 52732 52216 52766 53477 51153 51382";
    ]
    RESPONSE_SHARED 1 [
        "Average ticket response time": "Mean time from a new ticket to the first reply",
            Week "minutes" Below ["30"] ["40"]
            "27 28 24 28 27 28 27 28 28 28 26 28 27 29 26 27";
    ]
    TRUST_ASKED 2 [
        "Customers who would recommend us": "Share of promoters less share of detractors",
            Quarter "points" AtLeast ["40"] ["30"]
            "45 45 47 48 43 43 42 45";
        "Customers who buy again within a year": "As a share of all",
            Quarter "%" AtLeast ["35"] ["30"]
            "38 36 38 35 36 37 38 37";
    ]
}
