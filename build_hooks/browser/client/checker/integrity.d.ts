// SPDX-License-Identifier: EUPL-1.2
/** `integrity.js` is made by the build: the name of each file in the folder, with its hash as `fetch` takes it. */
export const INTEGRITY: Readonly<Record<string, string>>;
