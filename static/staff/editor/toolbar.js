// The toolbar: one stop of the Tab key, the arrows within (WAI-ARIA's pattern of a toolbar).

import { forAssistants, KEYS, shown } from "./keys.js";

/** Wake the toolbar: `act(name)` is called for the button that was pressed. */
export function wakeToolbar(bar, words, act) {
  const buttons = [...bar.querySelectorAll("button[data-act]")].filter((button) => !button.hidden);
  for (const button of buttons) {
    const keys = KEYS[button.dataset.act];
    if (keys) {
      button.title = `${button.getAttribute("aria-label")} (${shown(keys, words.keys)})`;
      button.setAttribute("aria-keyshortcuts", forAssistants(keys));
    } else button.title = button.getAttribute("aria-label");
    button.tabIndex = -1;
    // The caret stays where it is while a button is pressed with the mouse.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => act(button.dataset.act));
    button.addEventListener("focus", () => stopAt(button));
  }

  function stopAt(button) {
    for (const each of buttons) each.tabIndex = each === button ? 0 : -1;
  }

  bar.addEventListener("keydown", (event) => {
    const here = buttons.indexOf(document.activeElement);
    const isMirrored = getComputedStyle(bar).direction === "rtl";
    const ahead = isMirrored ? "ArrowLeft" : "ArrowRight";
    const behind = isMirrored ? "ArrowRight" : "ArrowLeft";
    const goal = { [ahead]: here + 1, [behind]: here - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (goal === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    buttons.at(goal % buttons.length).focus();
  });

  stopAt(buttons[0]);
  bar.hidden = false;
}
