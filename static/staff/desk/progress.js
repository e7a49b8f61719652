// Progress: how far the text is, in passages and words of the source; and the filters, with their counts.

import { pageAt } from "./pivot.js";

const NAMES = ["empty", "to_revise", "failing", "remarks", "mine"];

/** Without a script the server leaves rows out; here all are wanted. Nothing changes where they can't be had. */
export async function whole() {
  const address = new URL(location);
  if (!address.searchParams.get("show")) return;
  address.searchParams.delete("show");
  const page = await pageAt(address);
  const rows = page?.getElementById("desk-rows");
  if (rows) document.getElementById("desk-rows").replaceChildren(...rows.childNodes);
}

export function wake(desk) {
  const progress = new Progress(desk);
  for (const event of ["saved", "counted"]) desk.on(event, () => progress.tell());
  desk.on("typed", () => progress.soon());
  desk.on("saved", ({ rows }) => progress.own(Object.keys(rows ?? {})));
  desk.on("replaced", () => progress.filter());
  desk.on("preview", ({ findings }) => progress.fail(findings));
  progress.tell();
  progress.filter();
}

// Of four hundred passages the count is no work for each key.
const PAUSE = 200;

class Progress {
  #findings = null;
  #timer;

  constructor(desk) {
    this.desk = desk;
    this.bar = document.getElementById("desk-progress");
    this.none = document.getElementById("desk-none");
    this.links = [...document.querySelectorAll("#desk-filters a[data-show]")];
    this.show = new URLSearchParams(location.search).get("show") ?? "";
    if (!NAMES.includes(this.show)) this.show = "";
    for (const link of this.links) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.#choose(link.dataset.show);
      });
    }
  }

  /** Something was typed: say it in a moment. */
  soon() {
    this.#timer ??= setTimeout(() => this.tell(), PAUSE);
  }

  /** Say how far the text is. */
  tell() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { rows, words } = this.desk;
    const keys = rows.all();
    const sum = (some) => some.reduce((all, key) => all + Number(rows.item(key).dataset.words), 0);
    const done = keys.filter((key) => !rows.isUnfinished(key));
    const facts = { done: done.length, all: keys.length, words: sum(done), allWords: sum(keys) };
    const meter = this.bar.querySelector("progress");
    meter.max = facts.allWords || 1;
    meter.value = facts.words;
    const number = new Intl.NumberFormat(document.documentElement.lang);
    const said = words.progress.replace(/\{(\w+)\}/g, (_all, name) => number.format(facts[name]));
    this.bar.querySelector("#desk-far").textContent = said;
    for (const link of this.links) {
      const name = link.dataset.show;
      const count = name ? keys.filter((key) => rows.has(key, name)).length : keys.length;
      const isKnown = name !== "failing" || this.#findings;
      link.querySelector("b").textContent = isKnown ? number.format(count) : "";
    }
  }

  /** Whoever saves a passage was the last to write in it. */
  own(keys) {
    for (const key of keys) if (this.desk.rows.item(key)) this.desk.rows.flag(key, "mine", true);
    this.tell();
  }

  /** What the checks found. */
  fail(findings) {
    const isFirst = !this.#findings;
    this.#findings = findings;
    this.#mark();
    this.tell();
    if (isFirst && this.show === "failing") this.filter();
  }

  /** Show what the filter leaves. */
  filter() {
    if (this.#findings) this.#mark();
    this.tell();
    const left = this.desk.rows.filter(this.show);
    this.none.hidden = left > 0;
    for (const link of this.links) {
      if (link.dataset.show === this.show) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    return left;
  }

  #mark() {
    for (const key of this.desk.rows.all()) this.desk.rows.flag(key, "failing", Boolean(this.#findings[key]?.some(({ accepted }) => !accepted)));
  }

  #choose(name) {
    this.show = name;
    const address = new URL(location);
    if (name) address.searchParams.set("show", name);
    else address.searchParams.delete("show");
    history.replaceState(null, "", address);
    const left = this.filter();
    const link = this.links.find(({ dataset }) => dataset.show === name);
    this.desk.announce(left ? link.textContent.trim() : this.desk.words.noneShown);
  }
}
