# SPDX-License-Identifier: EUPL-1.2
"""The check of a server as one file that Python runs: `python server/check.pyz ADRES`."""

import io
import zipfile
from pathlib import Path
from typing import Final

NAME: Final = "check.pyz"
_PACKAGE: Final = Path(__file__).with_name("check")
_START: Final = """\
# SPDX-License-Identifier: EUPL-1.2
import sys

from check.command import main

sys.exit(main())
"""


def check_file() -> bytes:
    """The package and what starts it. Equal sources give equal bytes: nothing is compressed, and no time is in it."""
    modules = {f"check/{path.name}": path.read_text(encoding="utf-8") for path in sorted(_PACKAGE.glob("*.py"))}
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in {"__main__.py": _START, **modules}.items():
            entry = zipfile.ZipInfo(name)  # of 1980
            entry.create_system = 3  # as on Unix, wherever it is made
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, text)
    return content.getvalue()
