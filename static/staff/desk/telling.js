// Telling: what was done, with its way back, above the rows; what was refused, in the row it is about.

/** Say above the rows what was done; `back` is the way back, `backName` what its button says. */
export function tell(desk, message, { back, backName = desk.words.back } = {}) {
  const notice = noticeOf(desk);
  const [said, button] = notice.children;
  said.textContent = message;
  button.hidden = !back;
  button.textContent = backName;
  button.onclick = () => {
    notice.hidden = true;
    back();
  };
  notice.hidden = false;
  desk.announce(message);
}

function noticeOf({ form, rows, words }) {
  const found = document.getElementById("desk-notice");
  if (found) return found;
  const notice = made("p", { id: "desk-notice", className: "desk-notice" });
  const close = made("button", { type: "button", className: "close", textContent: "×" });
  close.setAttribute("aria-label", words.close);
  close.addEventListener("click", () => {
    notice.hidden = true;
    if (rows.active) rows.go(rows.active);
  });
  notice.append(made("span"), made("button", { type: "button" }), close);
  form.querySelector(".desk-bar").append(notice);
  return notice;
}

/** Say in the row why something was not done; above the rows where there is no such row. */
export function tellRefusal(desk, key, answer) {
  const message = messageOf(answer, desk.words);
  const target = desk.rows.item(key)?.querySelector(".row-target");
  if (!target) {
    tell(desk, message);
    return;
  }
  target.querySelector(".row-refused")?.remove();
  target.append(made("p", { className: "row-refused", textContent: message }));
  target.scrollIntoView({ block: "nearest" });
  desk.announce(message);
}

/** Why the server refused, or could not be asked: [{ message, keys }]. */
export function reasonsOf({ status, data }, words) {
  if (data.reasons?.length) return data.reasons;
  const message = { 0: words.noLine, 401: words.loggedOut, 403: words.loggedOut }[status] ?? words.notDone;
  return [{ message, keys: [] }];
}

/** The same in one line. */
export function messageOf(answer, words) {
  return reasonsOf(answer, words).map(({ message }) => message).join(" ");
}

/** What a row is called: “Paragraph ¶” or “2. Point, 2 deep”. */
export function nameOf({ rows }, key) {
  const mark = rows.item(key)?.querySelector(".row-mark");
  if (!mark) return "";
  const [sign, kind] = [...mark.children].map((child) => child.textContent.trim());
  return sign && sign !== kind ? `${sign} ${kind}` : kind;
}

/** The element that a button of a row, or of a list of rows, is made of. */
export function made(tag, facts = {}) {
  return Object.assign(document.createElement(tag), facts);
}

/** Go to a row and say where one is. */
export function goTo(desk, key, message = "") {
  desk.side?.turnBack();
  if (!desk.rows.go(key)) return false;
  desk.announce([message, desk.rows.place(key)].filter(Boolean).join(" "));
  return true;
}
