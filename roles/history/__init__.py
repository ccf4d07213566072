"""The history of the catalogue as people read it: who changed what, when, in plain words."""
