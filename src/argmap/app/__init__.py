"""The explorer: a Streamlit app over the same frozen values that the command line prints."""
