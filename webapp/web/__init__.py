"""The web app: the only code that knows Flask and Jinja."""
