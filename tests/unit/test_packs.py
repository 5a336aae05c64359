"""Packs in a folder: every shipped one is fit to use, and a faulty one is named."""

import re
from pathlib import Path

import pytest

from bot.errors import BadInputError, FileFormatError
from bot.essay.pack import Pack
from bot.essay.read_essay import parse_essay
from bot.packs import load_pack, load_packs

PROMPTS = Path(__file__).parents[2] / "prompts"
SHIPPED = load_packs(PROMPTS)
CLOSED_BEGINNINGS = re.compile(
    "(is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must) ", re.IGNORECASE
)

SMALL = """\
id: {id}
title: Small
essay_title: A small essay
essay_file: essay.txt
n_paragraphs: 2
questions:
  - {{id: q, title: Q, text: "Why?", paragraphs: 1, toulmin: claim, socratic: viewpoints, bloom: apply}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder `prompts` with one pack and its essay."""
    prompts = tmp_path / "prompts"
    prompts.mkdir()
    (prompts / "essay.txt").write_text("One.\n\nTwo.\n", encoding="utf-8")
    (prompts / "small.yaml").write_text(SMALL.format(id="small"), encoding="utf-8")
    return prompts


def test_two_packs_are_shipped_sorted_by_id() -> None:
    assert [pack.id for pack in SHIPPED] == ["diplomacy-takes-time", "one-mark-for-the-whole-boat"]


def test_a_shipped_pack_is_named_like_its_file() -> None:
    assert {path.stem for path in PROMPTS.glob("*.yaml")} == {pack.id for pack in SHIPPED}


@pytest.mark.parametrize("pack", SHIPPED, ids=lambda pack: pack.id)
def test_every_shipped_question_is_one_open_question(pack: Pack) -> None:
    for question in pack.questions:
        assert question.text.endswith("?"), question.id
        assert question.text.count("?") == 1, question.id
        for sentence in re.split(r"[.:] ", question.text):
            assert not CLOSED_BEGINNINGS.match(sentence), question.id


@pytest.mark.parametrize("pack", SHIPPED, ids=lambda pack: pack.id)
def test_the_questions_of_a_shipped_pack_differ_in_id_title_and_text(pack: Pack) -> None:
    for values in zip(*((q.id, q.title, q.text, q.note, q.starter) for q in pack.questions), strict=True):
        assert len(set(values)) == len(pack.questions) == 12


@pytest.mark.parametrize("pack", SHIPPED, ids=lambda pack: pack.id)
def test_a_shipped_pack_asks_about_the_whole_argument_in_many_ways(pack: Pack) -> None:
    assert len({q.toulmin for q in pack.questions}) == 6
    assert len({q.socratic for q in pack.questions}) >= 5
    assert len({q.bloom for q in pack.questions}) >= 4
    assert {n for q in pack.questions for n in q.paragraphs} == set(range(1, pack.n_paragraphs + 1))
    assert {n for e in pack.outline for n in e.paragraphs} == set(range(1, pack.n_paragraphs + 1))


@pytest.mark.parametrize("pack", SHIPPED, ids=lambda pack: pack.id)
def test_every_shipped_question_helps_a_student_to_begin_and_to_go_on(pack: Pack) -> None:
    for question in pack.questions:
        assert question.note
        assert question.claim
        assert question.claim.endswith(".")
        assert question.starter
        assert "…" in question.starter
        assert question.follow_ups


def test_what_a_question_quotes_from_the_shipped_essay_stands_in_it() -> None:
    pack = next(pack for pack in SHIPPED if pack.essay_file)
    essay = parse_essay((PROMPTS / str(pack.essay_file)).read_text(encoding="utf-8"))

    for question in pack.questions:
        asked_about = " ".join(essay.paragraphs[n - 1].text for n in question.paragraphs)
        for quoted in re.findall("“(.+?)”", " ".join([question.text, *question.follow_ups])):
            assert quoted in asked_about, (question.id, quoted)


def test_the_shipped_essay_can_be_read_in_class() -> None:
    pack = next(pack for pack in SHIPPED if pack.essay_file)
    n_words = len((PROMPTS / str(pack.essay_file)).read_text(encoding="utf-8").split())

    assert 500 <= n_words <= 800


def test_a_pack_and_its_essay_are_read_from_a_folder(folder: Path) -> None:
    (pack,) = load_packs(folder)

    assert (pack.id, pack.essay_file) == ("small", "essay.txt")
    assert pack == load_pack(folder / "small.yaml")


def test_a_pack_whose_essay_is_missing_is_named(folder: Path) -> None:
    (folder / "essay.txt").unlink()

    with pytest.raises(FileFormatError) as caught:
        load_packs(folder)

    expected = "`prompts/small.yaml`, line 4, field *essay_file*: there is no file `essay.txt` beside this one."
    assert str(caught.value) == expected


def test_a_pack_that_counts_other_paragraphs_than_its_essay_has_is_named(folder: Path) -> None:
    (folder / "essay.txt").write_text("One.\n\nTwo.\n\nThree.", encoding="utf-8")

    with pytest.raises(FileFormatError) as caught:
        load_packs(folder)

    assert str(caught.value) == (
        "`prompts/small.yaml`, line 5, field *n_paragraphs*: this says 2, but `essay.txt` has 3 (see `harkness essay`)."
    )


def test_two_packs_with_one_id_are_refused(folder: Path) -> None:
    (folder / "again.yml").write_text(SMALL.format(id="small"), encoding="utf-8")

    with pytest.raises(FileFormatError) as caught:
        load_packs(folder)

    assert str(caught.value) == (
        "`prompts/small.yaml`, line 1, field *id*: `prompts/again.yml` has this id already; every pack needs its own."
    )


def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "folder.yaml").mkdir()

    with pytest.raises(FileFormatError, match=r"`prompts/folder\.yaml`: the file cannot be read"):
        load_packs(folder)


def test_a_folder_without_a_pack_or_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="There is no question pack"):
        load_packs(tmp_path)
    with pytest.raises(BadInputError, match="There is no folder"):
        load_packs(tmp_path / "nowhere")
