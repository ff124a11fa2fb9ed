"""Departments and who leads them."""

from flask import Response
from flask.typing import ResponseReturnValue

from portal.accounts import queries as accounts
from portal.accounts.models import User
from portal.administration.forms import DepartmentForm
from portal.administration.pages.blueprint import blueprint, done
from portal.committees import actions, queries
from portal.committees.models import Department
from portal.committees.policies import may_administer
from portal.core import clock
from portal.core.actors import Role
from portal.web.access import actor, requires
from portal.web.database import session
from portal.web.rendering import render


@blueprint.get("/administration/afdelinger")
@requires(may_administer)
def departments() -> Response:
    rows = [(one, queries.members_of(session(), one.id)) for one in queries.departments(session())]
    return render("administration/departments.html", rows=rows)


@blueprint.route("/administration/afdelinger/ny", methods=["GET", "POST"])
@requires(may_administer)
def new_department() -> ResponseReturnValue:
    form = DepartmentForm()
    form.offer_leaders(accounts.with_role(session(), Role.APPROVER))
    if form.validate_on_submit():
        with form.catching():
            made = actions.create_department(
                session(), actor=actor(), at=clock.now(), name=form.name.data or "", leader=_leader(form)
            )
            return done("Afdelingen er oprettet.", "department", department_id=made.id)
    return render("administration/new_department.html", form=form)


@blueprint.route("/administration/afdelinger/<int:department_id>", methods=["GET", "POST"])
@requires(may_administer, department=queries.get_department)
def department(department: Department) -> ResponseReturnValue:
    form = DepartmentForm(obj=department)
    form.offer_leaders(accounts.with_role(session(), Role.APPROVER), department.leader)
    if form.validate_on_submit():
        with form.catching():
            actions.change_department(
                session(),
                actor=actor(),
                at=clock.now(),
                department=department,
                name=form.name.data or "",
                leader=_leader(form),
            )
            return done("Afdelingen er ændret.", "department", department_id=department.id)
    members = queries.members_of(session(), department.id)
    return render("administration/department.html", form=form, department=department, members=members)


def _leader(form: DepartmentForm) -> User | None:
    return accounts.get(session(), form.leader_id.data) if form.leader_id.data else None
