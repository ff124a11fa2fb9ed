"""Error pages in Danish, and typed errors as answers."""

from contextlib import suppress

from flask import Flask, Response, current_app, make_response
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError

from portal.core.errors import NotFoundError, RuleBroken
from portal.web.database import session
from portal.web.rendering import render

_PAGES = {
    400: ("Forespørgslen kan ikke læses", "Gå tilbage, genindlæs siden, og prøv igen."),
    401: (
        "Du er ikke logget ind",
        "Log ind i et nyt vindue, og send siden igen. Det, du har skrevet, står i browseren.",
    ),
    403: ("Det har du ikke adgang til", "Spørg en administrator, hvis du mener, at du skal have adgang."),
    404: ("Siden findes ikke", "Adressen kan være skrevet forkert, eller siden er ikke offentliggjort."),
    405: ("Siden kan ikke bruges på den måde", "Gå til forsiden, og find siden derfra."),
    409: ("Det kan ikke lade sig gøre nu", "Gå tilbage, genindlæs siden, og se, hvad der er ændret."),
    413: ("Det sendte er for stort", "Intet er gemt. En fil må højst fylde 25 MB; vælg en mindre, og send igen."),
    500: ("Noget gik galt hos os", "Fejlen er noteret. Prøv igen om lidt; intet er ændret."),
}


_AWAY = (OperationalError, InterfaceError)


def init_app(app: Flask) -> None:
    """Answer every error with a page."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(RuleBroken, _rule_broken)
    app.register_error_handler(NotFoundError, lambda error: _page(404, detail=error.sentence))
    app.register_error_handler(StaleDataError, lambda _error: _page(409))
    for kind in _AWAY:
        app.register_error_handler(kind, _database_away)


def _http_error(error: HTTPException) -> Response:
    if error.response is not None:
        return error.get_response()  # type: ignore[return-value]
    if isinstance(error, SecurityError):
        return make_response(_plain("Adressen er ikke vores", "Brug kommunens egen adresse til portalen."), 400)
    if isinstance(error, CSRFError):
        return _page(400, detail="Siden passer ikke til dit log ind. Log ind i et nyt vindue, og send den igen herfra.")
    if isinstance(error, InternalServerError) and isinstance(error.original_exception, _AWAY):
        return _database_away(error.original_exception)  # it failed while the answer was ended
    code = error.code or 500
    return _page(code if code in _PAGES else (400 if code < 500 else InternalServerError.code))


def _database_away(error: OperationalError | InterfaceError) -> Response:
    """A page that asks the database for nothing, since it is away, full or not migrated."""
    current_app.logger.exception("the database failed", exc_info=error)
    return make_response(_plain("Portalen er ikke klar", "Databasen svarer ikke. Prøv igen om lidt."), 503)


def _rule_broken(error: RuleBroken) -> Response:
    return _page(409, detail=error.sentence)


def _page(code: int, detail: str | None = None) -> Response:
    title, advice = _PAGES[code]
    try:
        session().rollback()  # nothing is kept of what failed, and the page can ask the database again
        return render("errors/error.html", status=code, title=title, advice=detail or advice, code=code)
    except SQLAlchemyError:
        current_app.logger.exception("the database failed while an error page was made")
        with suppress(SQLAlchemyError):
            session().rollback()
        return make_response(_plain(title, detail or advice), code)


def _plain(title: str, advice: str) -> str:
    """A page that asks neither the database nor the router for anything."""
    return current_app.jinja_env.get_template("errors/plain.html").render(title=title, advice=advice)
