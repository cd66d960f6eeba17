"""The page as one file that needs no server: what it shows, and the browser that draws it."""
