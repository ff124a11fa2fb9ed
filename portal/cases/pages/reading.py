"""The list of cases, a case as it reads, and its files."""

from flask import Response
from htmx_flask import request

from portal.cases import policies, queries
from portal.cases.forms.short import SearchForm
from portal.cases.models import Attachment, Case
from portal.cases.pages.blueprint import CASE, blueprint, files_root
from portal.cases.presenters import (
    STATE_TONES,
    case_list,
    case_page,
)
from portal.core import clock
from portal.documents.presenters import download
from portal.web.access import actor, requires
from portal.web.database import session
from portal.web.rendering import render


@blueprint.get("/sager")
@requires(policies.may_list)
def index() -> Response:
    search = SearchForm(formdata=request.args)
    words = (search.soeg.data or "")[:200]
    found = case_list(session(), actor(), search=words, state=search.state, page=search.side.data or 1)
    return render("cases/index.html", fragment="cases", search=search, page=found, tones=STATE_TONES)


@blueprint.get(CASE)
@requires(policies.may_see, case=queries.get)
def show(case: Case) -> Response:
    return render(
        "cases/show.html", case=case, page=case_page(session(), case, actor(), clock.today()), tones=STATE_TONES
    )


@blueprint.get(f"{CASE}/bilag/<int:attachment_id>")
@requires(policies.may_see_attachment, case=queries.get, attachment=queries.get_attachment)
def attachment(case: Case, attachment: Attachment) -> Response:
    """A file of the case. The policy holds the attachment to its case."""
    assert attachment.case_id == case.id
    return download(attachment.file, filename=attachment.filename, root=files_root())
