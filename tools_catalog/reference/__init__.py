"""Reference pages in Markdown, derived from the definitions. One module for each part of a page."""
