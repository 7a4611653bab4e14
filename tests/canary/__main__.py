# SPDX-License-Identifier: EUPL-1.2
"""`python -m tests.canary FOLDER`: build the staged folder with what may follow, and tell per page what differs.

FOLDER has the staged site in `staged/` and the generators in `bin/`: see `make canary`.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.canary.comparing import differences

GENERATORS: Final = {
    "MkDocs": ("mkdocs", "build", "--quiet"),
    "ProperDocs": ("properdocs", "build", "--quiet", "-f", "mkdocs.yml"),
    "Zensical": ("zensical", "build"),
}
"""Each with its command. The first is what the others are compared with."""

SHOWN: Final = 5
"""So many differences of a page are told."""


def main(folder: Path) -> int:
    """Build and tell. Returns 1 when the generator of today cannot build it, else 0: what follows may be far yet."""
    reference, *others = (folder / name for name in GENERATORS)
    for name, (program, *arguments) in GENERATORS.items():
        shutil.rmtree(folder / name, ignore_errors=True)
        done = subprocess.run(
            [folder.resolve() / "bin" / program, *arguments], cwd=folder / "staged", capture_output=True, text=True
        )
        if done.returncode:
            print(f"{name} cannot build it: {(done.stderr or done.stdout).strip()}")
        else:
            (folder / "staged" / "site").rename(folder / name)
    if not reference.is_dir():
        return 1
    pages = sorted(path.relative_to(reference).as_posix() for path in reference.rglob("*.html"))
    for other in filter(Path.is_dir, others):
        found = {page: told for page in pages if (told := list(differences(page, reference, other)))}
        print(f"\n{other.name}: {len(pages) - len(found)} of {len(pages)} pages are as good")
        for page, told in found.items():
            print(f"  {page}", *told[:SHOWN], *([f"and {len(told) - SHOWN} more"] if len(told) > SHOWN else []), sep="\n    ")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
