# SPDX-License-Identifier: EUPL-1.2
"""The command."""

import sys

from .command import main

if __name__ == "__main__":
    sys.exit(main())
