"""One file, one benchmark: `run()` prints its table and returns its keys for the JSON line of `make bench`."""
