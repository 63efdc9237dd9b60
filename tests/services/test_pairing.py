"""Codes let one device in, once, and nobody can keep the others out."""

import threading

import pytest

from ceremony.core.entry import SYSTEM, Refused
from ceremony.services.ceremony import Ceremony
from ceremony.services.pairing import Pairing, screen_of
from tests.conference import make_conference


@pytest.fixture
def ceremony(tmp_path):
    with Ceremony.open(make_conference(tmp_path / "data").data) as ceremony:
        ceremony.sequencer.start()
        yield ceremony


def test_an_invitation_that_eight_open_at_once_lets_one_in(ceremony):
    pairing, outcomes = Pairing(ceremony), []
    code = pairing.invite("", "stage", None, SYSTEM)
    threads = [threading.Thread(target=lambda: outcomes.append(pairing.redeem(code))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([one for one in outcomes if not isinstance(one, Refused)]) == 1


def test_an_invitation_ends_after_ten_minutes(ceremony):
    now = [0]
    pairing = Pairing(ceremony, lambda: now[0])
    code = pairing.invite("", "stage", None, SYSTEM)
    now[0] = 600_000
    assert pairing.redeem(code) == Refused("unknown_pairing")


def test_a_code_is_read_as_people_type_it_and_stays_good_after_a_name_that_is_taken(ceremony):
    pairing = Pairing(ceremony)
    pairing.pair(pairing.wait("c0", "stage", 1, 1), "Trái", "stage", None, SYSTEM)
    code = pairing.wait("c1", "stage", 1920, 1080)
    assert pairing.pair(code, "Trái", "stage", None, SYSTEM).code == "name_taken"
    waiting, paired = pairing.pair(f" {code[:3].lower()} {code[3:]} ", "Phải", "stage", None, SYSTEM)
    assert waiting.connection == "c1"
    assert screen_of(ceremony, paired.token).name == "Phải"
    assert screen_of(ceremony, "other") is None


def test_one_address_cannot_fill_the_list(ceremony):
    pairing = Pairing(ceremony)
    codes = [pairing.wait(f"c{n}", "stage", 1, 1, "10.0.0.9") for n in range(40)]
    assert codes[-1] == Refused("too_many_screens")
    assert isinstance(pairing.wait("real", "podium", 1, 1, "10.0.0.7"), str)


def test_of_too_many_the_oldest_goes(ceremony):
    pairing = Pairing(ceremony)
    codes = [pairing.wait(f"c{n}", "stage", 1, 1, f"10.0.0.{n}") for n in range(101)]
    assert pairing.pair(codes[0], "", "stage", None, SYSTEM) == Refused("unknown_pairing")
    assert not isinstance(pairing.pair(codes[-1], "", "stage", None, SYSTEM), Refused)
