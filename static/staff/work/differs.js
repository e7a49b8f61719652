// Differs: what a text’s newest revision changed, shown below its release on the board. Without this
// script, or where nothing comes, the link leads to the page that compares the two.

const board = document.querySelector(".board");
const links = "a[data-differs]";

/** The changes in short, or null where there are none to be had: logged out, or out of reach. */
async function fetched(path) {
  try {
    const answer = await fetch(`${path}?brief`, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return null;
    return new DOMParser().parseFromString(await answer.text(), "text/html").body;
  } catch {
    return null;
  }
}

const placeOf = (link) => link.closest(".line").querySelector(".line-differs");

/** Close what is open below the release: one at a time, so that it is plain which text it is of. */
function close(link) {
  placeOf(link)?.remove();
  for (const each of link.closest(".line").querySelectorAll(links)) each.setAttribute("aria-expanded", "false");
}

async function open(link) {
  link.setAttribute("aria-busy", "true");
  const came = await fetched(link.href);
  link.removeAttribute("aria-busy");
  if (!came) {
    location.assign(link.href);
    return;
  }
  close(link);
  link.setAttribute("aria-expanded", "true");
  const place = document.createElement("section");
  place.className = "line-differs";
  place.append(named(link, place), ...came.childNodes);
  link.closest(".cells").after(place);
}

/** Which text and revision it is; the latter leads to the page that compares any two. */
function named(link, place) {
  const heading = document.createElement("p");
  const whole = link.cloneNode(true);
  for (const name of ["data-differs", "aria-expanded"]) whole.removeAttribute(name);
  heading.append(link.closest("li").firstElementChild.cloneNode(true), " · ", whole);
  heading.id = `differs-${++opened}`;
  place.setAttribute("aria-labelledby", heading.id);
  return heading;
}

// --- awake ------------------------------------------------------------------------------------

let opened = 0;
for (const link of board.querySelectorAll(links)) link.setAttribute("aria-expanded", "false");
board.addEventListener("click", (event) => {
  const link = event.target.closest(links);
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey; // in a tab of its own
  if (!link || elsewhere) return;
  event.preventDefault();
  if (link.getAttribute("aria-busy")) return;
  if (link.getAttribute("aria-expanded") === "true") close(link);
  else open(link);
});
board.dataset.differs = "awake";
