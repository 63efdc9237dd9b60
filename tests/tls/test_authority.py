"""An authority is made once, is trusted for local addresses only, and certifies its server anew each time."""

import socket
import ssl
import stat
import threading
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509

from ceremony.tls import Authority, fingerprint, of_this_machine

NOW = datetime.now(UTC)
HOSTS = ["localhost", "127.0.0.1", "may-chu", "may-chu.local", "10.1.2.3", "fd00::7", "203.0.113.9"]


@pytest.fixture
def authority(tmp_path):
    return Authority.open(tmp_path / "tls", "Ceremony may-chu", HOSTS, NOW)


def handshake(server_files, trusted, host):
    """A real one, over a socket pair. Raises what the client finds wrong."""
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(server_files)
    here, there = socket.socketpair()
    answering = threading.Thread(target=answer, args=(serving, there))
    answering.start()
    try:
        with ssl.create_default_context(cafile=trusted).wrap_socket(here, server_hostname=host):
            pass
    finally:
        here.close()
        answering.join(10)


def answer(serving, there):
    with there:
        try:
            serving.wrap_socket(there, server_side=True).close()
        except OSError:
            return


@pytest.mark.parametrize("host", HOSTS)
def test_whoever_trusts_it_trusts_its_server_under_every_address(authority, host):
    handshake(authority.certify(HOSTS, NOW), authority.file, host)


def test_nobody_else_does(authority, tmp_path):
    other = Authority.open(tmp_path / "other", "Ceremony khac", HOSTS, NOW)
    with pytest.raises(ssl.SSLCertVerificationError):
        handshake(authority.certify(HOSTS, NOW), other.file, "localhost")


def test_it_certifies_no_host_outside_of_its_network(authority):
    path = authority.certify([*HOSTS, "bank.example", "198.51.100.1", "localhost.example"], NOW)
    names = x509.load_pem_x509_certificate(path.read_bytes()).extensions
    found = names.get_extension_for_class(x509.SubjectAlternativeName).value
    assert {str(name.value) for name in found} == set(HOSTS)


def test_not_even_its_stolen_key_speaks_for_another_host(authority, monkeypatch):
    monkeypatch.setattr(Authority, "covers", lambda *_: True)
    for host in ("bank.example", "198.51.100.1"):
        with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"):
            handshake(authority.certify([host], NOW), authority.file, host)


def test_it_is_kept_and_the_servers_certificate_is_renewed(authority, tmp_path):
    first = authority.certify(HOSTS, NOW).read_bytes()
    later = NOW + timedelta(days=1)
    again = Authority.open(tmp_path / "tls", "another name", HOSTS, later)
    assert fingerprint(again.certificate) == fingerprint(authority.certificate)
    assert again.certify(HOSTS, later).read_bytes() != first
    handshake(tmp_path / "tls" / "server.pem", authority.file, "10.1.2.3")


def test_it_is_made_anew_before_it_ends(authority, tmp_path):
    again = Authority.open(tmp_path / "tls", "Ceremony may-chu", HOSTS, NOW + timedelta(days=3 * 365 - 60))
    assert fingerprint(again.certificate) != fingerprint(authority.certificate)
    assert again.file.read_bytes() == again.pem


def test_keys_are_for_the_owner_only(authority, tmp_path):
    authority.certify(HOSTS, NOW)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "tls").iterdir()}
    assert (modes["authority.pem"], modes["server.pem"]) == (0o600, 0o600)
    assert b"PRIVATE" not in authority.file.read_bytes()


def test_this_machine_has_names_and_numbers():
    found = of_this_machine()
    assert {"localhost", "127.0.0.1", "::1", socket.gethostname().lower()} <= set(found)
