"""A timeline to the figure that Plotly draws; knows nothing of Streamlit."""
