"""Timelines: built, weighed, edited by hand, and laid out in rows."""
