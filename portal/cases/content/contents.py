"""The content of a case as plain frozen data: what is shown, frozen at release, printed in Word and published."""

import re
from dataclasses import dataclass
from datetime import date

from portal.cases.content.kept import KeptBack, kept_back
from portal.cases.rules import PromiseOutcome, RouteRole, SectionKind
from portal.goals.content import GoalContent, computed_judgement, latest_text
from portal.goals.rules import Judgement


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
    """One target's line in a goal status. Figures are finished Danish text with unit; empty where there is none.

    `goal` is the whole goal as it was shown with the case, None where an older release did not keep it.
    """

    number: int | None
    slug: str
    title: str
    baseline: str
    latest: str
    target: str
    judgement: Judgement | None
    reason: str
    goal: GoalContent | None = None

    @property
    def local(self) -> str:
        """The municipality's own latest figure; empty where there is none."""
        return latest_text(self.goal.local.points, self.goal.unit) if self.goal and self.goal.local else ""

    @property
    def kept(self) -> KeptBack | None:
        """What of it citizens do not see; None where they see all of it, as in every public copy."""
        return kept_back(self.goal) if self.goal else None

    @property
    def computed(self) -> Judgement | None:
        """What the figures say: the municipality's own where a target applies to it, else the country's."""
        return computed_judgement(self.goal) if self.goal else None


@dataclass(frozen=True, kw_only=True)
class PromiseContent:
    """Something promised, and what came of it."""

    text: str
    due_on: date | None
    outcome: PromiseOutcome
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SentenceContent:
    """A sentence in the text that a target's figures gave; `figures` are their indicators and periods."""

    text: str
    figures: tuple[tuple[str, str], ...]


STATUS_TEXTS = ("html", "why_html", "next_html")
"""The fields of an area's words, in order."""


@dataclass(frozen=True, kw_only=True)
class GoalStatusContent:
    """What the case says of one goal area: what has happened (`html`), why, what is done now, and its targets.

    `earlier_promises` are last year's with what came of them.
    """

    area: str
    area_slug: str
    html: str
    targets: tuple[TargetContent, ...]
    why_html: str = ""
    next_html: str = ""
    promises: tuple[PromiseContent, ...] = ()
    earlier_promises: tuple[PromiseContent, ...] = ()
    sentences: tuple[SentenceContent, ...] = ()


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
