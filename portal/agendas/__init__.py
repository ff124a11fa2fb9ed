"""Dagsordener: which cases a meeting treats, in which order, under which number, and their release.

Kept by secretaries.
"""
