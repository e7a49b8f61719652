// The timeline: what an act changed in the text is fetched when its line is opened. Without this script,
// or where nothing comes, the link to the two revisions stays.

for (const details of document.querySelectorAll("details[data-differs]")) {
  details.addEventListener("toggle", async () => {
    const path = details.dataset.differs;
    if (!details.open || !path) return;
    delete details.dataset.differs;
    details.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(path, { credentials: "same-origin" });
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      const came = new DOMParser().parseFromString(await answer.text(), "text/html");
      details.querySelector("div").prepend(...came.body.childNodes);
    } catch {
      details.dataset.differs = path; // to be asked for again when it is opened again
    }
    details.removeAttribute("aria-busy");
  });
}
