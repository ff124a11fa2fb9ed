"""What of a goal citizens do not see, as staff and members are told of it beside the figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.core.danish import listing
from portal.goals.content import GoalContent, SeriesPoint, public_copy
from portal.goals.rules import FigureKey, Secrecy, Told


@dataclass(frozen=True, kw_only=True)
class KeptBack:
    """What of a goal stays behind at publication: why its latest local figure does, and in which periods others do.

    `periods` are such as (why, "2023 og 2025"). `baseline`, `target` and `aim` say whether those texts stay behind too,
    since they are made of a figure that does; `derived` is the reason.
    """

    local: Secrecy | None
    periods: tuple[tuple[Secrecy, str], ...]
    baseline: bool
    target: bool
    aim: bool

    @property
    def derived(self) -> Secrecy:
        return Secrecy.GIVES_ANOTHER


def secrets_of(goal: GoalContent) -> dict[FigureKey, Secrecy]:
    """The figures in it that are marked as secret."""
    return {
        (key, point.period): point.secret for key, points in goal.series_with_keys for point in points if point.secret
    }


def kept_back(goal: GoalContent) -> KeptBack | None:
    """What of a marked goal citizens do not see; None where they see all of it."""
    secrets = secrets_of(goal)
    if not secrets:
        return None
    shown = without(goal, secrets)
    latest = max(_counted(goal), key=lambda point: point.moment, default=None)
    return KeptBack(
        local=latest.secret if latest else None,
        periods=tuple(_periods(goal)),
        baseline=shown.baseline != goal.baseline,
        target=shown.target != goal.target,
        aim=bool(goal.local and shown.local and shown.local.aim_text != goal.local.aim_text),
    )


def without(goal: GoalContent, secrets: Mapping[FigureKey, Secrecy]) -> GoalContent:
    """The goal as it reads without these figures. A baseline that is none of them is known as it is stated."""
    aim = goal.aim
    told = [Told(indicator=goal.indicator_key, period=str(aim.baseline_year), value=aim.baseline_value)]
    return public_copy(goal, secrets, told if aim.baseline_year else ())


def _counted(goal: GoalContent) -> list[SeriesPoint]:
    return [point for point in goal.local.points if point.value is not None] if goal.local else []


def _periods(goal: GoalContent) -> Iterator[tuple[Secrecy, str]]:
    """By reason. What there is no figure of needs no mark."""
    for why in Secrecy:
        labels = [point.label for point in _counted(goal) if point.secret is why]
        if labels:
            yield why, listing(labels)
