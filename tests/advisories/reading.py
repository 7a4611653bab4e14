# SPDX-License-Identifier: EUPL-1.2
"""What `pip-audit` and `npm audit` report, as one kind of answer.

Neither can be taken at its word: where pip-audit gets no answer about a package it leaves the package out, and still ends with
"No known vulnerabilities found". So nothing counts as an answer here but a report that speaks of each package.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Answer:
    """What is known of the packages of one file: a line for each weakness, and for each thing not found out."""

    weaknesses: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def of_pip_audit(output: str) -> Answer:
    """From what `pip-audit --format json` printed."""
    return _read(output, _of_pip_audit)


def of_npm_audit(output: str) -> Answer:
    """From what `npm audit --json` printed."""
    return _read(output, _of_npm_audit)


def _of_pip_audit(report: Any) -> Answer:
    packages = report["dependencies"]
    if not packages:
        raise ValueError("nothing was asked")
    weaknesses = [
        f"{package['name']} {package['version']}: {found['id']}; mended in {', '.join(found['fix_versions']) or 'none yet'}"
        for package in packages
        for found in package.get("vulns", ())
    ]
    return Answer(tuple(weaknesses), tuple(package["skip_reason"] for package in packages if "vulns" not in package))


def _of_npm_audit(report: Any) -> Answer:
    weaknesses = [
        f"{name} {found['range']}: {found['title']} ({found['severity']}); {found['url']}"
        for name, package in report["vulnerabilities"].items()
        for found in package["via"]
        if isinstance(found, dict)  # a name is another package of the report, through which this one is weak
    ]
    return Answer(tuple(weaknesses))


def _read(output: str, understood: Callable[[Any], Answer]) -> Answer:
    try:
        return understood(json.loads(output))
    except (ValueError, LookupError, TypeError, AttributeError):  # an error of the tool, or another report than we know
        return Answer(unknown=(" ".join(output.split())[:200] or "there was no report",))
