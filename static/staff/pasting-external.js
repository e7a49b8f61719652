// The text of an original elsewhere: what is pasted from its page is cleaned as in the editor.

import { wakePasting } from "./editor/pasting.js";
import { Plain } from "./editor/surface.js";

const form = document.getElementById("writing");
const note = document.getElementById("pasted-note");
const area = form.elements.body;

area.closest(".field").before(note);
wakePasting({
  surface: new Plain(area),
  url: form.dataset.clean,
  note,
  words: JSON.parse(document.getElementById("pasting-words").textContent),
});
