"""What every room of the window uses: theme, icons, numbers, words."""
