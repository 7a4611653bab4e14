# SPDX-License-Identifier: EUPL-1.2
"""Measurements, side by side in one run. Nothing here is asserted on time."""
