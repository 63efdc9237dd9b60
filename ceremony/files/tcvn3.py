"""TCVN3 ("ABC"), the 8-bit text of the .VnTime fonts (TCVN 5712:1993, VN3), still found in old offices."""

import re

# Bytes 0xA1-0xAE and 0xB5-0xFE. Capitals with a tone mark (from the standard's VN1) are rare: the fonts
# have them as small letters of a capitals-only font (.VnTimeH). 0x80-0x9F stay windows-1252 punctuation.
_LETTERS = dict(zip(range(0xA1, 0xAF), "ĂÂÊÔƠƯĐăâêôơưđ", strict=True)) | dict(
    zip(
        range(0xB5, 0xFF),
        "àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_WORD = re.compile(r"[^\W\d_]+")


def from_tcvn3(text: str) -> str:
    """Unicode for TCVN3 text that was read as windows-1252: ``Tr­êng`` -> ``Trường``."""
    return _WORD.sub(_capitals, text.translate(_LETTERS))


def _capitals(word: re.Match[str]) -> str:
    """``THẩM`` -> ``THẨM``: between capitals, a small letter was a capital in the capitals-only font."""
    letters = word[0]
    ascii_letters = [c for c in letters if c.isascii()]
    return letters.upper() if len(ascii_letters) > 1 and all(map(str.isupper, ascii_letters)) else letters
