# SPDX-License-Identifier: EUPL-1.2
"""A copy of the small card, to review."""

from tests.authoring.conftest import folder as folder
