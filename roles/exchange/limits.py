"""How much a file from outside may hold: enough for the largest frameworks, too little to do harm."""

MAX_FILE = 25_000_000  # bytes, as it comes
MAX_LINE = 1_000_000  # characters of one line of a text file
MAX_LINES_OF_A_ROW = 10_000  # of a text file, where a quoted cell may hold line breaks
MAX_UNPACKED = 150_000_000  # bytes of the parts of a workbook that are read, as really unpacked
MAX_RATIO = 200  # times that a workbook may be larger unpacked than packed, counted from MIN_SUSPECT bytes
MIN_SUSPECT = 1_000_000
MAX_PARTS = 1_000  # files within a workbook
MAX_TAG = 1_000_000  # bytes of one tag or comment within a workbook
MAX_DEPTH = 50  # tags within tags
MAX_ROWS = 300_000
MAX_COLUMNS = 200
MAX_CELL = 32_767  # characters, as many as a cell of a spreadsheet can hold
MAX_TEXTS = 20_000_000  # characters of all the texts that a workbook keeps in common
MAX_NESTED = 50  # lists and objects within one another, in a file of JSON
MAX_JSON_TEXT = 100_000  # characters of one text of a file of JSON
MAX_PACKAGE = 40_000_000  # bytes of a CASE package, in which a requirement takes 700
MAX_ITEMS = 50_000  # of a CASE package
MAX_ASSOCIATIONS = 300_000
