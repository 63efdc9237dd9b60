"""Text that a spreadsheet would run as a formula, with an apostrophe before it (OWASP, CSV injection).

A spreadsheet of another language separates at other characters, and a cell then begins in the middle of ours.
"""

import re

# Text that is written like a guarded one gets a guard too: taking one off gives back what was there.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
# A run of separators, blanks and quotes, from its beginning and in one piece: a long one is looked at once.
_RUN = r"((?<![,;\s\"])(?:[^\S\t\r\n]|\")*+[,;\t\r\n][,;\s\"]*+)"
_FORMULA_LATER = re.compile(rf"{_RUN}(?='*[=+\-@])")
_GUARDED_LATER = re.compile(rf"{_RUN}'(?='*[=+\-@])")


def guarded(text: str) -> str:
    text = _FORMULA_LATER.sub(r"\1'", text)
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What ``guarded`` was given."""
    text = text[1:] if text.startswith("'") and _FORMULA.match(text) else text
    return _GUARDED_LATER.sub(r"\1", text)
