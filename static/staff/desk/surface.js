// The surface: where the active row is typed. One CodeMirror that moves from row to row and keeps the
// undo of each; where it can't be loaded, the row's own textarea, with the same methods.
//
// `onChange(key, text)` is called after each change by whomever.

import { difference } from "../editor/surface.js";
import { chipsOf } from "./chips.js";

class Surface {
  onChange = () => {};
  key = null;

  /** Put this in place of what is selected, what was selected between, or `inner` where nothing was. */
  insert(before, inner = "", after = "") {
    const { text, from, to } = this.state;
    const between = from === to ? inner : text.slice(from, to);
    const start = from + before.length;
    this.replace(from, to, before + between + after);
    this.select(start, after ? start + between.length : start);
  }
}

export class Plain extends Surface {
  isRich = false;

  open(key, area) {
    this.key = key;
    this.area = area;
    area.hidden = false;
    area.oninput = () => this.onChange(key, area.value);
  }

  close() {
    if (this.area) this.area.hidden = true;
    this.key = this.area = null;
  }

  get state() {
    return { text: this.area.value, from: this.area.selectionStart, to: this.area.selectionEnd };
  }

  replace(from, to, text) {
    this.area.focus();
    this.area.setSelectionRange(from, to);
    // The only way of putting in text that the browser's own undo knows of.
    if (document.execCommand(text ? "insertText" : "delete", false, text)) return;
    this.area.setRangeText(text, from, to, "end");
    this.onChange(this.key, this.area.value);
  }

  put(_key, area, text) {
    if (this.area !== area) area.value = text;
    else this.replace(0, area.value.length, text);
  }

  select(from, to) {
    this.area.focus();
    this.area.setSelectionRange(from, to);
  }

  focus() {
    this.area?.focus();
  }

  undo() {
    document.execCommand("undo");
  }

  redo() {
    document.execCommand("redo");
  }

  forget() {}

  underline() {}
}

export class Rich extends Surface {
  isRich = true;
  #states = new Map();

  constructor(cm, { nonce, phrases, words, sourceOf }) {
    super();
    Object.assign(this, { cm, nonce, phrases, words, sourceOf });
    this.holder = document.createElement("div");
    this.holder.className = "surface";
    this.marks = underlinesOf(cm);
    this.view = new cm.EditorView({ parent: this.holder, extensions: [cm.EditorView.cspNonce.of(nonce)] });
  }

  open(key, area) {
    this.key = null;
    this.area = area;
    this.view.setState(this.#stateOf(key, area));
    this.key = key;
    area.hidden = true;
    area.after(this.holder);
  }

  close() {
    if (this.key) this.#states.set(this.key, this.view.state);
    this.holder.remove();
    this.key = this.area = null;
  }

  get state() {
    const { doc, selection } = this.view.state;
    return { text: doc.toString(), from: selection.main.from, to: selection.main.to };
  }

  replace(from, to, insert) {
    this.view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      scrollIntoView: true,
      annotations: this.cm.isolateHistory.of("full"),
    });
    this.view.focus();
  }

  /** Set a row's text, in a way that its undo takes back. */
  put(key, area, text) {
    const state = key === this.key ? this.view.state : this.#stateOf(key, area);
    const changes = difference(state.doc.toString(), text);
    if (!changes) return;
    const spec = { changes, annotations: this.cm.isolateHistory.of("full") };
    if (key === this.key) {
      this.view.dispatch(spec);
    } else {
      this.#states.set(key, state.update(spec).state);
      area.value = text;
    }
  }

  select(from, to) {
    const most = this.view.state.doc.length;
    this.view.dispatch({
      selection: { anchor: Math.min(from, most), head: Math.min(to, most) },
      scrollIntoView: true,
    });
    this.view.focus();
  }

  focus() {
    if (this.key) this.view.focus();
  }

  undo() {
    this.cm.undo(this.view);
  }

  redo() {
    this.cm.redo(this.view);
  }

  /** The rows were made anew: what a row can undo goes with it. */
  forget() {
    this.#states.clear();
  }

  /** Underline what the checks found in the active row: [{ from, to, severity }]. */
  underline(found) {
    const most = this.view.state.doc.length;
    const within = found.filter(({ from, to }) => from < to && to <= most).sort((a, b) => a.from - b.from);
    const made = within.map(({ from, to, severity }) =>
      this.cm.Decoration.mark({ class: `finding finding-${severity}` }).range(from, to));
    this.view.dispatch({ effects: this.marks.effect.of(this.cm.Decoration.set(made, true)) });
  }

  #stateOf(key, area) {
    const kept = this.#states.get(key);
    if (kept && kept.doc.toString() === area.value) return kept;
    const { cm } = this;
    const label = document.querySelector(`label[for="${area.id}"]`).textContent.trim();
    return cm.EditorState.create({
      doc: area.value,
      extensions: [
        cm.EditorView.cspNonce.of(this.nonce),
        cm.EditorState.phrases.of(this.phrases),
        cm.history(),
        cm.drawSelection(),
        cm.highlightSpecialChars(),
        cm.EditorView.lineWrapping,
        cm.EditorView.perLineTextDirection.of(true),
        cm.keymap.of([...cm.historyKeymap, ...withoutOurs(cm.defaultKeymap)]),
        chipsOf(cm, this.words, this.sourceOf(key)),
        this.marks.field,
        cm.EditorView.contentAttributes.of({
          id: "desk-surface",
          lang: area.lang,
          dir: area.dir,
          spellcheck: "true",
          autocorrect: "on",
          autocapitalize: "sentences",
          "aria-label": label,
          "aria-describedby": `status-${key} desk-hint`,
        }),
        cm.EditorView.updateListener.of((update) => this.#updated(update)),
      ],
    });
  }

  #updated(update) {
    if (!update.docChanged || !this.key) return;
    this.area.value = update.state.doc.toString();
    this.onChange(this.key, this.area.value);
  }
}

/** Tab belongs to the page; the desk's own keys to the desk. */
function withoutOurs(keymap) {
  const ours = new Set(["Tab", "Mod-Enter", "Alt-ArrowUp", "Alt-ArrowDown", "Shift-Alt-ArrowUp", "Shift-Alt-ArrowDown", "Alt-l"]);
  return keymap.filter(({ key }) => !ours.has(key));
}

function underlinesOf(cm) {
  const effect = cm.StateEffect.define();
  const field = cm.StateField.define({
    create: () => cm.Decoration.none,
    update(found, transaction) {
      const set = transaction.effects.find((each) => each.is(effect));
      return set ? set.value : found.map(transaction.changes);
    },
    provide: (own) => cm.EditorView.decorations.from(own),
  });
  return { effect, field };
}

/** The best surface that this browser can have. */
export async function surfaceOf(options) {
  try {
    return new Rich(await import("../../vendor/codemirror/codemirror.js"), options);
  } catch (error) {
    console.warn("The plain text fields remain:", error);
    return new Plain();
  }
}
