"""The history of the catalogue: who changed what, and when."""

from simple_history.models import HistoricalRecords


def kept_history(**options) -> HistoricalRecords:
    """A record of each state that a row was in, with who left it so; it outlives the row.

    Bulk changes pass it by: those go through `simple_history.utils`, or say why they need no record.
    """
    return HistoricalRecords(**options)
