# SPDX-License-Identifier: EUPL-1.2
"""`python -m build_hooks.hosting.build`: build the site beside the one that is there, and put it in its place when it is good.

MkDocs empties its folder before it knows whether the new site is sound. Here a broken link or a mistake in the card leaves the
last good `site/` as it was.
"""

import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parent.parent.parent


def main() -> int:
    """Build and replace. Returns MkDocs's exit code."""
    site, fresh, old = PROJECT / "site", PROJECT / ".cache" / "site", PROJECT / ".cache" / "old-site"
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(fresh)]
    done = subprocess.run(build, cwd=PROJECT, check=False)
    if done.returncode:
        print("The site was not replaced: see the messages above.", file=sys.stderr)
        return done.returncode
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
