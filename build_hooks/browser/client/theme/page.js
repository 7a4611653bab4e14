// SPDX-License-Identifier: EUPL-1.2
// @ts-check

/**
 * The theme listens to single letters (f, s, n, p and others) wherever the focus is. That gets in the way of speech input and slips
 * of the finger (WCAG 2.1.4), so characters reach fields only.
 * @param {KeyboardEvent} event
 */
function keepKeysFromTheme(event) {
  const isCharacter = event.key.length === 1 && event.key !== " ";
  const inField = event.target instanceof Element && event.target.closest("input, select, textarea");
  if (isCharacter && !inField) event.stopPropagation();
}

/**
 * Escape closes the menu of a narrow screen and gives the focus back to its button.
 * @param {KeyboardEvent} event
 */
function closeMenu(event) {
  const menu = event.currentTarget;
  if (event.key !== "Escape" || !(menu instanceof HTMLDetailsElement) || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
}

/** The theme puts wide tables in a box that scrolls. With a keyboard it can only scroll when it can have the focus, and a name. */
function nameScrollingTables() {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
    box.setAttribute("tabindex", "0");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", box.querySelector("caption")?.textContent ?? TEXTS.table);
  }
}

/**
 * Escape takes away what an abbreviation stands for, without going elsewhere first (WCAG 1.4.13).
 * @param {KeyboardEvent} event
 */
function closeAbbreviation(event) {
  const focused = document.activeElement;
  if (event.key === "Escape" && focused instanceof HTMLElement && focused.matches("abbr")) focused.blur();
}

/** The build shows that the review date of the card has passed; this does when it passes later. Nothing is kept of it. */
function showWhenReviewIsDue() {
  const notice = document.querySelector(".rk-review");
  const date = notice?.querySelector("time")?.dateTime;
  if (notice instanceof HTMLElement && Date.now() >= Date.parse(`${date}T24:00`)) notice.hidden = false; // the end of that day, here
}

/** The build says from when the card holds, if that is to come; this takes it away when the day has come. */
function hideWhenItHolds() {
  const notice = document.querySelector(".rk-komt");
  if (notice instanceof HTMLElement && Date.now() >= Date.parse(`${notice.dataset.vanaf}T00:00`)) notice.hidden = true;
}

/** A button to print with is there for who has a script: the browser's own way to print is not easy to find on a phone. */
function offerPrinting() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => print());
    button.closest("[hidden]")?.removeAttribute("hidden");
  }
}

document.addEventListener("keydown", closeAbbreviation);
window.addEventListener("keydown", keepKeysFromTheme, { capture: true });
showWhenReviewIsDue();
hideWhenItHolds();
offerPrinting();
window.addEventListener("load", nameScrollingTables);
document.querySelector("details.rk-menu")?.addEventListener("keydown", /** @type {EventListener} */ (closeMenu));

// Without a script the headings above the page stand open; a narrow screen is better served with them folded.
document.querySelector(".rk-toc--folded details")?.removeAttribute("open");
