// Arranging: which passages are said together, left out or added. What is typed is saved first.

import { ask } from "../editor/asking.js";
import { asking } from "./dialogs.js";
import { goTo, tell, tellRefusal } from "./telling.js";

export function wake(desk) {
  desk.form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=arrange]");
    if (!button) return;
    event.preventDefault();
    const menu = button.closest("details");
    menu?.removeAttribute("open");
    menu?.querySelector("summary").focus(); // where the button was; what is refused or left comes back here
    const [act, key] = button.value.split(" ");
    ACTS[act](desk, key);
  });
  const here = (act) => () => {
    const key = desk.rows.active;
    if (!key || !desk.rows.isWritable) desk.announce(desk.words.noPassage);
    else act(desk, key);
  };
  const isSilent = (key) => !desk.rows.area(key);
  const isAdded = (key) => desk.rows.item(key).querySelector("[name=arrange][value^=drop]");
  const silenceOf = (key) => (isAdded(key) ? ACTS.drop : ACTS.leave_out);
  Object.assign(desk.acts, {
    merge: here((_desk, key) => (isSilent(key) ? ACTS.take_in : ACTS.merge)(desk, key)),
    leaveOut: here((_desk, key) => (isSilent(key) ? ACTS.take_in : silenceOf(key))(desk, key)),
    add: here(ACTS.add),
    marks: here(ACTS.mark),
  });
}

const ACTS = {
  merge: (desk, key) => arrange(desk, { arrangement: "merge", key }, () => ACTS.take_in(desk, key)),
  take_in: (desk, key) => {
    const before = desk.rows.status(key) === "merged" ? ACTS.merge : ACTS.leave_out;
    return arrange(desk, { arrangement: "take_in", key }, () => before(desk, key));
  },
  leave_out: async (desk, key) => {
    const given = await asking("leave-out");
    if (given) await arrange(desk, { arrangement: "leave_out", key, reason: given.reason }, () => ACTS.take_in(desk, key));
  },
  add: async (desk, key) => {
    const given = await asking("add");
    if (given) await arrange(desk, { arrangement: "add", key, style: given.style }, (added) => ACTS.drop(desk, added));
  },
  drop: (desk, key) => {
    const after = neighbour(desk, key);
    const isEmpty = !desk.rows.text(key).trim();
    const back = isEmpty ? null : () => arrange(desk, { arrangement: "bring_back", key, after });
    return arrange(desk, { arrangement: "drop", key }, back, after);
  },
  bring_back: (desk, key) => arrange(desk, { arrangement: "bring_back", key }),
  mark: async (desk, key) => {
    if (desk.rows.item(key).dataset.kind !== "list_item") {
      desk.announce(desk.words.noList);
      return;
    }
    const before = marksOf(desk, key);
    const given = await asking("marks", { style: before });
    const change = (style, back) => arrange(desk, { arrangement: "mark", key, style }, back);
    if (given) await change(given.style, () => change(before));
  },
};

/** Save, ask the server, and lay the rows anew as they then are; `back` undoes it. */
async function arrange(desk, given, back, elsewhere = "") {
  const { rows, queue, words, form } = desk;
  if (queue.hasUnsent && !(await queue.flush({ explicit: true }))) {
    tell(desk, words.saveFirst);
    return;
  }
  const answer = await ask(desk.urls.arrange, new URLSearchParams({ ...given, pivot: form.dataset.pivot ?? "" }));
  if (!answer.ok) {
    tellRefusal(desk, given.key, answer);
    return;
  }
  const { html, key } = answer.data;
  document.getElementById("desk-rows").innerHTML = html; // made by the server's template, which escapes the words
  desk.emit("replaced");
  const here = rows.item(key) ? key : elsewhere;
  tell(desk, words.arranged[given.arrangement], { back: back && (() => back(key)) });
  if (here) goTo(desk, here, words.arranged[given.arrangement]);
}

function neighbour({ rows }, key) {
  const keys = rows.all();
  const place = keys.indexOf(key);
  return keys[place - 1] ?? keys[place + 1] ?? "";
}

/** Which marks a list has, by the mark of one of its points. */
function marksOf({ rows }, key) {
  const mark = rows.item(key).querySelector(".row-mark bdi").textContent.trim();
  if (/^\d+[.)]$/.test(mark)) return "number";
  if (/^[(（]\d+[)）]$/.test(mark)) return "point";
  return /^[(（][ivxlcdm]+[)）]$/.test(mark) ? "roman" : "bullet";
}
