// Presence: who else has this text before them, on the desk, the review and the editor.
//
// The page tells of itself every ten seconds, and at once when its reader goes to another passage or
// begins to write. What it is answered stands in the bar and beside the passages. Who hears the page is
// told of who comes and goes, and of whoever comes to the same passage: not of each beat.
//
// The editor says in `data-passage` where its caret is, and hears of the others by the event `neighbours`.

import { ask, token } from "./editor/asking.js";

const BEAT = 10_000;
const SOON = 400;
const WRITING = 60_000; // after which who typed nothing counts as reading
const MOST_FAILURES = 2; // until what was last heard is too old to be shown

const bar = document.getElementById("presence");
const [label, list, said] = ["#presence-label", "ul", "#presence-said"].map((each) => bar.querySelector(each));
const page = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

let timer;
let told = null; // the passage that was told of last
let typedIn = null; // and when
let typedAt = 0;
let failures = 0;
let isOver = false;
let isAsking = false;
let known = new Map(); // name → what was said of them last

function passage() {
  const row = document.querySelector(".rows > .row.is-active");
  return row ? row.dataset.key : (bar.dataset.passage ?? "");
}

function facts(more = {}) {
  const idle = typedIn === passage() ? Math.min(86_400, Math.round((Date.now() - typedAt) / 1_000)) : "";
  return new URLSearchParams({ room: bar.dataset.room, page, passage: passage(), idle, ...more });
}

// --- telling ----------------------------------------------------------------------------------

function next(milliseconds) {
  clearTimeout(timer);
  if (!isOver && !document.hidden) timer = setTimeout(beat, milliseconds);
}

async function beat() {
  clearTimeout(timer);
  if (isOver || isAsking || document.hidden) return;
  told = passage();
  isAsking = true;
  const { ok, status, data } = await ask(bar.dataset.url, facts());
  isAsking = false;
  failures = ok ? 0 : failures + 1;
  if (ok) show(data);
  else if (failures >= MOST_FAILURES || status === 404) show({ here: [], more: "" });
  isOver = status === 404; // the text is no longer theirs to know
  next(passage() === told ? BEAT : SOON);
}

function moved() {
  if (passage() !== told) next(SOON);
}

function typed(event) {
  if (!event.target.closest("#desk, #review, #writing")) return;
  const isNews = typedIn !== passage() || Date.now() - typedAt > WRITING;
  typedIn = passage();
  typedAt = Date.now();
  if (isNews) next(SOON);
}

function left() {
  clearTimeout(timer);
  if (!isOver) navigator.sendBeacon(bar.dataset.url, facts({ left: "1", csrfmiddlewaretoken: token() }));
}

// --- showing ----------------------------------------------------------------------------------

function show({ here, more }) {
  label.hidden = list.hidden = here.length === 0;
  const items = here.map((each) => shownIn(list, each));
  if (more) items.push(Object.assign(document.createElement("li"), { className: "is-more", textContent: more }));
  if (items.some((item, at) => item !== list.children[at]) || items.length !== list.children.length) {
    list.replaceChildren(...items);
  }
  mark(here);
  announce(here);
  bar.dispatchEvent(new CustomEvent("neighbours", { detail: here }));
}

/** One person's item, the same as before where it stands already: who is on its link stays on it. */
function shownIn(within, { name, room, where, passage: key, said: sentence, writes }) {
  const own = `${name} ${room} ${key}`;
  const old = [...within.children].find((each) => each.dataset.own === own);
  const item = old ?? document.createElement("li");
  item.classList.toggle("is-writing", writes);
  if (!old) {
    const leads = key && document.getElementById(`row-${key}`);
    const who = document.createElement("bdi");
    who.textContent = name;
    const link = document.createElement("a");
    if (leads) link.href = `#row-${key}`;
    link.append(who);
    const place = Object.assign(document.createElement("span"), { className: "presence-where", textContent: where });
    item.dataset.own = own;
    item.append(leads ? link : who, " ", place);
  }
  item.firstChild.title = key ? sentence : "";
  return item;
}

/** Beside each passage that somebody else is at. */
function mark(here) {
  const shared = new Map(here.filter(({ passage: key }) => key).map((each) => [each.passage, each]));
  for (const old of document.querySelectorAll(".row > .here")) {
    if (!shared.has(old.parentElement.dataset.key)) {
      old.parentElement.classList.remove("is-shared");
      old.remove();
    }
  }
  for (const [key, { said: sentence, writes }] of shared) {
    const row = document.getElementById(`row-${key}`);
    if (!row) continue;
    let sign = row.querySelector(":scope > .here");
    if (!sign) {
      sign = Object.assign(document.createElement("p"), { className: "here" });
      row.append(sign);
      row.classList.add("is-shared");
    }
    if (sign.textContent !== sentence) sign.textContent = sentence;
    sign.classList.toggle("is-writing", writes);
  }
}

function announce(here) {
  const now = new Map();
  for (const each of here) now.set(each.name, each);
  const news = [];
  for (const [name, each] of now) {
    const before = known.get(name);
    const isWithMe = each.passage && each.passage === passage();
    if (isWithMe && before?.passage !== each.passage) news.push(each.said);
    else if (!before) news.push(bar.dataset.came.replace("{name}", name));
  }
  for (const name of known.keys()) if (!now.has(name)) news.push(bar.dataset.gone.replace("{name}", name));
  known = now;
  if (news.length) said.textContent = news.join(". ");
}

// --- awake ------------------------------------------------------------------------------------

document.addEventListener("focusin", moved);
document.addEventListener("click", moved);
document.addEventListener("input", typed);
bar.addEventListener("moved", moved);
document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(timer) : beat()));
addEventListener("pagehide", left);
addEventListener("pageshow", (event) => event.persisted && beat());
beat();
