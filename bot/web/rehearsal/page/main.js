// Turns the pages, takes marks by key, click or touch, and keeps windows alike.

import { markOf, showCard, showMarks } from "./card.js";
import { $ } from "./dom.js";
import { showReport } from "./report.js";
import { read, send } from "./server.js";

let questions = [];
let place = 0;

function show() {
  const marked = questions.filter((one) => one.mark).length;
  $("progress").max = questions.length;
  $("progress").value = marked;
  $("counts").textContent = `${marked} of ${questions.length} marked`;
  $("previous").disabled = place === 0;
  $("next").disabled = place === questions.length - 1;
  $("unmarked").disabled = marked === questions.length;
  showCard(questions[place], place, questions.length);
  showMarks(questions[place], choose);
}

function turn(to) {
  place = Math.min(Math.max(to, 0), questions.length - 1);
  show();
  window.scrollTo(0, 0);
}

function toUnmarked() {
  const order = [...questions.keys()].map((step) => (place + 1 + step) % questions.length);
  const next = order.find((at) => !questions[at].mark);
  if (next !== undefined) turn(next);
  return next !== undefined;
}

async function choose(mark) {
  const { key, shown } = questions[place];
  const at = place;
  try {
    take((await send("/marks", { key, shown, mark })).marks);
    say("");
    show();
    if (mark && place === at && !toUnmarked()) say("All questions are marked. Open the report.");
  } catch (error) {
    say(error.message);
  }
}

function take(marks) {
  for (const one of questions) one.mark = marks[one.key] ?? null;
}

function say(sentence) {
  $("status").textContent = sentence;
}

async function load() {
  ({ questions } = await read("/questions"));
  const first = questions.findIndex((one) => !one.mark);
  place = Math.max(0, first);
  show();
}

async function open(isReport) {
  $("questions").hidden = $("marks").hidden = isReport;
  $("report").hidden = !isReport;
  $("to-report").setAttribute("aria-pressed", String(isReport));
  $("to-questions").setAttribute("aria-pressed", String(!isReport));
  say("");
  if (!isReport) return load();
  $("report").textContent = "Holding the documents against what was asked…";
  showReport(await read("/report"), (error) => say(error.message));
}

const opened = (isReport) => open(isReport).catch((error) => say(error.message));

const KEYS = {
  ArrowLeft: () => turn(place - 1),
  k: () => turn(place - 1),
  ArrowRight: () => turn(place + 1),
  j: () => turn(place + 1),
  n: toUnmarked,
  0: () => questions[place].mark && choose(null),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !questions.length) return;
  if (event.key === "r") return opened($("report").hidden);
  if (!$("report").hidden) return;
  const mark = markOf(event.key, questions[place]);
  if (mark) choose(mark);
  else if (Object.hasOwn(KEYS, event.key)) KEYS[event.key]();
});
$("previous").addEventListener("click", () => turn(place - 1));
$("next").addEventListener("click", () => turn(place + 1));
$("unmarked").addEventListener("click", toUnmarked);
$("to-questions").addEventListener("click", () => opened(false));
$("to-report").addEventListener("click", () => opened(true));
document.addEventListener("visibilitychange", async () => {
  if (document.hidden || !questions.length) return;
  await read("/marks").then(({ marks }) => (take(marks), show()), (error) => say(error.message));
});
load().catch((error) => say(error.message));
