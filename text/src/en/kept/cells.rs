//! The words that stand in the cells of a table in place of a value, in English and where
//! else people keep goals. They are compared in small letters.

use waymark_core::carry::reads::Words;
use waymark_core::kpi::unit::Unit;

/// All of them.
pub const WORDS: Words = Words {
    yes: "yes, y, true, x, done, on, ok, ✓, ✔, ✔️, ☑, ☑️, ✅, ja, j, wahr, erledigt, oui, o, vrai, fait, \
          sí, si, s, verdadero, hecho, sim, verdadeiro, feito, vero, fatto, waar, klaar, gedaan, \
          tak, prawda, sann, sant, sand, klar, да, истина, evet, doğru, はい, 完了, 是, نعم, हाँ",
    no: "no, n, false, not done, not yet, open, off, ✗, ✘, ✕, ×, ☐, ❌, nein, falsch, offen, non, \
         faux, falso, não, nao, nee, onwaar, nie, fałsz, nej, nei, falskt, usant, falsk, нет, ложь, hayır, \
         yanlış, いいえ, 未完了, 否, لا, नहीं",
    missing: "n/a, na, n.a., n/d, nd, n.d., #n/a, #nv, #na, #n/d, #div/0!, #ref!, #value!, #wert!, \
              #name?, #num!, #null!, #bezug!, #zahl!, #valeur!, #error!, none, null, nil, nan, \
              -, --, ---, ?, tbd, tba, pending, missing, no data, not measured, k.a., k. a., \
              keine angabe, entfällt, nicht gemessen, s.o., sin datos, sem dados, s/d, b.d.",
    closed: "closed, no reading, no reading (closed), geschlossen, fermé, cerrado, fechado, chiuso, \
             gesloten",
    totals: "average, averages, avg, mean, median, total, totals, grand total, subtotal, sub total, sum, \
             count, durchschnitt, mittelwert, mittel, summe, gesamt, gesamtsumme, \
             moyenne, somme, total général, sous-total, promedio, media, suma, subtotal, média, \
             soma, totale, somma, gemiddelde, totaal, som, średnia, suma, razem, genomsnitt, \
             medel, summa, totalt, gjennomsnitt, gennemsnit, ø, øs, ∑, σ, 平均, 合計, итого, среднее",
    measured: "actual, actuals, actual value, current, result, results, measured, reading, ist, istwert, \
               ist-wert, wert, ergebnis, gemessen, réel, réalisé, résultat, real, realizado, \
               resultado, atual, effettivo, consuntivo, actueel, werkelijk, realisatie, \
               rzeczywiste, wykonanie, utfall, resultat, faktisk, 実績, 实际, факт",
    planned: "target, targets, target value, plan, planned, goal, goals, budget, budgeted, forecast, \
              projected, projection, outlook, expected, estimate, aim, benchmark, soll, sollwert, \
              soll-wert, ziel, ziele, zielwert, vorgabe, prognose, hochrechnung, cible, objectif, \
              prévu, prévision, prévisionnel, objetivo, meta, previsto, presupuesto, previsión, \
              orçamento, previsão, obiettivo, previsione, doel, streefwaarde, begroting, cel, \
              budżet, prognoza, mål, prognos, 目標, 計画, 予算, 目标, 计划, план, цель",
    units: [
        (
            "week, weeks, weekly, kw, woche, kalenderwoche, semaine, semana, settimana, tydzień, vecka, \
             uke, uge, 週, 周",
            Unit::Week,
        ),
        (
            "month, months, monthly, monat, mois, mes, mês, mese, maand, miesiąc, månad, måned, 月",
            Unit::Month,
        ),
        (
            "quarter, quarterly, quartal, trimestre, kwartaal, kwartał, kvartal, 四半期",
            Unit::Quarter,
        ),
    ],
    sure: [
        (
            "high, very high, h, green, hoch, grün, élevée, élevé, haute, haut, vert, alta, alto, \
             verde, hoog, groen, wysoka, hög, grön, høy, høj, 高",
            8,
        ),
        (
            "medium, med, moderate, middle, m, yellow, amber, orange, mittel, gelb, moyenne, moyen, \
             jaune, media, medio, média, médio, amarillo, amarelo, giallo, gemiddeld, geel, \
             średnia, medel, gul, middels, middel, 中",
            5,
        ),
        (
            "low, very low, l, red, niedrig, gering, rot, faible, basse, bas, rouge, baja, bajo, rojo, \
             baixa, baixo, vermelho, bassa, basso, rosso, laag, rood, niska, låg, röd, lav, 低",
            2,
        ),
    ],
};
