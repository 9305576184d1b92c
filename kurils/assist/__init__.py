"""The record for assistants: tools and resources of the Model Context Protocol. Needs the extra `kurils[mcp]`."""
