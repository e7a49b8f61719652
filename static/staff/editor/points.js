// Points: making them, setting them in and out, and going on to the next one. Pure.

import {
  columns, fresh, isBlank, isTableRow, lineAt, marker, quoteOf, selectedLines, STEP, written,
} from "./lines.js";

/** Make points of this kind of the selected lines, or plain lines again where all are already. */
export function toggled(kind, state) {
  const { start, end, lines } = selectedLines(state);
  const full = lines.filter((line) => !isBlank(line));
  if (full.length === 0) return begun(kind, state, start, end);
  if (full.every((line) => marker(line)?.kind === kind)) {
    return replaced(state, start, end, lines.map((line) => unmarked(line)));
  }
  const base = Math.min(...full.map((line) => depth(line)));
  let number = numberBefore(state.text, start, kind, base);
  const made = lines.map((line) => {
    if (isBlank(line) || depth(line) > base) return line;
    const { mark, rest } = parted(line);
    number += 1;
    return written(fresh(kind, mark.indent, mark.quote), number) + rest;
  });
  return replaced(state, start, end, made, { apart: number === full.length });
}

/** Set the selected points in by four columns, each numbered anew at its level. */
export function indented(state) {
  return moved(state, +1);
}

/** Set the selected points out by four columns. */
export function outdented(state) {
  return moved(state, -1);
}

/** On Enter: the next point, a point less deep where this one is empty, or no more points. */
export function continued(state) {
  const { text, from, to } = state;
  if (from !== to) return null;
  const line = lineAt(text, from);
  const mark = marker(line.text);
  if (!mark) return continuedPlain(state, line);
  const begin = line.start + mark.length;
  if (from < begin) return null;
  if (isBlank(text.slice(begin, line.end))) {
    if (columns(mark.indent) > 0) return outdented(state);
    const head = text.slice(0, line.start) + mark.quote.trimEnd();
    return { text: head + text.slice(line.end), ...at(head.length) };
  }
  const next = `\n${written(mark, mark.number + 1)}`;
  const rest = text.slice(from).replace(/^[ \t]+(?=\S)/, "");
  const lines = (next + rest).split("\n");
  bump(lines, 2, mark, mark.number + 1, +1);
  const head = text.slice(0, from).replace(/[ \t]+$/, "");
  return { text: head + lines.join("\n"), ...at(head.length + next.length) };
}

function continuedPlain({ text, from }, line) {
  const quote = quoteOf(line.text);
  const kept = quote || /^[ \t]*/.exec(line.text)[0];
  if (!kept || from < line.start + kept.length) return null;
  if (isBlank(line.text.slice(kept.length))) {
    return { text: text.slice(0, line.start) + text.slice(line.end), ...at(line.start) };
  }
  return { text: `${text.slice(0, from)}\n${kept}${text.slice(from)}`, ...at(from + 1 + kept.length) };
}

function begun(kind, state, start, end) {
  const number = numberBefore(state.text, start, kind, 0) + 1;
  const made = replaced(state, start, end, [written(fresh(kind), number)], { apart: number === 1 });
  return { ...made, from: made.to };
}

/** Move the points that are selected, and all that belongs to them, one level. */
function moved(state, direction) {
  const all = state.text.split("\n");
  const { start, lines: chosen } = selectedLines(state);
  const first = state.text.slice(0, start).split("\n").length - 1;
  if (!marker(all[first])) return null;
  const base = depth(all[first]);
  if (direction < 0 ? base === 0 : !hasPointBefore(all, first, base)) return null;
  const last = withChildren(all, first + chosen.length - 1, base);
  const before = all.slice(first, last + 1);
  const peers = before.filter((line) => !isBlank(line) && depth(line) === base).map(marker).filter(Boolean);
  const after = before.map((line) => shifted(line, direction));
  renumber(all, after, first, direction < 0 ? Math.max(0, base - 4) : base + 4, peers.length, direction);
  all.splice(first, before.length, ...after);
  follow(all, first + after.length, peers, base, direction, after);
  return keepingPlace(state, all, first, before, after);
}

/** Number those moved after the point before them at their new level. */
function renumber(all, after, first, level, count, direction) {
  const sibling = siblingBefore(all, first, level);
  let number = sibling?.number ?? 0;
  let left = count;
  after.forEach((line, index) => {
    const mark = marker(line);
    if (!mark || depth(line) !== level || left === 0) return;
    left -= 1;
    number += 1;
    const style = sibling ? { ...sibling, indent: mark.indent, quote: mark.quote } : below(mark, direction);
    after[index] = written(style, number) + line.slice(mark.length);
  });
}

/** Points set in from (1) become (i), as ministries write them; every other kind stays. */
function below(mark, direction) {
  return direction > 0 && mark.kind === "point" && mark.open === "("
    ? fresh("roman", mark.indent, mark.quote)
    : mark;
}

/** Let the points after those moved count on, at the level left and at the level reached. */
function follow(all, next, peers, base, direction, after) {
  const [old] = peers;
  const lastOld = peers.at(-1);
  if (!old) return;
  if (direction > 0) {
    bump(all, next, old, lastOld.number + 1, -peers.length);
    return;
  }
  bump(all, next, old, lastOld.number + 1, -lastOld.number);
  const reached = marker(after.find((line) => marker(line)));
  const lastReached = after.map(marker).filter((mark) => mark && columns(mark.indent) === columns(reached.indent)).at(-1);
  bump(all, next, reached, lastReached.number - peers.length + 1, +peers.length);
}

/** Add `delta` to the points that follow at the marker's level, as long as they count on from `expected`. */
function bump(lines, from, mark, expected, delta) {
  const level = columns(mark.indent);
  let wanted = expected;
  if (mark.kind === "bullet") return;
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index];
    if (isBlank(line) || depth(line) > level) continue;
    const found = marker(line);
    if (!found || depth(line) < level || found.kind !== mark.kind || found.number !== wanted) return;
    lines[index] = written(found, found.number + delta) + line.slice(found.length);
    wanted += 1;
  }
}

function siblingBefore(all, first, level) {
  for (let index = first - 1; index >= 0; index -= 1) {
    if (isBlank(all[index])) continue;
    const found = marker(all[index]);
    if (depth(all[index]) === level && found) return found;
    if (depth(all[index]) < level || (!found && depth(all[index]) === 0)) return null;
  }
  return null;
}

function hasPointBefore(all, first, base) {
  for (let index = first - 1; index >= 0; index -= 1) {
    if (isBlank(all[index])) continue;
    if (marker(all[index]) && depth(all[index]) >= base) return true;
    if (depth(all[index]) <= base) return false;
  }
  return false;
}

function withChildren(all, last, base) {
  let end = last;
  for (let index = last + 1; index < all.length; index += 1) {
    if (isBlank(all[index])) continue;
    if (depth(all[index]) <= base) break;
    end = index;
  }
  return end;
}

function shifted(line, direction) {
  if (isBlank(line)) return line;
  const quote = quoteOf(line);
  const rest = line.slice(quote.length);
  return quote + (direction > 0 ? STEP + rest : rest.replace(/^(?: {1,4}|\t)/, ""));
}

function keepingPlace(state, all, first, before, after) {
  const text = all.join("\n");
  const map = (place) => {
    const prefix = state.text.slice(0, place).split("\n");
    const number = prefix.length - 1;
    const column = prefix.at(-1).length;
    const grown = number >= first && number < first + before.length
      ? after[number - first].length - before[number - first].length : 0;
    return all.slice(0, number).join("\n").length + (number ? 1 : 0) + Math.max(0, column + grown);
  };
  return { text, from: map(state.from), to: map(state.to) };
}

/** The number of the point right above, if it is one of this kind and level; else 0. */
function numberBefore(text, start, kind, level) {
  const above = text.slice(0, start).replace(/\n\n?$/, "");
  const line = lineAt(above, above.length).text;
  const found = marker(line);
  return start > 0 && found?.kind === kind && depth(line) === level ? found.number : 0;
}

function parted(line) {
  const mark = marker(line);
  if (mark) return { mark, rest: line.slice(mark.length) };
  const quote = quoteOf(line);
  const indent = /^[ \t]*/.exec(line.slice(quote.length))[0];
  return { mark: { quote, indent }, rest: line.slice(quote.length + indent.length) };
}

function unmarked(line) {
  if (isBlank(line)) return line;
  const { mark, rest } = parted(line);
  return mark.quote + mark.indent + rest;
}

function depth(line) {
  return columns(parted(line).mark.indent);
}

/** The state with these lines instead; `apart` keeps an empty line between them and a paragraph. */
function replaced({ text }, start, end, lines, { apart = false } = {}) {
  const above = start > 0 ? lineAt(text, start - 1).text : "";
  const under = end < text.length ? lineAt(text, end + 1).text : "";
  const isText = (line) => !isBlank(line) && !marker(line) && !isTableRow(line);
  const before = apart && isText(above) ? "\n" : "";
  const behind = apart && isText(under) && depth(under) === 0 ? "\n" : "";
  const made = lines.join("\n");
  const from = start + before.length;
  return {
    text: text.slice(0, start) + before + made + behind + text.slice(end),
    from: lines.length > 1 ? from : from + made.length,
    to: from + made.length,
  };
}

function at(place) {
  return { from: place, to: place };
}
