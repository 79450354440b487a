// The markdown block: standard Markdown, as much of it as Slack shows.
import { h } from "./dom.js";
import { inline as marks, link } from "./mrkdwn.js";

export function markdown(text) {
  return h("div", { class: "markdown" }, blocks(text.replaceAll("\r\n", "\n").split("\n")));
}

function blocks(lines) {
  const out = [];
  while (lines.length) {
    const line = lines[0];
    if (!line.trim()) lines.shift();
    else if (/^```/.test(line)) out.push(fenced(lines));
    else if (/^#{1,6} /.test(line)) out.push(heading(lines.shift()));
    else if (/^(-{3,}|\*{3,}|_{3,})\s*$/.test(line)) out.push((lines.shift(), h("hr")));
    else if (/^> ?/.test(line)) out.push(h("blockquote", {}, blocks(taken(lines, /^> ?/).map((one) => one.replace(/^> ?/, "")))));
    else if (/^\s*[-*+] /.test(line)) out.push(list(lines, "ul", /^\s*[-*+] /));
    else if (/^\s*\d+[.)] /.test(line)) out.push(list(lines, "ol", /^\s*\d+[.)] /));
    else if (/^\|.*\|\s*$/.test(line) && /^\|[\s:|-]+\|\s*$/.test(lines[1] ?? "")) out.push(table(lines));
    else out.push(h("p", {}, broken(paragraph(lines))));
  }
  return out;
}

function taken(lines, mark) {
  const found = [];
  while (lines.length && mark.test(lines[0])) found.push(lines.shift());
  return found;
}

function fenced(lines) {
  lines.shift();
  const code = [];
  while (lines.length && !/^```/.test(lines[0])) code.push(lines.shift());
  lines.shift();
  return h("pre", {}, code.join("\n"));
}

function heading(line) {
  const [, marks, words] = line.match(/^(#{1,6}) (.*)$/);
  return h("p", { class: "heading", role: "heading", "aria-level": marks.length + 2 }, inline(words.replace(/ #+$/, "")));
}

function list(lines, tag, mark) {
  const start = tag === "ol" ? Number(lines[0].match(/\d+/)[0]) : null;
  const items = [];
  while (lines.length && (mark.test(lines[0]) || /^\s{2,}\S/.test(lines[0]))) {
    const line = lines.shift();
    if (mark.test(line) && !/^\s{2,}/.test(line)) items.push(h("li", {}, inline(line.replace(mark, ""))));
    else items.at(-1)?.append(h("div", {}, inline(line.trim().replace(/^[-*+] /, "• "))));
  }
  return h(tag, { start }, items);
}

function table(lines) {
  const cells = (line) => line.trim().replace(/^\||\|$/g, "").split("|").map((cell) => inline(cell.trim()));
  const head = cells(lines.shift());
  lines.shift();
  const rows = taken(lines, /^\|.*\|\s*$/).map(cells);
  return h("div", { class: "scroll" }, h("table", {}, h("thead", {}, h("tr", {}, head.map((cell) => h("th", {}, cell)))), h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, cell)))))));
}

function paragraph(lines) {
  const found = [];
  while (lines.length && lines[0].trim() && (!found.length || !/^(```|#{1,6} |> ?|\s*[-*+] |\s*\d+[.)] )/.test(lines[0]))) found.push(lines.shift());
  return found;
}

const broken = (lines) => lines.flatMap((line, place) => (place ? [h("br"), ...inline(line)] : inline(line)));

const unescaped = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
const MARK = /^<([@#!]|https?:|mailto:)/;
const INLINE = /(<[^<>\n]+>)|\\([\\`*_{}[\]()#+.!<>|~-])|`([^`]+)`|\*\*(.+?)\*\*|__(.+?)__|\*(?=\S)([^*]+)\*|(?<!\w)_(?=\S)([^_]+)_(?!\w)|~~(.+?)~~|\[([^\]]+)\]\(([^()\s]+)\)/g;

function inline(text) {
  const out = [];
  let last = 0;
  for (const found of text.matchAll(INLINE)) {
    if (found.index > last) out.push(unescaped(text.slice(last, found.index)));
    out.push(marked(found));
    last = found.index + found[0].length;
  }
  if (last < text.length) out.push(unescaped(text.slice(last)));
  return out;
}

function marked([whole, angle, escaped, code, bold, bold2, italic, italic2, struck, label, url]) {
  if (angle) return MARK.test(angle) ? marks(angle) : whole;
  if (escaped) return escaped;
  if (code) return h("code", {}, code);
  if (bold ?? bold2) return h("strong", {}, inline(bold ?? bold2));
  if (italic ?? italic2) return h("em", {}, inline(italic ?? italic2));
  if (struck) return h("s", {}, inline(struck));
  return link(url, label);
}
