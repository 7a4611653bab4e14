# SPDX-License-Identifier: EUPL-1.2
"""`python -m build_hooks.free_address 127.0.0.1:8000`: is this address free to serve on? If not, one sentence says so."""

import socket
import sys


def main(address: str) -> int:
    """Returns 0 when it is, and 1 when it is taken or is no address."""
    host, _, port = address.rpartition(":")
    try:
        if not host:
            raise ValueError("it has no host")
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # one that was used a moment ago is free
            trial.bind((host, int(port)))
    except (OSError, ValueError, OverflowError) as error:
        print(f"{address} cannot be served on ({error}). Take another: make serve ADDRESS=127.0.0.1:8001", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
