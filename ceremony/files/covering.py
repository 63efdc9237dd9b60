"""Whether a stamp is seen on every page, as PDFium draws it: in a process of its own, as ``rendering``."""

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .rendering import CPU_SECONDS, MEMORY, SECONDS, picture

LEAST = 0.01  # of the pixels of each page
_HEIGHT = 240  # pixels
_DIFFERENT = 16  # of 255, in any colour

Pair = tuple[Path, Path]


def uncovered(pairs: Sequence[Pair]) -> int | None:
    """The place of the first pair (before, after) of which a page changed too little, or cannot be drawn."""
    asked = "\n".join(json.dumps([str(path.resolve()) for path in pair]) for pair in pairs)
    command = [sys.executable, "-P", "-m", __name__]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    answers = [float(line) for line in done.stdout.splitlines()]
    return next((at for at in range(len(pairs)) if at >= len(answers) or answers[at] < LEAST), None)


# What follows runs in the process of its own.


def _least_changed(before: str, after: str) -> float:
    """Of the page that changed least: which share of its pixels."""
    import pypdfium2

    one, other = pypdfium2.PdfDocument(before), pypdfium2.PdfDocument(after)
    one.init_forms()
    other.init_forms()
    if len(one) != len(other):
        return 0
    return min((_limited(_changed, one, other, number) for number in range(1, len(one) + 1)), default=0)


def _changed(before: Any, after: Any, number: int) -> float:
    from PIL import ImageChops

    new = picture(after, number, _HEIGHT)
    old = _as_it_was(before, number, new)
    bands = ImageChops.difference(old, new).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return float(sum(most.histogram()[_DIFFERENT:]) / (new.width * new.height))


def _as_it_was(document: Any, number: int, new: Any) -> Any:
    """A page of which PDFium shows nothing was white."""
    from PIL import Image

    if min(document[number - 1].get_size()) <= 0:
        return Image.new("RGB", new.size, "white")
    return picture(document, number, _HEIGHT).resize(new.size)


def _limited(work: Any, *arguments: Any) -> Any:
    """A page that takes longer ends the process."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + 2 * CPU_SECONDS, resource.RLIM_INFINITY))
    signal.alarm(2 * SECONDS)  # not handled: the kernel ends the process wherever it is
    done = work(*arguments)
    signal.alarm(0)
    return done


def _serve() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for line in sys.stdin:
        print(_limited(_least_changed, *json.loads(line)), flush=True)


if __name__ == "__main__":
    _serve()
