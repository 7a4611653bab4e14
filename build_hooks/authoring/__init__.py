# SPDX-License-Identifier: EUPL-1.2
"""From the YAML files that editors write to a card that is right, or to everything that is wrong with it, by file and line."""

from build_hooks.authoring.cases import Case, cases
from build_hooks.authoring.compiling import compile_card
from build_hooks.authoring.loading import load
from build_hooks.authoring.problems import CardProblems, Problem
from build_hooks.authoring.sharing import shared_files

__all__ = ["CardProblems", "Case", "Problem", "cases", "compile_card", "load", "shared_files"]
