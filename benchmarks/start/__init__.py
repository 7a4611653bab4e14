# SPDX-License-Identifier: EUPL-1.2
"""What the checker costs in a real browser, beside a stock Pyodide page: `python -m benchmarks.start --help`."""
