"""Where anyone checks a receipt or a bundle; nothing of it is sent to the server."""

from flask import Blueprint, Response

from ..verify_page import verify_page
from .pages import language, page

blueprint = Blueprint("verify", __name__)


@blueprint.get("/verify")
def index() -> str:
    return page("verify/index.html", ("common", "verify"), bilingual=True)


@blueprint.get("/verify.html")
def single_page() -> Response:
    """The page as one file, to keep."""
    answer = Response(verify_page(language()), mimetype="text/html")
    answer.headers["Content-Disposition"] = "attachment; filename=verify.html"
    return answer
