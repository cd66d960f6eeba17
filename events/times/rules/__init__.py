"""The rules that read times, one kind a file."""
