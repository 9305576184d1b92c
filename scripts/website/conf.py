"""Settings of Sphinx: GitHub's Markdown and nothing else, a theme of its own, no network."""

project = "kurils"
copyright = "the authors of kurils; island shapes © OpenStreetMap contributors, ODbL 1.0"
extensions = ["myst_parser"]
# the documents are plain Markdown: what MyST would read as more than that is text
myst_disable_syntax = ["myst_role", "myst_target", "myst_line_comment", "myst_block_break", "footnote_ref"]
myst_enable_extensions = ["linkify", "strikethrough"]
myst_linkify_fuzzy_links = False
myst_heading_anchors = 6
# anchors of their own (<a id=…>) are none to MyST; scripts/website/links.py follows every link of what was built
suppress_warnings = ["myst.xref_missing", "toc.not_included", "misc.highlighting_failure"]
html_use_index = False
pygments_style = "bw"
html_theme = "alabaster"
html_title = "kurils"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_theme_options = {"fixed_sidebar": True, "page_width": "72rem", "sidebar_width": "16rem", "show_powered_by": False}
html_sidebars = {"**": ["about.html", "searchfield.html", "navigation.html"]}
language = "en"
# what is written is what is shown: `--date` is no dash
smartquotes = False
