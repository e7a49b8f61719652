// Chips: placeholders as things of their own, in the rows that are only shown and where one types.
//
// What is typed or pasted becomes a placeholder only where the passage's source has the same one and
// the translation not yet; a reading over characters and a break of the line are free. Any other
// sign is escaped where it would make one, so that “2*3*4” stays what it looks like.

import { counted, likeness, opens, placeholders } from "./placeholders.js";

const HARD_SPACE = /[\u00a0\u202f]/g;
const FREE = new Set(["ruby", "break"]);

/** What a chip is called, for those who hear it: “bold begins”, “link to …”. */
export function nameOf(tokens, index, words) {
  const { kind, raw } = tokens[index];
  const isPair = kind === "strong" || kind === "emphasis";
  const name = isPair ? `${kind}_${opens(tokens, index) ? "open" : "close"}` : kind;
  return words.marks[name].replace("{what}", () => whatOf(kind, raw));
}

function whatOf(kind, raw) {
  if (kind === "note") return raw.slice(2, -1);
  if (kind === "link_close") return raw.slice(2, -1);
  if (kind === "code") return raw.replace(/^`+|`+$/g, "").trim();
  return raw.slice(1, -1).split(/[|｜]/)[0];
}

function faceOf(tokens, index) {
  const { kind, raw } = tokens[index];
  const slash = opens(tokens, index) ? "" : "/";
  if (kind === "strong") return `${slash}B`;
  if (kind === "emphasis") return `${slash}I`;
  if (kind === "link_open") return "⟨";
  if (kind === "link_close") return `⟩ ${whatOf(kind, raw).replace(/^<?(?:https?:\/\/(?:www\.)?|mailto:)/, "").slice(0, 24)}`;
  if (kind === "break") return "↵";
  return whatOf(kind, raw);
}

/** The chip itself; where `isButton`, one that can be clicked. */
function chipOf(tokens, index, words, isButton = false) {
  const { kind, raw } = tokens[index];
  const chip = document.createElement(isButton ? "button" : "span");
  chip.className = `chip chip-${kind}`;
  chip.textContent = faceOf(tokens, index);
  if (kind === "ruby") {
    const reading = document.createElement("small");
    reading.textContent = raw.slice(1, -1).split(/[|｜]/)[1];
    chip.append(" ", reading);
  }
  const name = nameOf(tokens, index, words);
  chip.title = name;
  chip.setAttribute("aria-label", name);
  if (isButton) {
    chip.type = "button";
    chip.tabIndex = -1; // by keyboard it is F9
    chip.dataset.token = index;
  } else {
    chip.setAttribute("role", "img");
  }
  return chip;
}

/** A passage as it is shown: words, and chips for its placeholders. */
export function shownPassage(text, words, { isButton = false } = {}) {
  const tokens = placeholders(text);
  const nodes = document.createDocumentFragment();
  const within = [];
  let place = 0;
  const say = (to) => {
    const textContent = text.slice(place, to);
    const className = within.map((kind) => `said-${kind}`).join(" ");
    nodes.append(className ? Object.assign(document.createElement("span"), { className, textContent }) : textContent);
  };
  tokens.forEach((token, index) => {
    say(token.start);
    place = token.end;
    const isEnd = token.pair !== null && !opens(tokens, index);
    if (isEnd) within.splice(within.lastIndexOf(tokens[token.pair].kind), 1);
    nodes.append(chipOf(tokens, index, words, isButton));
    if (token.kind === "break") nodes.append("\n");
    if (opens(tokens, index)) within.push(token.kind);
  });
  say(text.length);
  return nodes;
}

/** What CodeMirror needs to show and guard the placeholders of a passage made from `source`. */
export function chipsOf(cm, words, source) {
  const Chip = widgetOf(cm, words);
  const field = cm.StateField.define({
    create: (state) => readIn(cm, Chip, state.doc.toString()),
    update: (read, { docChanged, newDoc }) => (docChanged ? readIn(cm, Chip, newDoc.toString()) : read),
    provide: (own) => [
      cm.EditorView.decorations.from(own, (read) => read.looks),
      cm.EditorView.atomicRanges.of((view) => view.state.field(own).chips),
    ],
  });
  const most = counted(placeholders(source));
  return [field, cm.EditorState.transactionFilter.of((change) => guarded(change, field, most))];
}

function readIn(cm, Chip, text) {
  const tokens = placeholders(text);
  const looks = [];
  const chips = [];
  tokens.forEach((token, index) => {
    // The break itself stays one; only the signs before it are the chip.
    const end = token.kind === "break" ? token.end - 1 : token.end;
    const widget = cm.Decoration.replace({ widget: new Chip(tokens, index) });
    looks.push(widget.range(token.start, end));
    chips.push(widget.range(token.start, token.end));
    if (opens(tokens, index) && token.end < tokens[token.pair].start) {
      looks.push(cm.Decoration.mark({ class: `said-${token.kind}` }).range(token.end, tokens[token.pair].start));
    }
  });
  for (const { index, 0: sign } of text.matchAll(HARD_SPACE)) {
    const look = sign === "\u202f" ? "cm-hard-space cm-narrow" : "cm-hard-space";
    looks.push(cm.Decoration.mark({ class: look }).range(index, index + 1));
  }
  return { tokens, looks: cm.Decoration.set(looks, true), chips: cm.RangeSet.of(chips, true) };
}

// One class for all rows: CodeMirror keeps what is drawn only where its class is the same.
let Widget;

function widgetOf(cm, words) {
  Widget ??= class extends cm.WidgetType {
    constructor(tokens, index) {
      super();
      Object.assign(this, { tokens, index, name: `${nameOf(tokens, index, words)} ${tokens[index].raw}` });
    }

    eq(other) {
      return other.name === this.name;
    }

    toDOM() {
      return chipOf(this.tokens, this.index, words);
    }
  };
  return Widget;
}

/** A change by hand, so that no placeholder is broken, left without its other end, or made by accident. */
function guarded(change, field, most) {
  const isByHand = change.isUserEvent("input") || change.isUserEvent("delete");
  if (!change.docChanged || !isByHand || change.isUserEvent("input.type.compose")) return change;
  const { tokens } = change.startState.field(field);
  const gone = [];
  const put = [];
  change.changes.iterChanges((from, to, fromNew, toNew) => {
    gone.push([from, to]);
    if (toNew > fromNew) put.push([fromNew, toNew]);
  });
  if (tokens.some((token) => gone.some((span) => isBroken(token, span)))) return [];
  const isGone = ({ start, end }) => gone.some(([from, to]) => from <= start && end <= to && from < to);
  const orphans = tokens.filter((token) => token.pair !== null && isGone(tokens[token.pair]) && !isGone(token));
  if (orphans.length) return [change, { changes: orphans.map(({ start, end }) => ({ from: start, to: end })) }];
  const signs = accidents(change.newDoc.toString(), put, counted(tokens), most);
  return signs.length ? [change, { changes: signs, sequential: true }] : change;
}

function isBroken({ start, end }, [from, to]) {
  if (from === to) return start < from && from < end;
  return start < to && from < end && !(from <= start && end <= to);
}

/** The backslashes that keep what was put in from being read as placeholders that nobody asked for. */
function accidents(text, put, before, most) {
  const tokens = placeholders(text);
  const now = counted(tokens);
  const isNew = ({ start, end }) => put.some(([from, to]) => start < to && from < end);
  const places = new Set();
  tokens.forEach((token, index) => {
    if (opens(tokens, index) || FREE.has(token.kind)) return;
    const like = likeness(token);
    const other = token.pair === null ? token : tokens[token.pair];
    if (!isNew(token) && !isNew(other)) return;
    if (now.get(like) <= Math.max(before.get(like) ?? 0, most.get(like) ?? 0)) return;
    const escaped = token.kind === "link_close" ? other : isNew(token) ? token : other;
    const signs = escaped.kind === "strong" || escaped.kind === "emphasis" ? escaped.raw.length : 1;
    for (let sign = 0; sign < signs; sign += 1) places.add(escaped.start + sign);
    if (token.kind === "code") for (let sign = 1; escaped.raw[sign] === "`"; sign += 1) places.add(escaped.start + sign);
  });
  return [...places].sort((a, b) => a - b).map((from) => ({ from, insert: "\\" }));
}
