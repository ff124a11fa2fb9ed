"""The one render, the components and the filters that templates use."""

from collections.abc import Callable
from typing import Any

from flask import Flask, Response, current_app, get_flashed_messages, make_response, render_template
from htmx_flask import request
from jinja2 import StrictUndefined
from markupsafe import Markup
from wtforms import Form

from portal.core import clock, danish, settings
from portal.core.actors import is_known
from portal.web.access import actor
from portal.web.assets import asset_url
from portal.web.database import session
from portal.web.navigation import menu


class Components:
    """`ui.field(...)` in a template calls the macro `field` of templates/components/field.html."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._macros: dict[str, Callable[..., Markup]] = {}

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._macros:
            module = self._app.jinja_env.get_template(f"components/{name}.html").module
            self._macros[name] = getattr(module, name)
        return self._macros[name]


def render(
    template: str, *, fragment: str | None = None, form: Form | None = None, status: int | None = None, **context: Any
) -> Response:
    """Render a page, or only its block `fragment` when htmx asks for exactly that one.

    A form with errors answers 422, so that nothing is committed and the browser knows.
    """
    if form is not None:
        context["form"] = form
    if fragment and request.htmx and request.htmx.target == fragment and not request.htmx.history_restore_request:
        body = _render_block(template, fragment, context)
    else:
        body = render_template(template, **context)
    response = make_response(body, status or (422 if form is not None and form.errors else 200))
    response.vary.update(["HX-Request", "HX-Target"])
    return response


def _render_block(template: str, block: str, context: dict[str, Any]) -> str:
    found = current_app.jinja_env.get_template(template)
    current_app.update_template_context(context)
    return "".join(found.blocks[block](found.new_context(context)))


def _page_context() -> dict[str, Any]:
    return {
        "actor": actor(),
        "is_known": is_known(actor()),
        "municipality": settings.municipality(session()),
        "is_demo": settings.is_demo(session()),
    }


def init_app(app: Flask) -> None:
    """Give the templates their globals and filters."""
    env = app.jinja_env
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.globals.update(
        ui=Components(app),
        asset_url=asset_url,
        menu=menu,
        now=clock.now,
        today=clock.today,
        get_flashed_messages=get_flashed_messages,
    )
    for name in ("date_text", "weekday_text", "moment_text", "time_text", "number_text", "size_text", "listing"):
        env.filters[name] = getattr(danish, name)
    app.context_processor(_page_context)
