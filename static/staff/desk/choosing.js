// Choosing: a small list of the source's placeholders, by number, by arrow or by the mouse.

import { shownPassage } from "./chips.js";

/** Let the person choose among `pieces`; gives the chosen one, or null. */
export function chosen(pieces, words) {
  const dialog = document.createElement("dialog");
  dialog.className = "desk-choosing";
  dialog.setAttribute("aria-label", words.choose);
  const list = document.createElement("ol");
  const buttons = pieces.map(({ before, inner, after }) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(shownPassage(before + inner + after, words));
    const item = document.createElement("li");
    item.append(button);
    list.append(item);
    return button;
  });
  dialog.append(list);
  document.body.append(dialog);
  return new Promise((done) => {
    const end = (piece) => {
      dialog.remove();
      done(piece);
    };
    dialog.addEventListener("cancel", () => end(null));
    dialog.addEventListener("keydown", (event) => {
      const here = buttons.indexOf(document.activeElement);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const number = Number(event.key);
      if (step) buttons.at((here + step) % buttons.length).focus();
      else if (event.key.length === 1 && pieces[number - 1]) end(pieces[number - 1]);
      else return;
      event.preventDefault();
    });
    buttons.forEach((button, index) => button.addEventListener("click", () => end(pieces[index])));
    dialog.showModal();
    buttons[0].focus();
  });
}
