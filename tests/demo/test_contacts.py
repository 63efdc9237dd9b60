"""The demo's contacts are positions, and their telephones ring nowhere."""

import re

from ceremony.demo import facts
from ceremony.demo.contacts import contacts
from ceremony.files.phones import phone_numbers


def test_every_unit_has_a_position_and_a_number_of_its_own_that_the_import_would_take():
    found = contacts()
    assert set(found) == {unit.code for unit in facts.roster()}
    assert len({contact.phone for contact in found.values()}) == len(found)
    assert all(phone_numbers(contact.phone) == contact.phone and contact.person for contact in found.values())


def test_no_subscriber_can_have_one_of_the_numbers():
    assert all(re.fullmatch(r"0214 0\d\d \d{4}", contact.phone) for contact in contacts().values())
