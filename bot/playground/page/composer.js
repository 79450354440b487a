// Where one types: Enter sends, Shift+Enter breaks the line, "/" offers commands, "@" and "#" names.
import { h, toast } from "./dom.js";
import { known } from "./people.js";

const MOST_OFFERED = 8;

export function composer({ placeholder, send, run }) {
  const box = h("textarea", { rows: 1, placeholder, "aria-label": placeholder, autocomplete: "off", "aria-autocomplete": "list" });
  const offers = h("ul", { class: "offers", role: "listbox", hidden: true });
  const form = h("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); submit(); } },
    offers, box, h("div", { class: "under" },
      h("small", {}, `Enter sends · Shift+Enter new line${run ? " · / for commands" : ""}`),
      h("button", { class: "send", title: "Send", "aria-label": "Send" }, "➤")));
  let [found, at] = [[], 0];

  function submit() {
    const text = box.value.trim();
    if (!text) return undefined;
    const command = box.value.match(/^(\/[\w-]+)(?:\s+([\s\S]*))?$/);
    const wrong = command && refusal(command[1], run);
    if (wrong) return toast(wrong, "wrong");
    box.value = "";
    resize();
    return command ? run(command[1], (command[2] ?? "").trim()) : send(text);
  }

  function resize() {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 240)}px`;
  }

  function offer() {
    found = matches(box.value.slice(0, box.selectionStart), run);
    at = 0;
    offers.hidden = !found.length;
    draw();
  }

  const draw = () => offers.replaceChildren(...found.map((one, place) =>
    h("li", { role: "option", "aria-selected": String(place === at), onmousedown: (event) => { event.preventDefault(); take(one); } }, h("b", {}, one.name), " ", h("small", {}, one.about ?? ""))));

  function take(one) {
    const before = box.value.slice(0, box.selectionStart).replace(one.mark, `${one.name} `);
    box.value = before + box.value.slice(box.selectionStart);
    box.selectionStart = box.selectionEnd = before.length;
    offers.hidden = true;
    found = [];
    resize();
  }

  function key(event) {
    if (found.length && choose(event)) return event.preventDefault();
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  }

  function choose(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      at = (at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
      draw();
    } else if (event.key === "Tab" || (event.key === "Enter" && !box.value.includes(" "))) take(found[at]);
    else if (event.key === "Escape") { found = []; offers.hidden = true; }
    else return false;
    return true;
  }

  box.addEventListener("input", () => { resize(); offer(); });
  box.addEventListener("keydown", key);
  box.addEventListener("blur", () => { offers.hidden = true; });
  return { form, box };
}

// As in Slack, where what begins with "/" is a command, and threads take none.
function refusal(command, run) {
  if (!known.commands.some((one) => one.command === command)) return `${command} is not a command here. To send it as a message, put a space before it.`;
  return run ? "" : `${command} does not work in threads. Type it below the conversation.`;
}

function matches(before, run) {
  const command = before.match(/^\/[\w-]*$/);
  if (command) return all(run ? known.commands : [], /^\/[\w-]*$/, command[0], (one) => [one.command, `${one.usage_hint ?? ""} ${one.description ?? ""}`]);
  const person = before.match(/(?:^|\s)(@[\p{L} ]{0,30})$/u);
  if (person) return all([...known.members.values()], /@[\p{L} ]*$/u, person[1], (one) => [`@${one.name}`, one.title]);
  const channel = before.match(/(?:^|\s)(#[\w-]*)$/);
  if (channel) return all([...known.channels.values()].filter(Boolean), /#[\w-]*$/, channel[1], (name) => [`#${name}`, ""]);
  return [];
}

function all(list, mark, typed, named) {
  const low = typed.toLowerCase();
  return list.map((one) => { const [name, about] = named(one); return { name, about, mark }; })
    .filter((one) => one.name.toLowerCase().startsWith(low) && one.name.toLowerCase() !== low).slice(0, MOST_OFFERED);
}
