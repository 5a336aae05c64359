"""Which side a post is on: on what classes write, none may land on the wrong side."""

import pytest

from bot.discussion.position import Position
from bot.discussion.rules.stances import MIN_SURENESS, read_stances

CASES = "The three cases carry the argument"
MARK = "A whole crew should share one mark"
PHONES = "Phones should be banned in class"
UNIFORMS = "Schools should keep uniforms"
MISTAKE = "The new report form is a mistake"
YEARS = "Negotiations only work when they take years"

# What should be read. (claim, post, side)
_CLEAR = (
    (CASES, "I agree with the author, all three only moved once somebody stayed in the room", "agree"),
    (CASES, "the author is right imo. you cant rush peace", "agree"),
    (CASES, "I think the three cases do carry the argument. A phone call is not the same kind of thing.", "agree"),
    (CASES, "yes the cases carry the argument bc they are all long wars", "agree"),
    (CASES, "i disagree with the author. korea never got a treaty", "disagree"),
    (CASES, "The cases don't carry the argument at all", "disagree"),
    (CASES, "i dont think the cases carry the argument, they picked the ones that worked", "disagree"),
    (CASES, "the author is wrong about korea and about the rest", "disagree"),
    (CASES, "I'm not convinced. 575 meetings and still no treaty", "disagree"),
    (CASES, "I don't agree with the essay because it cherry picks", "disagree"),
    (CASES, "it depends what you mean by carry", "it depends"),
    (CASES, "im torn, korea fits but ireland doesnt", "it depends"),
    (CASES, "On the one hand they are long, on the other hand they all ended anyway", "it depends"),
    (CASES, "yes and no. two of them do", "it depends"),
    (MARK, "a crew should share one mark because they sink or float together", "agree"),
    (MARK, "yeah they should share the mark, its one boat", "agree"),
    (MARK, "I agree with the writer, one mark makes people help each other", "agree"),
    (MARK, "crews should not share a mark", "disagree"),
    (MARK, "they shouldn't share a mark if one guy did nothing", "disagree"),
    (MARK, "I don't think the whole crew should share one mark, thats unfair to Ines", "disagree"),
    (MARK, "depends on the group tbh", "it depends"),
    (PHONES, "phones should be banned, they distract everyone", "agree"),
    (PHONES, "ban phones pls they are a distraction and people use them to bully", "agree"),
    (PHONES, "Phones should not be banned, we need them in an emergency", "disagree"),
    (PHONES, "phones should be allowed in class. they help us learn", "disagree"),
    (PHONES, "we shouldnt ban phones", "disagree"),
    (PHONES, "i dont think phones should be banned", "disagree"),
    (PHONES, "Phones are a useful and helpful tool and make class better", "disagree"),
    (PHONES, "i support a ban on phones", "agree"),
    (PHONES, "im against banning phones", "disagree"),
    (UNIFORMS, "schools should keep uniforms because they stop bullying", "agree"),
    (UNIFORMS, "schools should get rid of uniforms", "disagree"),
    (UNIFORMS, "uniforms should be abolished", "disagree"),
    (MISTAKE, "I don't agree with the author", "disagree"),
)
# What is on a side, or on none, in a way the rules must not get wrong; "unclear" is as good. (claim, post, sides)
_TRAPS = (
    (CASES, "I agree w/ Noor", ""),
    (CASES, "lol 575 meetings. imagine the snacks budget 💀", ""),
    (CASES, "oh sure, the author is right, because that worked out so well for Korea", "disagree"),
    (CASES, "yeah right the cases carry the argument", "disagree"),
    (CASES, "Some people would say the cases carry the argument. They picked the winners though.", "disagree"),
    (CASES, "Do the cases carry the argument?", ""),
    (CASES, "if the author is right then every war needs ten years", ""),
    (CASES, 'He writes "the three cases carry the argument" and never shows it', "disagree"),
    (CASES, "I see why the author is right about Ireland, but Korea sinks it", "disagree it depends"),
    (CASES, "I agree with the author but he forgets Korea", "agree disagree it depends"),
    (CASES, "Jonas said the cases don't carry the argument", ""),
    (CASES, "i used to think the cases carry the argument", "disagree it depends"),
    (CASES, "At first I agreed with the author, now I don't", "disagree"),
    (CASES, "peace talks failed everywhere and war is terrible and people die", ""),
    (CASES, "Only one of the three cases carries the argument", "disagree it depends"),
    (CASES, "I can't disagree with the author", "agree"),
    (CASES, "nobody can disagree with the author here", "agree"),
    (CASES, "not saying I disagree with the author, just asking", ""),
    (CASES, "the author is right that Kyiv got hit", "agree"),
    (CASES, "the author thinks the three cases carry the argument", ""),
    (MARK, "Sharing one mark is unfair and it punishes the crew that worked, it's just wrong", "disagree"),
    (UNIFORMS, "Uniforms are ugly, uncomfortable and a waste of money", "disagree"),
    (MARK, "The essay says a crew should share one mark", ""),
    (MARK, "people who think a crew should share one mark never had a Tobias", "disagree"),
    (MARK, "Individual marks are unfair and harmful and they make people selfish", "agree"),
    (MARK, "why should a crew share one mark?", "disagree"),
    (MARK, "it would be great if everyone got one mark but thats a fantasy", "disagree"),
    (MARK, "Although sharing one mark is unfair, it makes us help each other", "agree"),
    (MARK, "I hated group work last year", ""),
    (MARK, "my group was amazing and we had the best time", ""),
    (PHONES, "my mom thinks phones should be banned", ""),
    (PHONES, "you could say phones should be banned, but then how do I call home", "disagree"),
    (PHONES, "banning phones is stupid and unfair and will only cause problems", "disagree"),
    (PHONES, "if phones are banned nobody is safe in an emergency", "disagree"),
    (PHONES, "It's not that phones should be banned, it's that teachers should be stricter", "disagree"),
    (PHONES, "A ban would help, not hurt", "agree"),
    (PHONES, "phones arent the problem", "disagree"),
    (PHONES, "great idea, ban phones, then ban pencils /s", "disagree"),
    (PHONES, "there is nothing wrong with phones", "disagree"),
    (UNIFORMS, "nobody should have to wear a uniform", "disagree"),
    (UNIFORMS, "without uniforms there is more bullying and it's terrible and unsafe", "agree"),
    (UNIFORMS, "uniforms are not bad at all", "agree"),
    (UNIFORMS, "Uniforms are supposed to stop bullying but they just don't work", "disagree"),
    (UNIFORMS, "teachers say uniforms are good and helpful and fair", ""),
    (MISTAKE, "I agree that the form is a mistake", "agree"),
    (MISTAKE, "the form is not a mistake, it's fair and useful and protects Ines", "disagree"),
    (MISTAKE, "the new form is unfair and useless", "agree"),
    (YEARS, "negotiations don't only work when they take years", "disagree"),
    (YEARS, "I doubt that negotiations work when they take years", "disagree"),
)


@pytest.mark.parametrize(("claim", "text", "side"), _CLEAR)
def test_a_stance_that_is_declared_is_read(claim: str, text: str, side: str) -> None:
    [stance] = read_stances([text], claim)

    assert stance.position == side
    assert MIN_SURENESS <= stance.sureness <= 1


@pytest.mark.parametrize(("claim", "text", "sides"), _TRAPS)
def test_no_post_lands_on_a_side_it_is_not_on(claim: str, text: str, sides: str) -> None:
    [stance] = read_stances([text], claim)

    assert stance.position is None or stance.position in sides


def test_unclear_is_never_sure() -> None:
    [stance] = read_stances(["is this graded?"], CASES)

    assert stance.position is None
    assert stance.sureness == 0


def test_stances_come_in_the_order_of_the_texts() -> None:
    texts = ["We shouldn't ban phones", "", "Phones should be banned"]

    stances = read_stances(texts, PHONES)

    assert [stance.position for stance in stances] == [Position.DISAGREE, None, Position.AGREE]


def test_less_sure_readings_are_there_for_who_asks() -> None:
    text = "phones help"

    assert read_stances([text], PHONES)[0].position is None
    [stance] = read_stances([text], PHONES, min_sureness=0.0)
    assert stance.position is Position.DISAGREE
    assert 0 < stance.sureness < MIN_SURENESS
