# SPDX-License-Identifier: EUPL-1.2
"""`python -m build_hooks.hosting.check ADRES`: does this server do with the site what it should?

It visits every file that the site lists in its `manifest.json`, and tells in plain Dutch what is wrong and what to do about it.
It travels with the site as one file, `server/check.pyz`, for whoever has the site and not its source. So it needs nothing but
Python, from 3.8 on: a server keeps an old one for long. Each kind of check has a module; `checks.py` has all in order.
"""
