"""A thread as classes write them: long and short, in earnest and not, typed on phones. Read-only test data."""

from bot.discussion.post import Post
from bot.discussion.prompt import Prompt
from bot.discussion.thread import Thread
from tests.factories import make_post, make_prompt, make_question, make_students

STUDENTS = make_students("Amina", "Jonas", "Noor", "Lea", "Ben", "Priya", "Sam", "Tom", "Yusuf", "Chiara", "Mia")
_ID_OF = {student.name: student.student_id for student in STUDENTS}

# (id, author, id of the post it replies to, text), in time order
_POSTS: tuple[tuple[int, str, int | None, str], ...] = (
    (
        1,
        "Amina",
        None,
        "I think the three cases do carry the argument. All three only moved once somebody stayed in the "
        "room: Kissinger "
        "flew back and forth for months and the Korea talks had 575 meetings. A phone call is not the same "
        "kind of thing.",
    ),
    (2, "Ben", None, "peace talks take long because wars are complicated"),
    (
        3,
        "Noor",
        None,
        "My problem with ¶5 is how the cases were picked. We only hear about the talks that worked. If you "
        "only look at "
        "people who won the lottery, buying a ticket looks like a great plan.",
    ),
    (4, "Jonas", 3, "I agree w/ Noor"),
    (5, "Jonas", None, "but also in Korea nobody actually won so both sides had a reason to sit down"),
    (
        6,
        "Lea",
        None,
        "575 meetings and they still don't have a peace treaty. The Korean war armistice just froze the war "
        "where it was. "
        "So if Korea is the proof, then what the author is really promising is a long ceasefire, not peace.",
    ),
    (7, "Sam", None, "lol 575 meetings. imagine the snacks budget because someone had to feed them for two years 💀"),
    (8, "Priya", 3, "What would a failed long negotiation even look like, and would we have heard of it?"),
    (
        9,
        "Amina",
        3,
        "Some people would say that long talks never work. But the author isn't claiming that they always do, he is "
        "claiming that nobody has tried.",
    ),
    (
        10,
        "Yusuf",
        None,
        "All three wars were already stuck. Maybe the wars didn't end because of the talks, the talks worked "
        "because the "
        "wars were ending. The author has cause and effect backwards.",
    ),
    (
        11,
        "Chiara",
        None,
        "sorry im late!! my wifi was down. I think everyone is making good points because we all read it",
    ),
    (12, "Ben", 10, "He said that because they were tired of it, which is exactly the point that you made, isn't it?"),
    (13, "Tom", None, "is this graded or just for participation?"),
    (
        14,
        "Lea",
        10,
        "Why would both sides sign anything in a frozen war? Because neither of them could win it any more.",
    ),
)


def make_seminar_prompt() -> Prompt:
    """The prompt the thread answers."""
    text = "Three peace processes are offered as proof. What exactly do they prove? Each took months or years."
    return make_prompt(question=make_question("cases", text=text, paragraphs=(5,)))


def make_seminar_posts() -> list[Post]:
    """The thread's posts, ten minutes apart."""
    return [
        make_post(post_id, author_id=_ID_OF[name], text=text, minutes=10 * post_id, reply_to_id=to_id)
        for post_id, name, to_id, text in _POSTS
    ]


def make_seminar_thread() -> Thread:
    """Prompt, posts and roster, on an essay of six ¶; Mia wrote nothing and nobody declared a position."""
    return Thread(
        prompt=make_seminar_prompt(), posts=tuple(make_seminar_posts()), students=STUDENTS, paragraphs=("",) * 6
    )


def id_of(name: str) -> int:
    """The student's id."""
    return _ID_OF[name]
