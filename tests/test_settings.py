"""Settings out of the environment."""

import pytest

from ceremony.settings import Settings


@pytest.mark.parametrize("written", ["0214 000 0000", "+84 214 000 0000", "1022", "(0214) 000.0000", ""])
def test_a_hotline_is_told_as_it_is_written(tmp_path, written):
    assert Settings.from_environment(tmp_path, {"CEREMONY_HOTLINE": f" {written} "}).hotline == written


@pytest.mark.parametrize("written", ["ban tổ chức", "0214 000 000x", "12", "0" * 16])
def test_what_cannot_be_dialled_is_no_hotline(tmp_path, written):
    with pytest.raises(ValueError, match="CEREMONY_HOTLINE"):
        Settings.from_environment(tmp_path, {"CEREMONY_HOTLINE": written})
