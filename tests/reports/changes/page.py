"""The page of what changed: its address, and the answers of two reports."""

# Python 3 (essential) or Java, SQL 3 and Talking 2, each with weight 3.
BEFORE = {"python": 3, "java": 0, "sql": 0, "sets": 1, "talking": 2}  # 66.66 %
AFTER = BEFORE | {"sql": 3, "talking": 1}  # 83.33 %


def address(report, since=None) -> str:
    return f"/reports/{report.pk}/changes/" + (f"?since={since.pk}" if since else "")
