// Unsent: what was typed in a passage and is not saved yet, held by this browser for this person and text.

const ALL = "provisoire-unsent-";
const DAYS = 30;

export class Unsent {
  constructor(person, text) {
    this.prefix = `${ALL}${person}-${text}-`;
    for (const [name, { at }] of entries(ALL)) if (at < Date.now() - DAYS * 86_400_000) localStorage.removeItem(name);
  }

  /** Hold what was typed in a passage over `was`. Returns whether the browser could. */
  put(key, { text, was, confirm = false, origin = "typed", match = null }) {
    try {
      const held = { text, was, confirm, origin, match, at: Date.now() };
      localStorage.setItem(this.prefix + key, JSON.stringify(held));
      return true;
    } catch {
      return false; // full, or forbidden: the sign says so
    }
  }

  /** Forget a passage whose text is saved; not where another tab has typed on since. */
  forget(key, text) {
    const held = this.of(key);
    if (held && (text === undefined || held.text === text)) localStorage.removeItem(this.prefix + key);
  }

  of(key) {
    return new Map(this.left()).get(key);
  }

  /** What is held: [key, { text, was, … }]. */
  left() {
    return entries(this.prefix).map(([name, held]) => [name.slice(this.prefix.length), held]);
  }
}

function entries(prefix) {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    return names.map((name) => [name, JSON.parse(localStorage.getItem(name))]);
  } catch {
    return []; // the browser forbids it
  }
}
