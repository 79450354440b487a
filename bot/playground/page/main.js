// The page: one employee at a time, live. Read this first.
import { blocks } from "./blocks.js";
import { composer } from "./composer.js";
import { h } from "./dom.js";
import { appHead, channelHead, threadHead } from "./head.js";
import { messageList } from "./messages.js";
import { modals } from "./modal.js";
import { channelName, known, loadCompany, memberName } from "./people.js";
import * as server from "./server.js";
import { sideBar, topBar } from "./sidebar.js";
import { tour } from "./tour.js";
import { card, editor, show, tray } from "./tray.js";

const state = { me: "", channel: "", tab: "messages", thread: null, channels: [], home: null, drawnHome: null, drawnSide: "", drawnTray: "", drawnUnread: 0, asked: 0, answered: 0, stop: () => {} };
const at = (id) => document.getElementById(id);
const act = (deed, details) => server.act(state.me, deed, details);
const direct = () => state.channels.find((one) => one.type === "im")?.id;
const unread = () => state.channels.find((one) => one.type === "im")?.unread ?? 0;

const hands = {
  click: (on, which, entered) => act("click", { on, ...which, entered }),
  react: (message, name) => act("react", { ts: message.ts, channel: message.channel, name }),
  shortcut: (callback_id, message) => act("use_shortcut", { callback_id, on: { ts: message.ts, channel: message.channel } }),
  remove: (message) => act("delete", { ts: message.ts, channel: message.channel }),
  edit: (message) => edit(message),
  who: (id) => show(card(known.members.get(id), become)),
  lookUp: (on, which, typed) => act("look_up", { on, ...which, typed }),
};

const edit = (message) => show(editor(message.text, (text) => act("edit", { ts: message.ts, channel: message.channel, text })));

const modal = modals({
  lookUp: (which, typed) => hands.lookUp("modal", which, typed),
  click: (which, entered) => hands.click("modal", which, entered),
  submit: (answers) => act("submit", { answers }),
  close: (everything = false) => act("close", { everything }),
});

const NEAR_THE_END = 80; // pixels
const MESSAGES_WITH_PROMPTS = 4; // later they would only be in the way
const panes = { main: null, thread: null };

async function become(employee) {
  state.stop();
  if (!known.members.has(employee)) await loadCompany();
  Object.assign(state, { me: employee, thread: null });
  localStorage.setItem("me", employee);
  await refreshAround();
  if (!state.channels.some((one) => one.id === state.channel && one.is_member)) state.channel = direct();
  if (channelName(state.channel) === "") state.channel = direct();
  drawTop();
  openChannel(state.channel, state.tab);
  state.stop = server.listen(employee, changed);
}

// A press that began on a button must end on it: nothing is drawn anew while the pointer is down.
let released = Promise.resolve();
document.addEventListener("pointerdown", () => {
  released = new Promise((done) => ["pointerup", "pointercancel"].forEach((end) => document.addEventListener(end, () => setTimeout(done), { once: true })));
}, true);

const waiting = new Set();

// Several changes in one moment are drawn once.
function changed(change) {
  if (!waiting.size) setTimeout(refreshWaiting, 30);
  waiting.add(change.kind === "channel" ? `channel ${change.channel}` : change.kind);
}

async function refreshWaiting() {
  const kinds = [...waiting];
  waiting.clear();
  if (kinds.includes("people")) {
    await loadCompany();
    drawTop();
  }
  await refreshAround();
  if (kinds.some((kind) => kind === `channel ${state.channel}` || kind === "people" || kind === "hello")) await Promise.all([refreshMain(), refreshThread()]);
}

// Answers may overtake each other, and their reader may be somebody else by now: the latest counts.
async function refreshAround() {
  const [me, turn] = [state.me, ++state.asked];
  const seen = await server.overview(me);
  await released;
  if (me !== state.me || turn < state.answered) return;
  state.answered = turn;
  Object.assign(state, { channels: seen.channels, home: seen.home, now: seen.now, weather: seen.weather, switches: seen.switches });
  drawTray();
  known.channels = new Map(seen.channels.map((one) => [one.id, one.name]));
  drawSide();
  modal.show(seen.modals);
  if (state.tab === "home" && seen.home?.hash !== state.drawnHome) drawHome();
  else if (state.tab === "home" && unread() !== state.drawnUnread) drawTabs(panes.main);
}

// Drawn only when it says something else: who is at it with the keyboard keeps their place.
function drawSide() {
  const said = JSON.stringify([state.channels, state.channel, state.tab]);
  if (said === state.drawnSide) return;
  state.drawnSide = said;
  at("sidebar").replaceChildren(...sideBar({ channels: state.channels, open: state.channel, isRead: state.tab === "messages", go: (id) => openChannel(id), join }).filter(Boolean));
}

async function join(channel) {
  await act("join", { channel });
  openChannel(channel);
}

function drawTop() {
  document.body.dataset.as = state.me;
  at("top").replaceChildren(...topBar(state.me, become));
  drawTray();
}

function drawTray() {
  const said = JSON.stringify([state.me, Math.floor(state.now / 60), state.weather, state.switches]);
  const place = at("top").querySelector(".tray");
  if (!place || (place.childElementCount && said === state.drawnTray)) return;
  state.drawnTray = said;
  place.replaceChildren(...tray({ state, act, become, startTour: guide.start }));
}

async function openChannel(channel, tab = "messages") {
  document.body.classList.remove("with-sidebar");
  closeThread();
  Object.assign(state, { channel, tab: channel === direct() ? tab : "messages" });
  panes.main = pane({ channel, thread: null });
  at("conversation").replaceChildren(panes.main.head, panes.main.body);
  if (channel === direct()) act("open_app", { tab: state.tab });
  if (state.tab === "home") drawHome();
  else await refreshMain();
  await refreshAround();
  if (state.tab === "messages") panes.main.composer.box.focus();
}

function pane({ channel, thread }) {
  const openThread = thread ? null : (message) => showThread(message.thread_ts ?? message.ts);
  const list = messageList({ ...hands, openThread });
  const field = composer({
    placeholder: thread ? "Reply …" : `Message ${channel === direct() ? memberName(known.bot) : `#${channelName(channel)}`}`,
    send: (text) => say(channel, thread, text),
    run: thread ? null : (command, text) => act("run", { command, text, channel }),
  });
  const prompts = h("div", { class: "prompts" });
  const status = h("p", { class: "status", role: "status" });
  const scroller = h("div", { class: "scroller", tabindex: "0", role: "log", "aria-label": thread ? "Thread" : "Messages" }, list.list);
  return { channel, thread, list, prompts, status, scroller, composer: field, head: h("header", { class: "head" }), body: h("div", { class: "body" }, scroller, prompts, status, field.form) };
}

async function say(channel, thread, text) {
  const said = await act("say", thread ? { channel, thread, text } : { channel, text });
  if (said.ts && !thread && channel === direct()) state.expecting = said.ts;
}

const refreshMain = () => (state.tab === "messages" ? refresh(panes.main) : Promise.resolve());
const refreshThread = () => (panes.thread ? refresh(panes.thread) : Promise.resolve());

async function refresh(shown) {
  const turn = (shown.asked = (shown.asked ?? 0) + 1);
  const seen = await server.conversation(state.me, shown.channel, shown.thread);
  await released;
  if (seen.error || turn < (shown.answered ?? 0) || (shown !== panes.main && shown !== panes.thread)) return;
  shown.answered = turn;
  shown.list.show(seen.messages, state.me);
  drawHead(shown, seen);
  drawStatus(shown, seen);
  if (!shown.seen) begin(shown, seen.messages);
  shown.seen = true;
  followAnswer(shown, seen);
}

// Stay at the end while messages come and grow, unless the reader scrolled away from it.
// A thread of one question and its answer begins where the answer begins.
function begin({ scroller, list, thread }, messages) {
  let isAtEnd = !(thread && messages.length === 2);
  const stay = () => { if (isAtEnd) scroller.scrollTop = scroller.scrollHeight; };
  scroller.addEventListener("scroll", () => { isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_THE_END; });
  const sizes = new ResizeObserver(stay);
  sizes.observe(list.list);
  sizes.observe(scroller);
  stay();
}

// In the conversation with the bot, answers come in threads: the one to one's own question opens itself.
function followAnswer(shown, seen) {
  const answered = seen.messages.find((one) => one.ts === state.expecting && one.reply_count);
  if (shown.thread || !answered) return;
  state.expecting = null;
  showThread(answered.ts);
}

function drawHead(shown, { channel }) {
  if (shown.thread) shown.head.replaceChildren(...threadHead(channel, closeThread));
  else if (channel.type === "im") drawTabs(shown);
  else shown.head.replaceChildren(...channelHead(channel));
}

function drawTabs(shown) {
  state.drawnUnread = unread();
  const go = (name) => openChannel(state.channel, name);
  shown.head.replaceChildren(...appHead({ tab: state.tab, unread: unread(), go, use: (callback_id) => act("use_shortcut", { callback_id }) }));
}

function drawStatus(shown, { status, prompts, messages }) {
  shown.status.replaceChildren(...(status ? [h("span", { class: "dots", "aria-hidden": "true" }), `${memberName(known.bot)} ${status.status}`] : []));
  const offered = prompts && !shown.thread && messages.length < MESSAGES_WITH_PROMPTS ? prompts.prompts : [];
  shown.prompts.replaceChildren(...(offered.length ? [h("p", {}, prompts.title || "Try asking")] : []), ...offered.map((one) =>
    h("button", { type: "button", class: "prompt", onclick: () => say(shown.channel, null, one.message) }, one.title)));
  shown.body.classList.toggle("empty", !messages.length);
}

function drawHome() {
  state.drawnHome = state.home?.hash;
  drawTabs(panes.main);
  const use = (which, entered) => hands.click("home", which, entered);
  const shown = state.home ? blocks(state.home.blocks, { use, values: state.home.state.values, lookUp: (which, typed) => hands.lookUp("home", which, typed) }) : h("p", { class: "nothing" }, "The app has not drawn its Home yet. It does so within seconds; if it stays like this, the console in which the demo runs says why.");
  const old = panes.main.body.querySelector(".home");
  const scrolled = old?.scrollTop ?? 0;
  const focused = old?.contains(document.activeElement) ? placeOf(document.activeElement) : null;
  const next = h("div", { class: "home scroller" }, shown);
  panes.main.body.replaceChildren(next);
  next.scrollTop = scrolled;
  if (focused?.action) all(next, focused.action)[focused.at]?.focus({ preventScroll: true });
}

// Several elements may have one action: which of them, counted from above. Blocks get new ids.
const all = (page, action) => [...page.querySelectorAll(`[data-action="${CSS.escape(action)}"]`)];
function placeOf(element) {
  const { action } = element.dataset;
  return { action, at: action ? all(element.closest(".home"), action).indexOf(element) : -1 };
}

async function showThread(thread) {
  panes.thread = pane({ channel: state.channel, thread });
  at("thread").replaceChildren(panes.thread.head, panes.thread.body);
  at("thread").hidden = false;
  document.body.classList.add("with-thread");
  await refreshThread();
  panes.thread.composer.box.focus();
}

function closeThread() {
  panes.thread = null;
  at("thread").hidden = true;
  document.body.classList.remove("with-thread");
}

const guide = tour({ become, openApp: () => openChannel(direct()), act: (deed, details) => guided(deed, details) });

async function guided(deed, details) {
  await (deed === "say" ? say(direct(), null, details.text) : act(deed, { channel: direct(), ...details }));
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && panes.thread && !document.querySelector("dialog[open]")) closeThread();
});

// Turned or resized past the width at which the menu stands for the buttons.
matchMedia("(min-width: 761px)").addEventListener("change", () => state.me && drawTop());

await loadCompany();
const asked = new URLSearchParams(location.search).get("as") ?? localStorage.getItem("me");
await become(known.members.has(asked) ? asked : known.roles[0].employee);
guide.welcome();
