// Kept: what was typed and not yet saved, held by this browser for this person, text and version.

const ALL = "provisoire-kept-";
const DAYS = 30;

export class Kept {
  #own = crypto.randomUUID?.() ?? String(Math.random());

  constructor(person, text) {
    this.prefix = `${ALL}${person}-${text}-`;
    forgetOld();
  }

  /** Hold these fields. Returns whether the browser could. */
  put(fields, version) {
    try {
      this.clear();
      localStorage.setItem(`${this.prefix}${version}-${this.#own}`, JSON.stringify({ fields, at: Date.now() }));
      return true;
    } catch {
      return false; // full, or forbidden: the page says so
    }
  }

  /** Lay these fields by, to be offered until the person drops them. Returns what they are held by. */
  lay(fields, version) {
    const key = `${this.prefix}${version}-laid-${Date.now()}`;
    try {
      localStorage.setItem(key, JSON.stringify({ fields, at: Date.now() }));
    } catch {
      return ""; // the offer itself still shows them
    }
    return key;
  }

  /** Hold nothing of this page any more. */
  clear() {
    for (const key of keys(this.prefix)) if (key.endsWith(this.#own)) localStorage.removeItem(key);
  }

  /** What earlier pages left here, newest first: { key, fields, at }. */
  left() {
    const found = keys(this.prefix)
      .filter((key) => !key.endsWith(this.#own))
      .map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) }));
    return found.sort((a, b) => b.at - a.at);
  }

  forget(key) {
    localStorage.removeItem(key);
  }
}

function keys(prefix) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

function forgetOld() {
  const oldest = Date.now() - DAYS * 86_400_000;
  for (const key of keys(ALL)) {
    if (JSON.parse(localStorage.getItem(key)).at < oldest) localStorage.removeItem(key);
  }
}
