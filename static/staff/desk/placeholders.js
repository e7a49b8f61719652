// Placeholders: the inline marks of a passage that a translator moves but never types. Pure.
//
// The twin of translations/segmentation/placeholders.py; one table of cases holds the two together
// (tests/translations/desk/placeholders.json).

const SCAN = new RegExp(
  [
    String.raw`(?<break>[ ]{2,}\n|\\\n)`,
    String.raw`(?<escape>\\[!-\/:-@\[-\x60{-~])`,
    "(?<code>(?<!`)(?<ticks>`+)(?!`)[^\\n]*?(?<!`)\\k<ticks>(?!`))",
    String.raw`(?<note>\[\^[^\s\[\]]{1,64}\])`,
    String.raw`(?<autolink><(?:https?:\/\/|mailto:)[^\s<>]+>)`,
    String.raw`(?<ruby>\{[^{}|｜\n]{1,64}[|｜][^{}|｜\n]{1,64}\})`,
    String.raw`(?<link_close>\]\((?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)\))`,
    String.raw`(?<bracket>\[)`,
    String.raw`(?<run>\*{1,3}|_{1,3})`,
  ].join("|"),
  "gu",
);
const LONE = new Set(["break", "code", "note", "autolink", "ruby"]);
const KINDS = ["break", "escape", "code", "note", "autolink", "ruby", "link_close", "bracket", "run"];
// More is no passage but an attack on the pairing.
const MOST_OPEN = 200;

/** The placeholders in their order: { index, kind, raw, start, end, pair }, of a pair the other's index. */
export function placeholders(text) {
  const found = [];
  const pairs = new Map();
  const brackets = [];
  const runs = [];
  for (const match of text.matchAll(SCAN)) {
    const kind = KINDS.find((name) => match.groups[name] !== undefined);
    if (kind === "escape") continue;
    const here = found.push({ kind, raw: match[0], start: match.index }) - 1;
    if (kind === "bracket") {
      brackets.push(here);
      if (brackets.length > MOST_OPEN) brackets.shift();
    } else if (kind === "link_close" && brackets.length) {
      pairs.set(brackets.pop(), here);
    } else if (kind === "run") {
      matchRun(text, found, runs, pairs);
    }
  }
  return tokensOf(found, pairs);
}

/** Pair the last run of stars or underscores with the nearest like it that waits for its end. */
function matchRun(text, found, runs, pairs) {
  const here = found.length - 1;
  const { raw, start } = found[here];
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(start + raw.length, start + raw.length + 2);
  const isWithin = raw[0] === "_" && /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after);
  const opens = /^\S/.test(after) && !isWithin;
  const closes = /\S$/.test(before) && !isWithin;
  if (closes) {
    const place = runs.findLastIndex((index) => found[index].raw === raw);
    if (place >= 0) {
      pairs.set(runs[place], here);
      runs.splice(place);
      return;
    }
  }
  if (opens) runs.push(here);
  if (runs.length > MOST_OPEN) runs.shift();
}

/** Those that stand alone, and those that have their other end. */
function tokensOf(found, pairs) {
  const other = new Map([...pairs, ...[...pairs].map(([start, end]) => [end, start])]);
  const kept = found.map((_, index) => index).filter((index) => LONE.has(found[index].kind) || other.has(index));
  const number = new Map(kept.map((index, place) => [index, place]));
  return kept.map((index) => {
    const { kind, raw, start } = found[index];
    const pair = other.has(index) ? number.get(other.get(index)) : null;
    return { index: number.get(index), kind: kindOf(kind, raw), raw, start, end: start + raw.length, pair };
  });
}

function kindOf(kind, raw) {
  if (kind === "bracket") return "link_open";
  if (kind === "run") return raw.length > 1 ? "strong" : "emphasis";
  return kind;
}

/** What a placeholder and its like in another language have alike: of a link its address. */
export function likeness({ kind, raw }) {
  return `${kind} ${raw}`;
}

/** Whether the token at `index` begins a pair. */
export function opens(tokens, index) {
  const { pair } = tokens[index];
  return pair !== null && pair > index;
}

/** How often each placeholder stands there, of a pair the end that tells it apart. */
export function counted(tokens) {
  const counts = new Map();
  tokens.forEach((token, index) => {
    if (!opens(tokens, index)) counts.set(likeness(token), (counts.get(likeness(token)) ?? 0) + 1);
  });
  return counts;
}

/** The placeholders of `source` that `target` has not yet: { kind, before, inner, after } to put in. */
export function lacking(source, target) {
  const there = counted(placeholders(target));
  return pieces(source).filter((piece) => {
    const left = there.get(piece.like) ?? 0;
    if (left) there.set(piece.like, left - 1);
    return !left;
  });
}

/** Every placeholder of a passage as it is put in: a pair as one piece, with the words between. */
export function pieces(text) {
  const tokens = placeholders(text);
  return tokens.flatMap((token, index) => {
    if (token.pair === null) return [{ token, end: null, like: likeness(token), before: token.raw, inner: "", after: "" }];
    if (!opens(tokens, index)) return [];
    const end = tokens[token.pair];
    const inner = text.slice(token.end, end.start);
    return [{ token, end, like: likeness(end), before: token.raw, inner, after: end.raw }];
  });
}
