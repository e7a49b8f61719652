// Find and replace over all passages: every change is seen before it is made, and can be left out.

import { wakeClosing } from "./dialogs.js";
import { found, replaced } from "./searching.js";
import { goTo, made, nameOf, tell } from "./telling.js";

const PAUSE = 120;
const AROUND = 40;
const MOST_SHOWN = 500;

export function wake(desk) {
  const find = new Find(desk);
  desk.acts.find = () => find.open();
}

class Find {
  #timer;
  #places = [];
  #left = new Set(); // those that were unticked

  constructor(desk) {
    this.desk = desk;
    this.dialog = document.getElementById("desk-find");
    this.form = this.dialog.querySelector("form");
    this.list = this.dialog.querySelector("ol");
    this.said = this.dialog.querySelector("[role=status]");
    this.button = this.form.querySelector("[value=replace]");
    this.form.addEventListener("input", ({ target }) => {
      if (target.name === "place") this.#tick(target);
      else this.#soon(target.name !== "words");
    });
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    this.list.addEventListener("click", ({ target }) => {
      const jump = target.closest("button");
      if (jump) this.#jump(this.#places[Number(jump.dataset.index)]);
    });
    wakeClosing(this.dialog);
  }

  open() {
    const { rows, surface } = this.desk;
    const typed = rows.active && surface.key === rows.active ? surface.state : null;
    const selected = typed?.text.slice(typed.from, typed.to) ?? "";
    if (selected && !selected.includes("\n")) this.form.elements.query.value = selected;
    this.#left.clear();
    this.dialog.showModal();
    this.form.elements.query.focus();
    this.form.elements.query.select();
    this.#search();
  }

  get #isReplacing() {
    return this.desk.rows.isWritable && this.form.elements.where.value === "target";
  }

  #soon(isAnew) {
    clearTimeout(this.#timer);
    if (isAnew) this.#left.clear();
    this.#timer = setTimeout(() => this.#search(), PAUSE);
  }

  #search() {
    clearTimeout(this.#timer);
    const { query, isCase, isWord, isLoose, where } = this.form.elements;
    const isSource = where.value === "source";
    for (const field of this.form.querySelectorAll("[data-replacing]")) field.hidden = !this.#isReplacing;
    const { rows, form } = this.desk;
    const how = { isCase: isCase.checked, isWord: isWord.checked, isLoose: isLoose.checked };
    this.#places = rows.all().flatMap((key) => {
      if (!isSource && !rows.area(key)) return [];
      const text = isSource ? rows.source(key) : rows.text(key);
      const lang = isSource ? rows.item(key).querySelector(".row-source").lang : form.dataset.language;
      return found(text, query.value, { ...how, language: lang }).map((span) => ({ key, text, span, lang, isSource }));
    });
    this.#show();
  }

  #show() {
    const { words } = this.desk;
    const passages = new Set(this.#places.map(({ key }) => key)).size;
    const count = words.found.replace("{n}", this.#places.length).replace("{passages}", passages);
    if (!this.form.elements.query.value) this.said.textContent = "";
    else this.said.textContent = this.#places.length ? count : words.foundNone;
    this.list.replaceChildren(...this.#places.slice(0, MOST_SHOWN).map((place, index) => this.#item(place, index)));
    this.#name();
  }

  #item({ key, text, span, lang, isSource }, index) {
    const item = made("li");
    const jump = made("button", { type: "button", className: "jump", textContent: nameOf(this.desk, key) });
    jump.dataset.index = index;
    jump.title = this.desk.words.jump;
    const line = made("span", { className: "changes", lang, dir: "auto" });
    const old = text.slice(span.start, span.end);
    line.append(before(text, span.start));
    if (this.#isReplacing) {
      line.id = `desk-found-${index}`;
      const tick = made("input", { type: "checkbox", name: "place", checked: !this.#left.has(index) });
      tick.dataset.index = index;
      tick.setAttribute("aria-labelledby", line.id);
      line.append(made("del", { textContent: old }), made("ins", { textContent: this.#words(text, span) }));
      item.append(tick, " ");
    } else line.append(made("mark", { textContent: old }));
    line.append(after(text, span.end));
    item.append(jump, " ", line);
    item.classList.toggle("is-source", isSource);
    return item;
  }

  #words(text, span) {
    return replaced(text, [span], this.form.elements.words.value).words;
  }

  #tick({ dataset, checked }) {
    if (checked) this.#left.delete(Number(dataset.index));
    else this.#left.add(Number(dataset.index));
    this.#name();
  }

  /** What will be changed, by key: [text before, text after]. */
  #changes() {
    const chosen = this.#places.filter((_place, index) => !this.#left.has(index));
    const byKey = Map.groupBy(chosen, ({ key }) => key);
    const changes = [...byKey].map(([key, places]) => {
      const { text } = places[0];
      return [key, text, replaced(text, places.map(({ span }) => span), this.form.elements.words.value).text];
    });
    return changes.filter(([, text, made]) => text !== made);
  }

  #name() {
    const count = this.#isReplacing ? this.#changes().length : 0;
    this.button.textContent = this.desk.words.replaceAll.replace("{n}", count);
    this.button.disabled = count === 0;
  }

  #submitted(event) {
    event.preventDefault();
    if (event.submitter?.value === "replace") {
      this.#search();
      this.#replace(this.#changes());
    } else this.list.querySelector("button")?.focus();
  }

  /** All in one go: the queue sends them together, and the way back is theirs together too. */
  #replace(changes) {
    const { rows, words, queue } = this.desk;
    this.dialog.close();
    if (!changes.length) return;
    for (const [key, , text] of changes) rows.put(key, text);
    queue.flush();
    const back = () => {
      const own = changes.filter(([key, , text]) => rows.text(key) === text);
      for (const [key, text] of own) rows.put(key, text);
      queue.flush();
      tell(this.desk, words.replaced.replace("{n}", own.length));
    };
    tell(this.desk, words.replaced.replace("{n}", changes.length), { back });
  }

  #jump({ key, text, span, isSource }) {
    const { rows, surface } = this.desk;
    this.dialog.close();
    if (!goTo(this.desk, key) || isSource) return;
    if (surface.key === key && rows.text(key) === text) surface.select(span.start, span.end);
  }
}

function before(text, start) {
  const from = Math.max(0, start - AROUND);
  return (from ? "…" : "") + text.slice(from, start);
}

function after(text, end) {
  return text.slice(end, end + AROUND) + (end + AROUND < text.length ? "…" : "");
}
