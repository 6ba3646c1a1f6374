//! A report as a page in one file, which asks for nothing from anywhere.

use super::{Block, Column, Level, Line, Piece};

/// What the page looks like: on white and on paper alike.
const STYLE: &str = "\
:root{color-scheme:light}\
body{max-width:52rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;\
color:#1b1a20;background:#fff}\
h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.3rem;margin-top:2.5rem}h3{font-size:1.05rem}\
h2,h3{break-after:avoid}\
table{width:100%;border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}\
th,td{padding:.3rem .6rem .3rem 0;border-bottom:1px solid #dfdce5;text-align:start;\
vertical-align:baseline}\
th{font-weight:500;color:#55525e}.number{text-align:end}tr{break-inside:avoid}\
.wide{overflow-x:auto}ul{padding-inline-start:1.2rem}.tasks{list-style:none;padding:0}\
figure{margin:1rem 0}svg{max-width:100%;height:auto}\
@media print{body{margin:0;font-size:.8rem}}";

/// The report as a page in one file, called by its title.
#[must_use]
pub fn html(title: &str, blocks: &[Block]) -> String {
    let blocks: Vec<String> = blocks.iter().map(block).collect();
    [
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'\">\n<title>",
        &escaped(title),
        "</title>\n<style>",
        STYLE,
        "</style>\n</head>\n<body>\n<main>\n",
        &blocks.join("\n"),
        "\n</main>\n</body>\n</html>\n",
    ]
    .concat()
}

fn block(block: &Block) -> String {
    let items = |all: Vec<String>| all.concat();
    match block {
        Block::Heading(level, of) => {
            let name = match level {
                Level::Report => "h1",
                Level::Part => "h2",
                Level::Section => "h3",
            };
            ["<", name, ">", &line(of), "</", name, ">"].concat()
        }
        Block::Text(of) => ["<p>", &line(of), "</p>"].concat(),
        Block::List(all) => {
            let item = |it: &Line| ["<li>", &line(it), "</li>"].concat();
            ["<ul>", &items(all.iter().map(item).collect()), "</ul>"].concat()
        }
        Block::Tasks(tasks) => {
            let item = |(done, of): &(bool, Line)| {
                let mark = if *done { "☑ " } else { "☐ " };
                ["<li>", mark, &line(of), "</li>"].concat()
            };
            let all = items(tasks.iter().map(item).collect());
            ["<ul class=\"tasks\">", &all, "</ul>"].concat()
        }
        Block::Table(columns, rows) => table(columns, rows),
        Block::Drawing(svg) => ["<figure>", svg, "</figure>"].concat(),
    }
}

fn table(columns: &[Column], rows: &[Vec<Line>]) -> String {
    let class = |at: usize| {
        let is_number = columns.get(at).is_some_and(|it| it.is_number);
        if is_number { " class=\"number\"" } else { "" }
    };
    let head: String = columns
        .iter()
        .enumerate()
        .map(|(at, it)| {
            let name = escaped(&it.name);
            ["<th scope=\"col\"", class(at), ">", &name, "</th>"].concat()
        })
        .collect();
    let row = |cells: &Vec<Line>| {
        let cell = |(at, it): (usize, &Line)| match at {
            // What a row is of.
            0 => ["<th scope=\"row\">", &line(it), "</th>"].concat(),
            at => ["<td", class(at), ">", &line(it), "</td>"].concat(),
        };
        let cells: String = cells.iter().enumerate().map(cell).collect();
        ["<tr>", &cells, "</tr>"].concat()
    };
    let rows: Vec<String> = rows.iter().map(row).collect();
    [
        "<div class=\"wide\"><table>\n<thead><tr>",
        &head,
        "</tr></thead>\n<tbody>\n",
        &rows.join("\n"),
        "\n</tbody>\n</table></div>",
    ]
    .concat()
}

fn line(line: &Line) -> String {
    let pieces = line.0.iter().map(|piece| match piece {
        Piece::Ours(text) => escaped(text),
        // Of its own direction, whichever that is.
        Piece::Typed(text) => ["<bdi>", &escaped(text), "</bdi>"].concat(),
        Piece::Strong(text) => ["<strong>", &escaped(text), "</strong>"].concat(),
    });
    pieces.collect()
}

/// Text between tags. What no page can hold is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
