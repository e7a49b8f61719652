// Keys: one table for the keyboard, the toolbar's buttons and the help sheet.
//
// Physical keys (`code`) for digits and letters with Alt, since layouts put other signs there;
// Mod is Ctrl, and Cmd on a Mac.

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

export const KEYS = {
  heading2: "Alt+Digit1",
  heading3: "Alt+Digit2",
  heading4: "Alt+Digit3",
  bold: "Mod+b",
  italic: "Mod+i",
  link: "Mod+k",
  bullets: "Mod+Shift+Digit8",
  numbers: "Mod+Shift+Digit7",
  points: "Mod+Shift+Digit9",
  romans: "Mod+Shift+Digit6",
  indent: "Alt+Shift+ArrowRight",
  outdent: "Alt+Shift+ArrowLeft",
  footnote: "Alt+Shift+KeyF",
  table: "Alt+Shift+KeyT",
  quote: "Alt+Shift+KeyQ",
  ruby: "Alt+Shift+KeyR",
  speaker: "Alt+Shift+KeyS",
  nbsp: "Mod+Shift+Space",
  narrow: "Alt+Shift+KeyN",
  undo: "Mod+z",
  redo: "Mod+y",
  search: "Mod+f",
  help: "F1",
  save: "Mod+s",
  submit: "Mod+Enter",
  preview: "Alt+Shift+KeyP",
  counts: "Alt+Shift+KeyC",
  next: "F8",
  previous: "Shift+F8",
  apply: "Alt+F8",
};

// CodeMirror, or the browser in the bare textarea, does these by itself where the text is typed.
export const NATIVE = new Set(["undo", "redo", "search"]);

/** The names of what this key press asks for, in the editor's table or another. */
export function asked(event, keys = KEYS) {
  return Object.keys(keys).filter((name) => isPressed(keys[name], event));
}

function isPressed(combination, event) {
  const parts = combination.split("+");
  const key = parts.pop();
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const other = isMac ? event.ctrlKey : event.metaKey;
  return (
    mod === parts.includes("Mod") &&
    !other &&
    event.altKey === parts.includes("Alt") &&
    event.shiftKey === parts.includes("Shift") &&
    (key === event.code || key === event.key.toLowerCase() || key === event.key)
  );
}

/** The combination as it stands on the keys, with words for those that have a name: `names.Shift`… */
export function shown(combination, names) {
  const parts = combination.split("+").map((part) => {
    if (part === "Mod") return isMac ? "⌘" : names.Ctrl;
    if (part === "ArrowRight") return "→";
    if (part === "ArrowLeft") return "←";
    return names[part] ?? part.replace(/^(Digit|Key)/, "").toUpperCase();
  });
  return parts.join(isMac ? "\u2009" : "+");
}

/** For aria-keyshortcuts, which speaks English. */
export function forAssistants(combination) {
  return combination
    .replace("Mod", isMac ? "Meta" : "Control")
    .replace(/Digit|Key/, "")
    .replace(/\+([a-z])$/, (_all, letter) => `+${letter.toUpperCase()}`);
}
