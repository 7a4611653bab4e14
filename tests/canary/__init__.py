# SPDX-License-Identifier: EUPL-1.2
"""How far the generators are that may follow the one of today. No gate: they change every week."""
