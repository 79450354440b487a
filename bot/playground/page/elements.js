// Interactive elements. `use(which, entered)` is called when somebody clicks or chooses.
import { h, safeUrl } from "./dom.js";
import { emoji } from "./emoji.js";
import { inline } from "./mrkdwn.js";
import { known } from "./people.js";

export const plain = (text) => (text?.type === "mrkdwn" ? inline(text.text) : text ? text.text.replace(/:([a-z0-9_+'-]+):/g, (_, name) => emoji(name)) : "");

// `kept` is what Slack remembers of the element: its state.
export function element(block, one, { use, kept, lookUp }) {
  const draw = DRAWN[one.type];
  if (one.type.endsWith("external_select")) return searched(block, one, { use, kept, lookUp });
  return draw ? draw(one, (entered) => confirmed(one, () => use(which(block, one), entered)), kept) : h("span", { class: "unknown" }, `(${one.type})`);
}

// An action_id may stand in several blocks: both together name the element.
const which = (block, one) => ({ block_id: block.block_id, action_id: one.action_id });

function searched(block, one, { use, kept, lookUp }) {
  const drawn = DRAWN[one.type](one, (entered) => use(which(block, one), entered), kept);
  drawn.lookUp((typed) => lookUp(which(block, one), typed));
  return drawn;
}

function confirmed(one, go) {
  if (!one.confirm) return go();
  const { title, text, confirm, deny, style } = one.confirm;
  const box = h("dialog", { class: "confirm", "aria-label": plain(title) },
    h("h2", {}, plain(title)), h("p", {}, plain(text)),
    h("footer", {},
      h("button", { type: "button", onclick: () => box.close() }, plain(deny)),
      h("button", { type: "button", class: style === "danger" ? "danger" : "primary", onclick: () => { box.close(); go(); } }, plain(confirm))));
  box.addEventListener("close", () => box.remove());
  document.getElementById("dialogs").append(box);
  box.showModal();
}

function button(one, go) {
  const about = { class: `button ${one.style ?? ""}`, "aria-label": one.accessibility_label, "data-action": one.action_id };
  if (one.url && safeUrl(one.url)) return h("a", { ...about, href: one.url, target: "_blank", rel: "noopener noreferrer", onclick: () => go() }, plain(one.text));
  return h("button", { ...about, type: "button", onclick: (event) => busy(event.currentTarget, go) }, plain(one.text));
}

async function busy(target, go) {
  target.setAttribute("aria-busy", "true");
  await go();
  target.removeAttribute("aria-busy");
}

const options = (one) => [...(one.options ?? []), ...(one.option_groups ?? []).flatMap((group) => group.options)];
const choice = (option) => h("option", { value: option.value }, plain(option.text));

function select(one, go, kept, { several = false, filled = null } = {}) {
  const chosen = new Set(several ? (kept?.selected_options ?? one.initial_options ?? []).map((option) => option.value) : [kept?.selected_option?.value ?? one.initial_option?.value]);
  const groups = one.option_groups?.map((group) => h("optgroup", { label: plain(group.label) }, group.options.map(choice)));
  const box = h("select", {
    multiple: several, "data-action": one.action_id, "aria-label": one.placeholder?.text,
    onchange: () => go(entered(box, several)),
  }, several ? null : h("option", { value: "" }, one.placeholder?.text ?? "Choose an option"), filled ?? groups ?? (one.options ?? []).map(choice));
  for (const option of box.options) option.selected = chosen.has(option.value);
  if (!several && !chosen.values().next().value) box.options[0].selected = true;
  return box;
}

const entered = (box, several) => (several ? [...box.selectedOptions].map((option) => option.value) : box.value || null);

const people = () => [...known.members.values()].filter((one) => !one.is_bot).map((one) => h("option", { value: one.id }, one.name));
const channels = () => [...known.channels].filter(([, name]) => name).map(([id, name]) => h("option", { value: id }, `#${name}`));

// Options that come from the app while one types.
function external(one, go, kept, several) {
  const known_ = new Map();
  const list = h("datalist", { id: `options-${one.action_id}-${Math.random()}` });
  const box = h("input", {
    list: list.id, "data-action": one.action_id, placeholder: one.placeholder?.text ?? "Type to search", value: kept?.selected_option?.text.text ?? one.initial_option?.text.text ?? "",
    oninput: async () => {
      box.chosen = known_.get(box.value);
      if (box.chosen) return go(several ? [box.chosen] : box.chosen);
      if (box.value.length < (one.min_query_length ?? 3)) return undefined;
      const { options: found = [] } = await box.lookUp(box.value);
      for (const option of found) known_.set(option.text.text, option);
      return list.replaceChildren(...found.map((option) => h("option", { value: option.text.text })));
    },
  });
  const holder = h("span", {}, box, list);
  holder.lookUp = (ask) => { box.lookUp = ask; };
  return holder;
}

function picked(field, fill, several = false) {
  return (one, go, kept) => {
    const initial = one[field.replace("selected", "initial")];
    const values = [kept?.[field] ?? initial ?? []].flat();
    const asOptions = values.map((value) => ({ value }));
    return select(one, go, several ? { selected_options: asOptions } : { selected_option: asOptions[0] }, { several, filled: fill() });
  };
}

function ticks(one, go, kept, kind) {
  const group = `${one.action_id}-${Math.random()}`;
  const chosen = kind === "radio" ? [kept?.selected_option ?? one.initial_option] : kept?.selected_options ?? one.initial_options ?? [];
  const values = new Set(chosen.filter(Boolean).map((option) => option.value));
  const box = h("div", { class: "ticks", role: kind === "radio" ? "radiogroup" : "group", "data-action": one.action_id },
    options(one).map((option) => h("label", {},
      h("input", { type: kind, name: group, value: option.value, checked: values.has(option.value), onchange: () => go(read(box, kind)) }),
      h("span", {}, plain(option.text), option.description ? h("small", {}, plain(option.description)) : null))));
  return box;
}

function read(box, kind) {
  const values = [...box.querySelectorAll("input:checked")].map((input) => input.value);
  return kind === "radio" ? values[0] ?? null : values;
}

function field(type, name, initial) {
  return (one, go, kept) => h("input", {
    type, "data-action": one.action_id, value: kept?.[name] ?? one[initial] ?? "",
    placeholder: one.placeholder?.text, min: one.min_value, max: one.max_value,
    step: one.is_decimal_allowed ? "any" : null,
    onchange: (event) => go(event.target.value || null),
  });
}

function typed(one, go, kept) {
  const about = {
    "data-action": one.action_id, placeholder: one.placeholder?.text, maxlength: one.max_length, minlength: one.min_length,
    onchange: (event) => go(event.target.value || null),
  };
  const box = one.multiline ? h("textarea", { ...about, rows: 4 }) : h("input", { ...about, type: "text" });
  box.value = kept?.value ?? one.initial_value ?? "";
  return box;
}

function moment(one, go, kept) {
  const seconds = kept?.selected_date_time ?? one.initial_date_time;
  const local = seconds ? new Date(seconds * 1000 - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 16) : "";
  return h("input", { type: "datetime-local", "data-action": one.action_id, value: local, onchange: (event) => go(Math.floor(new Date(event.target.value).getTime() / 1000)) });
}

function overflow(one, go) {
  const box = h("details", { class: "overflow", "data-action": one.action_id },
    h("summary", { "aria-label": "More actions" }, "⋯"),
    h("div", { class: "menu" }, options(one).map((option) => h("button", { type: "button", onclick: () => { box.open = false; go(option.value); } }, plain(option.text)))));
  return box;
}

function feedback(one, go) {
  const thumb = (side, sign) => {
    const about = one[`${side}_button`];
    return h("button", {
      type: "button", class: "thumb", "data-action": `${one.action_id}:${side}`, title: about.text.text,
      "aria-label": about.accessibility_label ?? about.text.text,
      onclick: (event) => { event.currentTarget.setAttribute("aria-pressed", "true"); return busy(event.currentTarget, () => go(side)); },
    }, sign, h("span", {}, plain(about.text)));
  };
  return h("span", { class: "feedback" }, thumb("positive", "👍"), thumb("negative", "👎"));
}

const image = (one) => h("img", { class: "beside", src: one.image_url, alt: one.alt_text, loading: "lazy" });
const trash = (one, go) => h("button", { type: "button", class: "thumb", "data-action": one.action_id, title: plain(one.text), "aria-label": plain(one.text), onclick: () => go() }, "🗑");

const DRAWN = {
  button,
  overflow,
  image,
  feedback_buttons: feedback,
  icon_button: trash,
  static_select: select,
  external_select: (one, go, kept) => external(one, go, kept, false),
  multi_static_select: (one, go, kept) => select(one, go, kept, { several: true }),
  multi_external_select: (one, go, kept) => external(one, go, kept, true),
  users_select: picked("selected_user", people),
  multi_users_select: picked("selected_users", people, true),
  channels_select: picked("selected_channel", channels),
  conversations_select: picked("selected_conversation", channels),
  multi_channels_select: picked("selected_channels", channels, true),
  multi_conversations_select: picked("selected_conversations", channels, true),
  radio_buttons: (one, go, kept) => ticks(one, go, kept, "radio"),
  checkboxes: (one, go, kept) => ticks(one, go, kept, "checkbox"),
  datepicker: field("date", "selected_date", "initial_date"),
  timepicker: field("time", "selected_time", "initial_time"),
  datetimepicker: moment,
  plain_text_input: typed,
  rich_text_input: typed,
  email_text_input: field("email", "value", "initial_value"),
  url_text_input: field("url", "value", "initial_value"),
  number_input: field("number", "value", "initial_value"),
};
