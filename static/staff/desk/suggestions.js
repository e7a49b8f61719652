// Suggested edits of a reviewer: they stand in their row, and are taken with a key or refused with a reason.

import { ask } from "../editor/asking.js";
import { asking } from "./dialogs.js";
import { tell, tellRefusal } from "./telling.js";

export function wake(desk) {
  desk.acts.take = () => {
    const [suggestion] = [...waiting(desk).filter(fits), ...waiting(desk)];
    if (!suggestion) desk.announce(desk.words.noSuggestion);
    else if (fits(suggestion)) take(desk, suggestion);
    else desk.announce(late(suggestion).textContent);
  };
  desk.acts.refuse = () => {
    const [suggestion] = waiting(desk);
    if (suggestion) refuse(desk, suggestion);
    else desk.announce(desk.words.noSuggestion);
  };
  desk.form.addEventListener("click", (event) => {
    const button = event.target.closest(".row-suggestion button[name=take], .row-suggestion button[name=refuse]");
    if (!button) return;
    event.preventDefault();
    const suggestion = button.closest(".row-suggestion");
    if (button.name === "take") take(desk, suggestion);
    else refuse(desk, suggestion);
  });
  desk.on("saved", ({ rows = {} }) => Object.keys(rows).forEach((key) => judge(desk, key)));
}

/** What was saved may have changed the passage under a suggestion, or changed it back. */
function judge({ rows, queue }, key) {
  for (const suggestion of rows.item(key)?.querySelectorAll(".row-suggestion") ?? []) {
    const isAsItWas = queue.stored(key) === suggestion.dataset.was;
    const button = suggestion.querySelector("button[name=take]");
    if (button) button.hidden = !isAsItWas;
    late(suggestion).hidden = isAsItWas;
  }
}

const late = (suggestion) => suggestion.querySelector(".late");
const fits = (suggestion) => late(suggestion).hidden;

/** The edits of the passage in hand that may be answered. */
function waiting({ rows }) {
  return rows.active ? [...rows.item(rows.active).querySelectorAll(".row-suggestion:has(button)")] : [];
}

async function take(desk, suggestion) {
  const { rows, queue, words } = desk;
  const { key } = suggestion.closest(".row[data-key]").dataset;
  const data = await answered(desk, key, suggestion, { act: "take" });
  if (!data) return;
  if (!rows.isWritable) {
    location.reload(); // it was recalled, changed and submitted in one
    return;
  }
  const text = data.texts[key];
  queue.setStored(key, text);
  rows.put(key, text);
  rows.mark(key, data.rows[key]);
  judge(desk, key);
  desk.emit("taken");
  rows.go(key);
  tell(desk, words.taken);
}

async function refuse(desk, suggestion) {
  const { key } = suggestion.closest(".row[data-key]").dataset;
  const given = await asking("refuse");
  const data = given && (await answered(desk, key, suggestion, { act: "refuse", reason: given.reason }));
  if (data) tell(desk, desk.words.refused);
}

/** What the server says to an answer, once everything typed is saved; null where it refuses. */
async function answered(desk, key, suggestion, given) {
  if (desk.queue.hasUnsent && !(await desk.queue.flush({ explicit: true }))) {
    tell(desk, desk.words.saveFirst);
    return null;
  }
  const body = new URLSearchParams({ suggestion: suggestion.dataset.suggestion, ...given });
  const answer = await ask(desk.urls.suggestion, body);
  if (!answer.ok) {
    tellRefusal(desk, key, answer);
    return null;
  }
  suggestion.remove();
  desk.rows.flag(key, "suggested", Boolean(desk.rows.item(key).querySelector(".row-suggestion")));
  desk.emit("saved", answer.data);
  desk.emit("side", { key, html: answer.data.html });
  return answer.data;
}
