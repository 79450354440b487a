// The playground's own tools: time, weather, oneself, a new colleague, the tour.
import { h } from "./dom.js";
import { known } from "./people.js";

const HOUR = 1;
const JUMPS = [["+1 hour", HOUR], ["+1 day", 24 * HOUR], ["+1 week", 7 * 24 * HOUR]];

export function tray({ state, act, become, startTour }) {
  const bad = state.weather === "bad";
  return [
    h("button", { type: "button", class: "tool", "aria-label": "Tour", onclick: () => startTour() }, "🧭 ", h("span", {}, "Tour")),
    h("button", { type: "button", class: "tool clock", title: "The time in the workspace; move it", onclick: () => show(time(state, act)) }, "🕑 ", h("span", {}, moment(state.now))),
    h("button", { type: "button", class: `tool ${bad ? "bad" : ""}`, title: "What goes wrong on purpose", "aria-label": bad ? "Bad weather" : "Fine weather", onclick: () => show(weather(state, act)) }, bad ? "⛈ " : "☀️ ", h("span", {}, bad ? "Bad weather" : "Fine weather")),
    h("button", { type: "button", class: "tool", title: "Your status and time zone", "aria-label": "You", onclick: () => show(oneself(state, act, become)) }, "🙂 ", h("span", {}, "You")),
  ];
}

const moment = (seconds) => new Date(seconds * 1000).toLocaleString("en", { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hour12: false });

export function show(content) {
  const box = h("dialog", { class: "panel" }, h("button", { type: "button", class: "x", "aria-label": "Close", onclick: () => box.close() }, "✕"), content);
  box.addEventListener("click", (event) => { if (event.target === box || event.target.closest("[data-closes]")) box.close(); });
  box.addEventListener("close", () => box.remove());
  document.getElementById("dialogs").append(box);
  box.showModal();
  return box;
}

const time = (state, act) => h("div", {},
  h("h2", {}, "The time in the workspace"), h("p", { class: "now" }, moment(state.now)),
  h("p", {}, "Move it forward to see what is due then: quiz questions, reminders, deadlines. It cannot go back."),
  h("div", { class: "row" }, JUMPS.map(([words, hours]) => h("button", { type: "button", class: "button", "data-closes": true, onclick: () => act("move_clock", { hours }) }, words))));

const STORMS = [
  ["limits_every", 3, "Slack limits the bot: every third call is told to wait"],
  ["fails_every", 4, "Slack fails: every fourth call gets an error"],
  ["slow_seconds", 2, "Slack is slow: each answer takes two seconds"],
  ["is_duplicating", true, "Slack stutters: each event arrives twice"],
];

function weather(state, act) {
  const box = h("div", {}, h("h2", {}, "The weather"), h("p", {}, "Choose what goes wrong, then use the bot. Each question should still be answered once."),
    h("div", { class: "ticks" }, STORMS.map(([name, value, words]) => h("label", {}, h("input", { type: "checkbox", name, checked: Boolean(state.switches[name]), onchange: () => send() }), h("span", {}, words)))));
  const send = () => act("switch_weather", Object.fromEntries(STORMS.map(([name, value]) => [name, box.querySelector(`[name=${name}]`).checked ? value : 0])));
  return box;
}

const ZONES = ["Europe/London", "Europe/Lisbon", "Europe/Madrid", "Europe/Paris", "Europe/Berlin", "Europe/Prague", "Europe/Stockholm", "Europe/Athens", "America/New_York", "America/Sao_Paulo", "Asia/Kolkata", "Asia/Tokyo"];

function oneself(state, act, become) {
  const me = known.members.get(state.me);
  const [sign, ...words] = me.status.split(" ");
  const field = (name, value, about = {}) => h("input", { name, value, ...about });
  const profile = h("form", { onsubmit: (event) => { event.preventDefault(); save(); } }, h("h2", {}, me.name), h("p", {}, me.title),
    h("label", {}, "Status", field("status_text", sign.startsWith(":") ? words.join(" ") : me.status, { placeholder: "On holiday, in a meeting …" })),
    h("label", {}, "Time zone", h("select", { name: "time_zone" }, [...new Set([me.time_zone, ...ZONES])].map((zone) => h("option", { value: zone, selected: zone === me.time_zone }, zone)))),
    h("label", { class: "tick" }, h("input", { type: "checkbox", name: "has_snoozed", checked: me.has_snoozed }), " Do not disturb me"),
    h("button", { class: "button primary", "data-closes": true }, "Save"));
  const save = () => act("update_profile", { status_emoji: profile.status_text.value ? ":speech_balloon:" : "", status_text: profile.status_text.value, time_zone: profile.time_zone.value, has_snoozed: profile.has_snoozed.checked });
  return h("div", {}, profile, h("hr"), newcomer(act, become));
}

function newcomer(act, become) {
  const departments = [...new Set([...known.members.values()].map((one) => Object.values(one.fields)[0]).filter(Boolean))].sort();
  const form = h("form", { onsubmit: async (event) => {
    event.preventDefault();
    const { employee } = await act("hire", { name: form.newcomer.value, department: form.department.value });
    form.closest("dialog").close();
    if (employee) become(employee);
  } }, h("h2", {}, "Somebody new starts today"), h("p", {}, "They join the workspace, the bot is told, and you become them."),
    h("label", {}, "Name", h("input", { name: "newcomer", required: true, pattern: ".*\\S.*", placeholder: "Noa Fischer" })),
    h("label", {}, "Department in their profile", h("select", { name: "department" }, departments.map((one) => h("option", { value: one }, one.replaceAll("-", " "))))),
    h("button", { class: "button" }, "Let them start"));
  return form;
}

// Who somebody is, on a click on their face.
export function card(member, become) {
  const local = new Date().toLocaleTimeString("en", { timeZone: member.time_zone, hour: "2-digit", minute: "2-digit", hour12: false });
  return h("div", {}, h("h2", {}, member.name), h("p", {}, member.title || "App"),
    member.is_bot ? null : h("p", {}, `${Object.values(member.fields).join(" · ").replaceAll("-", " ")} · ${local} local time`), member.status ? h("p", {}, member.status) : null,
    member.is_bot ? null : h("button", { type: "button", class: "button primary", "data-closes": true, onclick: () => become(member.id) }, `Be ${member.name.split(" ")[0]}`));
}

// One's own message once more, to change its words.
export function editor(text, save) {
  const words = text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  const form = h("form", { onsubmit: (event) => { event.preventDefault(); if (form.words.value.trim()) save(form.words.value); } },
    h("h2", {}, "Edit your message"),
    h("textarea", { name: "words", rows: 4, "aria-label": "Your message", autofocus: true, value: words }),
    h("button", { class: "button primary", "data-closes": true }, "Save"));
  return form;
}
