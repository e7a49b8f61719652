// The preview: the page as readers will see it, made by the server while one types.
//
// It scrolls with the rows, and they with it: whichever of the two a person last touched leads. A
// click in it goes to the row.

import { ask } from "../editor/asking.js";
import { Blocks } from "./blocks.js";
import { renew } from "./renewing.js";
import { goTo, messageOf } from "./telling.js";

const PAUSE = 300;
const EDGE = 24;
const TOUCHES = ["wheel", "touchstart", "pointerdown", "keydown"];

export function wake(desk) {
  const preview = new Preview(desk);
  desk.on("typed", () => preview.touched());
  for (const event of ["replaced", "taken"]) desk.on(event, () => preview.now());
  desk.on("activate", () => preview.follow("rows"));
  desk.on("pane", ({ pane }) => pane === "preview" && preview.follow("rows"));
  preview.now();
}

class Preview {
  #timer;
  #running;
  #isLoaded = false;
  #leads = "rows";
  #isFollowing = false;

  constructor(desk) {
    this.desk = desk;
    this.frame = document.getElementById("desk-frame");
    this.trouble = document.getElementById("desk-no-preview");
    this.blocks = new Blocks(desk);
    for (const touch of TOUCHES) addEventListener(touch, () => (this.#leads = "rows"), { passive: true, capture: true });
    addEventListener("scroll", () => this.#leads === "rows" && this.#soonFollow(), { passive: true });
  }

  /** Something was typed. */
  touched() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), PAUSE);
  }

  async now() {
    clearTimeout(this.#timer);
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const texts = this.#typed();
    const body = JSON.stringify({ texts });
    let answer;
    try {
      answer = await ask(this.desk.urls.preview, body, { type: "application/json", signal: running.signal });
    } catch (error) {
      if (error.name === "AbortError") return;
      throw error;
    }
    if (!answer.ok) {
      this.trouble.textContent = answer.status ? messageOf(answer, this.desk.words) : this.desk.words.noPreview;
      this.trouble.hidden = false;
      this.desk.emit("unchecked", { message: this.trouble.textContent });
      return;
    }
    this.trouble.hidden = true;
    await this.#show(answer.data);
    this.desk.emit("preview", { ...answer.data, texts: this.#all(texts) });
    this.#follow();
  }

  /** Let what leads (the rows, if not said otherwise) show the same place in the other. */
  follow(leads) {
    this.#leads = leads;
    this.#soonFollow();
  }

  /** What differs from what the server holds. */
  #typed() {
    const { rows, queue } = this.desk;
    const keys = rows.all().filter((key) => rows.area(key) && rows.text(key) !== queue.stored(key));
    return Object.fromEntries(keys.map((key) => [key, rows.text(key)]));
  }

  /** The text of each row as the server saw it. */
  #all(texts) {
    const { rows, queue } = this.desk;
    return Object.fromEntries(rows.all().map((key) => [key, texts[key] ?? queue.stored(key) ?? rows.text(key)]));
  }

  /** Only what changed on the page is laid anew: it neither flickers nor jumps. */
  async #show({ html, lines }) {
    if (!this.#isLoaded) {
      const loaded = new Promise((done) => this.frame.addEventListener("load", done, { once: true }));
      this.frame.srcdoc = html;
      await loaded;
      this.#isLoaded = true;
      this.#wakeFrame();
    } else {
      const made = new DOMParser().parseFromString(html, "text/html");
      renew(this.#page.body, made.body);
    }
    this.blocks.read(this.#page, lines);
  }

  get #page() {
    return this.frame.contentDocument;
  }

  get #view() {
    return this.frame.contentWindow;
  }

  #wakeFrame() {
    for (const touch of TOUCHES) this.#view.addEventListener(touch, () => (this.#leads = "frame"), { passive: true, capture: true });
    this.#view.addEventListener("scroll", () => this.#leads === "frame" && this.#soonFollow(), { passive: true });
    this.#page.addEventListener("click", (event) => this.#clicked(event));
    this.#page.addEventListener("keydown", (event) => this.#pressed(event));
  }

  /** A preview leads nowhere, except to its own footnotes, and to the rows. */
  #clicked(event) {
    const link = event.target.closest("a");
    if (link) {
      event.preventDefault();
      const href = link.getAttribute("href");
      const target = href.startsWith("#") && this.#page.getElementById(link.hash.slice(1));
      if (target) {
        target.scrollIntoView({ block: "center" });
        return;
      }
    }
    const key = this.#page.getSelection().isCollapsed && this.blocks.keyOf(event.target);
    if (key) this.#jump(key);
  }

  /** By keyboard: Enter goes to the row of what is on top, Escape back to where one was. */
  #pressed(event) {
    if (event.key === "Enter") this.#jump(this.blocks.keyBelow(EDGE));
    else if (event.key === "Escape") this.#jump(this.desk.rows.active ?? this.blocks.keyBelow(EDGE));
    else if (event.altKey || event.ctrlKey || event.metaKey || /^F\d/.test(event.key)) {
      // The desk's own keys work here too.
      const again = new KeyboardEvent("keydown", { ...described(event), bubbles: true, cancelable: true });
      if (!this.frame.dispatchEvent(again)) event.preventDefault();
    }
  }

  #jump(key) {
    if (!key) return;
    this.#leads = "rows";
    goTo(this.desk, key);
  }

  #soonFollow() {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    requestAnimationFrame(() => {
      this.#isFollowing = false;
      this.#follow();
    });
  }

  #follow() {
    if (!this.#isLoaded || !this.frame.offsetParent) return;
    this.blocks.show(this.desk.rows.active);
    if (this.#leads === "rows") this.#followRows();
    else this.#followFrame();
  }

  /** Bring the row that one is at, or else the topmost, to the same height in the preview. */
  #followRows() {
    const key = this.#shownRow();
    const block = this.blocks.of(key);
    if (!block) return;
    const row = this.desk.rows.item(key).getBoundingClientRect().top - this.frame.getBoundingClientRect().top;
    const wanted = Math.min(Math.max(row, EDGE), this.frame.clientHeight * 0.6);
    const by = block.getBoundingClientRect().top - wanted;
    if (Math.abs(by) > 1) this.#view.scrollBy({ top: by, behavior: "instant" });
  }

  #followFrame() {
    const key = this.blocks.keyBelow(EDGE);
    const item = key && this.desk.rows.item(key);
    if (!item || item.hidden || !item.offsetParent) return;
    const block = this.blocks.of(key).getBoundingClientRect().top + this.frame.getBoundingClientRect().top;
    const by = item.getBoundingClientRect().top - Math.max(this.#barEnd + 8, block);
    if (Math.abs(by) > 1) scrollBy({ top: by, behavior: "instant" });
  }

  get #barEnd() {
    return this.desk.form.querySelector(".desk-bar").getBoundingClientRect().bottom;
  }

  #shownRow() {
    const { active } = this.desk.rows;
    const place = active && this.desk.rows.item(active).getBoundingClientRect();
    if (place && place.bottom > this.#barEnd && place.top < innerHeight) return active;
    const list = this.desk.form.getBoundingClientRect();
    const at = document.elementFromPoint(list.left + list.width / 2, this.#barEnd + 12);
    return at?.closest(".row[data-key]")?.dataset.key ?? this.desk.rows.all()[0];
  }
}

function described({ key, code, altKey, ctrlKey, metaKey, shiftKey }) {
  return { key, code, altKey, ctrlKey, metaKey, shiftKey };
}
