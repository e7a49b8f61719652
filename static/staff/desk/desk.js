// The desk: everything here is put over a form that works without it.
//
// What stands beside the rows is woken with the desk: { form, words, rows, surface, queue, urls, acts,
// announce, on, emit }. Events: activate {key}, typed {key, text}, saved {rows, …}, replaced {},
// preview {findings, …}.

import { token } from "../editor/asking.js";
import { chosen } from "./choosing.js";
import { Conflicts } from "./conflict.js";
import { asked, forAssistants, isMac, KEYS, NATIVE } from "./keys.js";
import { lacking, pieces } from "./placeholders.js";
import { Queue } from "./queue.js";
import { Rows } from "./rows.js";
import { surfaceOf } from "./surface.js";
import { Unsent } from "./unsent.js";
import * as arranging from "./arranging.js";
import * as checks from "./checks.js";
import * as find from "./find.js";
import * as help from "./help.js";
import * as passage from "./passage.js";
import * as pivot from "./pivot.js";
import * as preview from "./preview.js";
import * as progress from "./progress.js";
import * as side from "./side.js";
import * as submitting from "./submitting.js";
import * as suggestions from "./suggestions.js";

const MODULES = [progress, checks, passage, suggestions, find, pivot, arranging, submitting, help, side, preview];

const form = document.getElementById("desk");
const words = JSON.parse(document.getElementById("desk-words").textContent);
const live = document.getElementById("desk-live");
const isWritable = form.hasAttribute("data-writable");
const listeners = new Map();

await progress.whole();
const rows = new Rows(document.getElementById("desk-rows"), { words, isWritable });
const surface = await surfaceOf({
  nonce: form.dataset.nonce,
  phrases: words.phrases,
  words,
  sourceOf: (key) => rows.source(key),
});
const unsent = new Unsent(form.dataset.author, form.dataset.text);
const sign = document.getElementById("desk-sign");
const queue = new Queue({ url: form.dataset.save, author: form.dataset.author, unsent, sign, words });
const conflicts = new Conflicts({ rows, queue, words, announce });

const desk = {
  form, words, rows, surface, queue, announce, on, emit, acts: {}, urls: form.dataset,
};

/** Say something politely to those who hear the page. */
function announce(text) {
  live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}

function on(event, listener) {
  listeners.set(event, [...(listeners.get(event) ?? []), listener]);
}

function emit(event, detail = {}) {
  for (const listener of listeners.get(event) ?? []) listener(detail);
}

// --- typing and saving ------------------------------------------------------------------------

let isPutting = false;

surface.onChange = (key, text) => {
  if (isPutting) return;
  typed(key, text, {});
};
rows.onText = (key, text, how) => typed(key, text, { ...how, soon: true });
rows.onLeave = () => queue.flush();
rows.onActivate = (key) => emit("activate", { key });

const put = rows.put.bind(rows);
rows.put = (key, text, how) => {
  isPutting = true;
  try {
    put(key, text, how);
  } finally {
    isPutting = false;
  }
};

function typed(key, text, how) {
  queue.put(key, text, how);
  if (rows.status(key) !== "draft" && !how.confirm) rows.mark(key, { status: text.trim() ? "draft" : "empty" });
  emit("typed", { key, text });
}

queue.onSaved = (data, keys) => {
  for (const key of keys) {
    if (!queue.isWaiting(key)) conflicts.close(key);
    if (data.rows[key] && !queue.isWaiting(key)) rows.mark(key, data.rows[key]);
  }
  emit("saved", data);
};
queue.onConflict = (key, both) => {
  reopen(key);
  conflicts.show(key, both);
};
queue.onRefused = (keys) => {
  keys.forEach(reopen);
  rows.item(keys[0])?.scrollIntoView({ block: "nearest" });
};

/** A passage that the server did not take is not finished: the key for the next unfinished leads to it. */
function reopen(key) {
  if (rows.area(key)) rows.mark(key, { status: rows.text(key).trim() ? "draft" : "empty" });
}

/** Read what the server holds from the rows as they came. */
function readStored() {
  for (const key of rows.all()) {
    const area = rows.area(key);
    const stored = rows.item(key).querySelector(".row-stored p");
    if (area && !queue.isWaiting(key)) queue.setStored(key, stored ? stored.textContent : area.defaultValue);
    if (area && stored) queue.put(key, area.value);
  }
}

/** Put back what an earlier page could not save; what was changed meanwhile is shown with both texts. */
function takeUp() {
  for (const [key, held] of unsent.left()) {
    if (!rows.area(key) || held.text === rows.text(key)) {
      if (rows.area(key)) unsent.forget(key);
      continue;
    }
    const { text, was, confirm, origin, match } = held;
    if (was !== queue.stored(key)) queue.setStored(key, was); // the server says that it is another now
    rows.put(key, text, { confirm, origin, match });
    announce(words.keptFound);
  }
}

// --- what the keys do -------------------------------------------------------------------------

function go(key, message = "") {
  if (!key || !rows.go(key)) return;
  announce([message, rows.place(key)].filter(Boolean).join(" "));
}

async function confirm() {
  const key = rows.active;
  if (!key || !isWritable) return;
  if (rows.area(key) && rows.text(key).trim()) {
    queue.put(key, rows.text(key), { confirm: true, soon: true });
    rows.mark(key, { status: "confirmed" });
  }
  const next = rows.nextUnfinished();
  if (next && next !== key) {
    go(next);
    return;
  }
  const isSaved = await queue.flush({ explicit: true });
  if (isSaved) announce(next ? rows.place(key) : words.done);
}

/** Put in a piece of the source: a pair around what is selected. */
function putIn({ before, inner, after }) {
  surface.insert(before, inner, after);
}

async function choose() {
  const found = pieces(rows.source(rows.active));
  if (!found.length) {
    announce(words.noMark);
    return;
  }
  const piece = await chosen(found, words);
  surface.focus();
  if (piece) putIn(piece);
}

function insertFrom(selector, index, none) {
  const found = document.querySelectorAll(`#desk-passage ${selector}`)[index];
  if (!found) {
    announce(none);
    return;
  }
  const { match, percent, term } = found.dataset;
  if (term === undefined) rows.put(rows.active, match, { origin: "match", match: Number(percent) });
  else surface.insert(term);
}

const isTypedIn = (act) => () => isWritable && rows.active && rows.area(rows.active) && act();
const { acts } = desk;
Object.assign(acts, {
  confirm,
  next: () => go(rows.beside(+1)),
  previous: () => go(rows.beside(-1)),
  unfinished: () => (rows.nextUnfinished() ? go(rows.nextUnfinished()) : announce(words.done)),
  copySource: isTypedIn(() => {
    rows.put(rows.active, rows.source(rows.active), { origin: "source" });
    announce(words.copied);
  }),
  placeholder: isTypedIn(() => {
    const [piece] = lacking(rows.source(rows.active), rows.text(rows.active));
    if (piece) putIn(piece);
    else announce(words.noMark);
  }),
  placeholders: isTypedIn(choose),
  term: isTypedIn(() => insertFrom("[data-term]", 0, words.noTerm)),
  nbsp: isTypedIn(() => surface.insert("\u00a0")),
  narrow: isTypedIn(() => surface.insert("\u202f")),
  undo: isTypedIn(() => surface.undo()),
  redo: isTypedIn(() => surface.redo()),
  save: async () => {
    if (isWritable && (await queue.flush({ explicit: true }))) announce(words.signs.saved);
  },
});
for (let number = 1; number < 10; number += 1) {
  acts[`match${number}`] = isTypedIn(() => insertFrom("[data-match]", number - 1, words.noMatch));
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
  const isTyping = event.target.matches("input, textarea, select, [contenteditable=true]");
  const name = asked(event, isTyping).find((each) => acts[each] && !(isTyping && NATIVE.has(each)));
  if (!name) return;
  event.preventDefault();
  event.stopPropagation();
  acts[name]();
}, { capture: true });

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-act]");
  if (button && acts[button.dataset.act]) {
    event.preventDefault();
    acts[button.dataset.act]();
    return;
  }
  const chip = event.target.closest(".row-source-text button.chip");
  const key = chip?.closest(".row[data-key]").dataset.key;
  if (!chip || !rows.area(key)) return;
  rows.go(key);
  const { token: index } = chip.dataset;
  const start = pieces(rows.source(key)).find(({ token: first, end }) => [first, end].some((each) => each?.index === Number(index)));
  if (start) putIn(start);
});

form.addEventListener("change", ({ target }) => {
  const key = target.name.startsWith("confirm-") && target.closest(".row[data-key]").dataset.key;
  if (!key || !target.checked) return;
  queue.put(key, rows.text(key), { confirm: true, soon: true });
});

for (const link of document.querySelectorAll("a[data-go], .refused a[href^='#row-']")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    go(link.dataset.go ?? link.hash.slice("#row-".length));
  });
}

// Whatever leaves the page by a form first saves what is typed.
document.addEventListener("submit", async (event) => {
  const { target, submitter } = event;
  if (target.method === "dialog" || event.defaultPrevented) return;
  for (const hidden of document.querySelectorAll("[name=csrfmiddlewaretoken]")) hidden.value = token();
  if (!queue.hasUnsent) {
    queue.leave();
    return;
  }
  event.preventDefault();
  if (await queue.flush({ explicit: true })) target.requestSubmit(submitter);
});

// --- awake ------------------------------------------------------------------------------------

on("replaced", () => {
  rows.wake(surface);
  readStored();
});
rows.wake(surface);
readStored();
for (const module of MODULES) module.wake(desk);
for (const button of document.querySelectorAll("button[data-act]")) {
  const { act } = button.dataset;
  if (acts[act]) button.hidden = false;
  if (KEYS[act]) button.setAttribute("aria-keyshortcuts", forAssistants(KEYS[act]));
}
document.documentElement.classList.toggle("is-mac", isMac);
if (isWritable) {
  if (!queue.hasUnsent) queue.show("saved");
  takeUp();
}
document.body.dataset.desk = surface.isRich ? "rich" : "plain";
