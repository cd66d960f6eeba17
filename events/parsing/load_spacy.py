"""spaCy and its pipelines, loaded without what Dateline never asks of them.

Half of the time in which spaCy is imported goes to its command line, and three quarters of the
time in which the pipeline is read to 770,000 strings, which a text brings along itself.
"""

from __future__ import annotations

import importlib
import sys
import warnings
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

# The packaged pipelines, whose tokenizer is spaCy's own for English (a test compares the two) and
# whose labels and lemmas bring their own strings.
_NOT_READ = ["senter", "strings", "tokenizer"]
_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Import spaCy without its command line, which stays to be imported by those who want it."""
    if "spacy" in sys.modules:
        return
    stand_ins = {name: ModuleType(name) for name in _COMMAND_LINE}
    stand_ins["spacy.cli"].__path__ = []
    stand_ins["spacy.cli.info"].info = _info  # type: ignore[attr-defined]
    sys.modules.update(stand_ins)
    try:
        importlib.import_module("spacy")
    finally:
        for name in _COMMAND_LINE:
            del sys.modules[name]


def load_package(package: str, *, whole: bool) -> Language:
    """The pipeline that an installed package carries; `whole` leaves nothing unread but `senter`.

    Raises ImportError where there is no such package.
    """
    import_spacy()
    with warnings.catch_warnings():
        # The packaged models were trained with an earlier minor version of spaCy; the parse of the
        # gold stories is what tells whether they still work.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        exclude = ["senter"] if whole else _NOT_READ
        nlp: Language = importlib.import_module(package).load(exclude=exclude)
    return nlp


def _info(*arguments: Any, **options: Any) -> Any:
    """`spacy.info`, which spaCy takes from its command line."""
    return importlib.import_module("spacy.cli.info").info(*arguments, **options)
