"""What people did while a run was writing: matching, three-way merge, late answers."""
