"""Time expressions: rules that find and normalize them."""
