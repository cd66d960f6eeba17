"""A Timeline to a file, one writer a module."""
