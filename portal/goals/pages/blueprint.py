"""The blueprint that the staff pages of goals stand on."""

from flask import Blueprint

blueprint = Blueprint("goals", __name__)
GOAL = "/maaltal/<string:slug>"
