"""Names: their spans and forms, what kind of actor bears them, and which are one."""
