"""Who may do what with cases.

Pages that change a case ask the policies that do not look at its state, so that whoever comes too late is told so and
keeps what was typed; the action refuses by the state. What is offered asks those that look.
"""

from portal.cases.models import Attachment, Case, Promise
from portal.cases.rules import CAN_BE_RETURNED, CaseState
from portal.core.actors import Actor, Role, is_staff


def may_list(actor: Actor) -> bool:
    """Everybody employed."""
    return is_staff(actor)


def may_see(actor: Actor, case: Case) -> bool:
    """Everybody employed sees every case. Members see an item once it is released, by the agenda's own policy."""
    return is_staff(actor)


def may_create(actor: Actor) -> bool:
    """Caseworkers write cases."""
    return Role.CASEWORKER in actor.roles


def may_write(actor: Actor, case: Case) -> bool:
    """The caseworker, the other caseworkers and those who are asked to write an area, in whatever state it is."""
    return Role.CASEWORKER in actor.roles and _is_writer(actor, case)


def may_edit(actor: Actor, case: Case) -> bool:
    """Its writers, while it is a draft."""
    return may_write(actor, case) and case.state is CaseState.DRAFT


def may_submit(actor: Actor, case: Case) -> bool:
    """Whoever may edit it."""
    return may_edit(actor, case)


def may_answer(actor: Actor, case: Case) -> bool:
    """Approvers, in whatever state the case is; but nobody approves what they wrote."""
    return Role.APPROVER in actor.roles and not _is_writer(actor, case)


def may_review(actor: Actor, case: Case) -> bool:
    """Approvers, while the case waits for approval."""
    return may_answer(actor, case) and case.state is CaseState.IN_REVIEW


def may_send_back(actor: Actor, case: Case) -> bool:
    """Approvers and secretaries, in whatever state the case is; but nobody what they wrote."""
    return bool({Role.APPROVER, Role.SECRETARY} & actor.roles) and not _is_writer(actor, case)


def may_return(actor: Actor, case: Case) -> bool:
    """The same, while the case waits for approval or is approved and not yet decided."""
    return may_send_back(actor, case) and case.state in CAN_BE_RETURNED


def may_renew(actor: Actor, case: Case) -> bool:
    """Caseworkers go on from any earlier status case, whoever wrote it."""
    return may_create(actor) and may_see(actor, case)


def may_see_promise(actor: Actor, case: Case, promise: Promise) -> bool:
    """Whoever sees the case. The promise must be the case's own."""
    return promise.goal_status_id in {status.id for status in case.goal_statuses} and may_see(actor, case)


def may_answer_promise(actor: Actor, case: Case, promise: Promise) -> bool:
    """The writers of the case and of those that go on from it, in whatever state they are."""
    is_writer = may_write(actor, case) or any(may_write(actor, later) for later in case.successors)
    return may_see_promise(actor, case, promise) and is_writer


def may_see_attachment(actor: Actor, case: Case, attachment: Attachment) -> bool:
    """Whoever sees the case, closed attachments included. The attachment must be the case's own."""
    return attachment.case_id == case.id and may_see(actor, case)


def _is_writer(actor: Actor, case: Case) -> bool:
    return actor.user_id is not None and actor.user_id in case.writer_ids
