"""What an article says, and who says so. Pure functions of one article; `scene` is what its later steps share."""
