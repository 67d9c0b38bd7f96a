"""What a partner's pages look like to the people who connect: a logo, a colour, a place to ask."""
