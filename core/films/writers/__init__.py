"""What is written of clips: films, numbered files and a scene that moves."""
