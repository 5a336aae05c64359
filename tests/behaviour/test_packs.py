"""Packs as files: out, changed, and in again; with errors that name line and field."""

from tests.behaviour.school import School, answer_of, shown, text_of


async def export(school: School, pack_id: str = "bridges") -> bytes:
    answer = answer_of(await school.teacher.slash(school.teachers, "pack export", pack=pack_id))
    [file] = answer.message.attachments
    assert answer.ephemeral
    assert file.filename == f"{pack_id}.yaml"
    return await file.read()


async def import_pack(school: School, data: bytes, name: str = "mine.yaml") -> str:
    return shown(await school.teacher.slash(school.teachers, "pack import", file=(name, data)))


async def test_a_pack_goes_out_as_a_file_and_comes_back_changed(school: School) -> None:
    data = (await export(school)).replace(b"id: bridges", b"id: my-bridges").replace(b"The claim behind q1", b"My own")

    text = await import_pack(school, data)

    assert "is saved, with 3 questions" in text
    [pack] = await school.store.list_packs(1)
    assert (pack.id, pack.questions[0].title) == ("my-bridges", "My own")
    assert "My own" not in shown(await school.teacher.slash(school.teachers, "pack list"))
    await school.teacher.slash(school.teachers, "pack use", pack="my-bridges")
    assert "My own" in shown(await school.teacher.slash(school.teachers, "pack list"))


async def test_a_fault_is_named_with_line_and_field_and_nothing_is_kept(school: School) -> None:
    data = (await export(school)).replace(b"toulmin: warrant", b"toulmin: opinion", 1)

    text = await import_pack(school, data)

    assert "`mine.yaml`, line " in text
    assert "toulmin" in text
    assert await school.store.list_packs(1) == []


async def test_remarks_on_questions_brought_in_do_not_keep_them_out(school: School) -> None:
    data = (await export(school)).replace(
        b"What would have to be true for the claim behind q1 to hold?", b"Is it true?"
    )

    text = await import_pack(school, data)

    assert "**You may want to look at**" in text
    assert "yes or no would answer it" in text
    assert len(await school.store.list_packs(1)) == 1


async def test_what_is_no_pack_file_is_refused(school: School) -> None:
    assert "here I read .yaml or .yml" in await import_pack(school, b"id: a", "mine.txt")
    assert "larger than the 64 KB" in await import_pack(school, b"#" * 70_000)
    assert await school.store.list_packs(1) == []


async def test_a_pack_brought_in_is_offered_everywhere_and_after_a_restart(school: School) -> None:
    await import_pack(school, (await export(school)).replace(b"id: bridges", b"id: my-bridges"))
    await school.restart()

    offered = await school.teacher.autocomplete(school.teachers, "pack use", "pack", "my-br")
    panel = await school.open_panel()
    await school.manager.select(panel, ["my-bridges"], custom_id="h1:setup_pack:1")

    assert [choice["value"] for choice in offered] == ["my-bridges"]
    assert (await school.find_class()).pack_id == "my-bridges"
    assert "Still to choose" not in text_of(panel.message)


async def test_a_pack_that_is_not_there_is_explained(school: School) -> None:
    for command in ("pack use", "pack export"):
        assert "There is no pack “tides”" in shown(await school.teacher.slash(school.teachers, command, pack="tides"))


async def test_a_students_own_tries_change_nothing(school: School) -> None:
    before = await school.find_class()
    data = await export(school)

    for command, options in (("use", {"pack": "ferries"}), ("export", {"pack": "ferries"}), ("import", {})):
        file = {"file": ("mine.yaml", data)} if command == "import" else {}
        text = shown(await school.amina.slash(school.prompts, f"pack {command}", **options, **file))
        assert "for the class's teachers" in text

    assert await school.find_class() == before
    assert await school.store.list_packs(1) == []
