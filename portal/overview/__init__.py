"""Overblik: each role's start page, with what waits. Used by everybody who is logged in."""
