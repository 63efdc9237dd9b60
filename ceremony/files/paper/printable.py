"""Text as a page can show it.

PDF/A forbids a character without a glyph, and typst then makes no page at all: one emoji in a reason would keep
the minutes from ever being printed. So what Tinos cannot draw is written as its number, and nothing is left out.
"""

import re
from typing import Any

# All of it in Tinos: Latin with Vietnamese, Greek, Cyrillic, punctuation, currencies, a few signs. Neither what
# nobody sees (soft hyphens, zero-width and direction marks) nor scripts that are read from the right.
PRINTABLE = (
    " -~\u00a0-\u00ac\u00ae-\u034e\u0350-\u036f\u0374-\u0377\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u052f"
    "\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20be\u2100-\u214f\u2190-\u2195\u2212\u2248\u2260\u2264\u2265\u25cf"
)
_UNPRINTABLE = re.compile(f"[^{PRINTABLE}]")
_SPACES = re.compile(r"\s+")


def printable(text: str) -> str:
    """``đủ 😀`` -> ``đủ [U+1F600]``; line breaks and tabs become spaces."""
    return _UNPRINTABLE.sub(lambda found: f"[U+{ord(found[0]):04X}]", _SPACES.sub(" ", text))


def printable_data(value: Any) -> Any:
    """The same for each text in lists and dicts; keys are the template's own words and stay."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: printable_data(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [printable_data(item) for item in value]
    return value
