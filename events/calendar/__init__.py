"""Instants and half-open intervals of the calendar, and how they are written."""
