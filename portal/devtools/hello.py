"""The floor that a page is measured against: Flask that says hello."""

from flask import Flask

app = Flask("hello")


@app.get("/")
def hello() -> str:
    """Nothing but a word."""
    return "hello"
