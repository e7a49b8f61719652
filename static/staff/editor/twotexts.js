// Two texts: what to do when the server holds another one than was expected, or this browser does.

import { ask, filled } from "./asking.js";

/** Both texts after a conflict: keep mine, take theirs, or put them together by hand. */
export function wakeConflict(section, { saving, put, kept, offer }) {
  let told;

  saving.onConflict = (data) => {
    told = data;
    section.querySelector(".diff").innerHTML = data.changes;
    showFields(section.querySelector(".stored"), data.stored);
    section.hidden = false;
    section.focus();
  };

  function over(isOver) {
    saving.version.value = told.version;
    section.hidden = isOver;
  }

  section.querySelector("[data-choose=mine]").addEventListener("click", () => {
    over(true);
    saving.save({ explicit: true });
  });
  section.querySelector("[data-choose=theirs]").addEventListener("click", () => {
    const mine = saving.fields();
    const key = kept.lay(mine, told.version);
    over(true);
    put(told.stored);
    saving.stored = saving.values();
    saving.isPaused = false;
    saving.touched();
    offer.offer({ fields: mine, at: Date.now(), key });
  });
  section.querySelector("[data-choose=both]").addEventListener("click", () => {
    over(false);
    saving.show("merging");
    document.querySelector("#save-body-surface, #save-body").focus();
  });
  const saved = saving.onSaved;
  saving.onSaved = (data) => {
    section.hidden = true;
    saved(data);
  };
}

/** What this browser held from an earlier page: shown beside the text, taken up only when told to. */
export class KeptOffer {
  constructor(section, { saving, kept, put, form, previewUrl, words }) {
    Object.assign(this, { section, saving, kept, put, form, previewUrl, words });
    section.querySelector("[data-choose=take]").addEventListener("click", () => this.#take());
    section.querySelector("[data-choose=drop]").addEventListener("click", () => this.#drop());
  }

  /** Offer the newest that differs from what stands in the form, and forget what does not. */
  look() {
    for (const found of this.kept.left()) {
      if (Object.entries(found.fields).every(([name, text]) => this.form.elements[name]?.value === text)) {
        this.kept.forget(found.key);
      } else {
        this.offer(found);
        return;
      }
    }
  }

  async offer(found) {
    this.found = found;
    const when = new Date(found.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    this.section.querySelector(".when").textContent = this.words.keptAt.replace("{when}", when);
    showFields(this.section.querySelector(".stored"), found.fields);
    this.section.hidden = false;
    const asked = filled(this.form);
    for (const [name, text] of Object.entries(found.fields)) asked.set(name, text);
    asked.set("compare", "1");
    const { ok, data } = await ask(this.previewUrl, asked);
    this.section.querySelector(".diff").innerHTML = ok ? data.changes : "";
  }

  #take() {
    this.put(this.found.fields);
    this.#drop();
    this.saving.touched();
  }

  #drop() {
    if (this.found.key) this.kept.forget(this.found.key);
    this.section.hidden = true;
    document.querySelector("#save-body-surface, #save-body").focus();
    this.look();
  }
}

function showFields(place, fields) {
  place.replaceChildren(
    ...Object.values(fields).filter(Boolean).map((text) => {
      const shown = document.createElement("pre");
      shown.className = "markdown";
      shown.textContent = text;
      return shown;
    }),
  );
}
