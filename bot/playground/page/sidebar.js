// Who I am, and where I can go.
import { h } from "./dom.js";
import { count } from "./head.js";
import { avatar, known, memberName } from "./people.js";

export function topBar(me, become) {
  const chip = ({ employee, role }) => h("button", {
    type: "button", class: "chip", "aria-pressed": String(employee === me), title: `${memberName(employee)}, ${known.members.get(employee)?.title ?? ""}`, onclick: () => become(employee),
  }, avatar(employee, "small"), h("span", {}, h("b", {}, role), h("small", {}, memberName(employee))));
  const isOffered = known.roles.some((role) => role.employee === me);
  const entry = (id, words) => h("option", { value: id }, words);
  const hasButtons = matchMedia("(min-width: 761px)").matches; // on a phone the menu stands for them
  const others = h("select", { class: `anyone ${isOffered && hasButtons ? "" : "chosen"}`, "aria-label": "Be anybody else", onchange: (event) => event.target.value && become(event.target.value) },
    h("option", { value: "", selected: true }, isOffered && hasButtons ? "Anybody else …" : memberName(me)),
    h("optgroup", { label: "Try these" }, known.roles.map(({ employee, role }) => entry(employee, `${role} · ${memberName(employee)}`))),
    h("optgroup", { label: "Everybody" }, [...known.members.values()].filter((one) => !one.is_bot).map((one) => entry(one.id, `${one.name} · ${one.title}`))));
  return [h("button", { type: "button", class: "burger", "aria-label": "Channels", onclick: () => document.body.classList.toggle("with-sidebar") }, "☰"),
    h("span", { class: "you" }, "You are"), h("div", { class: "chips", role: "group", "aria-label": "Whom to be" }, known.roles.map(chip)), others, h("span", { class: "tray" })];
}

export function sideBar({ channels, open, isRead, go, join }) {
  const bot = known.members.get(known.bot);
  const direct = channels.find((one) => one.type === "im");
  const isNew = (one) => one.unread && !(one.id === open && isRead);
  const entry = (one, sign, name) => h("li", {}, h("button", {
    type: "button", class: isNew(one) ? "unread" : "", "aria-current": one.id === open ? "page" : null, onclick: () => (one.is_member ? go(one.id) : join(one.id)),
  }, sign, h("span", { class: "name" }, name), isNew(one) ? count(one.unread) : null));
  return [
    h("h1", {}, known.team.name),
    h("h2", {}, "Apps"),
    h("ul", {}, direct ? entry(direct, avatar(known.bot, "small"), bot.name) : null),
    h("h2", {}, "Channels"),
    h("ul", {}, channels.filter((one) => one.type !== "im" && one.type !== "mpim").map((one) => entry(one, h("span", { class: "hash", "aria-hidden": "true" }, one.type === "group" ? "🔒" : "#"), one.name))),
    h("footer", {}, h("p", {}, "A Slack workspace in a box. Nothing here leaves this machine.")),
  ];
}
