// Blocks: which block of the previewed page says which passage.

const OUTSIDE = ".related a, figcaption, figcaption *, .attachments a, .attachments li";
// A calm ground: a line around a point would run through its number.
const HERE = { backgroundColor: "rgb(107 143 191 / 18%)", boxShadow: "0 0 0 4px rgb(107 143 191 / 18%)" };

export class Blocks {
  #blocks = new Map();
  #lines = new Map();
  #here;

  constructor(desk) {
    this.desk = desk;
  }

  /** Read the page anew; `lines` says on which line of the body a passage begins. */
  read(page, lines) {
    this.page = page;
    this.#here = null; // a page renewed sets nothing off
    this.#blocks.clear();
    this.#lines = new Map(Object.entries(lines).map(([key, line]) => [key, Number(line)]));
    this.#put("title", page.querySelector(".release h1"));
    this.#put("lead", page.querySelector(".release > .lead"));
    const byLine = Map.groupBy([...this.#lines.keys()], (key) => this.#lines.get(key));
    // The innermost of those that begin on one line is the last.
    const innermost = new Map([...page.querySelectorAll("[data-line]")].map((block) => [Number(block.dataset.line), block]));
    for (const [line, keys] of byLine) {
      const block = innermost.get(line);
      const cells = block?.closest("tr")?.cells ?? [];
      keys.forEach((key, index) => this.#put(key, cells[index] ?? block));
    }
    for (const key of this.desk.rows.all()) {
      if (!this.#blocks.has(key)) this.#put(key, this.#outside(this.desk.rows.text(key).trim()));
    }
  }

  of(key) {
    return this.#blocks.get(key);
  }

  /** The passage that stands where somebody clicked. */
  keyOf(element) {
    for (const [key, block] of [...this.#blocks].toReversed()) if (block.contains(element)) return key;
    const line = element.closest("[data-line]")?.dataset.line;
    return line === undefined ? "" : this.#before(Number(line));
  }

  /** The topmost passage that begins below this height of the frame. */
  keyBelow(height) {
    let found = "";
    for (const [key, block] of this.#blocks) {
      const { top } = block.getBoundingClientRect();
      if (top <= height || !found) found = key;
      if (top > height) break;
    }
    return found;
  }

  /** Set off the block of the passage that one is at. */
  show(key) {
    const block = this.of(key);
    if (this.#here === block) return;
    for (const name of Object.keys(HERE)) if (this.#here) this.#here.style[name] = "";
    this.#here = block;
    if (block) Object.assign(block.style, HERE);
  }

  /** What several blocks typed in one passage begin with. */
  #before(line) {
    const earlier = [...this.#lines].filter(([, begin]) => begin <= line);
    return earlier.toSorted((a, b) => a[1] - b[1]).at(-1)?.[0] ?? "";
  }

  #outside(words) {
    if (!words) return null;
    return [...this.page.querySelectorAll(OUTSIDE)].findLast((element) => element.textContent.trim() === words);
  }

  #put(key, element) {
    if (element) this.#blocks.set(key, element);
  }
}
