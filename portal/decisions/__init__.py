"""Beslutninger: what the body decided on each released item, and the close of the meeting. Recorded by secretaries."""
