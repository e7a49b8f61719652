// CodeMirror over the textarea: its set-up, what it makes visible, and the underlines of the checks.

import { isTableRow, marker } from "./lines.js";

const HARD_SPACE = /[\u00a0\u202f]/g;
const RUBY = /\{[^{}|｜\n]{1,64}[|｜][^{}|｜\n]{1,64}\}/g;
const NOTE = /\[\^[^\s[\]]{1,64}\]:?/g;
const SPEAKER = /^@[^:：\n]{1,80}[:：]/g;

// One field and one effect for each CodeMirror that is loaded: made on first use.
let marks;

/** The view that stands in the textarea's place and keeps its value up to date. */
export function viewOf(area, cm, { nonce, phrases, key, paste, update }) {
  marks ??= underlinesOf(cm);
  const holder = document.createElement("div");
  holder.className = "surface";
  holder.lang = area.lang;
  holder.dir = area.dir;
  const label = document.querySelector(`label[for="${area.id}"]`);
  label.id ||= `${area.id}-label`;
  const view = new cm.EditorView({
    doc: area.value,
    parent: holder,
    extensions: [
      cm.EditorView.cspNonce.of(nonce),
      cm.EditorState.phrases.of(phrases),
      cm.Prec.highest(cm.EditorView.domEventHandlers({ keydown: key, paste })),
      cm.history(),
      cm.drawSelection(),
      cm.highlightSpecialChars(),
      cm.search({ top: true }),
      cm.markdown(),
      cm.syntaxHighlighting(lookOf(cm)),
      signsOf(cm),
      marks.field,
      cm.keymap.of([...cm.searchKeymap, ...cm.historyKeymap, ...withoutTab(cm.defaultKeymap)]),
      cm.EditorView.lineWrapping,
      cm.EditorView.contentAttributes.of({
        id: `${area.id}-surface`,
        lang: area.lang,
        dir: area.dir,
        spellcheck: "true",
        autocorrect: "on",
        autocapitalize: "sentences",
        "aria-labelledby": label.id,
        "aria-describedby": "editor-hint",
      }),
      cm.EditorView.updateListener.of(update),
    ],
  });
  const isTyping = document.activeElement === area;
  view.dispatch({ selection: { anchor: area.selectionStart, head: area.selectionEnd } });
  area.after(holder);
  area.hidden = true;
  if (isTyping) view.focus();
  label.addEventListener("click", () => view.focus());
  return view;
}

/** Underline these places: [{ from, to, severity }]. */
export function underlines(view, cm, found) {
  const most = view.state.doc.length;
  const within = found.filter(({ from, to }) => from < to && to <= most).sort((a, b) => a.from - b.from);
  const made = within.map(({ from, to, severity }) =>
    cm.Decoration.mark({ class: `finding finding-${severity}` }).range(from, to));
  view.dispatch({ effects: marks.effect.of(cm.Decoration.set(made, true)) });
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

/** Tab belongs to the page, except where the editor's own keys take it. */
function withoutTab(keymap) {
  return keymap.filter(({ key }) => key !== "Tab" && key !== "Mod-Enter" && key !== "Alt-l");
}

function lookOf({ HighlightStyle, tags }) {
  return HighlightStyle.define([
    { tag: tags.heading1, class: "cm-heading" },
    { tag: tags.heading2, class: "cm-heading" },
    { tag: tags.heading3, class: "cm-heading cm-heading-3" },
    { tag: tags.heading4, class: "cm-heading cm-heading-3" },
    { tag: tags.strong, class: "cm-strong" },
    { tag: tags.emphasis, class: "cm-emphasis" },
    { tag: tags.link, class: "cm-link" },
    { tag: tags.url, class: "cm-quiet" },
    { tag: tags.monospace, class: "cm-code" },
    { tag: tags.processingInstruction, class: "cm-quiet" },
  ]);
}

/** What the grammar of texts adds to CommonMark, and the spaces that one would not see. */
function signsOf({ Decoration, RangeSetBuilder, ViewPlugin }) {
  const mark = (name) => Decoration.mark({ class: name });
  const looks = {
    indent: mark("cm-indent"), point: mark("cm-point"), hard: mark("cm-hard-space"),
    narrow: mark("cm-hard-space cm-narrow"), ruby: mark("cm-ruby"), note: mark("cm-note"),
    speaker: mark("cm-speaker"), table: Decoration.line({ class: "cm-row" }),
    quote: Decoration.line({ class: "cm-quoted" }),
  };
  const find = (pattern, text, look) =>
    [...text.matchAll(pattern)].map((found) => [found.index, found.index + found[0].length, look(found[0])]);

  function inLine(text) {
    const found = [
      ...find(HARD_SPACE, text, (sign) => (sign === "\u202f" ? looks.narrow : looks.hard)),
      ...find(RUBY, text, () => looks.ruby),
      ...find(NOTE, text, () => looks.note),
      ...find(SPEAKER, text, () => looks.speaker),
    ];
    const indent = /^[ \t]+/.exec(text)?.[0].length ?? 0;
    if (indent) found.push([0, indent, looks.indent]);
    const point = marker(text);
    if (point) found.push([indent, point.length, looks.point]);
    return found.filter(([from, to]) => to > from).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  }

  function signs(view) {
    const builder = new RangeSetBuilder();
    for (const { from, to } of view.visibleRanges) {
      for (let place = from; place <= to;) {
        const line = view.state.doc.lineAt(place);
        if (isTableRow(line.text)) builder.add(line.from, line.from, looks.table);
        else if (/^[ \t]*>/.test(line.text)) builder.add(line.from, line.from, looks.quote);
        for (const [start, end, look] of inLine(line.text)) builder.add(line.from + start, line.from + end, look);
        place = line.to + 1;
      }
    }
    return builder.finish();
  }

  return ViewPlugin.fromClass(
    class {
      constructor(view) {
        this.decorations = signs(view);
      }

      update(update) {
        if (update.docChanged || update.viewportChanged) this.decorations = signs(update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}
