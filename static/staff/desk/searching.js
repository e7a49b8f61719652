// Searching: where words stand in a passage, and what it reads like with others in their place. Pure.
//
// Nothing is found within a placeholder, and what is put in never becomes one.

import { counted, placeholders } from "./placeholders.js";

// Scripts whose letters carry signs that may be left out. Hangul and kana would fall apart.
const WITH_SIGNS = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{M}]/u;
const IN_WORDS = /[\p{L}\p{N}\p{M}_]/u;
const WITHOUT_SPACES = /^(ja|zh)/;
const SIGNS = /[\\`*_[\]{}<>|｜]/g;

/**
 * Where `query` stands in `text`: [{ start, end }]. `isCase` tells capitals apart, `isWord` wants whole
 * words, `isLoose` takes letters with and without their signs, kinds of space and apostrophes for alike.
 */
export function found(text, query, { isCase = false, isWord = false, isLoose = false, language = "" } = {}) {
  const wanted = folded(query, { isCase, isLoose }).text;
  if (!wanted) return [];
  const { text: searched, places } = folded(text, { isCase, isLoose });
  const tokens = placeholders(text);
  const isEdge = isWord ? edgesOf(text, language) : () => true;
  const spans = [];
  for (let at = searched.indexOf(wanted); at >= 0; at = searched.indexOf(wanted, at + 1)) {
    const start = places[at];
    const end = wholeEnd(text, places[at + wanted.length], isLoose);
    const isFree = tokens.every((token) => token.end <= start || end <= token.start);
    const isWhole = (at === 0 || places[at - 1] !== start) && end > start;
    if (!isFree || !isWhole || !isEdge(start) || !isEdge(end)) continue;
    spans.push({ start, end });
    at += wanted.length - 1;
  }
  return spans;
}

/** The passage with `words` in place of each of `spans`, and the words as they were put in. */
export function replaced(text, spans, words) {
  const plain = put(text, spans, words);
  if (isAlike(text, plain)) return { text: plain, words };
  const escaped = words.replace(SIGNS, "\\$&");
  return { text: put(text, spans, escaped), words: escaped };
}

function put(text, spans, words) {
  let place = 0;
  let made = "";
  for (const { start, end } of spans) {
    made += text.slice(place, start) + words;
    place = end;
  }
  return made + text.slice(place);
}

/** Whether two texts have the same placeholders. */
function isAlike(one, other) {
  const [first, second] = [one, other].map((text) => counted(placeholders(text)));
  return first.size === second.size && [...first].every(([like, count]) => second.get(like) === count);
}

/** The text as it is compared, and for each of its signs, and for its end, the place in the text. */
function folded(text, { isCase, isLoose }) {
  let made = "";
  const places = [];
  let at = 0;
  for (const sign of text) {
    const like = isLoose ? loosened(sign) : sign;
    const said = isCase ? like : like.toLowerCase();
    for (let half = 0; half < said.length; half += 1) places.push(at);
    made += said;
    at += sign.length;
  }
  places.push(text.length);
  return { text: made, places };
}

function loosened(sign) {
  if (/[\u00a0\u202f\u2009]/.test(sign)) return " ";
  if (/[’ʼ‘]/.test(sign)) return "'";
  return WITH_SIGNS.test(sign) ? sign.normalize("NFD").replace(/\p{M}/gu, "") : sign;
}

/** The signs that belong to the last letter go with it. */
function wholeEnd(text, end, isLoose) {
  if (!isLoose) return end;
  return end + /^[\p{Mn}]*/u.exec(text.slice(end))[0].length;
}

/** Tells whether a word begins or ends at a place. */
function edgesOf(text, language) {
  if (WITHOUT_SPACES.test(language)) {
    const words = new Intl.Segmenter(language, { granularity: "word" }).segment(text);
    const edges = new Set([...words].map(({ index }) => index).concat(text.length));
    return (place) => edges.has(place);
  }
  const signAt = (place) => String.fromCodePoint(text.codePointAt(place) ?? 32);
  const before = (place) => /[\s\S]$/u.exec(text.slice(Math.max(0, place - 2), place))?.[0] ?? " ";
  return (place) => !(IN_WORDS.test(before(place)) && IN_WORDS.test(signAt(place)));
}
