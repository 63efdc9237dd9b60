"""The documents in a data directory are nobody else's to read."""

import pytest

from ceremony.services.ceremony import Ceremony


def mode(folder):
    return folder.stat().st_mode & 0o7777


def test_a_new_data_directory_is_closed_to_others(tmp_path):
    Ceremony.open(tmp_path / "new" / "data", create=True).close()
    assert mode(tmp_path / "new" / "data") == 0o700


@pytest.mark.parametrize("create", [True, False])
def test_a_wider_one_is_closed_when_it_is_opened(tmp_path, create):
    Ceremony.open(tmp_path / "data", create=True).close()
    (tmp_path / "data").chmod(0o2755)
    Ceremony.open(tmp_path / "data", create=create).close()
    assert mode(tmp_path / "data") == 0o2700


def test_a_folder_that_accounts_share_is_left_as_it_is(tmp_path):
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o1777)
    Ceremony.open(tmp_path / "shared", create=True).close()
    assert mode(tmp_path / "shared") == 0o1777


def test_a_directory_of_another_account_is_left_to_its_owner(tmp_path, monkeypatch):
    Ceremony.open(tmp_path / "data", create=True).close()
    (tmp_path / "data").chmod(0o755)
    monkeypatch.setattr("os.geteuid", lambda: (tmp_path / "data").stat().st_uid + 1)
    Ceremony.open(tmp_path / "data").close()
    assert mode(tmp_path / "data") == 0o755
