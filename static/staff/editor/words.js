// Words: marking what is selected, and what is put in at the caret. Pure.

import { isBlank, lineAt, marker, quoteOf, selectedLines } from "./lines.js";

/** A heading of this level (2 is ##), or a paragraph again where it is one already. */
export function heading(level, state) {
  const { text, from, to } = state;
  const line = lineAt(text, from);
  const old = /^#{1,6}[ \t]+|^#{1,6}$/.exec(line.text)?.[0] ?? "";
  const hashes = old.trim().length;
  const mark = hashes === level ? "" : `${"#".repeat(level)} `;
  const move = (place) => Math.max(line.start + mark.length, place + mark.length - old.length);
  return {
    text: text.slice(0, line.start) + mark + text.slice(line.start + old.length),
    from: move(from),
    to: move(to),
  };
}

/** Put `mark` (** or *) around what is selected, line by line, or take it away again. */
export function wrapped(mark, state) {
  const { text, from, to } = state;
  if (from === to) return wrappedCaret(mark, state);
  const outer = text.slice(from - mark.length, from) === mark && text.slice(to, to + mark.length) === mark;
  if (outer && !isLonger(mark, text, from, to)) {
    return {
      text: text.slice(0, from - mark.length) + text.slice(from, to) + text.slice(to + mark.length),
      from: from - mark.length,
      to: to - mark.length,
    };
  }
  const made = text.slice(from, to).split("\n").map((line, index) => wrappedLine(mark, line, index > 0)).join("\n");
  const inner = !made.includes("\n") && made.length > to - from;
  const shift = inner ? mark.length + /^\s*/.exec(text.slice(from, to))[0].length : 0;
  const cut = inner ? mark.length + /\s*$/.exec(text.slice(from, to))[0].length : 0;
  return { text: text.slice(0, from) + made + text.slice(to), from: from + shift, to: from + made.length - cut };
}

function wrappedLine(mark, line, isWhole) {
  if (isBlank(line)) return line;
  const begin = isWhole ? (marker(line)?.length ?? quoteOf(line).length) : 0;
  const [, lead, core, trail] = /^(\s*)([\s\S]*?)(\s*)$/.exec(line.slice(begin));
  const isMarked = core.length > 2 * mark.length && core.startsWith(mark) && core.endsWith(mark);
  if (isMarked && !(mark === "*" && core.startsWith("**") && !core.startsWith("***"))) {
    return line.slice(0, begin) + lead + core.slice(mark.length, -mark.length) + trail;
  }
  return line.slice(0, begin) + lead + mark + core + mark + trail;
}

/** Whether the marks around are ** where * is asked for. */
function isLonger(mark, text, from, to) {
  const before = /\*+$/.exec(text.slice(0, from))?.[0].length ?? 0;
  const behind = /^\*+/.exec(text.slice(to))?.[0].length ?? 0;
  return mark === "*" && before === 2 && behind === 2;
}

function wrappedCaret(mark, { text, from }) {
  const before = /\*+$/.exec(text.slice(0, from))?.[0] ?? "";
  const behind = /^\*+/.exec(text.slice(from))?.[0] ?? "";
  const closes = behind === mark || behind === "***";
  if (closes && before === behind) {
    return { text: text.slice(0, from - mark.length) + text.slice(from + mark.length), ...at(from - mark.length) };
  }
  if (closes) return { text, ...at(from + mark.length) };
  return { text: text.slice(0, from) + mark + mark + text.slice(from), ...at(from + mark.length) };
}

/** Set the selected lines as a quotation, or as text again. */
export function quoted(state) {
  const { start, end, lines } = selectedLines(state);
  const isQuote = lines.every((line) => isBlank(line) || quoteOf(line));
  const remove = isQuote && lines.some((line) => !isBlank(line));
  const made = lines.map((line) => (remove ? line.replace(/^[ \t]*>[ \t]?/, "") : `> ${line}`.trimEnd()));
  const text = made.map((line) => (line === ">" && lines.length === 1 ? "> " : line)).join("\n");
  const grown = text.length - (end - start);
  const single = lines.length === 1;
  return {
    text: state.text.slice(0, start) + text + state.text.slice(end),
    from: single ? Math.max(start, state.from + grown) : start,
    to: single ? Math.max(start, state.to + grown) : start + text.length,
  };
}

/** These words in place of what is selected, the caret behind them. */
export function inserted(words, { text, from, to }) {
  return { text: text.slice(0, from) + words + text.slice(to), ...at(from + words.length) };
}

/** A link of these words to this address. */
export function linked(words, address, state) {
  const label = words.replace(/([[\]\\])/g, "\\$1");
  const target = /[\s()<>]/.test(address) ? `<${address.replace(/[<>\s]/g, encodeURIComponent)}>` : address;
  return inserted(`[${label || target}](${target})`, state);
}

/** Characters with their reading over them. */
export function rubied(base, reading, state) {
  const plain = (part) => part.replace(/[{}|｜\n]/g, "").trim();
  const bar = lineAt(state.text, state.from).text.trimStart().startsWith("|") ? "｜" : "|";
  return inserted(`{${plain(base)}${bar}${plain(reading)}}`, state);
}

const SPEAKER = /^@([^:：\n]{1,80}?)[ \u00a0\u202f]?[:：]/gm;

/** A turn of the next speaker, in a paragraph of its own: whoever spoke before the last one. */
export function turned(unnamed, language, state) {
  const { text, from } = state;
  const names = [...text.slice(0, from).matchAll(SPEAKER)].map((found) => found[1].trim());
  const known = names.findLast((name) => name !== names.at(-1)) ?? names.at(-1);
  const name = known ?? unnamed;
  const line = lineAt(text, from);
  const isEmpty = isBlank(line.text);
  const place = isEmpty ? line.start : line.end;
  const above = text.slice(0, place);
  const gap = above === "" || above.endsWith("\n\n") ? "" : above.endsWith("\n") ? "\n" : "\n\n";
  const begin = place + gap.length + 1;
  const made = `${gap}@${name}${colon(language)}`;
  const behind = text.slice(isEmpty ? line.end : place);
  const caret = known ? at(place + made.length) : { from: begin, to: begin + name.length };
  return { text: above + made + behind, ...caret };
}

/** The colon after a name, as the language sets it. */
export function colon(language) {
  if (/^(ja|zh)/.test(language)) return "：";
  return language === "fr" ? "\u00a0: " : ": ";
}

function at(place) {
  return { from: place, to: place };
}
