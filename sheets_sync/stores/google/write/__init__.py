"""A batch of changes, sent to Google and looked back on."""
