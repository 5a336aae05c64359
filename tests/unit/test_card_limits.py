from collections.abc import Callable
from dataclasses import replace

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.classroom.draft import Draft, DraftState
from bot.classroom.review_questions import Review
from bot.classroom.start_term import TermPlan
from bot.classroom.stored_essay import StoredEssay
from bot.classroom.take_position import TakenPosition
from bot.discord_app.cards.class_notice_card import make_class_notice_card
from bot.discord_app.cards.essay_card import make_essay_card, make_essay_list_card, make_removal_card
from bot.discord_app.cards.layout import MAX_CHARACTERS, Part, fit_texts, marker_of
from bot.discord_app.cards.notices import make_done_card, make_notice_card
from bot.discord_app.cards.outline_card import make_outline_card
from bot.discord_app.cards.pack_card import make_saved_card
from bot.discord_app.cards.pack_list_card import make_pack_list_card
from bot.discord_app.cards.participation_card import (
    make_class_participation_card,
    make_student_participation_card,
)
from bot.discord_app.cards.position_card import (
    MAX_REASON,
    make_closing_card,
    make_shared_card,
    make_standing_card,
    make_taken_card,
    make_teacher_standing_card,
)
from bot.discord_app.cards.progress_card import make_progress_card
from bot.discord_app.cards.prompt_card import make_prompt_card
from bot.discord_app.cards.prompt_list_card import make_prompt_list_card
from bot.discord_app.cards.review_card import make_review_card
from bot.discord_app.cards.summary_card import make_summary_card, make_whole_summary_card
from bot.discord_app.cards.term_card import make_term_card
from bot.discord_app.cards.week_card import make_week_card
from bot.discussion.class_counts import counts_for_class
from bot.discussion.ledger import build_ledgers
from bot.discussion.position import DeclaredPosition, Position
from bot.discussion.post import Post, Student
from bot.discussion.prompt import Prompt
from bot.discussion.summary import Coverage, Quote, Statement, StatementKind, Summary, TalkMove
from bot.discussion.thread import Thread
from bot.discussion.thread_summary import ThreadSummary
from bot.essay.essay import Anchor, Essay, Paragraph, Sentence
from bot.essay.outline import Element, Outline, Sureness
from bot.essay.pack import ElementKind
from bot.essay.question_lint import Complaint
from bot.report.week import PromptWeek, WeekReport
from tests.card_examples import WEEK
from tests.card_text import card_text, n_characters, n_components
from tests.factories import (
    GUILD_ID,
    instant,
    make_class,
    make_pack,
    make_position,
    make_post,
    make_prompt,
    make_question,
    make_student,
)

N_STUDENTS = 40
N_PROMPTS = 25
N_OF_A_KIND = 12

#: Each is as long as it gets, and grows when it is escaped.
NASTY = "no *_~|`[]<>@\\" * 300
EMOJI = "👩🏽‍🚀" * 700
UNBROKEN = "a" * 4000


def _students(text: str) -> tuple[Student, ...]:
    return tuple(make_student(number, f"{number} {text}") for number in range(1, N_STUDENTS + 1))


def _prompt(number: int, text: str) -> Prompt:
    question = replace(make_question(f"q{number}", text=text), title=text, note=text, starter=text, claim=text[:200])
    return replace(
        make_prompt(number, question=question),
        number=number,
        n_questions=N_PROMPTS,
        thread_id=2**63 - number,
        posted_at=instant(),
    )


def _posts(prompt: Prompt, text: str) -> tuple[Post, ...]:
    return tuple(
        make_post(2**62 + number, author_id=number, prompt_id=prompt.prompt_id, minutes=number, text=text)
        for number in range(1, N_STUDENTS + 1)
    )


def _summary(prompt: Prompt, posts: tuple[Post, ...]) -> Summary:
    def statement(kind: StatementKind, post: Post) -> Statement:
        quote = Quote(post_id=post.post_id, author_id=post.author_id, text=post.text)
        return Statement(
            kind=kind,
            cited_ids=tuple(other.post_id for other in (post, *posts)),
            quotes=(quote, quote),
            n_students=N_STUDENTS,
            position=Position.IT_DEPENDS,
            moved_from=Position.DISAGREE,
            paragraph=post.author_id,
            move=TalkMove.AGREE_OR_DISAGREE,
        )

    took_part = Statement(kind=StatementKind.TOOK_PART, cited_ids=tuple(post.post_id for post in posts))
    return Summary(
        prompt_id=prompt.prompt_id,
        statements=(
            took_part,
            *(statement(kind, post) for kind in list(StatementKind)[1:] for post in posts[:N_OF_A_KIND]),
        ),
        left_alone_ids=tuple(post.post_id for post in posts),
        unused_paragraphs=tuple(range(1, 41)),
        dropped=(),
        coverage=Coverage(n_posts_cited=40, n_posts=40, n_students_cited=40, n_students=40),
        not_yet_heard=tuple(range(1, N_STUDENTS + 1)),
        not_drawn_on=tuple(range(1, N_STUDENTS + 1)),
        made_by="rules",
    )


def _thread(text: str) -> ThreadSummary:
    prompt = _prompt(1, text)
    posts = _posts(prompt, text)
    thread = Thread(prompt=prompt, posts=posts, students=_students(text), paragraphs=(text,) * 40)
    return ThreadSummary(thread=thread, summary=_summary(prompt, posts))


def _for_class(text: str) -> ThreadSummary:
    return replace(_thread(text), class_counts=counts_for_class([]))


def _week(text: str) -> WeekReport:
    prompts = [_prompt(number, text) for number in range(1, N_PROMPTS + 1)]
    students = _students(text)
    return WeekReport(
        class_name=text,
        week=WEEK,
        prompts=tuple(
            PromptWeek(
                prompt=prompt,
                n_posts=40,
                n_students=40,
                summary=_summary(prompt, _posts(prompt, text)),
                ledgers=build_ledgers(students, prompt, _posts(prompt, text)),
            )
            for prompt in prompts
        ),
        students=students,
        silent=students,
        n_posts=1000,
        n_posts_before=1000,
    )


def _packs(text: str) -> discord.ui.LayoutView:
    pack = make_pack(n_questions=N_PROMPTS)
    questions = tuple(replace(question, title=text) for question in pack.questions)
    packs = [replace(pack, title=text, essay_title=text, questions=questions) for _ in range(N_PROMPTS)]
    return make_pack_list_card(packs, make_class(), [])


def _prompt_list(text: str) -> discord.ui.LayoutView:
    prompts = [_prompt(number, text) for number in range(1, N_PROMPTS + 1)]
    pack = replace(make_pack(), title=text)
    return make_prompt_list_card(make_class(), pack, prompts, n_posts={}, schedule=None)


def _student(text: str) -> discord.ui.LayoutView:
    own = [
        ledger
        for number in range(1, N_PROMPTS + 1)
        for ledger in build_ledgers(_students(text)[:1], _prompt(number, text), _posts(_prompt(number, text), text))
    ]
    return make_student_participation_card(make_class(), own)


def _progress(text: str) -> discord.ui.LayoutView:
    own = [
        ledger
        for number in range(1, N_PROMPTS + 1)
        for ledger in build_ledgers(_students(text)[:1], _prompt(number, text), _posts(_prompt(number, text), text))
    ]
    return make_progress_card(make_class(), own, now=instant())


def _participation(text: str) -> discord.ui.LayoutView:
    week = _week(text)
    return make_class_participation_card(make_class(), [ledger for each in week.prompts for ledger in each.ledgers])


def _taken(student_id: int, text: str) -> DeclaredPosition:
    return make_position(student_id=student_id, reason=text[:MAX_REASON], paragraph=500)


def _teacher_standing(text: str) -> discord.ui.LayoutView:
    positions = [_taken(number, text) for number in range(1, N_STUDENTS + 1)]
    return make_teacher_standing_card(_prompt(1, text), positions, _students(text), guild_id=GUILD_ID)


def _stored(text: str) -> StoredEssay:
    sentence = Sentence(anchor=Anchor(paragraph=1, sentence=1), text=text)
    paragraphs = tuple(Paragraph(number=number, sentences=(sentence,)) for number in range(1, 31))
    essay = Essay(title=text, author=text, paragraphs=paragraphs)
    return StoredEssay(essay_id=2**62, class_id=1, name=text, essay=essay, added_by_id=1, added_at=instant())


def _outline(text: str) -> discord.ui.LayoutView:
    elements = tuple(
        Element(kind=kind, anchor=Anchor(paragraph=1, sentence=place), text=text, sureness=Sureness.LIKELY)
        for place, kind in enumerate(list(ElementKind) * 10, start=1)
    )
    return make_outline_card(_stored(text), Outline(elements=elements), notice="✅ Noted.")


def _review(text: str) -> discord.ui.LayoutView:
    question = replace(make_question(text=text, paragraphs=(1, 2, 3)), note=text, starter=text, follow_ups=(text, text))
    draft = Draft(draft_id=2**62, class_id=1, essay_id=2**62, question=question, state=DraftState.KEPT, place=1)
    review = Review(
        stored=_stored(text),
        draft=draft,
        number=2,
        n_drafts=25,
        n_kept=24,
        complaints=(Complaint(question_id="q1", words=text),) * 9,
        previous_id=2**62 - 1,
        next_id=2**62 + 1,
    )
    return make_review_card(review, notice="✅ Kept.", undo=draft)


def _saved(text: str) -> discord.ui.LayoutView:
    pack = replace(make_pack(n_questions=25), title=text)
    return make_saved_card(pack, [Complaint(question_id="q1", words=text)] * 40, is_used=False)


def _term(text: str) -> discord.ui.LayoutView:
    plan = TermPlan(
        school_class=make_class(),
        pack=replace(make_pack(), title=text),
        n_students=N_STUDENTS,
        open_prompts=tuple(_prompt(number, text) for number in range(1, N_PROMPTS + 1)),
        next_question_at=instant(),
    )
    return make_term_card(plan)


CARDS: dict[str, Callable[[str], discord.ui.LayoutView]] = {
    "prompt": lambda text: make_prompt_card(_prompt(1, text)),
    "teacher's summary": lambda text: make_summary_card(_thread(text), guild_id=GUILD_ID),
    "class's summary": lambda text: make_summary_card(_for_class(text), guild_id=GUILD_ID),
    "teacher's whole summary": lambda text: make_whole_summary_card(_thread(text), guild_id=GUILD_ID, page=1),
    "class's whole summary": lambda text: make_whole_summary_card(_for_class(text), guild_id=GUILD_ID, page=1),
    "position": lambda text: make_taken_card(
        TakenPosition(position=_taken(1, text), before=None), _prompt(1, text), notice=text
    ),
    "where we stand": lambda text: make_standing_card(_prompt(1, text), counts_for_class([]), _taken(1, text)),
    "teacher's where we stand": _teacher_standing,
    "shared position": lambda text: make_shared_card(_taken(1, text), _prompt(1, text), name=text),
    "closing": lambda text: make_closing_card(_prompt(1, text), counts_for_class([])),
    "week": lambda text: make_week_card(_week(text), guild_id=GUILD_ID),
    "class participation": _participation,
    "student participation": _student,
    "progress": _progress,
    "prompt list": _prompt_list,
    "pack list": _packs,
    "essay": lambda text: make_essay_card(_stored(text)),
    "essay list": lambda text: make_essay_list_card([_stored(text)] * 25, {}),
    "essay removal": lambda text: make_removal_card(_stored(text), []),
    "outline": _outline,
    "review": _review,
    "saved pack": _saved,
    "new term": _term,
    "class notice": lambda text: make_class_notice_card(make_class(name=text)),
    "notice": make_notice_card,
    "done": make_done_card,
}


@pytest.mark.parametrize("text", [NASTY, EMOJI, UNBROKEN, "short"], ids=["nasty", "emoji", "unbroken", "short"])
@pytest.mark.parametrize("name", CARDS)
def test_a_card_keeps_within_discords_limits_whatever_it_is_fed(name: str, text: str) -> None:
    card = CARDS[name](text)

    assert n_characters(card) <= 4000
    assert n_components(card) <= 40
    assert all(item.content for item in card.walk_children() if isinstance(item, discord.ui.TextDisplay))


@pytest.mark.parametrize(
    "name",
    [
        "week",
        "teacher's summary",
        "teacher's where we stand",
        "prompt list",
        "pack list",
        "class participation",
        "outline",
    ],
)
def test_what_a_card_leaves_out_it_says(name: str) -> None:
    assert "-# … and " in card_text(CARDS[name](NASTY))


def test_the_week_card_sends_the_reader_to_the_file_for_students_left_out() -> None:
    assert "more students in participation.csv" in card_text(CARDS["week"](NASTY))


def test_a_week_of_forty_students_and_two_questions_fits_with_everybody_in_it() -> None:
    report = _week("Alexandria")
    report = replace(report, prompts=report.prompts[:1])

    text = card_text(make_week_card(report, guild_id=GUILD_ID))

    assert "40 Alexandria — " in text
    assert "more students" not in text


@given(
    st.lists(
        st.builds(
            lambda head, lines: Part(head=head, lines=tuple(lines)),
            st.text(max_size=3000),
            st.lists(st.text(min_size=1, max_size=500), max_size=12),
        ),
        max_size=6,
    )
)
def test_parts_always_fit_and_count_what_they_left_out(parts: list[Part]) -> None:
    texts = fit_texts(parts)

    assert sum(len(text.encode("utf-16-le", "surrogatepass")) // 2 for text in texts) <= MAX_CHARACTERS


def test_a_marker_is_a_component_id_discord_does_not_give_itself() -> None:
    markers = {marker_of(f"nonce-{number}") for number in range(2000)}

    assert len(markers) == 2000
    assert all(2**20 <= marker < 2**31 for marker in markers)


def test_the_prompt_card_carries_the_marker_of_its_nonce() -> None:
    (container, *_) = make_prompt_card(make_prompt(nonce="abc")).children

    assert container.id == marker_of("abc")
