"""The catalogue in and out: one file per format, all of them by way of `document.Document`."""
