"""What a path typed in the page may open."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.stories.start import Start
from events import UnreadableInputError


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in, which holds stories, and a secret beside it."""
    for name in ("here/stories/a.txt", "here/b.txt", "secret/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Rain fell.", encoding="utf-8")
    (tmp_path / "here" / "link.txt").symlink_to(tmp_path / "secret" / "c.txt")
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path


@pytest.mark.parametrize(
    ("start", "typed"),
    [
        (Start(), "b.txt"),
        (Start(), "stories"),
        (Start(), "."),
        (Start(), "{room}/here/stories/a.txt"),
        (Start(("stories",)), "stories/a.txt"),
        (Start(("stories/a.txt",)), "stories"),
        (Start(("https://example.org/x",)), "b.txt"),
        (Start(folders=("{room}/secret",)), "{room}/secret/c.txt"),
        (Start(folders=("{room}/secret",)), "link.txt"),
        (Start(folders=("/",)), "{room}/secret/c.txt"),
    ],
)
def test_path_that_the_start_allows_is_opened(room: Path, start: Start, typed: str) -> None:
    path = Path(filled(start, room).openable(typed.format(room=room)))

    assert path.exists()
    assert path.is_absolute()


@pytest.mark.parametrize(
    ("start", "typed"),
    [
        (Start(), "/etc/passwd"),
        (Start(), "../secret/c.txt"),
        (Start(), "{room}/secret"),
        (Start(), "stories/../../secret/c.txt"),
        (Start(), "link.txt"),
        (Start(), "/"),
        (Start(), "~"),
        (Start(), "~nobody-here/a.txt"),
        (Start(folders=("~nobody-here",)), "~nobody-here/a.txt"),
        (Start(), "a\0b.txt"),
        (Start(("stories",)), "b.txt"),
        (Start(("stories",)), "{room}/here/stories-2"),
        (Start(("/",)), "/etc/passwd"),
    ],
)
def test_any_other_path_is_refused_in_one_line(room: Path, start: Start, typed: str) -> None:
    with pytest.raises(UnreadableInputError, match=r"--allow FOLDER") as refused:
        filled(start, room).openable(typed.format(room=room))

    assert "\n" not in str(refused.value)


def test_input_of_the_server_is_no_file(room: Path) -> None:
    assert Start().openable("-") == str(room / "here" / "-")


def filled(start: Start, room: Path) -> Start:
    return Start(start.paths, folders=tuple(one.format(room=room) for one in start.folders))
