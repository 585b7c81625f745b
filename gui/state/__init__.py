"""What the window knows: settings in force, photos, models, history."""
