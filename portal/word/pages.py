"""Word files for staff and members. What citizens may have is made and kept by publication."""

from flask import Blueprint, Response

from portal.agendas import queries as agendas
from portal.agendas.models import AgendaItem
from portal.cases import queries as cases
from portal.cases.models import Case
from portal.core import clock, settings
from portal.core.danish import slug
from portal.decisions import queries as decisions
from portal.documents.presenters import send
from portal.documents.rules import FileKind
from portal.web.access import requires
from portal.web.database import session
from portal.word import policies
from portal.word.documents import item_document

blueprint = Blueprint("word", __name__)


@blueprint.get("/dagsordenspunkter/<int:item_id>/word")
@requires(policies.may_take_item, item=agendas.get)
def item(item: AgendaItem) -> Response:
    content = decisions.content(session(), item, decisions.for_item(session(), item.id), today=clock.today())
    municipality = settings.municipality(session()).name
    return _file(item_document(content, municipality=municipality), item.reference or slug(content.title))


@blueprint.get("/sager/<int:case_id>/word")
@requires(policies.may_take_case, case=cases.get)
def case(case: Case) -> Response:
    content = agendas.draft_content(session(), case, today=clock.today())
    municipality = settings.municipality(session()).name
    return _file(item_document(content, municipality=municipality), slug(case.title))


def _file(data: bytes, name: str) -> Response:
    return send(data, filename=f"{name[:80] or 'sag'}.docx", media_type=FileKind.DOCX)
