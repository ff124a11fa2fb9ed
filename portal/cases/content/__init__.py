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
from portal.cases.content.published import NewFigures, PublishedStatus, figures_since
from portal.cases.content.sentences import Reading, StaleSentence, with_sentence
from portal.cases.content.standing import missing
from portal.cases.content.suggestions import figures_told, is_same, linked, sentence_now, suggestions

__all__ = [
    "AttachmentContent",
    "CaseContent",
    "CaseDraft",
    "GoalStatusContent",
    "GoalStatusDraft",
    "JudgementDraft",
    "MentionContent",
    "NewFigures",
    "PromiseContent",
    "PromiseDraft",
    "PublishedStatus",
    "Reading",
    "RecommendationContent",
    "RouteCell",
    "RouteStepDraft",
    "SectionContent",
    "SectionDraft",
    "SentenceContent",
    "StaleSentence",
    "TargetContent",
    "check",
    "figures_since",
    "figures_told",
    "headings_under",
    "is_same",
    "linked",
    "missing",
    "sentence_now",
    "suggestions",
    "with_sentence",
]
