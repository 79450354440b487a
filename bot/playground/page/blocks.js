// Blocks of messages, App Home and modals: https://docs.slack.dev/reference/block-kit/blocks/
import { chart } from "./charts.js";
import { h, safeUrl } from "./dom.js";
import { element, plain } from "./elements.js";
import { markdown } from "./markdown.js";
import { mrkdwn } from "./mrkdwn.js";
import { richText } from "./richtext.js";
import { dataTable, table } from "./tables.js";

// `hands.use` is told of clicks; `hands.values` is Slack's state of the view or message.
export const blocks = (list, hands) => h("div", { class: "blocks" }, list.map((block) => one(block, hands)));

function one(block, hands) {
  const draw = DRAWN[block.type] ?? (() => h("p", { class: "unknown" }, `(${block.type} block)`));
  const drawn = draw(block, hands);
  drawn.classList.add("block", block.type);
  drawn.dataset.block = block.block_id;
  return drawn;
}

const words = (text) => (text.type === "mrkdwn" ? mrkdwn(text.text) : plain(text));
const interactive = (block, element_, { use, values, lookUp }) => element(block, element_, { use, lookUp, kept: values?.[block.block_id]?.[element_.action_id] });

const section = (block, hands) => h("div", {},
  h("div", { class: "body" },
    block.text ? h("div", { class: "words" }, words(block.text)) : null,
    block.fields ? h("div", { class: "fields" }, block.fields.map((field) => h("div", {}, words(field)))) : null),
  block.accessory ? h("div", { class: "accessory" }, interactive(block, block.accessory, hands)) : null);

const context = (block) => h("div", {}, block.elements.map((part) =>
  part.type === "image" ? h("img", { src: part.image_url, alt: part.alt_text }) : h("span", {}, words(part))));

const actions = (block, hands) => h("div", {}, block.elements.map((part) => interactive(block, part, hands)));

const picture = (block) => h("figure", {},
  block.title ? h("figcaption", {}, plain(block.title)) : null,
  h("img", { src: safeUrl(block.image_url), alt: block.alt_text, loading: "lazy" }));

function input(block, hands) {
  const field = interactive(block, block.element, { ...hands, use: block.dispatch_action ? hands.use : () => {} });
  const id = `input-${block.block_id}`;
  const target = field.matches("input,select,textarea") ? field : field.querySelector("input");
  target?.setAttribute("id", id);
  target?.setAttribute("aria-describedby", `${id}-error`);
  return h("div", {},
    h("label", { for: id }, plain(block.label), block.optional ? h("span", { class: "optional" }, " (optional)") : null),
    field,
    block.hint ? h("p", { class: "hint" }, plain(block.hint)) : null,
    h("p", { class: "error", id: `${id}-error`, role: "alert" }));
}

const DRAWN = {
  section,
  context,
  actions,
  input,
  context_actions: actions,
  header: (block) => h("div", { role: "heading", "aria-level": "3" }, plain(block.text)),
  divider: () => h("hr"),
  image: picture,
  rich_text: richText,
  markdown: (block) => markdown(block.text),
  table,
  data_table: dataTable,
  data_visualization: chart,
  file: () => h("p", {}, "(file)"),
};
