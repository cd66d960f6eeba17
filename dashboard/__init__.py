"""Dateline's dashboard: a Streamlit app over the `events` library."""
