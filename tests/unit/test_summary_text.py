"""A summary written out: Markdown, Argdown and JSON, for the teacher and for the class."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from bot.discussion.class_counts import ClassCounts
from bot.discussion.position import Position
from bot.discussion.summary import StatementKind
from bot.discussion.thread_summary import ThreadSummary
from bot.report.summary_argdown import escape_argdown, render_summary_argdown
from bot.report.summary_json import render_summary_json
from bot.report.summary_markdown import render_summary_markdown
from tests.snapshot import assert_snapshot
from tests.unit.boat import STUDENTS, make_boat_summary, make_boat_summary_for_class
from tests.unit.hostile import make_hostile_summary

Renderer = Callable[..., str]
RENDERERS: dict[str, Renderer] = {
    "markdown": render_summary_markdown,
    "argdown": render_summary_argdown,
    "json": render_summary_json,
}


def link_of(post_id: int) -> str:
    return f"https://discord.com/channels/9001/6101/{post_id}"


def written(name: str, found: ThreadSummary) -> str:
    return RENDERERS[name](found, link_of=link_of)


@pytest.mark.parametrize("name", RENDERERS)
def test_the_teacher_s_summary_written_out(name: str) -> None:
    assert_snapshot(f"summary_export_teacher_{name}", written(name, make_boat_summary()))


@pytest.mark.parametrize("name", RENDERERS)
def test_the_class_s_summary_written_out(name: str) -> None:
    assert_snapshot(f"summary_export_class_{name}", written(name, make_boat_summary_for_class()))


@pytest.mark.parametrize("name", RENDERERS)
def test_the_class_reads_no_names_no_declared_positions_and_no_talk_moves(name: str) -> None:
    text = written(name, make_boat_summary_for_class())

    for student in STUDENTS:
        assert not re.search(rf"\b{student.name}\b", text)
    assert "declared" not in text
    assert "talk move" not in text
    assert "Agree or disagree, and why" not in text
    assert "heard" not in text


def test_what_is_open_to_all_is_nobody_s_in_the_class_s_version() -> None:
    page = json.loads(written("json", make_boat_summary_for_class()))

    found = [each for each in page["statements"] if each["kind"] == StatementKind.UNANSWERED_OBJECTION]
    assert found
    assert all(citation["author"] is None for statement in found for citation in statement["citations"])


@pytest.mark.parametrize("name", ["markdown", "json"])
def test_the_class_reads_of_positions_what_counts_may_tell(name: str) -> None:
    counts = ClassCounts(by_position={Position.AGREE: 9, Position.DISAGREE: 6}, n_students=None)

    text = written(name, replace(make_boat_summary_for_class(), class_counts=counts))

    told = {"markdown": "- agree: 9\n- disagree: 6\n- counts below 5 are not shown", "json": '"agree": 9'}
    assert told[name] in text


def test_every_quote_of_the_json_stands_verbatim_in_its_post() -> None:
    found = make_hostile_summary()
    page = json.loads(written("json", found))

    texts = {str(post.post_id): post.text for post in found.thread.posts}
    citations = [citation for statement in page["statements"] for citation in statement["citations"]]
    quoted = [citation for citation in citations if citation["quote"] and "\ud800" not in texts[citation["post_id"]]]
    assert len(quoted) > 12
    assert all(citation["quote"] in texts[citation["post_id"]] for citation in quoted)


@pytest.mark.parametrize("name", RENDERERS)
def test_every_export_can_be_kept_as_a_file_whatever_was_typed(name: str) -> None:
    text = written(name, make_hostile_summary())

    assert text.encode("utf-8")
    assert not any(char in text for char in "\x00\x07\x1b\r")


def test_markdown_makes_nothing_of_what_students_typed_but_text() -> None:
    text = written("markdown", make_hostile_summary())
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)

    inner = [child for token in tokens for child in token.children or []]
    assert not {child.type for child in inner} & {"code_inline", "em_open_", "s_open", "html_inline", "image"}
    links = [child.attrGet("href") for child in inner if child.type == "link_open"]
    assert links
    assert all(str(link).startswith("https://discord.com/channels/9001/") for link in links)
    assert not {token.type for token in tokens} & {"html_block", "fence", "code_block", "blockquote_open", "table_open"}


def test_argdown_reads_no_marks_in_what_students_typed() -> None:
    escaped = escape_argdown("[Claim]: <A> #tag @[x] // rest /* note */ {a: 1} === _b_ *c* \\")

    assert not set(re.sub(r"\\.", "", escaped)) & set("[]<>#@/*{}=_:\\")


def test_an_argdown_document_has_one_line_for_each_statement() -> None:
    lines = written("argdown", make_hostile_summary()).splitlines()

    assert lines[0] == lines[3] == "==="
    assert all(re.match(r"( {2})*([-+] )?\[[^\]]+\]: ", line) for line in lines[4:] if line)


def test_a_thread_nobody_wrote_in_says_so() -> None:
    empty = make_hostile_summary(0)

    assert "Nobody has written here yet." in written("markdown", empty)
    assert json.loads(written("json", empty))["statements"] == []
