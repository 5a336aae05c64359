"""How the practice week begins: the teacher sets the class up and schedules questions, the students join."""

from datetime import datetime, timedelta

from bot.practice.recorder import Recorder
from bot.practice.stage import PracticeError, Stage, find_custom_id, response_of

#: Short enough that everything asked in the week falls due within it.
_REQUIREMENT = {"n_responses": "1", "n_replies": "2", "different": ["yes"], "response_days": "2", "reply_days": "3"}

_JOINING_TAKES = timedelta(minutes=3)


async def set_up_class(stage: Stage, recorder: Recorder, *, zone: str) -> None:
    """The teacher fills in the whole `/setup` panel and confirms the students' age."""
    teacher = stage.teacher
    panel = response_of(await teacher.slash(stage.teacher_channel, "setup"))
    recorder.commands[panel.id] = "used /setup"
    for action, chosen in (
        ("setup_teacher_role", stage.teacher_role),
        ("setup_student_role", stage.student_role),
        ("setup_prompts_channel", stage.prompts_channel),
        ("setup_teacher_channel", stage.teacher_channel),
    ):
        await teacher.select(panel, [chosen], custom_id=find_custom_id(panel, action))
    week = await teacher.click(panel, custom_id=find_custom_id(panel, "setup_week"))
    await teacher.submit_modal(week, {"zone": zone, "day": ["sunday"], "time": "18:00"})
    asked = await teacher.click(panel, custom_id=find_custom_id(panel, "setup_requirement"))
    await teacher.submit_modal(asked, dict(_REQUIREMENT))
    await teacher.click(panel, custom_id=find_custom_id(panel, "setup_age"))


async def schedule_questions(stage: Stage, recorder: Recorder, *, days: str, at: str) -> None:
    """The teacher has the pack's questions posted by themselves."""
    result = await stage.teacher.slash(stage.teacher_channel, "prompt schedule", days=days, time=at)
    recorder.commands[response_of(result).id] = "used /prompt schedule"


async def join_class(stage: Stage, *, starting_at: datetime) -> None:
    """Every student presses the button on the class notice, one after the other."""
    notice = stage.prompts_channel.last_message
    if notice is None:
        raise PracticeError("The class was not told how to join.")
    button = find_custom_id(notice, "join")
    for index, student in enumerate(stage.students.values()):
        await stage.move_clock(starting_at + index * _JOINING_TAKES)
        response_of(await student.click(notice, custom_id=button))
