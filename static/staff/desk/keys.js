// Keys of the desk: one table for the keyboard, the buttons and the help sheet, as in the editor.

import { asked as askedOf } from "../editor/keys.js";

export { forAssistants, isMac, shown } from "../editor/keys.js";

export const KEYS = {
  confirm: "Mod+Enter",
  next: "Alt+ArrowDown",
  previous: "Alt+ArrowUp",
  unfinished: "Alt+Shift+ArrowDown",
  copySource: "Alt+Shift+KeyC",
  placeholder: "F9",
  placeholders: "Shift+F9",
  match1: "Alt+Shift+Digit1",
  match2: "Alt+Shift+Digit2",
  match3: "Alt+Shift+Digit3",
  match4: "Alt+Shift+Digit4",
  match5: "Alt+Shift+Digit5",
  match6: "Alt+Shift+Digit6",
  match7: "Alt+Shift+Digit7",
  match8: "Alt+Shift+Digit8",
  match9: "Alt+Shift+Digit9",
  term: "Alt+Shift+KeyT",
  nbsp: "Mod+Shift+Space",
  narrow: "Alt+Shift+KeyN",
  undo: "Mod+z",
  redo: "Mod+y",
  remark: "Alt+Shift+KeyM",
  take: "Alt+Shift+KeyA",
  refuse: "Alt+Shift+KeyR",
  merge: "Alt+Shift+KeyJ",
  leaveOut: "Alt+Shift+KeyO",
  add: "Alt+Shift+KeyI",
  marks: "Alt+Shift+KeyL",
  find: "Mod+Shift+KeyF",
  pivot: "Alt+Shift+KeyV",
  preview: "Alt+Shift+KeyP",
  nextFinding: "F8",
  previousFinding: "Shift+F8",
  apply: "Alt+F8",
  letStand: "Alt+Shift+F8",
  save: "Mod+s",
  submit: "Mod+Shift+Enter",
  help: "F1",
};

// Where one types, CodeMirror or the browser does these by itself.
export const NATIVE = new Set(["undo", "redo"]);

/** The names of what this key press asks for; `?` asks for help where nobody types. */
export function asked(event, isTyping) {
  const names = askedOf(event, KEYS);
  return !isTyping && event.key === "?" ? [...names, "help"] : names;
}
