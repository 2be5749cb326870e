"""How softanswer's own model is taught."""
