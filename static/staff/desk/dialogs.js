// Dialogs: what is asked before something is done. Escape leaves one, and gives the focus back.

/** Ask in the dialog `desk-NAME`; `trouble` says why asking again. Gives its fields, or null where it was left. */
export function asking(name, given = {}, trouble = "") {
  const dialog = document.getElementById(`desk-${name}`);
  const form = dialog.querySelector("form");
  form.reset();
  for (const [field, value] of Object.entries(given)) form.elements[field].value = value;
  const said = dialog.querySelector("[role=alert]");
  said.textContent = trouble;
  said.hidden = !trouble;
  dialog.showModal();
  return new Promise((done) => {
    form.onkeydown = (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      form.requestSubmit(form.querySelector("[value=ok]"));
    };
    // Closed by hand and at once: the dialog's own event comes only after the next key.
    form.onsubmit = (event) => {
      event.preventDefault();
      const isGiven = event.submitter?.value === "ok";
      const fields = Object.fromEntries(new FormData(form));
      dialog.close();
      done(isGiven ? fields : null);
    };
    dialog.onclose = () => done(null);
  });
}

/** Let the buttons of a dialog that asks nothing close it. */
export function wakeClosing(dialog) {
  for (const button of dialog.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
}
