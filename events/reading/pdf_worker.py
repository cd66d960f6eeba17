"""The process that opens PDFs, apart from all else: a hostile one can hang it or bring it down.

Reads the length of a PDF in eight bytes and the PDF from standard input, and writes the length of a
JSON object and the object to standard output, until there is no more.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from events.reading.pdf_layout import Glyph, page_lines, text_of_pages
from events.reading.source import most_memory

MOST_PAGES = 500
_MOST_CHARACTERS = 1_200_000
# Enough for the largest page of a newspaper; a page made to do harm has millions.
_MOST_ON_A_PAGE = 100_000
_LENGTH = 8
_UPRIGHT = 0.2
# What PDFium writes for the hyphen at the end of a line.
_HYPHEN = "\x02"


def main() -> None:
    """Answer until standard input ends."""
    import pypdfium2  # noqa: F401  # so that what it takes by itself counts as idle

    idle = _address_space()
    while len(length := sys.stdin.buffer.read(_LENGTH)) == _LENGTH:
        size = int.from_bytes(length, "big")
        _limit_memory(idle + size + most_memory(size))
        content = sys.stdin.buffer.read(size)
        answer = json.dumps(read_pdf_content(content)).encode()
        _answer(answer, sys.stdout.buffer)


def read_pdf_content(content: bytes) -> dict[str, str]:
    """The `text`, `title` and `created` of a PDF, or the `error` that says why there are none."""
    import pypdfium2  # it is wanted only in this process

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:  # opening is the only check there is
        return {"error": "password" if "password" in str(error).lower() else "damaged"}
    try:
        if len(document) > MOST_PAGES:
            return {"error": "pages"}
        pages, characters = [], 0
        for number in range(len(document)):
            glyphs = _glyphs(document, number)
            characters += len(glyphs)
            if characters > _MOST_CHARACTERS:
                return {"error": "long"}
            pages.append(page_lines(glyphs))
        facts = {key: document.get_metadata_value(key) for key in ("Title", "CreationDate")}
    finally:
        document.close()
    text = text_of_pages(pages)
    return {"text": text, "title": facts["Title"] or "", "created": facts["CreationDate"] or ""}


def _glyphs(document: Any, number: int) -> list[Glyph]:
    """The upright letters of a page, in the order of drawing; a damaged page has none."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:  # opening a page is the only check there is
        return []
    box = pdfium.FS_RECTF()
    glyphs = []
    for i in range(min(text.count_chars(), _MOST_ON_A_PAGE)):
        letter = pdfium.FPDFText_GetUnicode(text, i)
        if letter in (0, 0xFFFE, 0xFFFF) or 0xD800 <= letter <= 0xDFFF or letter > 0x10FFFF:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, i, box):
            continue
        angle = pdfium.FPDFText_GetCharAngle(text, i)
        if _UPRIGHT < angle < 2 * 3.14159 - _UPRIGHT:
            continue
        glyph = "-" if chr(letter) == _HYPHEN else chr(letter)
        glyphs.append(Glyph(glyph, box.left, box.right, box.bottom, box.top))
    text.close()
    page.close()
    return glyphs


def _answer(answer: bytes, sink: IO[bytes]) -> None:
    sink.write(len(answer).to_bytes(_LENGTH, "big") + answer)
    sink.flush()


def _address_space() -> int:
    """How many bytes of memory the process has reserved; told by Linux alone."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:  # elsewhere a guess that is on the safe side
        return 1_000_000_000
    return int(pages) * 4096


def _limit_memory(most: int) -> None:
    """Let the process reserve no more; Windows has no such limit, and macOS does not keep it."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        with suppress(ValueError, OSError):  # where another limit is in force, that one holds
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))


if __name__ == "__main__":
    main()
