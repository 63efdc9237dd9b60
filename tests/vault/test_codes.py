import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.vault.codes import ALPHABET, CodeSlip, grouped, keyed_code, normalise, read_secret, write_secret

secrets = st.binary(min_size=16, max_size=16)


@given(secrets)
def test_a_secret_is_read_back_from_what_people_type(secret):
    code = write_secret(secret)
    assert len(code) == 9 * 5 - 1
    assert read_secret(code) == secret
    assert read_secret(code.lower().replace("0", "o").replace("1", "l").replace(" ", "-")) == secret


@given(secrets, st.integers(0, 35), st.sampled_from(ALPHABET))
def test_a_wrong_character_is_found_in_its_group(secret, place, character):
    code = list(normalise(write_secret(secret)))
    if code[place] == character:
        return
    code[place] = character
    with pytest.raises(CodeSlip) as slip:
        read_secret("".join(code))
    assert slip.value.group == place // 4 + 1


@given(secrets, st.integers(0, 8), st.integers(0, 2))
def test_two_neighbours_exchanged_are_found(secret, group, place):
    code = list(normalise(write_secret(secret)))
    at = 4 * group + place
    if code[at] == code[at + 1]:
        return
    code[at], code[at + 1] = code[at + 1], code[at]
    with pytest.raises(CodeSlip):
        read_secret("".join(code))


@given(secrets, st.integers(0, 8), st.integers(0, 8))
def test_two_groups_exchanged_are_found(secret, one, other):
    groups = write_secret(secret).split()
    if groups[one] == groups[other]:
        return
    groups[one], groups[other] = groups[other], groups[one]
    with pytest.raises(CodeSlip):
        read_secret(" ".join(groups))


@pytest.mark.parametrize("typed", ["", "AAAA", "!" * 36, "0" * 37])
def test_what_is_no_code_is_a_slip(typed):
    with pytest.raises(CodeSlip):
        read_secret(typed)


def test_join_codes_are_read_as_people_type_them():
    code = keyed_code(b"k" * 32, "join/v1\n02635")
    assert len(code) == 8
    assert set(code) <= set(ALPHABET)
    assert normalise(grouped(code).lower()) == code
    assert code != keyed_code(b"k" * 32, "join/v1\n02638")
