"""Ask again who it is before what matters, unless they have just said so."""
