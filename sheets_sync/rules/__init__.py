"""What needs order or memory: pools, terms, ladders, stamps. Columns in, columns out."""
