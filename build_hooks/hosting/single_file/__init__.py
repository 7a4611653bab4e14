# SPDX-License-Identifier: EUPL-1.2
"""One file with the whole site and the working checker: for a file share, a USB stick, a mail attachment.

Made from the finished site and nothing else: the pages become articles of one page (`pages`), the scripts become two plain ones
(`scripts`), the linked program goes along as text (`making`).
"""

from build_hooks.hosting.single_file.making import add_single_file

__all__ = ["add_single_file"]
