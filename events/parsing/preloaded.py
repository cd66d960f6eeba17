"""The default language model, loaded by importing this, to be shared by the processes forked then.

`multiprocessing` imports it in the process from which it forks the others: see
`events.batch.share_model`. What a forked process only reads it has in common with all others.
"""

from __future__ import annotations

import gc
from contextlib import suppress

from events.errors import MissingModelError
from events.parsing.matrix_products import multiply_on_one_thread
from events.parsing.spacy_pipeline import load_model

multiply_on_one_thread()
with suppress(MissingModelError):  # which each of the others will say for itself
    load_model()
# The collector would write to every object, and so part what is shared.
gc.collect()
gc.freeze()
