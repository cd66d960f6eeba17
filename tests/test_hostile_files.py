"""Files made to do harm, and files that accidents have befallen: each refused in one line."""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from fuzz import complaint, damaged
from samples import LEAD, SAMPLES, archive, page, word

from events import reading
from events.errors import FaultWarning, UnreadableInputError
from events.reading import iter_documents, read_documents, read_source
from events.reading.kinds import Kind
from events.reading.source import Source

WriteFile = Callable[[str, bytes], str]
SECRET = "the secret of another file"
_ENTITIES = (
    '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    + "".join(
        f'<!ENTITY {chr(98 + n)}{chr(98 + n)} "{f"&{chr(97 + n) * min(n + 1, 2)};" * 10}">'
        for n in range(1, 9)
    )
    + "]>"
)


@pytest.fixture
def write_file(tmp_path: Path) -> WriteFile:
    def write(name: str, content: bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return write


def refusals(path: str) -> list[str]:
    refused: list[UnreadableInputError] = []
    list(iter_documents(path, on_error=refused.append))
    return [str(error) for error in refused]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../a.txt", "leads out of the archive"),
        ("/etc/a.txt", "leads out of the archive"),
        ("C:\\a.txt", "leads out of the archive"),
        ("x/../../a.txt", "leads out of the archive"),
        ("inner.zip", "is an archive within an archive"),
        ("a.rtf", "save it as .docx"),
    ],
)
def test_member_that_is_no_article_is_named_and_the_others_are_read(
    write_file: WriteFile, name: str, reason: str
) -> None:
    path = write_file("many.zip", archive({name: b"x", "z.txt": LEAD.encode()}))

    found = list(iter_documents(path, on_error=lambda _: None))

    assert [document.doc_id for document in found] == ["z"]
    assert reason in refusals(path)[0]


def test_link_in_an_archive_is_not_followed(write_file: WriteFile) -> None:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as packed:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        packed.writestr(link, "/etc/passwd")

    assert "is a link to another file" in refusals(write_file("a.zip", sink.getvalue()))[0]


def test_member_with_a_password_says_so(write_file: WriteFile) -> None:
    content = bytearray(archive({"a.txt": LEAD.encode()}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1

    assert "is protected with a password" in refusals(write_file("a.zip", bytes(content)))[0]


@pytest.mark.parametrize("name", ["a.zip", "a.docx"])
def test_bomb_is_not_unpacked(write_file: WriteFile, name: str) -> None:
    content = archive({"word/document.xml": b" " * 50_000_000, "a.txt": b" " * 50_000_000})

    assert "which no article is: not opened" in refusals(write_file(name, content))[0]


def test_word_document_with_a_password_says_so(write_file: WriteFile) -> None:
    container, package = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
    content = container + b"\0" * 600 + package + b"\0" * 600

    assert "password" in refusals(write_file("a.docx", content))[0]


@pytest.mark.parametrize(
    ("name", "markup"),
    [
        ("a.rss", "{entities}<rss><channel><item><title>t</title>"
         "<description>{word}&{name};</description></item></channel></rss>"),
        ("a.xhtml", "{entities}<html><body><p>{word}&{name};</p></body></html>"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["billion", "external"])
def test_entities_bring_in_nothing(
    write_file: WriteFile, tmp_path: Path, name: str, markup: str, kind: str
) -> None:
    (tmp_path / "secret").write_text(SECRET, encoding="utf-8")
    external = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    entities, entity = (external, "x") if kind == "external" else (_ENTITIES, "ii")
    content = markup.format(entities=entities, name=entity, word=LEAD)

    found = list(iter_documents(write_file(name, content.encode()), on_error=lambda _: None))

    assert all(SECRET not in document.text for document in found)
    assert all(len(document.text) < 10_000 for document in found)


def test_entities_in_a_word_document_bring_in_nothing(
    write_file: WriteFile, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text(SECRET, encoding="utf-8")
    external = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    members = {}
    with zipfile.ZipFile(io.BytesIO(word())) as packed:
        for name in packed.namelist():
            members[name] = packed.read(name)
    body = members["word/document.xml"].decode().replace("siege of", "siege &x; of")
    declared, _, rest = body.partition("?>")
    members["word/document.xml"] = f"{declared}?>{external}{rest}".encode()

    path = write_file("a.docx", archive(members))
    found = list(iter_documents(path, on_error=lambda _: None))

    assert all(SECRET not in document.text for document in found)


def test_page_of_too_many_elements_is_refused(write_file: WriteFile) -> None:
    path = write_file("a.html", page(body="<p>x</p>" * 40_000))

    with pytest.raises(UnreadableInputError, match="which is more than an article"):
        read_documents(path)


@pytest.mark.parametrize("depth", [1_000, 20_000, 100_000])
def test_page_of_deep_nesting_is_read_or_refused(write_file: WriteFile, depth: int) -> None:
    path = write_file("a.html", page(body="<div>" * depth + LEAD))

    found = list(iter_documents(path, on_error=lambda _: None))

    assert [LEAD in one.text for one in found] == [True] * (depth < 2000)
    assert len(found) + len(refusals(path)) == 1


def test_entry_of_deep_nesting_is_told_from_an_empty_one(write_file: WriteFile) -> None:
    item = "&lt;div&gt;" * 20_000 + LEAD
    feed = f"<rss><channel><item><description>{item}</description></item></channel></rss>"

    assert "nested too deeply" in refusals(write_file("a.rss", feed.encode()))[0]


def test_archive_whose_files_lie_over_each_other_is_not_opened(write_file: WriteFile) -> None:
    content = bytearray(archive({"a.txt": LEAD.encode(), "b.txt": LEAD.encode()}))
    second = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 1)
    content[second + 42 : second + 46] = (1).to_bytes(4, "little")  # where the member begins

    assert "lie over each other" in refusals(write_file("a.zip", bytes(content)))[0]


@pytest.mark.parametrize("name", list(SAMPLES))
@pytest.mark.parametrize("share", [0, 0.01, 0.3, 0.5, 0.9, 0.99])
def test_file_that_is_cut_short_is_read_or_refused(name: str, share: float) -> None:
    content = SAMPLES[name]

    assert complaint(name, content[: int(len(content) * share)]) is None


@pytest.mark.parametrize("name", list(SAMPLES))
def test_empty_file_says_that_it_is(write_file: WriteFile, name: str) -> None:
    reasons = refusals(write_file(name, b""))

    assert len(reasons) == 1
    assert "is empty" in reasons[0]


@pytest.mark.parametrize("name", list(SAMPLES))
@pytest.mark.parametrize("suffix", [".txt", ".html", ".pdf", ".csv", ".docx", ".zip", ".eml"])
def test_file_of_a_wrong_name_is_read_or_refused(name: str, suffix: str) -> None:
    assert complaint(f"story{suffix}", SAMPLES[name]) is None


@pytest.mark.parametrize("name", list(SAMPLES))
@pytest.mark.parametrize("seed", range(6))
def test_damaged_file_is_read_or_refused(name: str, seed: int) -> None:
    chance = random.Random(f"{name} {seed}")

    for _ in range(8):
        assert complaint(name, damaged(SAMPLES[name], chance)) is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        # a table in UTF-16 that is cut in the middle of a letter
        ("many.csv", b"\xfe\xff" + "id,text\na,b".encode("utf-16-be") + b"\nw"),
        # nothing but blank rows
        ("many.csv", b"Headline;Date;Body\n;;\n\n;;\n"),
        # a carriage return in the middle of the first line
        ("noise.bin", b"9,b\rc;d\nRain fell."),
        # an encoding whose name holds a zero
        ("story.eml", b'Content-Type: text/plain; charset="a\0b"\n\nRain fell.'),
        # a part whose encoding is named in the long form, and a letter that is not in ASCII
        (
            "story.eml",
            b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
            b"Content-Type: text/plain; charset*=utf-8''utf-8\n\nRain in Orv\xc3\xa1.\n--x--\n",
        ),
        # an author whose name looks like the beginning of an address, without end
        ("feed.atom", SAMPLES["feed.atom"].replace(b"Ann Lee", b"A" * 70_000)),
        # comments that are opened and never closed
        ("story.md", b"<!--" * 100_000),
        # a word without an end, before a hyphen and after
        ("story.pdf", SAMPLES["story.pdf"].replace(b"siege", b"A" * 30_000)),
    ],
)
def test_what_once_broke_a_reader_is_read_or_refused(name: str, content: bytes) -> None:
    assert complaint(name, content) is None


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.jsonl", b'{"id":"a","text":"' + b"x" * 13_000_000 + b'"}', "is longer than 1,000,000"),
        ("a.jsonl", b'{"id":"a","text":"x","b":[' + b'{"a":1},' * 400_000 + b"0]}", "hardly any"),
        ("a.csv", b"id,text\na," + b"x" * 3_000_000, "is longer than 2,000,000"),
        ("a.csv", b"id,text\na," + b'"x\n",' * 500_000, "is longer than 2,000,000"),
        ("a.html", b"<p>" + b"<b>" * 400_000, "more than an article"),
        ("a.html", b"<i>" + b"<p a b c d e f g h>" * 25_000, "more than an article"),
        ("a.rss", b"<rss><channel>" + b"<item/>" * 300_000, "hardly any words"),
        ("a.eml", b"MIME-Version: 1.0\n" + b"a:b\n" * 700_000, "hardly any words"),
        ("a.eml", b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
         + b"--x\n\na\n" * 30_000, "hardly any words"),
    ],
)  # fmt: skip
def test_file_of_parts_without_words_is_refused_before_it_takes_memory(
    name: str, content: bytes, reason: str
) -> None:
    source = Source(file=io.BytesIO(content), name=name, doc_id="a", suffix=Path(name).suffix)

    refused = [str(one) for one in read_source(source) if isinstance(one, UnreadableInputError)]

    assert reason in refused[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", b"*_" * 200_000 + b" Rain fell."),
        ("a.md", b"> " * 200_000 + b"Rain fell."),
        ("a.md", b"<!--" + b"a-<" * 200_000 + b"--> Rain fell."),
        ("a.html", b'<script type="application/ld+json">{"a": [' + b"{}," * 300_000
         + b"{}]}</script><p>Rain fell.</p>"),
    ],
)  # fmt: skip
def test_marks_without_words_take_little_memory(name: str, content: bytes) -> None:
    import tracemalloc

    assert complaint(name, b"<p>Rain fell.</p>") is None  # what a kind needs is loaded
    tracemalloc.start()

    wrong = complaint(name, content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert wrong is None
    assert peak < 10 * len(content)


def test_line_without_end_costs_only_itself(write_file: WriteFile) -> None:
    long = b'{"id": "a", "text": "' + b"x" * 30_000_000 + b'"}\n'
    path = write_file("a.jsonl", long + b'{"id": "b", "text": "Rain fell."}\n')

    assert [one.doc_id for one in iter_documents(path, on_error=lambda _: None)] == ["b"]
    assert ["line 1" in reason for reason in refusals(path)] == [True]


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 5000 + "*"])
@pytest.mark.parametrize("name", ["charset", "boundary", "format"])
def test_number_of_a_piece_of_a_parameter_may_have_any_length(name: str, number: str) -> None:
    header = f"MIME-Version: 1.0\nContent-Type: text/plain; {name}*{number}=utf-8\n\nRain fell.\n"

    assert complaint("a.eml", header.encode()) is None
    assert complaint("a.eml", header.replace("text/plain", "multipart/mixed").encode()) is None


def test_folder_that_cannot_be_read_is_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text(LEAD, encoding="utf-8")
    sound = Path.iterdir

    def listed(folder: Path) -> object:
        if folder.name == "b":
            raise PermissionError(13, "Permission denied", str(folder))
        return sound(folder)

    monkeypatch.setattr(Path, "iterdir", listed)

    found = list(iter_documents(str(tmp_path), on_error=lambda _: None))

    assert [document.doc_id for document in found] == ["a/x", "c/x"]
    assert refusals(str(tmp_path)) == [f"{tmp_path / 'b'}: cannot be read: Permission denied"]


def test_folders_within_folders_have_no_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deepest = "d/" * 1100  # deeper than Python's stack
    monkeypatch.chdir(tmp_path)
    os.makedirs("/".join("d" * 900))
    os.chdir("/".join("d" * 900))
    os.makedirs("/".join("d" * 200))
    os.chdir(tmp_path)
    Path(deepest, "x.txt").write_text(LEAD, encoding="utf-8")

    found = list(iter_documents("."))

    assert [document.text for document in found] == [LEAD]
    os.unlink(f"{deepest}x.txt")
    os.chdir(deepest)
    for _ in range(1100):  # pytest's own cleaning goes no deeper than the stack
        os.chdir("..")
        os.rmdir("d")


@pytest.mark.parametrize("path", ["x" * 5000, "x/" * 3000, "a\0b", "x" * 300 + ".txt"])
def test_name_that_no_file_can_have_is_one_short_line(path: str) -> None:
    (reason,) = refusals(path)

    assert len(reason) < 400
    assert "\n" not in reason


def test_whatever_a_reader_raises_becomes_its_line(
    write_file: WriteFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(source: Source) -> object:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setitem(reading._READERS, Kind.MARKDOWN, faulty)
    write_file("a.md", b"# x")
    write_file("b.txt", LEAD.encode())

    with pytest.warns(FaultWarning, match="a.md: cannot be read, by a fault of Dateline"):
        found = list(iter_documents(str(tmp_path), on_error=lambda _: None))

    assert [document.doc_id for document in found] == ["b"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [(OSError(5, "Input/output error"), "Input/output"), (MemoryError(), "memory")],
)
def test_disk_or_memory_that_fails_is_the_line_of_its_file(
    write_file: WriteFile, monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str
) -> None:
    def failing(source: Source) -> object:
        raise error

    monkeypatch.setitem(reading._READERS, Kind.MARKDOWN, failing)

    assert reason in refusals(write_file("a.md", b"# x"))[0]
