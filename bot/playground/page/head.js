// What stands above a conversation: the app's two tabs, a channel's name, or the word "Thread".
import { h } from "./dom.js";
import { avatar, known, memberName } from "./people.js";

export const threadHead = (channel, close) => [
  h("h2", {}, "Thread"), h("small", {}, channel.name ? `#${channel.name}` : memberName(known.bot)),
  h("button", { type: "button", class: "x", "aria-label": "Close the thread", onclick: close }, "✕"),
];

export const channelHead = (channel) => [
  h("h2", {}, `${channel.type === "group" ? "🔒" : "#"} ${channel.name}`), h("small", {}, channel.topic),
  h("span", { class: "people" }, `👥 ${channel.members}`),
];

// `unread` counts what came to the other tab, Messages, while Home is open.
export function appHead({ tab, unread, go, use }) {
  const one = (name, words, more) => h("button", { type: "button", role: "tab", "aria-selected": String(tab === name), onclick: () => go(name) }, words, more);
  const shortcuts = known.shortcuts.filter(({ type }) => type === "global").map(({ name, callback_id }) =>
    h("button", { type: "button", class: "button", "aria-label": name, title: name, onclick: () => use(callback_id) }, "⚡", h("span", {}, ` ${name}`)));
  return [
    avatar(known.bot), h("h2", {}, memberName(known.bot)),
    h("div", { class: "tabs", role: "tablist" }, one("home", "Home"), one("messages", "Messages", unread && tab === "home" ? count(unread) : null)),
    h("div", { class: "shortcuts" }, shortcuts),
  ];
}

export const count = (unread) => h("span", { class: "count", "aria-label": `${unread} unread` }, String(unread));
