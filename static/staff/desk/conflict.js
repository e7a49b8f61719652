// A conflict: somebody else changed a passage while it was typed here. Both texts are shown in its row.

export class Conflicts {
  constructor({ rows, queue, words, announce }) {
    Object.assign(this, { rows, queue, words: words.taker, sign: words.signs.conflict, announce });
  }

  /** Show both: what is `stored`, and the differences as the server marked them. */
  show(key, { stored, changes }) {
    const chosen = this.#chosen(key);
    this.close(key);
    const { words } = this;
    const target = this.rows.item(key).querySelector(".row-target");
    const section = made("section", { className: "row-conflict", tabIndex: -1 });
    const heading = made("h3", { id: `conflict-${key}`, textContent: words.heading });
    section.setAttribute("aria-labelledby", heading.id);
    const diff = made("p", { className: "changes", lang: this.rows.area(key).lang, dir: this.rows.area(key).dir });
    diff.innerHTML = changes; // the server escapes the words, and marks them with del and ins alone
    const theirs = made("p", { className: "stored", lang: diff.lang, dir: diff.dir, textContent: stored });
    const choices = made("p", { className: "row-choices" });
    for (const [name, choose] of Object.entries({
      mine: () => this.#keepMine(key, stored),
      theirs: () => this.#takeTheirs(key, stored),
      both: () => this.#merge(key, stored),
    })) {
      const button = made("button", { type: "button", textContent: words[name] });
      button.dataset.choose = name;
      button.addEventListener("click", choose);
      choices.append(button);
    }
    section.append(heading, label(words.changes), diff, label(words.stored), theirs, choices);
    target.append(section);
    section.querySelector(`[data-choose="${chosen}"]`)?.focus(); // shown again under a person's hand
    if (key === this.rows.active) section.scrollIntoView({ block: "nearest" });
    this.announce(`${words.heading}. ${this.rows.place(key)}`);
  }

  close(key) {
    this.#section(key)?.remove();
  }

  #section(key) {
    return this.rows.item(key)?.querySelector(".row-conflict");
  }

  /** Which choice has the focus. */
  #chosen(key) {
    return this.#section(key)?.querySelector(":focus")?.dataset.choose;
  }

  #keepMine(key, stored) {
    this.close(key);
    this.queue.release(key, stored);
    this.queue.put(key, this.rows.text(key), { soon: true });
    this.rows.go(key);
  }

  /** Mine is one undo away. */
  #takeTheirs(key, stored) {
    this.close(key);
    this.queue.release(key, stored);
    this.rows.put(key, stored);
    this.rows.go(key);
  }

  /** Both stay visible; it is saved when the person says so. */
  #merge(key, stored) {
    this.queue.setStored(key, stored);
    this.queue.hold(key);
    this.queue.show("merging");
    this.rows.go(key);
  }
}

function label(textContent) {
  return made("p", { className: "quiet", textContent });
}

function made(tag, facts) {
  return Object.assign(document.createElement(tag), facts);
}
