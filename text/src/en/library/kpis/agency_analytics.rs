//! The KPIs of `AgencyAnalytics`.

use waymark_core::kpi::sandbox::{Normal, Told};
use waymark_core::kpi::unit::Unit;
use waymark_core::objective::key_result::Indicator;
use waymark_core::sketch::Operator;

kpis! {
    SITE 3 [
        "Monthly unique visitors": "People who visited, each counted once",
            Month "visitors" AtLeast ["40000"] ["36000"]
            "42853 42201 41307 44031 42561 42975 42850 41740 42572 42346 44400 42535 41991 41675";
        "Organic sessions from target countries": "Visits from search in the countries that the client serves",
            Month "sessions" AtLeast ["12000"] ["10500"]
            "13643 13079 13446 13581 13173 12997 13401 12762 12621 12849 12828 12540 13002 13116";
        "Landing page conversion rate": "Visitors of landing pages who leave their details",
            Week "%" AtLeast ["4"] ["3.5"]
            "4.6 4.4 4.3 4.2 4.6 4.2 4.5 4.5 4.1 4.3 4.4 4.2 4.5 4.3 4.1 4.0";
    ]
    ACQUISITION 4 [
        "Marketing qualified leads per month": "Leads that fit and have shown interest",
            Month "leads" AtLeast ["120"] ["100"]
            "127 141 127 131 129 130 138 130 126 127 126 110 100 106";
        "Sales qualified leads per month": "Leads that sales has spoken to and accepted",
            Month "leads" AtLeast ["45"] ["38"]
            "49 44 49 48 50 43 37 43 43 48 46 42 45 45";
        "Sales revenue from paid search campaigns": "Orders within 30 days of a click on an ad",
            Month "$" AtLeast ["60000"] ["52000"]
            "63335 61405 65426 64748 62324 61242 67580 63959 64276 66490 67077 65371 63811 68792";
        "Opportunity-to-close rate": "Opportunities won, of those decided in the month",
            Month "%" AtLeast ["22"] ["18"]
            "23.3 25.0 22.8 24.1 22.6 23.3 23.2 23.4 24.3 24.1 25.2 22.9 23.7 22.5";
    ]
    SATISFACTION 3 [
        "Customer satisfaction score (CSAT)": "Mean of the answers to one question after each case",
            Month "/5" AtLeast ["4.4"] ["4.2"]
            "4.50 4.44 4.42 4.53 4.42 4.48 4.48 4.55 4.56 4.51 4.56 4.49 4.53 4.41";
        "Customer retention rate": "Clients of a year ago who still are",
            Quarter "%" AtLeast ["88"] ["85"]
            "90.9 88.1 89.2 89.6 89.6 89.2 89.9 88.6";
        "Average response time from customer success": "From a client's question to the first answer",
            Week "hours" AtMost ["4"] ["6"]
            "3.9 2.8 3.4 3.6 3.7 2.9 3.8 3.1 3.4 3.1 3.2 3.3 3.2 3.7 3.2 3.5";
    ]
    BRAND 3 [
        "Share of voice in organic search": "Our share of the clicks on the keywords we follow",
            Month "%" AtLeast ["15"] ["12"]
            "15.8 15.0 16.0 16.7 15.8 16.0 16.0 16.0 16.0 15.1 14.7 13.7 13.8 14.0";
        "Branded search volume": "Searches for the client's name",
            Month "searches" AtLeast ["6500"] ["5800"]
            "7242 6734 6762 6484 6922 6889 6979 6882 6852 6920 6854 7151 7089 6388";
        "Estimated market share in a niche": "The client's revenue, as a share of the niche's",
            Quarter "%" AtLeast ["8"] ["7"]
            "8.3 8.1 8.3 8.1 8.7 8.4 8.5 8.3";
    ]
    ACQUISITION_KPIS 5 [
        "Cost per lead": "Spending on campaigns, divided by the leads they brought",
            Month "$" AtMost ["45"] ["55"]
            "43.51 37.76 42.14 39.61 40.40 38.74 41.34 40.86 40.15 40.54 42.84 42.11 38.74 41.76";
        "Click-through rate": "Clicks, as a share of the times an ad was shown",
            Week "%" AtLeast ["2.5"] ["2"]
            "2.63 2.66 3.01 2.97 2.75 2.65 2.56 2.82 2.57 2.61 2.47 2.74 2.40 2.91 2.77 2.70";
        "Conversion rate": "Visitors who become leads",
            Week "%" AtLeast ["3"] ["2.6"]
            "3.2 3.3 3.3 3.2 3.2 3.2 3.0 3.1 3.2 3.3 3.1 3.1 3.0 3.2 3.0 3.3";
        "Marketing qualified leads": "Leads that fit and have shown interest",
            Month "leads" AtLeast ["90"] ["75"]
            "104 96 101 103 101 101 101 91 91 98 96 94 99 97";
        "Sales revenue from paid campaigns": "Orders within 30 days of a click on an ad",
            Month "$" AtLeast ["80000"] ["70000"]
            "80640 81712 85685 79903 83623 79818 79075 88309 78350 83397 82011 70304 74072 73293";
    ]
    RETENTION_KPIS 4 [
        "Churn rate": "Clients lost in the month, as a share of all",
            Month "%" AtMost ["2.5"] ["3.5"]
            "2.0 2.1 2.6 2.5 2.7 1.9 2.2 2.7 2.3 2.3 2.5 2.1 2.2 2.4";
        "Customer satisfaction score": "Mean of the answers to one question",
            Month "/5" AtLeast ["4.5"] ["4.3"]
            "4.56 4.51 4.49 4.58 4.50 4.54 4.60 4.61 4.60 4.58 4.60 4.60 4.55 4.67";
        "Customer retention rate": "Clients of a year ago who still are",
            Quarter "%" AtLeast ["90"] ["86"]
            "91.5 90.8 91.3 91.3 91.9 92.8 90.9 91.3";
        "Upsell revenue": "Revenue from what clients bought in addition",
            Month "$" AtLeast ["15000"] ["12000"]
            "15745 16492 16219 15761 17231 16742 16864 17952 16907 15495 16054 15757 15062 16971";
    ]
    EFFICIENCY_KPIS 3 [
        "Billable utilization": "Billable hours as a share of all hours worked",
            Week "%" Between ["65", "75"] ["60", "80"]
            "71 70 71 70 70 71 70 71 70 68 73 70 69 70 71 68";
        "Work done again": "Hours spent on what had been delivered, as a share of all",
            Month "%" AtMost ["5"] ["8"]
            "3.7 4.9 4.7 3.3 4.0 3.7 4.2 4.3 4.7 4.9 3.6 4.1 3.6 4.2";
        "Project margin": "Revenue less direct costs, as a share of revenue",
            Month "%" AtLeast ["35"] ["30"]
            "37.6 37.9 39.0 38.5 38.8 37.2 35.8 37.0 38.2 37.3 39.0 36.4 35.1 35.0";
    ]
    SERVICE_KPIS 3 [
        "Time to first response": "From a new ticket to the first reply",
            Week "hours" AtMost ["2"] ["3"]
            "1.7 1.7 2.0 1.6 1.6 1.8 1.8 1.9 1.6 1.5 1.6 1.7 1.9 1.7 1.9 1.9";
        "Average response time": "Mean over all replies of the week",
            Week "hours" AtMost ["4"] ["5"]
            "3.7 3.4 3.4 3.4 3.8 3.7 3.7 2.9 3.0 3.6 3.1 3.3 3.4 3.2 3.7 3.2";
        "Ticket resolution time": "From a new ticket to its end",
            Week "hours" AtMost ["24"] ["36"]
            "19 23 22 19 23 20 22 21 22 20 24 21 19 22 23 20";
    ]
    SUPPORTING 7 [
        "Number of proactive check-ins": "Calls to clients that nobody had asked for",
            Month "calls" AtLeast ["30"] ["24"]
            "32 35 31 34 32 33 31 33 32 32 33 29 33 32";
        "Upsell rate": "Clients who bought something in addition",
            Month "%" AtLeast ["8"] ["6"]
            "8.3 8.5 8.9 9.1 9.3 8.4 8.8 8.9 8.4 8.2 9.3 8.1 9.6 8.8";
        "New blog subscribers per month": "People who subscribed, less those who left",
            Month "subscribers" AtLeast ["250"] ["200"]
            "240 296 264 242 264 245 240 301 276 293 261 255 257 304";
        "Blog keywords ranked in organic search": "Keywords on the first page",
            Month "keywords" AtLeast ["60"] ["50"]
            "66 66 61 66 64 65 62 64 66 68 63 57 59 55";
        "New qualified leads per month": "Leads that fit and have shown interest",
            Month "leads" AtLeast ["80"] ["65"]
            "90 80 84 90 90 86 86 93 78 80 88 85 84 84";
        "Website conversion rate": "Visitors who become leads",
            Month "%" AtLeast ["2.5"] ["2"]
            "2.7 2.7 2.6 2.7 2.7 2.8 2.6 2.8 2.8 2.6 2.9 2.8 2.8 2.8";
        "Customer retention rate (CRR)": "Clients of a year ago who still are",
            Quarter "%" AtLeast ["88"] ["85"]
            "89.0 88.7 89.2 88.5 90.1 89.6 88.6 88.0";
    ]
    ADS_AND_POSTS 2 [
        "Google display ads": "Spent on ads in the quarter",
            Quarter "$" Between ["45000", "50000"] ["40000", "55000"]
            "46747 49702 48663 49432 46758 48712 49525 46260";
        "Blog posts published per month": "Posts that went live",
            Month "posts" AtLeast ["20"] ["16"]
            "20 20 22 20 21 19 20 20 20 19 22 21 21 21";
    ]
}
