"""A real time-stamping authority (RFC 3161), by ``openssl ts``, on a port of this machine."""

import http.server
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

CONFIG = """
[tsa]
default_tsa = ours
[ours]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
certs = {folder}/tsa.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
[req]
distinguished_name = name
[name]
[ext]
extendedKeyUsage = critical,timeStamping
"""
Answer = Callable[[bytes], bytes]


class Authority:
    """Serves whatever ``answer`` makes of a query."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder))
        (folder / "serial").write_text("01\n")
        subject = ("-subj", "/CN=TSA", "-days", "2", "-nodes", "-newkey", "rsa:2048", "-extensions", "ext")
        files = ("-keyout", str(folder / "tsa.key"), "-out", str(folder / "tsa.pem"))
        self._openssl("req", "-x509", "-config", str(folder / "tsa.cnf"), *subject, *files)
        self.answer: Answer = self.stamp
        self.hold = threading.Event()
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stamp(self, query: bytes) -> bytes:
        asked, answered = self.folder / "query", self.folder / "reply"
        asked.write_bytes(query)
        files = ("-queryfile", str(asked), "-out", str(answered))
        self._openssl("ts", "-reply", "-config", str(self.folder / "tsa.cnf"), "-section", "ours", *files)
        return answered.read_bytes()

    def close(self) -> None:
        self.hold.set()
        self._server.shutdown()
        self._server.server_close()

    def _openssl(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], check=True, capture_output=True, timeout=60)

    def _handler(self) -> type[http.server.BaseHTTPRequestHandler]:
        authority = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                content = authority.answer(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        return Handler
