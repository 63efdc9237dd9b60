"""Documents without a list: whom a file is for stands at the beginning of its name."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path

from .audience import EVERYONE, Audience
from .documents import DocumentRow, files_of, is_pdf, subfolders, subject_of
from .problems import Problem, refuse
from .text import clean, plain

_COMMON = re.compile(r"(00|chung|common|tat[-_ ]?ca)(?=[-_. ]|$)")
_SEPARATOR = re.compile(r"[-_. ]|$")


def map_by_file_names(folder: Path, unit_codes: Collection[str]) -> tuple[list[DocumentRow], list[Problem]]:
    """(documents, warnings) of the PDFs of a folder.

    A name that begins with a unit's code and then ``_``, ``-``, a space or ``.`` is for that unit; one that
    begins with ``00``, ``chung``, ``common`` or ``tat-ca`` for everyone. Raises ImportRefused with every
    file that fits neither or is no PDF.
    """
    codes = _codes(unit_codes)
    problems: list[Problem] = []
    documents = []
    for name, path in files_of(folder).items():
        document = _document(clean(Path(name).stem), path, codes)
        if not is_pdf(path):
            problems.append(Problem("not_pdf", name))
        elif document is None:
            problems.append(Problem("file_name_unknown", name))
        else:
            documents.append(document)
    if not documents and not problems:
        problems.append(Problem("no_documents", folder.name))
    refuse(problems)
    return documents, subfolders(folder)


def _codes(unit_codes: Collection[str]) -> dict[str, str]:
    """What a file name may say -> the code: itself, or without case and diacritics (``skhdt`` for
    ``SKHĐT``) where that fits one code only."""
    known = Counter(map(plain, unit_codes))
    alike = {plain(code): code for code in unit_codes if known[plain(code)] == 1}
    return alike | {code: code for code in unit_codes}


def _document(stem: str, path: Path, codes: Mapping[str, str]) -> DocumentRow | None:
    for end in sorted((match.start() for match in _SEPARATOR.finditer(stem)), reverse=True):
        code = codes.get(stem[:end]) or codes.get(plain(stem[:end]))
        if code is not None:
            return DocumentRow(path, Audience("units", (code,)), subject=_subject(stem, end))
    common = _COMMON.match(plain(stem))
    return DocumentRow(path, EVERYONE, subject=_subject(stem, common.end())) if common else None


def _subject(stem: str, end: int) -> str:
    return subject_of(stem[end:]) or stem
