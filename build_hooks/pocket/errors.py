# SPDX-License-Identifier: EUPL-1.2
"""The one kind of error of this folder."""


class PocketError(Exception):
    """A guide cannot be made. The message is plain Dutch: what is wrong, and what to do about it."""
