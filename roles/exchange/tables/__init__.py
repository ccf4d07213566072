"""The catalogue as spreadsheet tables: what the tables are, how they are read, told, and written."""
