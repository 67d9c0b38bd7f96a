"""What providers deliver: proven and stored before they are answered, given to whom it is about afterwards."""
