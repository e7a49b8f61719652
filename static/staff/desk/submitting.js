// Submitting: what is typed is saved first; what the workflow refuses is listed, with the way to each passage.

import { ask } from "../editor/asking.js";
import { wakeClosing } from "./dialogs.js";
import { goTo, made, nameOf, reasonsOf, tell } from "./telling.js";

export function wake(desk) {
  const dialog = document.getElementById("desk-refusals");
  wakeClosing(dialog);
  if (!desk.rows.isWritable) return;
  let isRunning = false;
  desk.acts.submit = async () => {
    if (isRunning) return;
    isRunning = true;
    try {
      await submit(desk, dialog);
    } finally {
      isRunning = false;
    }
  };
}

async function submit(desk, dialog) {
  const { queue, words, urls } = desk;
  if (!(await queue.flush({ explicit: true }))) {
    tell(desk, words.saveFirst);
    return;
  }
  const answer = await ask(urls.submit, new URLSearchParams());
  if (answer.ok) {
    queue.leave();
    location.assign(answer.data.next);
    return;
  }
  const reasons = reasonsOf(answer, words);
  dialog.querySelector("ul").replaceChildren(...reasons.map((reason) => item(desk, dialog, reason)));
  dialog.showModal();
}

function item(desk, dialog, { message, keys = [] }) {
  const said = made("li", { textContent: message });
  const places = made("ul", { className: "places" });
  for (const key of keys.filter((each) => desk.rows.item(each))) {
    const jump = made("button", { type: "button", className: "jump", textContent: nameOf(desk, key) });
    const words = desk.rows.text(key) || desk.rows.source(key);
    if (words) jump.append(" ", made("q", { dir: "auto", textContent: words.length > 60 ? `${words.slice(0, 57)}…` : words }));
    jump.addEventListener("click", () => {
      dialog.close();
      goTo(desk, key, message);
    });
    const place = made("li");
    place.append(jump);
    places.append(place);
  }
  if (places.children.length) said.append(places);
  return said;
}
