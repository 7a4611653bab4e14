// SPDX-License-Identifier: EUPL-1.2
/** The build puts these before service-worker.js: see build_hooks/hosting/offline.py. */

/** Stands for the content of all files and of the worker itself. */
declare const VERSION: string;

/** The files to store: the address that pages ask for, seen from the root of the site, and their hash as `fetch` takes it. */
declare const FILES: Readonly<Record<string, string>>;
