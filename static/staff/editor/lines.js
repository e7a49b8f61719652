// Lines and markers: how the grammar of texts writes points, read and written. Pure.
//
// A state is { text, from, to }: the Markdown and what is selected in it. Every command takes one
// and gives another, or null where there is nothing for it to do.

export const STEP = "    "; // four columns belong to a point, whatever its marker

const MARKER =
  /^((?:[ \t]*>[ \t]?)*)([ \t]*)(?:([-*+])|(\d{1,9})([.)])|([(（])(?:([0-9０-９]{1,3})|([ivx]{1,8}))([)）]))([ \t\u3000]+|$)/;
const QUOTE = /^(?:[ \t]*>[ \t]?)+/;
const ROMAN = [["x", 10], ["ix", 9], ["v", 5], ["iv", 4], ["i", 1]];

/** The line that holds `at`: where it starts and ends, and its text. */
export function lineAt(text, at) {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const next = text.indexOf("\n", at);
  const end = next < 0 ? text.length : next;
  return { start, end, text: text.slice(start, end) };
}

/** The whole lines that a state's selection touches, with where they start and end. */
export function selectedLines({ text, from, to }) {
  const start = lineAt(text, from).start;
  // A selection that ends at the start of a line does not mean that line.
  const last = to > from && text[to - 1] === "\n" ? to - 1 : to;
  const end = lineAt(text, Math.max(last, start)).end;
  return { start, end, lines: text.slice(start, end).split("\n") };
}

/** The marker that a line begins with, or null. */
export function marker(line) {
  const found = MARKER.exec(line);
  if (!found) return null;
  const [all, quote, indent, bullet, digits, dot, open, arabic, roman, close, space] = found;
  const common = { quote, indent, space, length: all.length, close };
  if (bullet) return { ...common, kind: "bullet", bullet, number: 0 };
  if (digits) return { ...common, kind: "number", dot, number: Number(digits) };
  if (arabic) {
    const isWide = /[０-９]/.test(arabic);
    return { ...common, kind: "point", open, isWide, number: Number(narrow(arabic)) };
  }
  return { ...common, kind: "roman", open, number: fromRoman(roman) };
}

/** How a line with this marker begins when its number is another one. */
export function written(mark, number) {
  const space = mark.space || " ";
  const begin = mark.quote + mark.indent;
  switch (mark.kind) {
    case "bullet":
      return `${begin}${mark.bullet}${space}`;
    case "number":
      return `${begin}${number}${mark.dot}${space}`;
    case "point":
      return `${begin}${mark.open}${mark.isWide ? wide(number) : number}${mark.close}${space}`;
    default:
      return `${begin}${mark.open}${toRoman(number)}${mark.close}${space}`;
  }
}

/** A marker of this kind as one types it. */
export function fresh(kind, indent = "", quote = "") {
  const made = { kind, indent, quote, space: " ", number: 1 };
  if (kind === "bullet") return { ...made, bullet: "-" };
  if (kind === "number") return { ...made, dot: "." };
  return { ...made, open: "(", close: ")" };
}

/** The marks of quotation that a line begins with. */
export function quoteOf(line) {
  return QUOTE.exec(line)?.[0] ?? "";
}

/** In how many columns a line is set in, a tab to the next fourth one. */
export function columns(indent) {
  let count = 0;
  for (const sign of indent) count = sign === "\t" ? count + 4 - (count % 4) : count + 1;
  return count;
}

export function isBlank(line) {
  return line.trim() === "";
}

export function isTableRow(line) {
  return /^[ \t]*\|/.test(line);
}

export function toRoman(number) {
  let left = number;
  let numeral = "";
  for (const [letters, value] of ROMAN) {
    while (left >= value) {
      numeral += letters;
      left -= value;
    }
  }
  return numeral;
}

function fromRoman(numeral) {
  const values = { i: 1, v: 5, x: 10 };
  return [...numeral].reduce((sum, letter, at) => {
    const value = values[letter];
    return value < (values[numeral[at + 1]] ?? 0) ? sum - value : sum + value;
  }, 0);
}

function narrow(digits) {
  return digits.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

function wide(number) {
  return String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}
