// The review: keys over a page of links and one form, which works without them.

import { helpSheet } from "./help.js";
import { asked, forAssistants, KEYS } from "./keys.js";

const form = document.getElementById("review");
const words = JSON.parse(document.getElementById("review-words").textContent);
const live = document.getElementById("review-live");

/** Say something politely to those who hear the page. */
function announce(text) {
  live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}

// --- going from row to row --------------------------------------------------------------------

const rows = () => [...form.querySelectorAll(".review-rows > .row")];
const active = () => form.querySelector(".review-rows > .row.is-active");

function activate(row) {
  if (!row || row === active()) return;
  active()?.removeAttribute("aria-current");
  active()?.classList.remove("is-active");
  row.classList.add("is-active");
  row.setAttribute("aria-current", "true");
}

/** Go to a row among `these`, the next or the one before; round at the ends. */
function step(these, by, none, say) {
  if (!these.length) {
    announce(none);
    return;
  }
  const every = rows();
  const here = every.indexOf(active());
  const places = these.map((row) => every.indexOf(row));
  const next = by > 0 ? places.find((place) => place > here) : places.findLast((place) => place < (here < 0 ? every.length : here));
  const row = every[next ?? (by > 0 ? places[0] : places.at(-1))];
  activate(row);
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: row.offsetHeight > window.innerHeight * 0.6 ? "start" : "center" });
  announce(say(row, these.indexOf(row) + 1));
}

function stepChange(by) {
  const these = rows().filter((row) => row.matches(".is-changed"));
  step(these, by, words.noChange, (row, n) => {
    const what = [...row.querySelectorAll(".fate")].map((fate) => fate.textContent).join(", ");
    return words.at.replace("{n}", n).replace("{of}", these.length).replace("{what}", what);
  });
}

function stepFinding(by) {
  const these = rows().filter((row) => row.querySelector(".finding"));
  step(these, by, words.noFinding, (row) => row.querySelector(".finding").textContent.replace(/\s+/g, " ").trim());
}

// --- what else the keys do --------------------------------------------------------------------

function open(tool) {
  const row = active() ?? rows().find((each) => each.matches(":hover"));
  const details = row?.querySelector(`[data-tool="${tool}"]`);
  if (!details) {
    announce(row ? words.notNow : words.noPassage);
    return;
  }
  details.open = true;
  details.querySelector("textarea").focus();
}

/** Press the button of what one types in: the first of its group. */
function send() {
  const group = document.activeElement?.closest(".row-menu > div, .thread, .deciding");
  group?.querySelector("button[type=submit]")?.click();
}

function toDecision(id, say) {
  const part = document.getElementById(id);
  const target = part?.querySelector("textarea, input:not([type=hidden]), button:not(:disabled)");
  if (!target) {
    announce(words.notNow);
    document.getElementById("decision").scrollIntoView({ block: "start" });
    return;
  }
  part.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
  if (say) announce(say);
}

function nextView() {
  const switches = [...form.querySelectorAll("[data-switch]")];
  const here = switches.findIndex((link) => link.hasAttribute("aria-current"));
  switches[(here + 1) % switches.length].click();
}

const acts = {
  next: () => stepChange(+1),
  previous: () => stepChange(-1),
  nextFinding: () => stepFinding(+1),
  previousFinding: () => stepFinding(-1),
  view: nextView,
  suggest: () => open("suggest"),
  remark: () => open("remark"),
  send,
  approve: () => toDecision("approving", words.pressEnter.replace("{n}", form.dataset.revision)),
  return: () => toDecision("return"),
  help: helpSheet(words),
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
  const isTyping = event.target.matches("input, textarea, select");
  const name = asked(event, isTyping).find((each) => acts[each]);
  if (!name || (name === "send" && !isTyping)) return;
  event.preventDefault();
  acts[name]();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-act]");
  if (button) acts[button.dataset.act]();
});

form.addEventListener("focusin", ({ target }) => activate(target.closest(".review-rows > .row")));
form.addEventListener("click", ({ target }) => activate(target.closest(".review-rows > .row")));

for (const link of document.querySelectorAll("a[href^='#return']")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    acts.return();
  });
}

// --- what is typed is not lost by leaving -----------------------------------------------------

const isTyped = () => [...form.querySelectorAll("textarea")].some((area) => area.value !== area.defaultValue);
const TWICE = 2000; // ms within which a second press is the same one
let isSending = false;
let sentAt = -Infinity;

form.addEventListener("submit", (event) => {
  if (event.timeStamp - sentAt < TWICE) {
    event.preventDefault(); // else an edit or a remark would be recorded twice
    return;
  }
  sentAt = event.timeStamp;
  isSending = true;
});
window.addEventListener("pageshow", () => {
  isSending = false;
});
window.addEventListener("beforeunload", (event) => {
  if (!isSending && isTyped()) event.preventDefault();
});

// --- awake ------------------------------------------------------------------------------------

for (const button of document.querySelectorAll("button[data-act]")) {
  const { act } = button.dataset;
  button.hidden = false;
  if (KEYS[act]) button.setAttribute("aria-keyshortcuts", forAssistants(KEYS[act]));
}
const meant = location.hash.startsWith("#row-") && document.getElementById(location.hash.slice(1));
if (meant) activate(meant);
document.body.dataset.review = "awake";
