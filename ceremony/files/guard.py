"""Text that a spreadsheet would run as a formula, with an apostrophe before it (OWASP, CSV injection)."""

import re

# Text that is written like a guarded one gets a guard too: taking one off gives back what was there.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def guarded(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What ``guarded`` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
