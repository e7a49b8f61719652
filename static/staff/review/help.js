// Help: the sheet of keys, made of the table of keys, as this keyboard has them.

import { KEYS, shown } from "./keys.js";

const GROUPS = {
  going: ["next", "previous", "nextFinding", "previousFinding", "view"],
  passages: ["suggest", "remark", "send"],
  deciding: ["approve", "return", "help"],
};

/** Fill the sheet; gives what opens it. */
export function helpSheet(words) {
  const dialog = document.getElementById("review-help");
  const parts = Object.entries(GROUPS).map(([name, acts]) => section(words, name, acts));
  dialog.querySelector(".sheets").replaceChildren(...parts);
  for (const button of dialog.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
  return () => dialog.showModal();
}

function section(words, name, acts) {
  const list = made("dl");
  for (const act of acts) {
    const pair = made("div");
    const key = made("dd");
    const combination = KEYS[act].replace("ArrowDown", "↓").replace("ArrowUp", "↑");
    key.append(made("kbd", shown(combination, words.keys)));
    if (act === "help") key.append(" ", made("kbd", "?"));
    pair.append(made("dt", words.acts[act]), key);
    list.append(pair);
  }
  const part = made("section");
  part.append(made("h3", words.groups[name]), list);
  return part;
}

function made(tag, text = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
