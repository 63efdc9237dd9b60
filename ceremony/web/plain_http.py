"""What a server that speaks https says to those who come by plain http: WSGI middleware around the whole of it."""

from collections.abc import Callable, Iterable
from typing import Any

from .gate import Application, Environ

_INSTALLING = ("/install/", "/static/")
_SENTENCE = "Hãy dùng địa chỉ này · Please use this address: {address}\n"


def https_only(application: Application) -> Application:
    """Leads whoever forgot the s to the same page."""
    return _answering(application, lambda environ: environ["wsgi.url_scheme"] == "https", _same_on_https)


def installing_only(application: Application) -> Application:
    """For devices that do not trust the certificate yet: how they come to, and nothing else."""
    return _answering(application, _is_installing, lambda _: "/install")


def _is_installing(environ: Environ) -> bool:
    return f"{environ['PATH_INFO']}/".startswith(_INSTALLING)


def _answering(
    application: Application, is_served: Callable[[Environ], bool], address_for: Callable[[Environ], str]
) -> Application:
    def answer(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if is_served(environ):
            return application(environ, start_response)
        address = address_for(environ)
        headers = [("Content-Type", "text/plain; charset=utf-8"), ("Location", address), ("Cache-Control", "no-store")]
        start_response("307 Temporary Redirect", headers)
        return [_SENTENCE.format(address=address).encode()]

    return answer


def _same_on_https(environ: Environ) -> str:
    host = environ.get("HTTP_HOST") or f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}"
    query = f"?{environ['QUERY_STRING']}" if environ.get("QUERY_STRING") else ""
    return f"https://{host}{environ['RAW_PATH_INFO']}{query}"
