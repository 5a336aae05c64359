"""What a reply does with the post it answers."""

import pytest

from bot.discussion.reply_stance import ReplyStance, read_reply

_POST = "We only hear about the talks that worked. The cases were picked because they succeeded."


@pytest.mark.parametrize(
    "text",
    [
        "I agree",
        "yeah exactly",
        "same",
        "totally agree, nobody writes about the ones that failed",
        "ok thats fair",
        "good point, I had that one down as decoration",
        "Fair enough.",
        "couldn't agree more",
        "I don't disagree",
        "You're right about ¶5",
        "no doubt",
    ],
)
def test_agreement_is_heard(text: str) -> None:
    assert read_reply(text, _POST) is ReplyStance.AGREES


@pytest.mark.parametrize(
    "text",
    [
        "I disagree, ¶5 names two that nearly failed",
        "But without ¶4 nobody knows why a team.",
        "no, they show peace took long in three places",
        "I don't think the author agrees with him.",
        "thats a fact not a point tho",
        "That doesn't prove anything about short talks",
        "nah",
        "not really, Korea never got a treaty",
        "you're forgetting the second case",
        "isnt that just true of hard things?",
        "respectfully if you keep that one the article says the opposite",
    ],
)
def test_objection_is_heard(text: str) -> None:
    assert read_reply(text, _POST) is ReplyStance.OBJECTS


@pytest.mark.parametrize(
    "text",
    [
        "I agree but the Korean one failed in a way",
        "true, but then why are there three of them",
        "good point. but that doesn't make ¶5 wrong",
        "I don't disagree, but it leaves out 1953",
    ],
)
def test_agreement_that_turns_is_an_objection(text: str) -> None:
    assert read_reply(text, _POST) is ReplyStance.OBJECTS


@pytest.mark.parametrize(
    "text",
    [
        "then who grades it?",
        "What would a failed one look like?",
        "why did they meet so often",
        "ok so how do you know?",
    ],
)
def test_a_question_asks(text: str) -> None:
    assert read_reply(text, _POST) is ReplyStance.ASKS


@pytest.mark.parametrize(
    "text",
    [
        "Also the Oslo talks, nobody mentions those",
        "another example is the armistice",
        "I'd add that somebody has to want an end first",
        "plus ¶6 says months and ¶5 was years",
        "The talks that succeeded had somebody in the room the whole time",
    ],
)
def test_more_of_the_same_builds_on_it(text: str) -> None:
    assert read_reply(text, _POST) is ReplyStance.BUILDS_ON


@pytest.mark.parametrize(
    "text", ["lol", "💀💀", "", "yeah right", "my cat walked over the keyboard", "> I agree with this\n"]
)
def test_what_says_nothing_is_unclear(text: str) -> None:
    assert read_reply(text, _POST) is ReplyStance.UNCLEAR
