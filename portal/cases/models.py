"""A case and its parts."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import User
from portal.cases.rules import CaseState, PromiseOutcome, ReviewOutcome, RouteRole, SectionKind
from portal.committees.models import Committee
from portal.core.database import Base
from portal.documents.models import File
from portal.goals.models import GoalArea, Target
from portal.goals.rules import Judgement


class Case(Base):
    """A case. The caseworker's name stands as it was written; `caseworker_id` is None for an imported one.

    `version` counts the saves and the times it was sent to approval, so that an act on an older one is refused.
    `is_route_known` is False where an import could not read the route: it is then unknown, not empty.
    `predecessor` is the earlier status case that this one was made from.
    """

    __tablename__ = "case_file"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(String(60), index=True, default="")
    title: Mapped[str] = mapped_column(String(300))
    neutral_title: Mapped[str] = mapped_column(String(300), default="")
    caseworker_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    caseworker_name: Mapped[str] = mapped_column(String(200))
    state: Mapped[CaseState] = mapped_column(default=CaseState.DRAFT, index=True)
    is_route_known: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    predecessor_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    predecessor: Mapped["Case | None"] = relationship(remote_side="Case.id")
    successors: Mapped[list["Case"]] = relationship(viewonly=True, order_by="Case.id")
    caseworker: Mapped[User | None] = relationship()
    other_caseworkers: Mapped[list["OtherCaseworker"]] = relationship(
        cascade="all, delete-orphan", order_by="OtherCaseworker.position"
    )
    sections: Mapped[list["Section"]] = relationship(cascade="all, delete-orphan", order_by="Section.position")
    route: Mapped[list["RouteStep"]] = relationship(cascade="all, delete-orphan", order_by="RouteStep.position")
    recommendation: Mapped["Recommendation | None"] = relationship(cascade="all, delete-orphan")
    goal_statuses: Mapped[list["GoalStatus"]] = relationship(
        cascade="all, delete-orphan", order_by="GoalStatus.position"
    )
    mentions: Mapped[list["TargetMention"]] = relationship(
        cascade="all, delete-orphan", order_by="TargetMention.position"
    )
    attachments: Mapped[list["Attachment"]] = relationship(cascade="all, delete-orphan", order_by="Attachment.position")
    reviews: Mapped[list["Review"]] = relationship(cascade="all, delete-orphan", order_by="Review.id")

    @property
    def writer_ids(self) -> tuple[int, ...]:
        """Whoever writes the case: its caseworker, the others, and those who are asked to write an area."""
        people = [
            self.caseworker_id,
            *(other.user_id for other in self.other_caseworkers),
            *(status.assignee_id for status in self.goal_statuses),
        ]
        return tuple(dict.fromkeys(user_id for user_id in people if user_id is not None))


class OtherCaseworker(Base):
    """Another caseworker on the case: a user who may edit it too, or only a name."""

    __tablename__ = "other_caseworker"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    position: Mapped[int]


class Section(Base):
    """A piece of rich text under a heading; `html` is clean."""

    __tablename__ = "section"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    kind: Mapped[SectionKind]
    heading: Mapped[str] = mapped_column(String(200))
    html: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int]


class RouteStep(Base):
    """A body that treats the case, in order."""

    __tablename__ = "route_step"
    __table_args__ = (UniqueConstraint("case_id", "committee_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    role: Mapped[RouteRole] = mapped_column(default=RouteRole.DECIDES)
    position: Mapped[int]
    committee: Mapped[Committee] = relationship()


class Recommendation(Base):
    """Who recommends, and the points, each without its leading "at"."""

    __tablename__ = "recommendation"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), unique=True)
    proposer: Mapped[str] = mapped_column(String(200))
    points: Mapped[list["RecommendationPoint"]] = relationship(
        cascade="all, delete-orphan", order_by="RecommendationPoint.position"
    )


class RecommendationPoint(Base):
    """One "at" point."""

    __tablename__ = "recommendation_point"
    id: Mapped[int] = mapped_column(primary_key=True)
    recommendation_id: Mapped[int] = mapped_column(ForeignKey("recommendation.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    position: Mapped[int]


class GoalStatus(Base):
    """What the case says of one goal area: what has happened (`html`), why, and what is done now.

    `assignee` writes it before `due_on`; without one the caseworker does. `previous` is last year's status of the area.
    """

    __tablename__ = "goal_status"
    __table_args__ = (UniqueConstraint("case_id", "area_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    area_id: Mapped[int] = mapped_column(ForeignKey("goal_area.id"), index=True)
    html: Mapped[str] = mapped_column(Text, default="")
    why_html: Mapped[str] = mapped_column(Text, default="")
    next_html: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int]
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    due_on: Mapped[date | None]
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("goal_status.id", ondelete="SET NULL"), index=True)
    area: Mapped[GoalArea] = relationship()
    assignee: Mapped[User | None] = relationship()
    judgements: Mapped[list["TargetJudgement"]] = relationship(
        cascade="all, delete-orphan", order_by="TargetJudgement.position"
    )
    promises: Mapped[list["Promise"]] = relationship(cascade="all, delete-orphan", order_by="Promise.position")
    sentences: Mapped[list["FigureSentence"]] = relationship(
        cascade="all, delete-orphan", order_by="FigureSentence.position"
    )

    @property
    def texts(self) -> tuple[str, str, str]:
        """All that is written of the area, in the order of its fields."""
        return self.html, self.why_html, self.next_html


class TargetJudgement(Base):
    """The stated judgement of one target; None until somebody states it."""

    __tablename__ = "target_judgement"
    __table_args__ = (UniqueConstraint("goal_status_id", "target_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    goal_status_id: Mapped[int] = mapped_column(ForeignKey("goal_status.id"))
    target_id: Mapped[int] = mapped_column(ForeignKey("target.id"), index=True)
    stated: Mapped[Judgement | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int]
    target: Mapped[Target] = relationship()


class Promise(Base):
    """Something that the municipality says it will do about an area, and what came of it."""

    __tablename__ = "promise"
    id: Mapped[int] = mapped_column(primary_key=True)
    goal_status_id: Mapped[int] = mapped_column(ForeignKey("goal_status.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    due_on: Mapped[date | None]
    outcome: Mapped[PromiseOutcome] = mapped_column(default=PromiseOutcome.OPEN)
    outcome_note: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None]
    position: Mapped[int]


class FigureSentence(Base):
    """A suggested sentence that stands in the text. When its figures change, the text can be offered the new one.

    `kind` is which of the target's sentences it is; `text` how it reads in the case.
    """

    __tablename__ = "figure_sentence"
    id: Mapped[int] = mapped_column(primary_key=True)
    goal_status_id: Mapped[int] = mapped_column(ForeignKey("goal_status.id"), index=True)
    target_id: Mapped[int] = mapped_column(ForeignKey("target.id"), index=True)
    kind: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(Text)
    position: Mapped[int]
    target: Mapped[Target] = relationship()


class TargetMention(Base):
    """The case's text speaks of a national target; `quotation` is how, verbatim."""

    __tablename__ = "target_mention"
    __table_args__ = (UniqueConstraint("case_id", "target_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    target_id: Mapped[int] = mapped_column(ForeignKey("target.id"), index=True)
    quotation: Mapped[str] = mapped_column(Text)
    position: Mapped[int]
    target: Mapped[Target] = relationship()


class Attachment(Base):
    """A file of the case under a title. `file_id` is None where an import knows only the name."""

    __tablename__ = "attachment"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    file_id: Mapped[int | None] = mapped_column(ForeignKey("file.id"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    filename: Mapped[str] = mapped_column(String(255), default="")
    is_closed: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int]
    file: Mapped[File | None] = relationship()


class Review(Base):
    """An approver's answer to a submitted case."""

    __tablename__ = "review"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    reviewer_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    reviewer_name: Mapped[str] = mapped_column(String(200))
    outcome: Mapped[ReviewOutcome]
    comment: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime]
