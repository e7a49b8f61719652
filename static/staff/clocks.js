// While a minute is being chosen: what every clock shows then, asked of the server, which knows the
// zones that publication goes by. What was shown goes along with the form as what the person agreed to.
// Whoever presses before the answer is there waits for it; where the clocks differ they see them first.

const PAUSE = 250; // milliseconds without a key
const NOTHING = {clocks: [], reasons: [], agreed: "", which: [], label: "", again: ""};

for (const day of document.querySelectorAll("[data-clocks]")) {
  const fieldset = day.closest("fieldset");
  const form = day.form;
  // A page may have the form of another verb with fields of the same names.
  const near = day.closest("form, details, .deciding") ?? form;
  const field = (name) => near.querySelector(`[name="${name}"]`) ?? form.elements[name];
  const said = document.createElement("output");
  said.className = "clocks";
  said.setAttribute("aria-live", "polite");
  fieldset.append(said);
  let timer = 0;
  let asked = 0;
  let again = ""; // what is said to whoever pressed before the clocks stood there
  let isAnswered = true;

  const show = (answer) => {
    said.replaceChildren();
    for (const [lines, name] of [[answer.clocks, "clock"], [answer.reasons, "clock-refused"]]) {
      for (const line of lines) {
        const row = document.createElement("span");
        row.className = name;
        row.textContent = line;
        said.append(row);
      }
    }
    field("agreed").value = answer.agreed;
    again = answer.again;
    choose(answer.which, answer.label);
  };

  // The choice of two times of a folded hour stands where the form without a script has it, and only
  // while the hour is one: of another, what was chosen says nothing.
  const choose = (which, asking) => {
    const old = field("fold");
    const isThere = old.tagName === "SELECT";
    if (isThere) old.closest("label.which, .field").hidden = !which.length;
    if (!which.length) {
      old.value = "";
      return;
    }
    const select = isThere ? old : made(old, asking);
    const said = (pairs) => JSON.stringify(pairs);
    if (said([...select.options].map((each) => [each.value, each.text])) === said(which)) return;
    const kept = old.value;
    select.replaceChildren(...which.map(([value, label]) => new Option(label, value, false, value === kept)));
  };

  const made = (old, asking) => {
    const select = document.createElement("select");
    select.name = "fold";
    select.id = old.id;
    const label = document.createElement("label");
    label.className = "which";
    label.append(asking, " ", select);
    old.remove();
    said.before(label);
    return select;
  };

  const ask = async () => {
    const turn = ++asked;
    const query = new URLSearchParams();
    for (const name of ["publish_at_0", "publish_at_1", "zone", "fold"]) query.set(name, field(name)?.value ?? "");
    if (!query.get("publish_at_0") || !query.get("publish_at_1")) {
      isAnswered = true;
      show(NOTHING);
      return;
    }
    isAnswered = false;
    try {
      const answer = await fetch(`${day.dataset.clocks}?${query}`, {headers: {Accept: "application/json"}});
      const read = answer.ok ? await answer.json() : NOTHING;
      if (turn === asked) show(read);
    } catch (error) {
      // Without an answer the form asks once more itself when it is sent.
      if (turn === asked) show(NOTHING);
      console.warn("the clocks did not answer", error);
    }
    if (turn === asked) isAnswered = true;
  };

  const soon = () => {
    isAnswered = false;
    field("agreed").value = "";
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  };
  near.addEventListener("input", (event) => {
    if (["publish_at_0", "publish_at_1", "zone", "fold"].includes(event.target.name)) soon();
  });
  let isWaiting = false; // a second press while the first waits would send the form twice
  // The press goes on by itself, unless it is to be made by somebody who has seen the clocks.
  form.addEventListener("submit", async (event) => {
    const pressed = event.submitter;
    if (isAnswered || (pressed && !near.contains(pressed))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isWaiting) return;
    isWaiting = true;
    clearTimeout(timer);
    await ask();
    isWaiting = false;
    if (!isAnswered) return; // they typed on
    if (!again) {
      form.requestSubmit(pressed);
      return;
    }
    const row = document.createElement("strong");
    row.className = "clock-again";
    row.textContent = again;
    said.append(row);
  }, {capture: true});
  ask();
}
