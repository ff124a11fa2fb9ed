"""What `flask` and gunicorn start."""

from wsgiref.headers import Headers

from whitenoise import WhiteNoise

from portal.app import ROOT, create_app


def _keep_type(headers: Headers, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"


app = create_app()
app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
    app.wsgi_app, root=ROOT / "static", prefix="static/", max_age=3600, add_headers_function=_keep_type
)
