// rich_text blocks: what people write, and formatted text of apps.
import { h } from "./dom.js";
import { emoji } from "./emoji.js";
import { link, mention } from "./mrkdwn.js";
import { channelName, groupName, memberName } from "./people.js";

export const richText = (block) => h("div", { class: "rich" }, block.elements.map(part));

function part(element) {
  switch (element.type) {
    case "rich_text_section": return h("p", {}, element.elements.map(piece));
    case "rich_text_quote": return h("blockquote", {}, element.elements.map(piece));
    case "rich_text_preformatted": return h("pre", {}, element.elements.map(piece));
    case "rich_text_list": return list(element);
    default: return piece(element);
  }
}

function list(element) {
  const tag = element.style === "ordered" ? "ol" : "ul";
  const items = element.elements.map((item) => h("li", {}, item.elements.map(piece)));
  return h(tag, { style: { "margin-left": `${(element.indent ?? 0) * 1.5}rem` } }, items);
}

function piece(element) {
  switch (element.type) {
    case "text": return styled(lines(element.text), element.style);
    case "link": return styled([link(element.url, element.text)], element.style);
    case "user": return mention(`@${memberName(element.user_id)}`);
    case "channel": return mention(`#${channelName(element.channel_id) ?? element.channel_id}`);
    case "usergroup": return mention(`@${groupName(element.usergroup_id) ?? "group"}`);
    case "broadcast": return mention(`@${element.range}`, "broadcast");
    case "emoji": return emoji(element.name);
    case "date": return new Date(element.timestamp * 1000).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" });
    default: return element.text ?? "";
  }
}

const lines = (text) => text.split("\n").flatMap((line, place) => (place ? [h("br"), line] : [line]));

function styled(children, style = {}) {
  let out = children;
  if (style.code) out = [h("code", {}, out)];
  if (style.bold) out = [h("strong", {}, out)];
  if (style.italic) out = [h("em", {}, out)];
  if (style.strike) out = [h("s", {}, out)];
  return out;
}
