"""The commands: options, output, one boundary for errors."""
