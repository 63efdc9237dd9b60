"""An authority of our own (RFC 5280): what devices trust once, and what may speak only for local addresses."""

import os
import tempfile
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import ip_address, ip_network
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from .addresses import is_number

_VALID = timedelta(days=3 * 365)
#: iOS refuses certificates that are valid for more than 825 days; ours is made anew at every start.
_SERVER_VALID = timedelta(days=90)
#: Clocks of devices go wrong by hours, and by a day where the date was typed.
_EARLIER = timedelta(days=2)
_LONGEST_NAME = 64
_LOCAL_NAMES = ("localhost", "local")
#: RFC 1918, 3927, 6598, 4193, and this machine itself.
_LOCAL_NUMBERS = (
    *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10", "127.0.0.0/8"),
    *("fc00::/7", "::1/128"),
)


class Authority:
    """Kept in ``folder``: ``authority.pem`` (mode 600, its key and its certificate) and ``authority.crt``, for anyone.

    Whoever trusts it trusts it for local names and numbers and those of this machine as it was made, and for no others:
    its key, stolen, opens no bank.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        kept = (folder / "authority.pem").read_bytes()
        self._key = load_pem_private_key(kept, password=None)
        self.certificate = x509.load_pem_x509_certificate(kept)

    @classmethod
    def open(cls, folder: Path, name: str, hosts: Iterable[str], now: datetime) -> "Authority":
        """The one that is there and still valid, else a new one of that name. Durable when it returns."""
        if not _is_valid(folder / "authority.pem", now):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            key, certificate = _made(name[:_LONGEST_NAME], list(hosts), now)
            _keep(folder / "authority.pem", _pem(key) + certificate.public_bytes(Encoding.PEM))
            (folder / "authority.crt").unlink(missing_ok=True)
        authority = cls(folder)
        if not authority.file.exists():
            authority.file.write_bytes(authority.pem)
        return authority

    @property
    def file(self) -> Path:
        """Its certificate alone, for programs that are given what to trust."""
        return self._folder / "authority.crt"

    @property
    def name(self) -> str:
        """Under which devices show it."""
        return str(self.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    def covers(self, host: str) -> bool:
        """Whether it may speak for a host."""
        permitted = self.certificate.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees
        return any(_is_within(host, subtree.value) for subtree in permitted or ())

    def certify(self, hosts: Iterable[str], now: datetime) -> Path:
        """A file (mode 600) with a new key and its certificate for those hosts that it may speak for."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = [_general(host) for host in hosts if self.covers(host)]
        certificate = (
            _builder(_named("Ceremony"), self.certificate.subject, key, now, _SERVER_VALID)
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(digital_signature=True), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(_identifier(self.certificate), critical=False)
            .sign(self._key, SHA256())  # type: ignore[arg-type]
        )
        path = self._folder / "server.pem"
        _keep(path, _pem(key) + certificate.public_bytes(Encoding.PEM))
        return path


def fingerprint(certificate: x509.Certificate) -> str:
    """The SHA-256 of its DER, in capital hexadecimal digits, as devices show it."""
    return sha256(certificate.public_bytes(Encoding.DER)).hexdigest().upper()


def _made(name: str, hosts: list[str], now: datetime) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _named(name)
    certificate = (
        _builder(subject, subject, key, now, _VALID)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(digital_signature=False), critical=True)
        .add_extension(x509.NameConstraints(_permitted(hosts), None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )
    return key, certificate


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, now: datetime, valid: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _EARLIER)
        .not_valid_after(now + valid)
    )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _usage(*, digital_signature: bool) -> x509.KeyUsage:
    """Of a server, which signs its handshakes; or of an authority, which signs certificates."""
    signs_certificates = not digital_signature
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _identifier(authority: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    own = authority.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own)


def _permitted(hosts: list[str]) -> list[x509.GeneralName]:
    """Local names and numbers, and this machine's own that are not among them."""
    local: list[x509.GeneralName] = [x509.DNSName(name) for name in _LOCAL_NAMES]
    local += [x509.IPAddress(ip_network(number)) for number in _LOCAL_NUMBERS]
    more = [host for host in hosts if not any(_is_within(host, each.value) for each in local)]
    return local + [x509.IPAddress(ip_network(host)) if is_number(host) else x509.DNSName(host) for host in more]


def _is_within(host: str, permitted: object) -> bool:
    """RFC 5280, section 4.2.1.10: a name permits itself and those below it, a network its addresses."""
    if isinstance(permitted, str):
        return not is_number(host) and (host == permitted or host.endswith(f".{permitted}"))
    return is_number(host) and ip_address(host) in permitted  # type: ignore[operator]


def _general(host: str) -> x509.GeneralName:
    return x509.IPAddress(ip_address(host)) if is_number(host) else x509.DNSName(host)


def _is_valid(path: Path, now: datetime) -> bool:
    """For as long as a server's certificate that it would sign now."""
    if not path.exists():
        return False
    return x509.load_pem_x509_certificate(path.read_bytes()).not_valid_after_utc > now + _SERVER_VALID


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _keep(path: Path, content: bytes) -> None:
    """Whole or not at all, and readable by its owner only: a temporary file is made so."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).rename(path)
