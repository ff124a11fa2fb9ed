"""Mål: goal areas, national targets, indicators and observations.

Used by caseworkers and, through editions, by citizens.
"""
