"""Which day is "today" for a text, and the days and intervals that people type."""
