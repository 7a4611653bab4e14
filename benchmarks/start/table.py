# SPDX-License-Identifier: EUPL-1.2
"""The measurements as Markdown."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median, quantiles

from benchmarks.start.browsers import Setting
from benchmarks.start.page import Views
from benchmarks.start.server import File
from benchmarks.start.startup import Starts
from benchmarks.start.variants import Variant
from benchmarks.tables import compared, row, table


def start_table(found: Mapping[Setting, Mapping[Variant, Starts]]) -> str:
    """Per variant the times to the first answer, cold and warm in every setting."""
    columns: dict[str, Sequence[Sequence[float]]] = {}
    for setting, each in found.items():
        columns[f"{setting}, cold"] = [starts.cold for starts in each.values()]
        columns[f"{setting}, warm"] = [starts.warm for starts in each.values()]
    return compared("ms", _variants(found), columns, digits=0)


def tap_table(found: Mapping[Setting, Mapping[str, Sequence[float]]]) -> str:
    """From opening the page to the next question, of the ordinary start and of this site."""
    columns = {str(setting): [*each.values()] for setting, each in found.items()}
    return compared("ms", ["the ordinary start", "this site"], columns, 0)


def size_table(kept: int, single_file: int) -> str:
    """What is kept and handed over."""
    rows = ("what the browser of a visitor keeps", f"{kept / 1e6:.2f}"), ("`routekaart.html`", f"{single_file / 1e6:.2f}")
    return table(["MB", ""], rows)


def kept(found: Mapping[Variant, Starts]) -> int:
    """How many bytes the browser kept."""
    return max(starts.kept for starts in found.values())


def weight_table(found: Mapping[Setting, Mapping[Variant, Starts]], files: Mapping[str, File]) -> str:
    """Per variant what went over the wire until the first answer, and the highest memory by browser."""
    first = [variant for variant in next(iter(found.values())) if not variant.kept]
    columns = weights((next(iter(found.values()))[variant].fetched for variant in first), files, unit=1e6)
    for setting, each in found.items():
        if setting.slower == 1:
            columns[f"peak memory, {setting}"] = [[bytes_ / 1e6 for bytes_ in each[variant].memory] for variant in first]
    return compared("MB", [variant.name for variant in first], columns, digits=2)


def weights(fetched: Iterable[Iterable[str]], files: Mapping[str, File], unit: float) -> dict[str, list[list[float]]]:
    """What went over the wire, by how it may be compressed, as columns of a table with a row for each of `fetched`."""
    rows = [[files[path] for path in paths] for paths in fetched]
    return {
        "brotli": [[sum(len(file.brotli) for file in each) / unit] for each in rows],
        "gzip": [[sum(len(file.gzip) for file in each) / unit] for each in rows],
        "raw": [[sum(len(file.raw) for file in each) / unit] for each in rows],
    }


def file_table(fetched: Iterable[str], files: Mapping[str, File]) -> str:
    """The files that were fetched, the largest first."""
    largest = sorted(fetched, key=lambda path: -len(files[path].brotli))
    rows = ([f"`{path.rpartition('/')[2]}`", *_sizes(files[path])] for path in largest)
    return table(["bytes", "raw", "gzip 9", "brotli 11"], rows)


def view_table(found: Mapping[Setting, Views]) -> str:
    """First paint without and with the checker, and the click that comes before Python is there."""
    columns = {str(setting): [views.painted_without, views.painted] for setting, views in found.items()}
    waits = ["from a click at once to the next question", *(f"{median(views.clicked):.0f}" for views in found.values())]
    return compared("ms", ["first paint without the checker", "first paint with the checker"], columns, 0) + row(waits)


def answer_table(found: Mapping[str, Sequence[tuple[float, float]]]) -> str:
    """Median and 95th percentile over all answers."""
    rows = ([where, str(len(taken)), *map(_spread, zip(*taken, strict=True))] for where, taken in found.items())
    return table(["ms: median, 95th percentile", "answers", "until the page changed", "until it was painted"], rows)


def _variants(found: Mapping[Setting, Mapping[Variant, Starts]]) -> list[str]:
    return [variant.name for variant in next(iter(found.values()))]


def _spread(times: Sequence[float]) -> str:
    return f"{median(times):.0f}, {quantiles(times, n=20)[-1]:.0f}"


def _sizes(file: File) -> list[str]:
    return [f"{len(file.raw):,}", f"{len(file.gzip):,}", f"{len(file.brotli):,}"]
