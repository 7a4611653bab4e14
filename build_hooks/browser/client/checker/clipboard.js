// SPDX-License-Identifier: EUPL-1.2
// @ts-check
/** Text to take along: to the clipboard, or in a field to copy it from. */

import { TEXT } from "./texts.js";

/** On an intranet without https the clipboard is not to be had, and the old way still works. @param {string} text */
export async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** @param {string} text */
function copySelected(text) {
  const before = document.activeElement;
  const field = textField(text);
  field.classList.add("rk-verborgen");
  document.body.append(field);
  field.select();
  let done = false;
  try {
    done = document.execCommand("copy");
  } catch {
    // the same as when it says that it did not copy
  }
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return done;
}

/** With this text, to copy it by oneself. @param {string} text */
export function textField(text) {
  const field = document.createElement("textarea");
  field.className = "rk-tekst";
  field.readOnly = true;
  field.rows = 8;
  field.autocomplete = "off";
  field.setAttribute("aria-label", TEXT.toCopy);
  field.value = text;
  return field;
}
