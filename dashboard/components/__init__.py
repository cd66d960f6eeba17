"""The two panes that Streamlit cannot draw: the chart, and the article with its marks."""
