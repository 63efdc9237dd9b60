"""The desk's pages: sign-in, the operator's page, the log, papers, and the join cards."""

import io
import logging
from typing import Any

from flask import Blueprint, Response, abort, current_app, redirect, request, send_file, session, url_for
from markupsafe import Markup

from ..core.conference import Conference
from ..core.entry import Refused
from ..evidence.receipt import write as write_receipt
from ..files import qr
from ..files.paper.sentences import long_day
from ..ledger.store import StorageFailed
from ..services import enrolment, logbook, making, paper_receipts, receipts
from ..translations import translate
from ..vault.codes import grouped
from .answers import http_refusal, refusal
from .links import Links
from .pages import ceremony, language, page

blueprint = Blueprint("desk", __name__, url_prefix="/desk")
log_ = logging.getLogger(__name__)
_LONGEST_NAME = 80
_MOST_LINES = 1000
_NO_END = 2**62


@blueprint.before_request
def _signed_in_only() -> Any:
    if request.endpoint != "desk.sign_in" and "operator" not in session:
        return redirect(url_for("desk.sign_in"))
    return None


@blueprint.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Any:
    code = request.values.get("code", "")
    error = None
    if request.method == "POST":
        name = request.form.get("name", "").strip()[:_LONGEST_NAME]
        error = _try_to_sign_in(code, name)
        if error is None:
            session.permanent = True
            session["operator"] = name
            return redirect(url_for("desk.index"))
    answer = page("desk/sign_in.html", ("common", "desk"), code=code, error=error, name=request.form.get("name", ""))
    return answer, 403 if error else 200


def _try_to_sign_in(code: str, name: str) -> str | None:
    """The sentence that says why not; None if it worked."""
    try:
        outcome = enrolment.sign_in(ceremony(), code, name)
    except StorageFailed:
        outcome = Refused("storage_failed")
    return refusal(outcome)["message"] if isinstance(outcome, Refused) else None


@blueprint.get("/")
def index() -> str:
    return page("desk/index.html", ("common", "desk", "log", "units", "refusals"))


@blueprint.get("/log")
def log() -> Any:
    query = logbook.Query(
        before=max(0, min(request.args.get("before", _NO_END, type=int), _NO_END)),
        limit=max(1, min(request.args.get("limit", 200, type=int), _MOST_LINES)),
        events=frozenset(request.args.getlist("event")),
        unit=request.args.get("unit") or None,
        text=request.args.get("q", ""),
    )
    entries, more = logbook.search(ceremony(), query)
    return {"entries": entries, "more": more}


@blueprint.get("/log.<form>")
def log_file(form: str) -> Any:
    if form not in logbook.FORMS:
        abort(404)
    content = io.BytesIO()
    logbook.export(ceremony(), content, form, language())
    name = f'attachment; filename="nhat-ky.{form}"'
    return Response(content.getvalue(), mimetype=logbook.FORMS[form], headers={"Content-Disposition": name})


@blueprint.get("/cards")
def cards() -> str:
    chosen = [code for code in request.args.get("units", "").split(",") if code]
    codes = enrolment.join_codes(ceremony())
    links = Links.of_request()
    with ceremony().state() as state:
        units = [
            {
                "code": code,
                "name": state.units[code].name,
                "parent_name": getattr(state.units.get(state.units[code].parent or ""), "name", None),
                "join_code": grouped(join_code),
                "qr": Markup(qr.svg(links.join(join_code))),  # noqa: S704 - our own SVG
            }
            for code, join_code in codes.items()
            if not chosen or code in chosen
        ]
        conference = state.conference
        begins = state.rundown[0].time if state.rundown else ""
    spoken = language()
    return page(
        "desk/cards.html",
        ("common", "desk"),
        units=units,
        conference=conference,
        when=_when(conference, begins, spoken),
        when_other=_when(conference, begins, "en" if spoken == "vi" else "vi"),
        join_url=links.join(),
        hotline=current_app.config["HOTLINE"],
    )


def _when(conference: Conference | None, begins: str, spoken: str) -> str:
    """Day, and time where a rundown says it."""
    if conference is None or not conference.date:
        return ""
    day = long_day(conference.date, spoken)
    return translate(spoken, "desk.card_when", day=day, time=begins) if begins else day[0].upper() + day[1:]


@blueprint.get("/units/<code>/qr.svg")
def unit_qr(code: str) -> Any:
    join_code = enrolment.join_codes(ceremony()).get(code)
    if join_code is None:
        abort(404)
    return Response(qr.svg(Links.of_request().join(join_code)), mimetype="image/svg+xml")


_PAPERS = {"minutes.pdf": "minutes", "minutes.xlsx": "minutes", "register.xlsx": "register"}


@blueprint.get("/evidence/bundle.zip")
def bundle() -> Any:
    return _file(making.made(ceremony(), ("evidence", "export"), ".zip", language()), "bang-chung.zip")


@blueprint.get("/evidence/<handover>/<paper>")
def paper(handover: str, paper: str) -> Any:
    with ceremony().state() as state:
        known = handover in state.handovers
    if paper not in _PAPERS or not known:
        abort(404)
    command = ("evidence", _PAPERS[paper], f"--handover={handover}")
    return _file(making.made(ceremony(), command, f".{paper.split('.')[1]}", language()), f"{handover}-{paper}")


@blueprint.get("/receipts/<handover>/<unit>.<form>")
def receipt(handover: str, unit: str, form: str) -> Any:
    makers = {"json": receipts.receipt, "pdf": paper_receipts.paper_receipt}
    if form not in makers:
        abort(404)
    found = makers[form](ceremony(), handover, unit)
    if isinstance(found, Refused):
        return http_refusal(found)
    content = found if isinstance(found, bytes) else write_receipt(found)
    return _file(content, f"bien-nhan-{unit}-{handover}.{form}")


@blueprint.errorhandler(making.NotMade)
def _not_made(error: making.NotMade) -> Any:
    log_.error("a paper was not made: %s", error)
    return page("error.html", ("common",), sentence=str(error)), 409


def _file(content: bytes, name: str) -> Any:
    return send_file(io.BytesIO(content), download_name=name, as_attachment=not name.endswith(".pdf"))
