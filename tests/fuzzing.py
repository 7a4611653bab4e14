# SPDX-License-Identifier: EUPL-1.2
"""How hard the tests try that make up their own input: a little in `make quick`, and as long as you like with FUZZ=100, say.

A run without FUZZ tries the same each time, so that a change is to blame for what fails; with FUZZ it differs every time.
"""

import os
from collections.abc import Sequence
from typing import Final

from hypothesis import HealthCheck, Phase, settings

_TIMES: Final = int(os.environ.get("FUZZ", "0"))
TRYING_MUTANTS: Final = "MUTANT_UNDER_TEST" in os.environ
"""Does mutmut run the tests, to see whether they notice a small change?"""


def examples(count: int, quick: int | None = None) -> settings:
    """Settings for a test with this many examples; in `make quick`, and for a mutant, so many or else a fifth.

    However slow the machine, none is refused.

    A mutant needs only to be noticed, not to be reduced to the smallest example that shows it.
    """
    return settings(
        max_examples=(quick or count // 5) if settings.get_current_profile_name() == "quick" else count * max(1, _TIMES),
        phases=(Phase.explicit, Phase.generate) if TRYING_MUTANTS else tuple(Phase),
        derandomize=not _TIMES,
        database=None,
        deadline=None,
        suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example),
    )


def a_part[T](of: Sequence[T]) -> Sequence[T]:
    """All of it; in `make quick` every fifth. For a test that tries much with each of many."""
    quick = settings.get_current_profile_name() == "quick" and not TRYING_MUTANTS
    return of[:: 5 if quick else 1]
