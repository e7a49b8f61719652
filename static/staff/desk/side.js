// The side: preview, passage and checks beside the rows; on a narrow screen in their place.

import { wakePanes } from "../editor/panes.js";

const KEPT = "provisoire-desk-side";
const WIDE = matchMedia("(min-width: 1280px)");

/** Wake the side. `desk.side` opens its panes, and `pane` is emitted when what is seen of it changes. */
export function wake(desk) {
  const side = document.getElementById("desk-side");
  const button = desk.form.querySelector("[data-act=side]");
  const kept = recall();
  let pane = side.querySelector(`[data-pane="${CSS.escape(kept.pane)}"]`) ? kept.pane : "preview";
  let isTurned = false;
  let isShut = kept.isShut;

  const isOpen = () => (WIDE.matches ? !isShut : isTurned);

  function show() {
    side.hidden = !isOpen();
    document.body.classList.toggle("has-side", isOpen());
    document.body.classList.toggle("is-beside", !WIDE.matches && isTurned);
    button.setAttribute("aria-expanded", String(isOpen()));
    fit();
    desk.emit("pane", { pane: isOpen() ? pane : "" });
  }

  function fit() {
    const top = Math.max(0, side.getBoundingClientRect().top);
    side.style.blockSize = WIDE.matches && !side.hidden ? `${innerHeight - top}px` : "";
  }

  desk.side = {
    /** Which pane is seen, "" for none. */
    get pane() {
      return isOpen() ? pane : "";
    },
    open(name) {
      if (WIDE.matches) isShut = false;
      else isTurned = true;
      openPane(name);
      show();
    },
    shut() {
      if (WIDE.matches) isShut = true;
      else isTurned = false;
      keep({ pane, isShut });
      show();
    },
    /** On a narrow screen the rows again. */
    turnBack() {
      if (!isTurned) return;
      isTurned = false;
      show();
    },
  };

  side.dataset.first = pane;
  // Woken once the others can ask what is seen: opening the first pane tells them.
  const openPane = wakePanes(side, (name) => {
    pane = name;
    keep({ pane, isShut });
    desk.emit("pane", { pane: isOpen() ? pane : "" });
  });

  desk.acts.side = () => (isOpen() ? desk.side.shut() : desk.side.open(pane));
  desk.acts.preview = () => {
    const isShown = desk.side.pane === "preview";
    if (isShown) desk.side.shut();
    else desk.side.open("preview");
    desk.announce(isShown ? desk.words.previewOff : desk.words.previewOn);
  };
  side.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    desk.side.turnBack();
    if (desk.rows.active) desk.rows.go(desk.rows.active);
    else button.focus();
  });
  WIDE.addEventListener("change", show);
  for (const event of ["scroll", "resize"]) addEventListener(event, fit, { passive: true });
  show();
}

function recall() {
  try {
    return { pane: "preview", isShut: false, ...JSON.parse(localStorage.getItem(KEPT)) };
  } catch {
    return { pane: "preview", isShut: false }; // the browser keeps nothing
  }
}

function keep(how) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(how));
  } catch {
    // the browser keeps nothing: the side opens as for the first time
  }
}
