from bot.practice.browser.uploads import MAX_FILES, Uploads


def test_chosen_files_have_ids_of_their_own_even_with_one_name() -> None:
    uploads = Uploads()

    first, second = uploads.add("essay.txt", b"one"), uploads.add("essay.txt", b"two")

    assert uploads.find(first.upload_id) == first
    assert uploads.find(second.upload_id) == second
    assert first.data != second.data


def test_the_oldest_chosen_file_is_forgotten_when_there_are_too_many() -> None:
    uploads = Uploads()

    kept = [uploads.add(f"{n}.txt", b"x").upload_id for n in range(MAX_FILES + 2)]

    assert [upload_id for upload_id in kept if uploads.find(upload_id) is None] == kept[:2]
