"""Every sentence that a person reads, in Vietnamese and English: one JSON file a section and language."""

import json
from functools import cache
from pathlib import Path

LANGUAGES = ("vi", "en")
_HERE = Path(__file__).resolve().parent


@cache
def section(language: str, name: str) -> dict[str, str]:
    """All sentences of a section, by key. Raises FileNotFoundError for a section that does not exist."""
    sentences: dict[str, str] = json.loads((_HERE / language / f"{name}.json").read_text("utf-8"))
    return sentences


def translate(language: str, key: str, /, **values: object) -> str:
    """The sentence for ``section.key`` with its ``{placeholders}`` filled in; KeyError if there is none."""
    name, _, word = key.partition(".")
    return section(language, name)[word].format(**values)
