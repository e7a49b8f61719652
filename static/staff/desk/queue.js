// The queue: each passage is saved by itself a second after its last key, and when one leaves it.
//
// One request is on its way at a time. What waits is held by the browser until the server has it: a
// broken line, an ended login or a closed window loses nothing. A passage that somebody else has
// changed waits for the person; all others go on being saved.

import { ask } from "../editor/asking.js";

const PAUSE = 1_000;
const MOST_PAUSE = 60_000;
const MOST_ROWS = 200;
const MOST_KEEPALIVE = 60_000; // browsers refuse more than 64 KiB to a page that is being left

export class Queue {
  onSaved = () => {};
  onConflict = () => {};
  onRefused = () => {};
  #waiting = new Map();
  #stored = new Map();
  #held = new Map(); // key → whether the person must choose first
  #running = null;
  #sent = new Map();
  #timer;
  #tries = 0;
  #savedAt = "";
  #isAsked = false;
  #isLeaving = false;

  constructor({ url, author, unsent, sign, words, text }) {
    Object.assign(this, { url, author, unsent, sign, words, text });
    addEventListener("online", () => this.flush());
    addEventListener("focus", () => this.#tries && this.flush());
    addEventListener("blur", () => this.flush());
    addEventListener("pagehide", () => this.flush());
    document.addEventListener("visibilitychange", () => document.hidden && this.flush());
    addEventListener("beforeunload", (event) => {
      if (this.hasUnsent && !this.#isLeaving) event.preventDefault();
    });
  }

  get hasUnsent() {
    return this.#waiting.size + this.#sent.size > 0;
  }

  /** What the server holds of a passage, as far as this page knows. */
  stored(key) {
    return this.#stored.get(key);
  }

  setStored(key, text) {
    this.#stored.set(key, text);
  }

  isWaiting(key) {
    return this.#waiting.has(key) || this.#sent.has(key);
  }

  /** A passage's text changed, or is confirmed: it takes the place of what waited of it. */
  put(key, text, { confirm = false, origin = "typed", match = null, soon = false } = {}) {
    const was = this.#stored.get(key);
    if (text === was && !confirm && !this.#sent.has(key)) {
      this.#waiting.delete(key);
      this.#held.delete(key);
      this.unsent.forget(key);
      if (!this.hasUnsent) this.show("saved", this.#savedAt);
      return;
    }
    this.#waiting.set(key, { text, confirm, origin, match });
    // Refused as it was, it may be right now; and who confirms has chosen, or is shown both texts again.
    if (confirm || this.#held.get(key) === false) this.#held.delete(key);
    const isKept = this.unsent.put(key, { text, was, confirm, origin, match });
    if (!isKept) this.show("cannotKeep");
    else if (!this.#tries && !this.#held.size) this.show("notSaved");
    if (!this.#tries) this.#soon(soon ? 0 : PAUSE);
  }

  /** Send what waits, now. Returns whether all of it is on the server then. */
  async flush({ explicit = false } = {}) {
    clearTimeout(this.#timer);
    if (explicit) {
      this.#isAsked = true;
      this.#held.clear();
      this.sign.querySelector("[role=status]").textContent = "";
    }
    while (this.#running || this.#ready().length) {
      this.#running ??= this.#send(this.#ready()).finally(() => (this.#running = null));
      if (!(await this.#running)) return false;
    }
    if (!this.hasUnsent) this.show("saved", this.#savedAt);
    return !this.hasUnsent;
  }

  /** The person has chosen what is to stand in place of what somebody else wrote. */
  release(key, stored) {
    this.#stored.set(key, stored);
    this.#held.delete(key);
  }

  /** Put these by until the person has chosen, or typed on and saved by hand. */
  hold(key) {
    this.#held.set(key, true);
  }

  /** The page is left on purpose. */
  leave() {
    this.#isLeaving = true;
    clearTimeout(this.#timer);
  }

  /** Those that wait and may go together: one origin a request. */
  #ready() {
    const rows = [...this.#waiting].filter(([key]) => !this.#held.has(key));
    const alike = ({ origin, match }) => `${origin} ${match}`;
    return rows.filter(([, row]) => alike(row) === alike(rows[0][1])).slice(0, MOST_ROWS);
  }

  async #send(rows) {
    this.#sent = new Map(rows);
    for (const [key] of rows) this.#waiting.delete(key);
    this.show("saving");
    const segments = rows.map(([key, row]) => ({ key, was: this.#stored.get(key), ...row }));
    const body = JSON.stringify({ author: this.author, segments });
    const keepalive = document.hidden && body.length * 3 < MOST_KEEPALIVE;
    const answer = await ask(this.url, body, { type: "application/json", keepalive });
    this.#sent = new Map();
    if (answer.ok) {
      this.#succeeded(rows, answer.data);
      return true;
    }
    for (const [key, row] of rows) if (!this.#waiting.has(key)) this.#waiting.set(key, row);
    return this.#failed(rows, answer);
  }

  #succeeded(rows, data) {
    this.#tries = 0;
    this.#savedAt = data.saved;
    for (const [key, { text }] of rows) {
      this.#stored.set(key, data.texts?.[key] ?? text);
      this.unsent.forget(key, text);
      const waiting = this.#waiting.get(key);
      if (waiting) this.unsent.put(key, { ...waiting, was: this.#stored.get(key) });
      if (waiting && waiting.text === text && !waiting.confirm) this.put(key, this.#stored.get(key));
    }
    this.onSaved(data, rows.map(([key]) => key));
    if (!this.hasUnsent) this.show("saved", this.#savedAt);
  }

  /** Returns whether the others may go on at once. */
  #failed(rows, { status, data }) {
    const reasons = data.reasons ?? [];
    const keys = reasons.flatMap((reason) => reason.keys ?? []);
    if (data.stored) {
      for (const [key, stored] of Object.entries(data.stored)) {
        this.#held.set(key, true);
        this.onConflict(key, { stored, changes: data.changes[key] });
      }
      this.show("conflict");
      return Object.keys(data.stored).length > 0;
    }
    if (reasons.length) {
      const refused = keys.length ? keys : rows.map(([key]) => key);
      for (const key of refused) this.#held.set(key, false);
      this.onRefused(refused, reasons);
      this.show("refused", "", reasons.map(({ message }) => message).join(" "));
      return keys.length > 0;
    }
    const why = { 401: "loggedOut", 403: "loggedOut", 404: "unknown" }[status] ?? "offline";
    this.show(why);
    this.#tries += 1;
    this.#soon(Math.min(MOST_PAUSE, PAUSE * 2 ** this.#tries));
    return false;
  }

  #soon(milliseconds) {
    clearTimeout(this.#timer);
    if (!this.#isLeaving) this.#timer = setTimeout(() => this.flush(), milliseconds);
  }

  /** Every state is seen. Read aloud are trouble, its end, and what one asked for: not each save. */
  show(how, time = "", more = "") {
    const text = [this.words.signs[how], more].filter(Boolean).join(" ");
    const isTrouble = !["saved", "saving", "notSaved"].includes(how);
    this.sign.hidden = false;
    this.sign.dataset.how = how;
    this.sign.querySelector(".seen").textContent = text;
    this.sign.querySelector("time").textContent = time;
    this.sign.querySelector("a").hidden = how !== "loggedOut";
    const said = this.sign.querySelector("[role=status]");
    if (isTrouble || (how === "saved" && (this.#isAsked || said.textContent))) {
      if (said.textContent !== text) said.textContent = text;
    }
    if (how === "saved") this.#isAsked = false;
  }
}
