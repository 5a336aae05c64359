"""What goes with a summary to a person who wants more than the cards: pictures, and documents to keep."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from bot.discussion.thread_summary import ThreadSummary
from bot.report.debate_map import describe_debate_map, render_debate_map
from bot.report.positions_chart import describe_positions_chart, render_positions_chart
from bot.report.summary_argdown import render_summary_argdown
from bot.report.summary_json import render_summary_json
from bot.report.summary_markdown import render_summary_markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryPicture:
    """A PNG file and what it shows, in words."""

    name: str
    description: str
    data: bytes


def draw_summary(found: ThreadSummary, *, zone: tzinfo) -> tuple[SummaryPicture, ...]:
    """The map of the debate; for the teacher also how positions moved, by the calendar of `zone`."""
    drawn = [
        SummaryPicture(name="debate-map.png", description=describe_debate_map(found), data=render_debate_map(found))
    ]
    if not found.is_for_class:
        chart, description = (
            render_positions_chart(found.thread, zone=zone),
            describe_positions_chart(found.thread, zone=zone),
        )
        if chart is not None and description is not None:
            drawn.append(SummaryPicture(name="positions.png", description=description, data=chart))
    return tuple(drawn)


def write_summary(found: ThreadSummary, *, link_of: Callable[[int], str]) -> dict[str, str]:
    """Markdown, Argdown and JSON by file name; `link_of` gives the address of a post."""
    version = "class-summary" if found.is_for_class else "summary"
    name = f"question-{found.thread.prompt.number}-{version}"
    return {
        f"{name}.md": render_summary_markdown(found, link_of=link_of),
        f"{name}.argdown": render_summary_argdown(found, link_of=link_of),
        f"{name}.json": render_summary_json(found, link_of=link_of),
    }
