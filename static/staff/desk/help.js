// Help: the sheet of keys, made of the table of keys, as this keyboard has them.

import { wakeClosing } from "./dialogs.js";
import { isMac, KEYS, shown } from "./keys.js";
import { made } from "./telling.js";

const GROUPS = {
  going: ["confirm", "next", "previous", "unfinished", "save", "submit"],
  writing: [
    "copySource", "placeholder", "placeholders", "match1", "term", "nbsp", "narrow", "undo", "redo", "find",
  ],
  passages: ["merge", "leaveOut", "add", "marks"],
  checking: ["nextFinding", "previousFinding", "apply", "letStand", "remark", "take", "refuse"],
  seeing: ["preview", "pivot", "help"],
};
const ONE_TO_NINE = /Digit1$/;

export function wake(desk) {
  const dialog = document.getElementById("desk-help");
  dialog.querySelector(".sheets").replaceChildren(...Object.entries(GROUPS).map(([name, acts]) => section(desk, name, acts)));
  wakeClosing(dialog);
  desk.acts.help = () => dialog.showModal();
}

function section({ words }, name, acts) {
  const part = made("section");
  const list = made("dl");
  for (const act of acts.filter((each) => KEYS[each])) {
    const pair = made("div");
    const key = made("dd");
    key.append(made("kbd", { textContent: keyOf(act, words.keys) }));
    if (act === "help") key.append(" ", made("kbd", { textContent: "?" }));
    pair.append(made("dt", { textContent: words.acts[act] }), key);
    list.append(pair);
  }
  part.append(made("h3", { textContent: words.groups[name] }), list);
  return part;
}

/** Of the nine matches one line. */
function keyOf(act, names) {
  const combination = KEYS[act].replace("ArrowDown", "↓").replace("ArrowUp", "↑");
  if (!ONE_TO_NINE.test(combination)) return shown(combination, names);
  return `${shown(combination, names)}…${isMac ? "\u2009" : ""}9`;
}
