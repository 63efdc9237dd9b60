"""Settings, frozen, from the environment and the command line. Each stands in docs/operations.md."""

import os
import re
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """``public_url`` is what join links and codes name; empty: worked out from the address in the network.

    ``socket_timeout``: seconds in which a client has to send its next bytes, ``header_timeout``: its whole
    request head, ``max_connections``: more than those wait in the backlog,
    ``trusted_proxies``: how many proxies in front tell the client's address, host and scheme (X-Forwarded-*),
    ``armed_for``: seconds after which an armed handover disarms itself, 0 for never,
    ``tls_certificate`` and ``tls_key``: PEM files for https, or ``tls_own``: by an authority made in ``data``, whose
    page for devices that do not trust it yet is at ``install_port``, on plain http,
    ``hotline``: the organisers' telephone number as people write it; empty: none is told.
    """

    data: Path
    host: str = "0.0.0.0"  # noqa: S104 - the hall's devices come over the local network
    port: int = 8000
    public_url: str = ""
    socket_timeout: float = 60.0
    header_timeout: float = 15.0
    max_connections: int = 20_000
    trusted_proxies: int = 0
    armed_for: float = 300.0
    tls_certificate: Path | None = None
    tls_key: Path | None = None
    tls_own: bool = False
    install_port: int = 8080
    hotline: str = ""

    @property
    def secure(self) -> bool:
        """Whether this server speaks https itself."""
        return self.tls_own or self.tls_certificate is not None

    @property
    def scheme(self) -> str:
        return "https" if self.secure else "http"

    @property
    def here(self) -> str:
        """Its address for programs on this machine."""
        host = "127.0.0.1" if self.host in ("", "0.0.0.0", "::") else self.host  # noqa: S104 - compared, not bound
        return f"{self.scheme}://{bracketed(host)}:{self.port}"

    @classmethod
    def from_environment(cls, data: Path, environment: Mapping[str, str] = os.environ, **given: object) -> "Settings":
        """CEREMONY_HOST, CEREMONY_PORT, …; what the command line gives goes before. ValueError names the setting."""
        read = {
            name: _convert(f"CEREMONY_{name.upper()}", environment, kind)
            for name, kind in SETTINGS.items()
            if f"CEREMONY_{name.upper()}" in environment
        }
        return cls(data=data, **{**read, **{k: v for k, v in given.items() if v is not None}})  # type: ignore[arg-type]


def yes_or_no(written: str) -> bool:
    """Raises ValueError for anything but 1, yes, true, 0, no, false."""
    if (word := written.strip().lower()) not in (*_YES, *_NO):
        raise ValueError(written)
    return word in _YES


def telephone(written: str) -> str:
    """Raises ValueError for what cannot be dialled; empty stays empty. Short numbers of services are numbers too."""
    number = " ".join(written.split())
    if number and not _TELEPHONE.fullmatch(number):
        raise ValueError(written)
    return number


_TELEPHONE = re.compile(r"\+?(?:[ .()-]*\d){3,15}")
_YES, _NO = ("1", "yes", "true"), ("0", "no", "false", "")

SETTINGS: dict[str, Callable[[str], object]] = {
    "host": str,
    "port": int,
    "public_url": str,
    "socket_timeout": float,
    "header_timeout": float,
    "max_connections": int,
    "trusted_proxies": int,
    "armed_for": float,
    "tls_certificate": Path,
    "tls_key": Path,
    "tls_own": yes_or_no,
    "install_port": int,
    "hotline": telephone,
}


def _convert(name: str, environment: Mapping[str, str], kind: Callable[[str], object]) -> object:
    try:
        return kind(environment[name])
    except ValueError as error:
        raise ValueError(f"{name}={environment[name]!r}: {kind.__name__}") from error


def bracketed(host: str) -> str:
    """A host as it stands in an address (RFC 3986, section 3.2.2)."""
    return f"[{host}]" if ":" in host else host


def local_address() -> str:
    """This machine's address in its local network; 127.0.0.1 where it has none. Sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        address: str = probe.getsockname()[0]
        return address
