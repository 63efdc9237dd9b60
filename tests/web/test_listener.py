import subprocess
import sys
from pathlib import Path

_ALLOWED = Path("/proc/sys/net/ipv4/tcp_allowed_congestion_control")
_DEFAULT = Path("/proc/sys/net/ipv4/tcp_congestion_control")
#: In a process of its own: what imports the hub is green from then on.
_LISTEN = """
import socket
from ceremony.web import hub
listener = hub.listen("127.0.0.1", 0)
print(listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, 16).rstrip(b"\\0").decode())
"""


def test_connections_take_lost_packets_for_no_jam_where_the_kernel_can():
    found = subprocess.run([sys.executable, "-c", _LISTEN], capture_output=True, text=True, check=True).stdout.strip()
    assert found in (("bbr",) if "bbr" in _ALLOWED.read_text().split() else ("bbr", _DEFAULT.read_text().strip()))
