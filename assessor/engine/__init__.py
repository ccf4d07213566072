"""The rules of the product as pure functions over plain values: no database, no web, no clock.

`VERSION` changes whenever a rule gives another result for the same input; every report keeps the one it was made by.
"""

VERSION = "1"
