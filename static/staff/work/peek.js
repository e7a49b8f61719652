// Peek: a text that waits for review, read and decided on in its row of the front page.
//
// What is shown is the review's own form, fetched from its page; what decides is posted as it would be
// from there. The one that is due first is opened by itself, for who doesn’t close it. Without this
// script the title of a row leads to that page.

const IN_PLACE = new Set(["suggest", "remark", "answer", "resolve"]); // what leaves one where one is
const words = JSON.parse(document.getElementById("work-words").textContent);
const CLOSED = "front-first-closed";
const live = document.getElementById("work-live");
let opened; // the button of the row that is open: one at a time, since the forms' names are the same

const rowOf = (button) => button.closest(".work-row");
const pathOf = (button) => rowOf(button).querySelector(".work-title a").href;
const placeOf = (button) => rowOf(button).querySelector(".peek");
const typed = (form) => [...form.querySelectorAll("textarea")].some((area) => area.value !== area.defaultValue);

/** The review's page, or null where there is none to be had: logged out, or out of reach. */
async function fetched(path, options = {}) {
  try {
    const answer = await fetch(path, { credentials: "same-origin", ...options });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.getElementById("review") ? page : null;
  } catch {
    return null;
  }
}

/** Open a row: as somebody asked, or by itself, which takes nobody anywhere and closes nothing. */
async function open(button, isAsked) {
  if (button.hasAttribute("aria-busy") || (isAsked && opened && !close(opened))) return;
  button.setAttribute("aria-busy", "true");
  const page = await fetched(pathOf(button));
  button.removeAttribute("aria-busy");
  if (!page) {
    if (isAsked) location.assign(pathOf(button));
    return;
  }
  if (opened && !(isAsked && close(opened))) return; // while this was on its way
  opened = button;
  button.setAttribute("aria-expanded", "true");
  const place = document.createElement("div");
  place.className = "peek desk-page review-page"; // the sheets of the review go by the last two
  rowOf(button).append(place);
  show(place, page);
  if (isAsked) live.textContent = words.opened;
  else keepLow(place, button);
}

/** What nobody asked for leaves the rest of the day’s work on the screen. */
function keepLow(place, button) {
  place.classList.add("by-itself");
  place.tabIndex = 0;
  place.setAttribute("role", "region");
  place.setAttribute("aria-labelledby", button.getAttribute("aria-describedby"));
}

/** The first that waits, where it is the person’s to decide on and its row doesn’t say what is new. */
function openFirst() {
  const first = document.querySelector("button[data-peek]");
  if (!first || !rowOf(first).querySelector(".work-mark") || rowOf(first).querySelector(".work-edit")) return;
  if (!isUnwanted()) open(first, false);
}

/** Whether the person closed the last that they had open here. */
function isUnwanted() {
  try {
    return localStorage.getItem(CLOSED) !== null;
  } catch {
    return false; // kept nowhere, as the browser is told
  }
}

function remember(isClosed) {
  try {
    if (isClosed) localStorage.setItem(CLOSED, "yes");
    else localStorage.removeItem(CLOSED);
  } catch {
    // The browser is told to keep nothing; then the first opens each time.
  }
}

function pressed(button) {
  if (button !== opened) {
    remember(false);
    open(button, true);
  } else if (close(button)) remember(true);
}

/** Close a row; false where something is typed in it that one would rather keep. */
function close(button) {
  const place = placeOf(button);
  const form = place.querySelector("form");
  if (form && typed(form) && !window.confirm(words.typed)) return false;
  place.remove();
  button.setAttribute("aria-expanded", "false");
  opened = undefined;
  return true;
}

function show(place, page) {
  const form = document.adoptNode(page.getElementById("review"));
  for (const part of form.querySelectorAll("#desk-filters, [data-act], .review-preview")) part.remove();
  const back = document.createElement("input");
  Object.assign(back, { type: "hidden", name: "back", value: "front" });
  form.append(back);
  const said = [...page.querySelectorAll(".messagelist, .refused")].map((part) => document.adoptNode(part));
  const hasChanged = form.querySelector(".row.is-changed") !== null;
  place.classList.toggle("only-changed", hasChanged);
  place.replaceChildren(...said, ...(hasChanged ? [allOfIt(place)] : []), form);
  form.addEventListener("submit", (event) => sent(event, place));
  form.addEventListener("click", openAndFocus);
}

/** Between what has changed, which is shown first, and the whole text. */
function allOfIt(place) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet-act";
  button.textContent = words.all;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const isOnly = place.classList.toggle("only-changed");
    button.setAttribute("aria-pressed", String(!isOnly));
  });
  return button;
}

/** Open what is written in and go there at once: `toggle` comes later, and would lose the first letters. */
function openAndFocus(event) {
  const details = event.target.closest("summary")?.parentElement;
  const area = details?.querySelector("textarea");
  if (!area || details.open) return;
  event.preventDefault();
  details.open = true;
  area.focus();
}

/** Edits and remarks go on record where one is; what decides leads to the answer's page. */
async function sent(event, place) {
  const { submitter, currentTarget: form } = event;
  if (!IN_PLACE.has(submitter?.name)) {
    isSending = true;
    return;
  }
  event.preventDefault();
  if (form.hasAttribute("aria-busy")) return; // pressed twice: the second would be recorded, too
  form.setAttribute("aria-busy", "true");
  const page = await fetched(form.action, { method: "POST", body: new FormData(form, submitter) });
  if (!page) {
    form.removeAttribute("aria-busy");
    live.textContent = words.lost;
    return;
  }
  show(place, page);
  live.textContent = place.querySelector(".messagelist, .refused")?.textContent.trim() ?? "";
}

// --- awake ------------------------------------------------------------------------------------

let isSending = false;
window.addEventListener("pageshow", () => {
  isSending = false;
});
window.addEventListener("beforeunload", (event) => {
  const form = opened && placeOf(opened).querySelector("form");
  if (form && !isSending && typed(form)) event.preventDefault();
});

for (const button of document.querySelectorAll("button[data-peek]")) {
  button.hidden = false;
  button.addEventListener("click", () => pressed(button));
}
openFirst();

const all = document.getElementById("mark-all");
const marks = document.querySelectorAll("input.work-mark");
if (all && marks.length) {
  all.closest("[hidden]").hidden = false;
  all.addEventListener("change", () => {
    for (const mark of marks) mark.checked = all.checked;
  });
}

document.addEventListener("keydown", (event) => {
  if (event.code !== "KeyN" || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
  const next = document.getElementById("work-next");
  if (!next) return;
  event.preventDefault();
  next.click();
});
document.body.dataset.work = "awake";
