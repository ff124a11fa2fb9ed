"""The blueprint that all pages of cases stand on."""

from pathlib import Path

from flask import Blueprint, current_app, flash

from portal.cases import queries
from portal.cases.content import headings_under
from portal.cases.models import Case
from portal.cases.rules import case_number_warning
from portal.core import clock
from portal.goals.presenters.charts import goal_charts
from portal.goals.presenters.judging import judgement_tag
from portal.goals.presenters.tables import series_rows
from portal.web.database import session

blueprint = Blueprint("cases", __name__)
blueprint.add_app_template_filter(headings_under, "headings_under")
blueprint.add_app_template_filter(goal_charts, "goal_charts")
blueprint.add_app_template_filter(series_rows, "series_rows")
blueprint.add_app_template_filter(judgement_tag, "judgement_tag")
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


def warn_of_stale(case: Case) -> None:
    """A sentence whose figures have changed stops nobody; it is said, so that it is not sent on unseen."""
    found = queries.goals_as_of(session(), clock.today()) if any(row.sentences for row in case.goal_statuses) else {}
    for stale in queries.stale_sentences(case, found):
        flash(f"{stale.area}: {stale.why}: ”{stale.old}”", "warning")
