"""Who multiplies the matrices of the language model: numpy, where it does so on one thread.

The library that spaCy brings along has no code for the newer processors and takes three times as
long as numpy's; half of a parse is such products. But numpy would set a thread to work for each
processor that it sees, which costs more than it gains, so it is asked only where that is known not
to happen. Either finds the same in every one of 450 articles of news.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

# What numpy's library reads when it is loaded, the first that is set.
_THREADS = ("OPENBLAS_NUM_THREADS", "GOTO_NUM_THREADS", "OMP_NUM_THREADS")


def multiply_on_one_thread() -> None:
    """Let numpy have one thread, where it is not loaded yet and nobody has said how many.

    For processes that are all ours: it holds for whatever else multiplies in them.
    """
    if "numpy" not in sys.modules and not any(name in os.environ for name in _THREADS):
        os.environ[_THREADS[0]] = "1"


def multiply_with_numpy(nlp: Language) -> None:
    """Let numpy multiply in a pipeline, where it has one thread and the model is on no graphics."""
    if next((os.environ[name] for name in _THREADS if name in os.environ), None) != "1":
        return
    for _, part in nlp.pipeline:
        model: Any = getattr(part, "model", None)
        for layer in model.walk() if hasattr(model, "walk") else ():
            if layer.ops.name == "numpy":
                layer.ops = type(layer.ops)(use_blis=False)
