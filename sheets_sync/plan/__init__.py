"""What was decided against what stands there: the difference, its log lines, its batches."""
