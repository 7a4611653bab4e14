// SPDX-License-Identifier: EUPL-1.2
// @ts-check

/**
 * Opened from a disk or a file share a browser refuses a page its workers and modules. So the checker cannot run: its page says what
 * to open instead.
 */

/** One sentence with the way to the file that works here; and the tree below it, which works everywhere. */
function sayWhatToOpen() {
  const said = document.getElementById("checker-uitweg");
  const tree = document.getElementById("checker-boom");
  if (!said || !(tree instanceof HTMLDetailsElement)) return;
  const told = document.createElement("p");
  told.className = "rk-melding";
  const link = document.createElement("a");
  const { root = "", rol, bestand = "" } = document.getElementById("checker")?.dataset ?? {};
  link.href = `${root}${bestand}${rol ? `#nu/${rol}` : ""}`;
  link.textContent = bestand;
  told.append(...TEXTS.disk(link));
  said.replaceWith(told);
  document.getElementById("checker")?.setAttribute("hidden", ""); // nobody would hear what is pressed in it
  tree.open = true;
}

if (location.protocol === "file:") sayWhatToOpen();
