"""The short sentence that names an event."""
