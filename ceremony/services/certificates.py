"""With which certificate a server speaks https: one that was given, or one of its own authority's."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509

from ..settings import Settings, bracketed
from ..tls import Authority, of_this_machine
from . import clock
from .rehearsing import mode_of

_FOLDER = "tls"
log = logging.getLogger(__name__)


class NotCovered(Exception):
    """The authority, made earlier, may not speak for the host of the public address. ``file``: what to take away."""

    def __init__(self, host: str, file: Path) -> None:
        super().__init__(host)
        self.host = host
        self.file = file


@dataclass(frozen=True)
class Certified:
    """``root``: the address that a given certificate speaks for; of our own every address of this machine is."""

    certificate: Path
    key: Path | None = None
    root: str = ""
    authority: Authority | None = None


def certified(settings: Settings) -> Certified | None:
    """None where the server speaks plain http. Raises NotCovered, or OSError for files that cannot be read."""
    if settings.tls_own:
        authority, hosts = _own(settings)
        return Certified(authority.certify(hosts, _now()), authority=authority)
    if settings.tls_certificate is None:
        return None
    root = settings.public_url or _root(settings.tls_certificate, settings.port)
    return Certified(settings.tls_certificate, settings.tls_key, root)


def trusted(settings: Settings) -> list[str]:
    """How a simulated endpoint on this machine is told to trust its server, which may have another name there."""
    if settings.tls_own:
        return ["--ca", str(settings.data / _FOLDER / "authority.crt")]
    return ["--insecure"] if settings.secure else []


def _own(settings: Settings) -> tuple[Authority, list[str]]:
    now, machine = _now(), of_this_machine()
    public = urlsplit(settings.public_url).hostname
    hosts = [*machine, *([public] if public else [])]
    rehearsal = " (rehearsal)" if mode_of(settings.data) == "rehearsal" else ""
    name = f"Ceremony {machine[3][:24]} {now.date().isoformat()}{rehearsal}"
    authority = Authority.open(settings.data / _FOLDER, name, hosts, now)
    if public and not authority.covers(public):
        raise NotCovered(public, authority.file.with_suffix(".pem"))
    _warn(host for host in hosts if not authority.covers(host))
    return authority, hosts


def _warn(hosts: Iterable[str]) -> None:
    for host in hosts:
        log.warning("the authority was made before %s was an address of this machine, and does not cover it", host)


def _root(certificate: Path, port: int) -> str:
    """By the first name that is no wildcard; empty where it has none. Raises OSError or ValueError."""
    found = x509.load_pem_x509_certificate(certificate.read_bytes())
    try:
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ""
    hosts = [*names.get_values_for_type(x509.DNSName), *map(str, names.get_values_for_type(x509.IPAddress))]
    host = next((host for host in hosts if "*" not in host), None)
    return f"https://{bracketed(host)}{'' if port == 443 else f':{port}'}" if host else ""


def _now() -> datetime:
    return datetime.fromisoformat(clock.now()).astimezone(UTC)
