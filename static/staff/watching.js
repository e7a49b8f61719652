// Watching: asks while a page stays open whether publishing works, and shows the banner if it does not.
//
// Whoever is not concerned is told so at the first question, and the page asks no more.

const EVERY = 25_000;
const holder = document.getElementById("publishing");
let timer;
let isOver = false;

function next() {
  clearTimeout(timer);
  if (!isOver && !document.hidden) timer = setTimeout(look, EVERY);
}

async function look() {
  if (isOver) return;
  let answer;
  try {
    answer = await fetch(holder.dataset.url, { redirect: "manual", headers: { Accept: "text/html" } });
  } catch {
    next(); // no line: nothing is known
    return;
  }
  if (answer.status === 200 || answer.status === 204) {
    const html = await answer.text();
    isOver = answer.status === 200 && !html;
    if (!isOver) show(html);
    next();
    return;
  }
  isOver = answer.status === 403;
  next();
}

/** The same again is not said again. */
function show(html) {
  const made = new DOMParser().parseFromString(html, "text/html").body;
  if (made.textContent.trim() !== holder.textContent.trim()) holder.replaceChildren(...made.childNodes);
}

document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(timer) : look()));
next();
