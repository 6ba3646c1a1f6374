// Sent when the test says so; the page is not parsed to its end before.
