"""A case as plain frozen data: as it is written, and as it is read."""

from portal.cases.content.contents import (
    AttachmentContent,
    CaseContent,
    GoalStatusContent,
    MentionContent,
    PromiseContent,
    RecommendationContent,
    RouteCell,
    SectionContent,
    SentenceContent,
    TargetContent,
    headings_under,
)
from portal.cases.content.drafts import (
    CaseDraft,
    GoalStatusDraft,
    JudgementDraft,
    PromiseDraft,
    RouteStepDraft,
    SectionDraft,
    check,
)

__all__ = [
    "AttachmentContent",
    "CaseContent",
    "CaseDraft",
    "GoalStatusContent",
    "GoalStatusDraft",
    "JudgementDraft",
    "MentionContent",
    "PromiseContent",
    "PromiseDraft",
    "RecommendationContent",
    "RouteCell",
    "RouteStepDraft",
    "SectionContent",
    "SectionDraft",
    "SentenceContent",
    "TargetContent",
    "check",
    "headings_under",
]
