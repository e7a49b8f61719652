// Tables: a new one, and the way from cell to cell and row to row. Pure.

import { isBlank, isTableRow, lineAt } from "./lines.js";

const PIPE = /(?<!\\)\|/g;
const RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** An empty table with a head and so many rows below it; the caret in its first cell. */
export function table(rows, count, state) {
  const { text, from } = state;
  const line = lineAt(text, from);
  const place = isBlank(line.text) ? line.start : line.end;
  const above = text.slice(0, place).replace(/\n+$/, "");
  const behind = text.slice(place).replace(/^[ \t]*\n*/, "");
  const gap = above ? "\n\n" : "";
  const empty = emptyRow(count);
  const rule = `|${" --- |".repeat(count)}`;
  const made = [empty, rule, ...Array(rows).fill(empty)].join("\n");
  const caret = above.length + gap.length + 2;
  return { text: `${above}${gap}${made}\n${behind ? `\n${behind}` : ""}`, from: caret, to: caret };
}

/** The next cell, or the one before; after the last one a new row. Null outside a table. */
export function cell(direction, state) {
  const line = lineAt(state.text, state.from);
  if (!isTableRow(line.text)) return null;
  const cells = cellsOf(line);
  const here = cells.findIndex(({ stop }) => state.from <= stop);
  const index = (here < 0 ? cells.length - 1 : here) + direction;
  if (index >= 0 && index < cells.length) return chosen(state.text, cells[index]);
  const row = otherRow(state.text, line, direction);
  if (row) return chosen(state.text, cellsOf(row).at(direction > 0 ? 0 : -1));
  return direction > 0 ? newRow(state.text, line, cells.length, 0) : null;
}

/** On Enter: the same cell of the next row; out of the table from a last row that is empty. */
export function row(state) {
  const { text, from, to } = state;
  const line = lineAt(text, from);
  if (from !== to || !isTableRow(line.text)) return null;
  const cells = cellsOf(line);
  const index = Math.max(0, cells.findIndex(({ stop }) => from <= stop));
  const next = otherRow(text, line, +1);
  if (next) return chosen(text, cellsOf(next)[index] ?? cellsOf(next).at(-1));
  if (cells.every(({ start, end }) => start === end)) {
    const above = text.slice(0, line.start);
    return { text: `${above}\n${text.slice(line.end)}`, from: above.length + 1, to: above.length + 1 };
  }
  return newRow(text, line, cells.length, index);
}

function newRow(text, line, count, index) {
  const made = emptyRow(count);
  const caret = line.end + 1 + 2 + index * 3;
  return { text: `${text.slice(0, line.end)}\n${made}${text.slice(line.end)}`, from: caret, to: caret };
}

function emptyRow(count) {
  return `|${"  |".repeat(count)}`;
}

/** The row after or before, past the rule below the head; null at the table's end. */
function otherRow(text, line, direction) {
  let found = line;
  do {
    const place = direction > 0 ? found.end + 1 : found.start - 1;
    if (place < 0 || place > text.length) return null;
    found = lineAt(text, place);
    if (!isTableRow(found.text)) return null;
  } while (RULE.test(found.text));
  return found;
}

function cellsOf(line) {
  const pipes = [...line.text.matchAll(PIPE)].map((found) => found.index);
  const edges = isBlank(line.text.slice((pipes.at(-1) ?? 0) + 1)) ? pipes : [...pipes, line.text.length];
  return edges.slice(1).map((stop, index) => {
    const inside = line.text.slice(edges[index] + 1, stop);
    const lead = inside.length - inside.trimStart().length;
    const start = isBlank(inside) ? Math.min(edges[index] + 2, stop) : edges[index] + 1 + lead;
    return {
      start: line.start + start,
      end: line.start + start + inside.trim().length,
      stop: line.start + stop,
    };
  });
}

function chosen(text, { start, end }) {
  return { text, from: start, to: end };
}
