// Saving: by itself two seconds after the last change, and the plain sign that says how it stands.
//
// What is typed is held by the browser until the server has it, so that neither a broken line nor a
// closed window loses it. After a conflict nothing is saved until the person has chosen.

import { ask, filled } from "./asking.js";

const PAUSE = 2_000;
const MOST_PAUSE = 60_000;
const OWN = /^(?:title|summary|body|(?:link|image|attachment)-.+)$/;

export class Saving {
  onConflict = () => {};
  onSaved = () => {};
  isPaused = false;
  #timer;
  #tries = 0;
  #running = null;
  #isLeaving = false;
  #isAsked = false;
  #savedAt = "";

  constructor({ form, url, kept, sign, words, isStored }) {
    Object.assign(this, { form, url, kept, sign, words });
    this.stored = isStored ? this.values() : null;
    if (!isStored) this.show("notSaved");
    addEventListener("online", () => this.isDirty && this.save());
    addEventListener("focus", () => this.#tries && this.isDirty && !this.isPaused && this.save());
    addEventListener("blur", () => this.#soon(0));
    document.addEventListener("visibilitychange", () => document.hidden && this.#soon(0));
    addEventListener("beforeunload", (event) => {
      if (this.isDirty && !this.#isLeaving) event.preventDefault();
    });
  }

  get version() {
    return this.form.elements.version;
  }

  /** The text's own fields as one string, to tell whether they changed. */
  values() {
    return JSON.stringify(this.fields());
  }

  fields() {
    return Object.fromEntries([...filled(this.form)].filter(([name]) => OWN.test(name)));
  }

  get isDirty() {
    return this.values() !== this.stored;
  }

  /** Something was typed. */
  touched() {
    if (!this.isDirty) {
      clearTimeout(this.#timer);
      this.kept.clear();
      if (!this.isPaused) this.show("saved", this.#savedAt);
      return;
    }
    const isKept = this.kept.put(this.fields(), this.version.value);
    if (!isKept) this.show("cannotKeep");
    else if (!this.#tries && !this.isPaused) this.show("notSaved");
    if (!this.#tries) this.#soon(PAUSE);
  }

  /** Save now. Returns whether what stands in the form is on the server then. */
  async save({ explicit = false } = {}) {
    clearTimeout(this.#timer);
    while (this.#running) await this.#running; // two may wait for one, and go on one after the other
    if (explicit) {
      this.isPaused = false;
      this.#isAsked = true;
      this.sign.querySelector("[role=status]").textContent = "";
    }
    if (!this.isDirty) {
      this.show("saved", this.#savedAt);
      return true;
    }
    if (this.isPaused || !this.url) return false;
    this.#running = this.#send().finally(() => (this.#running = null));
    return this.#running;
  }

  /** The page is left on purpose: what is typed goes with the form. */
  leave() {
    this.#isLeaving = true;
    clearTimeout(this.#timer);
  }

  async #send() {
    const sent = this.values();
    this.show("saving");
    const body = filled(this.form);
    body.set("author", this.form.dataset.author); // nothing is saved in the name of who logged in since
    const answer = await ask(this.url, body);
    if (answer.ok) {
      this.#tries = 0;
      this.version.value = answer.data.version;
      this.stored = sent;
      this.kept.clear();
      this.#savedAt = answer.data.saved;
      this.show("saved", this.#savedAt);
      this.onSaved(answer.data);
      if (this.isDirty) this.touched();
      return true;
    }
    this.#failed(answer);
    return false;
  }

  #failed({ status, data }) {
    const isKept = this.kept.put(this.fields(), this.version.value);
    if (data.stored) {
      this.isPaused = true;
      this.show("conflict");
      this.onConflict(data);
    } else if (data.reasons) {
      this.show("refused", "", data.reasons.join(" "));
    } else {
      const why = { 0: "offline", 401: "loggedOut", 403: "loggedOut", 404: "unknown" }[status] ?? "offline";
      this.show(isKept ? why : "cannotKeep");
      this.#tries += 1;
      this.#soon(Math.min(MOST_PAUSE, PAUSE * 2 ** (this.#tries - 1)));
    }
  }

  #soon(milliseconds) {
    clearTimeout(this.#timer);
    if (this.isPaused || !this.url || this.#isLeaving) return;
    this.#timer = setTimeout(() => this.isDirty && this.save(), milliseconds);
  }

  /** Every state is seen. Read aloud are trouble, its end, and what one asked for: not each save. */
  show(how, time = "", more = "") {
    const text = [this.words.signs[how], more].filter(Boolean).join(" ");
    const isTrouble = !["saved", "saving", "notSaved"].includes(how);
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
