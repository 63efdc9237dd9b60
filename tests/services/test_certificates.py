"""With which certificate the server of a data directory speaks https, and for which hosts."""

import pytest

from ceremony.services.certificates import NotCovered, certified, trusted
from ceremony.settings import Settings


def settings(tmp_path, **given):
    return Settings(tmp_path, tls_own=True, **given)


def test_plain_http_has_none(tmp_path):
    assert certified(Settings(tmp_path)) is None
    assert trusted(Settings(tmp_path)) == []


def test_a_public_address_is_certified_when_the_authority_is_made_for_it(tmp_path):
    made = certified(settings(tmp_path, public_url="https://hoinghi.tinh.example:8000"))
    assert made.authority.covers("hoinghi.tinh.example")
    assert trusted(settings(tmp_path)) == ["--ca", str(made.authority.file)]


def test_a_public_address_that_came_later_is_refused_with_what_to_take_away(tmp_path):
    certified(settings(tmp_path))
    with pytest.raises(NotCovered) as refused:
        certified(settings(tmp_path, public_url="https://hoinghi.tinh.example"))
    assert refused.value.host == "hoinghi.tinh.example"
    refused.value.file.unlink()
    assert certified(settings(tmp_path, public_url="https://hoinghi.tinh.example")).authority


@pytest.mark.parametrize(("written", "meant"), [("1", True), ("Yes", True), ("0", False), ("no", False)])
def test_the_environment_says_yes_or_no(tmp_path, written, meant):
    assert Settings.from_environment(tmp_path, {"CEREMONY_TLS_OWN": written}).tls_own is meant


def test_and_nothing_else(tmp_path):
    with pytest.raises(ValueError, match="CEREMONY_TLS_OWN"):
        Settings.from_environment(tmp_path, {"CEREMONY_TLS_OWN": "maybe"})
