# SPDX-License-Identifier: EUPL-1.2
"""`python -m tests.advisories`: is there a known weakness in a package that this project pins?

Exit code: 0 when none is known, 1 when one is, 3 when the services that know did not answer about every package.
"""

import subprocess
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Final

from tests.advisories.reading import Answer, of_npm_audit, of_pip_audit

_PROJECT: Final = Path(__file__).parents[2]
_PIP_AUDIT: Final = [sys.executable, "-m", "pip_audit", "--format=json", "--progress-spinner=off", "--disable-pip"]
_NPM_AUDIT: Final = ["npm", "audit", "--json", "--package-lock-only"]


def main() -> int:
    """Ask about every file that pins packages, and tell."""
    answers = {}
    for name in ("requirements.txt", "tests/advisories/requirements.txt", "tests/canary/requirements.txt"):
        answers[name] = of_pip_audit(_printed([*_PIP_AUDIT, "--require-hashes", "--requirement", name], _PROJECT))
    for name in ("package-lock.json", "benchmarks/lighthouse/package-lock.json"):
        answers[name] = of_npm_audit(_printed(_NPM_AUDIT, (_PROJECT / name).parent))
    for name, answer in answers.items():
        print(told(name, answer))
    return exit_code(answers.values())


def told(name: str, answer: Answer) -> str:
    """What is known of the packages of the file `name`."""
    lines = []
    if answer.weaknesses:
        lines += [f"{name}: known weaknesses:", *answer.weaknesses]
    if answer.unknown:
        lines += [
            f"{name}: NOT FOUND OUT. The service did not answer about all packages; the first it says is:",
            answer.unknown[0],
        ]
    return "\n  ".join(lines or [f"{name}: no known weaknesses."])


def exit_code(answers: Collection[Answer]) -> int:
    """A weakness that is known weighs more than one that is not."""
    if any(answer.weaknesses for answer in answers):
        return 1
    return 3 if any(answer.unknown for answer in answers) else 0


def _printed(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return done.stdout or done.stderr


if __name__ == "__main__":
    sys.exit(main())
