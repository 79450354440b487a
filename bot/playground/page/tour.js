// A short walk through Ask, Quiz and Ideas. Each step can be done by hand, or by its button.
import { h } from "./dom.js";

const STEPS = [
  {
    as: "U0DAN", open: "app", title: "Ask",
    words: "You are Dan, who talks to customers all day. A customer is angry about a late delivery. Ask the bot what to do, in your own words.",
    label: "Ask it for me", act: "say", details: { text: "What do I tell a customer whose delivery will be late?" },
  },
  {
    title: "The answer is not made up",
    words: "Each sentence is quoted word for word from your company's guidance. Open the passage it comes from, and say whether it helped.",
  },
  {
    as: "U0DAN", open: "app", title: "It says when it does not know",
    words: "Guidance on customers knows nothing about holidays. The bot says so and offers to tell whoever could write it down.",
    label: "Ask about holidays", act: "say", details: { text: "How many days of holiday do I have left?" },
  },
  {
    as: "U0YARA", open: "app", title: "Quiz",
    words: "You are Yara, on her first day in logistics. Confirm her department and begin: a few questions show how her own work reaches customers.",
    label: "Start the quiz", act: "run", details: { command: "/customer", text: "quiz" },
  },
  {
    as: "U0DAN", open: "app", title: "Ideas",
    words: "You are Dan again. Customers ring because delivery notes are hard to read. Tell it to the manager who can change that.",
    label: "Report the idea", act: "run", details: { command: "/customer", text: "idea Customers cannot read our delivery notes: print the order number large at the top." },
  },
  {
    as: "U0LENA", open: "app", title: "The right manager has it",
    words: "You are Lena, head of logistics. What Dan reported is in your messages with a deadline. Take it, ask back or decide, and Dan hears of it.",
  },
  {
    as: "U0DAN", open: "app", title: "Nobody is left waiting",
    words: "Back to Dan: a receipt with a number, a date, and every step since. Now look around: App Home, other people, a week later, bad weather.",
  },
];

export function tour({ become, openApp, act }) {
  const box = h("section", { class: "tour", "aria-label": "Tour", hidden: true });
  let at = 0;
  document.body.append(box);

  async function go(place) {
    at = place;
    const step = STEPS[at];
    if (!step) return end();
    box.hidden = false;
    box.replaceChildren(...draw(step));
    if (step.as) await become(step.as);
    if (step.open === "app") await openApp();
    return undefined;
  }

  function end() {
    box.hidden = true;
    localStorage.setItem("toured", "yes");
  }

  const draw = (step) => [
    h("button", { type: "button", class: "x", "aria-label": "End the tour", onclick: end }, "✕"),
    h("small", {}, `${at + 1} of ${STEPS.length}`), h("h2", {}, step.title), h("p", {}, step.words),
    h("div", { class: "row" },
      at ? h("button", { type: "button", class: "button", onclick: () => go(at - 1) }, "Back") : null,
      step.label ? h("button", { type: "button", class: "button primary", onclick: (event) => { event.target.disabled = true; act(step.act, step.details); } }, step.label) : null,
      h("button", { type: "button", class: "button", onclick: () => go(at + 1) }, at + 1 === STEPS.length ? "Done" : "Next")),
  ];

  return { start: () => go(0), welcome: () => { if (!localStorage.getItem("toured")) offer(); } };

  function offer() {
    box.hidden = false;
    box.replaceChildren(h("h2", {}, "Welcome"), h("p", {}, "This is a Slack workspace in a box with the real bot in it. You can be anybody in a company of 26. A tour takes two minutes."),
      h("div", { class: "row" }, h("button", { type: "button", class: "button primary", onclick: () => go(0) }, "Take the tour"), h("button", { type: "button", class: "button", onclick: end }, "Look around alone")));
  }
}
