"""What of a guide is due for review, and the note that it was checked and nothing had changed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from catalog.access import may_curate
from catalog.admin.pages import guide_page, show
from catalog.admin.places import Places
from catalog.document import GuideDocument
from catalog.interchange import to_document
from catalog.models import Guide
from catalog.reviewing import AHEAD, Agenda, Review, agenda, settle

MOVED_ON = "The working copy has changed since you saw this page. Look at what you have checked again, then send it."


class ReviewForm(forms.Form):
    """What was checked, and by when it has to be checked again."""

    checked = forms.MultipleChoiceField(
        error_messages={
            "required": "Select what you have checked.",
            "invalid_choice": "Something you selected is not up for review any more: look at the list, then send it.",
        }
    )
    review_by = forms.DateField(
        label="Next review by",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="For all that is selected. Empty: for each the date that its line proposes.",
    )

    def __init__(self, found: Agenda, data: Any = None) -> None:
        super().__init__(data)
        self.agenda = found
        self.fields["checked"].choices = [(identity, each.name) for identity, each in found.all.items()]  # type: ignore[attr-defined]

    def clean_review_by(self) -> Any:
        """The date, which lies ahead."""
        date = self.cleaned_data["review_by"]
        if date and date <= timezone.localdate():
            raise ValidationError("Give a date after today, or none.")
        return date

    @property
    def chosen(self) -> list[Review]:
        """What was selected, of a valid form."""
        reviews = self.agenda.all
        return [reviews[identity] for identity in self.cleaned_data["checked"]]


@require_http_methods(["GET", "HEAD", "POST"])
@guide_page()
def review_view(request: HttpRequest, guide: Guide) -> HttpResponse:
    """What is due, oldest first; sent, set the dates of all that was selected."""
    today = timezone.localdate()
    if request.method != "POST":
        document = to_document(guide)
        return _page(request, guide, document, ReviewForm(agenda(document, today=today)))
    if not may_curate(request.user):
        raise PermissionDenied
    Guide.objects.select_for_update().get(pk=guide.pk)
    document = to_document(guide)
    found = agenda(document, today=today)
    form = ReviewForm(found, request.POST)
    if request.POST.get("sha256") != document.sha256():
        return _page(request, guide, document, form, refused=MOVED_ON)
    if not form.is_valid():
        return _page(request, guide, document, form)
    settle(guide, form.chosen, today=today, review_by=form.cleaned_data["review_by"])
    count = len(form.chosen)
    messages.success(request, f"{count} thing{' was' if count == 1 else 's were'} checked today, and nothing changed.")
    return redirect("admin:catalog_guide_review", guide.pk)


def _page(
    request: HttpRequest, guide: Guide, document: GuideDocument, form: ReviewForm, *, refused: str = ""
) -> HttpResponse:
    places, found = Places(guide), form.agenda
    chosen = set(form["checked"].value() or ())
    due, undated = (
        [{"review": each, "url": places.of(each.part, each.key), "chosen": each.identity in chosen} for each in reviews]
        for reviews in (found.due, found.undated)
    )
    context = {
        "due": due,
        "undated": undated,
        "form": form,
        "days": AHEAD.days,
        "editable": may_curate(request.user),
        "sha256": document.sha256(),
        "refused": refused,
    }
    status = 409 if refused else 422 if form.is_bound else 200
    return show(request, guide, "admin/catalog/guide/review.html", context, title="Review", status=status)
