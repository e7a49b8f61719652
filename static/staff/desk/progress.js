// Progress: how far the text is, in passages and words of the source, and what each filter would leave.

const FILTERS = ["empty", "to_revise", "failing", "remarks", "mine"];

/** Wake the bar's progress and its filters. */
export function wake(desk) {
  const { rows, words } = desk;
  const bar = document.getElementById("desk-progress");
  const links = [...document.querySelectorAll("#desk-filters a[data-show]")];
  const isCut = new URLSearchParams(location.search).get("show"); // the server left rows out

  function tell() {
    if (isCut) return;
    const keys = rows.all();
    const sum = (some) => some.reduce((all, key) => all + Number(rows.item(key).dataset.words), 0);
    const done = keys.filter((key) => !rows.isUnfinished(key));
    const facts = { done: done.length, all: keys.length, words: sum(done), allWords: sum(keys) };
    bar.querySelector("progress").max = facts.allWords;
    bar.querySelector("progress").value = facts.words;
    bar.querySelector("span").textContent = words.progress.replace(/\{(\w+)\}/g, (_all, name) => facts[name]);
    for (const link of links) {
      const name = link.dataset.show;
      const count = name ? keys.filter((key) => rows.has(key, name)).length : keys.length;
      if (FILTERS.includes(name) && (name !== "failing" || link.querySelector("b").textContent)) link.querySelector("b").textContent = count;
    }
  }

  for (const link of links) {
    link.addEventListener("click", (event) => {
      const name = link.dataset.show;
      const isAsked = name === "failing" && !link.querySelector("b").textContent;
      if (isCut || isAsked || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      for (const other of links) other.removeAttribute("aria-current");
      link.setAttribute("aria-current", "true");
      const left = rows.filter(name);
      document.getElementById("desk-none").hidden = left > 0;
      desk.announce(left ? link.textContent.trim() : words.noneShown);
    });
  }
  for (const event of ["saved", "replaced"]) desk.on(event, tell);
  desk.on("preview", ({ findings }) => {
    for (const key of rows.all()) rows.flag(key, "failing", Boolean(findings[key]?.length));
    const failing = links.find((link) => link.dataset.show === "failing");
    failing.querySelector("b").textContent = "0";
    tell();
  });
}
