# SPDX-License-Identifier: EUPL-1.2
"""What the browser loads: the decision module with the card, and the Python runtime that it runs on.

The phases, in order: *gather* the inputs, *wheel* (build, compile, repack, register), *runtime* beside it, *standard library*
(trim, compile), *link* Python and the card into one small program, *integrity* of the files, *scripts*, *check* it all, *name*
the folder after its content. Nothing here knows of MkDocs; whoever builds the site copies the folder into it.
"""

from build_hooks.browser.bundling import Bundle, bundle
from build_hooks.browser.errors import BundleError
from build_hooks.browser.linking import PROGRAM

__all__ = ["PROGRAM", "Bundle", "BundleError", "bundle"]
