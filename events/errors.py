"""Every exception of the project; each message says what was wrong and what to do."""


class DatelineError(Exception):
    """The base of what a caller may want to catch; its message is one clear line."""


class UnreadableInputError(DatelineError):
    """An article could not be read: missing, empty, binary, badly encoded or too long."""


class ExtractionError(DatelineError):
    """An article that could be read, but not be analysed: a fault of the library's."""


class UnknownDateError(DatelineError):
    """What a person typed as a date could not be understood."""


class UnknownFormatError(DatelineError):
    """An output format that does not exist."""


class UnwritableTimelineError(DatelineError):
    """A timeline that the format asked for cannot hold, or a picture that nothing here can draw."""


class MissingModelError(DatelineError):
    """The language model that was asked for is not installed."""


class InputWarning(UserWarning):
    """Something that an input holds and that is not read, where nothing is lost by it."""


class FaultWarning(UserWarning):
    """A fault of the library's that cost one event its label or arguments, and no more."""
