// Pasting: HTML from a word processor or a page comes in as Markdown, with a note of what was lost.
//
// While the server reads it, typing goes on: the place of the paste moves along with the text.

import { ask } from "./asking.js";
import { inserted } from "./words.js";

const MOST = 2_000_000; // as the server has it

export function wakePasting({ surface, url, note, words }) {
  const message = note.querySelector(".message");
  const list = note.querySelector("ul");
  const asPlain = note.querySelector("[data-do=plain]");
  let again = null;

  surface.onPaste = (event) => {
    const html = event.clipboardData.getData("text/html");
    const plain = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
    if (!html || !/<[a-z]/i.test(html)) return false;
    clean(html, plain);
    return true;
  };

  async function clean(html, plain) {
    if (surface.state.from !== surface.state.to) surface.run(inserted, "");
    const place = surface.track(surface.state.to);
    tell(words.cleaning);
    const body = new Blob([html], { type: "text/html" });
    const answer = body.size > MOST ? { ok: false, data: { reasons: [words.tooLarge] } } : await ask(url, body, { type: "text/html" });
    const markdown = answer.ok ? answer.data.markdown : plain;
    const span = put(markdown, place);
    if (!answer.ok) {
      tell(`${answer.data.reasons?.join(" ") ?? words.notCleaned} ${words.pastedPlain}`);
      return;
    }
    const isPlain = markdown.trim() === plain.trim();
    if (isPlain && answer.data.notes.length === 0) close();
    else tell(answer.data.notes.length ? words.notKept : words.cleaned, answer.data.notes);
    asPlain.hidden = isPlain;
    again = () => {
      const { text } = surface.state;
      const [from, to] = [span[0].at, span[1].at];
      surface.apply({ text: text.slice(0, from) + plain + text.slice(to), from: from + plain.length, to: from + plain.length });
      close();
    };
  }

  /** Put the text where it was pasted; the caret goes behind it unless the person has gone on. */
  function put(markdown, place) {
    const { text, from, to } = surface.state;
    const at = place.at;
    place.release();
    const made = fitted(markdown, text.slice(0, at), text.slice(at));
    const stayed = from === at && to === at;
    const grown = (caret) => (caret > at ? caret + made.length : caret);
    const caret = stayed ? { from: at + made.length, to: at + made.length } : { from: grown(from), to: grown(to) };
    surface.apply({ text: text.slice(0, at) + made + text.slice(at), ...caret });
    const start = surface.track(at);
    start.at = at;
    return [start, surface.track(at + made.length)];
  }

  function tell(text, notes = []) {
    message.textContent = text;
    list.replaceChildren(...notes.map((each) => Object.assign(document.createElement("li"), { textContent: each })));
    asPlain.hidden = true;
    note.hidden = false;
  }

  function close() {
    note.hidden = true;
    again = null;
  }

  asPlain.addEventListener("click", () => again?.());
  note.querySelector("[data-do=close]").addEventListener("click", () => {
    close();
    surface.focus();
  });
}

/** A paragraph goes into the line; blocks stand apart from what is above and below. */
export function fitted(markdown, before, behind) {
  const made = markdown.replace(/^\n+|\s+$/g, "");
  const isBlock = made.includes("\n") || /^(#{1,6} |[-*] |\d+[.)] |[(（]|\||> )/.test(made);
  if (!isBlock) return made;
  const above = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const below = behind.startsWith("\n\n") ? "" : behind.startsWith("\n") && behind.trim() ? "\n" : behind.trim() ? "\n\n" : "\n";
  return above + made + below;
}
