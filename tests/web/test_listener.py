import socket
from pathlib import Path

from ceremony.web import hub

_ALLOWED = Path("/proc/sys/net/ipv4/tcp_allowed_congestion_control")
_DEFAULT = Path("/proc/sys/net/ipv4/tcp_congestion_control")


def test_connections_take_lost_packets_for_no_jam_where_the_kernel_can():
    listener = hub.listen("127.0.0.1", 0)
    found = listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, 16).rstrip(b"\0").decode()
    assert found == "bbr" if "bbr" in _ALLOWED.read_text().split() else found in ("bbr", _DEFAULT.read_text().strip())
    listener.close()
