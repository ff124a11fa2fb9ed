"""The content of a case as plain frozen data: what is shown, frozen at release, printed in Word and published."""

import re
from dataclasses import dataclass, replace

from portal.cases.rules import (
    MAX_TEXT,
    BodyTwiceOnRoute,
    Judgement,
    RouteRole,
    SectionKind,
    TextTooLong,
    TitleMissing,
    clean_point,
    clean_proposer,
)
from portal.core.danish import nfc
from portal.core.html import clean_rich_text


@dataclass(frozen=True, kw_only=True)
class RouteCell:
    """One body in the route table; `role` is None where the case does not go there."""

    code: str
    name: str
    role: RouteRole | None


@dataclass(frozen=True, kw_only=True)
class SectionContent:
    """`html` is clean by `core.html.clean`: h2-h4, p, ul, ol, li, table, tr, th, td, strong, em, a, blockquote, br."""

    kind: SectionKind
    heading: str
    html: str


@dataclass(frozen=True, kw_only=True)
class TargetContent:
    """One target's line in a goal status. Figures are finished Danish text with unit; empty where there is none."""

    number: int | None
    slug: str
    title: str
    baseline: str
    latest: str
    target: str
    judgement: Judgement | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class GoalStatusContent:
    """What the case says of one goal area: the local text and a line for each of its targets."""

    area: str
    area_slug: str
    html: str
    targets: tuple[TargetContent, ...]


@dataclass(frozen=True, kw_only=True)
class RecommendationContent:
    """`points` are without the leading "at"; `proposer` without the trailing "indstiller,"."""

    proposer: str
    points: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AttachmentContent:
    """One attachment; `size` in bytes. `attachment_id` is None where an import knows only the name."""

    attachment_id: int | None
    title: str
    filename: str
    media_type: str
    size: int
    sha256: str
    is_closed: bool


@dataclass(frozen=True, kw_only=True)
class MentionContent:
    """A national target that the text speaks of, by its address and name."""

    slug: str
    title: str


@dataclass(frozen=True, kw_only=True)
class CaseContent:
    """The whole case. `route` is None where it is unknown: never guessed, never shown as "nobody"."""

    case_number: str
    title: str
    caseworker: str
    other_caseworkers: tuple[str, ...]
    route: tuple[RouteCell, ...] | None
    sections: tuple[SectionContent, ...]
    goal_statuses: tuple[GoalStatusContent, ...]
    recommendation: RecommendationContent | None
    attachments: tuple[AttachmentContent, ...]
    mentions: tuple[MentionContent, ...] = ()


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
class GoalStatusDraft:
    """What is written of one goal area. A target that is not named keeps no judgement."""

    area_id: int
    html: str = ""
    judgements: tuple[JudgementDraft, ...] = ()


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
        judgements=tuple(replace(line, reason=nfc(line.reason).strip()) for line in status.judgements),
    )


def _line(text: str) -> str:
    return " ".join(nfc(text).split())


def check(draft: CaseDraft) -> None:
    """What even a draft must hold to. Raises TitleMissing, BodyTwiceOnRoute or TextTooLong."""
    if not draft.title:
        raise TitleMissing
    if len({step.committee_id for step in draft.route}) < len(draft.route):
        raise BodyTwiceOnRoute
    texts = [(row.heading, row.html) for row in draft.sections]
    texts += [("Målstatus", status.html) for status in draft.goal_statuses]
    for heading, html in texts:
        if len(html) > MAX_TEXT:
            raise TextTooLong(heading)


_HEADING = re.compile(r"<(/?)h([2-6])>")


def headings_under(html: str, level: int) -> str:
    """Clean html whose headings nest under a heading of `level`, whichever levels they were written with.

    None is left out on the way down, since a reader who hears the headings would miss a step.
    """
    written = sorted({int(found) for _slash, found in _HEADING.findall(html)})
    now = level

    def moved(match: re.Match[str]) -> str:
        nonlocal now
        if not match[1]:
            now = min(level + 1 + written.index(int(match[2])), now + 1, 6)
        return f"<{match[1]}h{now}>"

    return _HEADING.sub(moved, html)
