"""Where data or tools are missing, a test is skipped on a user's machine and fails in CI."""

from __future__ import annotations

import pytest
from missing import missing


def test_missing_data_fail_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")

    with pytest.raises(pytest.fail.Exception, match="the corpus is not here"):
        missing("the corpus is not here")


def test_missing_data_are_skipped_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)

    with pytest.raises(pytest.skip.Exception, match="the corpus is not here"):
        missing("the corpus is not here")
