"""Base45: the examples of RFC 9285, section 4, and everything that is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.evidence.base45 import decode, encode

EXAMPLES = [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581"), (b"ietf!", "QED8WEX0")]


@pytest.mark.parametrize(("plain", "encoded"), EXAMPLES)
def test_the_examples_of_the_standard(plain, encoded):
    assert encode(plain) == encoded
    assert decode(encoded) == plain


@given(st.binary(max_size=300))
def test_bytes_come_back(content):
    assert decode(encode(content)) == content


@pytest.mark.parametrize("text", ["A", "GGW", "::", "ab", "BB8:", "BB8é"])
def test_what_is_no_base45_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        decode(text)
