// Surfaces: where the text is typed. A bare textarea, or CodeMirror over it; commands meet both alike.
//
// A surface has `state` ({ text, from, to }), `apply(state)`, `select(from, to)`, `focus()` and
// `track(place)`, a place in the text that moves along as people type. `onChange` and `onMove` are
// called after a change of the text and after the caret moved.

import { underlines, viewOf } from "./codemirror.js";

/** What must be put in place of what, so that `before` becomes `after`; null if they are the same. */
export function difference(before, after) {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < most - from && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}

class Surface {
  onChange = () => {};
  onMove = () => {};
  onKey = () => false;
  onPaste = () => false;
  #places = new Set();

  /** A place that moves along with the text; `release` it when it is needed no more. */
  track(at) {
    const place = { at, release: () => this.#places.delete(place) };
    this.#places.add(place);
    return place;
  }

  moved(map) {
    for (const place of this.#places) place.at = map(place.at);
  }

  /** Do a command, if it has something to do here. Returns whether it had. */
  run(command, ...given) {
    const next = command(...given, this.state);
    if (next === null) return false;
    this.apply(next);
    return true;
  }
}

export class Plain extends Surface {
  hasSearch = false;
  #before;

  constructor(area) {
    super();
    this.area = area;
    this.#before = area.value;
    area.addEventListener("input", () => this.#changed());
    area.addEventListener("keydown", (event) => this.onKey(event) && event.preventDefault());
    area.addEventListener("paste", (event) => this.onPaste(event) && event.preventDefault());
    area.addEventListener("selectionchange", () => this.onMove());
  }

  get state() {
    return { text: this.area.value, from: this.area.selectionStart, to: this.area.selectionEnd };
  }

  apply({ text, from, to }) {
    const change = difference(this.area.value, text);
    this.area.focus();
    if (change) {
      this.area.setSelectionRange(change.from, change.to);
      // The only way of putting in text that the browser's own undo knows of.
      const command = change.insert ? "insertText" : "delete";
      if (!document.execCommand(command, false, change.insert)) {
        this.area.setRangeText(change.insert, change.from, change.to, "end");
        this.#changed();
      }
    }
    this.area.setSelectionRange(from, to);
    this.onMove();
  }

  #changed() {
    const change = difference(this.#before, this.area.value);
    this.#before = this.area.value;
    if (!change) return;
    const grown = change.insert.length - (change.to - change.from);
    this.moved((at) => (at >= change.to ? at + grown : Math.min(at, change.from)));
    this.onChange();
  }

  select(from, to) {
    this.area.focus();
    this.area.setSelectionRange(from, to);
  }

  focus() {
    this.area.focus();
  }

  undo() {
    this.area.focus();
    document.execCommand("undo");
  }

  redo() {
    this.area.focus();
    document.execCommand("redo");
  }

  search() {}

  underline() {}
}

export class Rich extends Surface {
  hasSearch = true;

  constructor(area, cm, { nonce, phrases }) {
    super();
    this.area = area;
    this.cm = cm;
    this.view = viewOf(area, cm, {
      nonce,
      phrases,
      key: (event) => this.onKey(event),
      paste: (event) => this.onPaste(event),
      update: (update) => this.#updated(update),
    });
  }

  get state() {
    const { doc, selection } = this.view.state;
    return { text: doc.toString(), from: selection.main.from, to: selection.main.to };
  }

  apply({ text, from, to }) {
    const changes = difference(this.state.text, text) ?? undefined;
    this.view.dispatch({
      changes,
      selection: { anchor: from, head: to },
      scrollIntoView: true,
      userEvent: "input",
      annotations: this.cm.Transaction.addToHistory.of(true),
    });
    this.view.focus();
  }

  #updated(update) {
    if (update.docChanged) {
      this.area.value = update.state.doc.toString();
      this.moved((at) => update.changes.mapPos(at, 1));
      this.onChange();
    }
    if (update.selectionSet || update.docChanged) this.onMove();
  }

  select(from, to) {
    const most = this.view.state.doc.length;
    this.view.dispatch({
      selection: { anchor: Math.min(from, most), head: Math.min(to, most) },
      effects: this.cm.EditorView.scrollIntoView(Math.min(from, most), { y: "center" }),
    });
    this.view.focus();
  }

  focus() {
    this.view.focus();
  }

  undo() {
    this.cm.undo(this.view);
    this.view.focus();
  }

  redo() {
    this.cm.redo(this.view);
    this.view.focus();
  }

  search() {
    this.cm.openSearchPanel(this.view);
  }

  /** Underline what the checks found: [{ from, to, severity }]. */
  underline(found) {
    underlines(this.view, this.cm, found);
  }
}

/** The best surface that this browser can have over the textarea. */
export async function surfaceOf(area, options) {
  try {
    return new Rich(area, await import("../../vendor/codemirror/codemirror.js"), options);
  } catch (error) {
    console.warn("The plain text field remains:", error);
    return new Plain(area);
  }
}
