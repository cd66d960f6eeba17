"""How long a reader of very many events waits for a filter, for the next event, and on hovering.

The ceilings are seconds in floors.json, from the act to the frame in which all of the answer is
seen. The best of some tries counts, because other programs may be using the machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from crowd import crowd
from pace import slowness
from playwright.sync_api import Browser, Page
from served import dashboard

from events import to_json

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.browser,
    pytest.mark.usefixtures("idle_machine"),
]

CEILINGS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))
_RUNS = 5
# After an answer the page and the server still have small things to do.
_REST = 1000  # milliseconds

# Watches for the answer in every frame, from the moment at which the page hears of the act.
_STOPWATCH = """
([act, answer]) => {
  const answered = new Function(`return ${answer}`)();
  window.waited = null;
  addEventListener(act, () => {
    const begun = performance.now();
    const look = () => requestAnimationFrame(() => {
      if (answered()) requestAnimationFrame(() => (window.waited = performance.now() - begun));
      else look();
    });
    look();
  }, { capture: true, once: true });
}
"""
_DRAWN_ANEW = """(() => {
  const chart = document.querySelector(".dl-chart");
  const before = chart.dataset.ready;
  return () => chart.dataset.ready !== before;
})()"""
_NEXT_EVENT = """(() => {
  const card = document.querySelector(".dl-card");
  const before = card.textContent;
  return () => card.textContent !== before
    && document.querySelector(".dl-article .dl-chosen")?.dataset.event === dateline.selected;
})()"""
_CARD_AND_WORDS = """() =>
  document.querySelector(".dl-tip.dl-open .dl-quote")
    && document.querySelector(".dl-article .dl-hovered")"""


@pytest.fixture(scope="module", params=[1000, 10_000])
def reader(
    request: pytest.FixtureRequest, chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[int, Page]]:
    """How many events there are, and a page that shows all of them."""
    path = tmp_path_factory.mktemp("crowd") / "crowd.json"
    path.write_text(json.dumps(to_json(crowd(request.param))), encoding="utf-8")
    with dashboard(str(path)) as address:
        page = chromium.new_page(viewport={"width": 1400, "height": 1000}, reduced_motion="reduce")
        page.goto(f"{address}?detail=All")
        page.wait_for_selector(".dl-chart[data-ready]", timeout=60_000)
        page.wait_for_timeout(5000)
        yield request.param, page
        page.close()


def watch(page: Page, act: str, answer: str) -> None:
    """Begin to wait for an act, and then for an answer, as a script that makes its test."""
    page.evaluate(_STOPWATCH, [act, answer])


def seconds(page: Page) -> float:
    """How long the answer took that was watched for, once it is there, as on a machine at rest."""
    page.wait_for_function("window.waited !== null", timeout=60_000)
    waited = float(page.evaluate("window.waited")) / 1000 / slowness()
    page.wait_for_timeout(_REST)
    return waited


def test_a_filter_of_a_crowd_answers_within_its_ceiling(reader: tuple[int, Page]) -> None:
    count, page = reader
    waited = []

    # Each adds one more actor, so that none of the answers is known from before.
    for number in range(_RUNS):
        watch(page, "click", _DRAWN_ANEW)
        page.locator(".st-key-actor button").nth(number).click()
        waited.append(seconds(page))

    assert min(waited) <= CEILINGS[f"dashboard.filter_of_{count}_seconds"]


def test_the_next_event_of_a_crowd_comes_within_its_ceiling(reader: tuple[int, Page]) -> None:
    count, page = reader
    waited = []

    for _ in range(_RUNS):
        watch(page, "keydown", _NEXT_EVENT)
        page.keyboard.press("j")
        waited.append(seconds(page))

    assert min(waited) <= CEILINGS[f"dashboard.key_in_{count}_seconds"]


def test_hovering_in_a_crowd_answers_within_its_ceiling(reader: tuple[int, Page]) -> None:
    count, page = reader
    waited = []

    for x, y in places_of_marks(page):
        page.mouse.move(2, 2)
        page.wait_for_timeout(200)
        watch(page, "mousemove", _CARD_AND_WORDS)
        page.mouse.move(x, y)
        waited.append(seconds(page))

    assert min(waited) <= CEILINGS[f"dashboard.hover_in_{count}_seconds"]


def places_of_marks(page: Page) -> list[tuple[float, float]]:
    """The middles of some of the diamonds that are in sight, far from each other."""
    boxes = page.locator(".dl-plot .scatterlayer .point").evaluate_all(
        "marks => marks.map(mark => mark.getBoundingClientRect())"
        ".map(box => [box.x + box.width / 2, box.y + box.height / 2])"
        ".filter(([x, y]) => document.elementFromPoint(x, y)?.closest('.dl-plot'))"
    )
    return [(x, y) for x, y in boxes[:: len(boxes) // _RUNS]][:_RUNS]
