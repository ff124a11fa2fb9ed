"""An item as citizens read it later: what the body saw, and what has been published since."""

from datetime import date

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.core.actors import SYSTEM
from portal.publication import actions
from portal.publication.content import FileRoots
from portal.publication.presenters.meetings import published_goals as goals_by_slug
from tests.factories.agendas import a_status_seen_earlier
from tests.factories.goals import a_local_series, the_catalogue
from tests.factories.publication import AT, published_goals, the_committee
from tests.publication.pages.reader import page

SEEN = date(2014, 6, 4)
ITEM = "/udvalg/sos/moeder/2014-06-04/punkter/1"


def published_status(session: Session, files: FileRoots) -> None:
    """A status on homelessness that everybody can read, as it was in 2014."""
    item = a_status_seen_earlier(session, the_committee(session), the_catalogue(session)["hjemloese"], held_on=SEEN)
    actions.publish_agenda(session, actor=SYSTEM, at=AT, meeting=item.meeting, files=files)


class TestTheItem:
    def test_it_says_what_the_goals_published_last_say_otherwise(
        self, session: Session, files: FileRoots, client: FlaskClient
    ) -> None:
        published_status(session, files)
        published_goals(session, files)
        session.commit()
        shown = page(client, ITEM)
        assert "Tallene i dag" in shown
        assert 'Som udvalget så det <span class="hint">4. juni 2014</span>' in shown
        assert "kommunen offentliggjorde 23. oktober 2026" in shown

    def test_what_is_not_published_is_not_told_of(
        self, session: Session, files: FileRoots, client: FlaskClient
    ) -> None:
        published_status(session, files)
        session.commit()
        assert "Tallene i dag" not in page(client, ITEM)

    def test_a_local_figure_that_came_after_the_edition_is_not_told_of(
        self, session: Session, files: FileRoots, client: FlaskClient
    ) -> None:
        published_status(session, files)
        published_goals(session, files)
        a_local_series(session, the_catalogue(session)["hjemloese"], {2025: 4321})
        session.commit()
        assert "4.321" not in page(client, ITEM)


class TestPublishedGoals:
    def test_only_those_asked_for_and_only_of_an_edition(self, session: Session, files: FileRoots) -> None:
        the_catalogue(session)
        assert goals_by_slug(session, ["hjemloese"]) == {}
        published_goals(session, files)
        assert list(goals_by_slug(session, ["hjemloese", "findes-ikke"])) == ["hjemloese"]
