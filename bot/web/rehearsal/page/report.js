// The report: shares, thresholds, and which documents to mend first.

import { $, element } from "./dom.js";
import { send } from "./server.js";

export function showReport(report, failed) {
  $("report").replaceChildren(
    element("h2", {}, "How good it is"),
    element("p", {}, `From ${report.marked} marked of ${report.questions} questions. In brackets: where the truth lies, with a probability of 95 %.`),
    ...report.shares.map(share),
    element("h2", {}, "From when it asserts"),
    ...thresholds(report.thresholds, failed),
    element("h2", {}, "What to mend first"),
    documents(report.documents),
  );
}

function share(one) {
  const bar = one.share === null ? null : element("meter", { min: 0, max: 1, value: one.share, "aria-label": one.says });
  return element("div", { class: "share" }, element("span", {}, one.says), element("strong", {}, one.told), ...(bar ? [bar] : []));
}

function thresholds(made, failed) {
  const needed = made.still_needed.map((sentence) => element("p", {}, sentence));
  if (!made.is_new) return [...needed, element("p", {}, "The thresholds stay as they are.")];
  const row = (name, before, after) => element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, before), element("td", {}, after));
  const { before, after, now, proposed } = made;
  const table = element(
    "table",
    {},
    element("tr", {}, element("th", {}, "Of the marked questions"), element("th", { scope: "col" }, "Now"), element("th", { scope: "col" }, "Proposed")),
    row("Asserted from a sureness of", now.sure.toFixed(3), proposed.sure.toFixed(3)),
    row("Shown from a nearness of", now.near.toFixed(3), proposed.near.toFixed(3)),
    row("Asserted", String(before.asserted), String(after.asserted)),
    row("Of these, right", before.asserted_right.told, after.asserted_right.told),
    row("Guidance answers, nothing is shown", before.shown_nothing.told, after.shown_nothing.told),
    row("Guidance does not, nothing is shown", before.refused.told, after.refused.told),
  );
  const expected = made.expected_right.of
    ? [element("p", {}, `New questions: of what is asserted, right: about ${made.expected_right.told}.`)]
    : [];
  const use = element("button", { type: "button", class: "go", id: "use" }, "Use the proposed from now on");
  use.addEventListener("click", async () => {
    use.disabled = true;
    await send("/thresholds", proposed).then((fresh) => showReport(fresh, failed), failed);
  });
  const where = element("p", { class: "soft" }, "They are written into thresholds.yaml beside your documents; remove that file to go back.");
  return [...needed, element("div", { class: "table" }, table), ...expected, use, where];
}

function documents(all) {
  if (!all.length) return element("p", {}, "No document stands behind a wrong or an unsure answer.");
  return element("ol", { class: "documents" }, ...all.map(oneDocument));
}

function oneDocument(one) {
  const list = (name, items) => (items.length ? [element("p", {}, name), element("ul", {}, ...items.map((item) => element("li", {}, item)))] : []);
  const hints = one.hints.map((hint) => `Line ${hint.line}: ${hint.says.replace(/\.$/, "")}. ${hint.mend}`);
  if (one.more_hints) hints.push(`And ${one.more_hints} more: python -m bot knowledge check names them.`);
  if (!hints.length) hints.push("Nothing in its form is the reason: say what is asked for in a sentence of its own.");
  const counts = `${one.wrong.length} wrong, ${one.closest.length} unsure`;
  return element(
    "li",
    {},
    element(
      "details",
      {},
      element("summary", {}, element("strong", {}, one.title), ` (${one.document}): ${counts}`),
      ...list("Wrong, or missing:", one.wrong),
      ...list("Not sure enough:", one.closest),
      ...list("What may be the reason:", hints),
    ),
  );
}
