// The page of an office: a language ticked opens its names, and the two colours are shown as typed.

const form = document.getElementById("office_form");

function openLanguage(box) {
  const suffix = box.value === "id" ? "ind" : box.value.replace("-", "_");
  const details = document.getElementById(`id_name_${suffix}`)?.closest("details");
  if (details) details.open = box.checked;
}

function isColour(text) {
  return /^#[0-9a-f]{6}$/i.test(text);
}

// White or nearly black, whichever reads better on it; as releases/colours.py judges it (WCAG 2.2).
function textOn(ground) {
  const parts = [1, 3, 5].map((start) => parseInt(ground.slice(start, start + 2), 16) / 255);
  const [red, green, blue] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.0591 ? "#ffffff" : "#14181d";
}

function paint() {
  const shown = form.querySelector(".look-shown");
  const head = document.getElementById("id_colour").value;
  const link = document.getElementById("id_link_colour").value;
  if (!shown || !isColour(head) || !isColour(link)) return;
  shown.hidden = false;
  shown.style.setProperty("--look-head", head);
  shown.style.setProperty("--look-text", textOn(head));
  shown.style.setProperty("--look-link", link);
}

function pair(picker) {
  const text = document.getElementById(picker.dataset.colourOf);
  picker.hidden = false;
  picker.addEventListener("input", () => {
    text.value = picker.value;
    paint();
  });
  text.addEventListener("input", () => {
    if (isColour(text.value)) picker.value = text.value;
    paint();
  });
}

if (form) {
  for (const box of form.querySelectorAll('input[name="languages"]')) {
    box.addEventListener("change", () => openLanguage(box));
  }
  form.querySelectorAll("[data-colour-of]").forEach(pair);
  paint();
}
