"""How often one address may open the pages of people who connect."""

from accounts.address_limits import limited_page

# An office behind one address may connect thirty people a minute: each opens three or four of these.
limited = limited_page("connect", "120/m")
