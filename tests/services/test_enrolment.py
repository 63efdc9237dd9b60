import pytest

from ceremony.core.entry import Refused
from ceremony.services import enrolment, packages
from ceremony.services.ceremony import Ceremony
from tests.conference import HANDOVER, UNITS, make_conference


@pytest.fixture
def ceremony(tmp_path):
    prepared = make_conference(tmp_path / "data")
    with Ceremony.open(prepared.data) as ceremony:
        yield ceremony


def enrolled(ceremony, unit):
    endpoint, token, _ = enrolment.enrol(ceremony, enrolment.join_codes(ceremony)[unit], "PC")
    return endpoint, token


def test_a_join_code_makes_an_endpoint_of_its_unit(ceremony):
    endpoint, token = enrolled(ceremony, UNITS[1])
    assert endpoint.unit == UNITS[1]
    assert enrolment.endpoint_of(ceremony, token) == endpoint
    assert enrolment.endpoint_of(ceremony, token + "x") is None
    assert enrolment.endpoint_of(ceremony, None) is None


def test_the_ledger_holds_neither_token_nor_codes(ceremony):
    _, token = enrolled(ceremony, UNITS[0])
    code = enrolment.invite_operator(ceremony)
    stored = b"".join(body for _, body in ceremony.ledger.after(0))
    secrets = [token, code, enrolment.stage_key(ceremony), *enrolment.join_codes(ceremony).values()]
    assert not [secret for secret in secrets if secret.encode() in stored]


def test_before_the_release_the_ledger_holds_no_plaintext_hash_and_no_secret(ceremony):
    stored = b"".join(body for _, body in ceremony.ledger.after(0))
    with ceremony.state() as state:
        handover = state.handovers[HANDOVER]
    hashes = [ceremony.strongbox.plaintext_hash(document) for document in handover.envelopes]
    shares = [ceremony.strongbox.share(handover.release_hash, document) for document in handover.envelopes]
    assert not [h for h in hashes if h.encode() in stored]
    assert not [s for s in shares if packages.base64(s).encode() in stored]
    assert packages.base64(ceremony.strongbox.secret(handover.release_hash)).encode() not in stored


def test_a_sign_in_code_works_once(ceremony):
    code = enrolment.invite_operator(ceremony)
    assert enrolment.sign_in(ceremony, code, " ") == Refused("person_missing")
    assert enrolment.sign_in(ceremony, code, "Người điều khiển")[0].event == "operator_signed_in"
    assert enrolment.sign_in(ceremony, code, "Người khác") == Refused("code_used_or_unknown")


def test_a_sign_in_code_lapses(ceremony, monkeypatch):
    code = enrolment.invite_operator(ceremony)
    monkeypatch.setattr(enrolment.clock, "now", lambda: "9999-01-01T00:00:00.000Z")
    assert enrolment.sign_in(ceremony, code, "A") == Refused("code_expired")


def test_what_is_another_units_is_denied_and_written_once(ceremony):
    endpoint, _ = enrolled(ceremony, UNITS[0])
    other, _ = enrolled(ceremony, UNITS[1])
    theirs = packages.manifest(ceremony, other, HANDOVER, UNITS[1])["envelopes"]
    own = next(envelope for envelope in theirs if not envelope["common"])
    common = next(envelope for envelope in theirs if envelope["common"])
    for _ in range(5):
        assert packages.manifest(ceremony, endpoint, HANDOVER, UNITS[1]) == Refused("not_your_unit")
        assert packages.envelope(ceremony, endpoint, own["sha256"]) == Refused("not_your_envelope")
    assert packages.envelope(ceremony, endpoint, common["sha256"]).exists()
    assert packages.envelope(ceremony, endpoint, "0" * 64) == Refused("unknown_envelope")
    denied = [body for _, body in ceremony.ledger.after(0) if b"access_denied" in body]
    assert len(denied) == 2


def test_guessing_is_slowed_down_for_one_address_only():
    now = [0]
    brake = enrolment.Brake(lambda: now[0])
    for _ in range(10):
        assert brake.wait_s("a") == 0
        brake.wrong("a")
    assert 0 < brake.wait_s("a") <= 61
    assert brake.wait_s("b") == 0
    now[0] += 60_001
    assert brake.wait_s("a") == 0
