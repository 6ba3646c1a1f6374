//! What the columns of a table are called, in English and where else people keep goals:
//! tables come from anywhere, whatever language the page is in.

use waymark_core::table::heading::{Fold, Heading, Words};

/// The names of columns, compared after folding.
#[must_use]
pub const fn words(fold: Fold) -> Words {
    Words {
        names: &NAMES,
        fold,
    }
}

/// In English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, the Scandinavian
/// languages and a few others, as far as people keep goals in them. Of a name that stands
/// with several, what is first is meant if nothing else tells.
const NAMES: [(Heading, &str); 27] = [
    (
        Heading::Objective,
        "objective, objectives, objective name, objective title, o, goal, goals, goal name, \
         goal title, main goal, objective or goal, name, title, okr, ziel, ziele, \
         zielsetzung, oberziel, objectif, objectifs, objetivo, objetivos, obiettivo, \
         obiettivi, doel, doelstelling, cel, mål, 目標, 目的",
    ),
    (
        Heading::KeyResult,
        "key result, key results, keyresult, key result name, key result title, kr, krs, \
         kr name, kr title, metric, metric name, measure name, indicator, name, title, \
         result, schlüsselergebnis, schlüsselergebnisse, schlüsselresultat, ergebnis, \
         kennzahl, messgröße, messgrösse, résultat clé, résultats clés, indicateur, \
         resultado clave, resultados clave, indicador, resultado chave, resultados chave, \
         risultato chiave, risultati chiave, indicatore, kernresultaat, kluczowy rezultat, \
         kluczowy wynik, nyckelresultat, 主要な結果, 成果指標, 主要成果",
    ),
    (
        Heading::Kpi,
        "kpi, kpis, kpi name, metric, metric name, indicator, name, title, kennzahl, \
         messgröße, messgrösse, indicateur, indicador, indicatore, 指標, habit, habitname",
    ),
    (
        Heading::Date,
        "date, day, check in date, checkin date, date of check in, as of, on, recorded on, \
         recorded, measured on, when, timestamp, time, week, week of, week starting, month, \
         calendardate, updated, updated at, updated on, last updated, quarter, period, \
         datum, tag, stand, woche, monat, gemessen am, jour, semaine, mois, fecha, día, \
         semana, mes, data, dia, mês, giorno, settimana, mese, dag, week van, maand, dzień, \
         tydzień, miesiąc, vecka, månad, dato, дата, 日付, 日期, 날짜, التاريخ, दिनांक",
    ),
    (
        Heading::Period,
        "period, quarter, cycle, goal cycle, okr cycle, timeframe, time frame, time span, \
         time period, half, year, fiscal quarter, session, zeitraum, quartal, periode, \
         zyklus, jahr, période, trimestre, cycle okr, periodo, período, kwartaal, okres, \
         kwartał, kvartal, 四半期, 期間",
    ),
    (
        Heading::First,
        "first day, start date, starts, starts on, startdate, started at, begin date, \
         begins, beginning, from date, period start, start day, startdatum, beginn, \
         date de début, début, fecha de inicio, data de início, data inizio, begindatum",
    ),
    (
        Heading::Last,
        "last day, end date, due date, due, due on, due at, ends, ends on, enddate, duedate, \
         deadline, finish date, targeted at, to date, period end, end day, target date, \
         enddatum, fällig, fällig am, fälligkeit, fin, date de fin, échéance, fecha de fin, \
         fecha límite, data de término, prazo, data fine, scadenza, einddatum",
    ),
    (
        Heading::Value,
        "value, reading, actual, actual value, actuals, current, current value, new value, \
         value now, now, measured value, measurement, result, results, latest, latest value, \
         figure, number, amount, wert, aktuell, aktueller wert, istwert, ist, ist wert, \
         messwert, valeur, valeur actuelle, actuel, réel, valor, valor actual, actual valor, \
         valor atual, atual, valore, valore attuale, attuale, waarde, huidige waarde, \
         wartość, aktualna wartość, värde, verdi, værdi, значение, 値, 実績, 現在値, 数值, القيمة, \
         मान",
    ),
    (
        Heading::Confidence,
        "confidence, confidence level, confidence score, how sure, sure, certainty, \
         confident, zuversicht, konfidenz, vertrauen, sicherheit, confiance, confianza, \
         confiança, fiducia, vertrouwen, pewność, 自信度",
    ),
    (
        Heading::Note,
        "note, notes, comment, comments, commenttext, remark, remarks, reflection, \
         reflections, check in note, details, notiz, notizen, kommentar, kommentare, \
         bemerkung, bemerkungen, anmerkung, commentaire, commentaires, remarque, nota, \
         notas, comentario, comentarios, comentário, comentários, observações, \
         observaciones, commento, commenti, opmerking, opmerkingen, notitie, uwagi, notatka, \
         anteckning, メモ, 備考",
    ),
    (
        Heading::Start,
        "start, start value, starting value, starting, baseline, base, initial, \
         initial value, from, metric start value, steps start, startwert, ausgangswert, \
         basis, départ, valeur de départ, valeur initiale, inicio, valor inicial, início, \
         valore iniziale, partenza, startwaarde, wartość początkowa, startvärde, 開始値",
    ),
    (
        Heading::Target,
        "target, target value, goal value, goal, aim, to, end value, final, \
         metric target value, steps end, planned, plan, zielwert, ziel, soll, sollwert, \
         cible, valeur cible, objectif, meta, valor objetivo, objetivo, valor alvo, alvo, \
         valore obiettivo, doelwaarde, streefwaarde, wartość docelowa, målvärde, mål, 目標値, 目標",
    ),
    (
        Heading::Unit,
        "unit, units, unit of measure, einheit, unité, unidad, unidade, unità, eenheid, \
         jednostka, enhet, 単位",
    ),
    (
        Heading::Owner,
        "owner, owners, owner email, owner emails, owner email id, owner name, assignee, \
         responsible, accountable, who, dri, lead, email, individual emails, person, \
         assigned to, verantwortlich, verantwortliche, besitzer, zuständig, responsable, \
         propriétaire, propietario, responsável, dono, responsabile, verantwoordelijke, \
         eigenaar, odpowiedzialny, ansvarig, 担当, 担当者",
    ),
    (
        Heading::Status,
        "status, state, health, progress status, rag, on track, phase, statut, état, estado, \
         situação, stato, stan, 状態, ステータス",
    ),
    (
        Heading::Progress,
        "progress, progress %, % complete, percent complete, percent completed, completion, \
         completed, % done, complete, attainment, progress value, fortschritt, erfüllung, \
         progression, avancement, progreso, avance, progresso, voortgang, postęp, framsteg, \
         進捗, 進捗率",
    ),
    (
        Heading::Score,
        "score, grade, final score, okr score, bewertung, puntuación, pontuação",
    ),
    (
        Heading::Weight,
        "weight, weighting, weightage, importance, gewicht, gewichtung, poids, pondération, \
         peso, ponderación, gewogen, waga, vikt",
    ),
    (
        Heading::Measure,
        "measure, measure type, metric type, key result type, kr type, measurement type, \
         type value, type, goal type, typ, art, tipo",
    ),
    (
        Heading::Level,
        "level, scope, ebene, niveau, nivel, nível, livello",
    ),
    (
        Heading::Commitment,
        "commitment, committed or aspirational, aspirational or committed, ambition, \
         commitment type",
    ),
    (
        Heading::Description,
        "description, objective description, goal description, beschreibung, descripción, \
         descrição, descrizione, beschrijving, opis, 説明",
    ),
    (
        Heading::ObjectiveId,
        "objective id, goal id, goal identifier, goal key",
    ),
    (Heading::KeyResultId, "key result id, kr id, metric id"),
    (Heading::KpiId, "kpi id"),
    (Heading::RowId, "row id, id, key"),
    (
        Heading::ParentId,
        "parent id, parent row ids, parent goal ids, parent goal id, parent row id, parent",
    ),
];
