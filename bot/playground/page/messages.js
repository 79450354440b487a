// Messages of a channel or thread. Only what changed is drawn anew, so long threads stay quick.
import { blocks } from "./blocks.js";
import { h } from "./dom.js";
import { QUICK, emoji } from "./emoji.js";
import { mrkdwn } from "./mrkdwn.js";
import { avatar, known, memberName } from "./people.js";

const TOGETHER_SECONDS = 300;

export function messageList(hands) {
  const drawn = new Map();
  const list = h("ol", { class: "messages" });

  function show(messages, me) {
    const wanted = [];
    let before = null;
    for (const message of messages) {
      if (before === null || day(before.ts) !== day(message.ts)) wanted.push(kept(`day-${day(message.ts)}`, "", () => divider(message.ts)));
      const follows = before && isTogether(before, message);
      wanted.push(kept(message.ts, JSON.stringify([message, follows, me]), () => drawMessage(message, follows, me, hands)));
      before = message;
    }
    place(list, wanted);
  }

  function kept(key, state, draw) {
    const old = drawn.get(key);
    if (old?.state === state) return old.node;
    const node = draw();
    drawn.set(key, { state, node });
    return node;
  }

  return { list, show };
}

// Whoever is in a message by keyboard stays in it when it is drawn anew.
function place(list, wanted) {
  const keep = new Set(wanted);
  const left = document.activeElement?.closest(".message");
  const isDrawnAnew = left && list.contains(left) && !keep.has(left);
  for (const node of [...list.children]) if (!keep.has(node)) node.remove();
  wanted.forEach((node, at) => { if (list.children[at] !== node) list.insertBefore(node, list.children[at] ?? null); });
  if (isDrawnAnew) wanted.find((node) => node.dataset.ts === left.dataset.ts)?.focus({ preventScroll: true });
}

const face = (id, hands) => (known.members.has(id) ? h("button", { type: "button", class: "face", "aria-label": `Who is ${memberName(id)}?`, onclick: () => hands.who(id) }, avatar(id)) : avatar(id));

const isTogether = (a, b) => a.user === b.user && !a.is_ephemeral && !b.is_ephemeral && b.ts - a.ts < TOGETHER_SECONDS && !a.reply_count && day(a.ts) === day(b.ts);

const when = (ts) => new Date(Number(ts) * 1000);
const day = (ts) => when(ts).toDateString();
const clock = (ts) => when(ts).toLocaleTimeString("en", { hour: "2-digit", minute: "2-digit", hour12: false });

const divider = (ts) => h("li", { class: "day", role: "separator" }, h("span", {}, when(ts).toLocaleDateString("en", { weekday: "long", month: "long", day: "numeric" })));

function drawMessage(message, follows, me, hands) {
  const name = memberName(message.user) === message.user ? "Slackbot" : memberName(message.user);
  const isApp = known.members.get(message.user)?.is_bot;
  const head = h("div", { class: "head" }, h("strong", {}, name), isApp ? h("span", { class: "badge" }, "APP") : null, h("time", { title: when(message.ts).toLocaleString("en") }, clock(message.ts)));
  return h("li", { class: `message ${follows ? "follows" : ""} ${message.is_ephemeral ? "ephemeral" : ""}`, "data-ts": message.ts, tabindex: "0" },
    follows ? h("time", { class: "aside" }, clock(message.ts)) : face(message.user, hands),
    h("div", { class: "content" },
      message.is_ephemeral ? h("p", { class: "only-you" }, "👁 Only visible to you") : null,
      follows ? h("span", { class: "unseen" }, name) : head,
      content(message, hands),
      (message.attachments ?? []).map((one) => h("blockquote", { class: "shared" }, h("b", {}, memberName(one.author_id)), h("div", { class: "words" }, mrkdwn(one.text ?? "")))),
      (message.files ?? []).map((one) => h("a", { class: "file", href: `/files/${one.id}`, download: one.name }, "📄 ", one.title)),
      reactions(message, me, hands),
      thread(message, hands)),
    message.is_ephemeral ? null : tools(message, me, hands));
}

function content(message, hands) {
  const on = { ts: message.ts, channel: message.channel };
  const use = (which, entered) => hands.click(on, which, entered);
  // What people type is shown from its text, as Slack formats it while they type.
  const isTyped = message.blocks?.[0]?.block_id === "typed";
  const shown = message.blocks?.length && !isTyped ? blocks(message.blocks, { use, values: message.state?.values, lookUp: (which, typed) => hands.lookUp(on, which, typed) }) : h("div", { class: "words" }, mrkdwn(message.text ?? ""));
  if (message.edited) shown.append(h("small", { class: "edited" }, "(edited)"));
  return shown;
}

function reactions(message, me, hands) {
  if (!message.reactions?.length) return null;
  return h("div", { class: "reactions" }, message.reactions.map((one) =>
    h("button", { type: "button", class: "reaction", "aria-pressed": String(one.users.includes(me)), title: one.users.map(memberName).join(", "), onclick: () => hands.react(message, one.name) }, emoji(one.name), " ", String(one.count))));
}

function thread(message, hands) {
  if (!message.reply_count || !hands.openThread) return null;
  const words = message.reply_count === 1 ? "1 reply" : `${message.reply_count} replies`;
  return h("button", { type: "button", class: "replies", onclick: () => hands.openThread(message) },
    h("span", { class: "faces" }, (message.reply_users ?? []).slice(0, 3).map((id) => avatar(id, "small"))), h("b", {}, words), h("span", {}, `Last reply ${clock(message.latest_reply)}`));
}

function tools(message, me, hands) {
  const tool = (label, sign, go) => h("button", { type: "button", title: label, "aria-label": label, onclick: go }, sign);
  const own = message.user === me;
  return h("div", { class: "tools", role: "toolbar", "aria-label": "Message actions" },
    QUICK.slice(0, 3).map((name) => tool(`React with ${name}`, emoji(name), () => hands.react(message, name))),
    hands.openThread ? tool("Reply in thread", "💬", () => hands.openThread(message)) : null,
    known.shortcuts.filter((one) => one.type === "message").map((one) => tool(one.name, "⚡", () => hands.shortcut(one.callback_id, message))),
    own ? tool("Edit", "✏️", () => hands.edit(message)) : null,
    own ? tool("Delete", "🗑", () => hands.remove(message)) : null);
}
