// The pivot: another language of the release beside the source, shown and hidden by key.

import { shownPassage } from "./chips.js";
import { made } from "./telling.js";

export function wake(desk) {
  const pivot = new Pivot(desk);
  desk.acts.pivot = () => pivot.turn();
  desk.on("replaced", () => pivot.dress());
}

class Pivot {
  constructor(desk) {
    this.desk = desk;
    this.links = [...desk.form.querySelectorAll("a[data-pivot]")];
    for (const link of this.links) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.#choose(link.dataset.pivot === this.#chosen ? "" : link.dataset.pivot);
      });
    }
    this.dress();
  }

  get #chosen() {
    return this.desk.form.dataset.pivot;
  }

  /** The next language that there is, and after the last none. */
  turn() {
    if (!this.links.length) {
      this.desk.announce(this.desk.words.noPivot);
      return;
    }
    const languages = ["", ...this.links.map((link) => link.dataset.pivot)];
    this.#choose(languages[(languages.indexOf(this.#chosen) + 1) % languages.length]);
  }

  /** Show placeholders as everywhere else. */
  dress() {
    for (const place of this.#places()) {
      if (!place.dataset.markdown) place.dataset.markdown = place.textContent;
      place.replaceChildren(shownPassage(place.dataset.markdown, this.desk.words));
    }
  }

  async #choose(language) {
    const { words, form } = this.desk;
    const address = new URL(location);
    if (language) address.searchParams.set("pivot", language);
    else address.searchParams.delete("pivot");
    const page = language ? await pageAt(address) : document.createDocumentFragment();
    if (!page) {
      this.desk.announce(words.noLine);
      return;
    }
    for (const place of this.#places()) place.remove();
    for (const key of this.desk.rows.all()) {
      const said = page.getElementById(`row-${key}`)?.querySelector(".row-pivot");
      if (!said) continue;
      const { lang, dir, textContent } = said;
      this.desk.rows.item(key).querySelector(".row-source").after(made("p", { className: "row-pivot", lang, dir, textContent }));
    }
    this.dress();
    form.dataset.pivot = language;
    for (const link of this.links) {
      if (link.dataset.pivot === language) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    history.replaceState(null, "", address);
    const name = this.links.find((link) => link.dataset.pivot === language)?.textContent.trim();
    this.desk.announce(name ? words.pivotOn.replace("{language}", name) : words.pivotOff);
  }

  #places() {
    return this.desk.form.querySelectorAll(".row-pivot");
  }
}

/** The desk's page as the server would give it there; null without an answer. */
export async function pageAt(address) {
  try {
    const answer = await fetch(address, { redirect: "error" });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null; // no connection, or logged out: whoever asks says so
  }
}
