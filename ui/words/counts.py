"""The sentences that hold a count: gathered here, as lupdate finds plural forms in ``self.tr`` only."""

from __future__ import annotations

from PySide6.QtCore import QObject


class Counts(QObject):
    """Sentences with a number, in the plural form that the language wants."""

    def branches(self, n: int) -> str:
        """Return how many branches there are."""
        return self.tr("%n branch(es)", "", n)

    def notices(self, n: int) -> str:
        """Return how many notices there are."""
        return self.tr("%n notice(s)", "", n)

    def commit(self, n: int) -> str:
        """Return the words of the button that takes some decisions."""
        return self.tr("Commit %n decision(s)", "", n)

    def plans(self, n: int) -> str:
        """Return how many plans are queued."""
        return self.tr("%n plan(s), not yet paid", "", n)

    def reaching(self, n: int) -> str:
        """Return how far a branch is played; ``{name}`` is still to be filled."""
        return self.tr("{name}: %n week(s)", "", n)

    def runs(self, n: int) -> str:
        """Return a number of runs; ``{n}`` is still to be filled."""
        return self.tr("{n} run(s)", "", n)

    def refusals(self, n: int) -> str:
        """Return in how many runs a decision is refused; ``{n}`` is still to be filled."""
        return self.tr("in {n} run(s) the rules refuse a decision, which is left out there", "", n)

    def decisions(self, n: int) -> str:
        """Return a number of decisions."""
        return self.tr("%n decision(s)", "", n)

    def begin_on_it(self, n: int) -> str:
        """Return how many branches begin on another; ``{names}`` is still to be filled."""
        return self.tr("%n branch(es) begin on it: {names}.", "", n)

    def delete_all(self, n: int) -> str:
        """Return the words of the button that deletes some branches."""
        return self.tr("Delete %n branch(es)", "", n)

    def weeks(self, n: int) -> str:
        """Return a number of weeks."""
        return self.tr("%n week(s)", "", n)

    def halls_run(self, n: int) -> str:
        """Return how the halls fared that were begun; ``{live}`` and ``{use}`` are still to be filled."""
        return self.tr("Of %n hall(s) that you began, {live} run at {use} use.", "", n)

    def halls_only_run(self, n: int) -> str:
        """Return how many of the halls run that were begun; ``{live}`` is still to be filled."""
        return self.tr("Of %n hall(s) that you began, {live} run.", "", n)

    def halls_idle(self, n: int) -> str:
        """Return that of the halls that were begun none runs."""
        return self.tr("Of %n hall(s) that you began, none runs.", "", n)
