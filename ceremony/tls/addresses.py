"""Under which names and numbers other devices reach this machine."""

import re
import socket
from ipaddress import IPv6Address, ip_address
from pathlib import Path

_FIB = Path("/proc/net/fib_trie")
_IF_INET6 = Path("/proc/net/if_inet6")
_LOCAL = re.compile(r"\|-- ([\d.]+)\n\s+/32 host LOCAL")
HERE = ("localhost", "127.0.0.1", "::1")


def of_this_machine() -> list[str]:
    """Its host name, that name in the local network (RFC 6762), and its addresses; link-local ones need a zone that no
    certificate can name. Where the kernel does not tell the addresses, only the names."""
    name = socket.gethostname().lower()
    found = [*HERE, name, f"{name.partition('.')[0]}.local", *_ipv4(), *_ipv6()]
    return list(dict.fromkeys(found))


def _ipv4() -> list[str]:
    return sorted(set(_LOCAL.findall(_told(_FIB))))


def _ipv6() -> list[str]:
    numbers = [IPv6Address(int(line.split()[0], 16)) for line in _told(_IF_INET6).splitlines()]
    return sorted(str(number) for number in numbers if not number.is_link_local)


def _told(path: Path) -> str:
    try:
        return path.read_text("ascii")
    except OSError:
        return ""


def is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
