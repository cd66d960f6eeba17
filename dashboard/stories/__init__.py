"""The stories that are open: loaded, extracted, kept, and changed by hand."""
