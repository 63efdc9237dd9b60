"""The documents of a folder, as a list of what they are and whom they are for."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .audience import Audience
from .problems import ImportRefused, Problem
from .tables import TEXTS, WORKBOOKS

_SIGNATURE_WITHIN = 1024  # bytes: where readers of PDF look for it (ISO 32000-2, Annex I)


@dataclass(frozen=True)
class DocumentRow:
    """A file and its registry fields (Decree 30/2020, Appendix VI); ``date`` is ISO, what is not known is
    empty. ``urgency`` is normal, urgent, express or flash."""

    path: Path
    audience: Audience
    type: str = ""
    number: str = ""
    symbol: str = ""
    issuer: str = ""
    date: str = ""
    subject: str = ""
    signer: str = ""
    urgency: str = "normal"


def files_of(folder: Path) -> dict[str, Path]:
    """NFC name -> path of the files of a folder, by name; hidden and lock files are not among them.

    Raises ImportRefused ``folder_missing``.
    """
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise ImportRefused([Problem("folder_missing", str(folder))]) from error
    return {name: path for path in entries if path.is_file() and not _ignored(name := nfc(path.name))}


def subfolders(folder: Path) -> list[Problem]:
    """A warning for each folder in the folder: what is in it is not looked at."""
    found = sorted(path.name for path in folder.iterdir() if path.is_dir() and not _ignored(path.name))
    return [Problem("subfolder_ignored", name, severity="warning") for name in found]


def is_table(name: str) -> bool:
    return Path(name).suffix.lower() in WORKBOOKS | TEXTS


def is_pdf(path: Path) -> bool:
    """By its name and its signature; whether it is sound is for the preflight to say."""
    if path.suffix.lower() != ".pdf":
        return False
    try:
        with path.open("rb") as file:
            return b"%PDF-" in file.read(_SIGNATURE_WITHIN)
    except OSError:
        return False


def subject_of(stem: str) -> str:
    """A readable subject from a file name: ``quyet-dinh_giao-chi-tieu`` -> ``Quyet dinh giao chi tieu``."""
    words = stem.replace("_", " ").strip(" .-")
    if " " not in words:
        words = words.replace("-", " ")
    words = " ".join(words.split())
    return words[:1].upper() + words[1:]


def nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def same_registration(rows: Iterable[DocumentRow]) -> Iterable[tuple[DocumentRow, DocumentRow]]:
    """(a later document, the first one) that bear the same number, symbol and issuer."""
    first: dict[tuple[str, str, str], DocumentRow] = {}
    for row in rows:
        other = first.setdefault((row.number, row.symbol, row.issuer), row)
        if row.number and other is not row:
            yield row, other


def _ignored(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in ("thumbs.db", "desktop.ini")
