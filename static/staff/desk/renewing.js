// Renewing: only what is another thing in a page is laid anew, so that a long one costs as little as a short.

/** Make `old` what `made` is. What says the same in both stays the same element. */
export function renew(old, made) {
  if (old.isEqualNode(made)) return;
  if (old.nodeType !== Node.ELEMENT_NODE || old.nodeName !== made.nodeName) {
    old.replaceWith(made);
    return;
  }
  renewAttributes(old, made);
  renewChildren(old, [...old.childNodes], [...made.childNodes]);
}

/** A line more further up gives all that follows another number, and no other words. */
function renewAttributes(old, made) {
  for (const { name } of [...old.attributes]) if (!made.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of made.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
}

/** Those that say the same at the beginning and at the end, then what stands between. */
function renewChildren(parent, before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  for (; start < most && saysTheSame(before[start], after[start]); start += 1) renew(before[start], after[start]);
  let end = 0;
  for (; end < most - start && saysTheSame(before.at(-1 - end), after.at(-1 - end)); end += 1) {
    renew(before.at(-1 - end), after.at(-1 - end));
  }
  const gone = before.slice(start, before.length - end);
  const come = after.slice(start, after.length - end);
  if (gone.length === come.length) {
    gone.forEach((node, index) => renew(node, come[index]));
    return;
  }
  const place = before[before.length - end] ?? null;
  for (const node of come) parent.insertBefore(node, place);
  for (const node of gone) node.remove();
}

function saysTheSame(old, made) {
  return old.nodeName === made.nodeName && old.textContent === made.textContent;
}
