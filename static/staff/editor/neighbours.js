// Neighbours: in the editor, at which passage the caret is, told to others; and at which the others are.

const HEADS = { title: "title", summary: "lead" };

/** Whoever else is in the text is shown at their passage; `surface` may be without lines to show it at. */
export class Neighbours {
  #places = [];
  #here = [];
  #mark = null;

  constructor({ form, surface }) {
    this.bar = document.getElementById("presence");
    Object.assign(this, { form, surface });
    if (surface.view) this.#mark = linesOf(surface);
    form.addEventListener("focusin", () => this.follow());
    this.bar.addEventListener("neighbours", ({ detail }) => {
      this.#here = detail;
      this.#show();
    });
  }

  /** The server has read the text: { key: where it begins in the body }. */
  read(places) {
    this.#places = Object.entries(places).sort((a, b) => a[1] - b[1]);
    this.follow();
    this.#show();
  }

  /** The caret is elsewhere. */
  follow() {
    const field = document.activeElement?.name;
    const at = this.surface.state.from;
    const key = HEADS[field] ?? this.#places.findLast(([, start]) => start <= at)?.[0] ?? "";
    if (this.bar.dataset.passage === key) return;
    this.bar.dataset.passage = key;
    this.bar.dispatchEvent(new Event("moved"));
  }

  #show() {
    const said = new Map(this.#here.map((each) => [each.passage, each.said]));
    const places = this.#places.filter(([key]) => said.has(key));
    this.#mark?.(places.map(([key, start]) => [start, said.get(key)]));
    for (const [name, key] of Object.entries(HEADS)) {
      const holder = this.form.elements[name]?.parentElement;
      if (holder) showAt(holder, said.get(key));
    }
  }
}

/** Over a field's upper edge. */
function showAt(holder, sentence) {
  const old = holder.querySelector(":scope > .here");
  holder.classList.add("field-here");
  if (!sentence) old?.remove();
  else if (old) old.textContent = sentence;
  else holder.append(Object.assign(document.createElement("p"), { className: "here", textContent: sentence }));
}

/** A way to say something at the lines where passages begin: [[start, sentence]]. */
function linesOf({ cm, view }) {
  const effect = cm.StateEffect.define();
  const field = cm.StateField.define({
    create: () => cm.Decoration.none,
    update(shown, transaction) {
      const set = transaction.effects.find((each) => each.is(effect));
      return set ? set.value : shown.map(transaction.changes);
    },
    provide: (own) => cm.EditorView.decorations.from(own),
  });
  view.dispatch({ effects: cm.StateEffect.appendConfig.of(field) });
  return (lines) => {
    const made = lines.map(([start, said]) => {
      const line = view.state.doc.lineAt(Math.min(start, view.state.doc.length));
      return cm.Decoration.line({ class: "is-shared", attributes: { "data-here": said } }).range(line.from);
    });
    view.dispatch({ effects: effect.of(cm.Decoration.set(made, true)) });
  };
}
