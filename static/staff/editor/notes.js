// Footnotes: a mark at the caret, its note at the end, and the way between the two. Pure.

import { lineAt } from "./lines.js";

const MARK = /\[\^([^\s\[\]]{1,64})\]/g;
const DEFINITION = /^\[\^([^\s\[\]]{1,64})\]:/;

/** A new note with the next free number, the caret in it; from a note back to its mark. */
export function footnote(state) {
  return back(state) ?? added(state);
}

function added({ text, to }) {
  const numbers = [...text.matchAll(MARK)].map((found) => Number(found[1])).filter(Number.isInteger);
  const number = Math.max(0, ...numbers) + 1;
  const marked = `${text.slice(0, to)}[^${number}]${text.slice(to)}`.trimEnd();
  const follows = DEFINITION.test(lineAt(marked, marked.length).text);
  const made = `${marked}${follows ? "\n" : "\n\n"}[^${number}]: `;
  return { text: `${made}\n`, from: made.length, to: made.length };
}

function back({ text, from }) {
  const label = DEFINITION.exec(lineAt(text, from).text)?.[1];
  if (label === undefined) return null;
  const mark = `[^${label}]`;
  for (let place = text.indexOf(mark); place >= 0; place = text.indexOf(mark, place + 1)) {
    const isDefinition = text[place + mark.length] === ":" && (place === 0 || text[place - 1] === "\n");
    if (!isDefinition) return { text, from: place + mark.length, to: place + mark.length };
  }
  return null;
}
