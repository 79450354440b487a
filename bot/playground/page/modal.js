// Modals: the view on top of the stack, in a dialog that the keyboard can work.
import { blocks } from "./blocks.js";
import { h } from "./dom.js";
import { plain } from "./elements.js";

export function modals({ click, submit, close, lookUp }) {
  let shown = null;
  let sending = null; // the id of the view that is on its way: as in Slack, a form is sent once

  function show(stack) {
    const view = stack.at(-1);
    if (!view) return hide();
    if (shown?.hash === view.hash && shown.id === view.id) return undefined;
    const isSame = shown?.id === view.id;
    const dialog = shown?.dialog ?? open();
    const scroll = isSame ? dialog.querySelector(".scrolling")?.scrollTop : 0;
    const typed = isSame ? answers(dialog, shown.view) : {};
    dialog.replaceChildren(draw(view, stack.length));
    shown = { id: view.id, hash: view.hash, dialog, view, errors: isSame ? shown.errors : {} };
    restore(dialog, typed);
    tell(shown);
    dialog.querySelector(".scrolling").scrollTop = scroll;
    if (!scroll) dialog.querySelector(".scrolling :is(input, textarea, select)")?.focus();
    return undefined;
  }

  function open() {
    const dialog = h("dialog", { class: "modal" });
    dialog.addEventListener("cancel", (event) => { event.preventDefault(); close(); });
    document.getElementById("dialogs").append(dialog);
    dialog.showModal();
    return dialog;
  }

  function hide() {
    shown?.dialog.close();
    shown?.dialog.remove();
    shown = null;
  }

  function draw(view, depth) {
    const form = h("form", { method: "dialog", onsubmit: (event) => send(event, view), novalidate: true, "aria-label": plain(view.title) },
      h("header", {}, h("h2", {}, plain(view.title)), h("button", { type: "button", class: "x", "aria-label": "Close", onclick: () => close(depth > 1) }, "✕")),
      h("div", { class: "scrolling" }, blocks(view.blocks, { use: click, lookUp, values: view.state.values })),
      h("footer", {},
        h("button", { type: "button", onclick: () => close() }, depth > 1 && !view.close ? "Back" : plain(view.close) || "Close"),
        view.submit ? h("button", { class: "primary" }, plain(view.submit)) : null));
    return form;
  }

  async function send(event, view) {
    event.preventDefault();
    if (sending === view.id) return;
    sending = view.id;
    event.target.setAttribute("aria-busy", "true");
    const { errors } = await submit(answers(event.target, view)).finally(() => { sending = null; });
    if (shown?.id !== view.id) return; // meanwhile another form
    shown.errors = errors ?? {};
    tell(shown);
    const first = Object.keys(shown.errors)[0];
    shown.dialog.querySelector(`[data-block="${CSS.escape(first ?? "")}"] :is(input, textarea, select)`)?.focus();
  }

  // Told again whenever the view is drawn anew: an update may come between a press and its answer.
  function tell({ dialog, id, errors }) {
    const form = dialog.querySelector("form");
    form.setAttribute("aria-busy", String(sending === id));
    form.querySelector("footer .error")?.remove(); // of the form as a whole
    for (const line of form.querySelectorAll(".block .error")) line.textContent = errors[line.closest(".block").dataset.block] ?? "";
    if (errors[""]) form.querySelector("footer").prepend(h("p", { class: "error", role: "alert" }, errors[""]));
  }

  return { show };
}

// What stands in each input block, as the playground's forms take it.
function answers(form, view) {
  const found = {};
  for (const block of view.blocks.filter((one) => one.type === "input")) {
    const holder = form.querySelector(`[data-block="${CSS.escape(block.block_id)}"]`);
    if (holder) found[block.block_id] = answer(block.element, holder);
  }
  return found;
}

function answer({ type }, holder) {
  const ticked = [...holder.querySelectorAll("input:checked")].map((one) => one.value);
  if (type === "checkboxes") return ticked;
  if (type === "radio_buttons") return ticked[0] ?? null;
  const field = holder.querySelector("input, textarea, select");
  if (type === "external_select") return field.chosen ?? null;
  if (type === "multi_external_select") return field.chosen ? [field.chosen] : [];
  if (type.startsWith("multi_")) return [...field.selectedOptions].map((one) => one.value);
  if (type === "datetimepicker") return field.value ? Math.floor(new Date(field.value).getTime() / 1000) : null;
  return field?.value || null;
}

// A view that is replaced keeps what was typed where the block stays: https://docs.slack.dev/surfaces/modals
function restore(dialog, typed) {
  for (const [block, value] of Object.entries(typed)) {
    const holder = dialog.querySelector(`[data-block="${CSS.escape(block)}"]`);
    for (const one of holder?.querySelectorAll("[type=radio], [type=checkbox]") ?? []) one.checked = [value].flat().includes(one.value);
    const field = holder?.querySelector("input:not([type=radio], [type=checkbox]), textarea, select:not([multiple])");
    const isOffered = field?.tagName !== "SELECT" || [...field.options].some((one) => one.value === value);
    if (field && typeof value === "string" && isOffered) field.value = value;
  }
}
