"""What lists, pages and limits cost as tables grow: in statements, and in what the database does for them."""
