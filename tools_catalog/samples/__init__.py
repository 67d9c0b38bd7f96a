"""Code that makes a call of the API: in curl, Python and JavaScript, ready to run."""
