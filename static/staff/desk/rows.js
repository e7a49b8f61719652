// Rows: the list of passages. One is active and typed in; the others show their text, and cost nothing.

import { shownPassage } from "./chips.js";

const UNFINISHED = new Set(["empty", "draft", "to_revise", "machine"]);

export class Rows {
  onText = () => {};
  onLeave = () => {};
  onActivate = () => {};
  active = null;
  #items = new Map();
  #areas = new Map(); // asked for at each key, of all rows
  #sources = new Map();

  constructor(list, { words, isWritable }) {
    Object.assign(this, { list, words, isWritable });
    list.addEventListener("focusin", (event) => this.#entered(event));
    list.addEventListener("click", (event) => this.#clicked(event));
  }

  /** Wake the rows as they stand in the page, at the beginning and after they were made anew. */
  wake(surface) {
    this.surface = surface;
    surface.close();
    surface.forget();
    this.active = null;
    this.#items = new Map([...this.list.querySelectorAll(".row[data-key]")].map((item) => [item.dataset.key, item]));
    this.#areas.clear();
    this.#sources.clear();
    for (const [key, item] of this.#items) this.#wakeRow(key, item);
  }

  all() {
    return [...this.#items.keys()];
  }

  item(key) {
    return this.#items.get(key);
  }

  area(key) {
    return this.#areas.get(key);
  }

  text(key) {
    return this.area(key)?.value ?? "";
  }

  /** The source's Markdown. */
  source(key) {
    return this.#sources.get(key) ?? "";
  }

  status(key) {
    return this.#items.get(key).dataset.status;
  }

  /** Set a row's text, through its undo. */
  put(key, text, how = {}) {
    const area = this.area(key);
    if (!area || !this.isWritable) return;
    this.surface.put(key, area, text);
    if (key !== this.active) this.#show(key);
    this.onText(key, area.value, how);
  }

  /** Make a row the active one. Returns whether there is such a row. */
  go(key, { focus = true } = {}) {
    const item = this.#items.get(key);
    if (!item) return false;
    if (key !== this.active) {
      this.#leave();
      this.active = key;
      item.classList.add("is-active");
      item.setAttribute("aria-current", "true");
      item.hidden = false;
      if (this.area(key) && this.isWritable) {
        item.querySelector(".row-shown").hidden = true;
        this.surface.open(key, this.area(key));
      }
      this.onActivate(key);
    }
    if (focus) this.#focus(key, item);
    return true;
  }

  /** The row that is so many further among those shown; null at the end. */
  beside(direction) {
    const keys = this.all().filter((key) => !this.#items.get(key).hidden || key === this.active);
    return this.active ? (keys[keys.indexOf(this.active) + direction] ?? null) : (keys[0] ?? null);
  }

  /** The next row after the active one that is not finished, from the top where none follows; null if none is. */
  nextUnfinished() {
    const keys = this.all();
    const here = keys.indexOf(this.active);
    return [...keys.slice(here + 1), ...keys.slice(0, Math.max(here, 0))].find((key) => this.isUnfinished(key)) ?? null;
  }

  isUnfinished(key) {
    return UNFINISHED.has(this.status(key));
  }

  /** How a row stands now: { status, name }. */
  mark(key, { status, name = this.words.statuses[status] }) {
    const item = this.#items.get(key);
    if (!item || item.dataset.status === status) return;
    item.classList.replace(`status-${item.dataset.status}`, `status-${status}`);
    item.dataset.status = status;
    item.querySelector(".row-status").textContent = name;
    const box = item.querySelector(`[name="confirm-${CSS.escape(key)}"]`);
    if (box) box.checked = status === "confirmed";
    this.flag(key, "empty", status === "empty");
    this.flag(key, "to_revise", status === "to_revise" || status === "machine");
    this.flag(key, "unfinished", UNFINISHED.has(status));
  }

  flag(key, name, isSo) {
    if (this.has(key, name) === isSo) return;
    const item = this.#items.get(key);
    const flags = new Set(item.dataset.flags.split(" ").filter(Boolean));
    if (isSo) flags.add(name);
    else flags.delete(name);
    item.dataset.flags = [...flags].join(" ");
  }

  has(key, flag) {
    return this.#items.get(key).dataset.flags.split(" ").includes(flag);
  }

  /** Show only the rows with this flag, all without one. Returns how many. */
  filter(flag) {
    let count = 0;
    for (const [key, item] of this.#items) {
      item.hidden = Boolean(flag) && !this.has(key, flag);
      if (!item.hidden) count += 1;
    }
    return count;
  }

  /** Where one is, in words: “Passage 5 of 18, to revise”. */
  place(key) {
    const keys = this.all();
    const status = this.#items.get(key).querySelector(".row-status").textContent;
    return this.words.at.replace("{n}", keys.indexOf(key) + 1).replace("{of}", keys.length).replace("{status}", status);
  }

  #wakeRow(key, item) {
    const source = item.querySelector(".row-source-text");
    if (source) {
      this.#sources.set(key, source.textContent);
      source.replaceChildren(shownPassage(source.textContent, this.words, { isButton: this.isWritable }));
    }
    const area = item.querySelector("textarea");
    if (!area) return;
    this.#areas.set(key, area);
    const shown = document.createElement("div");
    shown.className = "row-shown";
    shown.lang = area.lang;
    shown.dir = area.dir;
    shown.tabIndex = 0;
    shown.setAttribute("role", "textbox");
    shown.setAttribute("aria-multiline", "true");
    if (!this.isWritable) shown.setAttribute("aria-readonly", "true");
    const label = item.querySelector(`label[for="${CSS.escape(area.id)}"]`);
    label.id = `label-${key}`;
    shown.setAttribute("aria-labelledby", label.id);
    shown.setAttribute("aria-describedby", `status-${key}`);
    area.hidden = true;
    area.after(shown);
    this.#show(key);
  }

  #show(key) {
    this.#items.get(key).querySelector(".row-shown").replaceChildren(shownPassage(this.text(key), this.words));
  }

  #leave() {
    const key = this.active;
    const item = this.#items.get(key);
    if (!item) return;
    this.active = null;
    if (this.area(key) && this.isWritable) {
      this.surface.close();
      this.area(key).hidden = true;
      this.#show(key);
      item.querySelector(".row-shown").hidden = false;
    }
    item.classList.remove("is-active");
    item.removeAttribute("aria-current");
    this.onLeave(key);
  }

  #focus(key, item) {
    if (this.area(key) && this.isWritable) this.surface.focus();
    else (item.querySelector(".row-shown") ?? item).focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }

  #entered({ target }) {
    const key = target.closest(".row[data-key]")?.dataset.key;
    if (!key || target.closest(".row-tools, .row-source")) return;
    const isText = target.matches(".row-shown");
    if (key !== this.active || isText) this.go(key, { focus: isText && this.isWritable });
  }

  #clicked({ target }) {
    const key = target.closest(".row[data-key]")?.dataset.key;
    if (!key) return;
    if (target.closest(".row-tools, .row-findings, .row-suggestion, .row-conflict, .row-stored")) {
      if (key !== this.active) this.go(key, { focus: false });
    } else if (key !== this.active && getSelection().isCollapsed) {
      this.go(key);
    }
  }
}
