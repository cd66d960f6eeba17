"""What the chart and the article show, as JSON, and which events are among it."""
