// SPDX-License-Identifier: EUPL-1.2
// @ts-check

/**
 * The theme listens to single letters (f, s, n, p and others) wherever the focus is. That gets in the way of speech input and slips
 * of the finger (WCAG 2.1.4), so characters reach fields only.
 * @param {KeyboardEvent} event
 */
function keepCharactersFromTheme(event) {
  const isCharacter = event.key.length === 1 && event.key !== " ";
  const inField = event.target instanceof Element && event.target.closest("input, select, textarea, [role=search]");
  if (isCharacter && !inField) event.stopPropagation();
}

/**
 * A click beside the open search results closes them.
 * @param {MouseEvent} event
 */
function closeSearch(event) {
  const toggle = document.querySelector("[data-md-toggle=search]");
  const inSearch = event.target instanceof Element && event.target.closest("[role=search], [data-md-toggle]");
  if (toggle instanceof HTMLInputElement && toggle.checked && !inSearch) toggle.click();
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
    box.setAttribute("aria-label", box.querySelector("caption")?.textContent ?? "Tabel");
  }
}

window.addEventListener("keydown", keepCharactersFromTheme, { capture: true });
document.addEventListener("click", closeSearch);
window.addEventListener("load", nameScrollingTables);
document.querySelector("details.rk-menu")?.addEventListener("keydown", /** @type {EventListener} */ (closeMenu));

// Opened from a disk the browser refuses the search index. No search is better than one that never answers.
if (location.protocol === "file:") document.querySelector("[data-md-component=search]")?.remove();

// Without a script the headings above the page stand open; a narrow screen is better served with them folded.
document.querySelector(".rk-toc--folded details")?.removeAttribute("open");
