"""How much a text looks like Vietnamese: the share of its words with diacritics that could be syllables."""

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE = re.compile(f"[{_TONES}]")
_ENTERING = {"\u0301", "\u0323"}  # before c, ch, p, t only the tones sắc and nặng occur

_ONSETS = "ngh ng nh gh gi kh ph qu th tr ch b c d đ g h k l m n p r s t v x".split()
_NUCLEI = (
    "oai oay oao oeo uây uyê uya uyu iêu yêu uôi ươi ươu uôu "
    "ia iê yê ya ua uô ưa ươ oa oă oe oo uâ uê uy uơ ai ao au ay âu ây eo êu iu oi ôi ơi ui ưi ưu "
    "a ă â e ê i y o ô ơ u ư"
).split()
_SYLLABLE = re.compile(f"({'|'.join(_ONSETS)})?({'|'.join(_NUCLEI)})(ng|nh|ch|c|m|n|p|t|k)?")
# A run of ASCII letters and whatever is not ASCII, since a misread letter may be any sign.
_WORD = re.compile("[^\x00-\x40\x5b-\x60\x7b-\x7f\u00a0\u2010-\u2026]+")


def plausibility(text: str) -> tuple[float, int]:
    """(share of the words with non-ASCII letters that are possible syllables, how many such words)."""
    words = {word for word in _WORD.findall(text) if not word.isascii()}
    if not words:
        return 0.0, 0
    return sum(map(_is_syllable, words)) / len(words), len(words)


def _is_syllable(word: str) -> bool:
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = _TONE.findall(decomposed)
    match = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", _TONE.sub("", decomposed)))
    if match is None or len(tones) > 1:
        return False
    return match[3] not in ("c", "ch", "p", "t") or set(tones) <= _ENTERING
