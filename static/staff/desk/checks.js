// The checks: what they find, under each row, under the words it is about, and all in one list beside.

import { ask } from "../editor/asking.js";
import { asking } from "./dialogs.js";
import { why } from "../editor/why.js";
import { goTo, made, messageOf, nameOf, tell } from "./telling.js";

const SEVERITIES = ["blocking", "warning", "hint"];

export function wake(desk) {
  const checks = new Checks(desk);
  desk.on("preview", (data) => checks.show(data));
  desk.on("unchecked", ({ message }) => checks.fail(message));
  desk.on("activate", () => checks.underline());
  desk.on("replaced", () => checks.fill());
  Object.assign(desk.acts, {
    nextFinding: () => checks.step(+1),
    previousFinding: () => checks.step(-1),
    apply: () => checks.applyHere(),
    letStand: () => checks.letStandHere(),
  });
}

class Checks {
  #found = [];
  #here = null;
  #shown = new Map();

  constructor(desk) {
    this.desk = desk;
    this.list = document.getElementById("desk-findings");
    this.summary = document.getElementById("desk-found");
  }

  /** Show what was found in the texts as they were sent, in the order of the rows. */
  show({ findings, texts }) {
    const before = this.#here;
    this.#found = this.desk.rows.all().flatMap((key) =>
      (findings[key] ?? [])
        .map((each) => placed(each, key, texts[key] ?? ""))
        .toSorted((a, b) => a.from - b.from || SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)),
    );
    this.#here = this.#found.find((each) => before && each.key === before.key && each.message === before.message) ?? null;
    this.summary.textContent = this.#counted();
    const items = this.#found.map((each) => this.#item(each, true));
    if (!alike(this.list, items)) this.list.replaceChildren(...items);
    this.fill();
    this.underline();
  }

  fail(message) {
    this.summary.textContent = `${this.desk.words.notChecked} ${message}`;
  }

  /** Lay the findings under their rows. Those that did not change stay, with the focus in them. */
  fill() {
    const { rows } = this.desk;
    for (const key of rows.all()) {
      const list = rows.item(key).querySelector(".row-findings");
      const own = this.#found.filter((each) => each.key === key);
      if (!list || (!own.length && !list.children.length)) continue;
      const items = own.map((each) => this.#item(each, false));
      if (!alike(list, items)) list.replaceChildren(...items);
      list.hidden = !own.length;
    }
  }

  /** Underline in the active row what the checks found there, unless it was changed meanwhile. */
  underline() {
    const { rows, surface } = this.desk;
    const key = rows.active;
    if (!key || !rows.area(key) || surface.key !== key) return;
    surface.underline(this.#found.filter((each) => !each.accepted && each.key === key && each.text === rows.text(key)));
  }

  /** The next finding, or the one before, from where one is. */
  step(direction) {
    const found = this.#found;
    if (!found.length) {
      this.desk.announce(this.summary.textContent || this.desk.words.notChecked);
      return;
    }
    const here = found.indexOf(this.#here);
    const isHere = here >= 0 && this.#here.key === this.desk.rows.active;
    const next = isHere ? here + direction : this.#nearest(direction);
    this.#jump(found.at(next % found.length));
  }

  /** Take what the finding at the caret would have instead, else that of the one last jumped to. */
  applyHere() {
    const finding = this.#atCaret(({ suggestion, accuses }) => suggestion && accuses === "target");
    if (finding) this.#apply(finding);
    else this.desk.announce(this.desk.words.nothingToMend);
  }

  /** Ask why the finding at the caret is right, else the one last jumped to. */
  letStandHere() {
    const finding = "accepts" in this.desk.form.dataset && this.#atCaret(() => true);
    if (finding) this.#letStand(finding);
    else this.desk.announce(this.desk.words.nothingFound);
  }

  #atCaret(isMeant) {
    const { rows, surface } = this.desk;
    const own = this.#found.filter((each) => each.key === rows.active && !each.accepted && isMeant(each));
    const at = surface.key === rows.active ? surface.state.from : -1;
    const near = own.filter(({ from, to }) => from <= at && at <= to);
    return near.find((each) => each === this.#here) ?? near[0] ?? own.find((each) => each === this.#here) ?? own[0];
  }

  /** Let a finding stand, with a reason that goes on record, once everything typed is saved. */
  async #letStand(each) {
    const { desk } = this;
    const { letStand, stands } = desk.words.findings;
    if (desk.queue.hasUnsent && !(await desk.queue.flush({ explicit: true }))) {
      tell(desk, desk.words.saveFirst);
      return;
    }
    let trouble = "";
    let reason = "";
    for (;;) {
      const given = await asking("let-stand", { reason }, trouble);
      if (!given) return;
      ({ reason } = given);
      const answer = await ask(desk.urls.accept, new URLSearchParams({ finding: each.about, reason }));
      if (answer.ok) break;
      trouble = messageOf(answer, desk.words);
    }
    goTo(desk, each.key, letStand);
    tell(desk, stands);
    desk.emit("taken");
  }

  #nearest(direction) {
    const keys = this.desk.rows.all();
    const active = keys.indexOf(this.desk.rows.active);
    const places = this.#found.map(({ key }) => keys.indexOf(key));
    if (direction < 0) return places.findLastIndex((place) => place < active);
    const next = places.findIndex((place) => place >= active);
    return next < 0 ? 0 : next;
  }

  #counted() {
    const { words } = this.desk;
    if (!this.#found.length) return words.findings.none;
    const open = this.#found.filter(({ accepted }) => !accepted);
    if (!open.length) return words.findings.none;
    const counts = SEVERITIES.map((severity) => [severity, open.filter((each) => each.severity === severity).length]);
    return counts
      .filter(([, count]) => count)
      .map(([severity, count]) => words.findings.counted[severity].replace("{n}", count))
      .join(" · ");
  }

  #item(each, isListed) {
    const { words, form } = this.desk;
    const item = made("li", { className: `finding finding-${each.severity}` });
    item.classList.toggle("finding-accepted", Boolean(each.accepted));
    item.dataset.like = [each.about, each.accepted, each.message, each.from, each.to, each.text, each.suggestion].join("\n");
    const jump = made("button", { type: "button", className: "jump" });
    jump.append(made("span", { className: "severity", textContent: words.findings.named[each.severity] }), " ");
    if (isListed) jump.append(made("span", { className: "where", textContent: nameOf(this.desk, each.key) }), " ");
    jump.append(made("span", { textContent: each.message }));
    if (each.excerpt.trim()) {
      const textContent = each.excerpt.length > 60 ? `${each.excerpt.slice(0, 57)}…` : each.excerpt;
      jump.append(" ", made("q", { lang: form.dataset.language, dir: "auto", textContent }));
    }
    if (each.source.trim()) {
      const quoted = made("q", { dir: "auto", textContent: each.source });
      jump.append(" ", made("span", { className: "where", textContent: words.findings.inSource }), " ", quoted);
    }
    jump.addEventListener("click", () => this.#jump(each));
    item.append(jump);
    item.append(" ", why(form.dataset.rules, each.id, words.findings.why));
    if (each.accepted) {
      item.append(made("p", { className: "quiet", textContent: each.accepted }));
      return item;
    }
    if (each.suggestion && each.accuses === "target" && this.desk.rows.isWritable) {
      const visible = each.suggestion.replace(/[\u00a0\u202f]/g, "⍽");
      const mend = made("button", { type: "button", textContent: words.findings.apply.replace("{text}", () => visible) });
      mend.addEventListener("click", () => this.#apply(each));
      item.append(" ", mend);
    }
    if ("accepts" in form.dataset) {
      const stand = made("button", { type: "button", textContent: words.findings.letStand });
      stand.addEventListener("click", () => this.#letStand(each));
      item.append(" ", stand);
    }
    return item;
  }

  #jump(each) {
    const { rows, surface } = this.desk;
    this.#here = each;
    const { named, told } = this.desk.words.findings;
    const said = told.replace("{name}", () => named[each.severity]).replace("{what}", () => each.message);
    if (!goTo(this.desk, each.key, said)) return;
    if (surface.key === each.key && each.text === rows.text(each.key)) surface.select(each.from, each.to);
  }

  /** What was typed on since is checked again first. */
  #apply(each) {
    const { rows, surface } = this.desk;
    if (each.text !== rows.text(each.key)) {
      this.desk.announce(this.desk.words.checkedAnew);
      return;
    }
    rows.put(each.key, each.text.slice(0, each.from) + each.suggestion + each.text.slice(each.to));
    goTo(this.desk, each.key, this.desk.words.mended);
    const end = each.from + each.suggestion.length;
    if (surface.key === each.key) surface.select(end, end);
  }
}

function alike(list, items) {
  return list.children.length === items.length && items.every((item, index) => list.children[index].dataset.like === item.dataset.like);
}

/** Python counts characters, JavaScript halves of some. */
function placed(each, key, text) {
  const from = place(text, each.start);
  const to = place(text, each.end);
  return { ...each, key, text, from, to, excerpt: text.slice(from, to) };
}

function place(text, characters) {
  let at = 0;
  for (let count = 0; count < characters && at < text.length; count += 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}
