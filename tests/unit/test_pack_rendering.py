"""A pack written to a file: readable for a teacher, and the same pack when it is read again."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.essay.pack import OutlineElement, Pack
from bot.essay.pack_file import parse_pack, render_pack
from bot.packs import load_packs
from tests.factories import make_pack
from tests.unit.question_essays import SAMPLE


def reread(pack: Pack) -> Pack:
    return parse_pack(render_pack(pack), file="prompts/again.yaml")


def test_every_shipped_pack_is_read_back_as_it_was_but_for_the_essays_words_which_have_their_own_file() -> None:
    for pack in load_packs(SAMPLE.parent):
        assert len(pack.paragraphs) == (pack.n_paragraphs if pack.essay_file else 0)
        assert reread(pack) == replace(pack, paragraphs=())


def test_a_pack_is_written_the_way_people_write_one() -> None:
    pack = make_pack(n_questions=1)

    assert render_pack(pack) == (
        "id: bridges\n"
        "title: Who should build the bridge?\n"
        "essay_title: The bridge and the ferry\n"
        "n_paragraphs: 6\n"
        "\n"
        "outline:\n"
        "  - kind: position\n"
        "    paragraphs: [1]\n"
        "    text: The town should build the bridge.\n"
        "\n"
        "questions:\n"
        "  - id: q1\n"
        "    title: The claim behind q1\n"
        "    paragraphs: [1]\n"
        "    toulmin: warrant\n"
        "    socratic: assumptions\n"
        "    bloom: analyze\n"
        "    text: What would have to be true for the claim behind q1 to hold?\n"
        "    claim: The town should build the bridge.\n"
        "    note: Look at what the example leaves out.\n"
        "    starter: The claim does / does not hold, because …\n"
        "    follow_ups:\n"
        "    - Who would disagree, and why?\n"
    )


def test_quote_and_scheme_are_kept() -> None:
    pack = make_pack(n_questions=1)
    question = replace(pack.questions[0], quote="perhaps years", scheme="expert opinion", note=None, follow_ups=())

    again = reread(replace(pack, questions=(question,), outline=(), essay_file="bridge.md"))

    assert again.questions == (question,)
    assert (again.outline, again.essay_file) == ((), "bridge.md")


# Whatever a teacher can paste into a field, on one line: colons, #, quotes, yes and no, emoji, bidi marks.
LINES = st.one_of(
    st.sampled_from(
        ["yes", "null", "1998", "- a", "a: b # c", "[4, 5]", "“Q”", "'", '"', "¶4", "&a *b !c", "{x}", "|", "~"]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=180),
).map(lambda text: " ".join(text.split()) or "x")


@given(LINES, LINES, LINES, st.lists(LINES, max_size=2))
def test_any_words_survive_being_written_and_read(text: str, title: str, note: str, follow_ups: list[str]) -> None:
    pack = make_pack(n_questions=1)
    question = replace(
        pack.questions[0],
        text=text,
        title=title[:90].strip(),
        claim=note,
        note=note,
        starter=note,
        follow_ups=tuple(follow_ups),
    )
    element = OutlineElement(kind=pack.outline[0].kind, paragraphs=(1, 3), text=note)
    pack = replace(pack, title=title[:90].strip(), essay_title=text, outline=(element,), questions=(question,))

    assert reread(pack) == pack
