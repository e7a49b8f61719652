// Findings: what the checks say, beside the text and under the words that they are about.

import { why } from "./why.js";

const SEVERITIES = ["blocking", "warning", "hint"];

export class Findings {
  #found = [];
  #here = -1;

  constructor({ list, summary, surface, form, words }) {
    Object.assign(this, { list, summary, surface, form, words });
    list.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      const finding = this.#found[Number(button.dataset.finding)];
      if (button.dataset.do === "apply") this.#apply(finding);
      else this.#jump(finding);
    });
  }

  /** Show what the checks found in the text as it was sent. */
  show(told) {
    for (const each of this.#found) each.places?.forEach((place) => place.release());
    const text = this.surface.state.text;
    this.#found = told
      .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
      .map((each) => this.#placed(each, text));
    this.#here = -1;
    this.summary.textContent = this.#counted();
    this.summary.dataset.worst = this.#found[0]?.severity ?? "none";
    this.list.replaceChildren(...this.#found.map((each, index) => this.#item(each, index)));
    this.surface.underline(
      this.#found
        .filter((each) => each.places)
        .map(({ places: [from, to], severity }) => ({ from: from.at, to: to.at, severity })),
    );
  }

  /** The next finding, or the one before. */
  step(direction) {
    if (this.#found.length === 0) return;
    this.#here = (this.#here + direction + this.#found.length) % this.#found.length;
    this.#jump(this.#found[this.#here]);
  }

  /** Take what the finding at the caret would have instead, else that of the one last jumped to. */
  applyHere() {
    const { from } = this.surface.state;
    const isHere = ({ places, suggestion }) => places && suggestion && places[0].at <= from && from <= places[1].at;
    const finding = this.#found.find(isHere) ?? this.#found[this.#here];
    if (finding?.suggestion) this.#apply(finding);
  }

  /** Python counts characters, JavaScript halves of some. */
  #placed(each, text) {
    const source = each.field === "body" ? text : this.form.elements[each.field].value;
    const from = place(source, each.start);
    const to = place(source, each.end);
    const excerpt = source.slice(from, to);
    if (each.field !== "body") return { ...each, from, to, excerpt };
    return { ...each, excerpt, places: [this.surface.track(from), this.surface.track(to)] };
  }

  #counted() {
    if (this.#found.length === 0) return this.words.findings.none;
    const counts = SEVERITIES.map((severity) => [severity, this.#found.filter((each) => each.severity === severity).length]);
    return counts
      .filter(([, count]) => count)
      .map(([severity, count]) => this.words.findings.counted[severity].replace("{n}", count))
      .join(" · ");
  }

  #item(each, index) {
    const item = document.createElement("li");
    item.className = `finding-${each.severity}`;
    const jump = button(index, "jump", "");
    const severity = document.createElement("span");
    severity.className = "severity";
    severity.textContent = this.words.findings.named[each.severity];
    const message = document.createElement("span");
    message.textContent = each.message;
    jump.append(severity, " ", message);
    if (each.excerpt.trim()) {
      const excerpt = document.createElement("q");
      excerpt.lang = this.form.elements.body.lang;
      excerpt.textContent = each.excerpt.length > 60 ? `${each.excerpt.slice(0, 57)}…` : each.excerpt;
      jump.append(" ", excerpt);
    }
    item.append(jump, " ", why(this.form.dataset.rules, each.id, this.words.findings.why));
    if (each.suggestion) {
      const visible = each.suggestion.replace(/\u00a0/g, "⍽").replace(/\u202f/g, "⍽");
      item.append(button(index, "apply", this.words.findings.apply.replace("{text}", visible)));
    }
    return item;
  }

  #jump(each) {
    this.#here = this.#found.indexOf(each);
    if (each.places) {
      this.surface.select(each.places[0].at, each.places[1].at);
      return;
    }
    const field = this.form.elements[each.field];
    field.focus();
    field.setSelectionRange(each.from, each.to);
  }

  #apply(each) {
    if (each.places) {
      const [from, to] = each.places.map((place) => place.at);
      const { text } = this.surface.state;
      const end = from + each.suggestion.length;
      this.surface.apply({ text: text.slice(0, from) + each.suggestion + text.slice(to), from: end, to: end });
    } else {
      const field = this.form.elements[each.field];
      field.setRangeText(each.suggestion, each.from, each.to, "end");
      field.focus();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

function place(text, characters) {
  let at = 0;
  for (let count = 0; count < characters && at < text.length; count += 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

function button(index, act, text) {
  const made = document.createElement("button");
  made.type = "button";
  made.dataset.finding = index;
  made.dataset.do = act;
  made.textContent = text;
  return made;
}
