# SPDX-License-Identifier: EUPL-1.2
"""A review round in a spreadsheet: every text of a card as a sheet, and what colleagues filled in back into the card."""

from build_hooks.review.sheet import sheet, sheet_name

__all__ = ["sheet", "sheet_name"]
