"""The exit statuses of the command, as its help tells them."""

DONE, SOME_FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
