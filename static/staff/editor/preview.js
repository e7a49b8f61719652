// The preview: the page as readers will see it, made by the server while one types.

import { ask, filled } from "./asking.js";

const PAUSE = 300;
const SIGNS = /\[\^[^\]]*\]:?|https?:\S+|[*_`[\](){}|｜\\@<>#]/;

export class Preview {
  onAnswer = () => {};
  #timer;
  #running;
  #isLoaded = false;
  #line = 0;

  constructor({ form, url, frame, trouble, words }) {
    Object.assign(this, { form, url, frame, trouble, words });
  }

  /** Something was typed. */
  touched() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), PAUSE);
  }

  async now() {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    let answer;
    try {
      answer = await ask(this.url, filled(this.form), { signal: running.signal });
    } catch (error) {
      if (error.name === "AbortError") return;
      throw error;
    }
    this.trouble.textContent = answer.ok ? "" : (answer.data.reasons?.join(" ") ?? this.words.noPreview);
    this.trouble.hidden = answer.ok;
    if (answer.ok) {
      await this.#show(answer.data.html);
      this.onAnswer(answer.data);
    } else this.onAnswer(null);
  }

  /** Only what changed on the page is laid anew: it neither flickers nor jumps. */
  async #show(html) {
    if (!this.#isLoaded) {
      const loaded = new Promise((done) => this.frame.addEventListener("load", done, { once: true }));
      this.frame.srcdoc = html;
      await loaded;
      this.#isLoaded = true;
      this.#document.addEventListener("click", (event) => this.#stay(event));
      return;
    }
    const made = new DOMParser().parseFromString(html, "text/html");
    this.#document.body.replaceChildren(...made.body.childNodes);
  }

  get #document() {
    return this.frame.contentDocument;
  }

  /** A preview leads nowhere, except to its own footnotes. */
  #stay(event) {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    const target = link.getAttribute("href").startsWith("#") && this.#document.getElementById(link.hash.slice(1));
    target?.scrollIntoView({ block: "center" });
  }

  /** Bring what the caret's line says into sight. */
  follow({ text, from }) {
    if (!this.#isLoaded || !this.frame.offsetParent) return;
    const start = text.lastIndexOf("\n", from - 1) + 1;
    const end = text.indexOf("\n", from);
    if (start === this.#line) return;
    this.#line = start;
    const words = longest(text.slice(start, end < 0 ? text.length : end));
    const share = from / (text.length || 1);
    const blocks = [...this.#document.querySelectorAll(".prose :is(p, li, h2, h3, h4, h5, td, th, blockquote)")];
    const fits = blocks.filter((block) => words && block.textContent.includes(words));
    const height = this.#document.documentElement.scrollHeight;
    const top = (block) => block.getBoundingClientRect().top + this.frame.contentWindow.scrollY;
    const nearest = fits.toSorted((a, b) => Math.abs(top(a) / height - share) - Math.abs(top(b) / height - share))[0];
    const goal = nearest ? top(nearest) : share * height;
    this.frame.contentWindow.scrollTo({ top: goal - this.frame.clientHeight / 3 });
  }
}

/** The longest run of plain words in a line of Markdown. */
function longest(line) {
  const runs = line.replace(/^[\s>]*(?:[-*+]|\d+[.)]|[(（]\w+[)）])[\s\u3000]/, "").split(SIGNS).map((run) => run.trim());
  return runs.toSorted((a, b) => b.length - a.length)[0].slice(0, 40);
}
