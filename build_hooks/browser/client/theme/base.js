// SPDX-License-Identifier: EUPL-1.2
// @ts-check

/**
 * What the theme's script expects to find, with a memory that holds nothing. The theme's own version of this keeps choices in the
 * browser's storage; here asking always gives "nothing known" and telling does nothing.
 */
Object.assign(globalThis, {
  /** The folder of the site, whatever the depth of the page: this file is two folders below it. */
  __md_scope: new URL("../..", /** @type {HTMLScriptElement} */ (document.currentScript).src),
  __md_hash: () => 0,
  __md_get: () => null,
  __md_set: () => {},
});
