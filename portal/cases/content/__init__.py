"""A case as plain frozen data: as it is written, and as it is read."""

from portal.cases.content.contents import (
    STATUS_TEXTS,
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
from portal.cases.content.kept import KeptBack, kept_back, secrets_of
from portal.cases.content.published import NewFigures, PublishedStatus, figures_since
from portal.cases.content.sentences import Reading, StaleSentence, with_sentence
from portal.cases.content.standing import missing
from portal.cases.content.suggestions import every_sentence, figures_told, is_same, linked, sentence_now, suggestions

__all__ = [
    "STATUS_TEXTS",
    "AttachmentContent",
    "CaseContent",
    "CaseDraft",
    "GoalStatusContent",
    "GoalStatusDraft",
    "JudgementDraft",
    "KeptBack",
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
    "every_sentence",
    "figures_since",
    "figures_told",
    "headings_under",
    "is_same",
    "kept_back",
    "linked",
    "missing",
    "secrets_of",
    "sentence_now",
    "suggestions",
    "with_sentence",
]
