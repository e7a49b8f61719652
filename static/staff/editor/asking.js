// Asking the server: one way of posting, and a plain word for each way in which it goes wrong.

/** Post `body`; gives { ok, status, data }, where status is 0 without a connection and 401 logged out. */
export async function ask(url, body, { type, signal, keepalive = false } = {}) {
  const headers = { "X-CSRFToken": token(), Accept: "application/json" };
  if (type) headers["Content-Type"] = type;
  let answer;
  try {
    answer = await fetch(url, { method: "POST", body, headers, signal, keepalive, redirect: "manual" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    return { ok: false, status: 0, data: {} };
  }
  if (answer.type === "opaqueredirect") return { ok: false, status: 401, data: {} };
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
  try {
    return { ok: answer.ok && isJson, status: answer.status, data: isJson ? await answer.json() : {} };
  } catch (error) {
    if (error.name === "AbortError") throw error;
    return { ok: false, status: 0, data: {} }; // the line broke while the answer came
  }
}

/** The cookie's token, which a new login changes, else the one that the page came with. */
export function token() {
  const cookie = /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie);
  return cookie?.[1] ?? document.querySelector(":is(#writing, #desk, #review) [name=csrfmiddlewaretoken]").value;
}

/** What the form's fields hold, as it would be posted. */
export function filled(form) {
  const fields = new URLSearchParams(new FormData(form));
  fields.delete("csrfmiddlewaretoken");
  fields.delete("then");
  return fields;
}
