"""What a database may not be able to store or to look for is refused before it is asked."""

import pytest
from django.test import Client
from django.urls import reverse

LONGEST = 150


@pytest.mark.django_db
def test_it_refuses_a_user_name_that_no_account_can_have() -> None:
    response = Client().post(reverse("admin:login"), {"username": "a" * (LONGEST + 1), "password": "x"})

    assert response.status_code == 200
    assert response.context["form"].errors == {
        "username": [f"Ensure this value has at most {LONGEST} characters (it has {LONGEST + 1})."]
    }


@pytest.mark.django_db
def test_it_takes_the_longest_user_name() -> None:
    response = Client().post(reverse("admin:login"), {"username": "a" * LONGEST, "password": "x"})

    assert list(response.context["form"].errors) == ["__all__"]


@pytest.mark.parametrize("query", ["key=%00", "key__startswith=a%00b", "%00=a", "q=%00"])
@pytest.mark.parametrize("kind", ["catalog_option", "catalog_edition", "auth_user"])
def test_it_refuses_a_list_of_what_has_a_nul(kind: str, query: str, admin_client: Client) -> None:
    assert admin_client.get(f"{reverse(f'admin:{kind}_changelist')}?{query}").status_code == 400


@pytest.mark.django_db
def test_it_asks_strangers_who_they_are_first() -> None:
    assert Client().get(f"{reverse('admin:auth_user_changelist')}?username=%00").status_code == 302
