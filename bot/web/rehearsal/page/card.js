// One question, what an employee gets for it, and the four marks.

import { $, element } from "./dom.js";

const TOLD = {
  answer: "The answer is:",
  closest: "“Our guidance does not say this directly; the closest it has:”",
  not_covered: "“Our guidance does not cover this.”",
};
const CAPTIONS = {
  answer: { right: "Right", partly: "Partly", wrong: "Wrong", should_refuse: "Should refuse" },
  closest: { right: "First one answers", partly: "One helps", wrong: "None helps", should_refuse: "Should refuse" },
  not_covered: { right: "Right to refuse", wrong: "Guidance has it" }, // what is silent is not partly right
};
const MARKS = ["right", "partly", "wrong", "should_refuse"];

export function showCard(question, place, count) {
  $("place").textContent = `${place + 1} of ${count}`;
  const nearest = question.nearest.map((one) => one.title).join(", ");
  const parts = [
    element("h2", {}, question.question),
    element("p", { class: "outcome" }, TOLD[question.shown_as]),
    ...question.excerpts.map(excerpt),
    question.note && element("p", { class: "soft" }, question.note),
    question.signpost && element("p", { class: "soft" }, `With where to go instead: ${question.signpost}`),
    nearest && element("p", { class: "soft" }, `Nearest documents: ${nearest}`),
  ];
  $("card").replaceChildren(...parts.filter(Boolean));
}

function excerpt(one) {
  const source = [one.title, one.heading].filter(Boolean).join(" › ");
  return element(
    "section",
    { class: "excerpt" },
    ...one.lines.map(line),
    one.is_whole ? null : element("p", { class: "soft" }, "… and more"),
    one.context ? element("p", { class: "soft" }, one.context) : null,
    element("p", { class: "source" }, `${source} (${one.document})`),
  );
}

function line({ depth, mark, pieces }) {
  const words = pieces.flatMap(([found, text]) => [found ? element("b", {}, text) : text, " "]);
  const sign = mark ? `${mark} ` : depth ? "• " : "";
  return element("p", { class: depth > 1 ? "deeper" : depth ? "item" : undefined }, sign, ...words);
}

// The mark of a key, "1" to "4"; undefined if it has none for what is shown.
export const markOf = (key, { shown_as }) => {
  const mark = MARKS[Number(key) - 1];
  return mark === "partly" && shown_as === "not_covered" ? undefined : mark;
};

export function showMarks(question, choose) {
  const captions = CAPTIONS[question.shown_as];
  const given = question.mark === "should_refuse" && !captions.should_refuse ? "right" : question.mark;
  const button = ([mark, caption]) =>
    element(
      "button",
      { type: "button", "aria-pressed": String(given === mark), onclick: () => choose(mark) },
      element("kbd", {}, String(MARKS.indexOf(mark) + 1)),
      ` ${caption}`,
    );
  const focused = [...$("marks").children].indexOf(document.activeElement);
  $("marks").replaceChildren(...Object.entries(captions).map(button));
  $("marks").children[focused]?.focus();
}
