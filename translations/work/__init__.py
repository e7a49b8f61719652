"""The front page of the staff's rooms: what waits for each person, and the press's coverage board."""
