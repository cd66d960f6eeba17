"""Words on the chart can be read: 4.5:1 against what lies behind them, as WCAG AA asks."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from served import until

if TYPE_CHECKING:
    from conftest import Open

pytestmark = pytest.mark.browser

# Where the labels stand, and their ink; then only what lies behind them is seen.
INKS = """() => {
  const found = [...document.querySelectorAll(".dl-label, .dl-count-sign")].map((one) => {
    const { color, opacity } = getComputedStyle(one);
    const { left, top, right, bottom } = one.getBoundingClientRect();
    const ink = color.startsWith("rgb") ? color.match(/[\\d.]+/g).map(Number)
      : color.match(/[\\d.]+/g).map((part) => Number(part) * 255);
    const box = [left + 1, top + 2, right - 1, bottom - 2].map(Math.round);
    return { words: one.textContent, ink: ink.slice(0, 3), opacity: Number(opacity), box };
  });
  const style = document.createElement("style");
  const unseen = "{ color: transparent !important; text-shadow: none !important; }";
  style.textContent = `body :is(.dl-label, .dl-count-sign)[data-event] ${unseen}`;
  document.head.append(style);
  return found;
}"""


def luminance(color: Sequence[float]) -> float:
    """Relative luminance, 0 to 1, of red, green and blue from 0 to 255 (WCAG 2.2)."""
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.03928 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in color
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def least_contrast(ink: Sequence[float], opacity: float, ground: Image.Image) -> float:
    """Of an ink with what lies behind it; a tenth of that may be lines of the chart."""
    colors = sorted(ground.getcolors(ground.width * ground.height), reverse=True)
    found = []
    for count, behind in colors:
        seen = [a * opacity + b * (1 - opacity) for a, b in zip(ink, behind, strict=True)]
        low, high = sorted((luminance(seen), luminance(behind)))
        found.append(((high + 0.05) / (low + 0.05), count))
    passed_over = ground.width * ground.height / 10
    for ratio, count in sorted(found):
        passed_over -= count
        if passed_over < 0:
            return ratio
    return found[-1][0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("steps", [0, 2])
def test_labels_can_be_read_on_what_lies_behind_them(
    example: str, open_page: Open, scheme: str, steps: int
) -> None:
    page = open_page(f"{example}?detail=All", height=2400, scheme=scheme)
    walk(page, steps)

    assert hard_to_read(page) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_labels_and_numbers_of_a_storyline_can_be_read(
    example: str, open_page: Open, scheme: str
) -> None:
    page = open_page(example, height=1600, scheme=scheme)
    page.get_by_role("button", name="Six reports as one story").click()
    expect(page.locator(".dl-count-sign").first).to_be_visible()
    walk(page, 1)

    assert hard_to_read(page) == {}


# The colours of words and ground of what is filled in a form: its button, and chosen names.
FILLED = """() => [...document.querySelectorAll(
  "[data-testid^=stBaseButton-primary], [data-tag]"
)].map((one) => {
  const { color, backgroundColor } = getComputedStyle(one);
  return [color, backgroundColor].map((said) => said.match(/\\d+/g).slice(0, 3).map(Number));
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_buttons_and_names_in_a_form_can_be_read(
    example: str, open_page: Open, scheme: str
) -> None:
    page = open_page(example, scheme=scheme)
    walk(page, 2)
    page.keyboard.press("e")
    expect(page.get_by_role("button", name="Save")).to_be_visible()
    expect(page.locator("[data-tag]").first).to_be_visible()

    def ratios() -> list[float]:
        pairs = [sorted(map(luminance, pair)) for pair in page.evaluate(FILLED)]
        return [(high + 0.05) / (low + 0.05) for low, high in pairs]

    assert len(ratios()) >= 2
    until(page, lambda: min(ratios()) >= 4.5)


def walk(page: Page, steps: int) -> None:
    """To the event so many steps from the first view, where no pointer lights up another."""
    page.mouse.move(2, 2)
    for step in range(steps):
        page.keyboard.press("j")
        expect(page.locator(".dl-card")).to_contain_text(f"{step + 1} of")


def hard_to_read(page: Page) -> dict[str, float]:
    """The contrast of the words on the chart, where it is less than 4.5."""
    labels = page.evaluate(INKS)
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    ratios = [
        (one["words"], least_contrast(one["ink"], one["opacity"], shot.crop(one["box"])))
        for one in labels
    ]
    assert len(ratios) > 10
    return {words: ratio for words, ratio in ratios if ratio < 4.5}
