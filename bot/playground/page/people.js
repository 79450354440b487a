// Names and faces of the company, loaded once and again when somebody joins.
import { h } from "./dom.js";
import * as server from "./server.js";

export const known = { members: new Map(), channels: new Map(), groups: new Map(), roles: [], bot: "", commands: [], shortcuts: [], team: {} };

export async function loadCompany() {
  const company = await server.company();
  known.members = new Map(company.members.map((one) => [one.id, one]));
  known.groups = new Map(company.groups.map((one) => [one.id, one.handle]));
  Object.assign(known, { roles: company.roles, bot: company.bot, commands: company.commands, shortcuts: company.shortcuts, team: company.team });
}

export const memberName = (id) => known.members.get(id)?.name ?? id;
export const channelName = (id) => known.channels.get(id);
export const groupName = (id) => known.groups.get(id);

const initials = (name) => name.split(/[ .]/).map((part) => part[0]).slice(0, 2).join("");

export function avatar(id, size = "") {
  const member = known.members.get(id) ?? { name: "Slackbot", color: "616061" };
  if (member.is_bot) return h("span", { class: `avatar bot ${size}`, "aria-hidden": "true" }, h("img", { src: "/page/icon.svg", alt: "" }));
  return h("span", { class: `avatar ${size}`, style: { background: `#${member.color}` }, "aria-hidden": "true" }, initials(member.name));
}
