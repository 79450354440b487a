// Slack's own markup. What is not a mark stays text: https://docs.slack.dev/messaging/formatting-message-text
import { h, safeUrl } from "./dom.js";
import { EMOJI } from "./emoji.js";
import { memberName, channelName, groupName } from "./people.js";

const unescaped = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

// Fenced code first, then quotes, then lines with inline marks.
export function mrkdwn(text) {
  const parts = text.split(/```\n?([\s\S]*?)```/);
  return parts.map((part, place) => (place % 2 ? h("pre", {}, unescaped(part)) : paragraphs(part)));
}

function paragraphs(text) {
  const out = [];
  let quote = null;
  text.split("\n").forEach((line, place, lines) => {
    const quoted = /^(?:&gt;|>) ?/.test(line);
    if (quoted) {
      quote ??= h("blockquote", {});
      if (!quote.isConnected && !out.includes(quote)) out.push(quote);
      if (quote.childNodes.length) quote.append(h("br"));
      quote.append(...inline(line.replace(/^(?:&gt;|>) ?/, "")));
      return;
    }
    quote = null;
    out.push(...inline(line));
    if (place < lines.length - 1 && !/^(?:&gt;|>) ?/.test(lines[place + 1])) out.push(line ? h("br") : h("span", { class: "gap" }));
  });
  return out;
}

const INLINE = /(<[^<>\n]+>)|`([^`\n]+)`|(?<![\w*])\*(?=\S)([^*\n]*[^*\s])\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]*[^_\s])_(?![\w_])|(?<![\w~])~(?=\S)([^~\n]*[^~\s])~(?![\w~])|:([a-z0-9_+'-]+):/g;

export function inline(text) {
  const out = [];
  let last = 0;
  for (const found of text.matchAll(INLINE)) {
    if (found.index > last) out.push(unescaped(text.slice(last, found.index)));
    out.push(...marked(found));
    last = found.index + found[0].length;
  }
  if (last < text.length) out.push(unescaped(text.slice(last)));
  return out;
}

function marked([whole, angle, code, bold, italic, struck, emoji]) {
  if (angle) return [angled(angle.slice(1, -1))];
  if (code) return [h("code", {}, unescaped(code))];
  if (bold) return [h("strong", {}, inline(bold))];
  if (italic) return [h("em", {}, inline(italic))];
  if (struck) return [h("s", {}, inline(struck))];
  return [EMOJI[emoji] ? h("span", { class: "emoji", title: whole }, EMOJI[emoji]) : whole];
}

function angled(mark) {
  const [target, label] = mark.split("|");
  if (target.startsWith("@")) return mention(`@${memberName(target.slice(1))}`);
  if (target.startsWith("#")) return mention(`#${channelName(target.slice(1)) ?? label}`);
  if (target.startsWith("!date^")) return date(target, label);
  if (target.startsWith("!subteam^")) return mention(`@${groupName(target.slice(9)) ?? label}`);
  if (target.startsWith("!")) return mention(`@${target.slice(1)}`, "broadcast");
  return link(unescaped(target), label ? unescaped(label) : undefined);
}

export const mention = (words, kind = "") => h("span", { class: `mention ${kind}` }, words);

export function link(url, label) {
  const safe = safeUrl(url);
  if (!safe) return document.createTextNode(label ?? url);
  return h("a", { href: safe, target: "_blank", rel: "noopener noreferrer" }, label ?? url);
}

const DATE = { dateStyle: "medium" };
const TIME = { timeStyle: "short" };

function date(target, fallback) {
  const [, seconds, form, url] = target.split("^");
  const moment = new Date(Number(seconds) * 1000);
  const day = moment.toLocaleDateString("en", DATE);
  const words = form
    .replace(/\{date_num\}/g, moment.toISOString().slice(0, 10))
    .replace(/\{date(_short|_long|)(_pretty)?\}/g, day)
    .replace(/\{time(_secs)?\}/g, moment.toLocaleTimeString("en", TIME));
  const shown = Number.isNaN(moment.getTime()) ? unescaped(fallback ?? "") : unescaped(words);
  return url ? link(unescaped(url), shown) : h("time", { datetime: moment.toISOString() }, shown);
}
