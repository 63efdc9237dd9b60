"""An organisation's own look is added to, stored beside the documents, and judged by the core."""

import io

import pytest
from PIL import Image

from ceremony.core.entry import Refused
from ceremony.core.look import Look
from ceremony.files.problems import ImportRefused
from ceremony.services.ceremony import Ceremony
from ceremony.services.dressing import reset_look, set_look
from tests.conference import make_conference


@pytest.fixture
def ceremony(tmp_path):
    with Ceremony.open(make_conference(tmp_path / "data").data) as ceremony:
        yield ceremony


@pytest.fixture
def crest(tmp_path):
    path = tmp_path / "crest.png"
    Image.new("RGBA", (64, 64), "#ffd76a").save(path)
    return path


def look(ceremony):
    with ceremony.state() as state:
        return state.look


def test_what_is_not_given_stays(ceremony, crest):
    set_look(ceremony, crest=crest, colours={"gold": "#FFE08A"})
    set_look(ceremony, theme="Đoàn kết", colours={"ivory": "#ffffff"})
    found = look(ceremony)
    assert found.theme == "Đoàn kết"
    assert found.colours == {"gold": "#ffe08a", "ivory": "#ffffff"}
    with Image.open(io.BytesIO(ceremony.blobs.get(found.crest))) as image:
        assert (image.format, image.size) == ("PNG", (64, 64))
    reset_look(ceremony)
    assert look(ceremony) == Look()


def test_colours_that_nobody_could_read_change_nothing(ceremony):
    before = look(ceremony)
    refused = set_look(ceremony, theme="Khác", colours={"gold": "#5c0a12"})
    assert isinstance(refused, Refused)
    assert refused.code == "low_contrast"
    assert look(ceremony) == before


def test_a_picture_that_no_screen_should_show_changes_nothing(ceremony, tmp_path):
    path = tmp_path / "crest.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg"><image href="https://example.org/a.png"/></svg>')
    with pytest.raises(ImportRefused, match="image_svg"):
        set_look(ceremony, theme="Khác", crest=path)
    assert look(ceremony).theme == ""
