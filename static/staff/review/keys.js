// Keys of the review: one table for the keyboard, the buttons and the help sheet, as at the desk.

import { asked as askedOf } from "../editor/keys.js";

export { forAssistants, isMac, shown } from "../editor/keys.js";

export const KEYS = {
  next: "Alt+ArrowDown",
  previous: "Alt+ArrowUp",
  nextFinding: "F8",
  previousFinding: "Shift+F8",
  view: "Alt+Shift+KeyV",
  suggest: "Alt+Shift+KeyS",
  remark: "Alt+Shift+KeyM",
  send: "Mod+Enter",
  approve: "Alt+Shift+KeyA",
  return: "Alt+Shift+KeyR",
  help: "F1",
};

/** The names of what this key press asks for; `?` asks for help where nobody types. */
export function asked(event, isTyping) {
  const names = askedOf(event, KEYS);
  return !isTyping && event.key === "?" ? [...names, "help"] : names;
}
