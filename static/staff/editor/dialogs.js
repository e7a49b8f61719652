// Dialogs: what a command asks before it does something, and the sheet of keys.

import { KEYS, shown } from "./keys.js";

/** Ask in the dialog named `name`, filled with `given`. Gives its fields, or null where it was left. */
export function asking(name, given = {}) {
  const dialog = document.getElementById(`editor-${name}`);
  const form = dialog.querySelector("form");
  form.reset();
  for (const [field, value] of Object.entries(given)) form.elements[field].value = value;
  dialog.showModal();
  const first = [...form.querySelectorAll("input")].find((input) => !input.value) ?? form.querySelector("input");
  first?.focus();
  first?.select();
  return new Promise((done) => {
    // Closed by hand and at once: the dialog's own event comes only after the next key, which a
    // person who types on would have put in the wrong place.
    form.onsubmit = (event) => {
      event.preventDefault();
      dialog.close();
      done(event.submitter?.value === "ok" ? Object.fromEntries(new FormData(form)) : null);
    };
    dialog.onclose = () => done(null);
  });
}

/** Say on the help sheet which key does what, as this keyboard has them. */
export function fillHelp(names) {
  for (const key of document.querySelectorAll("#editor-help kbd[data-key]")) {
    key.textContent = shown(KEYS[key.dataset.key], names);
  }
  const dialog = document.getElementById("editor-help");
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
}

export function showHelp() {
  document.getElementById("editor-help").showModal();
}
