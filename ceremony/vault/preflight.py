"""Checks PDFs before they are sealed, in a process of its own, since a PDF may be made to hang or crash.

The process is this file, run as a script: no fork of a server full of greenlets, no import of the caller's
main module, and limits that hold for the worst file only. It is handed one
path at a time; when it dies, the file it was at is to blame, and a new one goes on with the next.
"""

import hashlib
import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECONDS = 60  # for one file, by the clock
CPU_SECONDS = 20  # for one file
MEMORY = 2 * 1024**3  # bytes of address space

_ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/GoToE", "/RichMediaExecute"}
_ACTIVE_SUBTYPES = {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
_ACTIVE_KEYS = {"/JS", "/EmbeddedFiles", "/EF", "/XFA"}


@dataclass(frozen=True)
class PdfFacts:
    """``size`` in bytes; ``sha256`` of the file as it was checked, in lower-case hexadecimal."""

    pages: int
    size: int
    sha256: str


@dataclass(frozen=True)
class PdfProblem:
    """Why a PDF is not taken. ``code`` is unreadable, encrypted, no_pages, damaged (a reader would have to
    repair it), active_content (scripts, programs to start, embedded files), too_complex or too_slow; each
    has a sentence ``imports.<code>``."""

    code: str


def inspect(
    paths: Iterable[Path],
    on_progress: Callable[[int, int], None] | None = None,
    *,
    seconds: int = SECONDS,
    memory: int = MEMORY,
) -> dict[Path, PdfFacts | PdfProblem]:
    """What each PDF is, or why it is not taken; ``on_progress(done, total)`` after each file."""
    waiting = list(dict.fromkeys(paths))
    total = len(waiting)
    found: dict[Path, PdfFacts | PdfProblem] = {}
    while waiting:
        for path, result in _inspected(waiting, seconds, memory):
            found[path] = result
            if on_progress is not None:
                on_progress(len(found), total)
        waiting = [path for path in waiting if path not in found]
    return found


def _inspected(paths: list[Path], seconds: int, memory: int) -> Iterator[tuple[Path, PdfFacts | PdfProblem]]:
    """Path by path, until a file ends the process: its result is the last one."""
    command = [sys.executable, "-P", str(Path(__file__).resolve()), str(seconds), str(memory)]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with (
        suppress(BrokenPipeError),  # closing the pipe to a process that was killed from outside
        subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere, encoding="utf-8") as worker,  # noqa: S603
    ):
        if not _answer(worker):
            raise RuntimeError("the process that checks PDFs does not start")
        for path in paths:
            line = _answer(worker, json.dumps(str(path)))
            if not line:
                yield path, PdfProblem(_cause(worker.wait()))
                return
            yield path, _result(json.loads(line))


def _answer(worker: "subprocess.Popen[str]", question: str = "") -> str:
    """The next line of the process, empty once it is dead."""
    try:
        if question and worker.stdin:
            worker.stdin.write(question + "\n")
            worker.stdin.flush()
        return worker.stdout.readline() if worker.stdout else ""
    except BrokenPipeError:
        return ""


def _cause(return_code: int) -> str:
    return "too_slow" if -return_code in (signal.SIGALRM, signal.SIGXCPU) else "unreadable"


def _result(answer: dict[str, Any]) -> PdfFacts | PdfProblem:
    return PdfProblem(**answer) if "code" in answer else PdfFacts(**answer)


# What follows runs in the process of its own.


def _serve(seconds: int, memory: int) -> None:
    import resource

    import pikepdf  # noqa: F401 - loaded before the first file's clock runs

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    print("ready", flush=True)
    for line in sys.stdin:
        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = int(used.ru_utime + used.ru_stime)
        resource.setrlimit(resource.RLIMIT_CPU, (spent + CPU_SECONDS, resource.RLIM_INFINITY))
        signal.alarm(seconds)  # not handled: the kernel ends the process wherever it is
        answer = _checked(Path(json.loads(line)))
        signal.alarm(0)
        print(json.dumps(answer), flush=True)


def _checked(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            size = file.tell()
        code, pages = _examined(path)
    except OSError:
        return {"code": "unreadable"}
    except (MemoryError, RecursionError):
        return {"code": "too_complex"}
    return {"code": code} if code else {"pages": pages, "size": size, "sha256": sha256}


def _examined(path: Path) -> tuple[str | None, int]:
    """(the problem's code or None, the number of pages)."""
    import pikepdf

    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                return "encrypted", 0
            pages = len(pdf.pages)
            active = any(_is_active(value) for value in pdf.objects)
            if warnings := pdf.get_warnings():
                return _fault(warnings), pages
            if pages == 0:
                return "no_pages", 0
            if active:
                return "active_content", pages
            faults = pdf.check_pdf_syntax() + pdf.get_warnings()
            return (_fault(faults) if faults else None), pages
    except pikepdf.PasswordError:
        return "encrypted", 0
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        return "unreadable", 0


def _fault(messages: Iterable[str]) -> str:
    """qpdf goes on when a stream does not fit into memory, and only says so."""
    return "too_complex" if any("bad_alloc" in message for message in messages) else "damaged"


def _is_active(value: Any) -> bool:
    """Whether an object, or one that lies directly in it, runs, opens or carries something.

    Objects that are referred to come up by themselves among all objects of the file, those in object
    streams too.
    """
    import pikepdf

    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting += [child for child in item if _is_direct(child)]
        elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            entries = item.stream_dict if isinstance(item, pikepdf.Stream) else item
            if _has_active_entry(entries):
                return True
            waiting += [child for _, child in entries.items() if _is_direct(child)]
    return False


def _is_direct(value: Any) -> bool:
    return not getattr(value, "is_indirect", False)


def _has_active_entry(entries: Any) -> bool:
    return (
        not _ACTIVE_KEYS.isdisjoint(entries.keys())
        or str(entries.get("/S")) in _ACTIONS
        or str(entries.get("/Subtype")) in _ACTIVE_SUBTYPES
        or str(entries.get("/Type")) == "/EmbeddedFile"
    )


if __name__ == "__main__":
    _serve(int(sys.argv[1]), int(sys.argv[2]))
