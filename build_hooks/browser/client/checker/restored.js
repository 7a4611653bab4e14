// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/** The page as the build made it, also when a browser kept it as it was left. */

/**
 * What the page came with is put aside at the first start. A page that a browser saved as a file has that, beside the advice of
 * whoever saved it. That advice is taken away: nobody can tell whose it is, or from when.
 *
 * @param {HTMLElement} host
 * @param {HTMLElement} status
 * @param {HTMLDetailsElement} tree
 */
export function restored(host, status, tree) {
  const kept = document.querySelector("template#checker-bewaard");
  if (kept instanceof HTMLTemplateElement) {
    host.replaceChildren(copied(kept.content));
    host.removeAttribute("style");
    document.title = kept.dataset.titel ?? document.title;
    for (const left of document.querySelectorAll("#checker-pauze, #checker-opnieuw")) left.remove();
    status.textContent = "";
    status.removeAttribute("data-zichtbaar");
    for (const opened of [tree, ...tree.querySelectorAll("details")]) opened.open = false;
  } else {
    const made = document.createElement("template");
    made.id = "checker-bewaard";
    made.dataset.titel = document.title;
    made.content.append(copied(host));
    host.before(made);
  }
}

/** What is in there, to show it later. @param {HTMLElement | DocumentFragment} place */
export function copied(place) {
  const content = new DocumentFragment();
  content.append(...Array.from(place.childNodes, (node) => node.cloneNode(true)));
  return content;
}
