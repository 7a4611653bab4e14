// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/**
 * What is nicer with a script in the single file: the title and the menus tell which part is shown, focus goes along, and links
 * that the checker makes lead to parts. Showing a part is a matter of style alone: see style.css beside the template.
 */

const SITE = document.title;

/** @type {NodeListOf<HTMLElement>} */
const parts = document.querySelectorAll(".rk-deel");

const checker = document.getElementById("checker");

/** What the address names; the browser has shown it already. */
function target() {
  return document.getElementById(decodeURIComponent(location.hash.slice(1)));
}

function shown() {
  return /** @type {HTMLElement | undefined} */ (target()?.closest(".rk-deel") ?? parts[0]);
}

function tell() {
  const part = shown();
  for (const each of parts) each.toggleAttribute("data-getoond", each === part);
  const heading = part?.querySelector("h1")?.textContent;
  document.title = heading && part !== parts[0] ? `${heading} - ${SITE}` : SITE;
  for (const link of document.querySelectorAll(".rk-menu a, .rk-tabs a")) {
    if (link.getAttribute("href") === `#${part?.id}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** What is a page of the checker on the site is only a place of its part here: it begins with the role that the address names. */
function beginChecker() {
  const role = /^#nu\/(.+)$/.exec(location.hash)?.[1];
  if (role) checker?.dispatchEvent(new CustomEvent("rk-begin", { detail: decodeURIComponent(role) }));
}

/** As on another page: it is read from its heading on. */
function arrive() {
  tell();
  beginChecker();
  document.querySelector("details.rk-menu")?.removeAttribute("open");
  if (target() === shown()) focusHeading();
}

function focusHeading() {
  const heading = shown()?.querySelector("h1");
  if (!(heading instanceof HTMLElement)) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** `rol/om.html#altijd` as the checker writes it is `#rol/om/altijd` here. */
function leadToParts(/** @type {Element} */ host) {
  for (const link of host.querySelectorAll("a[href*='.html']")) {
    const [page, place] = (link.getAttribute("href") ?? "").replace(".html", "").split("#");
    link.setAttribute("href", `#${place ? `${page}/${place}` : page}`);
  }
}

if (checker) {
  new MutationObserver(() => leadToParts(checker)).observe(checker, { childList: true, subtree: true });
  leadToParts(checker);
}
const skip = document.querySelector(".md-skip");
if (skip instanceof HTMLElement) {
  skip.hidden = false; // without a script it would lead away from what is shown
  skip.addEventListener("click", (event) => {
    event.preventDefault();
    focusHeading();
    scrollTo(0, shown()?.getBoundingClientRect().top ?? 0);
  });
}
for (const contents of document.querySelectorAll(".rk-toc--folded details")) contents.removeAttribute("open");
addEventListener("hashchange", arrive);
tell();
beginChecker();
