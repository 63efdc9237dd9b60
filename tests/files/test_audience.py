"""An audience has one written form, and is understood as people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.files.audience import Audience, UnknownAudience, read_audience

CODES = ["080", "02635", "02641", "SKHĐT"]
KINDS = ["commune", "department"]

words = st.from_regex(r"[0-9A-Za-zĐ.-]{1,8}", fullmatch=True)
audiences = st.one_of(
    st.just(Audience("everyone")),
    st.builds(lambda word: Audience("kind", (word,)), words),
    st.builds(lambda word: Audience("subtree", (word,)), words),
    st.builds(lambda found: Audience("units", tuple(found)), st.lists(words, min_size=1)),
)


@given(audiences)
def test_the_written_form_reads_back(audience: Audience) -> None:
    assert Audience.parse(str(audience)) == audience


@given(st.text())
def test_whatever_parses_is_written_the_same(text: str) -> None:
    try:
        audience = Audience.parse(text)
    except ValueError:
        return
    assert str(audience) == text


@pytest.mark.parametrize("text", ["", "all", "kind", "kind:", "kind:a,b", "units:", "units:a,,b", "everyone:x"])
def test_other_forms_do_not_parse(text: str) -> None:
    with pytest.raises(ValueError, match="not an audience"):
        Audience.parse(text)


@pytest.mark.parametrize(
    ("cell", "canonical"),
    [
        ("Tất cả", "everyone"),
        ("everyone", "everyone"),
        ("CHUNG", "everyone"),
        ("loại: xã", "kind:commune"),
        ("Kind: Department", "kind:department"),
        ("thuộc: 80", "subtree:080"),
        ("subtree:080", "subtree:080"),
        ("02635; 02641,skhđt;", "units:02635,02641,SKHĐT"),
        ("2635", "units:02635"),
        ("units:02635,02635", "units:02635"),
    ],
)
def test_cells_are_understood(cell: str, canonical: str) -> None:
    assert str(read_audience(cell, CODES, KINDS)) == canonical


@pytest.mark.parametrize(
    ("cell", "code", "value"),
    [
        ("", "audience_missing", ""),
        (" ; ", "audience_missing", " ; "),
        ("02635, 09999", "unit_unknown", "09999"),
        ("loại: phường", "kind_unknown", "phường"),
        ("thuộc: Sa Pa", "unit_unknown", "Sa Pa"),
        ("kính gửi: ai đó", "audience_malformed", "kính gửi: ai đó"),
    ],
)
def test_cells_that_name_nobody_are_refused(cell: str, code: str, value: str) -> None:
    with pytest.raises(UnknownAudience) as caught:
        read_audience(cell, CODES, KINDS)
    assert (caught.value.code, caught.value.value) == (code, value)
