// table and data_table blocks.
import { h } from "./dom.js";
import { richText } from "./richtext.js";

function cell(tag, one, about = {}) {
  const kind = one.type === "raw_number" ? "number" : "";
  return h(tag, { class: kind, ...about }, one.type === "rich_text" ? richText(one) : one.text ?? String(one.value));
}

const row = (cells, tag = "td") => h("tr", {}, cells.map((one) => cell(tag, one)));

export const table = (block) => h("div", { class: "scroll" },
  h("table", {}, h("thead", {}, row(block.rows[0], "th")), h("tbody", {}, block.rows.slice(1).map((cells) => row(cells)))));

export function dataTable(block) {
  const [head, ...rows] = block.rows;
  const size = block.page_size ?? 5;
  let [page, sorted, down] = [0, null, false];
  const body = h("tbody");
  const foot = h("div", { class: "pages" });

  function draw() {
    const ordered = sorted === null ? rows : [...rows].sort((a, b) => compare(a[sorted], b[sorted]) * (down ? -1 : 1));
    body.replaceChildren(...ordered.slice(page * size, (page + 1) * size).map((cells) => row(cells)));
    const pages = Math.ceil(rows.length / size);
    foot.replaceChildren(...(pages < 2 ? [] : [
      h("button", { type: "button", disabled: page === 0, "aria-label": "Previous page", onclick: () => { page -= 1; draw(); } }, "‹"),
      h("span", {}, `${page + 1} of ${pages}`),
      h("button", { type: "button", disabled: page === pages - 1, "aria-label": "Next page", onclick: () => { page += 1; draw(); } }, "›"),
    ]));
  }

  const titles = head.map((one, place) => h("th", { class: one.type === "raw_number" ? "number" : "", scope: "col" },
    h("button", { type: "button", onclick: () => { [down, sorted, page] = [sorted === place && !down, place, 0]; draw(); } }, one.text ?? String(one.value))));
  draw();
  return h("div", { class: "scroll" }, h("table", {}, h("caption", {}, block.caption), h("thead", {}, h("tr", {}, titles)), body), foot);
}

const worth = (one) => one.value ?? one.text ?? "";
const compare = (a, b) => (worth(a) > worth(b) ? 1 : worth(a) < worth(b) ? -1 : 0);
