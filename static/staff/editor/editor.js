// The editor of a text: everything here is put over a form that works without it.

import { token } from "./asking.js";
import { plainOf, told } from "./counting.js";
import { asking, fillHelp, showHelp } from "./dialogs.js";
import { Findings } from "./findings.js";
import { Kept } from "./kept.js";
import { asked, isMac, NATIVE } from "./keys.js";
import { Neighbours } from "./neighbours.js";
import { footnote } from "./notes.js";
import { wakeHeight, wakePanes, wakeTurning } from "./panes.js";
import { wakePasting } from "./pasting.js";
import { continued, indented, outdented, toggled } from "./points.js";
import { Preview } from "./preview.js";
import { Saving } from "./saving.js";
import { surfaceOf } from "./surface.js";
import { cell, row, table } from "./tables.js";
import { wakeToolbar } from "./toolbar.js";
import { KeptOffer, wakeConflict } from "./twotexts.js";
import { heading, inserted, linked, quoted, rubied, turned, wrapped } from "./words.js";

const form = document.getElementById("writing");
const words = JSON.parse(document.getElementById("editor-words").textContent);
const body = form.elements.body;
const desk = form.closest(".desk");
const { preview: previewUrl, clean: cleanUrl, autosave: saveUrl } = form.dataset;

const surface = await surfaceOf(body, { nonce: form.dataset.nonce, phrases: words.phrases });
const sign = document.getElementById("editor-sign");
const kept = new Kept(form.dataset.author, form.dataset.text);
const saving = new Saving({ form, url: saveUrl, kept, sign, words, isStored: !form.hasAttribute("data-typed") });
saving.isPaused = form.hasAttribute("data-overtaken");

// --- what the keys and the toolbar do ---------------------------------------------------------

const acts = {
  heading2: () => surface.run(heading, 2),
  heading3: () => surface.run(heading, 3),
  heading4: () => surface.run(heading, 4),
  bold: () => surface.run(wrapped, "**"),
  italic: () => surface.run(wrapped, "*"),
  bullets: () => surface.run(toggled, "bullet"),
  numbers: () => surface.run(toggled, "number"),
  points: () => surface.run(toggled, "point"),
  romans: () => surface.run(toggled, "roman"),
  indent: () => surface.run(indented),
  outdent: () => surface.run(outdented),
  footnote: () => surface.run(footnote),
  quote: () => surface.run(quoted),
  speaker: () => surface.run(turned, words.speaker, body.lang),
  nbsp: () => surface.run(inserted, "\u00a0"),
  narrow: () => surface.run(inserted, "\u202f"),
  undo: () => surface.undo(),
  redo: () => surface.redo(),
  search: () => surface.search(),
  help: showHelp,
  link: () => askThen("link", ({ words: text, address }, state) => linked(text, address, state), "words"),
  ruby: () => askThen("ruby", ({ base, reading }, state) => rubied(base, reading, state), "base"),
  table: () => askThen("table", ({ rows, columns }, state) => table(Number(rows), Number(columns), state)),
  save: () => saveNow(),
  submit: () => form.querySelector("button[name=then][value=submit]")?.click(),
  preview: () => {
    open("preview");
    if (!document.getElementById("editor-preview").offsetParent) turn.click();
  },
  counts: () => document.getElementById("editor-counts").click(),
  next: () => findings.step(+1),
  previous: () => findings.step(-1),
  apply: () => findings.applyHere(),
};

/** Ask in a dialog, then do the command where the caret was. */
async function askThen(name, command, selected = "") {
  const before = surface.state;
  const given = selected ? { [selected]: before.text.slice(before.from, before.to) } : {};
  const answer = await asking(name, given);
  surface.focus();
  if (answer) surface.apply(command(answer, surface.state));
}

// Tab goes on to the next field unless a point or a table has a use for it; after Escape it always does.
let isEscaped = false;

surface.onKey = (event) => {
  if (event.isComposing) return false;
  const wasEscaped = isEscaped;
  isEscaped = event.key === "Escape" || (isEscaped && event.key === "Shift");
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  if (event.key === "Tab" && !wasEscaped) {
    const back = event.shiftKey;
    return surface.run(cell, back ? -1 : +1) || surface.run(back ? outdented : indented);
  }
  if (event.key === "Enter" && !event.shiftKey) return surface.run(row) || surface.run(continued);
  return false;
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
  const isTyping = surface.area === event.target || event.target.closest?.(".cm-content");
  const isOurs = isTyping || form.contains(event.target) || event.target === document.body;
  const name = asked(event).find((each) => acts[each] && !NATIVE.has(each));
  const everywhere = ["save", "submit", "help", "preview", "counts", "next", "previous", "apply"];
  if (!name || !isOurs || (!isTyping && !everywhere.includes(name))) return;
  event.preventDefault();
  acts[name]();
}, { capture: true });

// --- the preview, the checks and the counts ---------------------------------------------------

const counts = document.getElementById("editor-counts");
const findings = new Findings({
  list: document.getElementById("editor-findings"),
  summary: document.getElementById("editor-found"),
  surface,
  form,
  words,
});
const preview = new Preview({
  form,
  url: previewUrl,
  frame: document.getElementById("editor-frame"),
  trouble: document.getElementById("editor-no-preview"),
  words,
});

preview.onAnswer = (data) => {
  counts.textContent = told(data ? data.plain : plainOf(surface.state.text), body.lang, words);
  if (!data) return;
  findings.show(data.findings);
  neighbours.read(data.places);
  preview.follow(surface.state);
};

const neighbours = new Neighbours({ form, surface });

counts.addEventListener("click", () => {
  document.getElementById("editor-said").textContent = `${counts.textContent}. ${findings.summary.textContent}.`;
});

const open = wakePanes(desk.querySelector(".beside"), () => preview.follow(surface.state));
wakeHeight(desk.querySelector(".beside"));
const turn = document.getElementById("editor-turn");
wakeTurning(turn, desk, () => preview.follow(surface.state));

function touched() {
  saving.touched();
  preview.touched();
}

surface.onChange = touched;
surface.onMove = () => {
  preview.follow(surface.state);
  neighbours.follow();
};
form.addEventListener("input", (event) => event.target !== body && touched());

/** Put these fields into the form, in a way that the editor's undo takes back. */
function put(fields) {
  for (const [name, text] of Object.entries(fields)) {
    if (name === "body") surface.apply({ text, from: 0, to: 0 });
    else if (form.elements[name]) form.elements[name].value = text;
  }
  preview.now();
}

// --- saving, and two texts --------------------------------------------------------------------

const offer = new KeptOffer(document.getElementById("editor-kept"), { saving, kept, put, form, previewUrl, words });
saving.onSaved = ({ held }) => showHeld(held);
wakeConflict(document.getElementById("editor-conflict"), { saving, put, kept, offer });

function showHeld(held) {
  const list = document.getElementById("why-submit");
  if (!list) return;
  list.querySelector("ul").replaceChildren(
    ...held.map((reason) => Object.assign(document.createElement("li"), { textContent: reason })),
  );
  list.hidden = held.length === 0;
}

function saveNow() {
  if (saveUrl) return saving.save({ explicit: true });
  form.requestSubmit();
  return null;
}

// Whatever leaves the page by a form first saves what is typed; a form that needs it waits for that.
document.addEventListener("submit", async (event) => {
  const { target, submitter } = event;
  if (target.method === "dialog" || event.defaultPrevented) return;
  for (const hidden of document.querySelectorAll("[name=csrfmiddlewaretoken]")) hidden.value = token();
  const isSave = target === form && submitter?.name !== "then";
  if (!saveUrl) {
    saving.leave();
    return;
  }
  if (isSave || saving.isDirty) event.preventDefault();
  else {
    saving.leave();
    return;
  }
  const isSaved = await saving.save({ explicit: true });
  if (isSaved && !isSave) target.requestSubmit(submitter);
});

// --- awake ------------------------------------------------------------------------------------

wakeToolbar(document.getElementById("editor-toolbar"), words, (name) => acts[name]());
wakePasting({ surface, url: cleanUrl, note: document.getElementById("editor-pasted"), words: words.pasting });
fillHelp(words.keys);
for (const link of document.querySelectorAll("a[data-field=body]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    surface.focus();
  });
}
if (!surface.hasSearch) document.querySelector("[data-act=search]").hidden = true;
for (const shown of document.querySelectorAll("[data-awake]")) shown.hidden = false;
document.documentElement.classList.toggle("is-mac", isMac);
form.classList.add("is-awake");
preview.now();
offer.look();
document.body.dataset.editor = surface.hasSearch ? "rich" : "plain";
