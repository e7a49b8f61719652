// Panes: what stands beside the text, one at a time under tabs (WAI-ARIA's pattern), or, where the
// screen is narrow, in the place of the text.

/** Wake the tabs over the sections of `beside`. Returns a function that opens one by name. */
export function wakePanes(beside, onOpen) {
  const sections = [...beside.querySelectorAll("[data-pane]")];
  const list = beside.querySelector("[role=tablist]");
  const tabs = sections.map((section) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.role = "tab";
    tab.id = `tab-${section.dataset.pane}`;
    tab.textContent = section.dataset.name;
    tab.setAttribute("aria-controls", section.id);
    section.role = "tabpanel";
    section.setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", () => open(section.dataset.pane));
    return tab;
  });

  function open(name) {
    sections.forEach((section, index) => {
      const isOpen = section.dataset.pane === name;
      section.hidden = !isOpen;
      tabs[index].setAttribute("aria-selected", String(isOpen));
      tabs[index].tabIndex = isOpen ? 0 : -1;
    });
    onOpen(name);
  }

  list.addEventListener("keydown", (event) => {
    const here = tabs.indexOf(document.activeElement);
    const goal = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (goal === undefined || here < 0) return;
    event.preventDefault();
    const tab = tabs.at(goal % tabs.length);
    tab.focus();
    tab.click();
  });

  list.replaceChildren(...tabs);
  list.hidden = tabs.length < 2;
  open(beside.dataset.first);
  return open;
}

/** The button that changes, on a narrow screen, between the text and what stands beside it. */
export function wakeTurning(button, desk, onTurn) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const isBeside = desk.classList.toggle("is-beside");
    button.setAttribute("aria-pressed", String(isBeside));
    desk.scrollIntoView();
    onTurn();
  });
}

/** Let what stands beside the text end where the window ends, wherever the page is scrolled to. */
export function wakeHeight(beside) {
  const wide = matchMedia("(min-width: 901px)");
  const fit = () => {
    const top = Math.max(0, beside.parentElement.getBoundingClientRect().top);
    beside.style.blockSize = wide.matches ? `${innerHeight - top}px` : "";
  };
  for (const event of ["scroll", "resize"]) addEventListener(event, fit, { passive: true });
  fit();
}
