"""Who may do what with cases.

Pages that change a case ask the policies that do not look at its state, so that whoever comes too late is told so and
keeps what was typed; the action refuses by the state. What is offered asks those that look.
"""

from portal.cases.models import Attachment, Case
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
    """The caseworker and the other caseworkers of the case, in whatever state it is."""
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


def may_see_attachment(actor: Actor, case: Case, attachment: Attachment) -> bool:
    """Whoever sees the case, closed attachments included. The attachment must be the case's own."""
    return attachment.case_id == case.id and may_see(actor, case)


def _is_writer(actor: Actor, case: Case) -> bool:
    writers = {case.caseworker_id, *(other.user_id for other in case.other_caseworkers)}
    return actor.user_id is not None and actor.user_id in writers
