"""What names what: the things that rest on another, which can't be deleted while they do."""

from collections import defaultdict

from catalog.checks.places import Place, named
from catalog.document import GuideDocument
from catalog.things import Thing, things

Identity = tuple[str, str, str]
"""Kind, owner's key (the question of a choice, the criterion of a level, otherwise empty) and key."""


class Usage:
    """Who names each thing of one document."""

    def __init__(self, document: GuideDocument) -> None:
        self._questions = {step.key: [question.key for question in step.questions] for step in document.steps}
        self._things = list(things(document))
        self._users = defaultdict[Identity, set[object]](set)
        for place in named(document):
            if not _own(place):
                self._users[place.identity].add(place.path[: 1 if place.path[0] == "guide" else 2])

    def of(self, *identities: Identity) -> list[Thing]:
        """The things that name any of some, each once; for a step, those that name its questions.

        The ratings of an option or a criterion belong to it, and are left out.
        """
        users = {user for identity in identities for one in self._asked(identity) for user in self._users[one]}
        return [thing for thing in self._things if thing.steps in users]

    def _asked(self, identity: Identity) -> list[Identity]:
        kind, _, key = identity
        return [("question", "", each) for each in self._questions[key]] if kind == "step" else [identity]


def _own(place: Place) -> bool:
    return place.path[0] == "ratings" and place.kind in ("option", "criterion")
