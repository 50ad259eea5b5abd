"""The part of Google Drive that a user of spreadsheets meets."""
