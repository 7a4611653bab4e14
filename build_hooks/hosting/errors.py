# SPDX-License-Identifier: EUPL-1.2
"""The one kind of error of this folder."""


class HostingError(Exception):
    """The site cannot be finished. The message is plain Dutch: what is wrong, and what to do about it."""
