// Why: the way from a finding to its rule, for the person whom it surprises.

/** A link to the rule `id` on the page of rules, in a tab of its own: what is typed here stays. */
export function why(rules, id, name) {
  const link = document.createElement("a");
  Object.assign(link, { className: "why", href: `${rules}#${id}`, target: "_blank", rel: "noopener", textContent: name });
  return link;
}
