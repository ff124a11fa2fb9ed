"""National targets and local statuses among the bullets of a section."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from portal.imports.agenda_text.parsed import GoalBullet, ParsedStatus, UnplacedText
from portal.imports.agenda_text.richtext import Block, BulletList, Paragraph, is_label, to_html, to_text

# The catalogue's keys and the words that only this target's wording has.
_TARGETS = {
    "ungdomsuddannelse": r"^(?!.*\b95\b)(?!.*ungdomsårgang).*ungdomsuddannelse",  # not the goal for a whole year group
    "fagligt-niveau": r"læsning|matematik|faglige? niveau|nationale test",
    "kriminalitet": r"kriminalitet|strafferet|fældende",
    "anbringelser-sammenbrud": r"^(?=.*anbring).*(?:brud|bryde|skift)",
    "hjemloese": r"hjemløs",
    "genindskrivning": r"herberg|forsorgshjem|genindskriv",
    "krisecenter": r"krisecent",
    "stofmisbrug": r"stofmisbrug|stoffri",
    "narkodoedsfald": r"dødsfald|narkodød",
}
# Where both are named, the first is what the sentence is about.
_OUTRANKS = {"genindskrivning": "hjemloese", "narkodoedsfald": "stofmisbrug"}
_STATES_A_TARGET = re.compile(
    r"\b(?:mindst|højst|højest|maksimalt|skal|reduceres|reduktion|øges|nedbringes|halveres|fordobles|falde|"
    r"stige|forbedres|fastholdes|(?:i|inden|senest|frem mod) 2020)\b"
)
AREAS = {
    "hjemloese": r"hjemløs|husvild",
    "udsatte-voksne": r"udsatte voksne",
    "misbrug": r"misbrug|alkohol|narko",
    "uddannelse": r"uddannelse|faglig|læsning",
    "kriminalitet": r"kriminal",
    "anbringelser": r"anbring",
}
_STATUS_HEADING = re.compile(r"Status (?:i|for|på|hos) .{1,100}", re.IGNORECASE)
_LABEL_WITH_TEXT = re.compile(r"(?P<label>[^:.]{1,60}?)(?::| [–—-])\s+(?P<text>\S.*)")


@dataclass
class GoalFindings:
    """What was found in all sections of an item."""

    goals: list[GoalBullet] = field(default_factory=list)
    statuses: list[ParsedStatus] = field(default_factory=list)
    unplaced: list[UnplacedText] = field(default_factory=list)


def search(blocks: tuple[Block, ...], findings: GoalFindings) -> None:
    """Adds the targets and the statuses of one section. Nothing is taken out of the section itself."""
    in_status = False
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            in_status = _is_status_heading(block) or (in_status and not _ends_statuses(block))
        elif in_status:
            _add_statuses(block, _Below(blocks, index), findings)
        else:
            _add_goals(block, findings)


def goal_key(text: str) -> str | None:
    """The catalogue's key of a bullet that states a target; None where no target, or not one alone, is stated."""
    keys = _goal_keys(text)
    return keys.pop() if len(keys) == 1 else None


def area_slug(label: str) -> str | None:
    """The goal area of a status's label; None where it names no area, or more than one."""
    found = [slug for slug, words in AREAS.items() if re.search(words, label.casefold())]
    return found[0] if len(found) == 1 else None


def _goal_keys(text: str) -> set[str]:
    folded = text.casefold()
    if not _STATES_A_TARGET.search(folded):
        return set()
    found = {key for key, words in _TARGETS.items() if re.search(words, folded)}
    return found - {lower for higher, lower in _OUTRANKS.items() if higher in found}


def _add_goals(block: BulletList, findings: GoalFindings) -> None:
    for item in block.items:
        text = " ".join(paragraph.text for paragraph in item)
        keys = _goal_keys(text)
        key = goal_key(text)
        earlier = next((goal.line for goal in findings.goals if goal.key == key), None)
        if key and earlier is None:
            findings.goals.append(GoalBullet(line=item[0].line, key=key, text=text))
        elif keys:
            reason = (
                f"målet er allerede fundet på linje {earlier}"
                if key
                else "linjen nævner flere mål og er ikke knyttet til noget af dem"
            )
            findings.unplaced.append(UnplacedText(line=item[0].line, text=text, reason=reason))


def _is_status_heading(block: Paragraph) -> bool:
    return _STATUS_HEADING.fullmatch(block.text) is not None and is_label(block.text)


def _ends_statuses(block: Paragraph) -> bool:
    """A heading, or a line that leads into another list, ends the statuses."""
    return block.is_heading or block.text.endswith(":")


class _Below:
    """The paragraphs below a list that belong to its last label."""

    def __init__(self, blocks: tuple[Block, ...], index: int) -> None:
        self._found: list[Paragraph] = []
        self._is_between_lists = False
        for following in range(index + 1, len(blocks)):
            block = blocks[following]
            if isinstance(block, BulletList):
                self._is_between_lists = True
                return
            if _ends_statuses(block) or _is_status_heading(block):
                return
            self._found.append(block)

    def texts(self, *, has_text: bool) -> tuple[Paragraph, ...]:
        """All of them between two lists. After the last list only what stands nearest to a label without text.

        What follows further down may be about something else.
        """
        if self._is_between_lists:
            return tuple(self._found)
        return () if has_text else tuple(self._nearest())

    def _nearest(self) -> Iterator[Paragraph]:
        for position, paragraph in enumerate(self._found):
            if position and not paragraph.is_adjacent:
                return
            yield paragraph


def _add_statuses(block: BulletList, below: _Below, findings: GoalFindings) -> None:
    for position, item in enumerate(block.items, 1):
        label, texts = _split_label(item)
        if position == len(block.items):
            texts += below.texts(has_text=bool(texts))
        slug = area_slug(label)
        if slug and texts:
            _add_status(item[0].line, label, slug, texts, findings)
        else:
            reason = "linjen under status har ingen tekst" if slug else "linjen under status nævner intet målområde"
            text = " ".join(paragraph.text for paragraph in item)
            findings.unplaced.append(UnplacedText(line=item[0].line, text=text, reason=reason))


def _split_label(item: tuple[Paragraph, ...]) -> tuple[str, tuple[Paragraph, ...]]:
    """The label and its paragraphs; no label where the bullet is a sentence."""
    first, *rest = item
    match = None if rest else _LABEL_WITH_TEXT.fullmatch(first.text)
    if match and area_slug(match["label"]):
        return match["label"], (replace(first, text=match["text"]),)
    return (first.text.rstrip(": ") if is_label(first.text) else ""), tuple(rest)


def _add_status(line: int, label: str, slug: str, texts: tuple[Paragraph, ...], findings: GoalFindings) -> None:
    """Adds a status. A second label of the same area goes on in the first one's status, under its label."""
    for index, status in enumerate(findings.statuses):
        if status.area_slug == slug:
            more = (Paragraph(line, label, is_heading=True), *texts)
            html, text = status.html + to_html(more), f"{status.text}\n\n{to_text(more)}"
            findings.statuses[index] = replace(status, html=html, text=text)
            return
    findings.statuses.append(
        ParsedStatus(line=line, area_label=label, area_slug=slug, html=to_html(texts), text=to_text(texts))
    )
