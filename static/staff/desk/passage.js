// The passage: what stands beside the active row, fetched when somebody looks at it.

import { ask } from "../editor/asking.js";
import { asking } from "./dialogs.js";
import { made, messageOf, tell } from "./telling.js";

const PAUSE = 150;

export function wake(desk) {
  const side = new Passage(desk);
  desk.on("activate", () => side.touched());
  desk.on("pane", () => side.touched());
  desk.on("replaced", () => side.forget());
  desk.on("saved", ({ rows = {} }) => side.forget(Object.keys(rows)));
  desk.on("side", ({ key, html }) => side.put(key, html));
  desk.acts.remark = () => remark(desk);
}

class Passage {
  #kept = new Map();
  #timer;
  #running;
  #shown = "";

  constructor(desk) {
    this.desk = desk;
    this.place = document.getElementById("desk-passage");
    this.place.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-restore]");
      if (button) this.#restore(button.dataset.restore);
    });
  }

  /** Somebody came to a row, or opened the pane. */
  touched() {
    clearTimeout(this.#timer);
    if (this.desk.side.pane === "passage") this.#timer = setTimeout(() => this.#show(), PAUSE);
  }

  /** What was fetched of these passages, or of all, is no more what the server would say. */
  forget(keys = [...this.#kept.keys()]) {
    for (const key of keys) this.#kept.delete(key);
    if (keys.includes(this.#shown)) this.#shown = "";
    this.touched();
  }

  put(key, html) {
    this.#kept.set(key, html);
    this.#shown = "";
    this.touched();
  }

  async #show() {
    const key = this.desk.rows.active;
    if (!key) {
      this.#say(this.desk.words.noPassage);
      return;
    }
    if (key === this.#shown) return;
    const html = this.#kept.get(key) ?? (await this.#fetch(key));
    if (key !== this.desk.rows.active || html === null) return;
    this.place.innerHTML = html; // made by the server's template, which escapes the words
    this.#shown = key;
  }

  /** The server's words about a passage; null where they could not be had, or another was asked for. */
  async #fetch(key) {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    try {
      const url = this.desk.urls.passage.replace("KEY", encodeURIComponent(key));
      const answer = await fetch(url, { signal: running.signal, redirect: "error" });
      if (!answer.ok) throw new Error(`The passage answered ${answer.status}.`);
      const html = await answer.text();
      this.#kept.set(key, html);
      return html;
    } catch (error) {
      if (error.name !== "AbortError") this.#say(this.desk.words.noSide);
      return null;
    }
  }

  #say(textContent) {
    this.#shown = "";
    this.place.replaceChildren(made("p", { className: "quiet", textContent }));
  }

  #restore(text) {
    const { rows, words } = this.desk;
    const key = rows.active;
    const before = rows.text(key);
    rows.put(key, text, { origin: "restored" });
    const back = () => {
      rows.put(key, before);
      rows.go(key);
    };
    tell(this.desk, words.restored, { back });
  }
}

/** Ask what is to be remarked on the active passage, and put it on record. */
async function remark(desk) {
  const { rows, words } = desk;
  const key = rows.active;
  if (!key) {
    desk.announce(words.noPassage);
    return;
  }
  let trouble = "";
  let comment = "";
  let answer;
  do {
    const given = await asking("remark", { comment }, trouble);
    if (!given) return;
    ({ comment } = given);
    answer = await ask(desk.urls.remark, new URLSearchParams({ key, comment }));
    if (!answer.ok) trouble = messageOf(answer, words);
  } while (!answer.ok);
  rows.flag(key, "remarks", true);
  count(desk, key);
  desk.emit("side", { key, html: answer.data.html });
  desk.emit("counted");
  desk.announce(words.remarked);
}

function count({ rows, words }, key) {
  const status = rows.item(key).querySelector(".row-status");
  let mark = rows.item(key).querySelector(".row-remarks");
  if (!mark) {
    mark = made("span", { className: "row-remarks" });
    status.after(" ", mark);
  }
  const number = Number(/\d+/.exec(mark.textContent)?.[0] ?? 0) + 1;
  mark.textContent = words.remarks.replace("{n}", number);
}
