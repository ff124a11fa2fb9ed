"""The blueprint that all pages of cases stand on."""

from pathlib import Path

from flask import Blueprint, current_app, flash

from portal.cases import queries
from portal.cases.content import headings_under
from portal.cases.models import Case
from portal.cases.rules import case_number_warning
from portal.web.database import session

blueprint = Blueprint("cases", __name__)
blueprint.add_app_template_filter(headings_under, "headings_under")
CASE = "/sager/<int:case_id>"


def files_root() -> Path:
    return Path(current_app.config["FILES"])


def warn_of_number(case: Case) -> None:
    """A case number is never refused; what may be wrong with it is said."""
    warning = case_number_warning(case.case_number)
    if warning:
        flash(warning, "warning")
    same = queries.with_number(session(), case.case_number, other_than=case.id) if case.case_number else ()
    if same:
        flash(f"Sagsnummeret {case.case_number} bruges også af sagen ”{same[0].title}”.", "warning")
