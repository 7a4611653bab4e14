# SPDX-License-Identifier: EUPL-1.2
"""Telephone numbers, as people write them and as a telephone dials them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.card import PHONE
from checker.phone import dial
from tests.checker.small_cards import LAWS

DIALLED = {
    "0900 8844": "tel:09008844",
    "0900-8844": "tel:09008844",
    "088-123 45 67": "tel:0881234567",
    "+31 6 12345678": "tel:+31612345678",
    "(070) 123 45 67": "tel:0701234567",
    "(070)-123.45.67": "tel:0701234567",
    "+31 (0)70 123 45 67 tst 12": "tel:+31701234567;ext=12",
    "+31 (0)70 123 45 67, toestel 12": "tel:+31701234567;ext=12",
    "0031 (0)70 123 45 67": "tel:0031701234567",
    "070-123 45 67 ext. 9": "tel:0701234567;ext=9",
    "070-123 45 67tst9": "tel:0701234567;ext=9",
    "112": "tel:112",
}

REFUSED = (
    "bel 112",
    "12",
    "1234567890123456",
    "070-123 45 67 keuze 2",
    "070-123 45 67 tst",
    "070-123 45 67 tst 1234567",
    "0800-VEILIG",
    "++31 6 12345678",
    "31+612345678",
    "070/1234567",
    "070-1234567 of 112",
    "tel:112",
    "112;ext=1",
    "\u0660\u0661\u0662",
    "112 ",
    "112<b>",
    "112\n",
)


@pytest.mark.parametrize("phone", DIALLED)
def test_a_number_is_dialled_however_it_is_written(phone: str) -> None:
    assert re.fullmatch(PHONE, phone)
    assert dial(phone) == DIALLED[phone]


@pytest.mark.parametrize("phone", REFUSED)
def test_what_is_no_number_is_refused_while_the_card_is_read(phone: str) -> None:
    assert not re.fullmatch(PHONE, phone)


def test_a_number_that_the_region_does_not_know_yet_may_be_empty() -> None:
    assert re.fullmatch(PHONE, "")


@LAWS
@given(st.from_regex(re.compile(PHONE, re.ASCII), fullmatch=True).filter(str.strip))
def test_whatever_number_the_card_may_hold_a_telephone_can_dial_all_its_digits(phone: str) -> None:
    dialled = dial(phone)
    assert re.fullmatch(r"tel:\+?[0-9]{2,15}(;ext=[0-9]{1,6})?", dialled, re.ASCII)
    assert dialled.startswith("tel:+") == phone.startswith("+")
    assert (";ext=" in dialled) == bool(re.search("tst|toestel|ext", phone))
    written, kept = (re.sub("[^0-9]", "", each) for each in (phone, dialled))
    assert kept == written or (phone.startswith(("+", "00")) and "(0)" in phone and len(kept) < len(written))
