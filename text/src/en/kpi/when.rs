//! The words of dates in a table. It may come from anywhere, so they are of several languages.

use waymark_core::table::when::Words;

/// English, and what people write who keep goals in another language. A language whose
/// months begin like other months of another one is not among them.
pub const WORDS: Words = Words {
    months: &[
        "january february march april may june july august september october november december",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "jänner feber mrz apr mai jun jul aug sep okt nov dez",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv févr mars avr mai juin juil aout sept oct nov dec",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre \
         dicembre",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "januar februar marts april maj juni juli august september oktober november december",
        "januar februar mars april mai juni juli august september oktober november desember",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października \
         listopada grudnia",
        "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik \
         listopad grudzień",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
        "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    ],
    beside: "week of the to beginning commencing wc on woche vom der am le du de del den \
             semaine semana r roku г года р року \
             monday tuesday wednesday thursday friday saturday sunday \
             mon tue tues wed weds thu thur thurs fri sat sun \
             montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag \
             mo di mi do fr sa so \
             lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim \
             lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom \
             segunda terça quarta quinta sexta feira seg ter qua qui sex \
             lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab \
             maandag dinsdag woensdag donderdag vrijdag zaterdag zondag wo vr za zo \
             måndag tisdag onsdag torsdag fredag lördag söndag mån tis ons tors fre lör sön \
             mandag tirsdag lørdag søndag man tir tor lør søn \
             poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob niedz \
             понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс \
             pazartesi salı çarşamba perşembe cuma cumartesi pazar \
             सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार \
             الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد \
             月 火 水 木 金 土 日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 \
             月曜 火曜 水曜 木曜 金曜 土曜 日曜 星期一 星期二 星期三 星期四 星期五 星期六 星期日 \
             周一 周二 周三 周四 周五 周六 周日 월 화 수 목 금 토 일 \
             월요일 화요일 수요일 목요일 금요일 토요일 일요일",
    weeks: "w kw cw wk wks week woche semaine semana vecka uke uge",
};
