"""Where events stand on the chart, and how their dates are drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest
from river import river_story

from dashboard.chart.axes import Axes, Reach, Scale, Segment, date_of, days_of, find_axes, length_of
from dashboard.chart.extent import find_extent
from dashboard.chart.figures import draw, event_id
from dashboard.chart.gaps import gap_notes
from dashboard.chart.joined import page_timeline
from dashboard.chart.lane_labels import lane_label, short_label
from dashboard.chart.lanes import (
    MOST_LANES,
    OTHERS_RANK,
    Lane,
    Layout,
    actors_of,
    lay_out,
    main_actors,
)
from dashboard.chart.palette import DARK, LIGHT
from dashboard.chart.scene import Scene
from dashboard.chart.ticks import TICK_FORMATS, ticks_of
from dashboard.chart.zoom import zoomed
from events import (
    Actor,
    ActorType,
    Argument,
    Basis,
    Bounds,
    Event,
    Grain,
    Instant,
    MentionType,
    Relation,
    Role,
    Span,
    TimeInterval,
    Timeline,
)
from events.examples import example_storyline
from events.timeline.certainty import Certainty, certainty_of

PUBLISHED = float(Instant(2015, 5, 20).day_number)


def day(year: int, month: int, number: int) -> TimeInterval:
    return TimeInterval.day(year, month, number)


def intervals(story: Timeline) -> list[TimeInterval]:
    return [event.interval for event in story.events if event.interval is not None]


def drawn(story: Timeline, *, scale: Scale = Scale.AUTO, narrow: bool = False) -> dict[str, Any]:
    actors = main_actors(story.events)
    figure = draw(story, story.events, actors, LIGHT, scale=scale, narrow=narrow).figure
    assert isinstance(figure, dict)
    return figure


def named(story: Timeline, trigger: str) -> Event:
    return next(event for event in story.events if event.trigger.text == trigger)


@pytest.mark.parametrize(
    ("trigger", "certainty"),
    [
        ("evacuated", Certainty.EXACT),
        ("carrying", Certainty.EXACT),
        ("storm", Certainty.RANGE),
        ("founded", Certainty.RANGE),
        ("repairs", Certainty.RANGE),
        ("warned", Certainty.VAGUE),
        ("destroyed", Certainty.VAGUE),
        ("burst", Certainty.INFERRED),
        ("closed", Certainty.OPEN),
        ("left", Certainty.OPEN),
        ("complained", Certainty.UNDATED),
    ],
)
def test_certainty_follows_from_interval_and_basis(trigger: str, certainty: Certainty) -> None:
    assert certainty_of(named(river_story(), trigger)) is certainty


@pytest.mark.parametrize("basis", [Basis.INHERITED, Basis.NARRATIVE, Basis.REPORTED])
def test_a_date_that_is_not_stated_is_inferred(basis: Basis) -> None:
    event = replace(named(river_story(), "evacuated"), basis=basis)

    assert certainty_of(event) is Certainty.INFERRED


DCT = Instant(2015, 5, 20)
PAST = Bounds((None, DCT), (None, DCT))
GOING_ON = Bounds((None, DCT), (DCT, None))
PLANNED = Bounds((DCT, None), (DCT, None))
MAY = TimeInterval.month(2015, 5)
# A month of days, on one axis of the whole width.
ONE_AXIS = Axes((Segment(PUBLISHED - 25, PUBLISHED + 6),))


def bounded(bounds: Bounds, basis: Basis = Basis.BOUNDED) -> Event:
    """An event of which bounds are known, with the interval that goes with them."""
    going_on = bounds == GOING_ON
    return replace(
        named(river_story(), "complained"),
        basis=basis,
        relation=Relation.INCLUDES if going_on else None,
        interval=day(2015, 5, 20) if going_on else bounds.hull,
        bounds=bounds,
    )


@pytest.mark.parametrize(
    ("event", "certainty"),
    [
        (bounded(PAST), Certainty.BOUNDED),
        (bounded(GOING_ON), Certainty.BOUNDED),
        (bounded(Bounds.within(MAY)), Certainty.BOUNDED),
        (bounded(GOING_ON, Basis.STATED), Certainty.OPEN),
        (bounded(PLANNED, Basis.STATED), Certainty.OPEN),
        (bounded(Bounds.within(MAY), Basis.STATED), Certainty.RANGE),
        (bounded(Bounds.within(MAY), Basis.REPORTED), Certainty.INFERRED),
        (bounded(Bounds.within(day(2015, 5, 3)), Basis.STATED), Certainty.EXACT),
        (bounded(Bounds((None, None), (None, None))), Certainty.UNDATED),
    ],
)
def test_bounds_are_a_kind_of_their_own_where_nothing_else_is_known(
    event: Event, certainty: Certainty
) -> None:
    assert certainty_of(event) is certainty


@pytest.mark.parametrize("bounds", [PAST, GOING_ON, PLANNED])
def test_open_sides_fade_a_little_way_and_never_look_like_a_day(bounds: Bounds) -> None:
    mark = lay_out([bounded(bounds)], [], ONE_AXIS, width=800).marks[0]
    extent = find_extent(bounds, ONE_AXIS)

    assert not mark.point
    assert not extent.is_solid
    assert extent.last - extent.first > 2
    assert extent.first > PUBLISHED - 0.11 * 31
    assert extent.last < PUBLISHED + 1 + 0.11 * 31


def test_what_is_only_past_is_strongest_at_publication_and_fades_to_the_left() -> None:
    extent = find_extent(PAST, ONE_AXIS)

    slices = extent.slices(12)
    assert not extent.is_sure
    assert {last for _, last in slices} == {PUBLISHED + 1}
    assert [first for first, _ in slices] == sorted({first for first, _ in slices})


def test_what_is_under_way_is_sure_on_the_day_of_publication_alone() -> None:
    extent = find_extent(GOING_ON, ONE_AXIS)

    assert extent.is_sure
    assert (extent.sure_first, extent.sure_last) == (PUBLISHED, PUBLISHED + 1)
    assert extent.first < PUBLISHED < PUBLISHED + 1 < extent.last


def test_certain_time_reaches_from_the_latest_begin_to_the_earliest_end() -> None:
    first, second, third, fourth = (Instant(2015, 5, day) for day in (1, 4, 10, 16))

    extent = find_extent(Bounds((first, second), (third, fourth)), ONE_AXIS)

    assert (extent.first, extent.last) == (days_of(first), days_of(fourth) + 1)
    assert (extent.sure_first, extent.sure_last) == (days_of(second), days_of(third) + 1)
    assert find_extent(Bounds.throughout(MAY), ONE_AXIS).is_solid
    assert not find_extent(Bounds.within(MAY), ONE_AXIS).is_sure


@pytest.mark.parametrize(
    ("bounds", "bars", "strongest"),
    [
        (Bounds.throughout(MAY), 1, 1.0),
        (Bounds.within(MAY), 12, 0.07),
        (PAST, 12, 0.17),
        (GOING_ON, 13, 1.0),
    ],
)
def test_only_certain_time_is_drawn_solid(bounds: Bounds, bars: int, strongest: float) -> None:
    event = bounded(bounds)
    story = replace(river_story(), events=(event,))

    traces = drawn(story)["data"]

    (bar,) = (trace for trace in traces if trace.get("type") == "bar")
    assert bar["name"] == "bounded"
    assert len(bar["x"]) == bars
    assert max(bar["marker"]["opacity"]) == strongest


def test_an_open_side_does_not_stretch_the_axes() -> None:
    story = replace(river_story(), events=(*river_story().events, bounded(PAST), bounded(PLANNED)))

    assert (
        drawn(story)["layout"]["xaxis3"]["range"]
        == (drawn(river_story())["layout"]["xaxis3"]["range"])
    )


def test_antiquity_and_last_week_have_axes_of_their_own() -> None:
    axes = find_axes(intervals(river_story()), PUBLISHED)

    assert len(axes.segments) == 3
    assert axes.segments[0].first < Instant(1).day_number
    assert axes.segments[2].last - axes.segments[2].first < 14
    assert all(words.endswith("not shown") for _, _, words in axes.gaps())


def test_every_segment_is_wide_enough_and_they_do_not_overlap() -> None:
    axes = find_axes(intervals(river_story()), PUBLISHED)

    assert all(segment.right - segment.left >= 0.15 for segment in axes.segments)
    ends = [end for segment in axes.segments for end in (segment.left, segment.right)]
    days = [end for segment in axes.segments for end in (segment.first, segment.last)]
    assert ends == sorted(ends)
    assert days == sorted(days)


def test_events_of_one_week_share_one_axis() -> None:
    week = [day(2015, 5, number) for number in range(13, 21)]

    assert len(find_axes(week, PUBLISHED).segments) == 1


def test_days_that_are_easily_told_apart_share_an_axis_with_what_is_due_next_week() -> None:
    many = [day(2015, 5, number) for number in (19, 20) for _ in range(6)]

    assert len(find_axes([*many, day(2015, 5, 26)], PUBLISHED).segments) == 1


def test_the_day_of_publication_alone_has_no_axis_of_its_own() -> None:
    many = [day(2013, month, 1) for month in range(1, 13)]

    axes = find_axes(many, PUBLISHED)

    assert len(axes.segments) == 1
    assert axes.segments[0].last > PUBLISHED
    assert len(find_axes(many, PUBLISHED, reach=Reach.STORY).segments) == 1
    assert find_axes(many, PUBLISHED, reach=Reach.STORY).segments[0].first < PUBLISHED - 500


def test_one_event_amid_a_history_has_no_axis_of_its_own() -> None:
    found = find_axes(
        [
            *(day(1104 + 3 * number, 8, 19) for number in range(4)),
            day(1161, 7, 25),
            *(day(1185 + 35 * number, 5, 2) for number in range(10)),
        ],
        None,
    )

    assert not any(one.last - one.first < 30 for one in found.segments)


def test_gap_of_months_in_a_long_history_is_no_reason_for_an_axis() -> None:
    years = [1102, 1102, 1102, *(1104 + number // 3 for number in range(2300))]
    found = find_axes([day(year, 1 + n % 12, 1 + n % 28) for n, year in enumerate(years)], None)

    assert len(found.segments) == 1


def test_centuries_with_little_in_them_take_no_room_from_many_recent_events() -> None:
    old = [TimeInterval.year(year) for year in (1202, 1301, 1515)]
    recent = [TimeInterval.year(1914 + number % 100) for number in range(200)]

    last = find_axes([*old, *recent], None).segments[-1]

    assert days_of(Instant(1900)) < last.first < days_of(Instant(1915))


def test_a_few_that_reach_far_ahead_do_not_crowd_the_days_of_the_news() -> None:
    week = [day(2015, 5, 13 + number % 9) for number in range(27)]
    ahead = [TimeInterval.between(day(2015, 5, 21), day(2015, 7, 24))]
    months = [day(2014, 1, 3), day(2014, 8, 3), day(2015, 2, 3), day(2015, 4, 1)]

    *_, last = find_axes([*months, *week, *ahead], PUBLISHED).segments

    assert last.first > PUBLISHED - 30


def test_few_days_are_no_gap() -> None:
    many = [day(2015, 5, number) for number in (18, 19, 20) for _ in range(30)]

    assert len(find_axes([*many, day(2015, 5, 12)], PUBLISHED).segments) == 1


@pytest.mark.parametrize("scale", [Scale.LINEAR, Scale.LOG])
def test_other_scales_have_one_axis(scale: Scale) -> None:
    assert len(find_axes(intervals(river_story()), PUBLISHED, scale=scale).segments) == 1


def test_the_log_scale_gives_the_last_days_more_room_than_the_last_centuries() -> None:
    axes = find_axes(intervals(river_story()), PUBLISHED, scale=Scale.LOG)

    def width(first: Instant, last: Instant) -> float:
        return axes.coordinate(days_of(last)) - axes.coordinate(days_of(first))

    assert width(Instant(2015, 5, 13), Instant(2015, 5, 20)) > width(Instant(1015), Instant(1515))


def test_a_story_without_dates_still_has_an_axis() -> None:
    assert len(find_axes([], None).segments) == 1


@pytest.mark.parametrize(
    ("instant", "written"),
    [
        (Instant(2015, 5, 20), "2015-05-20 00:00:00"),
        (Instant(50), "0050-01-01 00:00:00"),
        (Instant(-43, 3, 15), "-0043-03-15 00:00:00"),
        (Instant(2015, 5, 20, 18, 30), "2015-05-20 18:30:00"),
    ],
)
def test_dates_are_written_as_plotly_reads_them(instant: Instant, written: str) -> None:
    assert date_of(days_of(instant)) == written


def test_dates_beyond_what_plotly_draws_are_kept_at_its_edge() -> None:
    assert date_of(days_of(Instant(-65_000_000))).startswith("-9999")
    assert date_of(days_of(Instant(10_000))).startswith("9999-12-31")


@pytest.mark.parametrize("last", [day(9999, 1, 2), day(9999, 5, 20), day(9999, 12, 31)])
def test_a_day_of_the_last_year_that_plotly_draws_stands_in_its_place(last: TimeInterval) -> None:
    assert last.start is not None
    noon = days_of(last.start) + 0.5

    (segment,) = find_axes([last], noon - 0.5).segments
    ((_, first, end),) = Axes((segment,)).pieces(noon - 0.5, noon + 0.5)

    assert first == noon - 0.5
    assert noon < end <= noon + 0.5


@pytest.mark.parametrize(
    ("days", "words"),
    [(693_000, "1,900 years"), (1100, "3 years"), (240, "8 months"), (12.2, "12 days")],
)
def test_lengths_are_said_in_round_words(days: float, words: str) -> None:
    assert length_of(days) == words


def test_ancient_ticks_are_round_years_of_their_era() -> None:
    axes = find_axes([TimeInterval.century(12, bce=True), TimeInterval.century(1)], None)

    ticks = ticks_of(axes.segments[0], Axes(axes.segments), 6)

    assert ticks is not None
    assert [tick.words for tick in ticks] == [
        "1250 BCE",
        "1000 BCE",
        "750 BCE",
        "500 BCE",
        "250 BCE",
        "1 CE",
    ]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (Instant(271, 12, 1), Instant(273, 2, 1), ["272 CE", "273 CE"]),
        (Instant(272, 3, 1), Instant(272, 5, 1), ["272 CE"]),
    ],
)
def test_ancient_axis_has_ticks_however_far_it_is_zoomed(
    first: Instant, last: Instant, words: list[str]
) -> None:
    segment = Segment(days_of(first), days_of(last))

    ticks = ticks_of(segment, Axes((segment,)), 6)

    assert ticks is not None
    assert [tick.words for tick in ticks] == words
    assert all(segment.first <= tick.at <= segment.last for tick in ticks)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (Instant(2014, 12, 30, 12), Instant(2015, 1, 1, 12), ["31 Dec<br>2014", "1 Jan<br>2015"]),
        (Instant(2015, 5, 20, 6), Instant(2015, 5, 20, 18), ["20 May<br>2015"]),
    ],
)
def test_days_without_hours_are_not_divided(
    first: Instant, last: Instant, words: list[str]
) -> None:
    segment = Segment(days_of(first), days_of(last))

    ticks = ticks_of(segment, Axes((segment,)), 6, hours=False)

    assert ticks is not None
    assert [tick.words for tick in ticks] == words
    assert ticks_of(segment, Axes((segment,)), 6, hours=True) is None


def test_two_days_tell_the_scale_of_a_narrow_axis() -> None:
    segment = Segment(days_of(Instant(2015, 5, 12, 12)), days_of(Instant(2015, 5, 22)))

    ticks = ticks_of(segment, Axes((segment,)), 2, hours=True)

    assert ticks is not None
    assert [tick.words for tick in ticks] == ["13 May<br>2015", "18 May"]


@pytest.mark.parametrize("room", [3, 6, 12])
def test_words_on_a_logarithmic_axis_stand_clear_of_each_other(room: int) -> None:
    segment = Segment(-6.0, 1.0)

    ticks = ticks_of(segment, Axes((segment,), origin=0.0), room)

    assert ticks is not None
    places = [tick.at for tick in ticks]
    assert 0 in places
    least = 0.6 * 7 / room
    assert all(after - before >= least for before, after in pairwise(places))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [(-1495, 1985, ["1000 BCE", "1000"]), (-119, 2014, ["1 CE", "2000"]), (48, 49, ["49 CE"])],
)
def test_two_years_tell_the_scale_of_a_narrow_axis(first: int, last: int, words: list[str]) -> None:
    segment = Segment(days_of(Instant(first, 3)), days_of(Instant(last, 6)), 0, 0.2)

    ticks = ticks_of(segment, Axes((segment,)), 2)

    assert ticks is not None
    assert [tick.words for tick in ticks] == words


def test_ticks_and_gaps_are_those_of_the_part_that_is_seen() -> None:
    story = river_story()
    actors = main_actors(story.events)
    whole = draw(story, story.events, actors, LIGHT).figure["layout"]
    zoom = "xaxis~0048-03-01 00:00~0048-06-01 00:00"

    seen = draw(story, story.events, actors, LIGHT, zoom=zoom).figure["layout"]

    assert seen["xaxis"]["range"] == whole["xaxis"]["range"]
    assert seen["xaxis"]["ticktext"] == ["48 CE"]
    [was, *_], [now, *_] = (
        [note["text"] for note in layout["annotations"] if "not shown" in note["text"]]
        for layout in (whole, seen)
    )
    assert was != now


def test_words_in_a_gap_stand_in_the_first_lane_with_room_for_them() -> None:
    axes = Axes((Segment(0, 9, 0, 0.4), Segment(900, 909, 0.5, 1)))
    lanes = [(Lane(None, 0, ()), top, bottom) for top, bottom in ((0, 60), (60, 300), (300, 900))]
    layout = Layout(tuple(lanes), (), 900)
    scene = Scene(layout, axes, axes, LIGHT, None, 800, narrow=False, clocks=())

    [words] = gap_notes(scene)

    assert words["text"] == "2 years not shown"
    assert 60 < words["y"] < 180


def test_words_for_gaps_stand_over_the_chart_of_a_phone() -> None:
    parts = (Segment(0, 9, 0, 0.3), Segment(900, 909, 0.4, 0.6), Segment(945, 950, 0.7, 1))
    lane = (Lane(None, 0, ()), 0.0, 300.0)
    axes = Axes(parts)
    scene = Scene(Layout((lane,), (), 300), axes, axes, LIGHT, None, 330, narrow=True, clocks=())

    [words] = gap_notes(scene)

    assert words["text"] == "Grey: 2 years and 36 days not shown"
    assert "textangle" not in words
    assert (words["yref"], words["y"]) == ("paper", 1)


def test_words_are_laid_out_on_the_side_of_a_mark_that_has_room() -> None:
    told = "hundreds of old statues were moved to Damascus"
    late = replace(named(river_story(), "evacuated"), label=told, interval=day(2015, 5, 19))
    early = replace(named(river_story(), "burst"), label="it began", interval=day(2015, 5, 5))
    axes = Axes((Segment(PUBLISHED - 20, PUBLISHED + 1),))

    marks = lay_out([late, early], (), axes, width=330).marks

    assert all(mark.labelled for mark in marks)
    assert len({mark.y for mark in marks}) == 2


def test_words_are_laid_out_on_the_axis_of_their_mark_rather_than_over_a_gap() -> None:
    late = replace(named(river_story(), "evacuated"), label="moved it", interval=day(2015, 5, 19))
    early = replace(named(river_story(), "burst"), label="it began", interval=day(2015, 5, 13))
    parts = (Segment(PUBLISHED - 10, PUBLISHED, 0, 0.5), Segment(PUBLISHED + 900, 9e5, 0.6, 1))

    marks = lay_out([late, early], (), Axes(parts), width=400).marks

    assert all(mark.labelled for mark in marks)
    assert len({mark.y for mark in marks}) == 2


@pytest.mark.parametrize(
    ("first", "last", "grain", "at"),
    [
        (Instant(2015, 5, 20, 20), Instant(2015, 5, 21, 6), Grain.PART, 22 / 24),
        (Instant(2015, 5, 20, 18), Instant(2015, 5, 20, 22), Grain.PART, 20 / 24),
        (Instant(2015, 5, 20), Instant(2015, 5, 21), Grain.DAY, 0.5),
        (Instant(2015, 5, 20), Instant(2015, 5, 20, 1), Grain.HOUR, 0.5 / 24),
    ],
)
def test_a_night_stands_on_the_day_on_which_it_fell(
    first: Instant, last: Instant, grain: Grain, at: float
) -> None:
    night = TimeInterval(first, last, grain=grain)
    event = replace(named(river_story(), "evacuated"), interval=night)

    (mark,) = lay_out([event], (), ONE_AXIS, width=800).marks

    assert mark.point
    assert mark.pieces[0].first == pytest.approx(PUBLISHED + at)


@pytest.mark.parametrize(("lanes", "labelled"), [(1, 12), (9, 6)])
def test_chart_of_few_lanes_has_room_for_more_labels(lanes: int, labelled: int) -> None:
    told = replace(named(river_story(), "evacuated"), label="crews evacuated the quarter " * 3)
    names = [f"Crew {number}" for number in range(lanes)]
    actors = [Actor(name=name, label=ActorType.GROUP, mentions=()) for name in names]

    def heads(event: Event) -> list[Actor]:
        return actors

    layout = lay_out([told] * 12, actors, ONE_AXIS, width=300, heads_of=heads)

    first = [mark for mark in layout.marks if mark.lane.rank == 0]
    assert sum(mark.labelled for mark in first) == labelled


def test_an_event_with_two_actors_stands_in_both_lanes() -> None:
    story = river_story()
    axes = find_axes(intervals(story), PUBLISHED)

    layout = lay_out(story.events, main_actors(story.events), axes, width=800)

    asked = named(story, "asked")
    lanes = [mark.lane.name for mark in layout.marks if mark.event is asked]
    assert lanes == ["Ruth Okafor", "The government"]
    assert layout.lanes[-1][0].name == "Others"


def test_marks_in_one_row_never_overlap() -> None:
    story = river_story()
    axes = find_axes(intervals(story), PUBLISHED)

    layout = lay_out(story.events, main_actors(story.events), axes, width=800)

    rows: dict[float, list[tuple[float, float]]] = {}
    for mark in layout.marks:
        for piece in mark.pieces:
            place = axes.segments[piece.segment].place
            rows.setdefault(mark.y, []).append((place(piece.first), place(piece.last)))
    for row in rows.values():
        ends = [end for extent in sorted(row) for end in extent]
        assert ends == sorted(ends)


@pytest.mark.parametrize(
    ("name", "kind", "is_one"),
    [
        ("300 people", MentionType.NOM, False),
        ("Whole city", MentionType.NOM, False),
        ("Half the town", MentionType.NOM, False),
        ("Some residents", MentionType.NOM, False),
        ("Several officers", MentionType.NOM, False),
        ("Most shops", MentionType.NOM, False),
        ("Whole Foods", MentionType.NAM, True),
        ("All Blacks", MentionType.NAM, True),
        ("Soldiers", MentionType.NOM, True),
        ("Parts dealer", MentionType.NOM, True),
        ("Allied forces", MentionType.NOM, True),
    ],
)
def test_a_number_or_a_share_of_others_has_no_lane(
    name: str, kind: MentionType, is_one: bool
) -> None:
    story = river_story()
    crews = story.actors[0]
    mention = replace(crews.mentions[0], type=kind)
    other = replace(crews, name=name, mentions=(mention,))
    events = tuple(
        replace(
            event,
            arguments=tuple(
                replace(one, actor=other if one.actor is crews else one.actor)
                for one in event.arguments
            ),
        )
        for event in story.events
    )

    assert (other in main_actors(events)) == is_one


def test_at_most_eight_actors_have_lanes() -> None:
    story = river_story()

    assert len(main_actors(story.events, most=2)) == 2


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("Rescue crews evacuated the riverside quarter", "evacuated the riverside quarter"),
        ("Milltown's crews had not evacuated it", "had not evacuated it"),
        (
            "The crews evacuated it and its schools",
            "evacuated it and its schools",
        ),
        ("The quarter was emptied by the crews", "The quarter was emptied by the crews"),
    ],
)
def test_the_lanes_own_actor_is_left_out_of_the_label(label: str, short: str) -> None:
    evacuated = replace(named(river_story(), "evacuated"), label=label)
    agent = next(one.actor for one in evacuated.arguments if one.role is Role.AGENT)
    other = named(river_story(), "asked").arguments[0].actor

    assert short_label(evacuated, agent) == short
    assert short_label(evacuated, other) == label


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("The crews had largely evacuated it", "had largely evacuated it"),
        ("The crews no longer evacuated anybody", "no longer evacuated anybody"),
        ("The crews all but evacuated the town", "all but evacuated the town"),
        ("The crews did not even say that they evacuated it", None),
        ("The crews were not asked whether they evacuated it", None),
        ("The crews of Velmar nearly evacuated it", "nearly evacuated it"),
        ("The crews, the best of all, barely evacuated it", "barely evacuated it"),
        ("At least 300 crews evacuated the quarter", None),
        ("Nearly all the crews evacuated it", None),
        ("The mayor denied that the crews evacuated it", None),
        ("Rescue crews on the dam cleared it", None),
    ],
)
def test_a_label_in_its_lane_keeps_what_changes_the_truth(label: str, short: str | None) -> None:
    evacuated = replace(named(river_story(), "evacuated"), label=label)
    agent = next(one.actor for one in evacuated.arguments if one.role is Role.AGENT)

    assert lane_label(evacuated, agent) == (short or label.removeprefix("The crews "))


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("The riverside quarter was evacuated by crews", "was evacuated by crews"),
        ("Rescue crews evacuated the riverside quarter", None),
        ("The riverside quarter and a mill were emptied", None),
        ("The riverside quarter emptied", None),
    ],
)
def test_whom_it_was_done_to_is_left_out_of_the_label_in_their_own_lane(
    label: str, short: str | None
) -> None:
    evacuated = replace(named(river_story(), "evacuated"), label=label)
    crews = next(one for one in evacuated.arguments if one.role is Role.AGENT)
    quarter = Actor(name="Riverside quarter", label=ActorType.PLACE, mentions=())
    start = evacuated.trigger.document.text.index("the riverside quarter")
    span = Span(evacuated.trigger.document, start, start + len("the riverside quarter"))
    theirs = Argument(role=Role.PATIENT, span=span, actor=quarter)
    told = replace(evacuated, arguments=(crews, theirs))

    assert short_label(told, quarter) == (short or label)


@pytest.mark.parametrize(
    ("label", "short"),
    [
        (
            "Crews moved all the people of the quarter to the schools of the town",
            "Crews moved all the people of the quarter…",
        ),
        ("x" * 60, "x" * 45 + "…"),
        (
            "Crews bought the old mill of Velmar for 90 marks on 23 September 1189",
            "Crews bought the old mill of Velmar…",
        ),
        (
            "The crews reached the camp and moved almost the whole town",
            "The crews reached the camp and moved…",
        ),
        (
            "The crews besieged Wyke from June 1242 until the spring of 1244",
            "The crews besieged Wyke from June…",
        ),
    ],
)
def test_a_long_label_is_cut_before_the_words_that_lead_on(label: str, short: str) -> None:
    event = replace(named(river_story(), "evacuated"), label=label)

    assert short_label(event, None) == short


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("scale", list(Scale))
def test_plotly_accepts_the_figure(scale: Scale, narrow: bool) -> None:
    figure = go.Figure(drawn(river_story(), scale=scale, narrow=narrow))

    assert {trace.name for trace in figure.data if trace.name} == {
        "exact", "range", "vague", "inferred", "open"
    }  # fmt: skip


def test_a_part_of_a_day_is_written_with_its_year() -> None:
    """A part of the axis that shows one day of last year would seem to be of this one."""
    assert all("%Y" in stop["value"] for stop in TICK_FORMATS)


def test_each_certainty_has_a_shape_of_its_own() -> None:
    traces = {trace["name"]: trace for trace in drawn(river_story())["data"] if "name" in trace}

    assert traces["exact"]["marker"]["symbol"] == "diamond"
    assert traces["exact"]["marker"]["color"][0] in LIGHT.lanes
    assert traces["inferred"]["marker"]["color"][0] == LIGHT.background
    assert traces["vague"]["marker"]["pattern"]["shape"] == "/"
    assert traces["range"]["type"] == "bar"
    assert len(traces["open"]["x"]) > 2


def test_a_day_that_is_only_about_right_is_hatched_as_a_period_is() -> None:
    story = river_story()
    stated = named(story, "evacuated")
    assert stated.interval is not None
    about = replace(stated, interval=replace(stated.interval, approximate=True))
    told = replace(story, events=(about,))

    [trace] = [one for one in drawn(told)["data"] if one.get("name") == "vague"]

    assert trace["type"] == "scatter"
    assert trace["marker"]["symbol"] == "diamond-x"
    assert set(trace["marker"]["color"]) == {LIGHT.background}
    assert set(trace["marker"]["line"]["color"]) <= set(LIGHT.lanes)


def test_bar_that_fades_says_where_it_is_solid() -> None:
    story = river_story()
    going_on, past = bounded(GOING_ON), bounded(PAST)

    shown = [draw(story, [event], [], LIGHT).marks for event in (going_on, past)]

    [[going], [gone]] = shown
    assert going["sure"] == [PUBLISHED, PUBLISHED + 1]
    assert going["sure_ink"] == "#FFFFFF"
    assert "sure" not in gone


def test_the_figure_bears_no_words_of_the_article() -> None:
    story = river_story()

    written = str(drawn(story)["data"])

    assert not any(event.label in written for event in story.events)


def test_the_day_of_publication_is_a_line_on_the_chart() -> None:
    notes = drawn(river_story())["layout"]["annotations"]

    assert any(note["text"] == "published Wed 20 May" for note in notes)


def test_every_day_of_publication_of_a_storyline_is_on_the_chart() -> None:
    layout = drawn(page_timeline(example_storyline()))["layout"]

    lines = [shape for shape in layout["shapes"] if shape["type"] == "line"]
    assert [shape["x0"][:10] for shape in lines] == [
        *("2023-04-18", "2023-04-19", "2023-04-22"),
        "2023-04-27",
    ]
    assert [shape["y1"] for shape in lines] == [-7, -7, -7, 1]
    assert any(note["text"] == "last published Thu 27 Apr" for note in layout["annotations"])


def test_day_of_publication_has_its_year_on_an_axis_of_years() -> None:
    story = replace(river_story(), events=(named(river_story(), "repairs"),))
    notes = drawn(story)["layout"]["annotations"]

    assert any(note["text"] == "published Wed 20 May 2015" for note in notes)


def test_a_new_publication_date_moves_marks_but_keeps_the_events_names() -> None:
    may, june = river_story(), river_story(date(2015, 6, 10))

    assert {event_id(event) for event in may.events} == {event_id(event) for event in june.events}
    assert named(june, "asked").interval == day(2015, 6, 7)
    assert "2015-06-07" in str(drawn(june)["data"])


def test_axes_stay_when_a_filter_hides_events() -> None:
    story = river_story()
    actors = main_actors(story.events)
    few = [event for event in story.events if actors_of(event)]

    whole = draw(story, story.events, actors, LIGHT).figure
    filtered = draw(story, few, actors, LIGHT).figure

    assert isinstance(whole, dict)
    assert isinstance(filtered, dict)
    assert whole["layout"]["xaxis3"]["range"] == filtered["layout"]["xaxis3"]["range"]
    assert whole["layout"]["uirevision"] == filtered["layout"]["uirevision"]


def test_axes_reach_over_the_events_of_the_level_of_detail() -> None:
    story = river_story()
    year = Instant(2014)
    recent = tuple(
        event
        for event in story.events
        if event.interval and event.interval.start and event.interval.start >= year
    )

    figure = draw(story, recent, main_actors(story.events), LIGHT, spanned=recent).figure

    assert isinstance(figure, dict)
    assert figure["layout"]["xaxis"]["range"][0].startswith("2014")


@pytest.mark.parametrize(
    ("reach", "first", "earlier"),
    [
        (Reach.ALL, date(1, 1, 1), 0),
        (Reach.YEAR, date(2014, 5, 20), 2),
        (Reach.STORY, date(2015, 5, 13), 4),
    ],
)
def test_shorter_reach_counts_what_it_leaves_out(reach: Reach, first: date, earlier: int) -> None:
    story = river_story()
    first_day = Instant.of_date(first).day_number

    drawing = draw(story, story.events, main_actors(story.events), LIGHT, reach=reach)
    axes = find_axes(intervals(story), None, reach=reach).segments

    assert drawing.outside == {"earlier": earlier, "later": 0}
    assert axes[0].first <= first_day < axes[0].last


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio of two colours."""

    def luminance(color: str) -> float:
        parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_lane_has_a_colour_of_its_own(palette: Any) -> None:
    ranks = [*range(MOST_LANES), OTHERS_RANK]

    assert len({palette.lane(rank) for rank in ranks}) == len(ranks)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_marks_stand_out_from_the_background(palette: Any) -> None:
    assert min(contrast(color, palette.background) for color in palette.lanes) >= 3
    assert contrast(palette.muted, palette.background) >= 4.5


def crowd(number: int) -> Timeline:
    """The same event again and again, on a day of the first three hundred of 2015."""
    story = river_story()
    event = named(story, "evacuated")
    document = story.documents[0]
    return replace(
        story,
        events=tuple(
            replace(
                event,
                interval=TimeInterval.of(Grain.DAY, date(2015, 1, 1), place * 7 % 300),
                trigger=Span(document, place % 400, place % 400 + 1),
                salience=place % 10 / 10,
            )
            for place in range(number)
        ),
    )


def test_every_event_of_a_crowd_has_a_mark_or_is_counted_in_a_cluster() -> None:
    story = crowd(1000)
    axes = find_axes(intervals(story), PUBLISHED)

    layout = lay_out(story.events, main_actors(story.events), axes, width=800)

    clustered = [event for cluster in layout.clusters for event in cluster.events]
    assert {id(event) for event in (*clustered, *(mark.event for mark in layout.marks))} == {
        id(event) for event in story.events
    }
    assert layout.height < 500
    assert max(event.salience for event in clustered) <= max(
        mark.event.salience for mark in layout.marks
    )


def test_a_crowd_opens_where_the_reader_zooms_in() -> None:
    story = crowd(1000)
    axes = find_axes(intervals(story), PUBLISHED)
    near = zoomed(axes, "xaxis~2015-01-10 00:00~2015-01-20 00:00")

    layout = lay_out(story.events, main_actors(story.events), axes, width=800, seen=near)

    first, last = near.segments[0].first, near.segments[0].last
    assert len(layout.marks) == 34
    assert all(first <= mark.pieces[0].first <= last for mark in layout.marks)
    assert sum(len(cluster.events) for cluster in layout.clusters) == 1000 - 34


def test_a_zoom_moves_no_mark_of_a_story_that_is_no_crowd() -> None:
    story = river_story()
    actors = main_actors(story.events)

    near = draw(story, story.events, actors, LIGHT, zoom="xaxis3~2015-05-16~2015-05-17")

    far = draw(story, story.events, actors, LIGHT)
    assert near.figure["data"] == far.figure["data"]
    assert near.marks == far.marks
    assert near.lanes == far.lanes


@pytest.mark.parametrize(
    ("zoom", "ends"),
    [
        ("xaxis~2015-05-13~2015-05-20 12:00", (day(2015, 5, 13), 0.0, 7.5)),
        ("xaxis~-0043-03-15 00:00~0001-01-01", (TimeInterval.day(-43, 3, 15), 0.0, 15998.0)),
        ("xaxis~2015-05-20~2015-05-13", None),
        ("xaxis~2015-13-45~2016-01-01", None),
        ("xaxis9~2015-05-13~2015-05-20", None),
        ("", None),
        ("~_~~", None),
    ],
)
def test_a_zoom_is_read_from_the_address(
    zoom: str, ends: tuple[TimeInterval, float, float] | None
) -> None:
    axes = Axes((Segment(0, 1),))

    [segment] = zoomed(axes, zoom).segments

    if ends is None:
        assert segment == axes.segments[0]
    else:
        begin = days_of(ends[0].start or Instant(0))
        assert (segment.first, segment.last) == (begin + ends[1], begin + ends[2])


def test_hours_are_on_the_axis_of_what_has_some_and_on_no_other() -> None:
    day = TimeInterval.of(Grain.DAY, Instant(2014, 6, 1))
    hour = TimeInterval.of(Grain.HOUR, Instant(2015, 5, 20, 18))
    event = named(river_story(), "evacuated")
    story = replace(
        river_story(),
        events=tuple(
            replace(event, interval=when, bounds=None, trigger=one.trigger)
            for when, one in zip((day, hour), river_story().events, strict=False)
        ),
    )

    layout = drawn(story)["layout"]

    first, second = (layout[name] for name in sorted(n for n in layout if n.startswith("xaxis")))
    assert first["ticktext"] == ["1 Jun<br>2014", "2 Jun"]
    assert "ticktext" not in second
