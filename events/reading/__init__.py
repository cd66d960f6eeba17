"""Any file to a Document."""
