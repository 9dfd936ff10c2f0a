# Nothing.

# And nothing more.