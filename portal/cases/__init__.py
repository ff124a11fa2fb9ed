"""Sager: the case a caseworker writes: sections, goal status, recommendation, route, attachments, review.

Written by caseworkers, approved by approvers.
"""
