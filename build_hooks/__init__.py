# SPDX-License-Identifier: EUPL-1.2
"""All that happens at build time, a room for each thing that is made."""
