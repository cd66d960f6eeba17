"""spaCy and its pipelines, loaded without what Dateline never asks of them.

Half of the time in which spaCy is imported goes to its command line and a reader of YAML, and three
quarters of the time in which the pipeline is read to 770,000 strings, which a text brings along.
"""

from __future__ import annotations

import importlib
import sys
import warnings
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING, Any

from events.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

# The packaged pipelines, whose tokenizer is spaCy's own for English (a test compares the two) and
# whose labels and lemmas bring their own strings.
_NOT_READ = ["senter", "strings", "tokenizer"]
# Under which name spaCy makes a tokenizer that is given.
_OURS = "dateline.words"
_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")
_YAML = "srsly._yaml_api"
_OF_YAML = ("is_yaml_serializable", "read_yaml", "write_yaml", "yaml_dumps", "yaml_loads")


def import_spacy() -> None:
    """Import spaCy without its command line and YAML, which are imported once somebody asks."""
    if "spacy" in sys.modules:
        return
    names = _COMMAND_LINE if "srsly" in sys.modules else (*_COMMAND_LINE, _YAML)
    stand_ins = {name: ModuleType(name) for name in names}
    stand_ins["spacy.cli"].__path__ = []
    for module, functions in (("spacy.cli.info", ("info",)), (_YAML, _OF_YAML)):
        if module in stand_ins:
            told = {name: partial(_later, module, name) for name in functions}
            vars(stand_ins[module]).update(told)
    sys.modules.update(stand_ins)
    try:
        importlib.import_module("spacy")
    finally:
        for name in names:
            del sys.modules[name]


def load_package(
    package: str, *, whole: bool, make_words: Callable[[Language], Any] | None = None
) -> Language:
    """The pipeline that an installed package carries; `whole` leaves nothing unread but `senter`.

    `make_words` makes its tokenizer, in the place of its own. Raises ImportError where there is no
    such package.
    """
    import_spacy()
    config: dict[str, Any] = {}
    if make_words is not None:
        from spacy.util import registry

        registry.tokenizers.register(_OURS, func=lambda: make_words)
        config = {"nlp": {"tokenizer": {"@tokenizers": _OURS}}}
    # What reads the model's files turns the search for garbage on, also where others do without.
    with uncollected(), warnings.catch_warnings():
        # The packaged models were trained with an earlier minor version of spaCy; the parse of the
        # gold stories is what tells whether they still work.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        exclude = ["senter"] if whole else _NOT_READ
        nlp: Language = importlib.import_module(package).load(exclude=exclude, config=config)
    return nlp


def _later(module: str, function: str, /, *arguments: Any, **options: Any) -> Any:
    """What a function gives of a module that is imported now, as it was not with spaCy."""
    return getattr(importlib.import_module(module), function)(*arguments, **options)
