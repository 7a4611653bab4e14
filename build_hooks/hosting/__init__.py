# SPDX-License-Identifier: EUPL-1.2
"""The finished site: made whole, or not at all."""
