"""A case as it is written: what one save stores."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from portal.cases.rules import (
    MAX_PROMISE,
    MAX_PROMISES,
    MAX_TEXT,
    BodyTwiceOnRoute,
    PromiseTooLong,
    RouteRole,
    SectionKind,
    TextTooLong,
    TitleMissing,
    TooManyPromises,
    clean_point,
    clean_proposer,
)
from portal.core.danish import nfc
from portal.core.html import clean_rich_text
from portal.goals.rules import Judgement


@dataclass(frozen=True, kw_only=True)
class SectionDraft:
    """A section as it is written; only `other` sections have a heading of their own."""

    kind: SectionKind
    heading: str
    html: str = ""


@dataclass(frozen=True, kw_only=True)
class RouteStepDraft:
    """A body and what it does with the case."""

    committee_id: int
    role: RouteRole = RouteRole.DECIDES


@dataclass(frozen=True, kw_only=True)
class JudgementDraft:
    """What is stated of one target, and why."""

    target_id: int
    stated: Judgement | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class PromiseDraft:
    """Something promised, and when it is to be done."""

    text: str
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class GoalStatusDraft:
    """What is written of one goal area. A target that is not named keeps no judgement."""

    area_id: int
    html: str = ""
    why_html: str = ""
    next_html: str = ""
    judgements: tuple[JudgementDraft, ...] = ()
    promises: tuple[PromiseDraft, ...] = ()
    assignee_id: int | None = None
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class CaseDraft:
    """Everything a caseworker writes in one form: what one save stores. Order counts in every part."""

    title: str
    case_number: str = ""
    neutral_title: str = ""
    other_caseworker_ids: tuple[int, ...] = ()
    route: tuple[RouteStepDraft, ...] = ()
    sections: tuple[SectionDraft, ...] = ()
    proposer: str = ""
    points: tuple[str, ...] = ()
    goal_statuses: tuple[GoalStatusDraft, ...] = ()

    def cleaned(self) -> "CaseDraft":
        """The draft as it is stored: clean rich text, single lines, points without "at". Cleaning twice is once."""
        return replace(
            self,
            title=_line(self.title),
            case_number=_line(self.case_number),
            neutral_title=_line(self.neutral_title),
            sections=tuple(
                replace(section, heading=_line(section.heading), html=clean_rich_text(section.html))
                for section in self.sections
            ),
            proposer=clean_proposer(nfc(self.proposer)),
            points=tuple(point for point in (clean_point(nfc(text)) for text in self.points) if point),
            goal_statuses=tuple(_cleaned_status(status) for status in self.goal_statuses),
        )


def _cleaned_status(status: GoalStatusDraft) -> GoalStatusDraft:
    return replace(
        status,
        html=clean_rich_text(status.html),
        why_html=clean_rich_text(status.why_html),
        next_html=clean_rich_text(status.next_html),
        judgements=tuple(replace(line, reason=nfc(line.reason).strip()) for line in status.judgements),
        promises=_cleaned_promises(status.promises),
    )


def _cleaned_promises(promises: Sequence[PromiseDraft]) -> tuple[PromiseDraft, ...]:
    """Each once: a promise is known by its words, so that what came of it stays with it when others come and go."""
    lines = (replace(promise, text=_line(promise.text)) for promise in promises)
    return tuple({line.text: line for line in lines if line.text}.values())


def _line(text: str) -> str:
    return " ".join(nfc(text).split())


def check(draft: CaseDraft) -> None:
    """What even a draft must hold to.

    Raises TitleMissing, BodyTwiceOnRoute, TextTooLong, TooManyPromises or PromiseTooLong.
    """
    if not draft.title:
        raise TitleMissing
    if len({step.committee_id for step in draft.route}) < len(draft.route):
        raise BodyTwiceOnRoute
    texts = [(row.heading, row.html) for row in draft.sections]
    for status in draft.goal_statuses:
        texts += [("Målstatus", html) for html in (status.html, status.why_html, status.next_html)]
        _check_promises(status.promises)
    for heading, html in texts:
        if len(html) > MAX_TEXT:
            raise TextTooLong(heading)


def _check_promises(promises: Sequence[PromiseDraft]) -> None:
    if len(promises) > MAX_PROMISES:
        raise TooManyPromises
    if any(len(promise.text) > MAX_PROMISE for promise in promises):
        raise PromiseTooLong
