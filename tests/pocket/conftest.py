# SPDX-License-Identifier: EUPL-1.2
"""The guides of the card, made once."""

from pathlib import Path

import pytest

from build_hooks.pocket import Guides, guides
from build_hooks.pocket.engine import Engine
from checker import Card
from tests.conftest import PROJECT

CACHE = PROJECT / ".cache" / "pocket"


@pytest.fixture(scope="session")
def made(card: Card) -> Guides:
    return guides(card, CACHE)


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine(CACHE)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache with nothing in it but the letters, which take longest."""
    cache = tmp_path_factory.mktemp("pocket")
    for folder in CACHE.glob("letters-*"):
        (cache / folder.name).symlink_to(folder)
    return cache
